/** The window after one dose and after several, in days: what the drawing and its table show. */
import { type Protocol, windowOf } from '#integration/integration.ts'
import { hoursAfter, hoursBetween, type Instant } from '#kernel/time.ts'

/** Days from the first dose, 0 to 35. */
export type Days = number
export type DoseWindow = Readonly<Record<'dose' | 'opens' | 'peak' | 'closes', Days>>
export type Windows = {
  /** One for each dosing session, in order. */
  readonly doses: readonly DoseWindow[]
  /** What they are together: spans that overlap are one time, never a stronger one. */
  readonly together: readonly { readonly from: Days; readonly to: Days }[]
}

/** The drawn example: three sessions, one a week. An example, not an advice. */
export const SEVERAL: readonly Days[] = [0, 7, 14]

// Any instant would do: only the distance from it is drawn.
const FIRST: Instant = Temporal.Instant.fromEpochMilliseconds(0)
const daysTo = (at: Instant): Days => hoursBetween(FIRST, at) / 24

/** @param on the days of the doses, from the first */
export function windowsOf(on: readonly Days[], protocol: Protocol): Windows {
  const { sessions, spans } = windowOf(
    on.map((day) => ({ at: hoursAfter(FIRST, day * 24) })),
    protocol,
  )
  return {
    doses: sessions.map(({ dose, opens, peak, closes }) => ({
      dose: daysTo(dose),
      opens: daysTo(opens),
      peak: daysTo(peak),
      closes: daysTo(closes),
    })),
    together: spans.map(({ from, to }) => ({ from: daysTo(from), to: daysTo(to) })),
  }
}

/** Whole weeks for the axis, up to the last day drawn. */
export const weeksTo = (last: Days): Days[] =>
  Array.from({ length: Math.floor(last / 7) + 1 }, (_, week) => week * 7)
