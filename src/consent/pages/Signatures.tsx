/** What was signed, newest first, each with its witness or the form in which one signs as a witness. */
import type { PersonId } from '#kernel/ids.ts'
import { ROUTE_NAMES } from '#visits/words.ts'
import { Form, Hidden, Submit } from '#web/form.tsx'
import { Empty, Facts } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { Signature } from '#web/signature.tsx'
import type { SignedEntry } from '../consent.ts'
import { SETTING_NAMES } from '../words.ts'

type SignaturesProps = {
  readonly signatures: readonly { readonly signature: SignedEntry; readonly witness?: PersonId }[]
  readonly names: ReadonlyMap<PersonId, string>
  readonly typed?: Typed
  /** What the witness confirms. */
  readonly words: string
}

export function Signatures({ signatures, names, typed, words }: SignaturesProps) {
  if (signatures.length === 0) return <Empty>Nothing is signed yet.</Empty>
  return (
    <ul className="consent-signatures">
      {signatures.map(({ signature: { id, at, body }, witness }) => (
        <li key={id} className="consent-part">
          <Signature name={body.name} at={at} />
          <Facts
            facts={[
              ['Document', `${body.document.id} ${body.document.version}`],
              [
                'Parts',
                `${body.answers.length}, of these ${body.answers.filter((a) => a.answer === 'agree').length} agreed`,
              ],
              ['For sessions', body.routes.map((route) => ROUTE_NAMES[route]).join(', ')],
              ['Where', body.settings.map((setting) => SETTING_NAMES[setting]).join(', ')],
              ['Signed', body.where === 'together' ? 'together with the care team' : 'on their own page'],
              ['Witness', witness ? (names.get(witness) ?? 'somebody of the care team') : 'nobody yet'],
            ]}
          />
          {!witness && (
            <Form typed={typed} intent="witness" label="Witness this signature">
              <Hidden name="signature" value={id} />
              <p className="consent-words">{words}</p>
              <Submit>Sign as witness</Submit>
            </Form>
          )}
        </li>
      ))}
    </ul>
  )
}
