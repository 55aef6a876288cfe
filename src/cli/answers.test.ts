import { expect, test } from 'vitest'
import { shippedProtocol } from '#platform/content.ts'
import { answersFrom } from './answers.ts'

const { rules: conditions, medicines } = shippedProtocol().screening
const rules = [...conditions, ...medicines]
const read = (json: unknown) => answersFrom(JSON.stringify(json), rules, '7')
const values = (json: unknown) => {
  const answers = read(json)
  return answers.ok ? answers.value : answers.problems.map((p) => p.message)
}

test.each([
  ['yes', { value: 'yes' }],
  [' No ', { value: 'no' }],
  ['unknown', { value: 'unknown' }],
  ['not sure', { value: 'unknown' }],
  [true, { value: 'yes' }],
  [false, { value: 'no' }],
  [1, { value: 'yes' }],
  [0, { value: 'no' }],
  [null, { value: 'unknown' }],
  ['recent', { value: 'yes', grade: 'recent' }],
  ['yes:earlier', { value: 'yes', grade: 'earlier' }],
  [
    { value: 'yes', grade: 'recent', details: 'In May', on: '2026-11-01' },
    { value: 'yes', grade: 'recent', details: 'In May', on: '2026-11-01' },
  ],
])('an answer may be written as %j', (given, expected) => {
  expect(values({ 'cv-mi': given })).toEqual({ 'cv-mi': expected })
})

test('answers may stand under "answers"', () => {
  expect(values({ answers: { preg: 'no' } })).toEqual({ preg: { value: 'no' } })
})

test.each([
  [
    'a question that nobody asks',
    { 'cv-typo': 'yes' },
    'There is no question "cv-typo": "kairos screen --questions --json" lists them.',
  ],
  [
    'a word that is no answer',
    { 'cv-mi': 'maybe' },
    '"maybe" is no answer to "cv-mi": answer yes, no, unknown, recent or earlier.',
  ],
  ['a number that is no answer', { preg: 7 }, '"7" is no answer to "preg": answer yes, no or unknown.'],
  [
    'a kind of yes that the question does not have',
    { preg: { value: 'yes', grade: 'recent' } },
    '"yes" is no answer to "preg"',
  ],
  ['a day that does not exist', { preg: { value: 'no', on: '2026-02-30' } }, 'is no answer to "preg"'],
  ['a list', [1], 'must hold one object'],
  [
    'another resource',
    { resourceType: 'Questionnaire' },
    'holds a Questionnaire, not a QuestionnaireResponse',
  ],
  [
    'a key that reaches into the program',
    JSON.parse('{"__proto__": "yes"}'),
    'There is no question "__proto__"',
  ],
])('%s is refused with a sentence', (_name, json, sentence) => {
  expect(values(json)).toEqual([expect.stringContaining(sentence)])
})

test('what is not JSON is told to be so', () => {
  expect(answersFrom('{', rules, '7')).toMatchObject({
    ok: false,
    problems: [{ message: 'The file of answers is not JSON.' }],
  })
})

const response = (more: object = {}) => ({
  resourceType: 'QuestionnaireResponse',
  status: 'completed',
  authored: '2026-11-20T10:00:00Z',
  item: [
    {
      linkId: 'heart',
      item: [
        { linkId: 'cv-mi', answer: [{ valueCoding: { code: 'recent' } }] },
        { linkId: 'cv-avm', answer: [{ valueBoolean: false }] },
      ],
    },
    { linkId: 'preg', answer: [{ valueString: 'No' }] },
    { linkId: 'lact' },
  ],
  ...more,
})

test('a FHIR QuestionnaireResponse answers by its linkIds, on the day it was written', () => {
  const on = '2026-11-20'
  expect(values(response())).toEqual({
    'cv-mi': { value: 'yes', grade: 'recent', on },
    'cv-avm': { value: 'no', on },
    preg: { value: 'no', on },
  })
})

test('the answers of another person, or entered in error, are refused', () => {
  expect(values(response({ subject: { reference: 'Patient/8' } }))).toEqual([
    'The answers are those of Patient/8; the history is that of Patient/7.',
  ])
  expect(values(response({ subject: { reference: 'https://x.example/fhir/Patient/7' } }))).toHaveProperty(
    'preg',
  )
  expect(values(response({ status: 'entered-in-error' }))).toEqual([
    expect.stringContaining('entered in error'),
  ])
})
