/** A course as its pages show it: everything that follows from the chart, the protocol and the time, folded once. */
import { z } from 'zod'
import type { Chart } from '#chart/chart.ts'
import { type IntegrationDue, integrationDue } from '#integration/due.ts'
import { type Window, windowOf } from '#integration/integration.ts'
import type { CourseId } from '#kernel/ids.ts'
import { dayIn, type Instant } from '#kernel/time.ts'
import { type Trend, trendsOf } from '#outcomes/outcomes.ts'
import { openSafetyFlows, type SafetyFlow } from '#outcomes/safety.ts'
import { measurePlan, type PlannedMeasure } from '#outcomes/schedule.ts'
import { type Clearance, clearanceOf } from '#screening/clearance.ts'
import { type Decided, decisionsOn } from '#screening/decisions.ts'
import { factsOf } from '#screening/facts.ts'
import { type Screening, screen, standing as standingFindings } from '#screening/screening.ts'
import { type Dose, dosesOf } from '#session/doses.ts'
import { isOpen, type Session, sessionOf } from '#session/session.ts'
import { type Visit, visitsOf } from '#visits/visits.ts'
import { type Course, courseOf } from './course.ts'
import type { Obligation } from './obligation.ts'
import { obligationsOf } from './obligations.ts'
import type { Protocol } from './protocol.ts'

export const stage = z.enum(['screening', 'preparing', 'treating', 'following', 'closed'])
/** Where a course stands: screened, prepared, in its sessions, followed up, closed. */
export type Stage = z.output<typeof stage>

/** A course as far as a view needs it; an opened course is one. */
export type Viewed = {
  readonly id: CourseId
  readonly chart: Chart
  readonly protocol: Protocol
  readonly zone: string
  readonly patient: { readonly id?: string; readonly birthDate?: string }
}

export type CourseView = {
  readonly folded: Course
  readonly stage: Stage
  readonly screening: Screening
  readonly decided: readonly Decided[]
  readonly clearance: Clearance
  readonly visits: readonly Visit[]
  readonly doses: readonly Dose[]
  /** The session under way, when there is one. */
  readonly session?: Session
  readonly window: Window
  readonly integration: IntegrationDue
  readonly trends: readonly Trend[]
  readonly measures: readonly PlannedMeasure[]
  readonly safety: readonly SafetyFlow[]
  readonly obligations: readonly Obligation[]
}

/** Everything there is to say about a course at a time. */
export function courseView(course: Viewed, now: Instant): CourseView {
  const { chart, protocol, zone, patient } = course
  const folded = courseOf(chart)
  const visits = visitsOf(chart)
  const doses = dosesOf(chart)
  const nextDosing = visits.find((v) => v.kind === 'dosing' && v.state === 'planned')
  const screening = standingFindings(
    screen(factsOf(chart, { patient, zone, route: nextDosing?.route }), protocol, dayIn(now, zone)),
  )
  const clearance = clearanceOf(chart, screening)
  const view = {
    folded,
    stage: stageOf(folded, clearance, doses, visits),
    screening,
    decided: decisionsOn(chart, screening),
    clearance,
    visits,
    doses,
    session: sessionUnderWay(chart, visits, protocol, now),
    window: windowOf(doses, protocol),
    integration: integrationDue(chart, doses, visits, protocol, now, zone),
    trends: trendsOf(chart, doses, protocol),
    measures: measurePlan({ chart, visits, doses }, protocol),
    safety: openSafetyFlows(chart, protocol),
  }
  return { ...view, obligations: folded.closed ? [] : obligationsOf(course, view, nextDosing) }
}

function stageOf(
  folded: Course,
  clearance: Clearance,
  doses: readonly Dose[],
  visits: readonly Visit[],
): Stage {
  if (folded.closed) return 'closed'
  const more = visits.some((v) => v.kind === 'dosing' && v.state === 'planned')
  if (doses.length > 0) return more ? 'treating' : 'following'
  return clearance.state === 'in-force' ? 'preparing' : 'screening'
}

/** The last dosing visit that was begun, unless it was closed. */
function sessionUnderWay(
  chart: Chart,
  visits: readonly Visit[],
  protocol: Protocol,
  now: Instant,
): Session | undefined {
  const begun = chart.current.findLast((entry) => entry.kind === 'session-begun')
  if (!begun) return undefined
  return visits
    .filter((v) => v.kind === 'dosing')
    .map((v) => sessionOf(chart, v.id, protocol, now))
    .find(isOpen)
}
