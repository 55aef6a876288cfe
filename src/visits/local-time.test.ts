import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockIn, dateIn, instantAt, momentIn, wholeDays } from './local-time.ts'

const DENVER = 'America/Denver'
const sentence = (date: string, time: string, zone = DENVER) => {
  const read = instantAt(date, time, zone)
  return read.ok ? read.value.toString() : read.problems.map((p) => p.message).join(' ')
}

test('a time typed on the practice’s clock is the instant that clock shows', () => {
  expect(sentence('2026-11-24', '14:30')).toBe('2026-11-24T21:30:00Z')
  expect(sentence('2026-07-01', '9:05')).toBe('2026-07-01T15:05:00Z')
  expect(sentence('2026-11-24', '14:30', 'Asia/Kolkata')).toBe('2026-11-24T09:00:00Z')
})

test('a time that the clocks skip is said to be missing, with the times around it', () => {
  expect(sentence('2026-03-08', '02:30')).toBe(
    'On Sun 8 Mar 2026 the clocks go forward, and 02:30 does not exist. Choose a time before 02:00 or from 03:00 on.',
  )
})

test('a skipped time is told rightly where the clocks change by half an hour only', () => {
  expect(sentence('2026-10-04', '02:15', 'Australia/Lord_Howe')).toContain('before 02:00 or from 02:30 on')
})

test('a time that comes twice is asked back, and either answer is taken', () => {
  expect(sentence('2026-11-01', '01:30')).toContain('01:30 comes twice')
  const first = instantAt('2026-11-01', '01:30', DENVER, 'first')
  const second = instantAt('2026-11-01', '01:30', DENVER, 'second')
  expect([first, second].map((r) => r.ok && r.value.toString())).toEqual([
    '2026-11-01T07:30:00Z',
    '2026-11-01T08:30:00Z',
  ])
})

test.each([
  ['24.11.2026', '14:30', 'is not a date'],
  ['2026-02-30', '14:30', 'is not in the calendar'],
  ['2026-13-01', '14:30', 'is not in the calendar'],
  ['2026-11-24', '25:00', 'is not a time of day'],
  ['2026-11-24', 'noon', 'is not a time of day'],
])('%s %s is answered with a sentence', (date, time, words) => {
  expect(sentence(date, time)).toContain(words)
})

test('a wrong date and a wrong time are both said at once', () => {
  const read = instantAt('tomorrow', 'noon', DENVER)
  expect(read.ok ? [] : read.problems.map((p) => p.field)).toEqual(['date', 'time'])
})

test('what is shown, typed again, is the same minute, in any zone and on any day', () => {
  const zones = fc.constantFrom(DENVER, 'Europe/Berlin', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC')
  // 2000 to 2040, on whole minutes.
  const minute = fc.integer({ min: 15_778_080, max: 36_816_480 })
  fc.assert(
    fc.property(zones, minute, (zone, minutes) => {
      const at = Temporal.Instant.fromEpochMilliseconds(minutes * 60_000)
      const date = at.toZonedDateTimeISO(zone).toPlainDate().toString()
      const again = (['first', 'second'] as const).map((o) => instantAt(date, clockIn(at, zone), zone, o))
      expect(again.some((r) => r.ok && r.value.equals(at))).toBe(true)
    }),
  )
})

test('moments are spoken with their weekday', () => {
  const at = Temporal.Instant.from('2026-11-24T03:05:00Z')
  expect(momentIn(at, 'UTC')).toBe('Tue 24 Nov 2026 03:05')
  expect(dateIn(at, DENVER)).toBe('Mon 23 Nov 2026')
})

test('a span of whole days is told by its days, the last one included', () => {
  const at = (text: string) => Temporal.Instant.from(text)
  const days = wholeDays(at('2026-10-31T06:00:00Z'), at('2026-11-02T07:00:00Z'), DENVER)
  expect([days?.first.toString(), days?.last.toString()]).toEqual(['2026-10-31', '2026-11-01'])
  expect(wholeDays(at('2026-11-24T17:00:00Z'), at('2026-11-26T17:00:00Z'), DENVER)).toBeUndefined()
})
