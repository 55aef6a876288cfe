/** The other ways a session ends: the person leaves against advice, or nothing was given at all. */

import { dayIn, type Instant } from '#kernel/time.ts'
import { Checkbox, Choice, DateField, Form, Row, Submit, TextArea, TimeField } from '#web/form.tsx'
import { Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import type { Session } from '../session.ts'

type OtherWaysProps = {
  readonly session: Session
  readonly typed?: Typed
  readonly zone: string
  readonly now: Instant
}

export function OtherWays({ session, typed, zone, now }: OtherWaysProps) {
  const is = (intent: string) => typed?.values.intent?.[0] === intent
  return (
    <Section title="Other ways" id="other">
      <details className="act" open={is('leave')}>
        <summary>The person leaves against advice</summary>
        <Form typed={typed} intent="leave" label="Leaving against advice">
          <TextArea name="reason" label="What the person says" rows={2} maxLength={500} required />
          <Checkbox
            name="risksExplained"
            label="I explained what can happen: falls, a high pressure, a relapse of confusion, no driving."
          />
          <Choice
            name="form"
            label="The form"
            options={[
              { value: 'signed', label: 'The person signed it' },
              { value: 'would-not-sign', label: 'The person would not sign' },
              { value: 'already-gone', label: 'The person was gone before' },
            ]}
            required
          />
          <Choice
            name="escortCalled"
            label="The escort was called"
            options={[
              { value: 'reached', label: 'and reached' },
              { value: 'not-reached', label: 'and not reached' },
              { value: 'not-called', label: 'No' },
            ]}
            required
          />
          <Row>
            <DateField
              name="callDate"
              label="Call to see how they are"
              defaultValue={dayIn(now, zone).toString()}
              required
            />
            <TimeField name="callTime" label="At" required />
          </Row>
          <Submit tone="danger">Record that the person left</Submit>
        </Form>
      </details>
      {session.doses.length === 0 && (
        <details className="act" open={is('abandon')}>
          <summary>The session is not carried out</summary>
          <Form typed={typed} intent="abandon" label="Not carried out">
            <TextArea
              name="reason"
              label="Why"
              help="A pressure too high, no escort, not fasted, a change of mind"
              rows={2}
              maxLength={500}
              required
            />
            <Submit tone="danger">Close it as not carried out</Submit>
          </Form>
        </details>
      )}
    </Section>
  )
}
