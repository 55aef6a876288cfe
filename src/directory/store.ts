/** All queries on listings and their places. */
import type { Kysely } from 'kysely'
import type { SignedIn } from '#people/people.ts'
import type { DB } from '#platform/database.gen.ts'

/** What everybody may read: listings that are shown. */
export function createDirectory(db: Kysely<DB>) {
  return { db }
}
export type Directory = ReturnType<typeof createDirectory>

/** What an educator works on: applications, verifications, reports. */
export function createDirectoryDesk(db: Kysely<DB>, person: SignedIn) {
  return { db, person }
}
export type DirectoryDesk = ReturnType<typeof createDirectoryDesk>
