/** All queries on practices, patients and who belongs to them. */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import {
  type PatientId,
  type PersonId,
  type PracticeId,
  patientId,
  personId,
  practiceId,
} from '#kernel/ids.ts'
import type { DB } from '#platform/database.gen.ts'
import { scoped, type Tx } from '#platform/database.ts'
import { type Contact, type Patient, type Role, role, type SignedIn } from './people.ts'

/** The practice of whoever acts for none. */
export const NOBODYS: PracticeId = practiceId.parse('00000000-0000-0000-0000-000000000000')

const sex = z.enum(['female', 'male', 'other', 'unknown'])

/** What is written down about a person when they come to the practice. */
export type NewPatient = {
  readonly id: PatientId
  readonly name: string
  readonly birthDate?: string
  readonly sex: Patient['sex']
  readonly phone?: string
  readonly email?: string
  /** The identity in another record system, so that importing again finds the person. */
  readonly record?: { readonly system: string; readonly id: string }
}

export async function patientById(tx: Tx, id: PatientId): Promise<Patient | undefined> {
  const row = await tx
    .selectFrom('patient')
    .select(['id', 'name', 'birth_date', 'sex'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && patientFrom(row)
}

/** How a patient is reached, as far as it was written down. */
export async function contactOf(tx: Tx, id: PatientId): Promise<Contact> {
  const row = await tx
    .selectFrom('patient')
    .select(['phone', 'email'])
    .where('id', '=', id)
    .executeTakeFirst()
  return { phone: row?.phone ?? undefined, email: row?.email ?? undefined }
}

/** The patient that an imported record was filed under before. */
export async function patientByRecord(
  tx: Tx,
  record: { readonly system: string; readonly id: string },
): Promise<Patient | undefined> {
  const row = await tx
    .selectFrom('patient')
    .select(['id', 'name', 'birth_date', 'sex'])
    .where('record_system', '=', record.system)
    .where('record_id', '=', record.id)
    .executeTakeFirst()
  return row && patientFrom(row)
}

export function patientFrom(row: {
  id: string
  name: string
  birth_date: string | null
  sex: string
}): Patient {
  return {
    id: patientId.parse(row.id),
    name: row.name,
    sex: sex.parse(row.sex),
    ...(row.birth_date ? { birthDate: row.birth_date } : {}),
  }
}

export async function addPatient(tx: Tx, practice: PracticeId, patient: NewPatient): Promise<void> {
  await tx
    .insertInto('patient')
    .values({
      practice_id: practice,
      id: patient.id,
      name: patient.name,
      birth_date: patient.birthDate ?? null,
      sex: patient.sex,
      phone: patient.phone ?? null,
      email: patient.email ?? null,
      record_system: patient.record?.system ?? null,
      record_id: patient.record?.id ?? null,
    })
    .execute()
}

/** Remembers under which identity another record system knows a patient, unless one is remembered already. */
export async function linkRecord(
  tx: Tx,
  id: PatientId,
  record: { readonly system: string; readonly id: string },
): Promise<void> {
  await tx
    .updateTable('patient')
    .set({ record_system: record.system, record_id: record.id })
    .where('id', '=', id)
    .where('record_id', 'is', null)
    .execute()
}

/** Everybody of the practice who is not only a patient, by name. */
export async function staffOf(tx: Tx): Promise<{ id: PersonId; name: string; roles: Role[] }[]> {
  const rows = await tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name', 'm.roles'])
    .orderBy('p.name')
    .execute()
  return rows
    .map((row) => ({ id: personId.parse(row.id), name: row.name, roles: z.array(role).parse(row.roles) }))
    .filter((person) => person.roles.some((r) => r !== 'patient'))
}

/** Names of everybody who may have written in a chart of the practice. */
export async function staffNames(tx: Tx): Promise<Map<PersonId, string>> {
  const rows = await tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name'])
    .execute()
  return new Map(rows.map((row) => [personId.parse(row.id), row.name]))
}

/** The time zone of a practice, as an IANA name. */
export async function zoneOf(tx: Tx, practice: PracticeId): Promise<string> {
  return (await tx.selectFrom('practice').select('zone').where('id', '=', practice).executeTakeFirstOrThrow())
    .zone
}

/**
 * The practices that somebody belongs to: first the one that they act for. That is the one they chose, or the first
 * by name, where they work before where they are treated.
 */
export async function membershipsOf(tx: Tx, person: PersonId, chosen?: PracticeId): Promise<SignedIn[]> {
  const rows = await tx
    .selectFrom('membership as m')
    .innerJoin('practice as c', 'c.id', 'm.practice_id')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select([
      'm.practice_id',
      'm.roles',
      'm.patient_id',
      'c.name as practice',
      'c.phone',
      'c.zone',
      'c.demonstration',
      'p.name',
    ])
    .where('m.person_id', '=', person)
    .where('m.left_at', 'is', null)
    .orderBy(sql`m.practice_id is not distinct from ${chosen ?? null}::uuid`, 'desc')
    .orderBy(sql`m.roles = '{patient}'`)
    .orderBy('c.name')
    .execute()
  return rows.map((row) => ({
    id: person,
    name: row.name,
    practice: practiceId.parse(row.practice_id),
    practiceName: row.practice,
    practicePhone: row.phone ?? undefined,
    zone: row.zone,
    roles: z.array(role).parse(row.roles),
    demonstration: row.demonstration,
    ...(row.patient_id ? { patient: patientId.parse(row.patient_id) } : {}),
  }))
}

/** The person in the practice that they act for, for whoever has no transaction yet. */
export const signedIn = async (db: Kysely<DB>, id: string): Promise<SignedIn | undefined> => {
  const person = personId.parse(id)
  const [first] = await scoped(db, { practice: NOBODYS, person }, (tx) => membershipsOf(tx, person))
  return first
}

/** The people of the signed-in person's practice. */
export function createPeople(db: Kysely<DB>, person: SignedIn) {
  const scope = { practice: person.practice, person: person.id }
  return {
    staff: () => scoped(db, scope, staffOf),
    patient: (id: PatientId) => scoped(db, scope, (tx) => patientById(tx, id)),
    contact: (id: PatientId) => scoped(db, scope, (tx) => contactOf(tx, id)),
    patientByRecord: (record: { readonly system: string; readonly id: string }) =>
      scoped(db, scope, (tx) => patientByRecord(tx, record)),
    link: (id: PatientId, record: { readonly system: string; readonly id: string }) =>
      scoped(db, scope, (tx) => linkRecord(tx, id, record)),
  }
}
export type People = ReturnType<typeof createPeople>
