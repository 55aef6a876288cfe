/** What a course asks of whom: every line of its agenda, with the times at which it becomes due and overdue. */
import { ruleOnConsent } from '#consent/gate.ts'
import { integrationDue } from '#integration/due.ts'
import type { EntryId } from '#kernel/ids.ts'
import { hoursAfter, type Instant, minutesAfter } from '#kernel/time.ts'
import { decideBefore, medicineState } from '#preparation/medicines.ts'
import { escortFor } from '#preparation/preparation.ts'
import { isOpen } from '#screening/decisions.ts'
import { medicinesOf } from '#screening/medicines.ts'
import { sessionOf } from '#session/session.ts'
import type { Visit } from '#visits/visits.ts'
import { ROUTE_NAMES, VISIT_NAMES } from '#visits/words.ts'
import { AGENDA, WHY } from './agenda-words.ts'
import type { Obligation } from './obligation.ts'
import type { CourseView, Viewed } from './view.ts'

type Seen = Omit<CourseView, 'obligations'>
type Line = Pick<Obligation, 'why' | 'from'> &
  Partial<Pick<Obligation, 'overdueAt' | 'until' | 'blockedBy'>> & { readonly what?: string }

/** All open lines of a course that is not closed. Reads no clock beyond the time of the view. */
export function obligationsOf(course: Viewed, view: Seen, nextDosing: Visit | undefined): Obligation[] {
  const say = (key: keyof typeof AGENDA, page: string, line: Line, id: string = key): Obligation => {
    const { what, action, of } = AGENDA[key]
    return { key: id, what, href: `/courses/${course.id}${page}`, action, of: [...of], ...line }
  }
  return [
    ...safetyLines(view, say),
    ...screeningLines(course, view, say),
    ...(nextDosing ? sessionLines(course, view, nextDosing, say) : []),
    ...visitLines(course, view, say),
    ...integrationLines(course, view, say),
    ...measureLines(view, say),
    ...course.chart.contested.map((id) =>
      say(
        'contested',
        `/record/${id}`,
        { why: WHY.contested, from: openedAt(course, view) },
        `contested-${id}`,
      ),
    ),
  ]
}

type Say = (key: keyof typeof AGENDA, page: string, line: Line, id?: string) => Obligation

const openedAt = ({ chart }: Viewed, { folded }: Seen): Instant =>
  folded.openedAt ?? chart.entries[0]?.at ?? Temporal.Instant.fromEpochMilliseconds(0)

/** An answer about self-harm is overdue from the moment it was given. */
const safetyLines = ({ safety }: Seen, say: Say): Obligation[] =>
  safety.map(({ answer, at, questionnaire }) =>
    say(
      'safety',
      '/measures',
      { why: WHY.safety(questionnaire.toUpperCase()), from: at, overdueAt: at },
      `safety-${answer}`,
    ),
  )

function screeningLines(course: Viewed, view: Seen, say: Say): Obligation[] {
  const { clearance, decided } = view
  const from = openedAt(course, view)
  const lines: Obligation[] = []
  if (!course.chart.current.some((entry) => entry.kind === 'screening-answered')) {
    lines.push(say('answers', '/screening/answers', { why: WHY.unanswered, from }))
  }
  const open = decided.filter(isOpen)
  const titles = open.map(({ finding }) => finding.title)
  switch (clearance.state) {
    case 'none': {
      const stops = decided.filter(
        ({ finding, decision }) =>
          finding.class === 'A' &&
          finding.status === 'present' &&
          decision?.body.decision !== 'acceptable' &&
          decision?.body.decision !== 'with-conditions' &&
          decision?.body.decision !== 'not-the-case',
      )
      if (stops.length > 0) {
        lines.push(
          say('clearance', '/clearance', {
            why: WHY.excluded(stops.map(({ finding }) => finding.title)),
            from,
            blockedBy: 'excluded',
          }),
        )
      } else if (open.length > 0)
        lines.push(say('findings', '/clearance', { why: WHY.toDecide(open.length, titles), from }))
      else lines.push(say('clearance', '/clearance', { why: WHY.ready, from }))
      break
    }
    case 'not-cleared':
      lines.push(
        say('clearance', '/clearance', {
          why: WHY.notCleared,
          from: clearance.given.at,
          blockedBy: 'not-cleared',
        }),
      )
      break
    case 'withdrawn':
      lines.push(
        say('clearance', '/clearance', {
          why: WHY.withdrawn,
          from: clearance.withdrawn.at,
          blockedBy: 'withdrawn',
        }),
      )
      break
    case 'reopened':
      lines.push(
        say('clearance', '/clearance', {
          why: WHY.reopened(clearance.by.map(({ title }) => title)),
          from: clearance.given.at,
          blockedBy: 'reopened',
        }),
      )
      break
    case 'ended':
    case 'in-force': {
      const { until } = clearance.given.body
      const ends = until.add({ days: 1 }).toZonedDateTime(course.zone).toInstant()
      const ended = clearance.state === 'ended'
      lines.push(
        say('clearance', '/clearance', {
          why: (ended ? WHY.ended : WHY.ends)(until.toString()),
          from: ends,
          overdueAt: ends,
        }),
      )
    }
  }
  return lines
}

