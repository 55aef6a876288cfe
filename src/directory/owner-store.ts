/** What people without an account do to one listing: apply, open it through a link, correct it, take it down, report it. */
import { type Kysely, sql } from 'kysely'
import { type ListingId, listingId, type PersonId } from '#kernel/ids.ts'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { DB } from '#platform/database.gen.ts'
import type { Tx } from '#platform/database.ts'
import { alikeOf } from './alike-store.ts'
import { DESK } from './desk-words.ts'
import { type Listing, type ListingDraft, type ListingEntry, type ListingKind, listingOf } from './listing.ts'
import {
  appendEntries,
  contactOf,
  entriesOf,
  forListing,
  lockListing,
  newListingId,
  setContact,
} from './listing-store.ts'
import { type Mailing, writeToOwner } from './mail.ts'
import { addingDrafts, canBear, type OwnTraining, verificationOf, withTraining } from './own-training.ts'
import { OWN_TRAINING } from './own-training-words.ts'
import { APPLY } from './owner-words.ts'
import type { Profile } from './profile.ts'
import { CONSENT } from './verification.ts'

/** A listing as its owner or the desk works on it. */
export type OpenedListing = {
  readonly id: ListingId
  readonly slug: string
  readonly listing: Listing
  readonly entries: readonly ListingEntry[]
  /** The last entry that was seen: who sends it back is told when somebody else was faster. */
  readonly basis: string
}

export type Application = { readonly profile: Profile; readonly contactEmail: string }

export function createOwners(db: Kysely<DB>) {
  return {
    /** Takes an application in and writes to its address: it is hidden until that address is confirmed and an educator accepts it. */
    apply({ profile, contactEmail }: Application, mailing: Mailing): Promise<Result<ListingId>> {
      const id = newListingId()
      return forListing(db, id, (tx) => applyIn(tx, id, { profile, contactEmail }, mailing))
    },
    /** The listing that an address or an id stands for, shown or not. It says nothing about the listing but that. */
    async named(text: string): Promise<ListingId | undefined> {
      const known = listingId.safeParse(text)
      if (known.success) return known.data
      const { rows } = await sql<{
        id: string | null
      }>`select listing_named(${text.slice(0, 200)}) as id`.execute(db)
      return rows[0]?.id ? listingId.parse(rows[0].id) : undefined
    },
    /** For whoever holds a link to the listing; the caller has looked whether they do. */
    open: (id: ListingId): Promise<OpenedListing | undefined> => forListing(db, id, (tx) => opened(tx, id)),
    /** Writes down what the owner decides, unless the listing was changed since they saw it. */
    record: (id: ListingId, basis: string, drafts: readonly ListingDraft[]): Promise<Result<Listing>> =>
      forListing(db, id, (tx) => recordOn(tx, id, basis, drafts)),
    /** Sends a link when the address is that of the listing, and does nothing when it is not. It does not tell which. */
    sendLink: (id: ListingId, email: string, mailing: Mailing): Promise<void> =>
      forListing(db, id, async (tx) => {
        if ((await contactOf(tx, id)) === email)
          await writeToOwner(tx, mailing, id, email, { about: 'asked' })
      }),
    /** Keeps what somebody finds wrong in a listing that is shown. @returns false when there is none */
    report: (id: ListingId, what: string, at: Instant): Promise<boolean> =>
      forListing(db, id, async (tx) => {
        const found = await opened(tx, id)
        if (found?.listing.state !== 'shown') return false
        await appendEntries(tx, id, [{ kind: 'wrong-listing-reported', at, body: { what } }])
        return true
      }),
  }
}
export type Owners = ReturnType<typeof createOwners>

/**
 * Takes an application in, in a transaction for this new listing.
 * @param own a training of ours that stands on it: whoever applies came through a link to its certificate, so their
 *   address needs no confirming
 */
