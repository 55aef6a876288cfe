/** What was stored in courses since somebody looked, for devices that follow sessions while they happen. */
import type { Kysely } from 'kysely'
import type { Pool } from 'pg'
import type { Entry } from '#chart/chart.ts'
import { type EntryRow, fromRow } from '#chart/store.ts'
import { type CourseId, courseId, type EntryId, type PracticeId } from '#kernel/ids.ts'
import type { SignedIn } from '#people/people.ts'
import type { AccessRecord, Whence } from '#platform/access-record.ts'
import type { DB } from '#platform/database.gen.ts'
import { scoped } from '#platform/database.ts'
import type { Keys } from '#platform/keys.ts'
import type { Live } from '#platform/live.ts'
import { placeOf } from './access-store.ts'
import type { Writer } from './writer.ts'

/** The courses that are open to somebody, by the practice that they stand in. */
export type Places = ReadonlyMap<PracticeId, readonly CourseId[]>

export type Following = ReturnType<typeof createFollowing>

type FollowingNeeds = {
  readonly db: Kysely<DB>
  readonly pool: Pool
  readonly keys: Keys
  readonly accessRecord: AccessRecord
  readonly whence: Whence
  readonly newId: () => EntryId
}

const MOST_AT_ONCE = 500

export function createFollowing(
  { db, pool, keys, accessRecord, whence, newId }: FollowingNeeds,
  person: SignedIn,
) {
  return {
    /** Where these courses stand; what is not open to this person is left out. */
    async places(courses: readonly CourseId[]): Promise<Places> {
      const scope = { practice: person.practice, person: person.id }
      const found = new Map<PracticeId, CourseId[]>()
      await scoped(db, scope, async (tx) => {
        for (const course of courses) {
          const place = await placeOf(tx, person, course)
          if (place) found.set(place.practice, [...(found.get(place.practice) ?? []), course])
        }
      })
      return found
    },

    /** Stores that this person follows these courses from now on, before anything of them is sent. */
    async record(places: Places): Promise<void> {
      for (const [practice, courses] of places)
        await accessRecord.store({
          ...whence,
          id: newId(),
          practice,
          person: person.id,
          act: 'opened',
          courses: [...courses],
        })
    },

    /** The last number of a practice's chain. */
    end: (practice: PracticeId): Promise<number> =>
      scoped(db, { practice, person: person.id }, async (tx) => {
        const row = await tx
          .selectFrom('entry_seal')
          .select('seq')
          .where('practice_id', '=', practice)
          .orderBy('seq', 'desc')
          .limit(1)
          .executeTakeFirst()
        return Number(row?.seq ?? 0)
      }),

    /**
     * Entries of these courses stored after a number of the practice's chain, in that order, as far as this person may
     * read them; bodies as they are stored.
     * @returns them, and the number up to which all was looked at
     */
    async since(
      practice: PracticeId,
      courses: readonly CourseId[],
      after: number,
    ): Promise<{ readonly upTo: number; readonly entries: readonly Entry[] }> {
      const entries: Entry[] = []
      for (let upTo = after; ; ) {
        const { rows } = await pool.query<EntryRow & Chained>({
          name: 'entries-since',
          text: 'select * from entries_since($1, $2, $3, $4, $5)',
          values: [practice, person.id, courses, upTo, MOST_AT_ONCE],
        })
        for (const row of rows)
          if (row.id) entries.push(fromRow(row, courseId.parse(row.course_id), keys.from(row)))
        const before = upTo
        upTo = Number(rows.at(-1)?.seq ?? upTo)
        // The numbers of a chain have no gaps.
        if (upTo - before < MOST_AT_ONCE) return { upTo, entries }
      }
    },
  }
}

type Chained = {
  readonly seq: string
  readonly course_id: string
  readonly master: string | null
  readonly wrapped: Buffer | null
}

/** The same writer; whoever follows a course is woken once something was stored in it. */
export const telling = (writer: Writer, live: Live): Writer => ({
  async append(scope, entries, admitted) {
    const result = await writer.append(scope, entries, admitted)
    const [first] = entries
    if (first && result.ok && result.value.stored.length > 0) live.stored(first.course)
    return result
  },
})
