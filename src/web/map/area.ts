/** Lays out the map of an area: what is drawn where, in units of the drawing. Distances are true around its middle. */
import { type GeoProjection, geoAzimuthalEquidistant, geoPath } from 'd3-geo'
import type { Geometry } from 'geojson'
import { EARTH_MILES, type Point } from '#directory/place.ts'
import { type Atlas, type Box, type Line, touches } from './atlas.ts'
import { blockAround, type Label, placeLabels } from './labels.ts'
import { createPen } from './pen.ts'
import { type Spot, type Spread, spread } from './spread.ts'

export type Town = { readonly name: string; readonly at: Point }
export type Size = { readonly width: number; readonly height: number }

export type AreaAsked = {
  readonly middle: Point
  /** Half of the shorter side, in miles. */
  readonly reach: number
  /** Of the circle around the middle, in miles. */
  readonly circle?: number
  /** True when the middle itself is marked: the place that was searched. */
  readonly here?: boolean
  readonly marks: readonly { readonly words: string; readonly at: Point }[]
  /** Larger towns first. */
  readonly towns: readonly Town[]
}

export type Area = Size & {
  readonly land: string
  readonly states: string
  readonly counties: string
  readonly middle: Spot
  readonly circle?: number
  readonly here: boolean
  readonly marks: readonly (Spread & { readonly words: string; readonly spot: Spot })[]
  /** Of every mark. */
  readonly radius: number
  readonly towns: readonly Label[]
  readonly stateNames: readonly Label[]
  readonly scale: { readonly miles: number; readonly length: number }
}

export const AREA: Size = { width: 360, height: 380 }
/** Of a mark with a number of so many digits. */
const radiusOf = (digits: number): number => (digits > 2 ? 5 + 4 * digits : 11)
/** Beyond this the borders of counties are only noise. */
const COUNTIES_WITHIN = 160
const TOLERANCE = 0.45

export function layOutArea(atlas: Atlas, asked: AreaAsked, size: Size = AREA): Area {
  const perMile = Math.min(size.width, size.height) / 2 / asked.reach
  const projection = projectionAround(asked.middle, perMile, size)
  const box = boxAround(asked.middle, asked.reach * 1.3)
  const lines = (all: readonly Line[]) => drawn(projection, linesIn(all, box))
  const spots = asked.marks.map(({ at }) => spotOf(projection, at))
  const radius = radiusOf(Math.max(0, ...asked.marks.map(({ words }) => words.length)))
  const marks = spread(spots, radius, size).map((place, i) => ({
    ...place,
    words: asked.marks[i]?.words ?? '',
    spot: spots[i] ?? place,
  }))
  const middle = spotOf(projection, asked.middle)
  const circle = asked.circle && asked.circle * perMile
  const scale = scaleFor(perMile)
  const taken = [
    ...marks.map((mark) => blockAround(mark, radius)),
    ...(asked.here ? [blockAround(middle, 8)] : []),
    { left: 0, top: size.height - 36, right: scale.length + 24, bottom: size.height },
  ]
  const seen = ({ x, y }: Spot) => x > 0 && y > 0 && x < size.width && y < size.height
  const towns = placeLabels(
    asked.towns
      .map(({ name, at }) => ({ words: name, at: spotOf(projection, at) }))
      .filter(({ at }) => seen(at)),
    taken,
    size,
    8,
  )
  const states = asked.reach > COUNTIES_WITHIN ? [] : stateNames(atlas, projection, box)
  return {
    ...size,
    land: drawn(projection, {
      type: 'MultiPolygon',
      coordinates: atlas.land.filter((piece) => touches(piece.box, box)).map(({ rings }) => rings),
    }),
    states: lines(atlas.stateLines),
    counties: asked.reach > COUNTIES_WITHIN ? '' : lines(atlas.countyLines),
    middle,
    circle,
    here: asked.here ?? false,
    marks,
    radius,
    towns,
    stateNames: states,
    scale,
  }
}

/** Around the middle, so that a distance from it is as long in every direction: the circle is a circle. */
function projectionAround({ lat, lon }: Point, perMile: number, { width, height }: Size): GeoProjection {
  return geoAzimuthalEquidistant()
    .rotate([-lon, -lat])
    .clipAngle(60)
    .precision(0)
    .scale(perMile * EARTH_MILES)
    .translate([width / 2, height / 2])
    .clipExtent([
      [-4, -4],
      [width + 4, height + 4],
    ])
}

function spotOf(projection: GeoProjection, { lat, lon }: Point): Spot {
  const [x, y] = projection([lon, lat]) ?? [-100, -100]
  return { x, y }
}

function drawn(projection: GeoProjection, geometry: Geometry): string {
  const pen = createPen(TOLERANCE)
  geoPath(projection, pen)(geometry)
  return pen.path()
}

const linesIn = (all: readonly Line[], box: Box): Geometry => ({
  type: 'MultiLineString',
  coordinates: all.filter((line) => touches(line.box, box)).map(({ points }) => [...points]),
})

/** @param miles to each side */
export function boxAround({ lat, lon }: Point, miles: number): Box {
  const north = miles / 69
  const east = north / Math.max(0.1, Math.cos(((Math.abs(lat) + north) * Math.PI) / 180))
  return [lon - east, lat - north, lon + east, lat + north]
}

/** Where more than one state is in sight, each is named in the middle of what is seen of it. */
function stateNames(atlas: Atlas, projection: GeoProjection, box: Box): Label[] {
  const path = geoPath(projection)
  const near = new Set(atlas.land.filter((piece) => touches(piece.box, box)).map(({ state }) => state))
  const seen = atlas.states.features
    .filter(({ properties }) => near.has(properties.name))
    .map((state) => ({ name: state.properties.name, area: path.area(state), at: path.centroid(state) }))
    .filter(({ area }) => area > 9000)
  if (seen.length < 2) return []
  return seen.map(({ name, at: [x, y] }) => ({ words: name, at: { x, y }, x, y, anchor: 'middle' }))
}

/** A round number of miles, about a fifth of the drawing long. */
function scaleFor(perMile: number): Area['scale'] {
  const miles = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500].find((n) => n * perMile >= 50) ?? 1000
  return { miles, length: miles * perMile }
}
