/** All queries on invitations: written by the practice, accepted by whoever holds the link. */
import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import {
  type PatientId,
  type PersonId,
  type PracticeId,
  patientId,
  personId,
  practiceId,
  uuidv7,
} from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { Whence } from '#platform/access-record.ts'
import type { DB } from '#platform/database.gen.ts'
import { scoped, type Tx } from '#platform/database.ts'
import type { Links } from '#platform/links.ts'
import { INVITED_DAYS } from './joining.ts'
import { PEOPLE } from './joining-words.ts'
import { type Role, role } from './people.ts'
import { moment } from './session-store.ts'
import { NOBODYS } from './store.ts'
import { ROLE_NAMES } from './words.ts'

export type NewInvitation = {
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly patient?: PatientId
}
export type Invitation = NewInvitation & {
  readonly id: string
  readonly practice: PracticeId
  readonly practiceName: string
}
const roles = z.array(role)
export const newId = (now: Instant) => uuidv7(now.epochMilliseconds, randomBytes(10))
export const inWords = (given: readonly Role[]) => given.map((one) => ROLE_NAMES[one]).join(', ')

/** Writes an invitation and its one-time link inside a transaction. @returns the path of the link */
export async function writeInvitation(
  tx: Tx,
  links: Pick<Links, 'issue'>,
  by: { readonly practice: PracticeId; readonly id: PersonId },
  { name, email, roles, patient }: NewInvitation,
  now: Instant,
): Promise<string> {
  const id = newId(now)
  const until = now.add({ hours: INVITED_DAYS * 24 })
  await tx
    .insertInto('invitation')
    .values({
      practice_id: by.practice,
      id,
      name,
      email,
      roles: [...roles],
      patient_id: patient ?? null,
      invited_by: by.id,
      invited_at: moment(now),
      until: moment(until),
    })
    .execute()
  return links.issue({ purpose: 'invitation', subject: id }, until, tx)
}

/** Invitations as whoever holds the link sees them; the caller has looked whether they do. */
export function createInvitations(db: Kysely<DB>) {
  const named = <T>(
    id: string,
    person: PersonId | undefined,
    practice: PracticeId,
    work: (tx: Tx) => Promise<T>,
  ) =>
    scoped(db, { practice, person: person ?? personId.parse('nobody') }, async (tx) => {
      await sql`select set_config('kairos.invitation', ${id}, true)`.execute(tx)
      return work(tx)
    })
  const find = async (tx: Tx, id: string, now: Instant): Promise<Invitation | undefined> => {
    const row = await tx
      .selectFrom('invitation as i')
      .innerJoin('practice as c', 'c.id', 'i.practice_id')
      .select(['i.id', 'i.practice_id', 'c.name as practice', 'i.name', 'i.email', 'i.roles', 'i.patient_id'])
      .where('i.id', '=', id)
      .where('i.accepted_at', 'is', null)
      .where('i.withdrawn_at', 'is', null)
      .where('i.until', '>', moment(now))
      .executeTakeFirst()
    if (!row) return undefined
    return {
      id,
      practice: practiceId.parse(row.practice_id),
      practiceName: row.practice,
      name: row.name,
      email: row.email,
      roles: roles.parse(row.roles),
      ...(row.patient_id ? { patient: patientId.parse(row.patient_id) } : {}),
    }
  }

  return {
    open: (id: string, now: Instant) => named(id, undefined, NOBODYS, (tx) => find(tx, id, now)),
    /** Makes the person a member, once. @returns false when the invitation does not stand any more */
    accept: (
      { id, practice }: Invitation,
      person: PersonId,
      whence: Whence,
      now: Instant,
    ): Promise<boolean> =>
      named(id, person, practice, async (tx) => {
        const invitation = await find(tx, id, now)
        if (!invitation) return false
        const { name, roles, patient } = invitation
        const values = { roles: [...roles], patient_id: patient ?? null }
        const back = await tx
          .updateTable('membership')
          .set({ ...values, left_at: null })
          .where('practice_id', '=', practice)
          .where('person_id', '=', person)
          .where('left_at', 'is not', null)
          .executeTakeFirstOrThrow()
        if (back.numUpdatedRows === 0n)
          await tx
            .insertInto('membership')
            .values({ practice_id: practice, person_id: person, ...values })
            .execute()
        await tx
          .updateTable('invitation')
          .set({ accepted_at: moment(now) })
          .where('id', '=', id)
          .execute()
        await sql`select record_access(${JSON.stringify([{ ...whence, id: newId(now), practice, person, act: 'access-changed', courses: [], why: PEOPLE.joined(name, inWords(roles)) }])}::jsonb)`.execute(
          tx,
        )
        return true
      }),
  }
}
export type Invitations = ReturnType<typeof createInvitations>
