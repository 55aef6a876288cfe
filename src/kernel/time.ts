/** Instants and calendar days as they stand in entries: ISO text outside, Temporal inside. */
import { z } from 'zod'

export type Instant = Temporal.Instant
export type Day = Temporal.PlainDate

/** ISO 8601 text with an offset ⇄ Temporal.Instant. */
export const instant = z.codec(z.string(), z.instanceof(Temporal.Instant), {
  decode: (text, ctx) => {
    try {
      return Temporal.Instant.from(text)
    } catch {
      ctx.issues.push({
        code: 'custom',
        message: `"${text.slice(0, 40)}" is not a time with an offset, like 2026-11-24T09:30:00Z.`,
        input: text,
      })
      return z.NEVER
    }
  },
  encode: (at) => at.toString({ smallestUnit: 'millisecond' }),
})

/** ISO 8601 calendar date ⇄ Temporal.PlainDate. */
export const day = z.codec(z.string(), z.instanceof(Temporal.PlainDate), {
  decode: (text, ctx) => {
    try {
      return Temporal.PlainDate.from(text)
    } catch {
      ctx.issues.push({
        code: 'custom',
        message: `"${text.slice(0, 40)}" is not a date like 2026-11-24.`,
        input: text,
      })
      return z.NEVER
    }
  },
  encode: (date) => date.toString(),
})

export const minutesAfter = (at: Instant, minutes: number): Instant =>
  Temporal.Instant.fromEpochMilliseconds(at.epochMilliseconds + Math.round(minutes * 60_000))
export const hoursAfter = (at: Instant, hours: number): Instant => minutesAfter(at, hours * 60)
/** Minutes from a to b; negative when b is earlier. */
export const minutesBetween = (a: Instant, b: Instant): number =>
  (b.epochMilliseconds - a.epochMilliseconds) / 60_000
export const hoursBetween = (a: Instant, b: Instant): number => minutesBetween(a, b) / 60
export const isBefore = (a: Instant, b: Instant): boolean => a.epochMilliseconds < b.epochMilliseconds
export const earlier = (a: Instant, b: Instant): Instant => (isBefore(b, a) ? b : a)
export const later = (a: Instant, b: Instant): Instant => (isBefore(a, b) ? b : a)
/** The calendar day of an instant in a place. */
export const dayIn = (at: Instant, zone: string): Day => at.toZonedDateTimeISO(zone).toPlainDate()
