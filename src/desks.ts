/** The desks of educators, each for the person who works at it: row-level security finds nothing for anybody else. */
import type { Kysely } from 'kysely'
import { createDirectoryDesk } from '#directory/desk-store.ts'
import { createLibraryDesk } from '#library/desk-store.ts'
import { createMailingDesk } from '#mailing/desk-store.ts'
import { createIssueDesk } from '#mailing/issue-desk-store.ts'
import type { SignedIn } from '#people/people.ts'
import type { DB } from '#platform/database.gen.ts'
import type { Tokens } from '#platform/tokens.ts'
import { createTrainingDesk } from '#training/desk-store.ts'
import { createTrainingMedical } from '#training/medical-store.ts'
import { createTrainingSite } from '#training/site-store.ts'

export const createDesks = (db: Kysely<DB>, person: SignedIn, tokens: Tokens) => ({
  libraryDesk: createLibraryDesk(db, person),
  directoryDesk: createDirectoryDesk(db, person),
  trainingDesk: createTrainingDesk(db, person),
  trainingSite: createTrainingSite(db, person),
  trainingMedical: createTrainingMedical(db, person),
  mailingDesk: createMailingDesk(db, person),
  issueDesk: createIssueDesk(db, person, tokens),
})
