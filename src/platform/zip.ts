/** Where a ZIP code of the United States lies, from the package that ships them. */
import zipcodes from 'zipcodes'
import type { Locate } from '#directory/read-profile.ts'
import { stateOf } from '#directory/states.ts'

export const locateZip: Locate = (zip) => {
  // The package also knows Canada, and answers for a number with fewer digits.
  const found = /^\d{5}$/.test(zip) ? zipcodes.lookup(zip) : undefined
  const state = found?.country === 'US' ? stateOf(found.state) : undefined
  return found && state ? { town: found.city, state, lat: found.latitude, lon: found.longitude } : undefined
}
