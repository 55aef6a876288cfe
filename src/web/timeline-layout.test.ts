import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inRows, percent } from './timeline-layout.ts'

const day = (n: number) => Temporal.Instant.fromEpochMilliseconds(n * 86_400_000)

test('the middle of a course stands in the middle of its line', () => {
  expect(percent(day(15), day(0), day(30))).toBe(50)
})

test('what lies before or after the line is held at its ends', () => {
  expect(percent(day(-3), day(0), day(30))).toBe(0)
  expect(percent(day(99), day(0), day(30))).toBe(100)
})

test('a line of no length puts everything at its start', () => {
  expect(percent(day(1), day(1), day(1))).toBe(0)
})

test('a label at the right end is written to the left of its mark', () => {
  expect(
    inRows(
      [95],
      (at) => at,
      () => 20,
    )[0]?.anchor,
  ).toBe('end')
})

test('no label covers another in its row, however many there are', () => {
  const marks = fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 100 }), width: fc.integer({ min: 1, max: 30 }) }),
  )
  fc.assert(
    fc.property(marks, (things) => {
      const placed = inRows(
        things,
        ({ at }) => at,
        ({ width }) => width,
      )
      expect(placed).toHaveLength(things.length)
      const spans = placed.map(({ thing, left, row, anchor }) => ({
        row,
        start: anchor === 'start' ? left : left - thing.width,
        end: anchor === 'start' ? left + thing.width : left,
      }))
      for (const [i, a] of spans.entries())
        for (const b of spans.slice(i + 1))
          if (a.row === b.row) expect(a.start >= b.end || b.start >= a.end).toBe(true)
    }),
  )
})
