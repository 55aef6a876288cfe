import { expect, test } from 'vitest'
import { createBrake, MOST_A_MINUTE } from './brake.ts'

// shows: ASVS 15.2.2
test('a person never meets the brake, a flood does, and nobody else notices', () => {
  const isTooFast = createBrake()
  const person = Array.from({ length: 60 }, (_, second) => isTooFast('person', second * 1000))
  expect(person).not.toContain(true)
  const flood = Array.from({ length: 10_000 }, () => isTooFast('flood', 61_000))
  expect(flood.filter((tooFast) => !tooFast)).toHaveLength(MOST_A_MINUTE)
  expect(isTooFast('somebody else', 61_000)).toBe(false)
})

test('a minute later everybody begins anew', () => {
  const isTooFast = createBrake(1)
  expect([isTooFast('one', 0), isTooFast('one', 1), isTooFast('one', 60_001)]).toEqual([false, true, false])
})
