/** All queries on sessions: what one has shown, whose it is, where else somebody is signed in. */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type PersonId, type PracticeId, personId, practiceId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/time.ts'
import type { DB } from '#platform/database.gen.ts'
import { instantOf, scoped, type Tx } from '#platform/database.ts'
import { deviceInWords } from './device.ts'
import type { SignedIn } from './people.ts'
import {
  DEFAULT_RULES,
  limitsFor,
  needsSecondFactor,
  type SessionLimits,
  type SignInRules,
  type Standing,
  standingOf,
} from './signing-in.ts'
import { membershipsOf, NOBODYS } from './store.ts'

/** A practice that somebody belongs to, and acts for or could. */
export type PracticeOf = { readonly id: PracticeId; readonly name: string }

/** Whoever holds a session, however far they came. Only `in` opens anything. */
export type Seat = {
  readonly session: string
  readonly person: { readonly id: PersonId; readonly name: string; readonly email: string }
  /** The practice they act for; none when they belong nowhere now. */
  readonly member?: SignedIn
  /** The other practices that they belong to. */
  readonly elsewhere: readonly PracticeOf[]
  readonly standing: Standing
  /** How many factors this session has shown. */
  readonly factors: number
  readonly began: Instant
  readonly used: Instant
  readonly confirmed?: Instant
  readonly hasCode: boolean
  readonly hasPasskey: boolean
  /** Whether their practice asks them for a second factor. */
  readonly required: boolean
  readonly limits: SessionLimits
  readonly confirmMinutes: number
}

/** A moment for a query. */
export const moment = (now: Instant) => sql<Date>`${instant.encode(now)}::timestamptz`

export async function seatOf(db: Kysely<DB>, session: string, person: string): Promise<Seat | undefined> {
  const id = personId.parse(person)
  return scoped(db, { practice: NOBODYS, person: id }, async (tx) => {
    const row = await tx
      .selectFrom('sign_in_session as s')
      .innerJoin('person as p', 'p.id', 's.person_id')
      .select(['s.began_at', 's.used_at', 's.confirmed_at', 's.factors', 's.acting_for', 'p.name', 'p.email'])
      .select((q) => [
        q
          .exists(q.selectFrom('one_time_code').select('sealed').where('confirmed_at', 'is not', null))
          .as('code'),
        q.exists(q.selectFrom('passkey').select('id')).as('passkey'),
      ])
      .where('s.id', '=', session)
      .where('s.person_id', '=', id)
      .executeTakeFirst()
    if (!row?.began_at || !row.used_at) return undefined
    const chosen = row.acting_for ? practiceId.parse(row.acting_for) : undefined
    const [member, ...others] = await membershipsOf(tx, id, chosen)
    const rules = member ? await rulesOf(tx, member.practice) : DEFAULT_RULES
    const roles = member?.roles ?? []
    const required = needsSecondFactor(rules, roles)
    const [hasCode, hasPasskey] = [Boolean(row.code), Boolean(row.passkey)]
    return {
      session,
      person: { id, name: row.name, email: row.email },
      ...(member ? { member } : {}),
      elsewhere: others.map(({ practice, practiceName }) => ({ id: practice, name: practiceName })),
      factors: row.factors,
      standing: standingOf({ factors: row.factors, hasCode, hasPasskey }, required),
      began: instantOf(row.began_at),
      used: instantOf(row.used_at),
      ...(row.confirmed_at ? { confirmed: instantOf(row.confirmed_at) } : {}),
      hasCode,
      hasPasskey,
      required,
      limits: limitsFor(rules, roles),
      confirmMinutes: rules.confirmMinutes,
    }
  })
}

const secondFactor = z.enum(['staff', 'nobody'])

/** What a practice has set about signing in, or the defaults. */
export async function rulesOf(tx: Tx, practice: PracticeId): Promise<SignInRules> {
  const row = await tx
    .selectFrom('sign_in_rules')
    .selectAll()
    .where('practice_id', '=', practice)
    .executeTakeFirst()
  if (!row) return DEFAULT_RULES
  return {
    staff: { idleMinutes: row.staff_idle_minutes, hours: row.staff_hours },
    patients: { idleMinutes: row.patient_idle_minutes, hours: row.patient_hours },
    confirmMinutes: row.confirm_minutes,
    secondFactor: secondFactor.parse(row.second_factor),
  }
}

/** What a new session has shown. @param began when the person signed in, for a session that takes the place of another */
export async function begin(
  db: Kysely<DB>,
  session: string,
  {
    factors,
    now,
    began = now,
    confirmed = now,
    actingFor,
  }: {
    readonly factors: 1 | 2
    readonly now: Instant
    readonly began?: Instant
    readonly confirmed?: Instant
    readonly actingFor?: PracticeId
  },
): Promise<void> {
  await db
    .updateTable('sign_in_session')
    .set({
      began_at: moment(began),
      used_at: moment(now),
      confirmed_at: moment(confirmed),
      factors,
      acting_for: actingFor ?? null,
    })
    .where('id', '=', session)
    .execute()
}

/** The practice that a session acts for from now on. */
export async function stayIn(db: Kysely<DB>, session: string, practice: PracticeId): Promise<void> {
  await db.updateTable('sign_in_session').set({ acting_for: practice }).where('id', '=', session).execute()
}

/** Remembers that a session was used. */
export async function touch(db: Kysely<DB>, session: string, now: Instant): Promise<void> {
  await db
    .updateTable('sign_in_session')
    .set({ used_at: moment(now) })
    .where('id', '=', session)
    .execute()
}

/** Where somebody is signed in. */
export type OpenSession = {
  readonly id: string
  readonly device: string
  readonly began: Instant
  readonly used: Instant
  readonly isThis: boolean
}

/** The sessions of a person that have not ended, the last used first. */
export async function sessionsOf(db: Kysely<DB>, seat: Seat, now: Instant): Promise<OpenSession[]> {
  const rows = await db
    .selectFrom('sign_in_session')
    .select(['id', 'began_at', 'used_at', 'user_agent'])
    .where('person_id', '=', seat.person.id)
    .where('used_at', '>', moment(now.subtract({ minutes: seat.limits.idleMinutes })))
    .where('began_at', '>', moment(now.subtract({ hours: seat.limits.hours })))
    .orderBy('used_at', 'desc')
    .execute()
  return rows.flatMap(({ id, began_at, used_at, user_agent }) =>
    began_at && used_at
      ? [
          {
            id,
            device: deviceInWords(user_agent ?? ''),
            began: instantOf(began_at),
            used: instantOf(used_at),
            isThis: id === seat.session,
          },
        ]
      : [],
  )
}

export async function endSession(db: Kysely<DB>, person: PersonId, session: string): Promise<void> {
  await db.deleteFrom('sign_in_session').where('id', '=', session).where('person_id', '=', person).execute()
}

/** @param but the session that goes on; none: all end */
export async function endSessions(db: Kysely<DB> | Tx, person: PersonId, but?: string): Promise<void> {
  await db
    .deleteFrom('sign_in_session')
    .where('person_id', '=', person)
    .$if(but !== undefined, (query) => query.where('id', '<>', but ?? ''))
    .execute()
}

/** Forgets sessions that ended by themselves, and passkey challenges that nobody can use any more. */
export async function forgetSessions(db: Kysely<DB>, now: Instant): Promise<void> {
  await db.deleteFrom('sign_in_session').where('expires_at', '<', moment(now)).execute()
  await db.deleteFrom('sign_in_verification').where('expires_at', '<', moment(now)).execute()
}
