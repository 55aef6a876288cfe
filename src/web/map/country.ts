/** Lays out the map of the whole country, with Alaska, Hawaii and Puerto Rico beside it: how many in each state. */
import { geoAlbersUsa, geoEquirectangular, geoPath } from 'd3-geo'
import type { Feature, Geometry } from 'geojson'
import type { Size } from './area.ts'
import { type Atlas, type Box, touches } from './atlas.ts'
import { createPen } from './pen.ts'
import type { Spot } from './spread.ts'

export type Country = Size & {
  readonly land: string
  readonly borders: string
  readonly counts: readonly (Spot & {
    readonly radius: number
    readonly count: number
    readonly state: string
  })[]
}

const SIZE: Size = { width: 360, height: 236 }
const TOLERANCE = 0.5

const mainland = geoAlbersUsa()
  .scale(470)
  .translate([SIZE.width / 2, SIZE.height / 2 - 4])
const island = geoEquirectangular()
  .center([-66.4, 18.2])
  .scale(900)
  .translate([330, SIZE.height - 16])
const ISLAND_SEA: Box = [-68, 17, -64, 19]
const ISLANDS = ['Puerto Rico', 'United States Virgin Islands']

/** @param counts by the name of the state; those that no map of the country shows stay in the list beside it */
export function layOutCountry(atlas: Atlas, counts: ReadonlyMap<string, number>): Country {
  const most = Math.max(1, ...counts.values())
  return {
    ...SIZE,
    ...shapesOf(atlas),
    counts: atlas.states.features
      .flatMap((state) => {
        const count = counts.get(state.properties.name) ?? 0
        const [x, y] = geoPath(projectionOf(state)).centroid(state)
        return count > 0 && Number.isFinite(x) && Number.isFinite(y)
          ? [{ x, y, count, state: state.properties.name, radius: 4 + 13 * Math.sqrt(count / most) }]
          : []
      })
      .sort((a, b) => b.count - a.count),
  }
}

type State = Feature<Geometry, { readonly name: string }>
const projectionOf = ({ properties }: State) => (ISLANDS.includes(properties.name) ? island : mainland)

const drawnOf = new WeakMap<Atlas, Pick<Country, 'land' | 'borders'>>()

/** The land is the same for every search, so it is drawn once. */
function shapesOf(atlas: Atlas): Pick<Country, 'land' | 'borders'> {
  const known = drawnOf.get(atlas)
  if (known) return known
  const land = createPen(TOLERANCE)
  for (const state of atlas.states.features) geoPath(projectionOf(state), land)(state)
  const borders = createPen(TOLERANCE)
  const islands = atlas.stateLines.filter(({ box }) => touches(box, ISLAND_SEA))
  for (const [projection, lines] of [
    [mainland, atlas.stateLines],
    [island, islands],
  ] as const)
    geoPath(
      projection,
      borders,
    )({
      type: 'MultiLineString',
      coordinates: lines.map(({ points }) => [...points]),
    })
  const shapes = { land: land.path(), borders: borders.path() }
  drawnOf.set(atlas, shapes)
  return shapes
}
