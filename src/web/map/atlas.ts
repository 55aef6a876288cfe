/** The public boundaries of the United States (us-atlas, after the Census Bureau), read once when a map first asks. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { FeatureCollection, Geometry, Position } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

/** West, south, east, north, in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number]
export type Line = { readonly points: readonly Position[]; readonly box: Box }
/** One piece of a state: its outer ring, then its holes. */
export type Land = { readonly state: string; readonly rings: Position[][]; readonly box: Box }

export type Atlas = {
  readonly states: FeatureCollection<Geometry, { readonly name: string }>
  readonly land: readonly Land[]
  /** Coasts and borders of states, each once. */
  readonly stateLines: readonly Line[]
  /** Borders of counties inside a state. */
  readonly countyLines: readonly Line[]
}

type Boundaries = Topology<{
  states: GeometryCollection<{ name: string }>
  counties: GeometryCollection<{ name: string }>
}>

let read: Atlas | undefined

/** About 25 ms the first time, then at once. */
export function atlas(): Atlas {
  read ??= readAtlas()
  return read
}

function readAtlas(): Atlas {
  const file = createRequire(import.meta.url).resolve('us-atlas/counties-10m.json')
  const boundaries: Boundaries = JSON.parse(readFileSync(file, 'utf8'))
  const { counties, states } = boundaries.objects
  const shapes = feature(boundaries, states)
  const inOneState = (a: { id?: string | number }, b: { id?: string | number }) =>
    a !== b && String(a.id).slice(0, 2) === String(b.id).slice(0, 2)
  return {
    states: shapes,
    land: shapes.features.flatMap(({ geometry, properties }) =>
      polygonsOf(geometry).map((rings) => ({
        state: properties.name,
        rings,
        box: boxOf(rings[0] ?? []),
      })),
    ),
    stateLines: mesh(boundaries, states).coordinates.map(line),
    countyLines: mesh(boundaries, counties, inOneState).coordinates.map(line),
  }
}

function polygonsOf(geometry: Geometry): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates]
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : []
}

const line = (points: Position[]): Line => ({ points, box: boxOf(points) })

function boxOf(points: readonly Position[]): Box {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const [lon = 0, lat = 0] of points) {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return [west, south, east, north]
}

export const touches = (a: Box, b: Box): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
