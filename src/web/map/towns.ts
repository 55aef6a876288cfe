/** The towns that a map can name, the larger first. */
import type { Point } from '#directory/place.ts'
import { gazetteer } from '#platform/gazetteer.ts'
import { boxAround, type Town } from './area.ts'

/** @param reach miles to each side */
export function townsAround(middle: Point, reach: number): Town[] {
  const [west, south, east, north] = boxAround(middle, reach)
  return gazetteer()
    .towns.filter(({ lat, lon }) => lat > south && lat < north && lon > west && lon < east)
    .map(({ name, lat, lon }) => ({ name, at: { lat, lon } }))
}
