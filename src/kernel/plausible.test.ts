import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Measured, PLAUSIBLE, plausible, worst } from './plausible.ts'
import { mmHg } from './units.ts'

const pressure = (systolic: number, diastolic: number) =>
  plausible('pressure', { systolic: mmHg(systolic), diastolic: mmHg(diastolic) })

test.each([
  ['an ordinary pressure', 118, 76, 'ok'],
  ['a raised pressure is a finding, not a slip', 186, 112, 'ok'],
  ['a systolic below the diastolic', 80, 120, 'impossible'],
  ['systolic and diastolic the same', 90, 90, 'impossible'],
  ['a systolic above the possible', 400, 90, 'impossible'],
  ['a very high systolic', 240, 120, 'confirm'],
  ['two numbers close together', 100, 90, 'confirm'],
] as const)('%s: %d/%d is %s', (_name, systolic, diastolic, expected) => {
  expect(pressure(systolic, diastolic).plausible).toBe(expected)
})

test.each([
  ['spo2', 98, 'ok'],
  ['spo2', 140, 'impossible'],
  ['spo2', 72, 'confirm'],
  ['heart-rate', 0, 'confirm'],
  ['heart-rate', 34, 'confirm'],
  ['heart-rate', -1, 'impossible'],
  ['respiratory-rate', 0, 'confirm'],
  ['respiratory-rate', 14, 'ok'],
  ['temperature', 38.2, 'ok'],
  ['temperature', 98.6, 'impossible'],
  ['weight', 300, 'confirm'],
  ['height', 1.72, 'impossible'],
] as const)('%s of %d: %s', (kind, value, expected) => {
  expect(plausible(kind, value).plausible).toBe(expected)
})

test('a temperature typed in Fahrenheit is told how to become Celsius', () => {
  expect(plausible('temperature', 98.6)).toMatchObject({ why: expect.stringContaining('°F') })
})

test('what is not a number is not a reading', () => {
  expect(plausible('heart-rate', Number.NaN).plausible).toBe('impossible')
  expect(pressure(Number.POSITIVE_INFINITY, 80).plausible).toBe('impossible')
})

test('the gravest of several readings decides', () => {
  expect(worst(plausible('spo2', 72), plausible('spo2', 140), plausible('spo2', 98)).plausible).toBe(
    'impossible',
  )
  expect(worst()).toEqual({ plausible: 'ok' })
})

test('every usual value passes without a question, and every usual range lies in the possible one', () => {
  const kinds = Object.keys(PLAUSIBLE).filter((kind): kind is Measured => kind in PLAUSIBLE)
  for (const kind of kinds) {
    const { usual, possible } = PLAUSIBLE[kind]
    expect(usual[0]).toBeGreaterThanOrEqual(possible[0])
    expect(usual[1]).toBeLessThanOrEqual(possible[1])
    fc.assert(
      fc.property(fc.double({ min: usual[0], max: usual[1], noNaN: true }), (value) => {
        expect(plausible(kind, value).plausible).toBe('ok')
      }),
    )
  }
})
