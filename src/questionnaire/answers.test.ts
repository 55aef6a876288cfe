import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Answers, answersFromJson, readAnswers, unanswered } from './answers.ts'
import { askedItems, presentable, type Questionnaire, questionsOf } from './questionnaire.ts'
import { readQuestionnaire } from './read-questionnaire.ts'

const choice = {
  answerOption: [
    { valueCoding: { code: 'no', display: 'No' } },
    { valueCoding: { code: 'yes', display: 'Yes' } },
  ],
}
const form = (item: readonly object[], more: object = {}): Questionnaire => {
  const read = readQuestionnaire({
    resourceType: 'Questionnaire',
    id: 'history',
    title: 'History',
    item,
    ...more,
  })
  if (!read.ok) throw new Error(read.problems.map((p) => p.message).join(' '))
  return read.value
}
const history = form([
  { linkId: 'stroke', text: 'Have you had a stroke?', type: 'choice', required: true, ...choice },
  {
    linkId: 'stroke-more',
    text: 'About the stroke',
    type: 'group',
    enableWhen: [{ question: 'stroke', operator: '=', answerCoding: { code: 'yes' } }],
    item: [
      { linkId: 'stroke-day', text: 'When?', type: 'date' },
      { linkId: 'stroke-left', text: 'Is anything left of it?', type: 'boolean', required: true },
    ],
  },
  {
    linkId: 'medicines',
    text: 'Which of these do you take?',
    type: 'choice',
    repeats: true,
    answerOption: ['lithium', 'lamotrigine'].map((code) => ({ valueCoding: { code, display: code } })),
  },
  {
    linkId: 'weight',
    text: 'Weight in kg',
    type: 'decimal',
    extension: [
      { url: 'http://hl7.org/fhir/StructureDefinition/minValue', valueInteger: 20 },
      { url: 'http://hl7.org/fhir/StructureDefinition/maxValue', valueInteger: 400 },
    ],
  },
  { linkId: 'note', text: 'Anything else?', type: 'text', maxLength: 10 },
])
const messages = (read: ReturnType<typeof readAnswers>) =>
  read.ok ? [] : read.problems.map((p) => `${p.field}: ${p.message}`)

test('a form becomes answers: codes, several codes, numbers and dates', () => {
  expect(
    readAnswers(history, {
      stroke: ['yes'],
      'stroke-day': ['2019-03-02'],
      'stroke-left': ['false'],
      medicines: ['lithium', 'lamotrigine'],
      weight: ['72.5'],
      note: [' fine '],
      basis: ['another field of the page'],
    }),
  ).toEqual({
    ok: true,
    value: {
      stroke: 'yes',
      'stroke-day': '2019-03-02',
      'stroke-left': false,
      medicines: ['lithium', 'lamotrigine'],
      weight: 72.5,
      note: 'fine',
    },
  })
})

test('one box ticked of several is still a list', () => {
  expect(readAnswers(history, { stroke: ['no'], medicines: ['lithium'] })).toEqual({
    ok: true,
    value: { stroke: 'no', medicines: ['lithium'] },
  })
})

test('no answer stays no answer: it is neither "no" nor 0', () => {
  expect(readAnswers(history, { stroke: ['no'], weight: [' '] })).toEqual({
    ok: true,
    value: { stroke: 'no' },
  })
})

describe('a sentence says what to do when', () => {
  test.each([
    ['a required question is left out', {}, ['stroke: Please answer: Have you had a stroke?']],
    [
      'a follow-up question that is asked is left out',
      { stroke: ['yes'] },
      ['stroke-left: Please answer: Is anything left of it?'],
    ],
    [
      'the answer is not one of those shown',
      { stroke: ['maybe'] },
      [expect.stringContaining('stroke: "maybe" is not one of the answers')],
    ],
    [
      'two answers came for one question',
      { stroke: ['yes', 'no'], 'stroke-left': ['true'] },
      [expect.stringContaining('stroke: Choose one answer')],
    ],
    [
      'a number is not a number',
      { stroke: ['no'], weight: ['70kg'] },
      ['weight: Write a number, such as 7, for: Weight in kg'],
    ],
    [
      'a number is too small',
      { stroke: ['no'], weight: ['2'] },
      ['weight: Write 20 or more for: Weight in kg'],
    ],
    [
      'a number is too large',
      { stroke: ['no'], weight: ['4000'] },
      ['weight: Write 400 or less for: Weight in kg'],
    ],
    [
      'a date does not exist',
      { stroke: ['yes'], 'stroke-left': ['true'], 'stroke-day': ['2019-02-30'] },
      ['stroke-day: Write a date like 2026-11-24 for: When?'],
    ],
    [
      'a text is too long',
      { stroke: ['no'], note: ['a very long story'] },
      ['note: Shorten this to 10 characters or fewer: Anything else?'],
    ],
  ])('%s', (_, typed, expected) => {
    expect(messages(readAnswers(history, typed))).toEqual(expected)
  })
})

