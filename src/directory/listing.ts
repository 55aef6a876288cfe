/**
 * A listing is a list of entries that are only ever added: what was proposed, agreed to, checked, decided. What is
 * shown follows from them: a listing that was accepted, with consent in force, and not taken down.
 */
import { z } from 'zod'
import { type EntryId, entryId, personId } from '#kernel/ids.ts'
import { day, type Instant, instant } from '#kernel/time.ts'
import { type Profile, profile } from './profile.ts'

const said = (most: number) => z.string().trim().min(1, 'Please fill this in.').max(most)

export const verification = z.object({
  what: z.enum(['identity', 'licence', 'npi', 'training']),
  /** Which of them, as `checkable` names it: changing what was checked leaves it unchecked. */
  item: said(300),
  outcome: z.enum(['confirmed', 'not-confirmed']),
  /** Where it was looked up: the state board's register, the NPI registry, the training's own list. */
  source: said(300),
  /** The last day on which it counts; left out for what does not end, such as a training. */
  until: day.optional(),
  /** The number of our own certificate, for a training that we gave: we were there. */
  certificate: said(40).optional(),
})

export const listingKinds = {
  'listing-proposed': z.object({ profile }),
  'consent-given': z.object({ wording: said(2000), how: said(300) }),
  'consent-withdrawn': z.object({}),
  'profile-corrected': z.object({ profile }),
  'owner-claimed': z.object({}),
  'listing-accepted': z.object({}),
  'listing-declined': z.object({ why: said(1000) }),
  'verification-recorded': verification,
  'taken-down': z.object({ by: z.enum(['owner', 'educator']), why: said(1000).optional() }),
  'shown-again': z.object({}),
  'wrong-listing-reported': z.object({ what: said(2000) }),
  'report-settled': z.object({ how: said(1000) }),
  // That it changed; no entry holds an address.
  'contact-changed': z.object({}),
  'contact-restored': z.object({}),
} as const

export type ListingKind = keyof typeof listingKinds

const entry = <Kind extends ListingKind>(kind: Kind) =>
  z.object({
    id: entryId,
    kind: z.literal(kind),
    at: instant,
    /** Who is signed in; nobody for the owner, who works through a link, and for the public. */
    by: personId.optional(),
    body: listingKinds[kind],
  })
/** One entry, as it is stored and as it is read. */
export const listingEntry = z.discriminatedUnion('kind', [
  entry('listing-proposed'),
  entry('consent-given'),
  entry('consent-withdrawn'),
  entry('profile-corrected'),
  entry('owner-claimed'),
  entry('listing-accepted'),
  entry('listing-declined'),
  entry('verification-recorded'),
  entry('taken-down'),
  entry('shown-again'),
  entry('wrong-listing-reported'),
  entry('report-settled'),
  entry('contact-changed'),
  entry('contact-restored'),
])
export type ListingEntry = z.output<typeof listingEntry>

type Unwritten<Entry> = Entry extends ListingEntry ? Omit<Entry, 'id'> & { readonly id?: EntryId } : never
/** An entry about to be written. */
export type ListingDraft = Unwritten<ListingEntry>

/** `shown` is the only one that the public sees. */
export const listingState = z.enum(['shown', 'proposed', 'declined', 'taken-down', 'no-consent'])
export type ListingState = z.output<typeof listingState>

/** Verifications as lists keep them. */
export const recordedVerifications = z.array(
  verification.extend({ at: instant, by: personId.optional() }).readonly(),
)
export type Verification = z.output<typeof recordedVerifications>[number]
export type Report = { readonly id: EntryId; readonly at: Instant; readonly what: string }

export type Listing = {
  readonly state: ListingState
  readonly profile: Profile
  readonly proposedAt: Instant
  readonly changedAt: Instant
  /** The consent in force. */
  readonly consent?: { readonly at: Instant; readonly wording: string; readonly how: string }
  readonly accepted: boolean
  /** Why it was declined or taken down, when that is how it stands. */
  readonly declined?: { readonly at: Instant; readonly why: string }
  readonly takenDown?: { readonly at: Instant; readonly by: 'owner' | 'educator'; readonly why?: string }
  /** Since when an educator's decision is what it lacks. */
  readonly waitsSince?: Instant
  /** Did the owner open it through a link sent to its contact address? */
  readonly claimed: boolean
  /** The last one of each thing that was checked, in the order of checking. */
  readonly verifications: readonly Verification[]
  /** Reports that nobody has settled. */
  readonly reports: readonly Report[]
}

