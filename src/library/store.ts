/** All queries on articles, their versions and what was decided about them. */
import type { Kysely } from 'kysely'
import type { SignedIn } from '#people/people.ts'
import type { DB } from '#platform/database.gen.ts'

/** What everybody may read: published articles and their public history. */
export function createLibrary(db: Kysely<DB>) {
  return { db }
}
export type Library = ReturnType<typeof createLibrary>

/** What an educator works on: drafts, reviews, reminders. */
export function createLibraryDesk(db: Kysely<DB>, person: SignedIn) {
  return { db, person }
}
export type LibraryDesk = ReturnType<typeof createLibraryDesk>
