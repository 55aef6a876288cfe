/** Listings of made-up providers, shown or taken down, for tests on the real database. */

import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { ListingDraft } from '#directory/listing.ts'
import { appendEntries, forListing } from '#directory/listing-store.ts'
import { profile } from '#directory/profile.ts'
import { listingId, uuidv7 } from '#kernel/ids.ts'
import { connect } from '#platform/database.ts'

export type Listed = z.input<typeof profile>
/** What happens to a listing after it was accepted. */
export type Since = (now: Temporal.Instant) => ListingDraft[]

/** Lists these, one after the other: each proposed, agreed to and accepted, and then whatever else happened. */
export async function listAll(
  databaseUrl: string,
  listings: readonly { readonly is: Listed; readonly since?: Since }[],
): Promise<void> {
  const database = connect(databaseUrl)
  const at = Temporal.Now.instant()
  try {
    for (const { is, since } of listings) {
      const id = listingId.parse(uuidv7(at.epochMilliseconds, randomBytes(10)))
      const entries: ListingDraft[] = [
        { kind: 'listing-proposed', at, body: { profile: profile.parse(is) } },
        { kind: 'consent-given', at, body: { wording: 'I agree to be listed.', how: 'in a test' } },
        { kind: 'listing-accepted', at, body: {} },
        ...(since?.(at) ?? []),
      ]
      await forListing(database.db, id, (tx) => appendEntries(tx, id, entries))
    }
  } finally {
    await database.close()
  }
}