const order = (a: ListingEntry, b: ListingEntry): number =>
  a.at.epochMilliseconds - b.at.epochMilliseconds || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Entries in the order in which they are read, each once, whatever the order of their arrival. */
export const inOrder = (arrived: readonly ListingEntry[]): ListingEntry[] =>
  [...new Map(arrived.map((entry) => [entry.id, entry])).values()].sort(order)

/**
 * What stands after all entries, in any order of arrival. It never refuses: what was recorded has happened.
 * @returns undefined when nothing was proposed yet
 */
export function listingOf(arrived: readonly ListingEntry[]): Listing | undefined {
  const entries = inOrder(arrived)
  const proposed = entries.find((entry) => entry.kind === 'listing-proposed')
  if (!proposed) return undefined
  const { at, body } = proposed
  const begun: Listing = {
    state: 'proposed',
    profile: body.profile,
    proposedAt: at,
    changedAt: at,
    accepted: false,
    claimed: false,
    verifications: [],
    reports: [],
  }
  // Also what stands before the proposal: a consent may have been given in the same second.
  const listing = entries
    .filter((entry) => entry.id !== proposed.id)
    .reduce((before, entry) => waiting(after(before, entry), entry.at), begun)
  return { ...listing, state: stateOf(listing) }
}

/** The owner has done their part: agreed, and opened the link in the letter. */
function waiting(listing: Listing, at: Instant): Listing {
  const { consent, claimed } = listing
  if (stateOf(listing) !== 'proposed' || !consent || !claimed) return without(listing, 'waitsSince')
  return { ...listing, waitsSince: listing.waitsSince ?? at }
}

function after(listing: Listing, entry: ListingEntry): Listing {
  const { at } = entry
  const changed: Listing = { ...listing, changedAt: at }
  switch (entry.kind) {
    // Proposed anew after it was declined or taken down: it waits for a decision like any other.
    case 'listing-proposed':
      return { ...begunAgain(changed), profile: entry.body.profile }
    case 'profile-corrected':
      return { ...changed, profile: entry.body.profile }
    case 'consent-given':
      return { ...changed, consent: { at, ...entry.body } }
    case 'consent-withdrawn':
      return without(changed, 'consent')
    case 'owner-claimed':
      return { ...changed, claimed: true }
    case 'listing-accepted':
      return without({ ...changed, accepted: true }, 'declined')
    case 'listing-declined':
      return { ...changed, accepted: false, declined: { at, why: entry.body.why } }
    case 'verification-recorded': {
      const { by, body } = entry
      const others = listing.verifications.filter((v) => v.what !== body.what || v.item !== body.item)
      return { ...changed, verifications: [...others, { ...body, at, ...(by ? { by } : {}) }] }
    }
    case 'taken-down':
      return { ...changed, takenDown: { at, ...entry.body } }
    case 'shown-again':
      return without(changed, 'takenDown')
    // Somebody's report changes nothing of what the listing says.
    case 'wrong-listing-reported':
      return { ...listing, reports: [...listing.reports, { id: entry.id, at, what: entry.body.what }] }
    case 'report-settled':
      return { ...listing, reports: [] }
    // Where letters go is nothing that the listing says.
    case 'contact-changed':
    case 'contact-restored':
      return listing
  }
}

const begunAgain = (listing: Listing): Listing =>
  without(without({ ...listing, accepted: false }, 'declined'), 'takenDown')

function without(listing: Listing, key: 'consent' | 'declined' | 'takenDown' | 'waitsSince'): Listing {
  const { [key]: _gone, ...rest } = listing
  return rest
}

function stateOf({ accepted, declined, takenDown, consent }: Listing): ListingState {
  if (declined) return 'declined'
  if (takenDown) return 'taken-down'
  if (!accepted) return 'proposed'
  return consent ? 'shown' : 'no-consent'
}
