/** What a change means: response, remission, reliable and clinically significant change, each by its own source. */
import { hoursBetween, type Instant, isBefore } from '#kernel/time.ts'
import type { Scored, Trend } from './outcomes.ts'
import type { Measure, ReliableRule } from './protocol.ts'

export type Reliable = {
  readonly rule: ReliableRule
  readonly points: number
  readonly verdict: 'better' | 'worse' | 'no'
}

export type Change = {
  readonly from: Scored
  readonly to: Scored
  /** Points towards better; negative when the score got worse. */
  readonly better: number
  /** Part of the baseline, 0.5 for half. Absent when the baseline was 0. */
  readonly fraction?: number
  /** Each is absent when the instrument has no such rule. */
  readonly response?: boolean
  readonly remission?: boolean
  readonly reliable: readonly Reliable[]
  readonly important: readonly { readonly points: number; readonly reached: boolean }[]
  /** Reliably better, and from the side of a case to the side of none. */
  readonly significant?: boolean
  /** The baseline was no case to begin with: response and remission then say little. */
  readonly startedBelow: boolean
  /** Measured sooner after the baseline than the questions look back on. */
  readonly shortInterval: boolean
}

/** The change from the baseline to the last complete score after a dose. Absent without both. */
export function changeOf({ measure, baseline, points }: Trend): Change | undefined {
  const to = points.findLast((p): p is Scored => p.value !== undefined && p.sessionsBefore > 0)
  return baseline && to ? changeBetween(measure, baseline, to) : undefined
}

/** The change from one score to a later one. */
export function changeBetween(measure: Measure, from: Scored, to: Scored): Change {
  const better = (measure.better === 'lower' ? from.value - to.value : to.value - from.value) || 0
  const isCase = (value: number): boolean =>
    measure.caseness !== undefined &&
    (measure.better === 'lower' ? value >= measure.caseness.at : value <= measure.caseness.at)
  const reliable = measure.reliable.map((rule): Reliable => {
    const points = reliablePoints(rule)
    return { rule, points, verdict: better >= points ? 'better' : better <= -points ? 'worse' : 'no' }
  })
  const [first] = reliable
  const { response, remission, caseness, lookBack } = measure
  return {
    from,
    to,
    better,
    ...(from.value === 0 ? {} : { fraction: better / from.value }),
    ...(response ? { response: from.value > 0 && better >= from.value * response.fraction } : {}),
    ...(remission
      ? { remission: measure.better === 'lower' ? to.value < remission.at : to.value > remission.at }
      : {}),
    reliable,
    important: measure.important.map(({ points }) => ({ points, reached: better >= points })),
    ...(first && caseness
      ? { significant: first.verdict === 'better' && isCase(from.value) && !isCase(to.value) }
      : {}),
    startedBelow: caseness !== undefined && !isCase(from.value),
    shortInterval: lookBack !== undefined && hoursBetween(from.at, to.at) < lookBack.days * 24,
  }
}

/**
 * Points from which a difference is reliable. From a spread and a reliability: 1.96 · SD · √2 · √(1 − r), so that
 * the index (x₂ − x₁) / (SD · √2 · √(1 − r)) reaches 1.96 (Jacobson and Truax).
 */
export function reliablePoints(rule: ReliableRule): number {
  return 'points' in rule ? rule.points : 1.96 * rule.sd * Math.SQRT2 * Math.sqrt(1 - rule.reliability)
}

/** How old the last score is, and whether it is being carried into a time for which nothing was measured. */
export type Standing = {
  readonly hours: number
  /** Older than its questions look back on, or a measure since was not given. */
  readonly carried: boolean
  /** The first time since at which it should have been given. */
  readonly notGivenSince?: Instant
}

/**
 * @param notGiven the times until which this measure was due and not given
 */
export function standingOf(
  measure: Measure,
  last: Scored,
  notGiven: readonly Instant[],
  now: Instant,
): Standing {
  const since = notGiven.filter((until) => isBefore(last.at, until)).toSorted(Temporal.Instant.compare)
  const hours = hoursBetween(last.at, now)
  const stale = measure.lookBack !== undefined && hours > measure.lookBack.days * 24
  return { hours, carried: stale || since.length > 0, ...(since[0] ? { notGivenSince: since[0] } : {}) }
}
