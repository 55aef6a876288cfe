/** Work of the library that the clock asks for. */
import { sql } from 'kysely'
import { dayIn, type Instant } from '#kernel/time.ts'
import { owning, type Tx } from '#platform/database.ts'
import type { Post } from '#platform/mail.ts'
import { reviewReminder } from './reminders.ts'
import { createLibrary } from './store.ts'

/** Every Monday at 13:00 UTC, the morning of the United States: often enough for what is due within a month. */
export const REMINDING = '0 13 * * 1'

export type Reminding = {
  /** The tables' owner: who works at the desk of every practice is nobody's to read who is not signed in. */
  readonly ownerUrl: string
  readonly post: Pick<Post, 'send'>
  /** The address people type, without a slash at the end. */
  readonly origin: string
  readonly now: Instant
}

/** Writes to every educator which reviews are due: all letters are queued, or none. */
export const remindOfReviews = ({ ownerUrl, post, origin, now }: Reminding): Promise<void> =>
  owning(ownerUrl, (db) =>
    db.transaction().execute(async (tx) => {
      const articles = await createLibrary(tx).articles()
      const letter = reviewReminder(articles, dayIn(now, 'UTC'), `${origin}/desk/library`)
      if (!letter) return
      for (const to of await educators(tx)) await post.send({ to, ...letter }, tx)
    }),
  )

async function educators(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select('p.email')
    .distinct()
    .where(sql<boolean>`'educator' = any (m.roles)`)
    .orderBy('p.email')
    .execute()
  return rows.map(({ email }) => email)
}
