/** Projections: what lists and row-level security read, written from charts alone. */
import type { Kysely } from 'kysely'
import pg from 'pg'
import { z } from 'zod'
import { chartOf } from '#chart/chart.ts'
import { entriesOfCourse, lockChain } from '#chart/store.ts'
import { type CourseId, courseId, type PracticeId, patientId, personId, practiceId } from '#kernel/ids.ts'
import { instant } from '#kernel/time.ts'
import { patientById, zoneOf } from '#people/store.ts'
import type { DB } from '#platform/database.gen.ts'
import { type Scope, scoped, type Tx } from '#platform/database.ts'
import type { Keys } from '#platform/keys.ts'
import { projectAccess } from './access-store.ts'
import { courseOf, type Ended } from './course.ts'
import { kinds } from './kinds.ts'
import type { ProtocolLibrary } from './protocols.ts'
import { courseSummary, SUMMARISED, summarise } from './summary.ts'
import { openSummary, sealSummary } from './summary-store.ts'

export type ProjectionNeeds = { readonly library: ProtocolLibrary; readonly keys: Keys }

/** A projection reads every entry of a chart, whoever wrote it and for whomever. */
export const projecting = (scope: Scope): Scope => ({ ...scope, duty: [...(scope.duty ?? []), 'projecting'] })

/** When each of these courses was closed or deleted, those that are known. */
export async function closings(
  tx: Tx,
  courses: readonly CourseId[],
  keys: Keys,
): Promise<Map<CourseId, Ended>> {
  if (courses.length === 0) return new Map()
  const rows = await tx
    .selectFrom('course_summary as c')
    .leftJoin('course_key as k', (join) =>
      join.onRef('k.practice_id', '=', 'c.practice_id').onRef('k.course_id', '=', 'c.course_id'),
    )
    .select(['c.course_id', 'c.summary', 'c.deleted_at', 'k.master', 'k.wrapped'])
    .where('c.course_id', 'in', [...courses])
    .execute()
  const closing = z.object({ closedAt: instant.optional() })
  return new Map(
    rows.map((row) => [
      courseId.parse(row.course_id),
      {
        ...closing.parse(openSummary(keys.from(row), row.course_id, row.summary)),
        deleted: row.deleted_at !== null,
      },
    ]),
  )
}

/** Writes the projection of one course anew, from its chart alone. */
export async function project(
  tx: Tx,
  practice: PracticeId,
  course: CourseId,
  { library, keys }: ProjectionNeeds,
): Promise<void> {
  const key = await keys.find(tx, practice, course)
  const chart = chartOf(await entriesOfCourse(tx, course, key, kinds, [...SUMMARISED]))
  const { patient, protocol: pinned, closed } = courseOf(chart)
  if (!patient) return
  const protocol = pinned ? await library.version(tx, practice, pinned) : await library.current(tx)
  const person = await patientById(tx, patientId.parse(patient))
  const summary = JSON.stringify(
    z.encode(courseSummary, summarise(course, chart, protocol, person, await zoneOf(tx, practice))),
  )
  const row = { patient_id: patient, closed: Boolean(closed), summary: sealSummary(key, course, summary) }
  await tx
    .insertInto('course_summary')
    .values({ practice_id: practice, course_id: course, ...row })
    .onConflict((conflict) => conflict.columns(['practice_id', 'course_id']).doUpdateSet(row))
    .execute()
  await projectAccess(tx, practice, course, chart)
}

/** Recreates every projection of a practice from its charts. @returns how many courses were written */
export async function rebuild(db: Kysely<DB>, scope: Scope, needs: ProjectionNeeds): Promise<number> {
  return scoped(db, projecting(scope), async (tx) => {
    await lockChain(tx, scope.practice)
    const rows = await tx
      .selectFrom('entry')
      .select('course_id')
      .where('kind', '=', 'course-opened')
      .distinct()
      .orderBy('course_id')
      .execute()
    for (const row of rows) await project(tx, scope.practice, courseId.parse(row.course_id), needs)
    return rows.length
  })
}

/**
 * Writes the projections of practices whose charts are older than the record of who may open them: without it nobody
 * would find a chart after an update.
 * @param ownerUrl a connection of the schema's owner, who sees every practice
 */
export async function projectOlderCharts(
  db: Kysely<DB>,
  ownerUrl: string,
  needs: ProjectionNeeds,
): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    const { rows } = await owner.query<{ practice_id: string }>(
      `select distinct practice_id from course_summary s
       where not exists (select from course_access a where a.practice_id = s.practice_id)`,
    )
    for (const row of rows)
      await rebuild(db, { practice: practiceId.parse(row.practice_id), person: NOBODY }, needs)
  } finally {
    await owner.end()
  }
}

const NOBODY = personId.parse('nobody')
