/** When may a listing be shown, and what is there to look up? What has to be checked first is content, not code. */
import { z } from 'zod'
import { allow, type Reason, type Ruling, refuse } from '#kernel/ruling.ts'
import { source } from '#kernel/source.ts'
import type { Day } from '#kernel/time.ts'
import document from '../../content/directory/listing.json' with { type: 'json' }
import { type Check, checksOf } from './checks.ts'
import { listingRole } from './choices.ts'
import { type Listing, type Verification, verification } from './listing.ts'
import type { Profile } from './profile.ts'
import { ACCEPTING_RULES, CHECK_NAMES } from './verification-words.ts'

const what = verification.shape.what
type What = Verification['what']

export const listingPolicy = z.object({
  id: z.string().min(1),
  version: z.string().min(1),
  source,
  /** What has to be confirmed of a person before the listing is shown, by what they do. */
  person: z.record(listingRole, z.array(what).min(1)),
  practice: z.array(what).min(1),
  /** For how long a check counts at most. What is not here does not end by itself. */
  months: z.partialRecord(what, z.int().min(1).max(120)),
  /** Days before the end in which looking again is due. */
  renewalDays: z.int().min(1).max(365),
})
export type ListingPolicy = z.output<typeof listingPolicy>

const terms = z
  .object({
    policy: listingPolicy,
    consent: z.object({ version: z.string().min(1), statements: z.array(z.string().min(1)).min(1) }),
  })
  .parse(document)

export const POLICY: ListingPolicy = terms.policy
/** What a person agrees to before they are listed. The words are kept with the entry. */
export const CONSENT = {
  statements: terms.consent.statements,
  wording: `${terms.consent.statements.join('\n')}\n(version ${terms.consent.version})`,
}

/** The last day on which a check made today may count. A licence's own end comes first when it is earlier. */
export function countsUntil(
  check: Pick<Check, 'what' | 'expires'>,
  today: Day,
  policy = POLICY,
): Day | undefined {
  const months = policy.months[check.what]
  const most = months === undefined ? undefined : today.add({ months })
  const { expires } = check
  if (!most || !expires) return most ?? expires
  return Temporal.PlainDate.compare(most, expires) < 0 ? most : expires
}

/** What the policy asks for, each once: that of a practice, or that of everything the person does. */
export const askedFor = ({ subject, roles }: Profile, policy = POLICY): What[] =>
  subject === 'practice' ? [...policy.practice] : [...new Set(roles.flatMap((role) => policy.person[role]))]

/**
 * May this listing be shown? Every reason against it is told at once, each with what would settle it.
 * @param today the day on which it is accepted
 */
export function ruleOnAccepting(listing: Listing, today: Day, policy = POLICY): Ruling {
  const protocol = `${policy.id}@${policy.version}`
  const checks = checksOf(listing, today)
  const reasons = [
    ...ofTheOwner(listing),
    ...checks.flatMap((check) => wrong(check)),
    ...askedFor(listing.profile, policy)
      .filter((asked) => !checks.some((c) => c.what === asked && c.standing === 'confirmed'))
      .map((asked) => missing(asked, checks)),
  ].map(([rule, { why, settle }]): Reason => ({ rule, why, settle, evidence: [], source: policy.source }))
  return reasons.length > 0 ? refuse(protocol, ...reasons) : allow(protocol)
}

type Told = readonly [rule: string, words: { readonly why: string; readonly settle: string }]

function ofTheOwner({ consent, claimed, takenDown }: Listing): Told[] {
  return [
    ...(consent ? [] : [['consent', ACCEPTING_RULES.consent] as const]),
    ...(claimed ? [] : [['contact', ACCEPTING_RULES.contact] as const]),
    ...(takenDown?.by === 'owner' ? [['taken-down', ACCEPTING_RULES.takenDown] as const] : []),
  ]
}

function wrong({ what, item, standing, expires }: Check): Told[] {
  if (standing === 'expired' && expires) return [['expired', ACCEPTING_RULES.expired(item, expires)]]
  if (standing === 'not-confirmed') return [['not-confirmed', ACCEPTING_RULES.notConfirmed(what, item)]]
  return []
}

function missing(asked: What, checks: readonly Check[]): Told {
  const some = checks.filter((check) => check.what === asked)
  const rule = `asks-${asked}`
  if (some.length === 0) return [rule, ACCEPTING_RULES.notGiven(asked)]
  const lapsed = some.every(({ standing }) => standing === 'lapsed')
  return [rule, lapsed ? ACCEPTING_RULES.lapsed(asked) : ACCEPTING_RULES.notChecked(CHECK_NAMES[asked])]
}

/** What there is to look up in a listing now, the gravest first; what is in order is not in it. */
export function toLookUp(
  listing: Pick<Listing, 'profile' | 'verifications'>,
  today: Day,
  policy = POLICY,
): Check[] {
  const soon = today.add({ days: policy.renewalDays })
  return checksOf(listing, today)
    .filter((check) => check.standing !== 'confirmed' || endsBy(check, soon))
    .toSorted((a, b) => GRAVITY[a.standing] - GRAVITY[b.standing])
}

const GRAVITY = { expired: 0, lapsed: 1, 'not-confirmed': 2, 'not-checked': 3, confirmed: 4 } as const

const endsBy = ({ checked, expires }: Check, by: Day): boolean =>
  [checked?.until, expires].some((end) => end !== undefined && Temporal.PlainDate.compare(end, by) <= 0)
