import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPressure, readVitals } from '../../typed.ts'
import { erased, isWhole, type KeypadField, shaped } from './keypad.ts'

const digits = (field: KeypadField, typed: string) =>
  [...typed].reduce((value, key) => shaped(field, value + key), '')

test.each<[KeypadField, string, string]>([
  ['pressure', '12080', '120/80'],
  ['pressure', '9560', '95/60'],
  ['pressure', '190115', '190/115'],
  ['pressure', '1208', '120/8'],
  ['heartRate', '72', '72'],
  ['spo2', '100', '100'],
  ['temperature', '368', '36.8'],
])('the %s typed as %s reads %s', (field, typed, value) => {
  expect(digits(field, typed)).toBe(value)
})

test('any pressure of a living person is typed as digits alone, and the field is whole with its last digit', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 40, max: 299 }),
      fc.integer({ min: 20, max: 199 }),
      (systolic, diastolic) => {
        const keys = `${systolic}${diastolic}`
        expect(readPressure(digits('pressure', keys))).toEqual({ ok: true, value: { systolic, diastolic } })
        const whole = [...keys].map((_, i) => isWhole('pressure', digits('pressure', keys.slice(0, i + 1))))
        expect(whole).toEqual([...keys].map((_, i) => i === keys.length - 1))
      },
    ),
  )
})

test('a slash that somebody types anyway changes nothing', () => {
  expect(digits('pressure', '120/80')).toBe('120/80')
})

test('erasing goes back digit by digit, past the slash', () => {
  const back = [erased('pressure', '120/8'), erased('pressure', '120'), erased('pressure', '')]
  expect(back).toEqual(['120', '12', ''])
})

test('the next field waits for a third digit only where one can come', () => {
  const whole = (field: KeypadField, value: string) => isWhole(field, value)
  expect([whole('heartRate', '72'), whole('heartRate', '10'), whole('heartRate', '104')]).toEqual([
    true,
    false,
    true,
  ])
  expect([whole('spo2', '97'), whole('spo2', '10'), whole('spo2', '100')]).toEqual([true, false, true])
})

test('whatever keys are pressed, what comes out is read or is answered with a sentence', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{0,9}$/), (keys) => {
      const read = readVitals({ pressure: digits('pressure', keys) || undefined, heartRate: '70' })
      if (!read.ok) expect(read.problems[0]?.message).toMatch(/\w/)
    }),
  )
})
