/** Dates as records give them (a year, a month, a day, an instant), compared as text so that nothing is invented. */
import type { Day } from '#kernel/time.ts'
import type { Span } from './protocol.ts'

/** The first and the last calendar day that a FHIR date may mean. */
export type DayRange = { readonly first: string; readonly last: string }

export function daysOf(date: string): DayRange {
  if (date.length === 4) return { first: `${date}-01-01`, last: `${date}-12-31` }
  if (date.length === 7) return { first: `${date}-01`, last: `${date}-31` }
  const day = date.slice(0, 10)
  return { first: day, last: day }
}

/** Looks back from a day. Each span is worked out once. */
export type LookBack = {
  readonly on: string
  /** The last day that lies outside the span. */
  readonly before: (span: Span) => string
  /** Whether a date lies within the span: less than 6 weeks ago, say. A vague or future date is `unsure`. */
  readonly recency: (date: string | undefined, span: Span) => 'in' | 'out' | 'unsure'
}

export function lookBack(on: Day): LookBack {
  const today = on.toString()
  const edges = new Map<Span, string>()
  const before = (span: Span): string => {
    const known = edges.get(span)
    if (known) return known
    const edge = on.subtract(durationOf(span)).toString()
    edges.set(span, edge)
    return edge
  }
  return {
    on: today,
    before,
    recency: (date, span) => {
      if (!date) return 'unsure'
      const { first, last } = daysOf(date)
      const edge = before(span)
      if (last <= edge) return 'out'
      return first > edge && first <= today ? 'in' : 'unsure'
    },
  }
}

export function durationOf({ value, unit }: Pick<Span, 'value' | 'unit'>): Temporal.DurationLike {
  switch (unit) {
    case 'd':
      return { days: value }
    case 'wk':
      return { weeks: value }
    case 'mo':
      return { months: value }
    case 'a':
      return { years: value }
  }
}
