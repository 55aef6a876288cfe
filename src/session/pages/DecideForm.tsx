/** The prescriber's signed word on lines that are not met but may be decided on. */

import { has, type Role } from '#people/people.ts'
import { Choice, Form, Submit, TextArea } from '#web/form.tsx'
import { Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import type { Gate } from '../discharge.ts'

type DecideFormProps = {
  readonly gate: Gate
  readonly person: { readonly roles: readonly Role[] }
  readonly typed?: Typed
}

export function DecideForm({ gate, person, typed }: DecideFormProps) {
  const open = gate.lines.filter(({ ruling }) => ruling === 'ask')
  if (open.length === 0 || !has(person, 'prescriber')) return null
  return (
    <Section
      title="Your decision"
      id="decide"
      about="These lines are not met; a prescriber may decide on them, with a reason."
    >
      <Form typed={typed} intent="decide" label="Your decision">
        <Choice
          name="rules"
          kind="checkbox"
          label="You decide on"
          options={open.map(({ id, text, found }) => ({
            value: `discharge:${id}`,
            label: text,
            help: found,
          }))}
          required
        />
        <Choice
          name="decision"
          label="Your decision"
          options={[
            { value: 'go-ahead', label: 'The person may go' },
            { value: 'hold', label: 'The person stays' },
          ]}
          inline
          required
        />
        <TextArea name="reason" label="Because" rows={2} maxLength={500} required />
        <Submit tone="quiet">Sign the decision</Submit>
      </Form>
    </Section>
  )
}
