import { expect, test } from 'vitest'
import { listingId } from '#kernel/ids.ts'
import type { Found, FoundListings } from '../directory.ts'
import { profile } from '../profile.ts'
import { mapOf } from './search-map.ts'

const GOLDEN = { label: 'Golden, CO', state: 'CO', lat: 39.7555, lon: -105.2211 } as const

const at = (lat: number, lon: number): Found => {
  const place = { town: 'Somewhere', state: 'CO', zip: '80401', lat, lon } as const
  return {
    id: listingId.parse('00000000-0000-7000-8000-000000000001'),
    slug: 'somebody',
    profile: profile.parse({ subject: 'person', name: 'Somebody', roles: ['therapist'], places: [place] }),
    place,
    matched: [],
    checks: [],
  }
}
const answer = (more: Partial<FoundListings>): FoundListings => ({
  is: 'found',
  query: { within: 50, chosen: {}, order: 'distance', page: 1 },
  origin: GOLDEN,
  found: [],
  total: { count: 0, atLeast: false },
  counts: [],
  widened: false,
  byVideo: [],
  more: false,
  ...more,
})
const nobodyCounts = () => Promise.reject(new Error('not asked for'))

test('marks carry the numbers of the list, on its second page too', async () => {
  const query = { within: 50, chosen: {}, order: 'distance', page: 2 } as const
  const map = await mapOf(answer({ query, found: [at(39.8, -105.1), at(39.7, -105)] }), nobodyCounts)
  expect(map?.shows === 'area' && map.area.marks.map(({ words }) => words)).toEqual(['21', '22'])
})

test('with nobody within the radius the map reaches to those beyond, and keeps the circle that was asked for', async () => {
  const near = await mapOf(answer({}), nobodyCounts)
  const wide = await mapOf(answer({ widened: true, found: [at(41.1, -104.8)] }), nobodyCounts)
  if (near?.shows !== 'area' || wide?.shows !== 'area') throw new Error('an area is shown')
  expect(wide.area.circle).toBeLessThan(near.area.circle ?? 0)
  const [mark] = wide.area.marks
  expect(mark?.y).toBeGreaterThan(0)
})

test('somebody on the other side of the ocean is not drawn, and the page says that one is missing', async () => {
  const map = await mapOf(
    answer({ widened: true, found: [at(39.8, -105.1), at(21.3, -157.9)] }),
    nobodyCounts,
  )
  expect(map?.shows === 'area' && [map.area.marks.length, map.beyond]).toEqual([1, 1])
})

test('without a place the country is shown, the Virgin Islands too, which the boundaries call otherwise', async () => {
  const counts = async () => [{ state: 'CO', count: 3 } as const, { state: 'VI', count: 1 } as const]
  const map = await mapOf(answer({ origin: undefined }), counts)
  expect(map?.shows === 'country' && map.country.counts).toHaveLength(2)
})

test('a place that is none has no map', async () => {
  const { query } = answer({})
  expect(await mapOf({ is: 'ambiguous', choices: [], query }, nobodyCounts)).toBeUndefined()
})
