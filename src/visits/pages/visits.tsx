import { data, href, redirect } from 'react-router'
import type { Instant } from '#kernel/time.ts'
import { dayIn, later } from '#kernel/time.ts'
import { care } from '#web/context.ts'
import { Choice, Form, Submit } from '#web/form.tsx'
import { dateAndClock } from '#web/format.ts'
import { CourseNav, Empty, Notice, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { type Booking, bookingFrom } from '../booking.ts'
import { isOver } from '../planning.ts'
import { awaitingOutcome, visitKind, visitsOf } from '../visits.ts'
import { VISIT_NAMES } from '../words.ts'
import type { Route } from './+types/visits.ts'
import { VisitFields } from './VisitFields.tsx'
import { dueSpan, VisitList } from './VisitList.tsx'
import { draftsOf, LISTS, planFrom, visitForm } from './visit-form.ts'

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const { charts, people, person, now } = context.get(care)
  const course = await charts.open(params.course)
  const visits = visitsOf(course.chart)
  return {
    course,
    now,
    waiting: awaitingOutcome(visits, now),
    ahead: visits.filter((v) => v.state === 'planned' && !isOver(v, now)),
    past: visits.filter((v) => v.state !== 'planned').toReversed(),
    staff: await people.staff(),
    usual: visits.findLast((v) => v.people.length > 0)?.people ?? [person.id],
    place: visits.at(-1)?.place,
    asked: bookingFrom(new URL(request.url).searchParams),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { charts, people, now } = context.get(care)
  const course = await charts.open(params.course)
  const read = await readForm(request, visitForm, LISTS)
  if (!read.ok) return data(read.typed, { status: 422 })
  const planned = planFrom(read, course, { now, staff: await people.staff() })
  if ('typed' in planned) return data(planned.typed, { status: 422 })
  const stored = await charts.append(course.id, draftsOf(charts.newId(), planned.plan, now))
  if (!stored.ok) return data(read.again(...stored.problems), { status: 422 })
  throw redirect(href('/courses/:course/visits', params))
}

export default function Visits({ loaderData, actionData, params }: Route.ComponentProps) {
  const { course, now, waiting, ahead, past } = loaderData
  return (
    <>
      <CourseNav course={params.course} name={course.patient.name} />
      <PageHead what="Visits" forWhom={course.patient.name} />
      {waiting.length > 0 && (
        <Section
          title="Say whether these took place"
          about="They are over, and nobody has said what came of them."
        >
          <VisitList visits={waiting} course={params.course} names={course.names} now={now} />
        </Section>
      )}
      <Section title="To come">
        {ahead.length > 0 ? (
          <VisitList visits={ahead} course={params.course} names={course.names} now={now} />
        ) : (
          <Empty>No visit is planned.</Empty>
        )}
      </Section>
      <Section title="Plan a visit" id="plan">
        {course.closed ? (
          <Notice>This course is closed. Reopen it to plan a visit.</Notice>
        ) : (
          <PlanForm loaderData={loaderData} typed={actionData} course={params.course} />
        )}
      </Section>
      {past.length > 0 && (
        <Section title="What has been">
          <VisitList visits={past} course={params.course} names={course.names} now={now} />
        </Section>
      )}
    </>
  )
}

type PlanFormProps = {
  readonly loaderData: Route.ComponentProps['loaderData']
  readonly typed: Route.ComponentProps['actionData']
  readonly course: string
}

function PlanForm({ loaderData, typed, course: id }: PlanFormProps) {
  const { course, now, staff, usual, place, asked } = loaderData
  const { lengths } = course.protocol.visits
  const usualLengths = visitKind.options.flatMap((kind) =>
    kind === 'dosing' ? [] : [`${VISIT_NAMES[kind].toLowerCase()} ${lengths[kind].minutes}`],
  )
  return (
    <>
      <p>
        {asked ? (
          <AskedFor asked={asked} zone={course.zone} now={now} />
        ) : (
          <>
            What is due after a dose stands under{' '}
            <a href={href('/courses/:course/integration', { course: id })}>integration</a>, each with a link
            that fills this form.
          </>
        )}
      </p>
      <Form typed={typed} action="#plan">
        <Choice
          name="kind"
          kind="select"
          label="Kind of visit"
          defaultValue={asked?.kind}
          options={visitKind.options.map((value) => ({ value, label: VISIT_NAMES[value] }))}
          required
        />
        <VisitFields
          typed={typed}
          zone={course.zone}
          staff={staff}
          first={{ date: asked?.from && firstDay(asked.from, now, course.zone), place, people: usual }}
          lengthHelp={`Empty for the usual: ${usualLengths.join(', ')}; a dosing session by its route`}
          withRoute
        />
        <Submit>Plan the visit</Submit>
      </Form>
    </>
  )
}

function AskedFor({
  asked,
  zone,
  now,
}: {
  readonly asked: Booking
  readonly zone: string
  readonly now: Instant
}) {
  const { kind, from, by } = asked
  return (
    <strong>
      {VISIT_NAMES[kind]}
      {from && by
        ? `: due ${dueSpan(from, by, zone, now)}`
        : by
          ? `: due before ${dateAndClock(by, zone, now)}`
          : ''}
      .
    </strong>
  )
}

/** The first day on which the visit is due, today at the earliest. */
const firstDay = (from: Instant, now: Instant, zone: string): string =>
  dayIn(later(from, now), zone).toString()
