/** Something that is on or off, in a word as well as in a colour. */
import { FRAME } from '../words.ts'

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
