import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chartOf, type Entry } from '#chart/chart.ts'
import { courseId, entryId, personId, uuidv7 } from '#kernel/ids.ts'
import { hoursAfter } from '#kernel/time.ts'
import { awaitingOutcome, standing, visitsKinds, visitsOf } from './visits.ts'

const course = courseId.parse('0198c0de-0000-7000-8000-000000000001')
const by = personId.parse('someone')
const start = Temporal.Instant.from('2026-11-24T09:00:00Z')
const id = (n: number) => entryId.parse(uuidv7(n, new Uint8Array(10)))

const entry = (n: number, kind: string, body: object, amends?: number): Entry => ({
  id: id(n),
  course,
  kind,
  at: hoursAfter(start, n),
  recordedAt: hoursAfter(start, n),
  by,
  audience: 'care-team',
  body,
  ...(amends === undefined ? {} : { amends: { entry: id(amends), reason: 'moved' } }),
})
const planned = (n: number, visit: number, from: number, amends?: number): Entry => {
  const body = { visitKind: 'integration', from: hoursAfter(start, from), to: hoursAfter(start, from + 1) }
  return entry(n, 'visit-planned', { visit: id(visit), ...body, place: 'Room 1', people: [by] }, amends)
}
const states = (...entries: Entry[]) => visitsOf(chartOf(entries)).map((v) => [v.id, v.state])

test('a planned visit stands until something is said of it', () => {
  expect(states(planned(1, 50, 72))).toEqual([[id(50), 'planned']])
})

test('a visit that was moved is one visit, at its new time', () => {
  const visits = visitsOf(chartOf([planned(1, 50, 72), planned(2, 50, 96, 1)]))
  expect(visits).toHaveLength(1)
  expect(visits[0]).toMatchObject({ id: id(50), from: hoursAfter(start, 96), planned: id(2) })
})

test('a cancelled visit keeps its reason and no longer counts', () => {
  const visits = visitsOf(
    chartOf([planned(1, 50, 72), entry(2, 'visit-cancelled', { visit: id(50), reason: 'a cold' })]),
  )
  expect(visits[0]).toMatchObject({ state: 'cancelled', outcome: { entry: id(2), text: 'a cold' } })
  expect(standing(visits)).toEqual([])
})

test('taking back “did not come” makes the visit planned again', () => {
  const missed = entry(2, 'visit-missed', { visit: id(50) })
  expect(states(planned(1, 50, 0), missed)).toEqual([[id(50), 'missed']])
  expect(states(planned(1, 50, 0), missed, entry(3, 'struck-out', {}, 2))).toEqual([[id(50), 'planned']])
})

test('a visit that is over and of which nobody said anything waits for a word', () => {
  const visits = visitsOf(
    chartOf([planned(1, 50, 2), planned(2, 51, 8), entry(3, 'visit-kept', { visit: id(51) })]),
  )
  expect(awaitingOutcome(visits, hoursAfter(start, 2.5))).toEqual([])
  expect(awaitingOutcome(visits, hoursAfter(start, 24)).map((v) => v.id)).toEqual([id(50)])
})

test('visits are read in order of their time, in whatever order they were written and arrived', () => {
  const hours = fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { maxLength: 12 })
  const shuffled = hours.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  )
  fc.assert(
    fc.property(shuffled, ([list, arrived]) => {
      const write = (from: number) => planned(1 + list.indexOf(from), 1000 + from, from)
      const visits = visitsOf(chartOf(arrived.map(write)))
      expect(visits).toEqual(visitsOf(chartOf(list.map(write))))
      expect(visits.map((v) => v.from)).toEqual(
        list.toSorted((a, b) => a - b).map((h) => hoursAfter(start, h)),
      )
    }),
  )
})

test('a planned visit must end after it begins', () => {
  const body = { visit: id(1), visitKind: 'dosing', place: 'Room 1', people: [], route: 'im' }
  const times = { from: '2026-11-24T10:00:00Z', to: '2026-11-24T10:00:00Z' }
  expect(visitsKinds['visit-planned'].safeParse({ ...body, ...times }).success).toBe(false)
})
