/** The educator's desk of the directory: what waits, one listing with its history, and what is decided about it. */
import type { Readable } from 'node:stream'
import type { Kysely, SelectQueryBuilder } from 'kysely'
import { sql } from 'kysely'
import { type ListingId, listingId, type PersonId, personId } from '#kernel/ids.ts'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import { type Day, day } from '#kernel/time.ts'
import type { SignedIn } from '#people/people.ts'
import type { DB } from '#platform/database.gen.ts'
import { instantOf, scoped, type Tx } from '#platform/database.ts'
import { alikeOf } from './alike-store.ts'
import { settleChanges } from './contact-change-store.ts'
import type { DeskListed, Queue, Queues } from './desk-lines.ts'
import { DESK } from './desk-words.ts'
import { exportListings } from './export-store.ts'
import { type Importing, type ImportReport, importListings } from './import-store.ts'
import { type Listing, type ListingDraft, listingState } from './listing.ts'
import { appendEntries, contactOf, newListingId, setContact } from './listing-store.ts'
import { type Mailing, type OwnerLetter, writeToOwner } from './mail.ts'
import { type Application, type OpenedListing, opened, recordOn } from './owner-store.ts'
import type { Profile } from './profile.ts'
import { POLICY } from './verification.ts'

/** What an educator opens: the listing, the address of its owner, and the names of those who wrote. */
export type DeskListing = OpenedListing & {
  readonly contactEmail?: string
  readonly names: ReadonlyMap<PersonId, string>
}

const LISTED = 20
const FOUND = 50

/** For anybody who is no educator nothing is found, and nothing can be written: row-level security holds it. */
export function createDirectoryDesk(db: Kysely<DB>, person: SignedIn) {
  const scope = { practice: person.practice, person: person.id }
  const within = <T>(work: (tx: Tx) => Promise<T>) => scoped(db, scope, work)
  return {
    queues: (today: Day) => within((tx) => queues(tx, today)),
    /** Listings of any state by a part of their name, their NPI or their address. */
    search: (text: string) => within((tx) => search(tx, text)),
    /** By its id, or by the name in its public address. */
    open: (named: string): Promise<DeskListing | undefined> =>
      within(async (tx) => {
        const id = listingId.safeParse(named)
        return openAtDesk(tx, id.success ? id.data : await idUnder(tx, named))
      }),
    /** Listings that are, most likely, of the same person or practice. */
    alike: (profile: Profile, except?: ListingId) => within((tx) => alikeOf(tx, [profile], except)),
    /** Brings a table in: all of it, or exactly its good rows. */
    import: (file: Readable, importing: Omit<Importing, 'by'>): Promise<ImportReport> =>
      importListings(db, scope, file, { ...importing, by: person.id }),
    /** Every listing whose owner agreed, as a table, piece by piece. */
    export: () => exportListings(db, scope),
    /** Prepares a listing and asks its owner by letter. Nobody sees it before they agree. */
    propose: ({ profile, contactEmail }: Application, mailing: Mailing): Promise<ListingId> =>
      within(async (tx) => {
        const id = newListingId()
        await appendEntries(tx, id, [
          { kind: 'listing-proposed', at: mailing.now, by: person.id, body: { profile } },
        ])
        await setContact(tx, id, contactEmail)
        await writeToOwner(tx, mailing, id, contactEmail, { about: 'prepared' })
        return id
      }),
    /** Writes down what was decided, and the letter that tells the owner; both or neither. */
    record: (
      id: ListingId,
      basis: string,
      drafts: readonly ListingDraft[],
      tell?: { readonly letter: OwnerLetter; readonly mailing: Mailing },
    ): Promise<Result<Listing>> =>
      within(async (tx) => {
        const recorded = await recordOn(
          tx,
          id,
          basis,
          drafts.map((draft) => ({ ...draft, by: person.id })),
        )
        const to = tell && recorded.ok ? await contactOf(tx, id) : undefined
        if (tell && to) await writeToOwner(tx, tell.mailing, id, to, tell.letter)
        return recorded
      }),
    /** Sends the owner a link, to another address when one is given: that one has to be confirmed anew. */
    sendLink: (id: ListingId, mailing: Mailing, contactEmail?: string): Promise<Result<string>> =>
      within(async (tx) => {
        const known = await openAtDesk(tx, id)
        if (!known) return fail(problem(DESK.gone))
        const to = contactEmail ?? known.contactEmail
        if (!to) return fail(problem(DESK.noContact, 'contactEmail'))
        if (to !== known.contactEmail) {
          await setContact(tx, id, to)
          await settleChanges(tx, id, mailing.now)
          await appendEntries(tx, id, [{ kind: 'contact-changed', at: mailing.now, by: person.id, body: {} }])
        }
        const { consent, claimed } = known.listing
        const about = claimed ? 'asked' : consent ? 'applied' : 'prepared'
        await writeToOwner(tx, mailing, id, to, { about })
        return ok(to)
      }),
  }
}
export type DirectoryDesk = ReturnType<typeof createDirectoryDesk>

