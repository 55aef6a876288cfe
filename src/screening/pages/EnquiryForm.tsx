/** Sending the self-check to a practice: only by whoever opens this, reads what is sent and ticks the box. */
import { Checkbox, Choice, Field, Form, Hidden, Row, Submit, TextArea } from '#web/form.tsx'
import { Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { Trap } from '#web/trap.tsx'
import { codeOf } from '../answering.ts'
import { KEPT } from '../enquiry.ts'
import type { TakingPractice } from '../enquiry-store.ts'
import { SEND } from '../enquiry-words.ts'
import type { Rule } from '../protocol.ts'
import type { Answers } from '../screening.ts'
import { AnswersGiven } from './AnswersGiven.tsx'

type Props = {
  readonly practices: readonly TakingPractice[]
  readonly answers: Answers
  readonly rules: readonly Rule[]
  readonly typed?: Typed
}

export function EnquiryForm({ practices, answers, rules, typed }: Props) {
  const given = Object.entries(answers)
  return (
    <Section title={SEND.title} about={SEND.about} id="send">
      <details className="self-check-send" open={typed?.values.intent?.[0] === 'send'}>
        <summary>{SEND.open}</summary>
        <p>{SEND.noHurry}</p>
        <Form typed={typed} intent="send" action="/self-check#send">
          {given.map(([rule, answer]) => (
            <Hidden key={rule} name={rule} value={codeOf(answer)} />
          ))}
          <Choice
            name="practice"
            label={SEND.practice}
            options={practices.map(({ id, name }) => ({ value: id, label: name }))}
            required
          />
          <Field name="name" label={SEND.name} autoComplete="name" maxLength={200} required />
          <Row>
            <Field
              name="phone"
              label={SEND.phone}
              type="tel"
              autoComplete="tel"
              help={SEND.reach}
              maxLength={60}
            />
            <Field name="email" label={SEND.email} type="email" autoComplete="email" maxLength={254} />
          </Row>
          <TextArea name="message" label={SEND.message} help={SEND.messageHelp} rows={3} maxLength={2000} />
          <Trap />
          <details open>
            <summary>{SEND.answers(given.length)}</summary>
            <AnswersGiven answers={answers} rules={rules} />
          </details>
          <Checkbox name="consent" label={SEND.consent} help={SEND.kept(KEPT.days)} required />
          <Submit>{SEND.submit}</Submit>
        </Form>
      </details>
    </Section>
  )
}
