import { PASSKEY } from '../passkey-words.ts'
import script from './passkey-script.js?url&no-inline'

/**
 * A button inside a form that asks the browser for a passkey and sends the form with its answer. Without JavaScript
 * it is not there, and neither is it where the browser knows no passkeys.
 */
export function PasskeyButton({
  ask,
  options,
  name = 'passkey',
  children,
}: {
  readonly ask: 'make' | 'show'
  /** What the browser needs, as JSON. */
  readonly options: string
  /** The field that the answer is sent in. */
  readonly name?: string
  readonly children: string
}) {
  return (
    <div className="passkey" data-passkey={ask} data-options={options} data-failed={PASSKEY.failed} hidden>
      <input type="hidden" name={name} data-answer="" />
      <button type="button" className="button button-quiet">
        {children}
      </button>
      <p role="status" />
      <script type="module" src={script} />
    </div>
  )
}
