/** The same places in memory: a flat k-d tree and a walk outward over the sphere. What a database cannot be faster than. */
import { around } from 'geokdbush'
import KDBush from 'kdbush'

export function geoIndex(lats, lons) {
  const index = new KDBush(lats.length)
  for (let i = 0; i < lats.length; i++) index.add(lons[i], lats[i])
  index.finish()
  return { nearest: (lat, lon, most, fits) => around(index, lon, lat, most, Number.POSITIVE_INFINITY, fits) }
}
