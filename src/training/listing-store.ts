/** The directory listing that is offered with a certificate, for whoever holds the link to the application. */
import { type Kysely, sql } from 'kysely'
import type { ListingState } from '#directory/listing.ts'
import { inListing, newListingId } from '#directory/listing-store.ts'
import { canBear, type OwnTraining } from '#directory/own-training.ts'
import { addTrainingIn, applyIn, opened as openedListing } from '#directory/owner-store.ts'
import type { Profile } from '#directory/profile.ts'
import { type ApplicationId, type ListingId, listingId } from '#kernel/ids.ts'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import type { DB } from '#platform/database.gen.ts'
import type { Tx } from '#platform/database.ts'
import { appendToApplication, contactOf, forApplication } from './application-entry-store.ts'
import {
  type OpenedApplication,
  openedForWriting,
  type Refused,
  type Taken,
  takeStep,
} from './application-store.ts'
import { APPLICATION } from './application-words.ts'
import { ownTrainingOf } from './listing.ts'
import type { Mailing } from './mail.ts'
import { ruleOnStep } from './ruling.ts'

/** A listing as the page of the application names it. */
export type NamedListing = {
  readonly id: ListingId
  readonly slug: string
  readonly name: string
  readonly state: ListingState
}
export type ListingOffer = {
  readonly own: OwnTraining
  /** The one that was proposed, or on which the training is. */
  readonly taken?: NamedListing
  /** Theirs already: with their address, or opened with its own link in the same browser. */
  readonly theirs: readonly NamedListing[]
}
type Listed = { readonly ok: true; readonly value: ListingId } | Refused

export function createListingOffers(db: Kysely<DB>) {
  return {
    /** @param held listings that whoever asks holds a link to @returns undefined before the certificate */
    of: (found: OpenedApplication, held: readonly ListingId[]): Promise<ListingOffer | undefined> =>
      forApplication(db, found.id, (tx) => offerIn(tx, found, held)),
    /** Proposes a new listing with the training on it. A second press proposes no second one. */
    propose: (id: ApplicationId, profile: Profile, mailing: Mailing): Promise<Listed> =>
      forApplication(db, id, (tx) =>
        answer(tx, id, 'proposed', mailing, async (own) => {
          const contactEmail = await contactOf(tx, id)
          if (!contactEmail) return fail(problem(APPLICATION.gone))
          const listing = newListingId()
          return inListing(tx, listing, () => applyIn(tx, listing, { profile, contactEmail }, mailing, own))
        }),
      ),
    /** Puts the training on a listing of theirs. */
    add: (
      id: ApplicationId,
      listing: ListingId,
      held: readonly ListingId[],
      mailing: Mailing,
    ): Promise<Listed> =>
      forApplication(db, id, (tx) =>
        answer(tx, id, 'added', mailing, async (own) => {
          const theirs = [...(await sameAddress(tx)), ...held]
          if (!theirs.includes(listing)) return fail(problem(APPLICATION.gone))
          const added = await inListing(tx, listing, () => addTrainingIn(tx, listing, own, mailing))
          return added.ok ? ok(listing) : added
        }),
      ),
    decline: (id: ApplicationId, mailing: Mailing): Promise<Taken> =>
      forApplication(db, id, (tx) =>
        takeStep(tx, id, 'decline-listing', mailing, () =>
          ok({ drafts: [{ kind: 'listing-answered', at: mailing.now, body: { answer: 'declined' } }] }),
        ),
      ),
  }
}
export type ListingOffers = ReturnType<typeof createListingOffers>

async function offerIn(
  tx: Tx,
  { training, application }: OpenedApplication,
  held: readonly ListingId[],
): Promise<ListingOffer | undefined> {
  const own = ownTrainingOf(training.plan, application)
  if (!own) return undefined
  const { listing } = application
  const taken = listing?.listing && (await named(tx, listing.listing))
  if (taken) return { own, taken, theirs: [] }
  const theirs: NamedListing[] = []
  for (const id of new Set([...(await sameAddress(tx)), ...held])) {
    const found = await named(tx, id, own.name)
    if (found) theirs.push(found)
  }
  return { own, theirs }
}

/** @param bearing only when a training of this name can stand on it */
const named = (tx: Tx, id: ListingId, bearing?: string): Promise<NamedListing | undefined> =>
  inListing(tx, id, async () => {
    const found = await openedListing(tx, id)
    if (!found || (bearing !== undefined && !canBear(found.listing, bearing))) return undefined
    const { profile, state } = found.listing
    return { id, slug: found.slug, name: profile.name, state }
  })

async function sameAddress(tx: Tx): Promise<ListingId[]> {
  const { rows } = await sql<{ id: string }>`select listings_of_applicant() as id`.execute(tx)
  return rows.map(({ id }) => listingId.parse(id))
}

/** Asks the rule under the lock, does it, and writes down which listing it was: all of it or nothing. */
async function answer(
  tx: Tx,
  id: ApplicationId,
  how: 'proposed' | 'added',
  mailing: Mailing,
  work: (own: OwnTraining) => Promise<Result<ListingId>>,
): Promise<Listed> {
  const found = await openedForWriting(tx, id)
  if (!found) return fail(problem(APPLICATION.gone))
  const { training, application } = found
  const before = application.listing
  if (before?.answer === how && before.listing) return ok(before.listing)
  const ruling = ruleOnStep('take-listing', { training, application, now: mailing.now })
  const own = ownTrainingOf(training.plan, application)
  if (ruling.ruling !== 'allow' || !own) return { ok: false, problems: [], ruling }
  const done = await work(own)
  if (!done.ok) return done
  await appendToApplication(tx, { id, training: training.id }, [
    { kind: 'listing-answered', at: mailing.now, body: { answer: how, listing: done.value } },
  ])
  return done
}
