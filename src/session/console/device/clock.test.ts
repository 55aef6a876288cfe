import { describe, expect, test } from 'vitest'
import { fromRoundTrip, guessed, hasJumped, isDoubtful, measured, shiftOf } from './clock.ts'

const reading = (wall: number, mono = wall) => ({ wall, mono })
const MINUTE = 60_000

describe('the offset of a clock', () => {
  test('is read in the middle of a round trip, and is wrong by half of it at most', () =>
    expect(fromRoundTrip(reading(10 * MINUTE), reading(10 * MINUTE + 400), 200)).toEqual({
      offsetMs: 10 * MINUTE,
      errorMs: 200,
    }))
  test('is that of the clock as it is now, when somebody puts it while it is measured', () =>
    expect(fromRoundTrip(reading(0, 0), reading(5 * MINUTE + 400, 400), 200).offsetMs).toBe(5 * MINUTE))
  test('does not tremble: of two measurements that agree the surer one stays', () => {
    const sure = measured(guessed(), { offsetMs: 1000, errorMs: 20 })
    expect(measured(sure, { offsetMs: 1100, errorMs: 500 })).toBe(sure)
    expect(measured(sure, { offsetMs: 1010, errorMs: 5 })).toMatchObject({ offsetMs: 1010 })
  })
  test('is the newer one when the two cannot both be right', () => {
    const before = measured(guessed(), { offsetMs: 0, errorMs: 20 })
    expect(measured(before, { offsetMs: 10 * MINUTE, errorMs: 900 })).toMatchObject({ offsetMs: 10 * MINUTE })
  })
  test('of last time is a guess until it is measured', () => {
    expect(guessed(3 * MINUTE)).toMatchObject({ offsetMs: 3 * MINUTE, known: false })
    expect(measured(guessed(3 * MINUTE), { offsetMs: 0, errorMs: 50 })).toMatchObject({
      offsetMs: 0,
      known: true,
    })
  })
})

test.each([
  ['a minute passes on both', reading(0), reading(MINUTE), false],
  ['the clock is put five minutes forward', reading(0), reading(6 * MINUTE, MINUTE), true],
  ['the clock is put back', reading(10 * MINUTE, 0), reading(0, 1000), true],
  ['the device slept and its stopwatch with it', reading(0), reading(60 * MINUTE, 10), true],
])('when %s, its offset is a guess again: %o %o %s', (_, before, now, expected) =>
  expect(hasJumped(before, now)).toBe(expected),
)

test('a time that comes late fits, one that comes from the future does not', () => {
  const clock = measured(guessed(), { offsetMs: 0, errorMs: 50 })
  expect(isDoubtful(clock, 5_000, 0)).toBe(false)
  expect(isDoubtful(clock, 0, 5_000)).toBe(true)
  expect(isDoubtful(clock, 10 * MINUTE, 0)).toBe(true)
})

test('what was written "now" by a clock ten minutes fast moves back by ten minutes; by less than a second it stays', () => {
  expect(shiftOf(0, 10 * MINUTE)).toBe(-10 * MINUTE)
  expect(shiftOf(0, 999)).toBe(0)
})
