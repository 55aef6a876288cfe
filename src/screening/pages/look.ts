/** The screening of an opened course as its pages show it: everything but what blocks only a day. */
import type { OpenCourse } from '#course/charts.ts'
import { dayIn, type Instant } from '#kernel/time.ts'
import { standing as kept, visitsOf } from '#visits/visits.ts'
import { factsOf } from '../facts.ts'
import { type Screening, type ScreeningFacts, screen, standing } from '../screening.ts'

export function lookAt(course: OpenCourse, now: Instant): { facts: ScreeningFacts; screening: Screening } {
  const { chart, patient, zone, protocol } = course
  // The route of the next session decides the class of a few rules.
  const next = kept(visitsOf(chart)).find((visit) => visit.kind === 'dosing' && visit.state === 'planned')
  const facts = factsOf(chart, { patient, zone, route: next?.route })
  return { facts, screening: standing(screen(facts, protocol, dayIn(now, zone))) }
}
