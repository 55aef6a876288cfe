/** A million made-up listings around the towns of the country, more where there are many ZIP codes: the same every time. */
import { codeOf, FACET_NAMES, type FacetName, licensedCode, optionsOf } from '#directory/facets.ts'
import type { State } from '#directory/states.ts'
import { gazetteer, type Town } from '#platform/gazetteer.ts'

export type Listings = {
  readonly lats: Float64Array
  readonly lons: Float64Array
  readonly states: readonly State[]
  /** Of each listing, in ascending order. */
  readonly facets: readonly Uint16Array[]
}

/** How often each option is offered: some by nearly everybody, some by one in hundreds. */
const SHARES: { readonly [Name in FacetName]: readonly number[] } = {
  who: [0.7, 0.3],
  role: [0.6, 0.35, 0.15, 0.1],
  route: [0.45, 0.35, 0.5, 0.1, 0.12, 0.25],
  condition: [0.9, 0.6, 0.7, 0.25, 0.2, 0.2, 0.1, 0.3, 0.12, 0.06],
  approach: [0.2, 0.08, 0.5, 0.25, 0.3, 0.15, 0.1, 0.3, 0.4, 0.3, 0.3, 0.1],
  format: [0.9, 0.2, 0.05],
  setting: [0.5, 0.5, 0.08, 0.03],
  language: [0.98, 0.14, ...Array.from({ length: 19 }, (_, i) => 0.015 / (1 + i / 3))],
  pay: [0.4, 0.3],
  insurance: [0.3, 0.1, 0.06, 0.03, 0.05, 0.5],
  accepting: [0.7, 0.2],
  video: [0.5, 0.5],
  access: [0.5],
  verified: [0.6],
}
const OPTIONS = FACET_NAMES.flatMap((facet) =>
  optionsOf(facet).map((option, i) => ({ code: codeOf(facet, option)!, share: SHARES[facet][i] ?? 0 })),
)

export function manyListings(count: number): Listings {
  const random = randomFrom(42)
  const town = townsBySize(random)
  const made = {
    lats: new Float64Array(count),
    lons: new Float64Array(count),
    states: [] as State[],
    facets: [] as Uint16Array[],
  }
  for (let i = 0; i < count; i++) {
    const { lat, lon, codes, state } = town()
    const spread = 0.03 + 0.008 * Math.sqrt(codes)
    made.lats[i] = lat + spread * (random() + random() - 1)
    made.lons[i] = lon + spread * (random() + random() - 1)
    made.states.push(state)
    const offered = OPTIONS.filter(({ share }) => random() < share).map(({ code }) => code)
    made.facets.push(Uint16Array.from([...offered, licensedCode(state)]))
  }
  return made
}

/** Places from which people search: they live where the listings are. */
export function origins(count: number): { readonly lat: number; readonly lon: number }[] {
  const random = randomFrom(7)
  const town = townsBySize(random)
  return Array.from({ length: count }, () => {
    const { lat, lon } = town()
    return { lat: lat + 0.1 * (random() - 0.5), lon: lon + 0.1 * (random() - 0.5) }
  })
}

function townsBySize(random: () => number): () => Town {
  const { towns } = gazetteer()
  let total = 0
  const upTo = Float64Array.from(towns, ({ codes }) => (total += codes ** 1.3))
  return () => {
    const wanted = random() * total
    let [low, high] = [0, upTo.length - 1]
    while (low < high) {
      const half = (low + high) >> 1
      if (upTo[half]! < wanted) low = half + 1
      else high = half
    }
    return towns[low]!
  }
}

/** Mulberry32: the same numbers from the same beginning. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
