import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clusterRule, clustersMet, scoreOf, scoreRule } from './scoring.ts'

const source = { text: 'for this test', status: 'default', mark: 'default' } as const
const rule = (more: object) =>
  scoreRule.parse({
    id: 'total',
    title: 'Total',
    how: 'sum',
    items: ['a', 'b', 'c'],
    range: [0, 9],
    source,
    ...more,
  })
const sum = rule({})

test.each([
  ['a sum adds its items', {}, { a: 1, b: 2, c: 3 }, 6],
  ['a mean divides by the number of items', { how: 'mean' }, { a: 1, b: 2, c: 4 }, 2.33],
  ['a raw score may be stretched to 0–100', { times: 4 }, { a: 1, b: 2, c: 3 }, 24],
  ['an item may run the other way', { reversed: { items: ['c'], most: 3 } }, { a: 1, b: 2, c: 3 }, 3],
  ['points of other questions do not count', {}, { a: 1, b: 2, c: 3, d: 9 }, 6],
])('%s', (_, more, points, value) => {
  expect(scoreOf(rule(more), points).value).toBe(value)
})

test('a score with a missing item is not shown, and the missing item is named', () => {
  expect(scoreOf(sum, { a: 0, c: 3 })).toEqual({ missing: ['b'], of: 3 })
})

test('an instrument that allows one missing item fills it with the mean of the others', () => {
  expect(scoreOf(rule({ mayMiss: 1 }), { a: 1, c: 3 })).toEqual({ value: 6, missing: ['b'], of: 3 })
  expect(scoreOf(rule({ mayMiss: 1 }), { a: 1 }).value).toBeUndefined()
})

test('an item that the form tells the person to skip counts what the instrument says, else it is missing', () => {
  expect(scoreOf(rule({ skippedCounts: 0 }), { a: 1 }, ['b', 'c']).value).toBe(1)
  expect(scoreOf(sum, { a: 1 }, ['b', 'c']).missing).toEqual(['b', 'c'])
})

const points = fc.record(
  { a: fc.integer({ min: 0, max: 3 }), b: fc.integer({ min: 0, max: 3 }), c: fc.integer({ min: 0, max: 3 }) },
  { requiredKeys: [] },
)

test('a score lies within its range, whatever is answered', () => {
  fc.assert(
    fc.property(points, fc.integer({ min: 0, max: 2 }), (given, mayMiss) => {
      const { value } = scoreOf(rule({ mayMiss }), given)
      if (value !== undefined) expect(value >= 0 && value <= 9).toBe(true)
    }),
  )
})

test('a higher answer never lowers a score', () => {
  fc.assert(
    fc.property(points, fc.constantFrom('a', 'b', 'c'), (given, item) => {
      const before = scoreOf(sum, given).value
      const after = scoreOf(sum, { ...given, [item]: (given[item] ?? 0) + 1 }).value
      if (before !== undefined && after !== undefined) expect(after).toBeGreaterThanOrEqual(before)
    }),
  )
})

test('leaving an item out never gives the score of answering it with 0', () => {
  fc.assert(
    fc.property(points, fc.constantFrom('a', 'b', 'c'), (given, item) => {
      const { [item]: _, ...rest } = given
      expect(scoreOf(sum, rest).value).toBeUndefined()
    }),
  )
})

const clusters = clusterRule.parse({
  id: 'dsm',
  title: 'DSM',
  symptomFrom: 2,
  source,
  clusters: [
    { title: 'B', items: ['a', 'b'], atLeast: 1 },
    { title: 'D', items: ['c', 'd', 'e'], atLeast: 2 },
  ],
})

test.each([
  ['enough symptoms in every cluster', { a: 2, b: 0, c: 2, d: 4, e: 0 }, 'met'],
  ['too few in one cluster', { a: 4, b: 4, c: 2, d: 1, e: 1 }, 'not-met'],
  ['enough already, though an item is missing', { a: 2, c: 2, d: 4 }, 'met'],
  ['a missing item could still decide', { a: 2, b: 0, c: 2, d: 0 }, 'unknown'],
  ['no missing item could lift it', { a: 0, b: 1, c: 3 }, 'not-met'],
  ['nothing answered', {}, 'unknown'],
])('symptom clusters: %s', (_, given, met) => {
  expect(clustersMet(clusters, given).met).toBe(met)
})
