import fc from 'fast-check'
import { expect, test } from 'vitest'
import { courseId, type EntryId, entryId, personId, uuidv7 } from '#kernel/ids.ts'
import { chartOf, type Entry } from './chart.ts'

const course = courseId.parse('0198c0de-0000-7000-8000-000000000001')
const by = personId.parse('someone')
const id = (n: number): EntryId => entryId.parse(uuidv7(1_000 + n, new Uint8Array(10)))
const entry = (n: number, amends?: number, kind = 'note'): Entry => {
  const at = Temporal.Instant.fromEpochMilliseconds(10_000 + (n % 5) * 1000)
  return {
    id: id(n),
    course,
    kind,
    at,
    recordedAt: at,
    by,
    audience: 'care-team',
    body: { n },
    ...(amends === undefined ? {} : { amends: { entry: id(amends), reason: 'typing error' } }),
  }
}
const inForce = (entries: readonly Entry[]) => chartOf(entries).current.map((e) => e.id)

test('entries are read in the order in which things happened, not in which they arrived', () => {
  expect(inForce([entry(4), entry(0), entry(2)])).toEqual([id(0), id(2), id(4)])
})

test('an amendment replaces the older entry, and the older one stays in the record', () => {
  const chart = chartOf([entry(1), entry(7, 1)])
  expect(chart.current.map((e) => e.id)).toEqual([id(7)])
  expect(chart.entries).toHaveLength(2)
  expect(chart.history.get(id(7))?.map((e) => e.id)).toEqual([id(1)])
})

test('an amendment of an amendment is in force alone', () => {
  expect(inForce([entry(1), entry(2, 1), entry(3, 2)])).toEqual([id(3)])
})

test('an entry struck out as recorded in error is gone, and so is the strike', () => {
  expect(inForce([entry(1), entry(2, 1, 'struck-out')])).toEqual([])
})

test('two people amending the same entry: the later is in force and the entry is flagged', () => {
  const chart = chartOf([entry(1), entry(2, 1), entry(3, 1)])
  expect(chart.current.map((e) => e.id)).toEqual([id(3)])
  expect(chart.contested).toEqual([id(1)])
})

test('an amendment of something that has not arrived yet stands for itself', () => {
  expect(inForce([entry(9, 3)])).toEqual([id(9)])
})

test('entries that amend each other in a circle all stay in sight', () => {
  expect(inForce([entry(1, 2), entry(2, 1)])).toEqual([id(1), id(2)])
})

test('any order of arrival, with any repetitions, gives the same chart', () => {
  const entries = fc
    .uniqueArray(fc.tuple(fc.nat(30), fc.option(fc.nat(30), { nil: undefined }), fc.boolean()), {
      selector: ([n]) => n,
      maxLength: 20,
    })
    .map((list) =>
      list.map(([n, amends, strike]) =>
        entry(n, amends, strike && amends !== undefined ? 'struck-out' : 'note'),
      ),
    )
  fc.assert(
    fc.property(
      entries.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })),
      ),
      ([list, arrived]) => {
        expect(chartOf(arrived)).toEqual(chartOf(list))
      },
    ),
  )
})
