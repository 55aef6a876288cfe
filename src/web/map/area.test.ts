import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { milesBetween, type Point } from '#directory/place.ts'
import { AreaMap } from './AreaMap.tsx'
import { AREA, layOutArea } from './area.ts'
import { atlas } from './atlas.ts'

const GOLDEN: Point = { lat: 39.7555, lon: -105.2211 }
const DENVER: Point = { lat: 39.7392, lon: -104.9903 }

const around = (middle: Point, circle: number, places: readonly Point[] = []) =>
  layOutArea(atlas(), {
    middle,
    reach: circle * 1.1,
    circle,
    here: true,
    marks: places.map((at, i) => ({ words: String(i + 1), at })),
    towns: [],
  })
const html = (area: ReturnType<typeof around>) =>
  renderToString(createElement(AreaMap, { area, title: 'Around Golden', description: 'Two results' }))

test('a circle of 50 miles reaches as far as a place 50 miles away is drawn', () => {
  const { middle, circle = 0, scale } = around(GOLDEN, 50)
  expect(circle / 50).toBeCloseTo(scale.length / scale.miles, 6)
  expect(middle).toEqual({ x: AREA.width / 2, y: AREA.height / 2 })
  const [denver] = around(GOLDEN, 50, [DENVER]).marks
  const drawn = Math.hypot((denver?.x ?? 0) - middle.x, (denver?.y ?? 0) - middle.y)
  expect(drawn / (circle / 50)).toBeCloseTo(milesBetween(GOLDEN, DENVER), 1)
})

test('what lies within the radius is drawn within the circle, what lies outside is drawn outside', () => {
  const anywhere = fc.record({
    lat: fc.double({ min: 18, max: 65, noNaN: true }),
    lon: fc.double({ min: -160, max: -66, noNaN: true }),
    north: fc.double({ min: -1, max: 1, noNaN: true }),
    east: fc.double({ min: -1, max: 1, noNaN: true }),
  })
  fc.assert(
    fc.property(anywhere, ({ lat, lon, north, east }) => {
      const middle = { lat, lon }
      const place = { lat: lat + north, lon: lon + east }
      const { circle = 0, middle: at, marks } = around(middle, 50, [place])
      const spot = marks[0]?.spot ?? { x: 0, y: 0 }
      const drawn = (Math.hypot(spot.x - at.x, spot.y - at.y) / circle) * 50
      return Math.abs(drawn - milesBetween(middle, place)) < 0.1
    }),
  )
})

test('north is up, east is right', () => {
  const { middle, marks } = around(GOLDEN, 50, [
    { lat: 40.2, lon: GOLDEN.lon },
    { lat: GOLDEN.lat, lon: -104.8 },
  ])
  expect(marks[0]?.y).toBeLessThan(middle.y)
  expect(marks[1]?.x).toBeGreaterThan(middle.x)
})

test('two results in one building are both readable, and a line leads from the one that moved to where it is', () => {
  const { marks, radius } = around(GOLDEN, 50, [DENVER, DENVER])
  const [a, b] = marks
  expect(Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0))).toBeGreaterThan(2 * radius)
  expect(a?.spot.x).toBeCloseTo(b?.spot.x ?? 0, 6)
  expect(html(around(GOLDEN, 50, [DENVER, DENVER])).match(/class="map-lead"/g)).toHaveLength(1)
})

test('where two states are in sight, each is named', () => {
  expect(around({ lat: 40.99, lon: -104.8 }, 50).stateNames.map(({ words }) => words)).toEqual(
    expect.arrayContaining(['Colorado', 'Wyoming']),
  )
  expect(around(GOLDEN, 10).stateNames).toEqual([])
})

test.each([
  ['Golden, 50 miles', GOLDEN, 50],
  ['Anchorage, 100 miles', { lat: 61.2, lon: -149.9 }, 100],
  ['Honolulu, 100 miles', { lat: 21.31, lon: -157.86 }, 100],
  ['San Juan, 50 miles', { lat: 18.4, lon: -66.1 }, 50],
  ['the Chesapeake, the most ragged of coasts, 250 miles', { lat: 38, lon: -76 }, 250],
  ['Adak, the far end of Alaska', { lat: 51.88, lon: -176.6 }, 250],
  ['half the country', { lat: 39, lon: -98 }, 1300],
] as const)('%s: there is land, and the whole map is small', (_, middle, circle) => {
  const area = around(middle, circle, [middle])
  expect(area.land.length).toBeGreaterThan(20)
  expect(gzipSync(html(area)).length).toBeLessThan(15_000)
})

test('the middle of Colorado is nothing but land', () => {
  const { land } = around({ lat: 39, lon: -105.5 }, 20)
  expect(land).toMatch(/^M-4 384l0 -388|^M-4/)
  expect(land.length).toBeLessThan(120)
})
