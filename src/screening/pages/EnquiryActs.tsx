/** The forms in which a practice acts on an enquiry; what is done already is not offered. */
import type { ComponentProps } from 'react'
import { PatientFields } from '#people/pages/PatientFields.tsx'
import { Checkbox, Form, Submit, TextArea } from '#web/form.tsx'
import { Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { type Enquiry, stateOf } from '../enquiry.ts'
import { ENQUIRY } from '../enquiry-words.ts'

type Props = Pick<ComponentProps<typeof PatientFields>, 'staff' | 'me' | 'today'> & {
  readonly enquiry: Enquiry
  readonly typed?: Typed
}

export function EnquiryActs({ enquiry, staff, me, today, typed }: Props) {
  const state = stateOf(enquiry)
  return (
    <>
      <Section title={ENQUIRY.takeIn} about={ENQUIRY.takeInAbout}>
        <Form typed={typed} intent="take-in">
          <PatientFields staff={staff} me={me} today={today} typed={typed} given={enquiry} />
          <Submit>{ENQUIRY.takeInSubmit}</Submit>
        </Form>
      </Section>
      {state !== 'answered' && (
        <Section title={ENQUIRY.answered} about={ENQUIRY.answeredAbout}>
          <Form typed={typed} intent="answered">
            <TextArea name="reason" label={ENQUIRY.answeredNote} rows={2} maxLength={2000} />
            <Submit tone="quiet">{ENQUIRY.answeredSubmit}</Submit>
          </Form>
        </Section>
      )}
      {state !== 'closed' && (
        <Section title={ENQUIRY.close} about={ENQUIRY.closeAbout}>
          <Form typed={typed} intent="closed">
            <TextArea name="reason" label={ENQUIRY.reason} rows={2} maxLength={2000} required />
            <Submit tone="quiet">{ENQUIRY.closeSubmit}</Submit>
          </Form>
        </Section>
      )}
      <Section title={ENQUIRY.remove} about={ENQUIRY.removeAbout}>
        <Form typed={typed} intent="remove">
          <Checkbox name="sure" label={ENQUIRY.removeSure} required />
          <Submit tone="danger">{ENQUIRY.removeSubmit}</Submit>
        </Form>
      </Section>
    </>
  )
}
