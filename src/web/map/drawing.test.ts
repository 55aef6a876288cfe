/** The small crafts of a map: a short line, marks side by side, names where they fit. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeLabels } from './labels.ts'
import { createPen, simplified } from './pen.ts'
import { spread } from './spread.ts'

const SIZE = { width: 360, height: 380 }
const spot = fc.record({
  x: fc.double({ min: 0, max: 360, noNaN: true }),
  y: fc.double({ min: 0, max: 380, noNaN: true }),
})

test('a straight stretch keeps only its ends, a corner stays', () => {
  expect(
    simplified(
      [
        [0, 0],
        [5, 0.1],
        [10, 0],
        [10, 10],
      ],
      0.5,
    ),
  ).toEqual([
    [0, 0],
    [10, 0],
    [10, 10],
  ])
})

test('no point that is left out is further from the line than the tolerance', () => {
  fc.assert(
    fc.property(fc.array(spot, { minLength: 2, maxLength: 40 }), (spots) => {
      const points = spots.map(({ x, y }) => [x, y] as const)
      const kept = simplified(points, 2)
      expect(kept[0]).toBe(points[0])
      expect(kept.at(-1)).toBe(points.at(-1))
      return points.every((p) =>
        kept.some((a, i) => kept[i + 1] !== undefined && toStretch(p, a, kept[i + 1] ?? a) <= 2 + 1e-9),
      )
    }),
  )
})

function toStretch(p: readonly [number, number], a: readonly [number, number], b: readonly [number, number]) {
  let nearest = Number.POSITIVE_INFINITY
  for (let t = 0; t <= 1; t += 1 / 512)
    nearest = Math.min(nearest, Math.hypot(p[0] - a[0] - t * (b[0] - a[0]), p[1] - a[1] - t * (b[1] - a[1])))
  return nearest - 0.5
}

test('a line is written as steps, and many small steps do not drift', () => {
  const pen = createPen(0)
  pen.moveTo(0.04, 0)
  for (let i = 1; i <= 100; i++) pen.lineTo(i * 0.14, i % 2)
  const steps = [...pen.path().matchAll(/[Ml](-?[\d.]+)[ ]?(-?[\d.]+)/g)].map(([, dx]) => Number(dx))
  expect(steps.reduce((sum, dx) => sum + dx, 0)).toBeCloseTo(14, 5)
})

test('a mark that stands alone stays exactly where it belongs', () => {
  expect(spread([{ x: 100, y: 50 }], 11, SIZE)).toEqual([{ x: 100, y: 50, moved: false }])
})

test('twenty results in one town can all be read, and none leaves the map', () => {
  fc.assert(
    fc.property(fc.array(spot, { maxLength: 4 }), spot, (others, town) => {
      const marks = spread([...Array.from({ length: 16 }, () => town), ...others], 11, SIZE)
      return marks.every(
        (a, i) =>
          a.x >= 11 &&
          a.x <= 349 &&
          a.y >= 11 &&
          a.y <= 369 &&
          marks.every((b, j) => i === j || Math.hypot(a.x - b.x, a.y - b.y) >= 22),
      )
    }),
  )
})

test('the more important town is named, the one that would be written over it is not', () => {
  const named = [
    { words: 'Denver', at: { x: 100, y: 100 } },
    { words: 'Glendale', at: { x: 102, y: 101 } },
    { words: 'Boulder', at: { x: 100, y: 200 } },
  ]
  const words = placeLabels(named, [], SIZE, 10).map((label) => label.words)
  expect(words).toContain('Denver')
  expect(words).toContain('Boulder')
  expect(placeLabels(named, [], SIZE, 1).map((label) => label.words)).toEqual(['Denver'])
})

test('no name is written over a mark or out of the map', () => {
  const denver = { words: 'Denver', at: { x: 120, y: 105 } }
  const marks = { left: 40, right: 200, top: 40, bottom: 170 }
  expect(placeLabels([denver], [marks], SIZE, 5)).toEqual([])
  expect(placeLabels([{ ...denver, at: { x: 355, y: 105 } }], [], SIZE, 5)[0]?.anchor).toBe('end')
})

test('the name of a town under a mark stands beside the mark', () => {
  const denver = { words: 'Denver', at: { x: 120, y: 105 } }
  const mark = { left: 109, right: 131, top: 94, bottom: 116 }
  expect(placeLabels([denver], [mark], SIZE, 5)[0]?.x).toBeGreaterThan(131)
})
