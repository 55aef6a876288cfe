/** Ten digits as large as a thumb. Every key is a button, so that it works by switch and by voice too. */
import { ENTRY } from '../words.ts'

type KeypadProps = {
  readonly label: string
  readonly onDigit: (digit: string) => void
  readonly onErase: () => void
  readonly onNext: () => void
}

export function Keypad({ label, onDigit, onErase, onNext }: KeypadProps) {
  return (
    // The field keeps the focus, so that a keyboard can go on where a thumb left off.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would stand between the form and its own fields
    <div className="keypad" role="group" aria-label={label} onPointerDown={(event) => event.preventDefault()}>
      {[...'123456789'].map((digit) => (
        <Key key={digit} onPress={() => onDigit(digit)}>
          {digit}
        </Key>
      ))}
      <Key onPress={onErase}>{ENTRY.erase}</Key>
      <Key onPress={() => onDigit('0')}>0</Key>
      <Key onPress={onNext}>{ENTRY.next}</Key>
    </div>
  )
}

const Key = ({ onPress, children }: { readonly onPress: () => void; readonly children: string }) => (
  <button type="button" className={children.length === 1 ? 'key' : 'key key-word'} onClick={onPress}>
    {children}
  </button>
)
