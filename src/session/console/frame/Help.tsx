/** The keys, and what a person has to know about what is kept. */
import { useEffect, useRef } from 'react'
import { FRAME, HELP, PANEL } from '../words.ts'
import { Switch } from './Switch.tsx'
import type { Settings } from './settings.ts'
import { KEYS } from './shortcuts.ts'

type HelpProps = {
  readonly open: boolean
  readonly onClose: () => void
  readonly settings: Settings
  readonly set: (settings: Settings) => void
}

export function Help({ open, onClose, settings, set }: HelpProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal()
    if (!open) dialog.current?.close()
  }, [open])
  return (
    <dialog ref={dialog} className="help" aria-label={HELP.title} onClose={onClose}>
      <h2>{HELP.title}</h2>
      <p>{HELP.kept}</p>
      <p>{HELP.typing}</p>
      <Switch is={settings.keys} onSet={(keys) => set({ ...settings, keys })} words={FRAME.keys} />
      <p>{HELP.about}</p>
      <dl className="keys">
        <Key name="a" what={HELP.alarm} />
        {KEYS.map(([key, panel]) => (
          <Key key={key} name={key} what={PANEL[panel]} />
        ))}
        <Key name="b" what={HELP.board} />
        <Key name="?" what={HELP.help} />
      </dl>
      <button type="button" className="button button-primary" onClick={onClose}>
        {HELP.close}
      </button>
    </dialog>
  )
}

const Key = ({ name, what }: { readonly name: string; readonly what: string }) => (
  <div>
    <dt>
      <kbd>{name}</kbd>
    </dt>
    <dd>{what}</dd>
  </div>
)
