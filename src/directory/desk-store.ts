/** The educator's desk of the directory: what waits, one listing with its history, and what is decided about it. */
import type { Kysely, SelectQueryBuilder } from 'kysely'
import { sql } from 'kysely'
import { type ListingId, listingId, type PersonId, personId } from '#kernel/ids.ts'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import { type Day, day, type Instant } from '#kernel/time.ts'
import type { SignedIn } from '#people/people.ts'
import type { DB } from '#platform/database.gen.ts'
import { scoped, type Tx } from '#platform/database.ts'
import { alikeOf } from './alike-store.ts'
import { DESK } from './desk-words.ts'
import { type Listing, type ListingDraft, type ListingState, listingState } from './listing.ts'
import { appendEntries, contactOf, newListingId, setContact } from './listing-store.ts'
import { type Mailing, type OwnerLetter, writeToOwner } from './mail.ts'
import { type Application, type OpenedListing, opened, recordOn } from './owner-store.ts'
import type { Profile } from './profile.ts'
import { POLICY } from './verification.ts'

/** One listing in a list of the desk. */
export type DeskLine = {
  readonly id: ListingId
  readonly name: string
  readonly state: ListingState
  readonly proposedAt: Instant
  /** Since when it waits for an educator's decision. */
  readonly waitsSince?: Instant
  /** The first day after which something that is shown as verified no longer counts. */
  readonly renewBy?: Day
  readonly unchecked: number
  readonly reports: number
}

export type Queue = { readonly count: number; readonly lines: readonly DeskLine[] }
export type Queues = {
  /** Agreed and confirmed by the owner: an educator decides. */
  readonly decide: Queue
  /** Shown, and nobody has looked up everything that it says. */
  readonly lookUp: Queue
  /** Shown, and something ends within the policy's days, or has ended. */
  readonly renew: Queue
  readonly reported: Queue
  /** Proposed, and the owner has not agreed or confirmed the address yet. */
  readonly owners: Queue
}

/** What an educator opens: the listing, the address of its owner, and the names of those who wrote. */
export type DeskListing = OpenedListing & {
  readonly contactEmail?: string
  readonly names: ReadonlyMap<PersonId, string>
}

const LINES = 20
const FOUND = 50

/** For anybody who is no educator nothing is found, and nothing can be written: row-level security holds it. */
export function createDirectoryDesk(db: Kysely<DB>, person: SignedIn) {
  const scope = { practice: person.practice, person: person.id }
  const within = <T>(work: (tx: Tx) => Promise<T>) => scoped(db, scope, work)
  return {
    queues: (today: Day) => within((tx) => queues(tx, today)),
    /** Listings of any state by a part of their name, their NPI or their address. */
    search: (text: string) => within((tx) => search(tx, text)),
    open: (id: ListingId): Promise<DeskListing | undefined> => within((tx) => openAtDesk(tx, id)),
    /** Listings that are, most likely, of the same person or practice. */
    alike: (profile: Profile) => within((tx) => alikeOf(tx, [profile])),
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
        if (to !== known.contactEmail) await setContact(tx, id, to)
        await writeToOwner(tx, mailing, id, to, { about: known.listing.consent ? 'applied' : 'prepared' })
        return ok(to)
      }),
  }
}
export type DirectoryDesk = ReturnType<typeof createDirectoryDesk>

async function openAtDesk(tx: Tx, id: ListingId): Promise<DeskListing | undefined> {
  const found = await opened(tx, id)
  if (!found) return undefined
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
  return { count: Number(count), lines: await linesOf(rows.orderBy(first).orderBy('id').limit(LINES)) }
}

async function search(tx: Tx, typed: string): Promise<DeskLine[]> {
  const text = typed.trim().toLowerCase().slice(0, 120)
  if (text === '') return []
  const pattern = `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const byContact = tx.selectFrom('listing_contact').select('listing_id').where('email', '=', text)
  return linesOf(
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

async function linesOf(rows: Rows): Promise<DeskLine[]> {
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

const instantOf = (at: Date): Instant => Temporal.Instant.fromEpochMilliseconds(at.getTime())
