import { expect, test } from 'vitest'
import { type Chart, chartOf, type Entry } from '#chart/chart.ts'
import { courseId, entryId, personId, uuidv7 } from '#kernel/ids.ts'
import { hoursAfter } from '#kernel/time.ts'
import { answerTo } from './answers.ts'
import { visitsOf } from './visits.ts'

const start = Temporal.Instant.from('2026-11-24T09:00:00Z')
const id = (n: number) => entryId.parse(uuidv7(n, new Uint8Array(10)))
const entry = (n: number, kind: string, body: object, amends?: number): Entry => ({
  id: id(n),
  course: courseId.parse('0198c0de-0000-7000-8000-000000000001'),
  kind,
  at: hoursAfter(start, n),
  recordedAt: hoursAfter(start, n),
  by: personId.parse('somebody'),
  audience: 'care-team',
  body,
  ...(amends === undefined ? {} : { amends: { entry: id(amends), reason: 'moved' } }),
})
const planned = (n: number, from: number, amends?: number) =>
  entry(
    n,
    'visit-planned',
    {
      visit: id(50),
      visitKind: 'integration',
      from: hoursAfter(start, from),
      to: hoursAfter(start, from + 1),
      place: 'Room 1',
      people: [],
    },
    amends,
  )
const confirmed = (n: number, of: number) => entry(n, 'visit-confirmed', { visit: id(50), planned: id(of) })
const asked = (n: number, of: number) =>
  entry(n, 'visit-change-asked', { visit: id(50), planned: id(of), wish: 'mornings' })
const said = (...entries: Entry[]) => {
  const chart: Chart = chartOf(entries)
  const [visit] = visitsOf(chart)
  return visit && answerTo(chart, visit)?.kind
}

test('a visit waits for an answer until the person gave one, and the last one counts', () => {
  expect(said(planned(1, 72))).toBeUndefined()
  expect(said(planned(1, 72), confirmed(2, 1))).toBe('visit-confirmed')
  expect(said(planned(1, 72), confirmed(2, 1), asked(3, 1))).toBe('visit-change-asked')
  expect(said(planned(1, 72), asked(2, 1), confirmed(3, 1))).toBe('visit-confirmed')
})

test('a visit that was moved is not confirmed any more: the person saw another time', () => {
  expect(said(planned(1, 72), confirmed(2, 1), planned(3, 96, 1))).toBeUndefined()
  expect(said(planned(1, 72), asked(2, 1), planned(3, 96, 1), confirmed(4, 3))).toBe('visit-confirmed')
})

test('an answer leaves the visit as it is planned', () => {
  expect(visitsOf(chartOf([planned(1, 72), asked(2, 1)]))).toMatchObject([
    { state: 'planned', from: hoursAfter(start, 72) },
  ])
})
