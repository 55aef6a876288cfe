/** Under the thumb: the three commonest forms, and everything else one tap further. */
import { useState } from 'react'
import { PANEL, PERSON } from '../words.ts'
import { COMMONEST, OTHERS, type PanelName } from './panels.ts'

type ThumbProps = { readonly panel: PanelName; readonly onOpen: (panel: PanelName) => void }

export function Thumb({ panel, onOpen }: ThumbProps) {
  const [more, setMore] = useState(false)
  const button = (name: PanelName) => (
    <button
      key={name}
      type="button"
      aria-current={name === panel ? 'true' : undefined}
      onClick={() => {
        setMore(false)
        onOpen(name)
      }}
    >
      {PANEL[name]}
    </button>
  )
  return (
    <nav className="thumb-bar" aria-label={PERSON.most}>
      {more && (
        <div className="thumb-more" id="more">
          {OTHERS.map(button)}
        </div>
      )}
      <div className="thumb-most">
        {COMMONEST.map(button)}
        <button
          type="button"
          aria-expanded={more}
          aria-controls={more ? 'more' : undefined}
          aria-current={OTHERS.includes(panel) ? 'true' : undefined}
          onClick={() => setMore(!more)}
        >
          {PERSON.more}
        </button>
      </div>
    </nav>
  )
}
