/** A trend in sentences. */
import type { Instant } from '#kernel/time.ts'
import { number } from '#web/format.ts'
import type { Protocol, Scored, Session, Trend } from '../outcomes.ts'
import { words } from '../words.ts'

/** What the figures say, the most important sentence first. */
export function sayTrend(
  { measure, baseline, latest, points }: Trend,
  sessions: readonly Session[],
  protocol: Protocol,
  day: (at: Instant) => string,
): string[] {
  const score = (point: Scored) => `${point.value}${point.band ? ` (${point.band.name})` : ''}`
  if (!latest) return [points.length > 0 ? words.noneAfterDose : words.none]
  if (sessions.length === 0)
    return [`${measure.title} ${score(latest)} on ${day(latest.at)}.`, words.noDoseYet]
  if (!baseline)
    return [
      `${measure.title} ${score(latest)} on ${day(latest.at)}.`,
      words.noBaseline(protocol.outcomes.baseline.withinDays),
    ]
  if (latest.sessionsBefore === 0)
    return [
      `${measure.title} ${score(baseline)} on ${day(baseline.at)}, before the first dose.`,
      words.noneAfterDose,
    ]
  const better = measure.better === 'lower' ? baseline.value - latest.value : latest.value - baseline.value
  const difference = Math.abs(better)
  const part =
    baseline.value > 0 ? `, ${number((difference / baseline.value) * 100, 0)} % of the baseline` : ''
  const doses = `${latest.sessionsBefore} dosing session${latest.sessionsBefore === 1 ? '' : 's'}`
  return [
    `${measure.title} went from ${score(baseline)} on ${day(baseline.at)}, before the first dose, to ${score(latest)} on ${day(latest.at)}, after ${doses}: ${
      better === 0
        ? 'no change'
        : `${number(difference)} ${difference === 1 ? 'point' : 'points'} ${better > 0 ? 'better' : 'worse'}${part}`
    }.`,
  ]
}
