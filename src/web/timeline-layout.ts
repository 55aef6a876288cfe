/** Where things stand on a timeline: per cent from its left, and rows for labels so that none covers another. */
import type { Instant } from '#kernel/time.ts'

export type Placed<T> = {
  readonly thing: T
  readonly left: number
  readonly row: number
  readonly anchor: 'start' | 'end'
}

/** Per cent of the way from `from` to `to`, with two decimals; held inside the line. */
export function percent(at: Instant, from: Instant, to: Instant): number {
  const whole = to.epochMilliseconds - from.epochMilliseconds
  if (whole <= 0) return 0
  const part = (at.epochMilliseconds - from.epochMilliseconds) / whole
  return Math.round(Math.min(1, Math.max(0, part)) * 10_000) / 100
}

/**
 * Gives each label the first row in which it covers no other.
 * @param widths per cent of the line that a thing's label takes
 */
export function inRows<T>(
  things: readonly T[],
  at: (thing: T) => number,
  widths: (thing: T) => number,
): Placed<T>[] {
  const taken: { start: number; end: number }[][] = []
  return things
    .toSorted((a, b) => at(a) - at(b))
    .map((thing) => {
      const left = at(thing)
      const width = widths(thing)
      // A label that would run over the right end is written to the left of its mark.
      const anchor = left + width > 100 && left - width >= 0 ? 'end' : 'start'
      const span =
        anchor === 'start' ? { start: left, end: left + width } : { start: left - width, end: left }
      let row = 0
      while (taken[row]?.some(({ start, end }) => span.start < end && start < span.end)) row += 1
      taken[row] ??= []
      taken[row]?.push(span)
      return { thing, left, row, anchor }
    })
}
