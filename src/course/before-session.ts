/** The agenda before a dose: what to screen, decide, sign, name and order, and the session itself. */
import { entriesOf } from '#chart/chart.ts'
import { ruleOnConsent } from '#consent/gate.ts'
import { type Instant, minutesAfter } from '#kernel/time.ts'
import { decideBefore, medicineState } from '#preparation/medicines.ts'
import { escortFor } from '#preparation/preparation.ts'
import { isOpen } from '#screening/decisions.ts'
import { screeningKinds } from '#screening/entries.ts'
import { medicinesOf } from '#screening/medicines.ts'
import { sessionOf } from '#session/session.ts'
import type { Visit } from '#visits/visits.ts'
import { ROUTE_NAMES, VISIT_NAMES } from '#visits/words.ts'
import { WHY } from './agenda-words.ts'
import { openedAt, type Say, type Seen } from './line.ts'
import type { Obligation } from './obligation.ts'
import type { Viewed } from './view.ts'

export function screeningLines(course: Viewed, view: Seen, say: Say): Obligation[] {
  const { clearance, decided } = view
  const from = openedAt(course, view)
  const lines: Obligation[] = []
  // What somebody answered alone, before they came, does not stand for being asked.
  const answered = entriesOf(screeningKinds, course.chart).some(
    (entry) => entry.kind === 'screening-answered' && !entry.body.from,
  )
  if (!answered) {
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
      } else if (!answered) break
      else if (open.length > 0)
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
export function sessionLines(course: Viewed, view: Seen, visit: Visit, say: Say): Obligation[] {
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
