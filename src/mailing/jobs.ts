/** What issues need beside the requests: sending, drafts about what is new, a test letter at once. */
import type { Kysely } from 'kysely'
import type { DB } from '#platform/database.gen.ts'
import type { Jobs } from '#platform/jobs.ts'
import type { MailServer } from '#platform/mail.ts'
import { openMailLine } from '#platform/mail-line.ts'
import { draftNews } from './drafting-store.ts'
import type { Content } from './issue.ts'
import { letterTemplate } from './letter.ts'
import { GENTLE, numbersOf } from './sending.ts'
import { createSending, type LetterMaking, SENDING } from './sending-jobs.ts'

export type IssuesNeeds = {
  readonly db: Kysely<DB>
  readonly jobs: Jobs
  /** None: issues wait. */
  readonly server: MailServer | undefined
  readonly making: Omit<LetterMaking, 'from'>
}

export type Issues = {
  /** False while there is no mail server. */
  readonly sends: boolean
  /** What stands at the end of every issue. */
  readonly postal?: string
  /** Looks at once what is to be sent, and not only with the next minute. */
  readonly sendSoon: () => Promise<void>
  /** A letter as it would go out, to one address. @returns what the mail server said in its numbers, when it did not take it */
  readonly test: (content: Content, to: string) => Promise<{ readonly refused?: string }>
  /** Lets what is under way end. */
  readonly stop: () => void
}

const JOB = 'issues'
/** Every ten minutes. */
const DRAFTING = '*/10 * * * *'
const TEST_PATIENCE_MS = 20_000

/** Registers the work; before the jobs start. */
export function createIssues({ db, jobs, server, making }: IssuesNeeds): Issues {
  const sending =
    server && createSending({ db, server, making: { ...making, from: server.from }, pace: GENTLE })
  const sendSoon = () => jobs.send(JOB, {})
  jobs.register(
    JOB,
    SENDING,
    sending &&
      (async () => {
        if (await sending.work()) await sendSoon()
      }),
  )
  jobs.register('issue-drafts', DRAFTING, () => draftNews(db, Temporal.Now.instant()))
  return {
    sends: server !== undefined,
    postal: making.postal,
    sendSoon,
    async test({ subject, text, segment: { list } }, to) {
      if (!server) return { refused: 'no mail server' }
      const { origin, host, postal, bodyOf } = making
      const at = Temporal.Now.instant()
      const parts = {
        subject: `Test: ${subject}`,
        body: bodyOf(text, origin),
        list,
        from: server.from,
        origin,
        host,
        postal,
        at,
      }
      const opened = await openMailLine(await server.url(), TEST_PATIENCE_MS)
      if (!opened.ok) return { refused: opened.why }
      // It belongs to no subscriber: its links lead to pages that say so.
      const letter = letterTemplate(parts)({ email: to, id: crypto.randomUUID(), token: 'test' })
      const answer = await opened.line.give({ from: server.from, to, letter, mayEnd: async () => true })
      opened.line.close()
      return answer.is === 'taken' ? {} : { refused: numbersOf(answer) }
    },
    stop: () => sending?.stop(),
  }
}
