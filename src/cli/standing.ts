/** Where a course stands, for the verbs that print it: its state, its agenda, and what the rules say now. */
import { type AgendaItem, agendaAt } from '#course/obligation.ts'
import { type CourseView, courseView, type Viewed } from '#course/view.ts'
import type { Ruling } from '#kernel/ruling.ts'
import type { Instant } from '#kernel/time.ts'
import { readinessOf } from '#preparation/screened.ts'
import { rulingOf } from '#screening/clearance-rules.ts'
import { gateOf } from '#session/discharge.ts'

/** A ruling with what it is about: treatment at all, the day of a session, a dose, leaving. */
export type Ruled = Ruling & {
  readonly about: 'clearance' | 'readiness' | 'dose' | 'discharge'
  readonly visit?: string
}

export type Standing = {
  readonly state: ReturnType<typeof stateOf>
  readonly agenda: readonly AgendaItem[]
  readonly rulings: readonly Ruled[]
}

export function standingOf(course: Viewed, now: Instant): Standing {
  const view = courseView(course, now)
  return {
    state: stateOf(view, course),
    agenda: agendaAt(view.obligations, now),
    rulings: rulingsOf(view, course, now),
  }
}

function stateOf(view: CourseView, { protocol, patient }: Viewed) {
  const { folded, stage, screening, clearance, visits, doses, session, window, trends } = view
  return {
    stage,
    patient: patient.id,
    protocol: `${protocol.id}@${protocol.version}`,
    opened: folded.openedAt,
    closed: folded.closed,
    screening: {
      verdict: screening.verdict,
      present: screening.findings.filter(({ status }) => status === 'present').map(({ rule }) => rule),
      unknown: screening.findings.filter(({ status }) => status === 'unknown').length,
    },
    clearance: clearance.state,
    visits: visits.map(({ id, kind, from, to, state, route }) => ({ id, kind, from, to, state, route })),
    doses: doses.map(({ at, route, cumulative }) => ({ at, route, cumulativeMg: cumulative })),
    session: session && {
      visit: session.visit,
      phase: session.phase,
      given: session.given,
      alarms: session.alarms.map(({ rule, level, text }) => ({ rule, level, text })),
      earliestDischarge: session.earliestDischarge,
    },
    // A teaching estimate, never a measurement of this person.
    window: { spans: window.spans, estimate: window.estimate },
    measures: trends.map(({ measure, baseline, latest }) => ({
      id: measure.id,
      baseline: baseline?.value,
      latest: latest?.value,
    })),
  }
}

/** Rulings on the session under way, else on the next one. */
function rulingsOf(view: CourseView, course: Viewed, now: Instant): Ruled[] {
  const { protocol } = course
  const clearance = rulingOf(view.clearance, view.screening, protocol.screening)
  const visit = view.session?.planned ?? view.visits.find((v) => v.kind === 'dosing' && v.state === 'planned')
  const rulings: Ruled[] = [{ ...clearance, about: 'clearance' }]
  if (visit) {
    const { ruling, reasons, protocol: name } = readinessOf(course, visit, protocol, now)
    rulings.push({ about: 'readiness', visit: visit.id, ruling, reasons, protocol: name })
  }
  if (view.session && view.session.doses.length > 0) {
    rulings.push({
      about: 'discharge',
      visit: view.session.visit,
      ...gateOf(view.session, protocol, now).ruling,
    })
  }
  return rulings
}

/** The state, the agenda and the rulings in words. */
export function inWords({ state, agenda, rulings }: Standing): string[] {
  const { stage, screening, clearance, doses } = state
  return [
    `  stage: ${stage}; screening: ${screening.verdict}, ${screening.unknown} not known; clearance: ${clearance}; doses: ${doses.length}`,
    ...agenda.map(
      ({ state, what, why, blockedBy }) =>
        `  ${state}: ${what}. ${why}${blockedBy ? ` Blocked: ${blockedBy}` : ''}`,
    ),
    ...rulings.map(
      ({ about, ruling, reasons }) =>
        `  ${about}: ${ruling}${reasons.map(({ why, settle }) => `\n    ${why} ${settle}`).join('')}`,
    ),
  ]
}
