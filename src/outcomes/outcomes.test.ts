import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chartOf } from '#chart/chart.ts'
import {
  answer,
  at,
  dose,
  gad7,
  idOf,
  importedScore,
  measureNamed,
  partly,
  phq9,
  protocol,
  withPoints,
} from '../../tests/support/measures.ts'
import { changeBetween, changeOf, reliablePoints, standingOf } from './change.ts'
import { bandOf } from './given.ts'
import { type Scored, trendOf, trendsOf } from './outcomes.ts'

const phq = measureNamed('phq-9')
const trend = (entries: Parameters<typeof chartOf>[0], ...doses: number[]) =>
  trendOf(
    phq,
    chartOf(entries),
    doses.map((day) => dose(day)),
    protocol,
  )

describe('bands', () => {
  test.each([
    ['phq-9', 0, 'minimal'],
    ['phq-9', 4, 'minimal'],
    ['phq-9', 5, 'mild'],
    ['phq-9', 9, 'mild'],
    ['phq-9', 10, 'moderate'],
    ['phq-9', 14, 'moderate'],
    ['phq-9', 15, 'moderately severe'],
    ['phq-9', 20, 'severe'],
    ['phq-9', 27, 'severe'],
    ['gad-7', 4, 'minimal'],
    ['gad-7', 5, 'mild'],
    ['gad-7', 10, 'moderate'],
    ['gad-7', 15, 'severe'],
    ['gad-7', 21, 'severe'],
    ['pcl-5', 30, 'below the cut'],
    ['pcl-5', 31, 'probable PTSD'],
    ['pc-ptsd-5', 2, 'negative screen'],
    ['pc-ptsd-5', 3, 'positive screen'],
  ])('%s of %i is %s', (id, value, name) => {
    expect(bandOf(measureNamed(id), value)?.name).toBe(name)
  })
})

describe('the baseline', () => {
  test('is the last complete score before the first dose', () => {
    const { baseline, latest } = trend([phq9(0, 18), phq9(6, 16), phq9(20, 7)], 7)
    expect([baseline?.value, latest?.value]).toEqual([16, 7])
  })
  test('is never a score taken after the first dose', () => {
    expect(trend([phq9(8, 16), phq9(20, 7)], 7).baseline).toBeUndefined()
  })
  test('is not a form with items missing', () => {
    expect(trend([phq9(0, 18), partly(6)], 7).baseline?.value).toBe(18)
  })
  test('may come from the imported record, unless it is older than the protocol allows', () => {
    expect(trend([importedScore('44261-6', 17, '2026-02-20')], 7).baseline).toMatchObject({
      value: 17,
      origin: 'imported',
    })
    expect(trend([importedScore('44261-6', 17, '2025-03-01')], 7).baseline).toBeUndefined()
  })
})

test('a form with a missing item is kept, named and never scored as if the item were 0', () => {
  const [point] = trend([partly(3)]).points
  expect(point).toMatchObject({ missing: ['/44260-8'] })
  expect(point?.value).toBeUndefined()
  expect(point?.band).toBeUndefined()
})

test('an imported score without an exact day stands in the table only', () => {
  const { points, undated } = trend([importedScore('44261-6', 17, '2026-02')])
  expect(points).toEqual([])
  expect(undated).toMatchObject([{ value: 17, taken: '2026-02' }])
})

test('an imported score that was entered in error is silence', () => {
  const { points } = trend([importedScore('44261-6', 17, '2026-02-20', 'entered-in-error')])
  expect(points).toEqual([])
})

test('a PHQ-9 asked again within two weeks is marked as a short interval', () => {
  expect(trend([phq9(0, 18), phq9(13, 16), phq9(27, 12)]).points.map((p) => p.shortInterval)).toEqual([
    false,
    true,
    false,
  ])
})

test('each score knows how many dosing sessions came before it; a second dose of a visit is the same session', () => {
  const doses = [dose(7, 1), dose(7.02, 1), dose(14, 2)]
  const { points } = trendOf(phq, chartOf([phq9(0, 18), phq9(10, 12), phq9(20, 8)]), doses, protocol)
  expect(points.map((p) => p.sessionsBefore)).toEqual([0, 1, 2])
})

test('a correction replaces the score it amends', () => {
  const wrong = phq9(0, 18)
  expect(
    trend([
      wrong,
      { ...phq9(0, 8), id: idOf('correction'), amends: { entry: wrong.id, reason: 'typing error' } },
    ]).points.map((p) => p.value),
  ).toEqual([8])
})

test('only measures that were ever given are shown', () => {
  expect(trendsOf(chartOf([gad7(0, 9)]), [], protocol).map((t) => t.measure.id)).toEqual(['gad-7'])
})

test('the PCL-5 gives its clusters, and the DSM-5 rule stays unknown while an item could still decide it', () => {
  const pcl = measureNamed('pcl-5')
  const items = pcl.scores[0]!.items
  const points = Object.fromEntries(items.map((item) => [item, 2]))
  const { 'pcl-5-6': _, 'pcl-5-7': __, ...without } = points
  const chart = chartOf([withPoints('pcl-5', 0, points), withPoints('pcl-5', 1, without)])
  const [whole, part] = trendOf(pcl, chart, [], protocol).points
  expect(whole?.value).toBe(40)
  expect([...whole!.parts.values()].map((s) => s.value)).toEqual([10, 4, 14, 12])
  expect([whole?.clusters[0]?.met, part?.clusters[0]?.met]).toEqual(['met', 'unknown'])
})

