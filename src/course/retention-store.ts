/** Keeping and deleting courses, as the office does it: it sees whose they are and never what they say. */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type CourseId, courseId, type EntryId, entryId, personId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { SignedIn } from '#people/people.ts'
import type { AccessRecord, Whence } from '#platform/access-record.ts'
import type { DB } from '#platform/database.gen.ts'
import { instantOf, scoped, type Tx } from '#platform/database.ts'
import {
  type KeptCourse,
  policyOf,
  type RetentionAct,
  type RetentionPolicy,
  type RetentionSetting,
  retentionAct,
} from './retention.ts'

export type RetentionNeeds = {
  readonly db: Kysely<DB>
  readonly shipped: RetentionPolicy
  readonly newId: () => EntryId
  readonly accessRecord: AccessRecord
  readonly whence: Whence
}
/** A course, and all that was decided about keeping it, oldest first. */
export type Keeping = { readonly kept: KeptCourse; readonly acts: readonly RetentionAct[] }
type Decided = Pick<RetentionAct, 'course' | 'reason' | 'under'> & {
  readonly act: Exclude<RetentionAct['act'], 'deleted'>
}
export type Retention = ReturnType<typeof createRetention>

export function createRetention(
  { db, shipped, newId, accessRecord, whence }: RetentionNeeds,
  person: SignedIn,
) {
  const scope = { practice: person.practice, person: person.id }
  /** Whose courses these are is shown only when it is recorded that it was. */
  const listed = async (wanted: Wanted): Promise<Keeping[]> => {
    const found = await scoped(db, scope, (tx) => keepings(tx, wanted))
    const courses = found.map(({ kept }) => kept.course)
    const look = { ...whence, id: newId(), practice: person.practice, person: person.id } as const
    if (courses.length > 0) await accessRecord.store({ ...look, act: 'listed', courses })
    return found
  }
  const mine = { practice_id: person.practice, by: person.id }
  return {
    /** What ships, before a practice set other years. */
    shipped,

    policy: (): Promise<RetentionPolicy> =>
      scoped(db, scope, async (tx) => policyOf(shipped, await settingsOf(tx))),

    /** Every course that may be over its time, and every one about which something was decided. */
    courses: (now: Instant, policy: RetentionPolicy): Promise<Keeping[]> =>
      listed({ before: soonest(policy, now) }),

    /** Courses of patients with these letters in their name. */
    named: (part: string): Promise<Keeping[]> => listed({ part }),

    one: async (course: CourseId): Promise<Keeping | undefined> => (await listed({ course }))[0],

    decide: ({ course, act, reason, under }: Decided, now: Instant): Promise<void> =>
      scoped(db, scope, async (tx) => {
        await tx
          .insertInto('retention_act')
          .values({ ...mine, id: newId(), at: now.toString(), course_id: course, act, reason, under })
          .execute()
      }),

    set: ({ rule, years }: RetentionSetting, reason: string, now: Instant): Promise<void> =>
      scoped(db, scope, async (tx) => {
        await tx
          .insertInto('retention_setting')
          .values({ ...mine, id: newId(), at: now.toString(), rule, years, reason })
          .execute()
      }),

    /** Deletes for good what another person proposed. @returns false when there is nothing of the kind */
    confirm: (course: CourseId): Promise<boolean> =>
      scoped(db, scope, async (tx) => {
        const answer = await sql<{ done: boolean }>`
          select confirm_deletion(${course}::uuid, ${JSON.stringify(whence)}::jsonb) as done`.execute(tx)
        return answer.rows[0]?.done === true
      }),
  }
}

/** Nothing younger than the shortest rule can be over its time. */
function soonest({ rules }: RetentionPolicy, now: Instant): Instant {
  const years = Math.min(...rules.map((rule) => rule.years))
  return now.toZonedDateTimeISO('UTC').subtract({ years }).toInstant()
}

const instant = z.date().transform(instantOf)
const perhaps = instant.nullable().transform((at) => at ?? undefined)
const row = z
  .object({
    course_id: courseId,
    name: z.string(),
    birth_date: z.string().nullable(),
    closed: z.boolean(),
    sealed: z.boolean(),
    deleted_at: perhaps,
    last_entry: instant,
    last_visit: perhaps,
    last_controlled: perhaps,
  })
  .transform(
    (found): KeptCourse => ({
      course: found.course_id,
      name: found.name,
      birthDate: found.birth_date ?? undefined,
      closed: found.closed,
      sealed: found.sealed,
      deletedAt: found.deleted_at,
      lastEntry: found.last_entry,
      lastVisit: found.last_visit,
      lastControlled: found.last_controlled,
    }),
  )

type Wanted = { readonly before?: Instant; readonly part?: string; readonly course?: CourseId }

async function keepings(tx: Tx, { before, part, course }: Wanted): Promise<Keeping[]> {
  const found = await sql`
    select * from retention_courses(${before?.toString() ?? null}::timestamptz, ${part ?? null}, ${course ?? null}::uuid)`.execute(
    tx,
  )
  const kept = z.array(row).parse(found.rows)
  if (kept.length === 0) return []
  const rows = await tx
    .selectFrom('retention_act')
    .selectAll()
    .where('practice_id', '=', sql<string>`current_practice()`)
    .where(
      'course_id',
      'in',
      kept.map(({ course }) => course),
    )
    .orderBy('at')
    .orderBy('id')
    .execute()
  const acts = Map.groupBy(rows.map(actFrom), ({ course }) => course)
  return kept.map((one) => ({ kept: one, acts: acts.get(one.course) ?? [] }))
}

const actFrom = (found: {
  id: string
  course_id: string
  act: string
  at: Date
  by: string
  reason: string
  under: string | null
}): RetentionAct => ({
  id: entryId.parse(found.id),
  course: courseId.parse(found.course_id),
  act: retentionAct.parse(found.act),
  at: instantOf(found.at),
  by: personId.parse(found.by),
  reason: found.reason,
  under: found.under ?? undefined,
})

const settingsOf = (tx: Tx): Promise<RetentionSetting[]> =>
  tx.selectFrom('retention_setting').select(['rule', 'years']).orderBy('at').orderBy('id').execute()
