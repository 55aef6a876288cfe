/** The end of a course, and opening it again. */
import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { problem } from '#kernel/result.ts'
import { care } from '#web/context.ts'
import { Checkbox, Choice, Form, Submit, TextArea } from '#web/form.tsx'
import { when } from '#web/format.ts'
import { CourseNav, Notice, PageHead, Section } from '#web/page.tsx'
import { readForm, type Typed } from '#web/read-form.ts'
import { RulingView } from '#web/ruling.tsx'
import { ruleOnClosing, ruleOnReopening } from '../closing.ts'
import { courseKinds } from '../course.ts'
import { RECORD } from '../record-words.ts'
import { courseView } from '../view.ts'
import { CLOSING } from '../words.ts'
import type { Route } from './+types/closing.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { charts, person, now } = context.get(care)
  const course = await charts.open(params.course)
  const view = courseView(course, now)
  const { protocol, zone } = course
  const ruling = view.folded.closed
    ? ruleOnReopening(person, view, protocol)
    : ruleOnClosing(person, view, { protocol, zone, now })
  return { course, closed: view.folded.closed, ruling, now }
}

const reason = z.string(CLOSING.reason).max(500, 'Say it in at most 500 characters.')
const form = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('close'),
    outcome: z.enum(courseKinds['course-closed'].shape.outcome.options, CLOSING.chooseOutcome),
    reason,
    confirmed: z.literal('yes').optional(),
  }),
  z.object({ intent: z.literal('reopen'), reason }),
])

export async function action({ request, params, context }: Route.ActionArgs) {
  const { charts, person, now } = context.get(care)
  const course = await charts.open(params.course)
  const read = await readForm(request, form)
  if (!read.ok) return data(read.typed, { status: 422 })
  const sent = read.value
  const { protocol, zone } = course
  const view = courseView(course, now)
  const ruling =
    sent.intent === 'close'
      ? ruleOnClosing(person, view, { protocol, zone, now })
      : ruleOnReopening(person, view, protocol)
  if (ruling.ruling === 'refuse') return data(read.refused(ruling), { status: 422 })
  if (ruling.ruling === 'ask' && sent.intent === 'close' && !sent.confirmed) {
    const asked = ruling.reasons.map((one) => problem(`${one.why} ${one.settle}`, 'confirmed'))
    return data(read.again(...asked), { status: 422 })
  }
  const draft =
    sent.intent === 'close'
      ? { kind: 'course-closed', at: now, body: { outcome: sent.outcome, reason: sent.reason } }
      : { kind: 'course-reopened', at: now, body: { reason: sent.reason } }
  const stored = await charts.append(course.id, [draft])
  if (!stored.ok) return data(read.again(...stored.problems), { status: 422 })
  throw redirect(href('/courses/:course', params))
}

export default function Closing({ loaderData, actionData, params }: Route.ComponentProps) {
  const { course, closed, ruling, now } = loaderData
  const words = CLOSING.page
  const state =
    closed &&
    words.state(
      outcomeInWords(closed.outcome),
      when(closed.at, course.zone, now),
      course.names.get(closed.by) ?? RECORD.nobody,
    )
  return (
    <>
      <PageHead what={closed ? words.reopen : words.close} forWhom={course.patient.name} state={state} />
      <CourseNav course={course.id} name={course.patient.name} />
      {closed && <Notice title={closed.reason} />}
      <p className="section-about">{words.about}</p>
      {ruling.ruling === 'refuse' ? (
        <RulingView ruling={ruling} />
      ) : closed ? (
        <Form typed={actionData} intent="reopen">
          <TextArea
            name="reason"
            label={words.reopened}
            help={words.whyHelp}
            maxLength={500}
            rows={3}
            required
          />
          <Submit>{words.reopen}</Submit>
        </Form>
      ) : (
        <>
          {ruling.ruling === 'ask' && !actionData && (
            <RulingView
              ruling={ruling}
              entryHref={(entry) => href('/courses/:course/record/:entry', { ...params, entry })}
            />
          )}
          <CloseForm typed={actionData} asks={ruling.ruling === 'ask'} />
        </>
      )}
      <Section title={words.protocol}>
        <p>
          <a href={href('/courses/:course/protocol', params)}>
            {course.protocol.title}, {course.protocol.id}@{course.protocol.version}
          </a>
        </p>
      </Section>
    </>
  )
}

function CloseForm({ typed, asks }: { readonly typed?: Typed; readonly asks: boolean }) {
  const words = CLOSING.page
  return (
    <Form typed={typed} intent="close">
      <Choice
        name="outcome"
        label={words.outcome}
        options={Object.entries(CLOSING.outcome).map(([value, label]) => ({ value, label }))}
        required
      />
      <TextArea name="reason" label={words.why} help={words.whyHelp} maxLength={500} rows={3} required />
      {asks && <Checkbox name="confirmed" label={CLOSING.confirm} required />}
      <Submit tone="danger">{words.close}</Submit>
    </Form>
  )
}

const outcomeInWords = (outcome: string): string =>
  Object.entries(CLOSING.outcome).find(([value]) => value === outcome)?.[1] ?? outcome
