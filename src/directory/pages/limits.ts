/** How often the public may set something in motion in the directory. */
import type { ListingId } from '#kernel/ids.ts'
import type { Limit } from '#platform/limits.ts'

const HOUR = 60
const DAY = 24 * HOUR

/** How often one caller applies, and how often letters about applications go to one address. */
export const limitsOfApplying = (caller: string, address: string): Limit[] => [
  { what: 'listing-applied', whom: caller, most: 5, minutes: HOUR },
  { what: 'listing-applied', whom: caller, most: 20, minutes: DAY },
  { what: 'listing-confirm', whom: address, most: 3, minutes: DAY },
]

/** How often a link to a listing is asked for: by one caller, and for one listing by anybody. */
export const limitsOfLinks = (caller: string, listing: string): Limit[] => [
  { what: 'listing-link', whom: caller, most: 10, minutes: HOUR },
  { what: 'listing-link', whom: listing, most: 5, minutes: HOUR },
]

export const limitsOfReporting = (caller: string, listing: ListingId): Limit[] => [
  { what: 'listing-reported', whom: caller, most: 10, minutes: DAY },
  { what: 'listing-reported', whom: listing, most: 30, minutes: DAY },
]
