/**
 * Outcomes: each measure over time, against the score before the first dose. What was not measured is said to be
 * missing; a last score is never passed off as today's.
 */
import type { Chart } from '#chart/chart.ts'
import type { EntryId } from '#kernel/ids.ts'
import type { ProtocolId } from '#kernel/protocol.ts'
import { hoursBetween, type Instant, isBefore } from '#kernel/time.ts'
import { type Given, type GivenScore, givenIn, scoresOf, type Undated } from './given.ts'
import type { Measure, OutcomesProtocol } from './protocol.ts'

export type Protocol = ProtocolId & { readonly outcomes: OutcomesProtocol }

/** A dose given; the doses of one visit are one dosing session. */
export type Dose = { readonly at: Instant; readonly visit: EntryId }

/** A score as it was given, and where it stands in the course. */
export type Point = GivenScore & {
  /** Given again before the time had passed that the questions look back on: not to be over-read. */
  readonly shortInterval: boolean
  /** How many dosing sessions there had been. */
  readonly sessionsBefore: number
}
/** A point whose score can be shown. */
export type Scored = Point & { readonly value: number }

export type Trend = {
  readonly measure: Measure
  /** In order of time. */
  readonly points: readonly Point[]
  /** The last complete score before the first dose; before any dose, the last complete score so far. */
  readonly baseline?: Scored
  readonly latest?: Scored
  /** Imported scores whose date is not exact to the day; they stand in the table only. */
  readonly undated: readonly Undated[]
}

/** Each measure of the protocol that was ever given, in the protocol's order. */
export function trendsOf(chart: Chart, doses: readonly Dose[], protocol: Protocol): Trend[] {
  return allTrends(chart, doses, protocol).filter(({ points, undated }) => points.length + undated.length > 0)
}

/** Each measure of the protocol, also those that were never given. Reads the chart once. */
export function allTrends(chart: Chart, doses: readonly Dose[], protocol: Protocol): Trend[] {
  const given = givenIn(chart)
  const sessions = sessionsOf(doses)
  return protocol.outcomes.measures.map((measure) => trendFrom(measure, given, sessions, protocol))
}

/** One measure over time. */
export const trendOf = (measure: Measure, chart: Chart, doses: readonly Dose[], protocol: Protocol): Trend =>
  trendFrom(measure, givenIn(chart), sessionsOf(doses), protocol)

function trendFrom(measure: Measure, given: Given, sessions: readonly Session[], protocol: Protocol): Trend {
  const { scores, undated } = scoresOf(measure, given)
  const points = scores.map((score, i): Point => {
    const before = scores[i - 1]
    const days = before ? hoursBetween(before.at, score.at) / 24 : Number.POSITIVE_INFINITY
    return {
      ...score,
      shortInterval: measure.lookBack !== undefined && days < measure.lookBack.days,
      sessionsBefore: sessions.filter(({ first }) => isBefore(first, score.at)).length,
    }
  })
  return {
    measure,
    points,
    baseline: baselineOf(points, sessions[0]?.first, protocol),
    latest: points.findLast(isScored),
    undated,
  }
}

export const isScored = (point: Point): point is Scored => point.value !== undefined

function baselineOf(
  points: readonly Point[],
  firstDose: Instant | undefined,
  protocol: Protocol,
): Scored | undefined {
  const last = points.findLast((point): point is Scored => isScored(point) && point.sessionsBefore === 0)
  const { withinDays } = protocol.outcomes.baseline
  return last && firstDose && hoursBetween(last.at, firstDose) > withinDays * 24 ? undefined : last
}

/** One dosing session: its visit, its first and its last dose. */
export type Session = { readonly visit: EntryId; readonly first: Instant; readonly last: Instant }

/** The dosing sessions in order of time. A second dose of a visit belongs to the same session. */
export function sessionsOf(doses: readonly Dose[]): Session[] {
  const sessions = new Map<EntryId, Session>()
  for (const { visit, at } of doses.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    sessions.set(visit, { visit, first: sessions.get(visit)?.first ?? at, last: at })
  }
  return [...sessions.values()]
}
