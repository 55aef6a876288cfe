/** Lists of courses, read from their projections. */
import { sql } from 'kysely'
import { type CourseId, courseId, type PracticeId, practiceId } from '#kernel/ids.ts'
import { has, type Patient, type SignedIn } from '#people/people.ts'
import { patientFrom } from '#people/store.ts'
import type { Tx } from '#platform/database.ts'
import type { Keys } from '#platform/keys.ts'
import { type CourseSummary, courseSummary } from './summary.ts'
import { openSummary } from './summary-store.ts'

export type Listed = {
  readonly id: CourseId
  readonly patient: Patient
  readonly closed: boolean
  readonly summary: CourseSummary
}

/** Other practices that share a course with this person now. */
export async function practicesThatShare(tx: Tx, person: SignedIn): Promise<PracticeId[]> {
  const rows = await tx
    .selectFrom('course_access')
    .select('practice_id')
    .distinct()
    .where('person_id', '=', person.id)
    .where('basis', '=', 'shared')
    .where('practice_id', '<>', person.practice)
    .execute()
  return rows.map((row) => practiceId.parse(row.practice_id))
}

/** The courses of the scope's practice that are open to the person, by the patient's name. */
export async function listed(tx: Tx, person: SignedIn, keys: Keys, closed: boolean): Promise<Listed[]> {
  let query = tx
    .selectFrom('course_summary as c')
    .innerJoin('patient as p', (join) =>
      join.onRef('p.practice_id', '=', 'c.practice_id').onRef('p.id', '=', 'c.patient_id'),
    )
    .leftJoin('course_key as k', (join) =>
      join.onRef('k.practice_id', '=', 'c.practice_id').onRef('k.course_id', '=', 'c.course_id'),
    )
    .select(['c.course_id', 'c.closed', 'c.summary', 'p.id', 'p.name', 'p.birth_date', 'p.sex'])
    .select(['k.master', 'k.wrapped'])
    .where('c.deleted_at', 'is', null)
    .orderBy('p.name')
  if (!closed) query = query.where('c.closed', '=', false)
  if (!person.operating && !has(person, 'coordinator'))
    query = query.where((eb) =>
      eb.or([
        eb('c.patient_id', '=', person.patient ?? null),
        eb(
          'c.course_id',
          'in',
          eb
            .selectFrom('course_access as a')
            .select('a.course_id')
            .where('a.person_id', '=', person.id)
            .where((or) => or.or([or('a.until', 'is', null), or('a.until', '>', sql<Date>`now()`)])),
        ),
      ]),
    )
  return (await query.execute()).map((row) => ({
    id: courseId.parse(row.course_id),
    closed: row.closed,
    patient: patientFrom(row),
    summary: courseSummary.parse(openSummary(keys.from(row), row.course_id, row.summary)),
  }))
}
