/** What somebody does with their own account: the password, the sessions, the second factor, asking for a new password. */
import type { Kysely } from 'kysely'
import { type PersonId, personId } from '#kernel/ids.ts'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { Whence } from '#platform/access-record.ts'
import type { Door } from '#platform/auth.ts'
import { isCommonPassword } from '#platform/common-passwords.ts'
import type { DB } from '#platform/database.gen.ts'
import type { Limits } from '#platform/limits.ts'
import type { Post } from '#platform/mail.ts'
import { createAccountMail } from './account-mail.ts'
import { createEntrance, type Trying, whence as whenceOf } from './entrance-store.ts'
import { createFactors } from './factor-store.ts'
import { createInvitations, type Invitation } from './invitation-store.ts'
import type { Mailing } from './joining-store.ts'
import { createPasskeys } from './passkey-store.ts'
import { PASSKEY } from './passkey-words.ts'
import { passwordProblems } from './password.ts'
import { endSession, endSessions, type Seat, sessionsOf } from './session-store.ts'
import type { Outcome, ShownWhat } from './sign-in-record.ts'
import { ownSignIns, type SignInRecord } from './sign-in-record-store.ts'
import { FORGOTTEN, PASSWORD, SECOND, SET_UP } from './signing-in-words.ts'

export type AccountNeeds = {
  readonly db: Kysely<DB>
  readonly door: Door
  readonly limits: Limits
  readonly record: SignInRecord
  readonly post: Pick<Post, 'send'>
  /** Of the installation. */
  readonly secret: string
  /** The address that people type. */
  readonly origin: string
}

const RESET_MINUTES = 60
/** Whether an address is known must not show in how long the answer takes. */
const SAME_TIME_MS = 400