export async function applyIn(
  tx: Tx,
  id: ListingId,
  { profile, contactEmail }: Application,
  mailing: Mailing,
  own?: OwnTraining,
): Promise<Result<ListingId>> {
  const { now: at } = mailing
  const whole = own ? withTraining(profile, own) : ok(profile)
  if (!whole.ok) return whole
  // Here only those are found that everybody sees.
  const [same] = await alikeOf(tx, [whole.value])
  if (same?.common === 'npi')
    return fail(problem(own ? OWN_TRAINING.listed(same.slug) : APPLY.listed(same.slug), 'npi'))
  const how = own ? DESK.consentWithCertificate : DESK.consentOnApplication
  await appendEntries(tx, id, [
    { kind: 'listing-proposed', at, body: { profile: whole.value } },
    { kind: 'consent-given', at, body: { wording: CONSENT.wording, how } },
    ...(own
      ? [
          { kind: 'owner-claimed', at, body: {} } as const,
          { kind: 'verification-recorded', at, body: verificationOf(whole.value, own) } as const,
        ]
      : []),
  ])
  await setContact(tx, id, contactEmail)
  await writeToOwner(tx, mailing, id, contactEmail, { about: own ? 'proposed' : 'applied' })
  return ok(id)
}

/** Puts a training of ours on a listing, for its owner, in a transaction for this listing; their letter says so. */
export async function addTrainingIn(
  tx: Tx,
  id: ListingId,
  own: OwnTraining,
  mailing: Mailing,
): Promise<Result<Listing>> {
  const put = await putTraining(tx, id, own, mailing.now)
  if (!put.ok) return put
  const to = await contactOf(tx, id)
  if (to && put.value.isNews) await writeToOwner(tx, mailing, id, to, { about: 'training-added' })
  return ok(put.value.listing)
}

/**
 * The same without a letter: also for a training that stands there already, by another certificate than before.
 * @param by whoever at the desk does it; undefined for the owner
 */
export async function putTraining(
  tx: Tx,
  id: ListingId,
  own: OwnTraining,
  at: Instant,
  by?: PersonId,
): Promise<Result<{ readonly listing: Listing; readonly isNews: boolean }>> {
  await lockListing(tx, id)
  const found = await opened(tx, id)
  if (!found || !canBear(found.listing, own.name)) return fail(problem(OWN_TRAINING.notThere))
  const drafts = addingDrafts(found.listing, own, at)
  if (!drafts.ok) return drafts
  const written = drafts.value.map((draft) => ({ ...draft, ...(by ? { by } : {}) }))
  return ok({ listing: await appendEntries(tx, id, written), isNews: written.length > 0 })
}

export async function opened(tx: Tx, id: ListingId): Promise<OpenedListing | undefined> {
  const row = await tx.selectFrom('listing').select('slug').where('id', '=', id).executeTakeFirst()
  const entries = await entriesOf(tx, id)
  const listing = listingOf(entries)
  if (!row || !listing) return undefined
  return { id, slug: row.slug, listing, entries, basis: basisOf(entries) }
}

/** These change nothing of what a listing says, so one that came in meanwhile stops nobody. */
const BESIDE: ReadonlySet<string> = new Set<ListingKind>([
  'wrong-listing-reported',
  'contact-changed',
  'contact-restored',
])
const basisOf = (entries: readonly ListingEntry[]): string =>
  entries.findLast(({ kind }) => !BESIDE.has(kind))?.id ?? ''

/** Adds entries, unless somebody else wrote since `basis` was seen: the second of two is told, and looks again. */
export async function recordOn(
  tx: Tx,
  id: ListingId,
  basis: string,
  drafts: readonly ListingDraft[],
): Promise<Result<Listing>> {
  await lockListing(tx, id)
  if (basisOf(await entriesOf(tx, id)) !== basis) return fail(problem(DESK.changed))
  return ok(await appendEntries(tx, id, drafts))
}
