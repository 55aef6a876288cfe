/** The key of each course: made when its first entry is written, kept in the database wrapped by a master key. */
import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { CourseId, PracticeId } from '#kernel/ids.ts'
import type { DB } from './database.gen.ts'
import { type Scope, scoped, type Tx } from './database.ts'
import type { MasterKeys } from './master-keys.ts'
import { type SealingKey, sealingKey } from './sealing.ts'

export type Keys = {
  /** The key of a course as its row holds it; undefined when there is none, or it was destroyed. */
  readonly from: (row: KeyRow | undefined) => SealingKey | undefined
  /** Finds the key of a course inside a transaction. */
  readonly find: (tx: Tx, practice: PracticeId, course: CourseId) => Promise<SealingKey | undefined>
  /**
   * The key that a course is written with, made for a course that is opened now.
   * @returns undefined when there is no such course
   */
  readonly forWriting: (
    scope: Scope,
    course: CourseId,
    opening: boolean,
  ) => Promise<SealingKey | 'destroyed' | undefined>
}

export type KeyRow = { readonly master: string | null; readonly wrapped: Buffer | null }

const MOST_REMEMBERED = 20_000

export function createKeys(db: Kysely<DB>, masters: MasterKeys): Keys {
  // By what is wrapped, so that a key which was destroyed or exchanged is not found here any more.
  const unwrapped = new Map<string, SealingKey>()
  const ofWriting = new Map<CourseId, SealingKey>()
  const remember = <K>(map: Map<K, SealingKey>, name: K, key: SealingKey): SealingKey => {
    if (map.size >= MOST_REMEMBERED) map.clear()
    map.set(name, key)
    return key
  }

  const from = (row: KeyRow | undefined): SealingKey | undefined => {
    if (!row?.wrapped || !row.master) return undefined
    const name = row.wrapped.toString('base64')
    return (
      unwrapped.get(name) ?? remember(unwrapped, name, sealingKey(masters.unwrap(row.master, row.wrapped)))
    )
  }
  const find = async (tx: Tx, practice: PracticeId, course: CourseId) =>
    from(
      await tx
        .selectFrom('course_key')
        .select(['master', 'wrapped'])
        .where('practice_id', '=', practice)
        .where('course_id', '=', course)
        .executeTakeFirst(),
    )

  return {
    from,
    find,
    async forWriting(scope, course, opening) {
      const known = ofWriting.get(course)
      if (known) return known
      const key = await scoped(db, scope, async (tx) => {
        if (!opening && !(await exists(tx, course))) return undefined
        const { master, wrapped } = masters.wrap(randomBytes(32))
        await tx
          .insertInto('course_key')
          .values({ practice_id: scope.practice, course_id: course, master, wrapped })
          .onConflict((conflict) => conflict.columns(['practice_id', 'course_id']).doNothing())
          .execute()
        return (await find(tx, scope.practice, course)) ?? 'destroyed'
      })
      return key && key !== 'destroyed' ? remember(ofWriting, course, key) : key
    },
  }
}

const exists = async (tx: Tx, course: CourseId): Promise<boolean> =>
  (await tx
    .selectFrom('course_summary')
    .select('course_id')
    .where('course_id', '=', course)
    .executeTakeFirst()) !== undefined
