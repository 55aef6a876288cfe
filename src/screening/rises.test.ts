import { expect, test } from 'vitest'
import { chartOf, type Entry } from '#chart/chart.ts'
import { courseId, entryId, personId, uuidv7 } from '#kernel/ids.ts'
import { minutesAfter } from '#kernel/time.ts'
import { pressureRisesOf } from './rises.ts'

const course = courseId.parse('0198c0de-0000-7000-8000-000000000001')
const visit = '0198c0de-0000-7000-8000-0000000000aa'
const T0 = Temporal.Instant.from('2026-11-24T16:00:00Z')
let n = 0
const entry = (minute: number, kind: string, body: object): Entry => {
  const at = minutesAfter(T0, minute)
  return {
    id: entryId.parse(uuidv7(1000 + n++, new Uint8Array(10))),
    course,
    kind,
    at,
    recordedAt: at,
    by: personId.parse('m'),
    audience: 'care-team',
    body: { visit, ...body },
  }
}
const taken = (minute: number, systolic: number, diastolic: number) =>
  entry(minute, 'vitals-taken', { systolic, diastolic })
const given = (minute: number) => entry(minute, 'dose-given', {})
const rises = (...entries: Entry[]) => pressureRisesOf(chartOf(entries), 'America/Denver')

test('the rise is the highest pressure after the first dose above the last one before it', () => {
  expect(
    rises(taken(-30, 140, 90), taken(-5, 120, 80), given(0), taken(20, 165, 95), taken(40, 150, 101)),
  ).toMatchObject([{ systolic: 45, diastolic: 21, on: '2026-11-24' }])
})

test('a booster does not move the baseline', () => {
  expect(
    rises(taken(-5, 120, 80), given(0), taken(10, 150, 85), given(15), taken(30, 155, 86)),
  ).toMatchObject([{ systolic: 35 }])
})

test('without a reading before and after there is nothing to say', () => {
  expect(rises(given(0), taken(10, 190, 110))).toEqual([])
  expect(rises(taken(-5, 120, 80), given(0))).toEqual([])
  expect(rises(taken(-5, 120, 80), taken(10, 190, 110))).toEqual([])
})
