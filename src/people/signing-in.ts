/** How long somebody stays signed in, when they show once more who they are, and what they need to come in. */
import { allow, type Reason, type Ruling, ask as ruleAsk, refuse as ruleRefuse } from '#kernel/ruling.ts'
import type { Source } from '#kernel/source.ts'
import type { Instant } from '#kernel/time.ts'
import type { Role } from './people.ts'
import { SESSION_WORDS } from './signing-in-words.ts'

/** How long a session lasts. */
export type SessionLimits = {
  /** Minutes without a request. */
  readonly idleMinutes: number
  /** Hours since signing in, however busy. */
  readonly hours: number
}

/** What a practice has set about signing in. */
export type SignInRules = {
  readonly staff: SessionLimits
  readonly patients: SessionLimits
  /** For how many minutes a sign-in counts as fresh enough to sign, prescribe, export and change access. */
  readonly confirmMinutes: number
  /** Who needs a second factor: everybody who works in the practice, or nobody. */
  readonly secondFactor: 'staff' | 'nobody'
}

/** Defaults, not facts: the practice sets its own. */
export const DEFAULT_RULES: SignInRules = {
  staff: { idleMinutes: 30, hours: 12 },
  patients: { idleMinutes: 30, hours: 24 },
  confirmMinutes: 15,
  secondFactor: 'staff',
}

/** Rules of signing in belong to no protocol. */
const RULES = 'sign-in'
const SET_BY_PRACTICE: Source = { text: SESSION_WORDS.source, status: 'default', mark: 'default' }
const reason = (rule: string, words: { readonly why: string; readonly settle: string }): Reason => ({
  rule,
  ...words,
  evidence: [],
  source: SET_BY_PRACTICE,
})

/** Anybody who is not only a patient works here. */
export const works = (roles: readonly Role[]): boolean => roles.some((role) => role !== 'patient')

export const limitsFor = (rules: SignInRules, roles: readonly Role[]): SessionLimits =>
  works(roles) ? rules.staff : rules.patients

export const needsSecondFactor = (rules: SignInRules, roles: readonly Role[]): boolean =>
  rules.secondFactor === 'staff' && works(roles)

const minutesBetween = (from: Instant, to: Instant): number =>
  (to.epochMilliseconds - from.epochMilliseconds) / 60_000

/** May a session go on? It ends when nothing was asked for a while, and after some hours in any case. */
export function ruleOnSession(
  { began, used }: { readonly began: Instant; readonly used: Instant },
  now: Instant,
  { idleMinutes, hours }: SessionLimits,
): Ruling {
  if (minutesBetween(began, now) >= hours * 60)
    return ruleRefuse(RULES, reason('session-hours', SESSION_WORDS.tooLong(hours)))
  if (minutesBetween(used, now) >= idleMinutes)
    return ruleRefuse(RULES, reason('session-idle', SESSION_WORDS.idle(idleMinutes)))
  return allow(RULES)
}

/**
 * Is a confirmation fresh enough for signing, prescribing, exporting and changing access?
 * @param limit minutes
 */
export const ruleOnConfirmed = (confirmedAt: Instant | undefined, now: Instant, limit: number): Ruling =>
  confirmedAt && minutesBetween(confirmedAt, now) < limit
    ? allow(RULES)
    : ruleAsk(RULES, reason('confirmed', SESSION_WORDS.confirm(limit)))

/** What a session has shown, and what its person could show. */
export type Shown = {
  /** 1: a password. 2: a password and a code, or a passkey. */
  readonly factors: number
  readonly hasCode: boolean
  readonly hasPasskey: boolean
}

/** `in`, or what is still missing: a second factor that exists, or one that has to be set up first. */
export type Standing = 'in' | 'second-wanted' | 'second-missing' | 'nothing-shown'

/** A code app that somebody set up is always asked for; a passkey only where a second factor is required. */
export function standingOf({ factors, hasCode, hasPasskey }: Shown, required: boolean): Standing {
  if (factors >= 2) return required && !hasCode && !hasPasskey ? 'second-missing' : 'in'
  if (factors < 1) return 'nothing-shown'
  if (hasCode || (required && hasPasskey)) return 'second-wanted'
  return required ? 'second-missing' : 'in'
}