async function idUnder(tx: Tx, slug: string): Promise<ListingId | undefined> {
  const row = await tx.selectFrom('listing').select('id').where('slug', '=', slug).executeTakeFirst()
  return row && listingId.parse(row.id)
}

async function openAtDesk(tx: Tx, id: ListingId | undefined): Promise<DeskListing | undefined> {
  const found = id && (await opened(tx, id))
  if (!id || !found) return undefined
  const writers = [...new Set(found.entries.flatMap(({ by }) => by ?? []))]
  const named =
    writers.length === 0
      ? []
      : await tx.selectFrom('person').select(['id', 'name']).where('id', 'in', writers).execute()
  const contactEmail = await contactOf(tx, id)
  return {
    ...found,
    ...(contactEmail ? { contactEmail } : {}),
    names: new Map(named.map((row) => [personId.parse(row.id), row.name])),
  }
}

type Rows = SelectQueryBuilder<DB, 'listing', object>

async function queues(tx: Tx, today: Day): Promise<Queues> {
  const soon = today.add({ days: POLICY.renewalDays }).toString()
  const all = tx.selectFrom('listing')
  return {
    decide: await queue(all.where('waits_since', 'is not', null), 'waits_since'),
    lookUp: await queue(all.where('state', '=', 'shown').where('unchecked', '>', 0), 'proposed_at'),
    renew: await queue(
      all.where('state', '=', 'shown').where('renew_by', '<=', sql<Date>`${soon}::date`),
      'renew_by',
    ),
    reported: await queue(all.where('reports', '>', 0), 'changed_at'),
    owners: await queue(all.where('state', '=', 'proposed').where('waits_since', 'is', null), 'proposed_at'),
  }
}

async function queue(
  rows: Rows,
  first: 'waits_since' | 'proposed_at' | 'renew_by' | 'changed_at',
): Promise<Queue> {
  const { count } = await rows.select((q) => q.fn.countAll<string>().as('count')).executeTakeFirstOrThrow()
  return { count: Number(count), listed: await listedOf(rows.orderBy(first).orderBy('id').limit(LISTED)) }
}

async function search(tx: Tx, typed: string): Promise<DeskListed[]> {
  const text = typed.trim().toLowerCase().slice(0, 120)
  if (text === '') return []
  const pattern = `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const byContact = tx.selectFrom('listing_contact').select('listing_id').where('email', '=', text)
  return listedOf(
    tx
      .selectFrom('listing')
      .where((q) =>
        q.or([
          q(sql`lower(name)`, 'like', pattern),
          q(sql`profile ->> 'npi'`, '=', text),
          q('slug', '=', text),
          q('id', 'in', byContact),
        ]),
      )
      .orderBy('name')
      .orderBy('id')
      .limit(FOUND),
  )
}

async function listedOf(rows: Rows): Promise<DeskListed[]> {
  const read = await rows
    .select(['id', 'name', 'state', 'proposed_at', 'waits_since', 'unchecked', 'reports'])
    .select(sql<string | null>`renew_by::text`.as('renew_by'))
    .execute()
  return read.map((row) => ({
    id: listingId.parse(row.id),
    name: row.name,
    state: listingState.parse(row.state),
    proposedAt: instantOf(row.proposed_at),
    ...(row.waits_since ? { waitsSince: instantOf(row.waits_since) } : {}),
    ...(row.renew_by ? { renewBy: day.parse(row.renew_by) } : {}),
    unchecked: row.unchecked,
    reports: row.reports,
  }))
}