test('a follow-up that the other answers rule out is left out', () => {
  expect(readAnswers(history, { stroke: ['no'], 'stroke-left': ['true'] })).toEqual({
    ok: true,
    value: { stroke: 'no' },
  })
})

test('while the deciding question has no answer, its follow-ups are open and keep what was said', () => {
  const answers: Answers = { 'stroke-left': true }
  expect(askedItems(history, answers).get('stroke-left')).toBe('open')
  expect(unanswered(history, answers).map((q) => q.linkId)).toEqual(['stroke', 'medicines', 'weight', 'note'])
})

test('answers that a program wrote are checked alike, and a question that is not there is named', () => {
  expect(answersFromJson(history, { stroke: 'no', weight: 70 })).toEqual({
    ok: true,
    value: { stroke: 'no', weight: 70 },
  })
  expect(messages(answersFromJson(history, { stroke: 'no', strok: 'no' }))).toEqual([
    'strok: History has no question "strok". Check that the answers belong to this questionnaire and its version.',
  ])
  expect(messages(answersFromJson(history, ['no']))).toHaveLength(1)
})

test('whatever a form sends, reading it gives valid answers or sentences', () => {
  const field = fc.constantFrom(...questionsOf(history).map((q) => q.linkId))
  const typed = fc.dictionary(
    field,
    fc.array(fc.oneof(fc.string(), fc.constantFrom('yes', 'no', 'true', '70', 'lithium', '2020-01-01')), {
      maxLength: 3,
    }),
  )
  fc.assert(
    fc.property(typed, (values) => {
      const read = readAnswers(history, values)
      if (read.ok) expect(answersFromJson(history, read.value)).toEqual(read)
      else for (const p of read.problems) expect(questionsOf(history).map((q) => q.linkId)).toContain(p.field)
    }),
  )
})

describe('a questionnaire file is refused with a sentence when', () => {
  const item = { linkId: 'a', text: 'A?', type: 'boolean' }
  test.each([
    ['it is something else', { resourceType: 'Patient' }, 'must be "Questionnaire"'],
    ['it has no questions', { item: [] }, 'no questions'],
    ['it has no name', { id: undefined, title: undefined, item: [item] }, 'no title'],
    ['a linkId stands twice', { item: [item, item] }, 'stands twice'],
    ['it asks for a picture', { item: [{ ...item, type: 'attachment' }] }, 'cannot be asked here'],
    ['a choice has no answers', { item: [{ ...item, type: 'choice' }] }, 'choice without answers'],
    [
      'the answers are in a value set elsewhere',
      { item: [{ ...item, type: 'choice', answerValueSet: 'http://x' }] },
      'answerOption',
    ],
    [
      'two answers share a code',
      { item: [{ ...item, type: 'choice', answerOption: [{ valueString: 'x' }, { valueString: 'x' }] }] },
      'same code',
    ],
    [
      'a condition asks about nothing',
      { item: [{ ...item, enableWhen: [{ question: 'b', operator: '=', answerBoolean: true }] }] },
      'not in the questionnaire',
    ],
  ])('%s', (_, change, sentence) => {
    const read = readQuestionnaire({ resourceType: 'Questionnaire', id: 'x', title: 'X', ...change })
    expect(read.ok ? '' : read.problems.map((p) => p.message).join(' ')).toContain(sentence)
  })
})

test('a file without our licence mark counts as supplied by the practice', () => {
  expect(form([{ linkId: 'a', text: 'A?', type: 'boolean' }]).license).toBe('site-supplied')
})

test('an instrument whose licensed wording is absent is not shown', () => {
  const slot = form([{ linkId: 'isi-1', type: 'integer' }], { title: 'ISI' })
  expect(presentable(slot)).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining('holds a license') }],
  })
})

test('questions that a form computes itself are not asked', () => {
  const read = form([
    { linkId: 'a', text: 'A?', type: 'boolean' },
    { linkId: 'total', text: 'Total', type: 'decimal', readOnly: true },
  ])
  expect(questionsOf(read).map((q) => q.linkId)).toEqual(['a'])
})
