/**
 * A training that the people who run the directory gave themselves: its certificate, counted from signed attendance,
 * is what a verification of it names. It is put on a listing only by whoever the certificate is for.
 */
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import { checkablesOf } from './checks.ts'
import type { Listing, ListingDraft, Verification } from './listing.ts'
import { OWN_TRAINING } from './own-training-words.ts'
import { correctionOf } from './owner.ts'
import type { Profile, Training } from './profile.ts'

export type OwnTraining = {
  readonly training: Training
  /** The number of the certificate. */
  readonly certificate: string
  /** Whose certificate it is. */
  readonly name: string
}

/** As many as a profile holds. */
const MOST = 20

/**
 * Whether a listing is in the name of the certificate. Titles, middle names, marks and capitals may differ; the first
 * and the last name may not: what we confirm is that this person was there.
 */
export function isInName(listed: string, certified: string): boolean {
  const [first, ...others] = namesIn(certified)
  const last = others.at(-1) ?? first
  const names = namesIn(listed)
  return first !== undefined && last !== undefined && names.includes(first) && names.includes(last)
}

const namesIn = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}'’-]+/u)
    .filter(Boolean)

const itemOf = (profile: Profile, training: Training): string | undefined =>
  checkablesOf({ ...profile, trainings: [training] }).find(({ what }) => what === 'training')?.item

/** The profile with the training on it, once. A row that says the same gives way to what the certificate says. */
export function withTraining(profile: Profile, { training, name }: OwnTraining): Result<Profile> {
  if (profile.subject !== 'person') return fail(problem(OWN_TRAINING.person, 'subject'))
  if (!isInName(profile.name, name)) return fail(problem(OWN_TRAINING.otherName(name), 'name'))
  const item = itemOf(profile, training)
  const others = profile.trainings.filter((one) => itemOf(profile, one) !== item)
  if (others.length >= MOST) return fail(problem(OWN_TRAINING.full, 'trainings'))
  return ok({ ...profile, trainings: [...others, training] })
}

/** What is recorded as verified: the training as it stands in the profile, by the number of its certificate. */
export const verificationOf = (
  profile: Profile,
  { training, certificate }: OwnTraining,
): Pick<Verification, 'what' | 'item' | 'outcome' | 'source' | 'certificate'> => ({
  what: 'training',
  item: itemOf(profile, training) ?? training.title,
  outcome: 'confirmed',
  source: OWN_TRAINING.source(certificate),
  certificate,
})

/** Where it can be put on: the listing of a person in this name, with consent, which the desk did not take down. */
export const canBear = ({ profile, consent, takenDown }: Listing, name: string): boolean =>
  consent !== undefined &&
  takenDown?.by !== 'educator' &&
  profile.subject === 'person' &&
  isInName(profile.name, name)

/** What is written when the owner of a listing has it put on: nothing, when it stands there and is verified. */
export function addingDrafts(listing: Listing, own: OwnTraining, at: Instant): Result<ListingDraft[]> {
  const added = withTraining(listing.profile, own)
  if (!added.ok) return added
  const verified = verificationOf(added.value, own)
  const stands = listing.profile.trainings.some(
    (one) => itemOf(listing.profile, one) === verified.item && one.hours === own.training.hours,
  )
  const known = listing.verifications.some(
    ({ item, certificate }) => item === verified.item && certificate === own.certificate,
  )
  return ok([
    ...(listing.claimed ? [] : [{ kind: 'owner-claimed', at, body: {} } as const]),
    ...(stands ? [] : [correctionOf(listing, added.value, at)]),
    ...(known ? [] : [{ kind: 'verification-recorded', at, body: verified } as const]),
  ])
}
