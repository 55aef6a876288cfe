/** A listing that is shown and can be written to, for tests on the real database. */
import type { Kysely } from 'kysely'
import { appendEntries, forListing, newListingId, setContact } from '#directory/listing-store.ts'
import { type Profile, profile } from '#directory/profile.ts'
import type { ListingId } from '#kernel/ids.ts'
import type { DB } from '#platform/database.gen.ts'

/** @param contact none: nobody can write to it */
export async function reachableListing(
  db: Kysely<DB>,
  name: string,
  contact?: string,
  over: Partial<Profile> = {},
): Promise<ListingId> {
  const id = newListingId()
  const at = Temporal.Instant.from('2026-11-01T12:00:00Z')
  const described = profile.parse({
    subject: 'person',
    name,
    roles: ['therapist'],
    places: [{ town: 'Golden', state: 'CO', zip: '80401', lat: 39.73, lon: -105.2 }],
  })
  await forListing(db, id, async (tx) => {
    await appendEntries(tx, id, [
      { kind: 'listing-proposed', at, body: { profile: { ...described, ...over } } },
      { kind: 'consent-given', at, body: { wording: 'I want to be listed.', how: 'in a test' } },
      { kind: 'listing-accepted', at, body: {} },
    ])
    if (contact) await setContact(tx, id, contact)
  })
  return id
}
