/** Another address for letters about a listing: asked for by its owner, confirmed there, and taken back from the old one. */
import type { ListingId } from '#kernel/ids.ts'
import { hoursAfter, type Instant, isBefore } from '#kernel/time.ts'

/** What the links of `people/openings.ts` to a change are for: the new address confirms it, the old one stops it. */
export const CONFIRM = 'listing-address-confirm'
export const STOP = 'listing-address-stop'

/** How long a wish waits for its link, and for how long the old address takes a change back. Defaults of this project. */
export const WAITS_HOURS = 48
export const BACK_DAYS = 14

export type ContactChange = {
  readonly id: string
  readonly listing: ListingId
  readonly email: string
  readonly previous: string
  readonly askedAt: Instant
  readonly confirmedAt?: Instant
  /** Stopped, replaced by a newer wish, taken back, or settled by the desk. */
  readonly endedAt?: Instant
}

/** `changed`: it holds and can still be taken back. `settled`: it holds for good. */
export type ContactChangeState = 'waits' | 'expired' | 'changed' | 'settled' | 'ended'

export const waitsUntil = (askedAt: Instant): Instant => hoursAfter(askedAt, WAITS_HOURS)
export const backUntil = (confirmedAt: Instant): Instant => hoursAfter(confirmedAt, BACK_DAYS * 24)

export function stateOf({ askedAt, confirmedAt, endedAt }: ContactChange, now: Instant): ContactChangeState {
  if (endedAt) return 'ended'
  if (confirmedAt) return isBefore(now, backUntil(confirmedAt)) ? 'changed' : 'settled'
  return isBefore(now, waitsUntil(askedAt)) ? 'waits' : 'expired'
}

const DAY = 24 * 60

/** How often one listing, and one caller, ask for another address; and how often letters to confirm go to one address. */
export const limitsOfChanging = (caller: string, listing: ListingId, address: string) => [
  { what: 'listing-address', whom: listing, most: 3, minutes: DAY },
  { what: 'listing-address', whom: caller, most: 10, minutes: DAY },
  { what: 'listing-confirm', whom: address, most: 3, minutes: DAY },
]
