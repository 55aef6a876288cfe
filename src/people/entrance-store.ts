/** Coming in: attempts are counted, passwords and codes are checked, and a session begins with what was shown. */
import type { Kysely } from 'kysely'
import { type PersonId, type PracticeId, personId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { Door } from '#platform/auth.ts'
import type { DB } from '#platform/database.gen.ts'
import type { Limit, Limits } from '#platform/limits.ts'
import { TooBusy } from '#platform/turns.ts'
import type { AccountChange } from './account-letter-words.ts'
import type { AccountMail } from './account-mail.ts'
import { deviceInWords } from './device.ts'
import type { Factors } from './factor-store.ts'
import type { Passkeys } from './passkey-store.ts'
import { begin, type Seat, seatOf, stayIn } from './session-store.ts'
import type { Attempt } from './sign-in-record.ts'
import { isNewDevice, type SignInRecord } from './sign-in-record-store.ts'
import { CONFIRM, SECOND, SIGN_IN } from './signing-in-words.ts'

/** What somebody shows to prove once more that it is them: one of these. */
export type Confirmation = { readonly password?: string; readonly code?: string; readonly passkey?: string }

/** From where somebody tries to come in. */
export type Trying = { readonly headers: Headers; readonly caller: string; readonly now: Instant }
/** What the record says of every attempt: when and from where. */
export const whence = ({ headers, caller, now }: Trying) => ({
  at: now,
  caller,
  device: deviceInWords(headers.get('user-agent') ?? ''),
})
/** What is tried: whose it is said to be, and whether somebody who is in confirms that it is them. */
type Tries = Pick<Attempt, 'what' | 'person' | 'address' | 'confirming' | 'actingFor'>
export type Tried =
  | { readonly ok: false; readonly why: string }
  | { readonly ok: true; readonly seat: Seat; readonly headers: Headers }

/**
 * Passwords for one account from one address wait longer the more were wrong. Over all addresses an account takes
 * more, so that a stranger who guesses cannot keep its owner out; one address may not go through many accounts.
 */
const passwordLimits = (email: string, caller: string): Limit[] => {
  const account = email.trim().toLowerCase()
  const here = `${caller} ${account}`
  return [
    { what: 'password-here', whom: here, most: 5, minutes: 1 },
    { what: 'password-here', whom: here, most: 10, minutes: 15 },
    { what: 'password-here', whom: here, most: 20, minutes: 240 },
    { what: 'password-account', whom: account, most: 50, minutes: 60 },
    { what: 'password-caller', whom: caller, most: 100, minutes: 60 },
  ]
}
/** Six digits: three of a million fit at a time. */
const codeLimits = (person: PersonId): Limit[] => [
  { what: 'code', whom: person, most: 5, minutes: 5 },
  { what: 'code', whom: person, most: 20, minutes: 24 * 60 },
]

/** What a new session has shown and begins with; see `begin`. */
type Shown = {
  readonly factors: 1 | 2
  readonly began?: Instant
  readonly confirmed?: Instant
  readonly actingFor?: PracticeId
}

/** Why somebody does not come in; `wrong` when nothing but the password is in the way. */
export type Refused = { readonly why: string; readonly wrong?: true }

export type EntranceNeeds = {
  readonly db: Kysely<DB>
  readonly door: Door
  readonly factors: Factors
  readonly passkeys: Passkeys
  readonly limits: Limits
  readonly record: SignInRecord
  readonly mail: AccountMail
}

export function createEntrance({ db, door, factors, passkeys, limits, record, mail }: EntranceNeeds) {
  /** What opens nothing holds nobody up; what lets somebody in is stored before it does. */
  const failed = (trying: Trying, tries: Tries, outcome: 'wrong' | 'too-often' | 'busy') =>
    record.note({ ...whence(trying), ...tries, outcome })
  const right = (trying: Trying, tries: Tries) =>
    record.keep({ ...whence(trying), ...tries, outcome: 'done' })

  /** A session with a token of its own; the one that the request carried ends, so that nobody else knows its token. */
  async function enter(
    { headers, now }: Trying,
    person: PersonId,
    shown: Shown,
  ): Promise<{ readonly seat: Seat; readonly headers: Headers }> {
    const opened = await door.open(headers, person)
    await begin(db, opened.session, { ...shown, now })
    const seat = await seatOf(db, opened.session, person)
    if (!seat) throw new Error('A session that has just begun is not there.')
    // It stays in this practice, also when they join another one in the meantime.
    if (!shown.actingFor && seat.member) await stayIn(db, opened.session, seat.member.practice)
    return { seat, headers: opened.headers }
  }

  /** Tells the person of a seat by letter what happened to their account. */
  const tell = (trying: Trying, { person, member }: Seat, change: AccountChange) =>
    mail.tell({ email: person.email, zone: member?.zone }, change, whence(trying))

  /** Lets somebody in who was nobody yet, and tells them when it was with something that they did not use before. */
  async function letIn(trying: Trying, person: PersonId, factors: 1 | 2): Promise<Tried> {
    const isNew = await isNewDevice(db, person, whence(trying))
    const entered = await enter(trying, person, { factors })
    if (isNew) await tell(trying, entered.seat, 'new-device')
    return { ok: true, ...entered }
  }

  /** @returns whose address and password these are, or a sentence; what fits does not count against any limit */
  async function checked(
    trying: Trying,
    email: string,
    password: string,
    confirming = false,
  ): Promise<PersonId | Refused> {
    const tries = { what: 'password', address: email.trim().toLowerCase(), confirming } as const
    const counted = passwordLimits(email, trying.caller)
    const taken = await limits.take(...counted)
    if (!taken.ok) {
      failed(trying, tries, 'too-often')
      return { why: SIGN_IN.tooOften(taken.wait) }
    }
    try {
      const person = await door.fits(email.trim(), password)
      if (!person) {
        failed(trying, tries, 'wrong')
        return { why: SIGN_IN.wrong, wrong: true }
      }
      await limits.giveBack(...counted)
      await right(trying, tries)
      return personId.parse(person)
    } catch (error) {
      if (!(error instanceof TooBusy)) throw error
      failed(trying, tries, 'busy')
      return { why: SIGN_IN.busy }
    }
  }

  async function codeFits(
    trying: Trying,
    seat: Seat,
    code: string,
  ): Promise<true | { readonly why: string }> {
    const { id: person } = seat.person
    const tries = { what: 'code', person, confirming: seat.standing === 'in' } as const
    const counted = codeLimits(person)
    const taken = await limits.take(...counted)
    if (!taken.ok) {
      failed(trying, tries, 'too-often')
      // Whoever comes this far knows the password. The owner hears of it once a day.
      if ((await limits.take({ what: 'codes-told', whom: person, most: 1, minutes: 24 * 60 })).ok)
        await tell(trying, seat, 'codes-guessed')
      return { why: SECOND.tooOften(taken.wait) }
    }
    const what = await factors.fits(person, code, trying.now)
    if (!what) {
      failed(trying, tries, 'wrong')
      return { why: SECOND.wrong }
    }
    await limits.giveBack(...counted)
    await right(trying, { ...tries, what })
    if (what === 'recovery-code') await tell(trying, seat, 'recovery-code-used')
    return true
  }

  /** @param seat of whoever is known already; nobody is when they come in */
  async function passkeyFits(trying: Trying, answer: string, seat?: Seat): Promise<PersonId | undefined> {
    const person = await passkeys.shown(answer, trying.now, seat?.person.id)
    const tries = { what: 'passkey', confirming: seat?.standing === 'in' } as const
    if (person) await right(trying, { ...tries, person })
    else failed(trying, { ...tries, person: seat?.person.id }, 'wrong')
    return person
  }

  return {
    enter,
    checked,
    /** The first step: address and password. */
    async withPassword(trying: Trying, email: string, password: string): Promise<Tried> {
      const person = await checked(trying, email, password)
      if (typeof person === 'object') return { ok: false, why: person.why }
      return letIn(trying, person, 1)
    },
    /** The second step, of somebody whose password was right. */
    async withCode(trying: Trying, seat: Seat, code: string): Promise<Tried> {
      const fits = await codeFits(trying, seat, code)
      if (fits !== true) return { ok: false, ...fits }
      return {
        ok: true,
        ...(await enter(trying, seat.person.id, { factors: 2, actingFor: seat.member?.practice })),
      }
    },
    /** A passkey counts as two factors: something somebody has, and the finger, face or PIN that opens it. */
    async withPasskey(trying: Trying, answer: string): Promise<Tried> {
      const taken = await limits.take({ what: 'passkey', whom: trying.caller, most: 60, minutes: 10 })
      if (!taken.ok) {
        failed(trying, { what: 'passkey' }, 'too-often')
        return { ok: false, why: SIGN_IN.tooOften(taken.wait) }
      }
      const person = await passkeyFits(trying, answer)
      return person ? letIn(trying, person, 2) : { ok: false, why: SIGN_IN.passkey }
    },
    /** Somebody who is signed in shows once more that it is them. The session goes on under a new token. */
    async confirm(trying: Trying, seat: Seat, shown: Confirmation): Promise<Tried> {
      if (shown.passkey) {
        const whose = await passkeyFits(trying, shown.passkey, seat)
        return whose ? { ok: true, ...(await renew(trying, seat, 2)) } : { ok: false, why: CONFIRM.wrong }
      }
      const person = shown.code
        ? await codeFits(trying, seat, shown.code)
        : await checked(trying, seat.person.email, shown.password ?? '', true)
      if (typeof person === 'object') return { ok: false, why: person.why }
      return { ok: true, ...(await renew(trying, seat)) }
    },
    renew,
    tell,
    /**
     * From here on they act for another practice that they belong to, under a new token. What they have shown stays
     * as it is: if that practice asks for more, nothing opens before they show it.
     * @returns undefined when they do not belong to it
     */
    async actFor(trying: Trying, seat: Seat, practice: PracticeId) {
      if (!seat.elsewhere.some(({ id }) => id === practice)) return undefined
      const { person, began, confirmed = began } = seat
      await right(trying, { what: 'practice-changed', person: person.id, actingFor: practice })
      const factors = seat.factors >= 2 ? 2 : 1
      return enter(trying, person.id, { factors, began, confirmed, actingFor: practice })
    },
  }

  /** The same session under a new token: whatever it may do from now on, nobody else holds it. */
  function renew(trying: Trying, seat: Seat, factors = seat.factors) {
    const { began, member } = seat
    return enter(trying, seat.person.id, {
      factors: factors >= 2 ? 2 : 1,
      began,
      actingFor: member?.practice,
    })
  }
}
export type Entrance = ReturnType<typeof createEntrance>
