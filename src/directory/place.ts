/** Where a place is on the earth, taken as a sphere: off by at most half a percent, far less than a ZIP code is wide. */

/** The mean radius in miles: 6371.0088 km (IUGG) at 1.609344 km a mile. */
export const EARTH_MILES = 6371.0088 / 1.609344

export type Point = { readonly lat: number; readonly lon: number }

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** The point in space, in miles from the middle of the earth. */
export function onEarth({ lat, lon }: Point): readonly [x: number, y: number, z: number] {
  const around = EARTH_MILES * Math.cos(radians(lat))
  return [
    around * Math.cos(radians(lon)),
    around * Math.sin(radians(lon)),
    EARTH_MILES * Math.sin(radians(lat)),
  ]
}

/** Miles over ground that belong to a straight line of some miles through the earth. */
export const overGround = (straight: number): number =>
  2 * EARTH_MILES * Math.asin(Math.min(1, straight / (2 * EARTH_MILES)))

/** The straight line, in miles, that belongs to some miles over ground. */
export const straight = (miles: number): number => 2 * EARTH_MILES * Math.sin(miles / (2 * EARTH_MILES))

/** Miles over ground between two places. */
export function milesBetween(a: Point, b: Point): number {
  const [ax, ay, az] = onEarth(a)
  const [bx, by, bz] = onEarth(b)
  return overGround(Math.hypot(ax - bx, ay - by, az - bz))
}
