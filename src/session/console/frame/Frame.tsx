/** Around every view: who is signed in, where the entries are, and the menu. */
import { type ReactNode, useState } from 'react'
import { useAtHand } from '../at-hand.tsx'
import { FRAME } from '../words.ts'
import { Menu } from './Menu.tsx'
import { Refused } from './Refused.tsx'
import { StatusLine } from './StatusLine.tsx'
import { StoredNotice } from './StoredNotice.tsx'
import type { Settings } from './settings.ts'

type FrameProps = {
  readonly settings: Settings
  readonly set: (settings: Settings) => void
  /** May alarms sound by now, as far as the browser is concerned? */
  readonly heard: boolean
  readonly onHelp: () => void
  /** The way to the other sessions, when there are any. */
  readonly board: boolean
  /** What stands at the lower edge, under the thumb. */
  readonly foot?: ReactNode
  readonly children: ReactNode
}

export function Frame({ settings, set, heard, onHelp, board, foot, children }: FrameProps) {
  const { held } = useAtHand()
  const [refused, setRefused] = useState(false)
  return (
    <div className="console">
      <a className="skip" href="#main">
        {FRAME.skip}
      </a>
      <header className="console-head">
        <p className="console-who">
          <span className="brand">{FRAME.brand}</span> {held.person?.name}
        </p>
        <StatusLine which="always" onRefused={() => setRefused(!refused)} />
        <div className="console-tools">
          {settings.sound && !heard && (
            <button type="button" className="button button-primary">
              {FRAME.soundWaits}
            </button>
          )}
          {board && (
            <a className="button button-quiet" href="#board">
              {FRAME.board}
            </a>
          )}
          <Menu settings={settings} set={set} onHelp={onHelp} />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="session">
        <StatusLine which="more" onRefused={() => setRefused(!refused)} />
        {refused && <Refused />}
        {children}
      </main>
      <div className="console-foot">
        <StoredNotice />
        {foot}
      </div>
    </div>
  )
}
