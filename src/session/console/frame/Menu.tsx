/** What is seldom needed: sound, light, the keys, the other pages, and the way out. */
import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react'
import { useAtHand } from '../at-hand.tsx'
import { FRAME, SIGN_OUT } from '../words.ts'
import { Switch } from './Switch.tsx'
import type { Settings } from './settings.ts'

type MenuProps = {
  readonly settings: Settings
  readonly set: (settings: Settings) => void
  readonly onHelp: () => void
}

export function Menu({ settings, set, onHelp }: MenuProps) {
  const menu = useRef<HTMLDetailsElement>(null)
  const close = () => {
    if (menu.current) menu.current.open = false
  }
  function onKey({ key }: KeyboardEvent): void {
    if (key !== 'Escape' || !menu.current?.open) return
    close()
    menu.current.querySelector('summary')?.focus()
  }
  const left = ({ relatedTarget }: FocusEvent) => {
    if (!(relatedTarget instanceof Node) || !menu.current?.contains(relatedTarget)) close()
  }
  return (
    <details className="menu" ref={menu} onKeyDown={onKey} onBlur={left}>
      <summary className="button button-quiet">{FRAME.menu}</summary>
      {/* A tap on a word of the menu keeps the focus inside. */}
      <div className="menu-list" tabIndex={-1}>
        <Switch is={settings.sound} onSet={(sound) => set({ ...settings, sound })} words={FRAME.sound} />
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
  )
}

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
    if (!out.ok) setWhy(out.problems.map(({ message }) => message).join(' '))
  }
  return (
    <>
      <button type="button" className="button button-quiet" aria-disabled={going} onClick={() => void go()}>
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
