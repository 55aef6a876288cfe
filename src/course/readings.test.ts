import { expect, test } from 'vitest'
import { ruleOnReadings } from './readings.ts'

const visit = '0198c0de-0000-7000-8000-0000000000aa'
const vitals = (body: object) => ruleOnReadings([{ kind: 'vitals-taken', body: { visit, ...body } }])

test.each([
  ['a systolic below the diastolic', { systolic: 80, diastolic: 120 }, /higher than the diastolic/],
  ['an SpO2 of 140', { spo2: 140 }, /not possible/],
  ['a heart rate of 900', { heartRate: 900 }, /not possible/],
  ['a temperature read in Fahrenheit', { temperature: 99 }, /°F/],
])('%s is not stored', (_, body, sentence) => {
  expect(vitals(body)).toMatch(sentence)
  expect(vitals({ ...body, confirmed: true })).toMatch(sentence)
})

test('an unlikely but possible reading is kept once it is confirmed', () => {
  expect(vitals({ systolic: 232, diastolic: 118 })).toMatch(/unusual/)
  expect(vitals({ systolic: 232, diastolic: 118, confirmed: true })).toBeUndefined()
})

test('an everyday reading passes without a word, and so does an entry without readings', () => {
  expect(vitals({ systolic: 118, diastolic: 76, heartRate: 64, spo2: 98 })).toBeUndefined()
  expect(ruleOnReadings([{ kind: 'session-noted', body: { visit, text: 'calm' } }])).toBeUndefined()
})

test('a weight of 5 kg is not stored', () => {
  expect(ruleOnReadings([{ kind: 'screening-measured', body: { weight: 5 } }])).toMatch(/not possible/)
})
