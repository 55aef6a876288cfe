import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { patientId } from '#kernel/ids.ts'
import { problem } from '#kernel/result.ts'
import { dayIn } from '#kernel/time.ts'
import { PatientFields } from '#people/pages/PatientFields.tsx'
import { patientForm, readAdmission } from '#people/pages/patient-form.ts'
import { care, site } from '#web/context.ts'
import { Form, Submit, TextArea } from '#web/form.tsx'
import { Action, Breadcrumb, Notice, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { courseFor, type Enquiry, ruleOnStep, stateOf } from '../enquiry.ts'
import { ENQUIRIES, ENQUIRY, STATES } from '../enquiry-words.ts'
import { type ScreeningFacts, screen, standing } from '../screening.ts'
import { askedAlone, reachOutAfter } from '../self-check.ts'
import type { Route } from './+types/enquiry.ts'
import { EnquiryRaises } from './EnquiryRaises.tsx'
import { EnquirySent } from './EnquirySent.tsx'
import './screening.css'
import './self-check.css'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { charts, enquiries, people, person, now } = context.get(care)
  const enquiry = await enquiries.open(params.enquiry)
  const protocol = await charts.currentProtocol()
  const today = dayIn(now, person.zone)
  return {
    enquiry,
    rules: askedAlone(context.get(site).protocol.screening),
    screening: standing(screen(factsIn(enquiry, person.zone), protocol, today)),
    staff: await people.staff(),
    me: person.id,
    today,
  }
}

/** What is known of somebody who only wrote: their answers, on the day they gave them. */
function factsIn({ answers, sentAt }: Enquiry, zone: string): ScreeningFacts {
  const on = dayIn(sentAt, zone).toString()
  const dated = Object.entries(answers).map(([rule, answer]) => [
    rule,
    { ...answer, on, from: 'self-check' as const },
  ])
  return { patient: {}, history: [], answers: Object.fromEntries(dated) }
}

const reason = (missing: string) => z.string(missing).max(2000, ENQUIRY.reasonLong)
const form = z.discriminatedUnion('intent', [
  patientForm.extend({ intent: z.literal('take-in') }),
  z.object({ intent: z.literal('answered'), reason: reason(ENQUIRY.reasonMissing).optional() }),
  z.object({ intent: z.literal('closed'), reason: reason(ENQUIRY.reasonMissing) }),
])

export async function action({ request, params, context }: Route.ActionArgs) {
  const { charts, enquiries, people, person, now } = context.get(care)
  const enquiry = await enquiries.open(params.enquiry)
  const read = await readForm(request, form)
  if (!read.ok) return data(read.typed, { status: 422 })
  if (read.value.intent !== 'take-in') {
    const { intent: state, reason } = read.value
    const refusal = ruleOnStep(enquiry, state)
    if (refusal) return data(read.again(problem(refusal)), { status: 422 })
    await enquiries.record(enquiry.id, { at: now, state, reason })
    throw redirect(href('/enquiries/:enquiry', params))
  }
  const course = courseFor(enquiry)
  const there = () => redirect(href('/courses/:course', { course }))
  if (enquiry.taken) throw there()
  const admission = readAdmission(read.value, {
    staff: await people.staff(),
    known: (await charts.list({ closed: true })).map(({ patient }) => patient),
    today: dayIn(now, person.zone),
  })
  if (!admission.ok) return data(read.again(...admission.problems), { status: 422 })
  const { patient, ...begun } = admission.value
  const id = patientId.parse(charts.newId())
  const { id: protocol, version } = await charts.currentProtocol()
  const { answers, sentAt } = enquiry
  const admitted = await charts.admit({ id, ...patient }, course, [
    // The entry has the enquiry's id too: whoever takes it in second is refused, and nobody becomes a patient twice.
    {
      id: enquiry.id,
      kind: 'course-opened',
      at: now,
      body: { patient: id, protocol: { id: protocol, version }, ...begun },
    },
    { kind: 'screening-answered', at: sentAt, body: { answers, from: 'self-check' } },
  ])
  if (admitted.ok) throw there()
  const meanwhile = (await enquiries.open(params.enquiry)).taken
  const problems = meanwhile ? [problem(ENQUIRY.takenMeanwhile)] : admitted.problems
  return data(read.again(...problems), { status: 422 })
}

export default function EnquiryPage({ loaderData, actionData }: Route.ComponentProps) {
  const { enquiry, rules, screening, staff, me, today } = loaderData
  const state = stateOf(enquiry)
  const reachOut = reachOutAfter(enquiry.answers)
  const names = new Map(staff.map(({ id, name }) => [id, name]))
  return (
    <>
      <Breadcrumb trail={[{ href: href('/enquiries'), label: ENQUIRIES.title }]} />
      <PageHead what={ENQUIRY.title} forWhom={enquiry.name} state={STATES[state]} />
      {reachOut && state !== 'course' && (
        <Notice tone="amber" title={reachOut === 'told' ? ENQUIRY.toldSuicide : ENQUIRY.notSureSuicide} />
      )}
      {state === 'course' && (
        <Notice tone="done" title={ENQUIRY.became}>
          <Action href={href('/courses/:course', { course: courseFor(enquiry) })}>
            {ENQUIRY.openCourse}
          </Action>
        </Notice>
      )}
      <EnquirySent enquiry={enquiry} names={names} />
      <EnquiryRaises enquiry={enquiry} screening={screening} rules={rules} />
      {state !== 'course' && (
        <>
          <Section title={ENQUIRY.takeIn} about={ENQUIRY.takeInAbout}>
            <Form typed={actionData} intent="take-in">
              <PatientFields staff={staff} me={me} today={today} typed={actionData} given={enquiry} />
              <Submit>{ENQUIRY.takeInSubmit}</Submit>
            </Form>
          </Section>
          {state !== 'answered' && (
            <Section title={ENQUIRY.answered} about={ENQUIRY.answeredAbout}>
              <Form typed={actionData} intent="answered">
                <TextArea name="reason" label={ENQUIRY.answeredNote} rows={2} maxLength={2000} />
                <Submit tone="quiet">{ENQUIRY.answeredSubmit}</Submit>
              </Form>
            </Section>
          )}
          {state !== 'closed' && (
            <Section title={ENQUIRY.close} about={ENQUIRY.closeAbout}>
              <Form typed={actionData} intent="closed">
                <TextArea name="reason" label={ENQUIRY.reason} rows={2} maxLength={2000} required />
                <Submit tone="quiet">{ENQUIRY.closeSubmit}</Submit>
              </Form>
            </Section>
          )}
        </>
      )}
    </>
  )
}
