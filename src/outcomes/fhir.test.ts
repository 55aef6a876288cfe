import { expect, test } from 'vitest'
import { chartOf } from '#chart/chart.ts'
import { importedScore, partly, phq9, protocol, withPoints } from '../../tests/support/measures.ts'
import { toScoreObservations } from './fhir.ts'
import { trendsOf } from './outcomes.ts'

const sent = (...entries: Parameters<typeof chartOf>[0]) =>
  toScoreObservations(trendsOf(chartOf(entries), [], protocol), 'Patient/p')

test('a score goes out with its LOINC code and the response that it came from', () => {
  const answers = phq9(0, 12)
  expect(sent(answers)).toMatchObject([
    {
      code: { coding: [{ system: 'http://loinc.org', code: '44261-6' }] },
      valueQuantity: { value: 12, code: '{score}' },
      derivedFrom: [{ reference: `QuestionnaireResponse/${answers.id}` }],
      subject: { reference: 'Patient/p' },
    },
  ])
})

test('the clusters of the PCL-5 go out as scores of their own, without a made-up code', () => {
  const points = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`pcl-5-${i + 1}`, 1]))
  const [total, ...clusters] = sent(withPoints('pcl-5', 0, points))
  expect(total?.valueQuantity.value).toBe(20)
  expect(clusters.map((c) => [c.valueQuantity.value, 'coding' in c.code])).toEqual([
    [5, false],
    [2, false],
    [7, false],
    [6, false],
  ])
})

test('a form with items missing has no score to send, and an imported score is not sent as ours', () => {
  expect(sent(partly(0), importedScore('44261-6', 12, '2026-02-20'))).toEqual([])
})
