/** Everything that goes out by mail: letters to one person, the lists, and issues to everybody on one. */

import { createIssues } from '#mailing/jobs.ts'
import { takeReturned } from '#mailing/returned-store.ts'
import { createMailing } from '#mailing/store.ts'
import type { Environment } from '#platform/config.ts'
import type { Database } from '#platform/database.ts'
import type { Jobs } from '#platform/jobs.ts'
import { createLetterBoxWhenNeeded } from '#platform/letter-box.ts'
import { createPost } from '#platform/mail.ts'
import { openReturnsBox } from '#platform/returns-box.ts'
import { createTokens } from '#platform/tokens.ts'
import { letterBody } from '#web/markdown-letter.ts'

type LetterNeeds = {
  readonly db: Database['db']
  readonly jobs: Jobs
  readonly environment: Environment
  /** Of this installation. */
  readonly secret: string
  readonly isDemonstration: boolean
}

/** Registers its work; before the jobs start. */
export async function createLetters({ db, jobs, environment, secret, isDemonstration }: LetterNeeds) {
  const { mail, origin, returns, postalAddress: postal } = environment
  // A demonstration sends nothing to anybody: its letters are shown at the desk.
  const box = isDemonstration && !mail ? createLetterBoxWhenNeeded() : undefined
  const server = mail
    ? { from: mail.from, url: async () => mail.url }
    : box && { from: 'kairos@kairos.example', url: box.url }
  const host = new URL(origin).hostname
  const tokens = createTokens(secret)
  const post = createPost(db, jobs, server, host)
  const issues = createIssues({
    db,
    jobs,
    server,
    making: { tokens, origin, host, returns: returns?.address, postal, bodyOf: letterBody },
  })
  const returning =
    returns?.port === undefined
      ? undefined
      : await openReturnsBox({
          address: returns.address,
          port: returns.port,
          take: (report) => takeReturned(db, tokens, report),
        })
  return {
    post,
    tokens,
    mailing: createMailing(db, { post, tokens, origin }),
    issues,
    keptLetters: box?.letters,
    /** Lets what is under way end; before the jobs stop. */
    stop: issues.stop,
    close: async () => {
      await box?.close()
      await returning?.close()
    },
  }
}