const scored = (value: number, day = 0): Scored => ({
  entry: phq9(day, 0).id,
  at: at(day),
  value,
  missing: [],
  parts: new Map(),
  clusters: [],
  shortInterval: false,
  origin: 'answered',
  sessionsBefore: day > 0 ? 1 : 0,
})
const change = (id: string, from: number, to: number) =>
  changeBetween(measureNamed(id), scored(from), scored(to, 30))

describe('change', () => {
  test.each([
    ['phq-9', 18, 9, { response: true, remission: false, reliable: 'better', significant: true }],
    ['phq-9', 18, 10, { response: false, remission: false, reliable: 'better', significant: false }],
    ['phq-9', 18, 4, { response: true, remission: true, reliable: 'better', significant: true }],
    ['phq-9', 14, 9, { response: false, remission: false, reliable: 'no', significant: false }],
    ['phq-9', 12, 18, { response: false, remission: false, reliable: 'worse', significant: false }],
    ['gad-7', 12, 6, { response: true, remission: false, reliable: 'better', significant: true }],
    ['gad-7', 12, 9, { response: false, remission: false, reliable: 'no', significant: false }],
    ['gad-7', 12, 8, { response: false, remission: false, reliable: 'better', significant: false }],
    ['pcl-5', 45, 30, { response: undefined, remission: true, reliable: 'better', significant: true }],
    ['pcl-5', 45, 41, { response: undefined, remission: false, reliable: 'no', significant: false }],
  ])('%s from %i to %i', (id, from, to, expected) => {
    const { response, remission, reliable, significant } = change(id, from, to)
    expect({ response, remission, reliable: reliable[0]?.verdict, significant }).toEqual(expected)
  })

  test('the PCL-5 shows its older and its newer rule side by side, each with how sure it is', () => {
    expect(change('pcl-5', 45, 35).reliable.map((r) => [r.points, r.verdict, r.rule.source.mark])).toEqual([
      [5, 'better', 'looked-up'],
      [15, 'no', 'from-memory'],
    ])
  })
  test('a person who started below the cut is told apart: response says little there', () => {
    expect(change('phq-9', 6, 2)).toMatchObject({ response: true, startedBelow: true, significant: false })
  })
  test('from a baseline of 0 there is neither a response nor a fraction', () => {
    expect(change('phq-9', 0, 0)).toMatchObject({ response: false, better: 0 })
    expect(change('phq-9', 0, 0).fraction).toBeUndefined()
  })
  test('for well-being a higher score is better', () => {
    expect(change('who-5', 40, 64)).toMatchObject({ better: 24, remission: true })
  })
  test('without a score after a dose there is no change to speak of', () => {
    expect(changeOf(trend([phq9(0, 18)], 7))).toBeUndefined()
    expect(changeOf(trend([phq9(0, 18), partly(20)], 7))).toBeUndefined()
  })
  test('a score three days after the baseline is a short interval', () => {
    expect(changeOf(trend([phq9(6, 18), phq9(9, 8)], 7))?.shortInterval).toBe(true)
  })
})

test('a reliable change can be told by a spread and a reliability instead of points', () => {
  const source = { text: 'for this test', status: 'default', mark: 'default' } as const
  // 1.96 · 5 · √2 · √(1 − 0.84) = 5.54
  expect(reliablePoints({ sd: 5, reliability: 0.84, source })).toBeCloseTo(5.54, 2)
})

describe('a last score is never passed off as today’s', () => {
  test('it is carried once it is older than the questions look back', () => {
    expect(standingOf(phq, scored(4), [], at(13)).carried).toBe(false)
    expect(standingOf(phq, scored(4), [], at(15)).carried).toBe(true)
  })
  test('it is carried when a measure since was not given', () => {
    expect(standingOf(phq, scored(4, 1), [at(5)], at(6))).toMatchObject({
      carried: true,
      notGivenSince: at(5),
    })
    expect(standingOf(phq, scored(4, 6), [at(5)], at(7)).carried).toBe(false)
  })
})

test('whatever the order of arrival, with any repetitions, the trend is the same', () => {
  const entries = fc.uniqueArray(fc.tuple(fc.nat(40), fc.integer({ min: 0, max: 27 })), {
    selector: ([day]) => day,
    maxLength: 12,
  })
  fc.assert(
    fc.property(entries, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (list, random) => {
      const all = list.map(([day, total]) => phq9(day, total))
      const shuffled = [...all, ...all]
        .map((entry) => [random.next().value as number, entry] as const)
        .sort((a, b) => a[0] - b[0])
        .map(([, entry]) => entry)
      expect(trend(shuffled, 7)).toEqual(trend(all, 7))
    }),
  )
})

test('a lower score never turns a response, a remission or a reliable change off', () => {
  const score = fc.integer({ min: 0, max: 27 })
  fc.assert(
    fc.property(score, score, score, (from, a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)].map((to) => change('phq-9', from, to))
      if (high!.response) expect(low!.response).toBe(true)
      if (high!.remission) expect(low!.remission).toBe(true)
      if (high!.reliable[0]!.verdict === 'better') expect(low!.reliable[0]!.verdict).toBe('better')
    }),
  )
})

test('an answer for every item of the PHQ-9 gives its total', () => {
  expect(trend([answer('phq-9', 0, Array(9).fill('LA6571-9'))]).points[0]?.value).toBe(27)
})
