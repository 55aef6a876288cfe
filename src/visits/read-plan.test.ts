import fc from 'fast-check'
import { expect, test } from 'vitest'
import { personId } from '#kernel/ids.ts'
import { minutesBetween } from '#kernel/time.ts'
import { minutes } from '#kernel/units.ts'
import { bookingFrom, bookingQuery } from './booking.ts'
import { type PlanReading, readPlan, type TypedPlan } from './read-plan.ts'
import { visitKind } from './visits.ts'

const source = { text: 'Default of this product', status: 'default', mark: 'default' } as const
const of = (n: number) => ({ minutes: minutes(n), source })
const reading: PlanReading = {
  zone: 'America/Denver',
  lengths: {
    evaluation: of(60),
    preparation: of(60),
    integration: of(50),
    'follow-up': of(30),
    'check-in': of(15),
  },
  block: (route) => (route === 'oral' ? undefined : of(150)),
  staff: [{ id: personId.parse('t') }, { id: personId.parse('p') }],
}
const typed: TypedPlan = {
  kind: 'integration',
  date: '2026-11-25',
  time: '14:00',
  place: 'Room 1',
  people: ['t'],
}
const fields = (more: TypedPlan) => {
  const read = readPlan({ ...typed, ...more }, reading)
  return read.ok ? [] : read.problems.map((p) => p.field)
}
const length = (more: TypedPlan) => {
  const read = readPlan({ ...typed, ...more }, reading)
  return read.ok && minutesBetween(read.value.from, read.value.to)
}

test('a visit is read on the clocks of the practice', () => {
  const read = readPlan(typed, reading)
  expect(read.ok && [read.value.from.toString(), read.value.to.toString(), read.value.people]).toEqual([
    '2026-11-25T21:00:00Z',
    '2026-11-25T21:50:00Z',
    ['t'],
  ])
})

test('without a length a visit takes the usual one, a dosing session its route’s block', () => {
  expect(length({})).toBe(50)
  expect(length({ kind: 'check-in' })).toBe(15)
  expect(length({ kind: 'dosing', route: 'im' })).toBe(150)
  expect(length({ length: '90' })).toBe(90)
})

test('a route without a usual length asks for one', () => {
  expect(fields({ kind: 'dosing', route: 'oral' })).toEqual(['length'])
  expect(fields({ kind: 'dosing', route: 'oral', length: '180' })).toEqual([])
})

test.each([
  ['no kind', { kind: undefined }, ['kind']],
  ['no day and no time', { date: undefined, time: undefined }, ['date', 'time']],
  ['a length that is no number', { length: 'an hour' }, ['length']],
  ['a length of four minutes', { length: '4' }, ['length']],
  ['a length of a whole day', { length: '1440' }, ['length']],
  ['no place', { place: undefined }, ['place']],
  ['a route that does not exist', { route: 'by-ear' }, ['route']],
  ['a person who does not work here', { people: ['t', 'x'] }, ['people']],
] as const)('%s is answered at its field', (_, more, expected) => {
  expect(fields(more)).toEqual(expected)
})

test('what is asked for survives the way through an address', () => {
  const time = fc.option(
    fc.integer({ min: 0, max: 4_000_000_000_000 }).map((ms) => Temporal.Instant.fromEpochMilliseconds(ms)),
    { nil: undefined },
  )
  fc.assert(
    fc.property(
      fc.record({ kind: fc.constantFrom(...visitKind.options), from: time, by: time }),
      (booking) => {
        expect(bookingFrom(new URLSearchParams(bookingQuery(booking)))).toEqual(booking)
      },
    ),
  )
})

test('an address that was typed by hand asks for nothing wrong', () => {
  expect(bookingFrom(new URLSearchParams('kind=party'))).toBeUndefined()
  expect(bookingFrom(new URLSearchParams('kind=integration&from=soon'))).toEqual({ kind: 'integration' })
})
