import { expect, test } from 'vitest'
import {
  age,
  ago,
  amount,
  clock,
  date,
  dateOf,
  dayInWords,
  duration,
  list,
  number,
  shortDuration,
  span,
  when,
} from './format.ts'

const zone = 'America/New_York'
const at = (iso: string) => Temporal.Instant.from(iso)
const now = at('2026-11-24T14:30:00Z')
const inMinutes = (minutes: number) => now.add({ seconds: Math.round(minutes * 60) })

test('clock times are those of the place, with both digits', () => {
  expect(clock(at('2026-11-24T14:05:00Z'), zone)).toBe('09:05')
  expect(clock(at('2026-11-24T14:05:00Z'), 'Asia/Kolkata')).toBe('19:35')
})

test('a date names its weekday and its month, and its year only when it is another', () => {
  expect(dateOf(now, zone, now)).toBe('Tue 24 Nov')
  expect(dateOf(at('2027-01-03T12:00:00Z'), zone, now)).toBe('Sun 3 Jan 2027')
  expect(date(Temporal.PlainDate.from('2026-11-24'))).toBe('Tue 24 Nov 2026')
})

test('late in the evening the day is still that of the place', () => {
  expect(dateOf(at('2026-11-25T03:00:00Z'), zone, now)).toBe('Tue 24 Nov')
  expect(when(at('2026-11-25T03:00:00Z'), zone, now)).toBe('today 22:00')
})

test.each([
  ['2026-11-23T15:00:00Z', 'yesterday 10:00'],
  ['2026-11-24T21:00:00Z', 'today 16:00'],
  ['2026-11-25T14:00:00Z', 'tomorrow 09:00'],
  ['2026-11-26T14:00:00Z', 'Thu 26 Nov 09:00'],
])('%s is %s', (iso, words) => {
  expect(when(at(iso), zone, now)).toBe(words)
})

test('a year from now is not today', () => {
  expect(dayInWords(Temporal.PlainDate.from('2027-11-24'), zone, now)).toBe('Wed 24 Nov 2027')
})

test('a span names its day once, and both days when it crosses midnight', () => {
  expect(span(at('2026-11-24T14:00:00Z'), at('2026-11-24T16:30:00Z'), zone, now)).toBe(
    'Tue 24 Nov 09:00 to 11:30',
  )
  expect(span(at('2026-11-25T03:00:00Z'), at('2026-11-25T06:00:00Z'), zone, now)).toBe(
    'Tue 24 Nov 22:00 to Wed 25 Nov 01:00',
  )
})

test.each([
  [0, '0 minutes', '0 min'],
  [1, '1 minute', '1 min'],
  [40, '40 minutes', '40 min'],
  [59.6, '1 hour', '1 h'],
  [90, '1 hour 30 minutes', '1 h 30 min'],
  [-150, '2 hours 30 minutes', '2 h 30 min'],
  [1440, '24 hours', '24 h'],
  [4320, '3 days', '3 d'],
  [30_240, '3 weeks', '21 d'],
  [175_000, '4 months', '122 d'],
])('%d minutes are %s, or %s', (minutes, words, short) => {
  expect(duration(minutes)).toBe(words)
  expect(shortDuration(minutes)).toBe(short)
})

test.each([
  [-0.5, 'now'],
  [-4, '4 min ago'],
  [-4.9, '4 min ago'],
  [-125, '2 h 5 min ago'],
  [20, 'in 20 min'],
])('a reading %d minutes from now was taken %s', (minutes, words) => {
  expect(ago(inMinutes(minutes), now)).toBe(words)
})

test('a person is a year older on their birthday, in the place where they live', () => {
  const birth = Temporal.PlainDate.from('1985-11-25')
  expect(age(birth, now, zone)).toBe(40)
  expect(age(birth, at('2026-11-25T03:00:00Z'), zone)).toBe(40)
  expect(age(birth, at('2026-11-25T05:00:00Z'), zone)).toBe(41)
})

test('numbers drop needless digits, and a unit never falls on the next line', () => {
  expect(number(62.5)).toBe('62.5')
  expect(number(62)).toBe('62')
  expect(number(0.25, 2)).toBe('0.25')
  expect(amount(25, 'mg')).toBe('25\u00a0mg')
})

test('a list of words reads as a sentence would say it', () => {
  expect(list([])).toBe('')
  expect(list(['a'])).toBe('a')
  expect(list(['a', 'b', 'c'])).toBe('a, b and c')
})
