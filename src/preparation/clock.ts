/** Moments as a patient reads them on a phone at night: weekday, day and clock time, never in doubt. */
import type { Day, Instant } from '#kernel/time.ts'
import { MONTHS, WEEKDAYS } from '#visits/words.ts'
import { CLOCKS } from './words.ts'

/** `Tue 24 Nov`. */
export const dayWords = (day: Day): string =>
  `${WEEKDAYS[day.dayOfWeek - 1]} ${day.day} ${MONTHS[day.month - 1]}`

/**
 * `Tue 24 Nov 06:00`. Midnight names both of its days; a time that comes twice, because the clocks go back that
 * night, says which of the two it is.
 */
export function moment(at: Instant, zone: string): string {
  const local = at.toZonedDateTimeISO(zone)
  const day = local.toPlainDate()
  const clock = local.toPlainTime().toString({ smallestUnit: 'minute' })
  if (clock === '00:00') return CLOCKS.midnight(dayWords(day.subtract({ days: 1 })), dayWords(day))
  return `${dayWords(day)} ${clock}${whichOfTwo(local)}`
}

function whichOfTwo(local: Temporal.ZonedDateTime): string {
  const plain = local.toPlainDateTime()
  const first = plain.toZonedDateTime(local.timeZoneId, { disambiguation: 'earlier' })
  const second = plain.toZonedDateTime(local.timeZoneId, { disambiguation: 'later' })
  if (first.epochMilliseconds === second.epochMilliseconds) return ''
  return first.epochMilliseconds === local.epochMilliseconds ? CLOCKS.first : CLOCKS.second
}
