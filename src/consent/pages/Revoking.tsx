/** Recording that a person took back a statement, or everything, by word, gesture or letter. */
import { Choice, Form, Submit, TextArea } from '#web/form.tsx'
import type { Typed } from '#web/read-form.ts'
import type { StatementState } from '../consent.ts'
import { HOW_WORDS } from '../words.ts'

const HEARD = ['word', 'gesture', 'letter'] as const

export function Revoking({
  states,
  typed,
}: {
  readonly states: readonly StatementState[]
  readonly typed?: Typed
}) {
  return (
    <Form typed={typed} intent="revoke" label="Record that something was taken back">
      <Choice
        name="statement"
        kind="select"
        label="What was taken back"
        defaultValue="touch"
        options={[
          { value: '', label: 'Everything: the whole consent' },
          ...states.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      <Choice
        name="how"
        label="How"
        inline
        required
        options={HEARD.map((value) => ({ value, label: HOW_WORDS[value] }))}
      />
      <TextArea name="said" label="What was said" help="Only if it matters." rows={2} maxLength={500} />
      <Submit tone="danger">Record it</Submit>
    </Form>
  )
}