/** What must stand before the next session, and the session itself. */
function sessionLines(course: Viewed, view: Seen, visit: Visit, say: Say): Obligation[] {
  const { chart, protocol } = course
  const { from: begins, to: ends, planned } = visit
  const from = chart.entries.find((entry) => entry.id === planned)?.at ?? begins
  const session = sessionOf(chart, visit.id, protocol, begins)
  const lines: Obligation[] = []
  const consent = ruleOnConsent(chart, { route: visit.route, setting: 'clinic' }, protocol)
  if (consent.ruling !== 'allow') {
    lines.push(
      say('consent', '/consent', { why: consent.reasons[0]?.why ?? WHY.consentFor, from, overdueAt: begins }),
    )
  }
  if (!escortFor(chart, visit.id))
    lines.push(say('escort', '/preparation', { why: WHY.escortFor, from, overdueAt: begins }))
  for (const medicine of medicinesOf(view.screening)) {
    if (medicineState(chart, medicine, visit.id).state !== 'to-decide') continue
    lines.push(
      say(
        'hold',
        '/preparation',
        { why: WHY.holdFor(medicine.name), from, overdueAt: decideBefore(medicine, begins) },
        `hold-${medicine.key}`,
      ),
    )
  }
  if (session.orders.length === 0) {
    lines.push(say('order', `/sessions/${visit.id}/order`, { why: WHY.orderFor, from, overdueAt: begins }))
  }
  const blocked = view.clearance.state === 'in-force' ? consent.reasons[0]?.why : clearanceBlocks(view)
  lines.push(
    session.begun
      ? say(
          'close',
          `/sessions/${visit.id}`,
          { why: WHY.open, from: session.begun, overdueAt: ends },
          `session-${visit.id}`,
        )
      : say(
          'session',
          `/sessions/${visit.id}`,
          {
            why: blocked ?? WHY.session(routeName(visit)),
            from: arrival(visit),
            overdueAt: ends,
            blockedBy: blocked,
          },
          `session-${visit.id}`,
        ),
  )
  return lines
}

/** The person comes before the dose: day screen, vitals, measures, intention. */
const arrival = ({ from }: Visit): Instant => minutesAfter(from, -60)
const routeName = ({ route }: Visit): string => (route ? ROUTE_NAMES[route] : VISIT_NAMES.dosing)

function clearanceBlocks({ clearance }: Seen): string {
  switch (clearance.state) {
    case 'withdrawn':
      return WHY.withdrawn
    case 'reopened':
      return WHY.reopened(clearance.by.map(({ title }) => title))
    case 'ended':
      return WHY.ended(clearance.given.body.until.toString())
    default:
      return WHY.notCleared
  }
}

/** Visits whose time is over wait for a word; dosing visits are closed by their session. */
function visitLines(course: Viewed, view: Seen, say: Say): Obligation[] {
  const { visits, session } = view
  const past = visits.filter((v) => v.state === 'planned' && v.id !== session?.visit)
  const begunIds = new Set(
    course.chart.current.flatMap((e) => (e.kind === 'session-begun' ? [visitOf(e.body)] : [])),
  )
  const awaiting = past.filter((v) => !(v.kind === 'dosing' && begunIds.has(v.id)))
  const lines = awaiting.map((v) =>
    say(
      'outcome',
      `/visits/${v.id}`,
      {
        what: `${VISIT_NAMES[v.kind]}: did it take place?`,
        why: WHY.past,
        from: v.to,
        overdueAt: hoursAfter(v.to, 24),
      },
      `outcome-${v.id}`,
    ),
  )
  const ahead = visits.some((v) => v.state === 'planned')
  if (!ahead && view.clearance.state === 'in-force' && view.doses.length === 0) {
    lines.push(say('planning', '/visits', { why: WHY.noVisit, from: view.clearance.given.at }))
  }
  return lines
}

const visitOf = (body: unknown): EntryId | undefined =>
  typeof body === 'object' && body !== null && 'visit' in body ? (body.visit as EntryId) : undefined

function integrationLines(course: Viewed, view: Seen, say: Say): Obligation[] {
  const { protocol } = course
  const { owed } = view.integration
  const alert = lateBooking(course, view)
  const lapse = (id: string, by: Instant): Instant =>
    hoursAfter(by, 24 * (protocol.integration.visits.find((v) => v.id === id)?.overdueFor.days ?? 0))
  return [
    ...(alert ? [say('book', '/visits', alert, 'late-booking')] : []),
    ...owed
      .filter(
        ({ state }) => state !== 'done' && state !== 'booked' && state !== 'to-record' && state !== 'lapsed',
      )
      .map(({ id, title, purpose, dose, dueFrom, dueBy }) =>
        say(
          'book',
          '/visits',
          { what: title, why: purpose, from: dueFrom, overdueAt: dueBy, until: lapse(id, dueBy) },
          `owed-${id}-${dose.epochMilliseconds}`,
        ),
      ),
  ]
}

/** The alert as it will stand when the time for booking has passed, so that a list can foresee it. */
function lateBooking(
  { chart, protocol, zone }: Viewed,
  { doses, visits, integration }: Seen,
): Line | undefined {
  const last = doses.at(-1)
  if (!last) return undefined
  const { lateBooking, window } = protocol.integration
  const by = hoursAfter(last.at, lateBooking.hours)
  const alert = integration.alert ?? integrationDue(chart, doses, visits, protocol, by, zone).alert
  return (
    alert && {
      why: alert.why,
      from: alert.since,
      overdueAt: alert.since,
      until: hoursAfter(last.at, window.closes.days * 24),
    }
  )
}

function measureLines({ measures }: Seen, say: Say): Obligation[] {
  return measures
    .filter(({ doneBy }) => !doneBy)
    .map(({ measure, occasion, occasionTitle, from, until, lapses, anchor }) =>
      say(
        'measure',
        `/measures/${measure.id}`,
        { what: measure.title, why: occasionTitle, from, overdueAt: until, until: lapses },
        `measure-${measure.id}-${occasion}-${anchor.epochMilliseconds}`,
      ),
    )
}
