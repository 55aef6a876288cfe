/** Around every view: who is signed in, where the entries are, and the menu. */
import { type ReactNode, useState } from 'react'
import { useAtHand } from '../at-hand.tsx'
import { FRAME, SIGN_OUT } from '../words.ts'
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
          <details className="menu">
            <summary className="button button-quiet">{FRAME.menu}</summary>
            <div className="menu-list">
              <Switch
                is={settings.sound}
                onSet={(sound) => set({ ...settings, sound })}
                words={FRAME.sound}
              />
              <Switch is={settings.room} onSet={(room) => set({ ...settings, room })} words={FRAME.room} />
              <button type="button" className="button button-quiet" onClick={onHelp}>
                {FRAME.help}
              </button>
              <a className="button button-quiet" href="/today">
                {FRAME.pages}
              </a>
              <SignOut />
            </div>
          </details>
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

type SwitchProps = {
  readonly is: boolean
  readonly onSet: (is: boolean) => void
  readonly words: string
}

export const Switch = ({ is, onSet, words }: SwitchProps) => (
  <button
    type="button"
    role="switch"
    aria-checked={is}
    className="button button-quiet toggle"
    onClick={() => onSet(!is)}
  >
    {words}
    <span className="toggle-state" aria-hidden>
      {is ? FRAME.on : FRAME.off}
    </span>
  </button>
)

/** Nothing is forgotten that was not sent: then the device says why it stays. */
function SignOut() {
  const { device, held } = useAtHand()
  const [going, setGoing] = useState(false)
  const [why, setWhy] = useState<string>()
  if (!held.person) return null
  async function go(): Promise<void> {
    setGoing(true)
    const out = await device.signOut()
    setGoing(false)
    if (out.ok) location.assign('/sign-in')
    else setWhy(out.problems.map(({ message }) => message).join(' '))
  }
  return (
    <>
      <button type="button" className="button button-quiet" disabled={going} onClick={() => void go()}>
        {going ? FRAME.signingOut : FRAME.signOut}
      </button>
      {why && (
        <p className="field-error" role="alert">
          {SIGN_OUT.not} {why}
        </p>
      )}
    </>
  )
}
