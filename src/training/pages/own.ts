/** An application as its own page shows it. */
import type { Ruling } from '#kernel/ruling.ts'
import type { Instant } from '#kernel/time.ts'
import type { OpenedApplication } from '../application-store.ts'
import type { ListingOffer } from '../listing-store.ts'

export type Own = OpenedApplication & {
  readonly now: Instant
  /** Where its letters go. */
  readonly email?: string
  /** The payment service by its name, where there is one. */
  readonly payments?: string
  /** The directory listing that comes with the certificate. */
  readonly offer?: ListingOffer
  /** Whether it may be sent now. */
  readonly canApply: Ruling
}
