/** The screening of an opened course as its pages show it: everything but what blocks only a day. */
import type { Chart } from '#chart/chart.ts'
import { dayIn, type Instant } from '#kernel/time.ts'
import { standing as kept, visitsOf } from '#visits/visits.ts'
import { factsOf } from '../facts.ts'
import { type Screening, type ScreeningFacts, screen, standing, type WithScreening } from '../screening.ts'

/** A course as far as these pages read it. An opened course is one. */
export type ScreenedCourse = {
  readonly chart: Chart
  readonly patient: { readonly id?: string; readonly birthDate?: string }
  /** IANA name of the practice's time zone. */
  readonly zone: string
  readonly protocol: WithScreening
}

export function lookAt(
  course: ScreenedCourse,
  now: Instant,
): { facts: ScreeningFacts; screening: Screening } {
  const { chart, patient, zone, protocol } = course
  // The route of the next session decides the class of a few rules.
  const next = kept(visitsOf(chart)).find((visit) => visit.kind === 'dosing' && visit.state === 'planned')
  const facts = factsOf(chart, { patient, zone, route: next?.route })
  return { facts, screening: standing(screen(facts, protocol, dayIn(now, zone))) }
}
