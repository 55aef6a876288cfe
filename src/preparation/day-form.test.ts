import { expect, test } from 'vitest'
import { checkEaten, readVitals, type TypedVitals } from './day-form.ts'

const fields = (typed: TypedVitals) => {
  const read = readVitals(typed)
  return read.ok ? [] : [...new Set(read.problems.map(({ field }) => field))]
}

test('readings are kept as they were measured, also with a comma', () => {
  expect(
    readVitals({ systolic: '118', diastolic: '76', heartRate: '64', spo2: '98', temperature: '36,7' }),
  ).toMatchObject({
    ok: true,
    value: { systolic: 118, diastolic: 76, heartRate: 64, spo2: 98, temperature: 36.7 },
  })
})

test.each([
  ['nothing', {}, [undefined]],
  ['one number of a pressure', { systolic: '118' }, ['diastolic']],
  ['a systolic below the diastolic', { systolic: '76', diastolic: '118' }, ['systolic']],
  ['an SpO2 of 140', { spo2: '140' }, ['spo2']],
  ['a word', { heartRate: 'fast' }, ['heartRate']],
  ['a negative number', { heartRate: '-60' }, ['heartRate']],
  ['a temperature in Fahrenheit', { temperature: '98.6' }, ['temperature']],
] as const)('%s is not kept', (_name, typed, expected) => {
  expect(fields(typed)).toEqual(expected)
})

test('an unlikely reading is asked about once, and kept with the confirmation', () => {
  expect(fields({ spo2: '72' })).toEqual(['spo2', 'confirmed'])
  expect(readVitals({ spo2: '72', confirmed: 'yes' })).toMatchObject({
    ok: true,
    value: { spo2: 72, confirmed: true },
  })
})

test('a confirmation does not make the impossible possible, and is not kept for what is ordinary', () => {
  expect(fields({ spo2: '140', confirmed: 'yes' })).toEqual(['spo2'])
  expect(readVitals({ spo2: '98', confirmed: 'yes' })).toEqual({
    ok: true,
    value: expect.not.objectContaining({ confirmed: true }),
  })
})

test('one impossible reading keeps the others from being stored by half', () => {
  expect(readVitals({ systolic: '118', diastolic: '76', spo2: '140' }).ok).toBe(false)
})

const now = Temporal.Instant.from('2026-11-24T17:00:00Z')
test.each([
  ['in the future', 1, 1],
  ['this morning', -6, 0],
  ['three days ago', -72, 0],
  ['last week', -168, 1],
])('a last meal %s', (_name, hours, problems) => {
  expect(checkEaten(now.add({ hours }), 'lastFood-time', now)).toHaveLength(problems)
})
