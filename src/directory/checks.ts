/** What was verified of a listing, shown with its work: what, by whom, when, against which source, until when. */
import type { PersonId } from '#kernel/ids.ts'
import type { Day, Instant } from '#kernel/time.ts'
import type { Listing, Verification } from './listing.ts'
import type { Licence, Profile } from './profile.ts'

/** One thing that a listing says and somebody can look up. */
export type Checkable = {
  readonly what: Verification['what']
  /** What a verification names; when the listing changes it, the old verification is about something else. */
  readonly item: string
  /** The day on which it ends by itself: a licence. */
  readonly expires?: Day
}

/**
 * `confirmed`: looked up and found so. `not-confirmed`: looked up and not found so. `expired`: the licence itself is
 * over. `lapsed`: it was confirmed, and the time for which that counts is over. `not-checked`: nobody has looked.
 */
export type Standing = 'confirmed' | 'not-confirmed' | 'expired' | 'lapsed' | 'not-checked'

export type Check = Checkable & {
  readonly standing: Standing
  /** The last time that somebody looked. */
  readonly checked?: {
    readonly at: Instant
    readonly by?: PersonId
    readonly source: string
    readonly until?: Day
    /** Of our own training. */
    readonly certificate?: string
  }
}

export const licenceItem = ({ kind, number, state }: Licence): string => `${kind} ${number}, ${state}`

/** Everything in a profile that can be looked up, the name first. */
export function checkablesOf(profile: Profile): Checkable[] {
  return [
    { what: 'identity', item: profile.name },
    ...profile.licences.map(
      (one): Checkable => ({ what: 'licence', item: licenceItem(one), expires: one.expires }),
    ),
    ...(profile.npi ? [{ what: 'npi', item: profile.npi } as const] : []),
    ...profile.trainings.map(
      ({ title, by, on }): Checkable => ({ what: 'training', item: `${title}, ${by}, ${on}` }),
    ),
  ]
}

/** What nobody has looked up yet. */
export const uncheckedOf = ({
  profile,
  verifications,
}: Pick<Listing, 'profile' | 'verifications'>): Checkable[] =>
  checkablesOf(profile).filter(
    (one) => !verifications.some((v) => v.what === one.what && v.item === one.item),
  )

/** How everything that can be looked up stands on a day. */
export function checksOf(listing: Pick<Listing, 'profile' | 'verifications'>, today: Day): Check[] {
  return checkablesOf(listing.profile).map((one) => {
    const last = listing.verifications.find((v) => v.what === one.what && v.item === one.item)
    const standing = standingOf(one, last, today)
    if (!last) return { ...one, standing }
    const { at, by, source, until, certificate } = last
    return {
      ...one,
      standing,
      checked: {
        at,
        source,
        ...(by ? { by } : {}),
        ...(until ? { until } : {}),
        ...(certificate ? { certificate } : {}),
      },
    }
  })
}

const isOver = (last: Day | undefined, today: Day): boolean =>
  last !== undefined && Temporal.PlainDate.compare(last, today) < 0

function standingOf({ expires }: Checkable, last: Verification | undefined, today: Day): Standing {
  if (isOver(expires, today)) return 'expired'
  if (!last) return 'not-checked'
  if (last.outcome === 'not-confirmed') return 'not-confirmed'
  return isOver(last.until, today) ? 'lapsed' : 'confirmed'
}

/**
 * The last day on which any licence still counts as verified, or undefined: a list stores this threshold, because
 * nobody writes anything on the day on which it passes (decision 0008).
 */
export function licenceVerifiedUntil(listing: Pick<Listing, 'profile' | 'verifications'>): Day | undefined {
  const ends = listing.profile.licences.flatMap((one) => {
    const item = licenceItem(one)
    const last = listing.verifications.find((v) => v.what === 'licence' && v.item === item)
    if (last?.outcome !== 'confirmed') return []
    return [last.until ? earlierDay(last.until, one.expires) : one.expires]
  })
  return ends.toSorted(Temporal.PlainDate.compare).at(-1)
}

/** The first day after which something that is shown as verified no longer is: when to look again. */
export function renewBy(listing: Pick<Listing, 'profile' | 'verifications'>): Day | undefined {
  const ends = checkablesOf(listing.profile).flatMap((one) => {
    const last = listing.verifications.find((v) => v.what === one.what && v.item === one.item)
    if (last?.outcome === 'not-confirmed') return []
    return [one.expires, last?.until].filter((end) => end !== undefined)
  })
  return ends.toSorted(Temporal.PlainDate.compare)[0]
}

const earlierDay = (a: Day, b: Day): Day => (Temporal.PlainDate.compare(a, b) < 0 ? a : b)
