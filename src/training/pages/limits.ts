/** How often the public may set something in motion with applications. */
import type { Limit } from '#platform/limits.ts'

const HOUR = 60
const DAY = 24 * HOUR

/** How often one caller begins applications, and how often letters about them go to one address. */
export const limitsOfBeginning = (caller: string, address: string): Limit[] => [
  { what: 'application-begun', whom: caller, most: 10, minutes: HOUR },
  { what: 'application-begun', whom: caller, most: 30, minutes: DAY },
  { what: 'application-letter', whom: address, most: 5, minutes: DAY },
]

/** How often a link to an application is asked for: by one caller, and for one address by anybody. */
export const limitsOfLinks = (caller: string, address: string): Limit[] => [
  { what: 'application-link', whom: caller, most: 10, minutes: HOUR },
  { what: 'application-letter', whom: address, most: 5, minutes: DAY },
]

/** How often one caller looks up certificates: an office with a stack of them can, whoever guesses cannot. */
export const limitsOfCertificates = (caller: string): Limit[] => [
  { what: 'certificate-looked-up', whom: caller, most: 60, minutes: HOUR },
  { what: 'certificate-looked-up', whom: caller, most: 300, minutes: DAY },
]
