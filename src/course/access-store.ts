/** Who may open a course, as the database enforces it: written with the entries that it follows from. */

import { sql } from 'kysely'
import type { Chart } from '#chart/chart.ts'
import { type CourseId, type PracticeId, practiceId } from '#kernel/ids.ts'
import { has, type SignedIn } from '#people/people.ts'
import type { Tx } from '#platform/database.ts'
import { accessOf, openedNotes } from './access.ts'

/** Writes anew who may open a course and who may read its private notes. An emergency access stays as it is. */
export async function projectAccess(
  tx: Tx,
  practice: PracticeId,
  course: CourseId,
  chart: Chart,
): Promise<void> {
  const place = { practice_id: practice, course_id: course }
  const wanted = accessOf(chart)
  const known = await tx
    .selectFrom('course_access')
    .select(['person_id', 'basis', 'clinical'])
    .where('course_id', '=', course)
    .where('practice_id', '=', practice)
    .where('basis', '<>', 'emergency')
    .execute()
  const nameOf = (person: string, basis: string, clinical: boolean) => `${person} ${basis} ${clinical}`
  const names = new Set(wanted.map(({ person, basis, clinical }) => nameOf(person, basis, clinical)))
  for (const { person_id, basis, clinical } of known)
    if (!names.delete(nameOf(person_id, basis, clinical)))
      await tx
        .deleteFrom('course_access')
        .where('course_id', '=', course)
        .where('person_id', '=', person_id)
        .where('basis', '=', basis)
        .execute()
  // What the chart does not say any more rests no longer; what it says of somebody who is away comes to rest below.
  await tx
    .deleteFrom('course_access_resting')
    .where('course_id', '=', course)
    .where('practice_id', '=', practice)
    .execute()
  const added = wanted.filter(({ person, basis, clinical }) => names.has(nameOf(person, basis, clinical)))
  if (added.length > 0)
    await tx
      .insertInto('course_access')
      .values(added.map(({ person, basis, clinical }) => ({ ...place, person_id: person, basis, clinical })))
      .execute()

  await projectNotes(tx, place, chart)
}

async function projectNotes(
  tx: Tx,
  place: { readonly practice_id: PracticeId; readonly course_id: CourseId },
  chart: Chart,
): Promise<void> {
  await tx.deleteFrom('note_reader').where('course_id', '=', place.course_id).execute()
  const opened = openedNotes(chart)
  if (opened.length === 0) return
  const notes = await tx
    .selectFrom('entry')
    .select(['id', 'by'])
    .where('course_id', '=', place.course_id)
    .where(
      'id',
      'in',
      opened.map(({ note }) => note),
    )
    .execute()
  const authors = new Map(notes.map(({ id, by }) => [id, by]))
  const readers = opened
    .filter(({ note, by }) => authors.get(note) === by)
    .flatMap(({ note, readers }) =>
      readers.map((person) => ({ ...place, entry_id: note, person_id: person })),
    )
  if (readers.length > 0) await tx.insertInto('note_reader').values(readers).execute()
}

/** Where a course stands, and in which practice's name this person may open it. */
export type OpenPlace = { readonly practice: PracticeId; readonly clinical: boolean }

/**
 * May this person open the course now? The team, those it was shared with, an emergency; coordinators without
 * clinical notes; the patient. Row-level security asks the same once more.
 * @returns undefined when they may not, or there is no such course
 */
export async function placeOf(
  tx: Tx,
  person: Pick<SignedIn, 'id' | 'practice' | 'roles' | 'patient' | 'operating' | 'link'>,
  course: CourseId,
): Promise<OpenPlace | undefined> {
  if (person.link && person.link.course !== course) return undefined
  const [open] = await tx
    .selectFrom('course_access')
    .select((eb) => ['practice_id', eb.fn<boolean>('bool_or', ['clinical']).as('clinical')])
    .where('course_id', '=', course)
    .where('person_id', '=', person.id)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', sql<Date>`now()`)]))
    .where((eb) => eb.or([eb('practice_id', '=', person.practice), eb('basis', '=', 'shared')]))
    .groupBy('practice_id')
    .execute()
  if (open?.clinical || (open && !has(person, 'coordinator')))
    return { practice: practiceId.parse(open.practice_id), clinical: open.clinical }
  if (person.operating || has(person, 'coordinator')) return { practice: person.practice, clinical: false }
  if (!has(person, 'patient') || !person.patient) return undefined
  const own = await tx
    .selectFrom('course_summary')
    .select('course_id')
    .where('course_id', '=', course)
    .where('patient_id', '=', person.patient)
    .executeTakeFirst()
  return own && { practice: person.practice, clinical: true }
}
