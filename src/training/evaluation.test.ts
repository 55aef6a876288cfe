import { expect, test } from 'vitest'
import { evaluationOf, readEvaluation } from './evaluation.ts'
import { aPlan } from './testing.ts'

const plan = aPlan({ education: { objectives: ['Prepare a person for a session.', 'Know when to stop.'] } })
const names = () => {
  const { objectives, rated } = evaluationOf(plan)
  return [...objectives, ...rated].map(({ name }) => name)
}
const all = (rate: string) => (field: string) => (names().includes(field) ? rate : undefined)

test('it asks of each thing that the training meant to teach whether it did', () => {
  expect(evaluationOf(plan).objectives.map(({ text }) => text)).toEqual(plan.education?.objectives)
  expect(evaluationOf(aPlan()).objectives).toEqual([])
})
test('it is whole when each question has an answer; words are never asked for', () => {
  const read = readEvaluation(plan, all('4'))
  expect(read).toEqual({ ok: true, value: Object.fromEntries(names().map((name) => [name, 4])) })
})
test.each(['0', '6', '4.5', 'good', ''])('%j is no answer to any of them', (rate) => {
  const read = readEvaluation(plan, all(rate))
  expect(read.ok ? [] : read.problems.map(({ field }) => field)).toEqual(names())
})
test('what is said is kept as it was said, up to 4000 characters', () => {
  const said = (text: string) => readEvaluation(plan, (field) => (field === 'most' ? text : all('5')(field)))
  expect(said('The circle.')).toMatchObject({ ok: true, value: { most: 'The circle.' } })
  expect(said('x'.repeat(4001))).toMatchObject({ ok: false, problems: [{ field: 'most' }] })
})
