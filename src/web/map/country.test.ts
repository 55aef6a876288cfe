import { gzipSync } from 'node:zlib'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { atlas } from './atlas.ts'
import { CountryMap } from './CountryMap.tsx'
import { layOutCountry } from './country.ts'

const counted = layOutCountry(
  atlas(),
  new Map([
    ['Colorado', 24],
    ['Wyoming', 1],
    ['Alaska', 2],
    ['Hawaii', 3],
    ['Puerto Rico', 4],
    ['Guam', 1],
  ]),
)
const at = (name: string) => counted.counts.find(({ state }) => state === name)

test('every state with somebody listed has a disc inside the drawing, Alaska, Hawaii and Puerto Rico too', () => {
  expect(counted.counts.map(({ state }) => state).toSorted()).toEqual([
    'Alaska',
    'Colorado',
    'Hawaii',
    'Puerto Rico',
    'Wyoming',
  ])
  for (const { x, y } of counted.counts) {
    expect(x).toBeGreaterThan(0)
    expect(x).toBeLessThan(counted.width)
    expect(y).toBeGreaterThan(0)
    expect(y).toBeLessThan(counted.height)
  }
})

test('the more are listed, the larger the disc: by its area, not its width', () => {
  expect(at('Colorado')?.radius).toBeGreaterThan(at('Wyoming')?.radius ?? 99)
  expect(((at('Colorado')?.radius ?? 0) - 4) / ((at('Wyoming')?.radius ?? 0) - 4)).toBeCloseTo(
    Math.sqrt(24),
    6,
  )
})

test('states stand where they are: Wyoming north of Colorado, Puerto Rico in the south-east', () => {
  expect(at('Wyoming')?.y).toBeLessThan(at('Colorado')?.y ?? 0)
  expect(at('Puerto Rico')?.x).toBeGreaterThan(300)
})

test('the whole country is small enough for a bad phone', () => {
  const html = renderToString(
    createElement(CountryMap, { country: counted, title: 'The country', description: '34 listings' }),
  )
  expect(gzipSync(html).length).toBeLessThan(15_000)
})
