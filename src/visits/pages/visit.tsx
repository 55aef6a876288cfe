import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import type { Draft } from '#chart/chart.ts'
import { earlier, type Instant } from '#kernel/time.ts'
import { care } from '#web/context.ts'
import { dateAndClock, span, when } from '#web/format.ts'
import { CourseNav, Facts, Notice, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { answerTo } from '../answers.ts'
import { ruleOnOutcome } from '../planning.ts'
import { type Visit, visitsOf } from '../visits.ts'
import { ACTS, ANSWERS, READING, ROUTE_NAMES, STATE_NAMES, VISIT_NAMES } from '../words.ts'
import type { Route } from './+types/visit.ts'
import { VisitActs } from './VisitActs.tsx'
import { withWhom } from './VisitList.tsx'
import { basisOf, dosesIn, draftsOf, LISTS, planFrom, visitForm } from './visit-form.ts'

async function open({ params, context }: Pick<Route.LoaderArgs, 'params' | 'context'>) {
  const course = await context.get(care).charts.open(params.course)
  const visit = visitsOf(course.chart).find((one) => one.id === params.visit)
  if (!visit) throw new Response('Not found', { status: 404 })
  return { course, visit }
}

export async function loader(args: Route.LoaderArgs) {
  const { people, now } = args.context.get(care)
  const { course, visit } = await open(args)
  const older = course.chart.history.get(visit.planned) ?? []
  return {
    course,
    visit,
    now,
    staff: await people.staff(),
    older: older.map(({ id, at, by }) => ({ id, at, by })),
  }
}

const form = visitForm.extend({
  intent: z.enum(['move', 'cancel', 'keep', 'miss', 'undo']),
  basis: z.string().optional(),
  reason: z.string().max(500, 'Say it in at most 500 characters.').optional(),
  note: z.string().max(2000, 'Say it in at most 2000 characters.').optional(),
})
type Sent = z.output<typeof form>

export async function action(args: Route.ActionArgs) {
  const { charts, people, now } = args.context.get(care)
  const { course, visit } = await open(args)
  const { zone, protocol, chart } = course
  const read = await readForm(args.request, form, LISTS)
  if (!read.ok) return data(read.typed, { status: 422 })
  const sent = read.value
  const at = (field: string, message: string) => data(read.again({ field, message }), { status: 422 })
  if (sent.basis !== basisOf(visit)) {
    const reads = `${span(visit.from, visit.to, zone, now)}, ${visit.place}, ${STATE_NAMES[visit.state]}`
    return data(read.again({ message: READING.changed(reads) }), { status: 422 })
  }

  let drafts: Draft[]
  if (sent.intent === 'move') {
    const typed = { ...read, value: { ...sent, kind: visit.kind } }
    const planned = planFrom(typed, course, { now, staff: await people.staff(), moving: visit.id })
    if ('typed' in planned) return data(planned.typed, { status: 422 })
    const amends = { entry: visit.planned, reason: sent.reason ?? ACTS.moved }
    drafts = draftsOf(visit.id, planned.plan, now, amends)
  } else if (sent.intent === 'undo') {
    if (!visit.outcome || !sent.reason) return at('reason', READING.reason)
    const amends = { entry: visit.outcome.entry, reason: sent.reason }
    drafts = [{ kind: 'struck-out', at: now, body: {}, amends }]
  } else {
    const ruling = ruleOnOutcome(visit, SAID[sent.intent], { protocol, now, zone, doses: dosesIn(chart) })
    if (ruling.ruling !== 'allow') return data(read.refused(ruling), { status: 422 })
    if (sent.intent === 'cancel' && !sent.reason) return at('reason', READING.reason)
    drafts = [outcomeOf(visit, sent, now)]
  }
  const stored = await charts.append(course.id, drafts)
  if (!stored.ok) return data(read.again(...stored.problems), { status: 422 })
  throw redirect(href('/courses/:course/visits', args.params))
}

const SAID = { cancel: 'cancelled', keep: 'kept', miss: 'missed' } as const

/** What is said of a visit happened when it was held, or for a cancellation now. */
function outcomeOf(visit: Visit, { intent, reason, note }: Sent, now: Instant): Draft {
  const noted = note ? { note } : {}
  if (intent === 'cancel') return { kind: 'visit-cancelled', at: now, body: { visit: visit.id, reason } }
  const at = earlier(now, visit.to)
  return intent === 'keep'
    ? { kind: 'visit-kept', at, body: { visit: visit.id, by: visit.people, ...noted } }
    : { kind: 'visit-missed', at, body: { visit: visit.id, ...noted } }
}

export default function VisitPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { course, visit, now, staff, older } = loaderData
  const { zone } = course
  const answer = visit.state === 'planned' ? answerTo(course.chart, visit) : undefined
  const said =
    answer?.kind === 'visit-change-asked'
      ? ANSWERS[answer.kind](answer.body.wish)
      : answer && ANSWERS[answer.kind]
  return (
    <>
      <CourseNav course={params.course} name={course.patient.name} />
      <PageHead what={VISIT_NAMES[visit.kind]} forWhom={course.patient.name} state={STATE_NAMES[visit.state]}>
        <a href={href('/courses/:course/visits', params)}>All visits</a>
      </PageHead>
      <Facts
        facts={[
          ['When', span(visit.from, visit.to, zone, now)],
          ['Where', visit.place],
          ['With', withWhom(visit, course.names)?.replace(/^with /, '') ?? 'nobody named'],
          ...(visit.route ? ([['Route', ROUTE_NAMES[visit.route]]] as const) : []),
          ...(said ? ([[ANSWERS.label, said]] as const) : []),
          ...(visit.outcome?.text ? ([['Note', visit.outcome.text]] as const) : []),
          ...(visit.outcome
            ? ([
                [
                  'Recorded',
                  `${when(visit.outcome.at, zone, now)} by ${course.names.get(visit.outcome.recordedBy) ?? 'somebody who has left'}`,
                ],
              ] as const)
            : []),
        ]}
      />
      {course.closed ? (
        <Notice>This course is closed. Reopen it to change a visit.</Notice>
      ) : (
        <VisitActs
          visit={visit}
          basis={basisOf(visit)}
          zone={zone}
          now={now}
          staff={staff}
          typed={actionData}
          usual={visit.kind === 'dosing' ? undefined : course.protocol.visits.lengths[visit.kind].minutes}
        />
      )}
      {older.length > 0 && (
        <Section title="It was planned before">
          <ul>
            {older.map(({ id, at, by }) => (
              <li key={id}>
                <a href={href('/courses/:course/record/:entry', { course: params.course, entry: id })}>
                  {dateAndClock(at, zone, now)}
                </a>{' '}
                by {course.names.get(by) ?? 'somebody who has left'}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
