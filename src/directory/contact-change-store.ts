/** Changes of the address for letters: asked by whoever opened the listing, confirmed and stopped by who holds a link. */
import { randomBytes } from 'node:crypto'
import { type Kysely, type Selectable, sql } from 'kysely'
import { z } from 'zod'
import { type ListingId, listingId, uuidv7 } from '#kernel/ids.ts'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { DB, ContactChange as Row } from '#platform/database.gen.ts'
import { instantOf, type Tx } from '#platform/database.ts'
import type { Links } from '#platform/links.ts'
import {
  backUntil,
  CONFIRM,
  type ContactChange,
  type ContactChangeState,
  STOP,
  stateOf,
  waitsUntil,
} from './contact-change.ts'
import { ADDRESS, LETTERS } from './contact-change-words.ts'
import { appendEntries, contactOf, forListing, inListing, lockListing, setContact } from './listing-store.ts'
import type { Mailing } from './mail.ts'

type ChangeMailing = Mailing & { readonly links: Pick<Links, 'issue' | 'close' | 'end'> }

export function createContactChanges(db: Kysely<DB>) {
  return {
    /**
     * Asks for another address: that one is asked to confirm, the old one is told. A newer wish replaces an older one.
     * The caller has looked whether this listing is open to whoever asks.
     */
    ask: (listing: ListingId, email: string, mailing: ChangeMailing): Promise<Result<void>> =>
      forListing(db, listing, async (tx) => {
        await lockListing(tx, listing)
        const previous = await contactOf(tx, listing)
        if (!previous) return fail(problem(ADDRESS.none))
        if (previous === email) return fail(problem(ADDRESS.same, 'contactEmail'))
        const { now, origin, post } = mailing
        await endChanges(tx, listing, mailing, { waiting: true })
        const id = uuidv7(now.epochMilliseconds, randomBytes(10))
        await tx
          .insertInto('contact_change')
          .values({ id, listing_id: listing, email, previous, asked_at: now.toString() })
          .execute()
        const link = async (purpose: string, until: Instant) =>
          origin + (await mailing.links.issue({ purpose, subject: id }, until, tx))
        await post.send({ to: email, ...LETTERS.confirm(await link(CONFIRM, waitsUntil(now))) }, tx)
        // The wish may be confirmed in its last minute: the old address stops it until the end all the same.
        const stopUntil = backUntil(waitsUntil(now))
        await post.send({ to: previous, ...LETTERS.asked(await link(STOP, stopUntil)) }, tx)
        return ok(undefined)
      }),
    /** The wish that waits, for whoever opened the listing. */
    waiting: (listing: ListingId, now: Instant): Promise<ContactChange | undefined> =>
      forListing(db, listing, async (tx) => {
        const rows = await tx
          .selectFrom('contact_change')
          .selectAll()
          .where('listing_id', '=', listing)
          .where('confirmed_at', 'is', null)
          .where('ended_at', 'is', null)
          .execute()
        return rows.map(changeFrom).find((change) => stateOf(change, now) === 'waits')
      }),
    /** The owner keeps the address that there is. */
    keep: (listing: ListingId, mailing: ChangeMailing): Promise<void> =>
      forListing(db, listing, (tx) => endChanges(tx, listing, mailing, { waiting: true })),
    /** For whoever holds a link to it; the caller has looked whether they do. */
    open: (id: string): Promise<ContactChange | undefined> => naming(db, id, (tx) => find(tx, id)),
    /** The new address confirms. @returns how it stands then, or stood when there was nothing to confirm any more */
    confirm: (id: string, mailing: ChangeMailing): Promise<ContactChangeState | undefined> =>
      changing(db, id, mailing, async (tx, change) => {
        if (stateOf(change, mailing.now) !== 'waits') return false
        const { listing, email, previous } = change
        await setContact(tx, listing, email)
        await tx
          .updateTable('contact_change')
          .set({ confirmed_at: mailing.now.toString() })
          .where('id', '=', id)
          .execute()
        await appendEntries(tx, listing, [{ kind: 'contact-changed', at: mailing.now, body: {} }])
        const path = await mailing.links.issue({ purpose: STOP, subject: id }, backUntil(mailing.now), tx)
        await mailing.post.send({ to: previous, ...LETTERS.changed(mailing.origin + path) }, tx)
        return true
      }),
    /** The old address stops what waits, or takes back what was confirmed, with everything that was asked since. */
    stop: (id: string, mailing: ChangeMailing): Promise<ContactChangeState | undefined> =>
      changing(db, id, mailing, async (tx, change) => {
        const state = stateOf(change, mailing.now)
        if (state === 'waits') await endChanges(tx, change.listing, mailing, { since: change.askedAt })
        if (state !== 'changed') return false
        const { listing, previous } = change
        const lost = await contactOf(tx, listing)
        await setContact(tx, listing, previous)
        await endChanges(tx, listing, mailing, { since: change.askedAt })
        await appendEntries(tx, listing, [{ kind: 'contact-restored', at: mailing.now, body: {} }])
        if (lost && lost !== previous) await mailing.post.send({ to: lost, ...LETTERS['taken-back']() }, tx)
        return true
      }),
  }
}
export type ContactChanges = ReturnType<typeof createContactChanges>

