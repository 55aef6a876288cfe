/**
 * ZIP codes and towns of the United States, from the package that ships them. Read when somebody first asks for a
 * place, kept in a few megabytes, and the package's own large text let go.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { z } from 'zod'
import { STATE_CODES, type State } from '#directory/states.ts'

export type Town = {
  readonly name: string
  readonly state: State
  /** The middle of its ZIP codes, in degrees. */
  readonly lat: number
  readonly lon: number
  /** How many ZIP codes it has: a large town has many. */
  readonly codes: number
}
export type ZipCode = {
  readonly zip: string
  readonly town: Town
  readonly lat: number
  readonly lon: number
}

export type Gazetteer = {
  readonly zip: (code: string) => ZipCode | undefined
  /** The codes that lie before and after a number that is none. */
  readonly beside: (code: string) => readonly ZipCode[]
  /** The code whose middle is nearest by this measure of distance. */
  readonly nearest: (distance: (lat: number, lon: number) => number) => ZipCode
  /** By `folded` name, the largest first. */
  readonly named: ReadonlyMap<string, readonly Town[]>
  /** The largest first. */
  readonly towns: readonly Town[]
}

let known: Gazetteer | undefined
export function gazetteer(): Gazetteer {
  known ??= gazetteerOf(shippedRows())
  return known
}

/** "Saint Louis", "St. Louis" and "st louis" are one. */
export const folded = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’\s-]+/g, ' ')
    .replace(/[^a-z0-9 ]/g, '')
    .trim()
    .replace(/\bsaint\b/g, 'st')
    .replace(/\bsainte\b/g, 'ste')
    .replace(/\bfort\b/g, 'ft')
    .replace(/\bmount\b/g, 'mt')

const row = z.object({
  zip: z.string(),
  city: z.string(),
  state: z.string(),
  latitude: z.number(),
  longitude: z.number(),
})
type Row = z.output<typeof row>

/** The package's table is JSON behind "exports.codes = ": read as such it takes a fifth of the time, and nothing stays. */
function shippedRows(): Row[] {
  const text = readFileSync(createRequire(import.meta.url).resolve('zipcodes/lib/codes.js'), 'utf8')
  const rows: Row[] = Object.values(JSON.parse(text.slice(text.indexOf('{'), text.indexOf('};') + 1)))
  // Every row has the shape of the first: the table was written by a program.
  row.parse(rows[0])
  return rows
}

function gazetteerOf(shipped: readonly Row[]): Gazetteer {
  const states = new Map<string, State>(STATE_CODES.map((state) => [state, state]))
  // Military post offices lie in no state, and a few codes have no coordinates.
  const rows = shipped.filter((row) => states.has(row.state) && row.latitude !== 0)
  rows.sort((a, b) => (a.zip < b.zip ? -1 : 1))
  const members = Map.groupBy(rows, ({ city, state }) => `${city}, ${state}`)
  const byName = new Map(
    [...members].map(([name, own]): [string, Town] => [
      name,
      {
        name: own[0]!.city,
        state: states.get(own[0]!.state)!,
        lat: middle(own.map(({ latitude }) => latitude)),
        lon: middle(own.map(({ longitude }) => longitude)),
        codes: own.length,
      },
    ]),
  )
  const towns = [...byName.values()].sort((a, b) => b.codes - a.codes || (a.name < b.name ? -1 : 1))
  // Columns of numbers instead of forty thousand objects.
  const numbers = Uint32Array.from(rows, ({ zip }) => Number(zip))
  const lats = Float64Array.from(rows, ({ latitude }) => latitude)
  const lons = Float64Array.from(rows, ({ longitude }) => longitude)
  const own = rows.map(({ city, state }) => byName.get(`${city}, ${state}`)!)
  const at = (i: number): ZipCode => ({
    zip: String(numbers[i]).padStart(5, '0'),
    town: own[i]!,
    lat: lats[i]!,
    lon: lons[i]!,
  })
  return {
    zip(code) {
      const i = firstNotBelow(numbers, Number(code))
      return numbers[i] === Number(code) ? at(i) : undefined
    },
    beside(code) {
      const i = firstNotBelow(numbers, Number(code))
      return [i - 1, i].filter((one) => one >= 0 && one < numbers.length).map(at)
    },
    nearest(distance) {
      let [best, least] = [0, Number.POSITIVE_INFINITY]
      for (let i = 0; i < numbers.length; i++) {
        const far = distance(lats[i]!, lons[i]!)
        if (far < least) [best, least] = [i, far]
      }
      return at(best)
    },
    named: Map.groupBy(towns, ({ name }) => folded(name)),
    towns,
  }
}

/** The median: one code with a wrong coordinate does not move a town. */
const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

function firstNotBelow(sorted: Uint32Array, wanted: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const half = (low + high) >> 1
    if (sorted[half]! < wanted) low = half + 1
    else high = half
  }
  return low
}
