/** All queries on who belongs to a practice: invitations, roles, leaving. Every change stands in the access record. */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type CourseId, type PatientId, type PersonId, patientId, personId } from '#kernel/ids.ts'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { Whence } from '#platform/access-record.ts'
import { lastBackup } from '#platform/backup-note.ts'
import type { DB } from '#platform/database.gen.ts'
import { scoped, type Tx } from '#platform/database.ts'
import type { Links } from '#platform/links.ts'
import type { Post } from '#platform/mail.ts'
import { ACCOUNT_LETTER } from './account-letter-words.ts'
import { inWords, type NewInvitation, newId, writeInvitation } from './invitation-store.ts'
import { mayChange } from './joining.ts'
import { JOINING, PEOPLE, PORTAL } from './joining-words.ts'
import { type Role, role, type SignedIn } from './people.ts'
import { moment, rulesOf } from './session-store.ts'
import type { SignInRules } from './signing-in.ts'

export type Mailing = {
  readonly links: Pick<Links, 'issue'>
  readonly post: Pick<Post, 'send'>
  readonly origin: string
  readonly now: Instant
}
export type Member = {
  readonly id: PersonId
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly hasSecond: boolean
}

const roles = z.array(role)

/** Changes to who belongs to the practice of the signed-in person, in their name. */
export function createJoining(db: Kysely<DB>, person: SignedIn, whence: Whence) {
  const scope = { practice: person.practice, person: person.id }
  const record = (tx: Tx, why: string, now: Instant, courses: readonly CourseId[] = []) =>
    sql`select record_access(${JSON.stringify([{ ...whence, id: newId(now), practice: person.practice, person: person.id, act: 'access-changed', courses, why }])}::jsonb)`.execute(
      tx,
    )

  async function change(
    whom: PersonId,
    then: readonly Role[],
    leaves: boolean,
    now: Instant,
  ): Promise<Result<string>> {
    return scoped(db, scope, async (tx) => {
      // Two administrators who end each other's access at once stand in line here.
      await sql`select pg_advisory_xact_lock(hashtextextended(${person.practice}, 2610))`.execute(tx)
      const all = await membersOf(tx)
      const found = all.find(({ id }) => id === whom)
      if (!found) return fail(problem(JOINING.gone))
      const administrators = all.filter(({ roles }) => roles.includes('administrator')).length
      const allowed = mayChange({
        by: person.id,
        whom,
        rolesNow: found.roles,
        rolesThen: then,
        administrators,
      })
      if (!allowed.ok) return allowed
      const left = leaves ? { left_at: moment(now), patient_id: null } : {}
      const { numUpdatedRows } = await tx
        .updateTable('membership')
        .set({ roles: [...then], ...left })
        .where('person_id', '=', whom)
        .where('practice_id', '=', person.practice)
        .executeTakeFirstOrThrow()
      if (numUpdatedRows === 0n) return fail(problem(JOINING.gone))
      await record(tx, leaves ? PEOPLE.ended(found.name) : PEOPLE.changed(found.name, inWords(then)), now)
      return ok(found.name)
    })
  }

  return {
    members: () => scoped(db, scope, membersOf),
    /** Invitations that wait to be accepted, as far as the person may see them. */
    waiting: (now: Instant) =>
      scoped(db, scope, async (tx) => {
        const rows = await tx
          .selectFrom('invitation')
          .select(['id', 'name', 'email', 'roles', 'patient_id'])
          .where('practice_id', '=', person.practice)
          .where('accepted_at', 'is', null)
          .where('withdrawn_at', 'is', null)
          .where('until', '>', moment(now))
          .orderBy('invited_at')
          .execute()
        return rows.map(({ roles: given, patient_id, ...row }) => ({
          ...row,
          roles: roles.parse(given),
          ...(patient_id ? { patient: patientId.parse(patient_id) } : {}),
        }))
      }),
    invite: (invitation: NewInvitation, { links, post, origin, now }: Mailing): Promise<Result<void>> =>
      scoped(db, scope, async (tx) => {
        const members = await membersOf(tx, true)
        if (members.some(({ email }) => email === invitation.email))
          return fail(problem(JOINING.already, 'email'))
        if (invitation.patient && (await accountOfPatient(tx, invitation.patient)))
          return fail(problem(JOINING.bound, 'email'))
        const path = await writeInvitation(
          tx,
          links,
          { practice: person.practice, id: person.id },
          invitation,
          now,
        )
        await post.send(
          {
            to: invitation.email,
            subject: JOINING.subject(person.practiceName),
            text: JOINING.letter(person.practiceName, `${origin}${path}`),
          },
          tx,
        )
        await record(tx, PEOPLE.inviting(invitation.name, inWords(invitation.roles)), now)
        return ok(undefined)
      }),
    withdraw: (id: string, now: Instant) =>
      scoped(db, scope, async (tx) => {
        const row = await tx
          .updateTable('invitation')
          .set({ withdrawn_at: moment(now) })
          .where('id', '=', id)
          .where('accepted_at', 'is', null)
          .where('withdrawn_at', 'is', null)
          .returning('name')
          .executeTakeFirst()
        if (row) await record(tx, PEOPLE.withdrawn(row.name), now)
      }),
    /** @returns the person's name */
    setRoles: (whom: PersonId, then: readonly Role[], now: Instant) => change(whom, then, false, now),
    end: (whom: PersonId, now: Instant) => change(whom, [], true, now),
    /** Of the whole installation, as far as the person may know. */
    lastBackup: () => scoped(db, scope, lastBackup),
    rules: () => scoped(db, scope, (tx) => rulesOf(tx, person.practice)),
    setRules: (rules: SignInRules, now: Instant) =>
      scoped(db, scope, async (tx) => {
        const row = {
          staff_idle_minutes: rules.staff.idleMinutes,
          staff_hours: rules.staff.hours,
          patient_idle_minutes: rules.patients.idleMinutes,
          patient_hours: rules.patients.hours,
          confirm_minutes: rules.confirmMinutes,
          second_factor: rules.secondFactor,
        }
        await tx
          .insertInto('sign_in_rules')
          .values({ practice_id: person.practice, ...row })
          .onConflict((known) => known.column('practice_id').doUpdateSet(row))
          .execute()
        await record(tx, PEOPLE.rules, now)
      }),
    /**
     * Ends the portal account of a patient: sessions and access at once, what they wrote stays. They get a letter.
     * @param courses through which it was asked for; none when the patient does it
     * @returns false when there is no account, or it is not theirs to end
     */
    endPortal: (
      patient: PatientId,
      courses: readonly CourseId[],
      { post, now }: Pick<Mailing, 'post' | 'now'>,
    ): Promise<boolean> =>
      scoped(db, scope, async (tx) => {
        const { rows } = await sql`select email from end_portal_account(${patient})`.execute(tx)
        if (rows.length === 0) return false
        const { email } = z.object({ email: z.string() }).parse(rows[0])
        const isOwn = patient === person.patient
        await post.send(
          {
            to: email,
            subject: ACCOUNT_LETTER.subject,
            text: PORTAL.letter(person.practiceName, person.practicePhone, isOwn),
          },
          tx,
        )
        await record(tx, isOwn ? PORTAL.endedOwn : PORTAL.ended, now, courses)
        return true
      }),
    accountOfPatient: (patient: PatientId) => scoped(db, scope, (tx) => accountOfPatient(tx, patient)),
  }
}
export type Joining = ReturnType<typeof createJoining>

async function membersOf(tx: Tx, alsoPatients = false): Promise<Member[]> {
  const rows = await tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name', 'p.email', 'm.roles'])
    .select(sql<boolean>`has_second_factor(p.id)`.as('second'))
    .where('m.left_at', 'is', null)
    .where('m.practice_id', '=', sql<string>`current_practice()`)
    .orderBy('p.name')
    .execute()
  return rows
    .map(({ id, name, email, roles: given, second }) => ({
      id: personId.parse(id),
      name,
      email,
      roles: roles.parse(given),
      hasSecond: second,
    }))
    .filter((member) => alsoPatients || !member.roles.includes('patient'))
}

const accountOfPatient = (tx: Tx, patient: PatientId) =>
  tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['p.email'])
    .where('m.patient_id', '=', patient)
    .executeTakeFirst()