/** What was asked of a listing is over: the desk has given it an address. */
export const settleChanges = (tx: Tx, listing: ListingId, now: Instant): Promise<unknown> =>
  tx
    .updateTable('contact_change')
    .set({ ended_at: now.toString() })
    .where('listing_id', '=', listing)
    .where('ended_at', 'is', null)
    .execute()

/** Forgets changes and their addresses when nothing can be taken back any more. */
export const forgetContactChanges = (db: Kysely<DB>, now: Instant): Promise<unknown> =>
  sql`select forget_contact_changes(${now.toString()}::timestamptz)`.execute(db)

function naming<T>(db: Kysely<DB>, id: string, work: (tx: Tx) => Promise<T>): Promise<T | undefined> {
  if (!z.uuid().safeParse(id).success) return Promise.resolve(undefined)
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('kairos.contact_change', ${id}, true)`.execute(tx)
    return work(tx)
  })
}

/** @param work answers whether the address of the listing is another one now: then no link to the listing opens it any more */
async function changing(
  db: Kysely<DB>,
  id: string,
  mailing: ChangeMailing,
  work: (tx: Tx, change: ContactChange) => Promise<boolean>,
): Promise<ContactChangeState | undefined> {
  const done = await naming(db, id, async (tx) => {
    const named = await find(tx, id)
    if (!named) return undefined
    const { listing } = named
    return inListing(tx, listing, async () => {
      await lockListing(tx, listing)
      // As it stands now that nobody else can change it.
      const change = await find(tx, id)
      const owner = { purpose: 'listing-owner', subject: listing }
      const moved = change !== undefined && (await work(tx, change))
      if (moved) await mailing.links.close(owner, 'ended', mailing.now, tx)
      const after = await find(tx, id)
      return { owner, moved, state: after && stateOf(after, mailing.now) }
    })
  })
  if (done?.moved) await mailing.links.end(done.owner)
  return done?.state
}

/** Ends wishes of a listing, and the links that would confirm them: what waits, or all since then. */
async function endChanges(
  tx: Tx,
  listing: ListingId,
  { links, now }: Pick<ChangeMailing, 'links' | 'now'>,
  which: { readonly waiting: true } | { readonly since: Instant },
): Promise<void> {
  const ended = await tx
    .updateTable('contact_change')
    .set({ ended_at: now.toString() })
    .where('listing_id', '=', listing)
    .where('ended_at', 'is', null)
    .where((row) =>
      'since' in which
        ? row('asked_at', '>=', sql<Date>`${which.since.toString()}::timestamptz`)
        : row('confirmed_at', 'is', null),
    )
    .returning('id')
    .execute()
  for (const { id } of ended)
    for (const purpose of [CONFIRM, STOP]) await links.close({ purpose, subject: id }, 'ended', now, tx)
}

async function find(tx: Tx, id: string): Promise<ContactChange | undefined> {
  const row = await tx.selectFrom('contact_change').selectAll().where('id', '=', id).executeTakeFirst()
  return row && changeFrom(row)
}

const changeFrom = (row: Selectable<Row>): ContactChange => ({
  id: row.id,
  listing: listingId.parse(row.listing_id),
  email: row.email,
  previous: row.previous,
  askedAt: instantOf(row.asked_at),
  ...(row.confirmed_at ? { confirmedAt: instantOf(row.confirmed_at) } : {}),
  ...(row.ended_at ? { endedAt: instantOf(row.ended_at) } : {}),
})
