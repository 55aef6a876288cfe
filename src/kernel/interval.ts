/** Spans of time, half open: from is inside, to is not. */
import { earlier, type Instant, isBefore, later } from './time.ts'

export type Interval = { readonly from: Instant; readonly to: Instant }

export const contains = (span: Interval, at: Instant): boolean =>
  !isBefore(at, span.from) && isBefore(at, span.to)
export const overlaps = (a: Interval, b: Interval): boolean =>
  isBefore(a.from, b.to) && isBefore(b.from, a.to)

/** The fewest spans that cover the same time, in order. Touching spans become one. Empty spans vanish. */
export function union(spans: readonly Interval[]): Interval[] {
  const sorted = spans
    .filter((span) => isBefore(span.from, span.to))
    .toSorted((a, b) => a.from.epochMilliseconds - b.from.epochMilliseconds)
  const merged: Interval[] = []
  for (const span of sorted) {
    const last = merged.at(-1)
    if (last && !isBefore(last.to, span.from)) {
      merged[merged.length - 1] = { from: earlier(last.from, span.from), to: later(last.to, span.to) }
    } else merged.push(span)
  }
  return merged
}
