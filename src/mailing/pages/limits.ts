/** How often the public may set letters about the lists in motion. */
import type { Limit } from '#platform/limits.ts'

const HOUR = 60
const DAY = 24 * HOUR

/**
 * How often one caller asks for letters, and how often one address gets such a letter, whoever asks. Each kind of letter
 * is counted by itself: who asks in somebody's name to join keeps nobody from their own page.
 */
export const limitsOfAsking = (what: 'join' | 'page' | 'more', caller: string, address: string): Limit[] => [
  { what: 'mailing-asked', whom: caller, most: 10, minutes: HOUR },
  { what: 'mailing-asked', whom: caller, most: 40, minutes: DAY },
  { what: `mailing-${what}`, whom: address, most: 4, minutes: DAY },
]
