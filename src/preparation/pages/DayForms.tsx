/** The forms of the day: asking, measuring, and the prescriber's decision. Any part of a form can be sent by itself. */
import { PLAUSIBLE } from '#kernel/plausible.ts'
import { Checkbox, Choice, Field, Form, Row, Submit, TextArea } from '#web/form.tsx'
import type { Typed } from '#web/read-form.ts'
import { VITALS, type VitalName } from '../day-form.ts'
import { VITAL_NAMES } from '../day-words.ts'
import type { ReadinessLine } from '../readiness.ts'
import { questionField } from './day-check.ts'
import { MomentFields } from './MomentFields.tsx'

export type AskedQuestion = { readonly id: string; readonly ask: string; readonly answered?: 'yes' | 'no' }

type AskFormProps = {
  readonly questions: readonly AskedQuestion[]
  readonly pregnancy: { readonly ask: string; readonly open: boolean }
  /** The day of the session, to propose for the last meal. */
  readonly day: string
  readonly typed?: Typed
}

export function AskForm({ questions, pregnancy, day, typed }: AskFormProps) {
  const answered = (question: AskedQuestion) =>
    question.answered ? `Answered: ${question.answered}. Answer again only if it changed.` : undefined
  return (
    <Form typed={typed} intent="check">
      {questions.map((question) => (
        <Choice
          key={question.id}
          name={questionField(question.id)}
          label={question.ask}
          help={answered(question)}
          inline
          options={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
        />
      ))}
      <MomentFields name="lastFood" label="Last food" typed={typed} date={day} />
      <MomentFields name="lastDrink" label="Last drink" typed={typed} date={day} />
      {pregnancy.open && (
        <Choice
          name="pregnancy"
          label={pregnancy.ask}
          inline
          options={[
            { value: 'negative', label: 'Negative' },
            { value: 'positive', label: 'Positive' },
            { value: 'not-possible', label: 'Pregnancy is not possible' },
          ]}
        />
      )}
      <TextArea
        name="note"
        label="Note"
        help="For example what is new, or which medicine was not held."
        rows={2}
        maxLength={2000}
      />
      <Submit>Record the answers</Submit>
    </Form>
  )
}

export function VitalsForm({ typed }: { readonly typed?: Typed }) {
  const unusual = typed?.values.confirmed || typed?.problems.some(({ field }) => field === 'confirmed')
  const field = (name: VitalName) => (
    <Field
      name={name}
      type="number"
      label={VITAL_NAMES[name]}
      unit={PLAUSIBLE[VITALS[name]].unit}
      step={name === 'temperature' ? 0.1 : 1}
    />
  )
  return (
    <Form typed={typed} intent="vitals">
      <Row>
        {field('systolic')}
        {field('diastolic')}
      </Row>
      <Row>
        {field('heartRate')}
        {field('spo2')}
        {field('respiratoryRate')}
        {field('temperature')}
      </Row>
      {unusual && <Checkbox name="confirmed" label="I looked again: the reading is right." />}
      <Submit>Record the readings</Submit>
    </Form>
  )
}

export function DecisionForm({
  lines,
  typed,
}: {
  readonly lines: readonly ReadinessLine[]
  readonly typed?: Typed
}) {
  return (
    <Form typed={typed} intent="decide">
      <Choice
        name="rules"
        kind="checkbox"
        label="Your decision is on"
        required
        options={lines.map(({ id, title, why }) => ({ value: id, label: title, help: why }))}
      />
      <Choice
        name="decision"
        label="Decision"
        inline
        required
        options={[
          { value: 'go-ahead', label: 'Go ahead' },
          { value: 'hold', label: 'Hold' },
        ]}
      />
      <TextArea name="reason" label="Reason" rows={2} maxLength={500} required />
      <Submit>Sign the decision</Submit>
    </Form>
  )
}
