/** A typical session of each route as the protocol tells it: where each part and its words stand. */
import type { Phase, SessionProtocol } from '#session/protocol.ts'
import { PHASE } from '#session/words.ts'
import type { Route } from '#visits/visits.ts'
import { beside, type Label, type Scale, scaleOf } from './scale.ts'

/** The ways of giving it that are drawn, the commonest first. The protocol knows two more. */
export const DRAWN_ROUTES = ['im', 'sl', 'iv', 'esketamine'] as const satisfies readonly Route[]

export type Part = {
  readonly phase: Phase
  readonly from: number
  readonly to: number
  readonly label: Label
}
export type Course = {
  readonly route: Route
  /** In the protocol's order; parts may overlap, so each has a line of its own. Minutes from the dose. */
  readonly parts: readonly Part[]
  /** Minutes from the dose after which the team first looks whether the person may go home. */
  readonly check: number
  /** Minutes booked, the least and the most. */
  readonly block: readonly [number, number]
}

type Routes = Pick<SessionProtocol, 'routes'>

export function coursesOf({ routes }: Routes): {
  readonly courses: readonly Course[]
  readonly x: Scale
  readonly axis: readonly number[]
} {
  const spans = DRAWN_ROUTES.flatMap((route) => routes[route].phases.spans)
  const first = Math.min(...spans.map(({ from }) => from))
  const last = Math.max(
    ...spans.map(({ to }) => to),
    ...DRAWN_ROUTES.map((route) => routes[route].leastTime.minutes),
  )
  const x = scaleOf(first, last)
  return {
    x,
    axis: [first, ...hoursTo(last)],
    courses: DRAWN_ROUTES.map((route) => ({
      route,
      parts: routes[route].phases.spans.map(({ phase, from, to }) => ({
        phase,
        from,
        to,
        label: beside(PHASE[phase], x(from), x(to)),
      })),
      check: routes[route].leastTime.minutes,
      block: routes[route].block.minutes,
    })),
  }
}

/** Whole hours from the dose on. */
const hoursTo = (last: number): number[] =>
  Array.from({ length: Math.floor(last / 60) + 1 }, (_, hour) => hour * 60)
