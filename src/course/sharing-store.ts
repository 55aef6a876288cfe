/** Opening charts to others: sharing with another practice, an emergency, and who may open a course now. */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type CourseId, courseId, type PatientId, type PersonId, personId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { SignedIn } from '#people/people.ts'
import type { AccessRecord, Whence } from '#platform/access-record.ts'
import type { DB } from '#platform/database.gen.ts'
import { instantOf, type Scope, scoped, type Tx } from '#platform/database.ts'
import type { Charts } from './charts.ts'
import { EMERGENCY_HOURS } from './team.ts'

export type SharingNeeds = {
  readonly db: Kysely<DB>
  readonly charts: Charts
  readonly accessRecord: AccessRecord
  readonly whence: Whence
}
export type Sharing = ReturnType<typeof createSharing>

export function createSharing({ db, charts, accessRecord, whence }: SharingNeeds, person: SignedIn) {
  const scope: Scope = { practice: person.practice, person: person.id }
  return {
    /**
     * Opens the courses of a patient who is not theirs, for some hours. Each of them says so from then on.
     * @returns the courses; none when this person may not open them, or the patient has none
     */
    async emergency(patient: PatientId, why: string, now: Instant): Promise<CourseId[]> {
      const opened = await scoped(db, scope, (tx) => openInEmergency(tx, patient, why, EMERGENCY_HOURS))
      if (opened.length === 0) return []
      await accessRecord.store({
        ...whence,
        id: charts.newId(),
        practice: person.practice,
        person: person.id,
        act: 'opened-in-emergency',
        courses: opened,
        why,
      })
      const body = { reason: why, hours: EMERGENCY_HOURS }
      // A closed course takes no entry and answers so; the access record has the fact all the same.
      await Promise.all(
        opened.map((course) => charts.append(course, [{ kind: 'opened-in-emergency', at: now, body }])),
      )
      return opened
    },

    /** Somebody of another practice, by the address they sign in with there. */
    colleagueElsewhere: (address: string) => scoped(db, scope, (tx) => colleagueElsewhere(tx, address)),

    /** Who may open a course now, beside the patient and coordinators. */
    openTo: (course: CourseId) => scoped(db, scope, (tx) => openTo(tx, course)),

    /** Patients of the practice with these letters in their name. */
    patientsNamed: (part: string) => scoped(db, scope, (tx) => patientsNamed(tx, part)),

    /** Addresses of the practice's privacy officers and of a patient, for letters that name nobody. */
    toTell: (patient: PatientId) => scoped(db, scope, (tx) => toTell(tx, patient)),
  }
}

/** Opens every course of a patient to the scope's person. @returns those that were opened */
async function openInEmergency(tx: Tx, patient: PatientId, why: string, hours: number): Promise<CourseId[]> {
  const opened = await sql<{
    id: string
  }>`select open_in_emergency(${patient}::uuid, ${why}, ${hours}) as id`.execute(tx)
  return opened.rows.map(({ id }) => courseId.parse(id))
}

const colleague = z.object({ person_id: personId, name: z.string(), practice: z.string() })

/** Somebody who treats at another practice, by the address they sign in with. */
async function colleagueElsewhere(
  tx: Tx,
  address: string,
): Promise<{ readonly person: PersonId; readonly name: string; readonly practice: string } | undefined> {
  const found = await sql`select person_id, name, practice from colleague_elsewhere(${address})`.execute(tx)
  if (!found.rows[0]) return undefined
  const { person_id, name, practice } = colleague.parse(found.rows[0])
  return { person: person_id, name, practice }
}

/** Who may open a course now beside coordinators and the patient, with the basis. */
async function openTo(
  tx: Tx,
  course: CourseId,
): Promise<{ person: string; name?: string; basis: string; until?: Instant; reason?: string }[]> {
  const rows = await tx
    .selectFrom('course_access as a')
    .leftJoin('person as p', 'p.id', 'a.person_id')
    .select(['a.person_id', 'p.name', 'a.basis', 'a.until', 'a.reason'])
    .where('a.course_id', '=', course)
    .where((eb) => eb.or([eb('a.until', 'is', null), eb('a.until', '>', sql<Date>`now()`)]))
    .orderBy('p.name')
    .execute()
  return rows.map((row) => ({
    person: row.person_id,
    basis: row.basis,
    ...(row.name ? { name: row.name } : {}),
    ...(row.until ? { until: instantOf(row.until) } : {}),
    ...(row.reason ? { reason: row.reason } : {}),
  }))
}

async function patientsNamed(tx: Tx, part: string) {
  const rows = await tx
    .selectFrom('patient')
    .select(['id', 'name', 'birth_date'])
    .where(sql<boolean>`position(lower(${part}) in lower(name)) > 0`)
    .orderBy('name')
    .limit(20)
    .execute()
  return rows.map((row) => ({ id: row.id, name: row.name, birthDate: row.birth_date ?? undefined }))
}

async function toTell(tx: Tx, patient: PatientId): Promise<{ officers: string[]; patient?: string }> {
  const officers = await tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select('p.email')
    .where(sql<boolean>`'privacy-officer' = any(m.roles)`)
    .execute()
  const person = await tx.selectFrom('patient').select('email').where('id', '=', patient).executeTakeFirst()
  return {
    officers: officers.map(({ email }) => email),
    ...(person?.email ? { patient: person.email } : {}),
  }
}