export function openAccounts({ db, door, limits, record, post, secret, origin }: AccountNeeds) {
  const factors = createFactors(db, secret)
  const passkeys = createPasskeys({ db, secret, origin })
  const mail = createAccountMail(post, origin)
  const entrance = createEntrance({ db, door, factors, passkeys, limits, record, mail })
  const invitations = createInvitations(db)
  const problemsOf = (chosen: string, again: string, own: readonly string[]): Problem[] => [
    ...passwordProblems(chosen, { isCommon: isCommonPassword, own }),
    ...(chosen === again ? [] : [problem(PASSWORD.again, 'again')]),
  ]
  const happened = (trying: Trying, what: ShownWhat, person: PersonId) =>
    record.keep({ ...whenceOf(trying), what, person, outcome: 'done' })
  const personWith = (email: string) =>
    db.selectFrom('person').select(['id', 'name', 'email']).where('email', '=', email).executeTakeFirst()

  return {
    entrance,
    factors,
    passkeys,
    invitations,
    sessions: (seat: Seat, now: Instant) => sessionsOf(db, seat, now),
    signIns: (seat: Seat) => ownSignIns(db, seat.person.id),
    async endSession(trying: Trying, seat: Seat, session: string): Promise<void> {
      await endSession(db, seat.person.id, session)
      await happened(trying, 'session-ended', seat.person.id)
    },
    async endOtherSessions(trying: Trying, seat: Seat): Promise<void> {
      await endSessions(db, seat.person.id, seat.session)
      await happened(trying, 'session-ended', seat.person.id)
    },
    async signOut(trying: Trying, seat: Seat | undefined): Promise<Headers> {
      if (seat) await happened(trying, 'session-ended', seat.person.id)
      return door.close(trying.headers)
    },
    /** Somebody sent a one-time link. @param person whose it is, when it is an account's */
    async linkSent(trying: Trying, outcome: Outcome, person?: PersonId): Promise<void> {
      const attempt = { ...whenceOf(trying), what: 'link', person, outcome } as const
      if (outcome === 'done') await record.keep(attempt)
      else record.note(attempt)
    },
    /** Needs the present one. Every other session ends, and this one goes on under a new token. */
    async changePassword(
      trying: Trying,
      seat: Seat,
      {
        present,
        chosen,
        again,
      }: { readonly present: string; readonly chosen: string; readonly again: string },
    ): Promise<Result<Headers>> {
      const problems = problemsOf(chosen, again, [seat.person.name, seat.person.email])
      if (problems.length > 0) return fail(...problems)
      const checked = await entrance.checked(trying, seat.person.email, present, true)
      if (typeof checked === 'object')
        return fail(problem(checked.wrong ? PASSWORD.present : checked.why, 'present'))
      await door.setPassword(seat.person.id, chosen)
      const { headers, seat: renewed } = await entrance.renew(trying, seat)
      await endSessions(db, seat.person.id, renewed.session)
      await entrance.tell(trying, seat, 'password-changed')
      return ok(headers)
    },
    /** Sends a link to whoever signs in with this address. The answer and its time are the same when nobody does. */
    async askForNewPassword(
      trying: Trying,
      email: string,
      { links, post, origin, now }: Mailing,
    ): Promise<void> {
      const sameTime = new Promise((done) => setTimeout(done, SAME_TIME_MS))
      const taken = await limits.take(
        { what: 'new-password', whom: email, most: 3, minutes: 60 },
        { what: 'new-password-caller', whom: trying.caller, most: 20, minutes: 60 },
      )
      const outcome = taken.ok ? 'done' : 'too-often'
      record.note({ ...whenceOf(trying), what: 'new-password-asked', address: email, outcome })
      const person = taken.ok ? await personWith(email) : undefined
      if (person)
        await db.transaction().execute(async (tx) => {
          const until = now.add({ minutes: RESET_MINUTES })
          const path = await links.issue({ purpose: 'new-password', subject: person.id }, until, tx)
          await post.send(
            { to: person.email, subject: FORGOTTEN.subject, text: FORGOTTEN.letter(`${origin}${path}`) },
            tx,
          )
        })
      await sameTime
    },
    /** For whoever holds a link for it; the caller has looked whether they do. Every session ends. */
    async setNewPassword(
      trying: Trying,
      person: PersonId,
      chosen: string,
      again: string,
    ): Promise<Result<void>> {
      const row = await db
        .selectFrom('person')
        .select(['name', 'email'])
        .where('id', '=', person)
        .executeTakeFirst()
      const problems = problemsOf(chosen, again, row ? [row.name, row.email] : [])
      if (problems.length > 0) return fail(...problems)
      await door.setPassword(person, chosen)
      await endSessions(db, person)
      await happened(trying, 'new-password-set', person)
      if (row) await mail.tell(row, 'password-set-by-link', whenceOf(trying))
      return ok(undefined)
    },
    /** Turns the code app on with its first code. The session counts two factors from here on, under a new token. */
    async turnOnCode(trying: Trying, seat: Seat, code: string): Promise<Result<Added>> {
      const counted = { what: 'code-set-up', whom: seat.person.id, most: 20, minutes: 60 }
      const taken = await limits.take(counted)
      if (!taken.ok) return fail(problem(SECOND.tooOften(taken.wait), 'code'))
      const codes = await factors.turnOn(seat.person.id, code, trying.now)
      if (!codes) return fail(problem(SET_UP.wrong, 'code'))
      await entrance.tell(trying, seat, 'code-app-added')
      return ok({ codes, headers: (await entrance.renew(trying, seat, 2)).headers })
    },
    /** Adds the passkey that the browser made. With the first second factor come recovery codes. */
    async addPasskey(trying: Trying, seat: Seat, name: string, answer: string): Promise<Result<Added>> {
      if (!(await passkeys.make(seat.person.id, name, answer, trying.now)))
        return fail(problem(PASSKEY.wrong))
      await entrance.tell(trying, seat, 'passkey-added')
      const codes =
        seat.hasCode || seat.hasPasskey ? undefined : await factors.newRecoveryCodes(seat.person.id)
      return ok({ codes, headers: (await entrance.renew(trying, seat, 2)).headers })
    },
    async turnOffCode(trying: Trying, seat: Seat): Promise<void> {
      await factors.turnOff(seat.person.id)
      await entrance.tell(trying, seat, 'code-app-removed')
    },
    async removePasskey(trying: Trying, seat: Seat, id: string): Promise<void> {
      if (await passkeys.remove(seat.person.id, id)) await entrance.tell(trying, seat, 'passkey-removed')
    },
    async newRecoveryCodes(trying: Trying, seat: Seat): Promise<readonly string[]> {
      const codes = await factors.newRecoveryCodes(seat.person.id)
      await entrance.tell(trying, seat, 'recovery-codes-made')
      return codes
    },
    hasAccount: async (email: string) => (await personWith(email)) !== undefined,
    /** Accepts an invitation: with a new account, or with the password of the one that has this address. */
    async accept(
      trying: Trying,
      invitation: Invitation,
      { name, password, again }: { readonly name: string; readonly password: string; readonly again: string },
      whence: Whence,
    ): Promise<Result<{ readonly seat: Seat; readonly headers: Headers } | undefined>> {
      const known = await personWith(invitation.email)
      let person: PersonId
      if (known) {
        const checked = await entrance.checked(trying, invitation.email, password)
        if (typeof checked === 'object') return fail(problem(checked.why, 'password'))
        person = checked
      } else {
        const problems = problemsOf(password, again, [name, invitation.email])
        if (problems.length > 0) return fail(...problems)
        person = personId.parse(await door.register(name, invitation.email, password))
        await happened(trying, 'link', person)
      }
      if (!(await invitations.accept(invitation, person, whence, trying.now))) return ok(undefined)
      return ok(await entrance.enter(trying, person, { factors: 1, actingFor: invitation.practice }))
    },
  }
}
/** A second factor that was added: recovery codes to show once, and the cookie of the renewed session. */
export type Added = { readonly codes?: readonly string[]; readonly headers: Headers }

export type Accounts = ReturnType<typeof openAccounts>
