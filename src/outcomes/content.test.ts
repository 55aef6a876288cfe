/** The section on measures of the shipped protocol: every reference resolves, and bands cover each score's range. */
import { describe, expect, test } from 'vitest'
import { questionsOf } from '#questionnaire/questionnaire.ts'
import { form, protocol } from '../../tests/support/measures.ts'

const { measures, schedule, conditions, safety } = protocol.outcomes
const ids = measures.map((m) => m.id)

test('every measure has its own id', () => {
  expect(new Set(ids).size).toBe(ids.length)
})

describe.each(measures.filter((m) => m.bands).map((m) => [m.title, m] as const))(
  'the bands of %s',
  (_, measure) => {
    const bands = measure.bands!.bands
    const [least, most] = measure.scores[0]!.range
    test('begin and end with the range of the score', () => {
      expect([bands[0]!.from, bands.at(-1)!.to]).toEqual([least, most])
    })
    test('leave no whole number out and name none twice', () => {
      for (let value = least; value <= most; value++) {
        expect(bands.filter((b) => b.from <= value && value <= b.to)).toHaveLength(1)
      }
    })
  },
)

const rules = measures.flatMap((m) => m.scores.map((rule) => [`${m.title}: ${rule.title}`, m, rule] as const))
test.each(rules)('%s counts each item once', (_, __, rule) => {
  expect(new Set(rule.items).size).toBe(rule.items.length)
})

// The forms of the others are loaded by a practice.
const shipped = rules.filter(([, m]) => m.license !== 'site-supplied')
test.each(shipped)(
  '%s has a form that asks its items, whose points give exactly its range',
  (_, measure, rule) => {
    const questions = questionsOf(form(measure.id)).filter((q) => rule.items.includes(q.linkId))
    expect(questions).toHaveLength(rule.items.length)
    const values = questions.map((q) =>
      q.type === 'choice' ? q.options.map((o) => o.value ?? Number.NaN) : [0, 1],
    )
    const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
    expect([sum(values.map((v) => Math.min(...v))), sum(values.map((v) => Math.max(...v)))]).toEqual(
      rule.range,
    )
  },
)

test('limits of change lie within the range of their score', () => {
  for (const { scores, remission, caseness, reliable, important } of measures) {
    const [least, most] = scores[0]?.range ?? [0, 0]
    for (const limit of [remission?.at, caseness?.at])
      if (limit !== undefined) expect(limit > least && limit <= most).toBe(true)
    for (const rule of [...reliable, ...important])
      if ('points' in rule) expect(rule.points).toBeLessThan(most - least)
  }
})

test('the plan names only measures and conditions that are there', () => {
  for (const { measure, when } of schedule.flatMap((o) => o.measures)) {
    expect(ids).toContain(measure)
    if (when) expect(conditions.map((c) => c.id)).toContain(when)
  }
  for (const { screen } of conditions) if (screen) expect(ids).toContain(screen.measure)
})

test('the safety rules name questions that are asked', () => {
  const asked = measures
    .filter((m) => m.license !== 'site-supplied')
    .flatMap((m) => questionsOf(form(m.id)).map((q) => q.linkId))
  for (const { item } of safety.rules) expect(asked).toContain(item)
})

test('a PHQ-9 question 9 above 0 opens the safety flow', () => {
  expect(safety.rules).toContainEqual(expect.objectContaining({ item: '/44260-8', above: 0 }))
})
