import { expect, test } from 'vitest'
import { chartOf } from '#chart/chart.ts'
import { questionsOf } from '#questionnaire/questionnaire.ts'
import { form, idOf, measureNamed, phq9, protocol } from '../../tests/support/measures.ts'
import { answersInForce, readGiven } from './giving.ts'

const phq = form('phq-9')
const items = questionsOf(phq).map((q) => q.linkId)
/** A PHQ-9 as a browser sends it: "not at all", apart from what is said otherwise. */
const sent = (change: Record<string, string[]>, incomplete = false) =>
  readGiven(
    {
      questionnaire: phq,
      measure: measureNamed('phq-9'),
      mode: 'self',
      incomplete,
      values: { ...Object.fromEntries(items.slice(0, 9).map((item) => [item, ['LA6568-5']])), ...change },
    },
    protocol,
  )

test('a whole form is taken; the difficulty question may stay open, because it is not scored', () => {
  expect(sent({})).toMatchObject({
    ok: true,
    value: { leftOut: [], body: { questionnaire: { id: 'phq-9' }, mode: 'self' } },
  })
})

test('a question left out is asked about once, by name, and then taken as left out', () => {
  const read = sent({ '/44259-0': [] })
  expect(read.ok ? [] : read.problems.map((p) => p.field)).toEqual(['/44259-0', 'incomplete'])
  expect(sent({ '/44259-0': [] }, true)).toMatchObject({
    ok: true,
    value: { leftOut: [{ linkId: '/44259-0' }] },
  })
})

test('an answer about self-harm is kept at once, though other questions are left out', () => {
  expect(sent({ '/44259-0': [], '/44260-8': ['LA6569-3'] })).toMatchObject({
    ok: true,
    value: { opens: { item: '/44260-8' } },
  })
})

test('an empty form is not stored', () => {
  const empty = Object.fromEntries(items.map((item) => [item, []]))
  expect(sent(empty, true)).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining('Nothing is answered') }],
  })
})

test('answers can be completed as long as nobody has changed them meanwhile', () => {
  const first = phq9(0, 8)
  const changed = { ...phq9(0, 9), id: idOf('changed'), amends: { entry: first.id, reason: 'typing error' } }
  expect(answersInForce(chartOf([first]), first.id)?.id).toBe(first.id)
  expect(answersInForce(chartOf([first, changed]), first.id)).toBeUndefined()
})
