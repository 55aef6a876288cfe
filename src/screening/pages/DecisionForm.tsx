/** The form in which a prescriber decides on a finding. It stands in the finding's card. */
import { Checkbox, Choice, Form, Submit, TextArea } from '#web/form.tsx'
import type { Typed } from '#web/read-form.ts'
import { FINDING_DECISIONS } from '../clearance-words.ts'
import { findingDecision } from '../entries.ts'
import type { Finding } from '../screening.ts'
import { FORM } from '../words.ts'
import { intentFor } from './decision-form.ts'

type Props = { readonly finding: Finding; readonly typed?: Typed; readonly basis?: string }

export function DecisionForm({ finding, typed, basis }: Props) {
  if (finding.status === 'present' && finding.override === 'never') return <p>{FORM.neverPassed}</p>
  const hardStop = finding.status === 'present' && finding.class === 'A'
  return (
    <Form
      typed={typed}
      intent={intentFor(finding.rule)}
      basis={basis}
      action={`#${finding.rule}`}
      label={`Decision on: ${finding.title}`}
    >
      <Choice
        name="decision"
        label="Your decision"
        required
        options={findingDecision.options.map((value) => ({ value, label: FINDING_DECISIONS[value] }))}
      />
      <TextArea name="reason" label="Your reason" rows={2} maxLength={2000} required />
      <TextArea name="conditions" label="Conditions" help={FORM.conditionsHelp} rows={2} maxLength={1000} />
      {hardStop && <Checkbox name="override" label={FORM.override} />}
      <Submit tone="quiet">Record the decision</Submit>
    </Form>
  )
}
