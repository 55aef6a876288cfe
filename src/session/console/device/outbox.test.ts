import { describe, expect, test } from 'vitest'
import { courseId } from '#kernel/ids.ts'
import { nthId } from '../../testing.ts'
import {
  ALONE,
  backoffMs,
  type Item,
  nextBatch,
  restamped,
  troublesAfter,
  unseen,
  unsentIn,
  verdictOn,
} from './outbox.ts'

const A = courseId.parse('0198c0de-0000-7000-8000-000000000001')
const B = courseId.parse('0198c0de-0000-7000-8000-000000000002')
const AT = '2026-11-24T10:00:00.000Z'
const written = (nth: number, but: Partial<Item> = {}, entries = 1): Item => ({
  id: `item-${nth}`,
  nth,
  course: A,
  state: 'waiting',
  entries: Array.from({ length: entries }, (_, i) => ({
    id: nthId(nth * 1000 + i),
    kind: 'note',
    at: AT,
    body: {},
  })),
  ...but,
})
const names = (items: readonly Item[]) => items.map(({ nth }) => nth)
const idsOf = (items: readonly Item[]) => items.flatMap(({ entries }) => entries.map(({ id }) => id))
const stored = (items: readonly Item[], already: readonly string[] = []) => ({
  status: 200,
  json: { stored: idsOf(items), already },
})

describe('what goes next', () => {
  test('goes in the order of writing, of one course at a time', () =>
    expect(names(nextBatch([written(3), written(1), written(2, { course: B })], new Map()))).toEqual([1, 3]))
  test('is nothing that was refused or is stored already', () =>
    expect(nextBatch([written(1, { state: 'refused' }), written(2, { state: 'stored' })], new Map())).toEqual(
      [],
    ))
  test('is as much as one request takes, and what was written together is never torn', () => {
    expect(names(nextBatch([written(1, {}, 60), written(2, {}, 60)], new Map()))).toEqual([1])
    expect(names(nextBatch([written(1, {}, 400)], new Map()))).toEqual([1])
  })
  test('is last and alone what the server failed over again and again, so that it holds nobody up', () => {
    const troubles = new Map([['item-1', ALONE]])
    expect(names(nextBatch([written(1), written(2), written(3)], troubles))).toEqual([2, 3])
    expect(names(nextBatch([written(1)], troubles))).toEqual([1])
  })
})

describe('an answer', () => {
  const one = [written(1)]
  const two = [written(1), written(2)]
  test.each([
    ['200 with every id', one, stored(one), 'stored'],
    [
      '200 for what was sent before',
      one,
      { status: 200, json: { stored: [], already: idsOf(one) } },
      'stored',
    ],
    ['200 that names only some', two, stored(one), 'later'],
    ['200 from a page for signing in to the wireless', one, { status: 200, json: 'Welcome' }, 'later'],
    ['nothing', one, { status: 0 }, 'later'],
    ['500', one, { status: 500 }, 'later'],
    ['503', one, { status: 503 }, 'later'],
    ['429', one, { status: 429 }, 'later'],
    ['401', one, { status: 401 }, 'sign-in'],
    ['409', one, { status: 409 }, 'other-person'],
    ['413 for several', two, { status: 413 }, 'singly'],
    ['413 for one', one, { status: 413 }, 'refused'],
    ['422 for several', two, { status: 422 }, 'singly'],
    ['422 for one', one, { status: 422 }, 'refused'],
    ['403 for one', one, { status: 403 }, 'refused'],
    ['404', one, { status: 404 }, 'refused'],
    ['410', one, { status: 410 }, 'refused'],
  ])('%s means for it: %o %o %s', (_, batch, reply, what) => expect(verdictOn(batch, reply).what).toBe(what))
  test('403 waits for a fresh confirmation, 422 for another wording; both say why', () => {
    const json = { problems: [{ message: 'The dose is above the order.' }] }
    expect(verdictOn(one, { status: 403, json })).toMatchObject({ confirm: true, problems: json.problems })
    expect(verdictOn(one, { status: 422, json })).toMatchObject({ confirm: false, problems: json.problems })
  })
  test('that is no more than a server away is no reason to send things one by one', () => {
    const away = verdictOn(two, { status: 503 })
    expect(nextBatch(two, troublesAfter(new Map(), two, away))).toHaveLength(2)
    const failed = verdictOn(two, { status: 500 })
    let troubles = troublesAfter(new Map(), two, failed)
    for (let i = 1; i < ALONE; i++) troubles = troublesAfter(troubles, two, failed)
    expect(nextBatch(two, troubles)).toHaveLength(1)
  })
})

test('unsent is what waits; what was refused is counted apart', () =>
  expect(
    unsentIn([written(1, {}, 2), written(2, { state: 'refused' }), written(3, { state: 'stored' })]),
  ).toBe(2))

test('what the server is seen to have is done with, once all of it is there', () => {
  const [first] = [written(1, {}, 2)]
  const [a, b] = idsOf([first!])
  expect(unseen([first!], (id) => id === a)).toEqual([first])
  expect(unseen([first!], (id) => id === a || id === b)).toEqual([])
})

test('once the clock is known, what says "now" moves with it and never again; what was typed stays', () => {
  const one = written(1, {}, 2)
  const [now, typed] = idsOf([one])
  const guess = { offsetMs: 0, ids: [now!] }
  const moved = restamped({ ...one, guess }, 600_000)
  expect(moved.entries.map(({ id, at }) => [id, at])).toEqual([
    [now, '2026-11-24T09:50:00.000Z'],
    [typed, AT],
  ])
  expect(restamped(moved, 0)).toBe(moved)
})

test('trying again takes longer and longer, a quarter of a minute at most', () => {
  expect([0, 1, 2, 3, 9, 99].map((failures) => backoffMs(failures, 1))).toEqual([
    500, 1000, 2000, 4000, 15_000, 15_000,
  ])
  expect(backoffMs(99, 0)).toBe(7_500)
})
