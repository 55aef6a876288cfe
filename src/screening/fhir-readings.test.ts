import { expect, test } from 'vitest'
import { readingFrom } from './fhir-readings.ts'
import { observationFact } from './history.ts'

const LOINC = 'http://loinc.org'
const quantity = (value: unknown, code?: string, unit = code) => ({
  value,
  unit,
  code,
  system: 'http://unitsofmeasure.org',
})
const read = (json: Record<string, unknown>) => {
  const answer = readingFrom({ status: 'final', ...json }, { resourceType: 'Observation', id: 'o' })
  if ('fact' in answer) observationFact.parse(answer.fact)
  return answer
}
const reading = (code: string, valueQuantity: unknown, more = {}) =>
  read({ code: { coding: [{ system: LOINC, code }] }, valueQuantity, ...more })
const panel = (systolic: unknown, diastolic: unknown, more = {}) =>
  read({
    code: { coding: [{ system: 'urn:oid:1.2.3', code: 'BP' }] },
    component: [
      { code: { coding: [{ system: LOINC, code: '8462-4' }] }, valueQuantity: diastolic },
      { code: { coding: [{ system: LOINC, code: '8480-6' }] }, valueQuantity: systolic },
    ],
    ...more,
  })

test('a pressure is told by its two numbers, whatever the code of the panel and the order of its parts', () => {
  expect(panel(quantity(124, 'mm[Hg]'), quantity(83, 'mm[Hg]'))).toMatchObject({
    fact: { measure: 'pressure', systolic: 124, diastolic: 83 },
  })
})

test.each([
  ['weight in pounds', '29463-7', 150, '[lb_av]', 'weight', 68.038856],
  ['weight in ounces', '29463-7', 160, '[oz_av]', 'weight', 4.535924],
  ['weight in grams', '29463-7', 3500, 'g', 'weight', 3.5],
  ['height in inches', '8302-2', 70, '[in_i]', 'height', 177.8],
  ['height in metres', '8302-2', 1.78, 'm', 'height', 178],
  ['heart rate with the word beats', '8867-4', 72, '{beats}/min', 'heart-rate', 72],
  ['saturation as a fraction', '2708-6', 0.97, '1', 'spo2', 97],
  ['saturation in per cent', '59408-5', 97, '%', 'spo2', 97],
] as const)('%s', (_name, code, value, unit, measure, expected) => {
  expect(reading(code, quantity(value, unit))).toMatchObject({ fact: { measure, value: expected } })
})

test('a pressure in kPa becomes mmHg', () => {
  const answer = panel(quantity(16, 'kPa'), quantity(10, 'kPa'))
  expect(answer).toMatchObject({ fact: { systolic: 120.00985, diastolic: 75.006156 } })
})

test.each([
  [
    'a systolic below the diastolic',
    panel(quantity(80, 'mm[Hg]'), quantity(120, 'mm[Hg]')),
    /80\/120 mmHg is not possible.*below/,
  ],
  ['a saturation of 140', reading('59408-5', quantity(140, '%')), /SpO2 of 140 % is not possible/],
  ['a negative weight', reading('29463-7', quantity(-70, 'kg')), /weight of -70 kg is not possible/],
  ['a weight of nothing', reading('29463-7', quantity(0, 'kg')), /not possible/],
  ['more than JSON can count', reading('8867-4', quantity(Number.POSITIVE_INFINITY, '/min')), /not possible/],
  ['an unknown unit', reading('29463-7', quantity(11, 'bushels')), /"bushels", a unit that is not known/],
  ['no unit', reading('29463-7', quantity(150)), /has no unit/],
  ['two units that disagree', reading('29463-7', quantity(150, 'kg', 'lbs')), /both "kg" and "lbs"/],
  ['a value that is text', reading('8867-4', quantity('72', '/min')), /is not a number/],
  ['a PHQ-9 of 40', reading('44261-6', quantity(40, '{score}')), /goes from 0 to 27/],
  ['a known score in milligrams', reading('44261-6', quantity(4, 'mg')), /"mg", a unit that is not known/],
])('%s is answered with a sentence and not stored', (_name, answer, sentence) => {
  expect(answer).toHaveProperty('unusable', expect.stringMatching(sentence))
})

test('a child was light and short once', () => {
  expect(reading('29463-7', quantity(3.2, 'kg'))).toHaveProperty('fact')
  expect(reading('8302-2', quantity(49, 'cm'))).toHaveProperty('fact')
})

test('what the record itself withdrew cannot spoil an import, and keeps its status where it can be read', () => {
  const withdrawn = { status: 'entered-in-error' }
  expect(reading('59408-5', quantity(140, '%'), withdrawn)).toHaveProperty('unused')
  expect(reading('59408-5', quantity(94, '%'), withdrawn)).toMatchObject({
    fact: { status: 'entered-in-error' },
  })
})

test('a limit is kept as the limit and said to be one', () => {
  expect(reading('59408-5', { ...quantity(70, '%'), comparator: '<' })).toMatchObject({
    fact: { value: 70 },
    remark: expect.stringContaining('limit'),
  })
})

const survey = { category: [{ coding: [{ code: 'survey' }] }] }
test.each([
  ['a PHQ-9 total', reading('44261-6', quantity(12, '{score}')), 'phq-9'],
  ['a GAD-7 total without a unit', reading('70274-6', { value: 9 }), 'gad-7'],
  ['a total as a whole number', reading('44261-6', undefined, { valueInteger: 12 }), 'phq-9'],
  ['another score, known by its unit', reading('72106-8', quantity(24, undefined, '(score)')), '72106-8'],
  ['another number of a survey', reading('55757-9', { value: 2 }, survey), '55757-9'],
])('a score: %s', (_name, answer, instrument) => {
  expect(answer).toMatchObject({ fact: { measure: 'score', instrument } })
})

test.each([
  ['a laboratory value', reading('2339-0', quantity(80, 'mg/dL'))],
  ['a count that is no score', reading('46240-8', quantity(3, '{count}'))],
  ['a reading without a value', reading('8867-4', undefined, { dataAbsentReason: { text: 'refused' } })],
  [
    'a pressure with one number',
    read({
      component: [
        { code: { coding: [{ system: LOINC, code: '8480-6' }] }, valueQuantity: quantity(120, 'mm[Hg]') },
      ],
    }),
  ],
  [
    'a reading of a fetus',
    reading('8867-4', quantity(140, '/min'), { focus: [{ reference: 'Patient/baby' }] }),
  ],
])('%s is not used', (_name, answer) => {
  expect(answer).toHaveProperty('unused')
})

test('half a pressure is handed on, to be joined with its other half', () => {
  expect(reading('8480-6', quantity(130, 'mm[Hg]'))).toMatchObject({
    half: { which: 'systolic', value: 130 },
  })
})
