/** What the owner of a listing may do with it now, and what is written when they do. */
import type { Instant } from '#kernel/time.ts'
import { DESK } from './desk-words.ts'
import type { Listing, ListingDraft } from './listing.ts'
import type { Profile } from './profile.ts'
import { CONSENT } from './verification.ts'

export const OWNER_ACTS = ['confirm', 'agree', 'take-down', 'show-again', 'withdraw'] as const
export type OwnerAct = (typeof OWNER_ACTS)[number]

/** Taking it down and withdrawing are there at any moment; showing again is not, when the desk took it down. */
export function ownerActs({ consent, claimed, takenDown }: Listing): OwnerAct[] {
  if (!consent) return ['agree']
  if (!claimed) return ['confirm', 'withdraw']
  const shown: OwnerAct[] = takenDown ? (takenDown.by === 'owner' ? ['show-again'] : []) : ['take-down']
  return [...shown, 'withdraw']
}

export function draftsOf(act: OwnerAct, { claimed }: Listing, at: Instant): ListingDraft[] {
  switch (act) {
    case 'confirm':
      return [{ kind: 'owner-claimed', at, body: {} }]
    case 'agree':
      return [
        { kind: 'consent-given', at, body: { wording: CONSENT.wording, how: DESK.consentOnOwnerPage } },
        ...(claimed ? [] : [{ kind: 'owner-claimed', at, body: {} } as const]),
      ]
    case 'take-down':
      return [{ kind: 'taken-down', at, body: { by: 'owner' } }]
    case 'show-again':
      return [{ kind: 'shown-again', at, body: {} }]
    case 'withdraw':
      return [{ kind: 'consent-withdrawn', at, body: {} }]
  }
}

/** A correction is shown at once; where the desk had said no, it asks anew. */
export const correctionOf = (
  { declined, takenDown }: Listing,
  profile: Profile,
  at: Instant,
): ListingDraft =>
  declined || takenDown?.by === 'educator'
    ? { kind: 'listing-proposed', at, body: { profile } }
    : { kind: 'profile-corrected', at, body: { profile } }

/** How it stands for its owner, as a key of the words that say it. */
export function standsForOwner({ state, consent, claimed, takenDown }: Listing) {
  if (state === 'shown' || state === 'declined' || state === 'no-consent') return state
  if (!consent) return 'unagreed'
  if (takenDown) return takenDown.by === 'owner' ? 'takenByOwner' : 'takenByDesk'
  return claimed ? 'proposed' : 'unconfirmed'
}
