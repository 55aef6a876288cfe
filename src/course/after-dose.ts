/** The agenda after a dose: safety, visits to book and to record, measures to ask. */

import { entriesOf } from '#chart/chart.ts'
import { integrationDue } from '#integration/due.ts'
import { openConcern } from '#integration/notes.ts'
import { hoursAfter, type Instant } from '#kernel/time.ts'
import { isOpen } from '#screening/decisions.ts'
import { sessionKinds } from '#session/entries.ts'
import { answerTo } from '#visits/answers.ts'
import { VISIT_NAMES } from '#visits/words.ts'
import { WHY } from './agenda-words.ts'
import type { Line, Say, Seen } from './line.ts'
import type { Obligation } from './obligation.ts'
import type { Viewed } from './view.ts'

/** An answer about self-harm is overdue from the moment it was given. */
/** The screening's rule on suicidal thoughts or attempts: somebody looks at once, not when the findings are due. */
const SUICIDE = 'psy-suicide'

export function safetyLines({ chart }: Viewed, { safety, decided, folded }: Seen, say: Say): Obligation[] {
  const concern = openConcern(chart)
  const said = decided.find(
    (each) => each.finding.rule === SUICIDE && each.finding.status === 'present' && isOpen(each),
  )
  const saidAt = chart.current.findLast((entry) => entry.kind === 'screening-answered')?.at ?? folded.openedAt
  return [
    ...(said && saidAt
      ? [
          say(
            'safety',
            '/clearance',
            { why: WHY.screened, from: saidAt, overdueAt: saidAt },
            'safety-screening',
          ),
        ]
      : []),
    ...safety.map(({ answer, at, questionnaire }) =>
      say(
        'safety',
        '/measures',
        { why: WHY.safety(questionnaire.toUpperCase()), from: at, overdueAt: at },
        `safety-${answer}`,
      ),
    ),
    ...(concern
      ? [
          say(
            'safety',
            '/integration',
            { why: WHY.concern, from: concern.at, overdueAt: concern.at },
            `concern-${concern.id}`,
          ),
        ]
      : []),
  ]
}

/** Visits whose time is over wait for a word; dosing visits are closed by their session. */
export function visitLines(course: Viewed, view: Seen, say: Say): Obligation[] {
  const { visits, session } = view
  const past = visits.filter((v) => v.state === 'planned' && v.id !== session?.visit)
  const begunIds = new Set(
    entriesOf(sessionKinds, course.chart).flatMap((e) => (e.kind === 'session-begun' ? [e.body.visit] : [])),
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
  for (const v of visits.filter(({ state }) => state === 'planned')) {
    const said = answerTo(course.chart, v)
    if (said?.kind === 'visit-change-asked')
      lines.push(
        say(
          'change',
          `/visits/${v.id}`,
          { why: WHY.change(said.body.wish), from: said.at, until: v.to },
          `change-${v.id}`,
        ),
      )
  }
  const ahead = visits.some((v) => v.state === 'planned')
  if (!ahead && view.clearance.state === 'in-force' && view.doses.length === 0) {
    lines.push(say('planning', '/visits', { why: WHY.noVisit, from: view.clearance.given.at }))
  }
  return lines
}

export function integrationLines(course: Viewed, view: Seen, say: Say): Obligation[] {
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

export function measureLines({ measures }: Seen, say: Say): Obligation[] {
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
