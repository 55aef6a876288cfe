import { expect, test } from 'vitest'
import { chartOf, type Entry } from '#chart/chart.ts'
import { courseId, entryId, personId, uuidv7 } from '#kernel/ids.ts'
import { hoursAfter } from '#kernel/time.ts'
import { openConcern } from './notes.ts'
import { readCheckIn, type TypedCheckIn } from './read-check-in.ts'

const now = Temporal.Instant.from('2026-11-25T20:00:00Z')
const reached: TypedCheckIn = { reached: 'yes', by: 'call', suicidal: 'no', sleep: 'broken', mood: '6' }
const read = (typed: TypedCheckIn) => readCheckIn(typed, now, 'America/Denver')
const fields = (typed: TypedCheckIn) => {
  const answer = read(typed)
  return answer.ok ? [] : answer.problems.map((p) => p.field)
}

test('a check-in says how the person was reached, how they are, and what they answered', () => {
  expect(read(reached)).toEqual({
    ok: true,
    value: { at: now, body: { reached: true, by: 'call', suicidal: 'no', sleep: 'broken', mood: 6 } },
  })
})

test('without a time it was now; with one it was then, on the practice’s clock', () => {
  const answer = read({ ...reached, date: '2026-11-25', time: '11:30' })
  expect(answer.ok && answer.value.at.toString()).toBe('2026-11-25T18:30:00Z')
})

test('of somebody who was not reached nothing is known, whatever else was typed', () => {
  const answer = read({ ...reached, reached: 'no', note: 'voicemail' })
  expect(answer.ok && answer.value.body).toEqual({
    reached: false,
    by: 'call',
    suicidal: 'not-asked',
    note: 'voicemail',
  })
})

test.each([
  ['whether the person was reached must be said', { reached: undefined }, ['reached']],
  ['how must be said', { by: undefined }, ['by']],
  [
    'the answer about suicide must be said when the person was reached',
    { suicidal: undefined },
    ['suicidal'],
  ],
  ['a mood of 11 is not on the scale', { mood: '11' }, ['mood']],
  ['a call to come is not a record', { date: '2026-11-26', time: '09:00' }, ['time']],
  ['a day without a time is asked about', { date: '2026-11-25' }, ['time']],
] as const)('%s', (_, more, expected) => {
  expect(fields({ ...reached, ...more })).toEqual(expected)
})

const checkedIn = (n: number, suicidal: string): Entry => ({
  id: entryId.parse(uuidv7(n, new Uint8Array(10))),
  course: courseId.parse('0198c0de-0000-7000-8000-000000000001'),
  kind: 'checked-in',
  at: hoursAfter(now, n),
  recordedAt: hoursAfter(now, n),
  by: personId.parse('t'),
  audience: 'care-team',
  body: { reached: suicidal !== 'not-asked', by: 'call', suicidal },
})

test('thoughts of suicide stay in sight until a later check-in was answered otherwise', () => {
  expect(openConcern(chartOf([checkedIn(1, 'yes')]))).toBeDefined()
  expect(openConcern(chartOf([checkedIn(1, 'yes'), checkedIn(2, 'not-asked')]))).toBeDefined()
  expect(openConcern(chartOf([checkedIn(1, 'yes'), checkedIn(2, 'no')]))).toBeUndefined()
})
