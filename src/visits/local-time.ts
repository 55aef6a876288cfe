/** Clock times as people in a place type and read them, and the instants they mean. */
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import { LOCAL_TIME, MONTHS, WEEKDAYS } from './words.ts'

/** Which of the two, when the clocks go back and a time of day comes twice. */
export type Occurrence = 'first' | 'second'

/**
 * The instant that a date and a time of day mean on the clocks of a zone.
 * Fails with a sentence for text that is no date or time, for a time that is skipped when the clocks go forward,
 * and for one that comes twice when they go back unless `occurrence` says which is meant.
 * Problems carry the field: `date`, `time` or `occurrence`.
 * @param date `2026-11-24` @param time `14:30`, seconds are ignored @param zone IANA name
 */
export function instantAt(
  date: string,
  time: string,
  zone: string,
  occurrence?: Occurrence,
): Result<Instant> {
  const day = readDate(date)
  const clock = readTime(time)
  if (!day.ok || !clock.ok) return fail(...(day.ok ? [] : day.problems), ...(clock.ok ? [] : clock.problems))

  const local = day.value.toPlainDateTime(clock.value)
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds) return ok(earlier.toInstant())

  if (!earlier.toPlainDateTime().equals(local)) {
    const [before, after] = gapAround(later)
    return fail(
      problem(LOCAL_TIME.skipped(clockText(clock.value), dateText(day.value), before, after), 'time'),
    )
  }
  if (!occurrence) {
    return fail(problem(LOCAL_TIME.repeated(clockText(clock.value), dateText(day.value)), 'occurrence'))
  }
  return ok((occurrence === 'first' ? earlier : later).toInstant())
}

/** `14:30` on the clocks of a zone. */
export const clockIn = (at: Instant, zone: string): string =>
  clockText(at.toZonedDateTimeISO(zone).toPlainTime())

/** `Tue 24 Nov 2026` in a zone. */
export const dateIn = (at: Instant, zone: string): string =>
  dateText(at.toZonedDateTimeISO(zone).toPlainDate())

/** `Tue 24 Nov 2026 14:30` in a zone. */
export const momentIn = (at: Instant, zone: string): string => `${dateIn(at, zone)} ${clockIn(at, zone)}`

/** The whole days that a span covers in a zone, both included; undefined when it begins or ends within a day. */
export function wholeDays(
  from: Instant,
  to: Instant,
  zone: string,
): { readonly first: Temporal.PlainDate; readonly last: Temporal.PlainDate } | undefined {
  const [begin, end] = [from, to].map((at) => at.toZonedDateTimeISO(zone))
  if (!begin?.equals(begin.startOfDay()) || !end?.equals(end.startOfDay())) return undefined
  return { first: begin.toPlainDate(), last: end.toPlainDate().subtract({ days: 1 }) }
}

/** `Tue 24 Nov 2026`. */
export const dateText = (date: Temporal.PlainDate): string =>
  `${WEEKDAYS[date.dayOfWeek - 1]} ${date.day} ${MONTHS[date.month - 1]} ${date.year}`

const clockText = (time: Temporal.PlainTime): string => time.toString({ smallestUnit: 'minute' })

function readDate(typed: string): Result<Temporal.PlainDate> {
  const parts = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed.trim())
  if (!parts) return fail(problem(LOCAL_TIME.noDate(typed.slice(0, 40)), 'date'))
  const [year, month, day] = parts.slice(1).map(Number)
  try {
    return ok(Temporal.PlainDate.from({ year: year!, month: month!, day: day! }, { overflow: 'reject' }))
  } catch {
    return fail(problem(LOCAL_TIME.noSuchDay(typed), 'date'))
  }
}

function readTime(typed: string): Result<Temporal.PlainTime> {
  const parts = /^(\d{1,2})[:.](\d{2})(?::\d{2})?$/.exec(typed.trim())
  const [hour, minute] = parts?.slice(1).map(Number) ?? []
  if (hour === undefined || minute === undefined || hour > 23 || minute > 59) {
    return fail(problem(LOCAL_TIME.noTime(typed.slice(0, 40)), 'time'))
  }
  return ok(new Temporal.PlainTime(hour, minute))
}

/** The clock times just where the clocks go forward: the first that does not exist, and the next that does. */
function gapAround(afterGap: Temporal.ZonedDateTime): readonly [string, string] {
  const change = afterGap.getTimeZoneTransition('previous')
  if (!change) return [clockText(afterGap.toPlainTime()), clockText(afterGap.toPlainTime())]
  const lastBefore = change.toInstant().subtract({ milliseconds: 1 }).toZonedDateTimeISO(afterGap.timeZoneId)
  const before = lastBefore.toPlainDateTime().add({ milliseconds: 1 }).toPlainTime()
  return [clockText(before), clockText(change.toPlainTime())]
}
