/** The towns of the United States for the labels of a map, the larger first: a large town has many ZIP codes. */
import zipcodes from 'zipcodes'
import type { Point } from '#directory/place.ts'
import { boxAround, type Town } from './area.ts'

let known: readonly Town[] | undefined

/** @param reach miles to each side */
export function townsAround(middle: Point, reach: number): Town[] {
  known ??= allTowns()
  const [west, south, east, north] = boxAround(middle, reach)
  return known.filter(({ at: { lat, lon } }) => lat > south && lat < north && lon > west && lon < east)
}

function allTowns(): Town[] {
  const towns = new Map<string, { name: string; lat: number; lon: number; codes: number }>()
  for (const { city, state, latitude, longitude } of Object.values(zipcodes.codes)) {
    const town = towns.get(`${city}, ${state}`) ?? { name: city, lat: 0, lon: 0, codes: 0 }
    town.lat += latitude
    town.lon += longitude
    town.codes += 1
    towns.set(`${city}, ${state}`, town)
  }
  return [...towns.values()]
    .toSorted((a, b) => b.codes - a.codes)
    .map(({ name, lat, lon, codes }) => ({ name, at: { lat: lat / codes, lon: lon / codes } }))
}
