import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chartOf, type Entry } from '#chart/chart.ts'
import type { Role } from '#people/people.ts'
import { answer, entry, idOf, protocol } from '../../tests/support/measures.ts'
import { openSafetyFlows, outcomesKinds, ruleOnSafetyReview, safetyFlowsOf } from './safety.ts'

const NOT_AT_ALL = 'LA6568-5'
const SEVERAL_DAYS = 'LA6569-3'
const NEARLY_EVERY_DAY = 'LA6571-9'
/** A PHQ-9 of nothing but zeros, apart from question 9. */
const item9 = (code: string | undefined, day = 0) =>
  answer('phq-9', day, [...Array(8).fill(NOT_AT_ALL), code])
const review = (day: number, ...answers: Entry[]): Entry =>
  entry('safety-reviewed', day, {
    answers: answers.map((a) => a.id),
    steps: ['reached'],
    done: 'Spoke for 20 minutes.',
    plan: 'Call tomorrow.',
  })
const correction = (of: Entry, by: Entry): Entry => ({
  ...by,
  id: idOf('correction', by.id),
  amends: { entry: of.id, reason: 'typing error' },
})
const open = (...entries: Entry[]) => openSafetyFlows(chartOf(entries), protocol)

describe('question 9 of the PHQ-9', () => {
  test('opens the safety flow at once with any answer above 0, though the total is 1', () => {
    expect(open(item9(SEVERAL_DAYS))).toMatchObject([{ points: 1, questionnaire: 'phq-9', corrected: false }])
  })
  test('answered with "not at all" opens nothing', () => {
    expect(open(item9(NOT_AT_ALL))).toEqual([])
  })
  test('left out opens nothing, and is not an answer of 0 either: the form counts as incomplete', () => {
    expect(open(item9(undefined))).toEqual([])
  })
  test('opens the flow though every other question was left out', () => {
    expect(open(answer('phq-9', 0, [...Array(8).fill(undefined), SEVERAL_DAYS]))).toHaveLength(1)
  })
})

describe('the safety flow', () => {
  const positive = item9(SEVERAL_DAYS)
  test('is closed by a review that names the answer', () => {
    expect(open(positive, review(1, positive))).toEqual([])
    expect(safetyFlowsOf(chartOf([positive, review(1, positive)]), protocol)).toMatchObject([
      { review: { body: { plan: 'Call tomorrow.' } } },
    ])
  })
  test('is not closed by a review of another answer, nor by a later answer of 0', () => {
    expect(open(positive, review(1, item9(SEVERAL_DAYS, 3)), item9(NOT_AT_ALL, 5))).toHaveLength(1)
  })
  test('opens anew with each new answer', () => {
    expect(open(positive, review(1, positive), item9(SEVERAL_DAYS, 5))).toHaveLength(1)
  })
  test('stays open when the answer is corrected to 0 or struck out: somebody must look', () => {
    expect(open(positive, correction(positive, item9(NOT_AT_ALL)))).toMatchObject([{ corrected: true }])
    expect(
      open(positive, { ...correction(positive, entry('struck-out', 1, {})), kind: 'struck-out' }),
    ).toHaveLength(1)
  })
  test('is one matter when a correction still opens it, and its review stands', () => {
    const corrected = correction(positive, answer('phq-9', 0, [...Array(8).fill(SEVERAL_DAYS), SEVERAL_DAYS]))
    expect(open(positive, corrected)).toHaveLength(1)
    expect(open(positive, review(1, positive), corrected)).toEqual([])
  })
  test('opens again when a correction makes a reviewed answer graver', () => {
    expect(open(positive, review(1, positive), correction(positive, item9(NEARLY_EVERY_DAY)))).toHaveLength(1)
  })
  test('opens again when its review is struck out', () => {
    const reviewed = review(1, positive)
    expect(open(positive, reviewed, { ...correction(reviewed, entry('struck-out', 2, {})) })).toHaveLength(1)
  })
})

test.each<[string, Role[], string]>([
  ['a therapist', ['therapist'], 'allow'],
  ['a prescriber', ['prescriber'], 'allow'],
  ['a monitor', ['monitor'], 'allow'],
  ['a coordinator', ['coordinator'], 'refuse'],
  ['the patient', ['patient'], 'refuse'],
])('%s may close it: %s', (_, roles, ruling) => {
  const answered = ruleOnSafetyReview({ roles }, protocol)
  expect(answered).toMatchObject({ ruling, protocol: `${protocol.id}@${protocol.version}` })
})

test('a review without what was done or without a plan is not a review', () => {
  const body = { answers: [idOf('x')], steps: [], done: 'Spoke.', plan: '' }
  expect(outcomesKinds['safety-reviewed'].safeParse(body).error?.issues[0]?.message).toContain(
    'Write down the plan',
  )
})

test('no later entry but a review ever closes a flow', () => {
  const later = fc.array(
    fc.record({
      day: fc.integer({ min: 1, max: 50 }),
      code: fc.constantFrom(NOT_AT_ALL, undefined),
      amends: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(later, (answers) => {
      const first = item9(SEVERAL_DAYS)
      const others = answers.map(({ day, code, amends }) =>
        amends ? correction(first, item9(code, day)) : item9(code, day),
      )
      expect(open(first, ...others)).toHaveLength(1)
    }),
  )
})
