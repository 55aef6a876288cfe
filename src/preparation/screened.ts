/** What the screening says, as preparation needs it: the medicines, and whether the prescriber's clearance is in force. */
import type { Chart } from '#chart/chart.ts'
import { dayIn, type Instant } from '#kernel/time.ts'
import { clearanceOf } from '#screening/clearance.ts'
import { rulingOf } from '#screening/clearance-rules.ts'
import { factsOf } from '#screening/facts.ts'
import { medicinesOf } from '#screening/medicines.ts'
import { screen, standing } from '#screening/screening.ts'
import type { Route } from '#visits/visits.ts'
import { type GateSession, type Readiness, type Rules, readinessFrom, type Screened } from './readiness.ts'

/** A course as far as preparation reads it. An opened course is one. */
export type PreparedCourse = {
  readonly chart: Chart
  readonly patient: { readonly id?: string; readonly birthDate?: string }
  /** IANA name of the practice's time zone. */
  readonly zone: string
}

/** Everything is screened again, because a fact that came after the clearance reopens it. */
export function screenedOf(
  { chart, patient, zone }: PreparedCourse,
  route: Route | undefined,
  protocol: Rules,
  now: Instant,
): Screened {
  const facts = factsOf(chart, { patient, zone, route })
  const found = standing(screen(facts, protocol, dayIn(now, zone)))
  return {
    medicines: medicinesOf(found),
    clearance: rulingOf(clearanceOf(chart, found), found, protocol.screening),
  }
}

/** The gate of the day for one dosing visit. It is a ruling, and has one line for each thing that must be settled. */
export const readinessOf = (
  course: PreparedCourse,
  visit: GateSession,
  protocol: Rules,
  now: Instant,
): Readiness =>
  readinessFrom(course.chart, visit, screenedOf(course, visit.route, protocol, now), protocol, now)
