/** Times, spans and numbers in words. Clock times carry their weekday, dates are never only digits. */
import type { Day, Instant } from '#kernel/time.ts'
import { MONTHS, WEEKDAYS } from '#visits/words.ts'

const two = (n: number): string => String(n).padStart(2, '0')
const day = (at: Instant, zone: string): Day => at.toZonedDateTimeISO(zone).toPlainDate()

/** `09:05`, on the place's clock. */
export function clock(at: Instant, zone: string): string {
  const { hour, minute } = at.toZonedDateTimeISO(zone)
  return `${two(hour)}:${two(minute)}`
}

/** `Tue 24 Nov`; with the year when it is not the year of `now`, or when no `now` is given. */
export function date(day: Day, now?: Instant, zone = 'UTC'): string {
  const words = `${WEEKDAYS[day.dayOfWeek - 1]} ${day.day} ${MONTHS[day.month - 1]}`
  return now && now.toZonedDateTimeISO(zone).year === day.year ? words : `${words} ${day.year}`
}

/** `Tue 24 Nov`: the day of an instant in the place. */
export const dateOf = (at: Instant, zone: string, now?: Instant): string => date(day(at, zone), now, zone)

/** `Tue 24 Nov 09:05`. */
export const dateAndClock = (at: Instant, zone: string, now?: Instant): string =>
  `${dateOf(at, zone, now)} ${clock(at, zone)}`

/** `today 09:05`, `tomorrow 09:05`, `yesterday 09:05`, else `Tue 24 Nov 09:05`. */
export function when(at: Instant, zone: string, now: Instant): string {
  return `${dayInWords(day(at, zone), zone, now)} ${clock(at, zone)}`
}

/** `today`, `tomorrow`, `yesterday`, else `Tue 24 Nov`. */
export function dayInWords(which: Day, zone: string, now: Instant): string {
  const days = day(now, zone).until(which).days
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return date(which, now, zone)
}

/** `09:00 to 11:30` on one day, with its date: `Tue 24 Nov 09:00 to 11:30`. */
export function span(from: Instant, to: Instant, zone: string, now?: Instant): string {
  const sameDay = day(from, zone).equals(day(to, zone))
  return `${dateAndClock(from, zone, now)} to ${sameDay ? clock(to, zone) : dateAndClock(to, zone, now)}`
}

const many = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`

/** A span of minutes in words, to two units: `40 minutes`, `2 hours 30 minutes`, `3 days`. Its sign is dropped. */
export function duration(minutes: number): string {
  const whole = Math.round(Math.abs(minutes))
  if (whole < 60) return many(whole, 'minute')
  const hours = Math.floor(whole / 60)
  if (hours < 48)
    return whole % 60 === 0 || hours >= 24
      ? many(hours, 'hour')
      : `${many(hours, 'hour')} ${many(whole % 60, 'minute')}`
  const days = Math.round(whole / 1440)
  return days < 21
    ? many(days, 'day')
    : days < 90
      ? many(Math.round(days / 7), 'week')
      : many(Math.round(days / 30.44), 'month')
}

/** The same, short, for figures in a row: `40 min`, `2 h 30 min`, `3 d`. */
export function shortDuration(minutes: number): string {
  const whole = Math.round(Math.abs(minutes))
  if (whole < 60) return `${whole} min`
  const hours = Math.floor(whole / 60)
  if (hours < 48) return whole % 60 === 0 || hours >= 24 ? `${hours} h` : `${hours} h ${whole % 60} min`
  return `${Math.round(whole / 1440)} d`
}

const minutes = (from: Instant, to: Instant): number =>
  (to.epochMilliseconds - from.epochMilliseconds) / 60_000

/** `now`, `4 min ago`, `2 h ago`; `in 20 min` for what is still to come. */
export function ago(at: Instant, now: Instant): string {
  const since = minutes(at, now)
  if (Math.abs(since) < 1) return 'now'
  return since > 0 ? `${shortDuration(Math.floor(since))} ago` : `in ${shortDuration(Math.ceil(-since))}`
}

/** Whole years of a person born on a day, on the day of `now` in the place. */
export const age = (birth: Day, now: Instant, zone: string): number =>
  birth.until(day(now, zone), { largestUnit: 'year' }).years

/** A number without needless digits: `62.5`, `62`, `1,200`. */
export const number = (n: number, digits = 1): string =>
  new Intl.NumberFormat('en-US', { maximumFractionDigits: digits }).format(n)

/** A number with its unit, kept together in a line: `25 mg`. */
export const amount = (n: number, unit: string, digits = 1): string => `${number(n, digits)}\u00a0${unit}`

/** `a`, `a and b`, `a, b and c`. */
export const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
