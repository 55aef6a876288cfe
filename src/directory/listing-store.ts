/** Writes what happened to a listing, and in the same transaction what follows from it for those who search. */
import { randomBytes } from 'node:crypto'
import { type Insertable, type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type EntryId, entryId, type ListingId, listingId, type PersonId, uuidv7 } from '#kernel/ids.ts'
import type { DB } from '#platform/database.gen.ts'
import type { Tx } from '#platform/database.ts'
import { licenceVerifiedUntil, renewBy, uncheckedOf } from './checks.ts'
import { codesOf } from './facets.ts'
import {
  type Listing,
  type ListingDraft,
  type ListingEntry,
  listingEntry,
  listingKinds,
  listingOf,
  recordedVerifications,
} from './listing.ts'
import { onEarth } from './place.ts'
import { profile, slugOf } from './profile.ts'

const uuid = () => uuidv7(Temporal.Now.instant().epochMilliseconds, randomBytes(10))
export const newListingId = (): ListingId => listingId.parse(uuid())

/**
 * One transaction for one listing: row-level security lets it read and write what belongs to this listing, also what
 * is not shown. For somebody without an account the caller has looked first whether they may.
 */
export function forListing<T>(
  db: Kysely<DB>,
  listing: ListingId,
  work: (tx: Tx) => Promise<T>,
  person?: PersonId,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('kairos.listing', ${listing}, true), set_config('kairos.person', ${person ?? ''}, true)`.execute(
      tx,
    )
    return work(tx)
  })
}

/** A part of a transaction that works on one listing, whatever else the transaction is for. */
export async function inListing<T>(tx: Tx, listing: ListingId, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ before: string | null }>`
    select current_setting('kairos.listing', true) as before, set_config('kairos.listing', ${listing}, true)`.execute(
    tx,
  )
  const done = await work()
  await sql`select set_config('kairos.listing', ${rows[0]?.before ?? ''}, true)`.execute(tx)
  return done
}

/** Whoever comes second waits here until the first is done, and then sees what they wrote. */
export const lockListing = (tx: Tx, listing: ListingId) =>
  tx.selectFrom('listing').select('id').where('id', '=', listing).forUpdate().execute()

/** Everything that was recorded of a listing and can be read by this program, in order. */
export async function entriesOf(tx: Tx, listing: ListingId): Promise<ListingEntry[]> {
  const rows = await tx
    .selectFrom('listing_entry')
    .select(['id', 'kind', 'at', 'by', 'body'])
    .where('listing_id', '=', listing)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ id, kind, at, by, body }) => {
    const entry = listingEntry.safeParse({
      id,
      kind,
      at: at.toISOString(),
      ...(by === null ? {} : { by }),
      body,
    })
    // An entry of a kind that this program does not know stays where it is.
    return entry.success ? [entry.data] : []
  })
}

/**
 * Adds entries and writes what follows from them. The same id again changes nothing.
 * @returns the listing as it stands now
 */
export async function appendEntries(
  tx: Tx,
  listing: ListingId,
  drafts: readonly ListingDraft[],
): Promise<Listing> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${listing}, 6))`.execute(tx)
  if (drafts.length > 0)
    await tx
      .insertInto('listing_entry')
      .values(entryRows(listing, drafts))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
  const now = listingOf(await entriesOf(tx, listing))
  if (!now) throw new Error('A listing begins with its proposal.')
  await project(tx, listing, now)
  return now
}

/** Writes the address to which letters about a listing go. */
export async function setContact(tx: Tx, listing: ListingId, email: string): Promise<void> {
  const changed_at = Temporal.Now.instant().toString()
  await tx
    .insertInto('listing_contact')
    .values({ listing_id: listing, email, changed_at })
    .onConflict((conflict) => conflict.column('listing_id').doUpdateSet({ email, changed_at }))
    .execute()
}

/** The address to which letters about a listing go, for the letter alone: no page shows it. */
export async function contactOf(tx: Tx, listing: ListingId): Promise<string | undefined> {
  const row = await tx
    .selectFrom('listing_contact')
    .select('email')
    .where('listing_id', '=', listing)
    .executeTakeFirst()
  return row?.email
}

/** Entries as they are stored. Of those written at once the first stays the first: ids decide between equal times. */
export function entryRows(listing: ListingId, drafts: readonly ListingDraft[]) {
  const ids = drafts.map(uuid).toSorted()
  return drafts.map(({ id, kind, at, by, body }, i) => {
    const schema: z.ZodType = listingKinds[kind]
    const entry: EntryId = id ?? entryId.parse(ids[i])
    return {
      id: entry,
      listing_id: listing,
      kind,
      at: at.toString(),
      by: by ?? null,
      body: JSON.stringify(z.encode(schema, body)),
    }
  })
}

/** What lists keep of a listing. */
export const listingRow = (listing: Listing) => ({
  state: listing.state,
  name: listing.profile.name,
  profile: JSON.stringify(z.encode(profile, listing.profile)),
  verifications: JSON.stringify(z.encode(recordedVerifications, [...listing.verifications])),
  claimed: listing.claimed,
  proposed_at: listing.proposedAt.toString(),
  changed_at: listing.changedAt.toString(),
  reports: listing.reports.length,
  renew_by: renewBy(listing)?.toString() ?? null,
  unchecked: uncheckedOf(listing).length,
  waits_since: listing.waitsSince?.toString() ?? null,
})

async function project(tx: Tx, id: ListingId, listing: Listing): Promise<void> {
  const row = listingRow(listing)
  const written = await tx.updateTable('listing').set(row).where('id', '=', id).executeTakeFirst()
  if (written.numUpdatedRows === 0n)
    await insertUnderFreeSlug(tx, slugOf(listing.profile.name), { id, ...row })
  await tx.deleteFrom('listing_place').where('listing_id', '=', id).execute()
  if (listing.state !== 'shown') return
  await tx
    .insertInto('listing_place')
    .values(
      listing.profile.places.map((place, number) => ({
        listing_id: id,
        number,
        state: place.state,
        at: `(${onEarth(place).join(',')})`,
        facets: codesOf(listing),
        verified_until: licenceVerifiedUntil(listing)?.toString() ?? null,
      })),
    )
    .execute()
}

const FREE_SLUGS_TRIED = 9

/** An address once given stays: links to it are out in the world. The second of a name gets a 2 behind it. */
export async function insertUnderFreeSlug(
  tx: Tx,
  wanted: string,
  row: Omit<Insertable<DB['listing']>, 'slug'>,
): Promise<void> {
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '' : number > FREE_SLUGS_TRIED ? `-${row.id}` : `-${number}`
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('listing')
      .values({ ...row, slug: wanted + ending })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 1n) return
  }
}
