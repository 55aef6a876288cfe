/** The rows of letters: who gets an issue, which letter is marked before it ends, and what became of each. */
import { type Kysely, sql } from 'kysely'
import { type IssueId, issueId, type SubscriberId, subscriberId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/time.ts'
import type { DB } from '#platform/database.gen.ts'
import type { Tx } from '#platform/database.ts'
import { type Issue, type IssueDraft, issueOf, mayNow } from './issue.ts'
import { appendToIssue, issueEntriesOf, lockIssue, meant } from './issue-store.ts'
import type { Fate } from './sending.ts'
import { whileSending } from './subscriber-store.ts'

export type LetterDue = {
  readonly number: number
  readonly subscriber: SubscriberId
  readonly email: string
  readonly tries: number
}
/** What became of a letter, with the mail server's numbers. */
export type Answered = { readonly number: number; readonly fate: Fate; readonly answer: string }

/** Issues whose time has come, and those on their way. */
export async function issuesToSend(db: Kysely<DB>, now: Instant): Promise<readonly IssueId[]> {
  const rows = await whileSending(db, (tx) =>
    tx
      .selectFrom('issue')
      .select('id')
      .where((q) =>
        q.or([
          q('stands', '=', 'sending'),
          q.and([
            q('stands', '=', 'scheduled'),
            q('due_at', '<=', sql<Date>`${instant.encode(now)}::timestamptz`),
          ]),
        ]),
      )
      .orderBy('due_at')
      .execute(),
  )
  return rows.map(({ id }) => issueId.parse(id))
}

/** Fixes who gets it, once. @returns the issue as it stands now, or undefined when it is not to be sent */
export const beginIssue = (db: Kysely<DB>, id: IssueId, now: Instant): Promise<Issue | undefined> =>
  whileSending(db, async (tx) => {
    await lockIssue(tx, id)
    const issue = issueOf(await issueEntriesOf(tx, id))
    if (issue?.stands === 'sending') return issue
    if (issue?.stands !== 'scheduled' || !issue.dueAt || Temporal.Instant.compare(issue.dueAt, now) > 0)
      return undefined
    const { numAffectedRows } = await sql`
      insert into issue_letter (issue_id, subscriber_id)
      select ${id}, m.subscriber_id from (${meant(issue.content.segment)}) m order by m.subscriber_id
      on conflict (issue_id, subscriber_id) do nothing`.execute(tx)
    await sql`select count_letters()`.execute(tx)
    const recipients = Number(numAffectedRows ?? 0)
    return appendToIssue(tx, id, { kind: 'begun', at: now, body: { recipients } })
  })

/** Records what the program does with an issue by itself, when it may. */
export const recordSending = (db: Kysely<DB>, id: IssueId, draft: IssueDraft): Promise<void> =>
  whileSending(db, async (tx) => {
    await lockIssue(tx, id)
    const issue = issueOf(await issueEntriesOf(tx, id))
    if (issue && mayNow(issue, draft.kind)) await appendToIssue(tx, id, draft)
  })

export const noteTrouble = (db: Kysely<DB>, id: IssueId, trouble: string | undefined): Promise<void> =>
  whileSending(db, async (tx) => {
    await tx
      .updateTable('issue')
      .set({ trouble: trouble ?? null, trouble_at: trouble === undefined ? null : sql`now()` })
      .where('id', '=', id)
      .where((q) => q.or([q('trouble', 'is not', null), q.val(trouble !== undefined)]))
      .execute()
  })

/** One issue's letters over one connection, which no other process sends at the same time. */
export type LetterRows = {
  /** The next that wait, in their order, whose subscribers are still on the list. */
  readonly next: (behind: number, most: number) => Promise<LetterDue[]>
  /**
   * Writes down what became of letters, then marks others: durably, in one commit.
   * @returns those that may end. Whoever left, and what is marked already or paused, may not.
   */
  readonly write: (answers: readonly Answered[], toMark: readonly number[]) => Promise<ReadonlySet<number>>
  readonly isOnItsWay: () => Promise<boolean>
  /** What was marked and never answered, by a process that is gone. Nobody knows whether it arrived. */
  readonly giveUpMarked: () => Promise<void>
  /** Takes out whoever left, and says whether letters wait: for now, or for later. */
  readonly rest: () => Promise<'now' | 'later' | 'none'>
}

/** @returns undefined when another process sends it already */
export function withLetters<T>(
  db: Kysely<DB>,
  id: IssueId,
  issue: Issue,
  work: (rows: LetterRows) => Promise<T>,
): Promise<T | undefined> {
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{ mine: boolean }>`
      select pg_try_advisory_lock(28, hashtext(${id})) as mine, set_config('kairos.mailing', 'sending', false)`.execute(
      connection,
    )
    try {
      return rows[0]?.mine ? await work(letterRows(connection, id, issue.content.segment.list)) : undefined
    } finally {
      // A connection that broke lost both by itself.
      await sql`select pg_advisory_unlock_all(), set_config('kairos.mailing', '', false)`
        .execute(connection)
        .catch(() => {})
    }
  })
}

function letterRows(db: Kysely<DB>, id: IssueId, list: string): LetterRows {
  const onList = sql`exists (select from recipient r where r.subscriber_id = l.subscriber_id and r.list = ${list})`
  return {
    async next(behind, most) {
      const { rows } = await sql<{ number: string; subscriber_id: string; email: string; tries: number }>`
        select l.number, l.subscriber_id, r.email, l.tries from issue_letter l
        join recipient r on r.subscriber_id = l.subscriber_id and r.list = ${list}
        where l.issue_id = ${id} and l.state = 'waiting' and l.number > ${behind}
          and (l.again_at is null or l.again_at <= now())
        order by l.number limit ${most}`.execute(db)
      return rows.map(({ number, subscriber_id, email, tries }) => ({
        number: Number(number),
        subscriber: subscriberId.parse(subscriber_id),
        email,
        tries,
      }))
    },
    async write(answers, toMark) {
      const { rows } = await sql<{ number: string }>`
        select write_letters(${id}, ${list}, ${answers.map(({ number }) => number)}::bigint[],
          ${answers.map(({ fate }) => (fate.is === 'again' ? 'waiting' : fate.is))}::text[],
          ${answers.map(({ answer }) => answer)}::text[],
          ${answers.map(({ fate }) => (fate.is === 'again' && fate.minutes > 0 ? fate.minutes : null))}::int[],
          ${[...toMark]}::bigint[]) as number`.execute(db)
      return new Set(rows.map(({ number }) => Number(number)))
    },
    async isOnItsWay() {
      const { rows } = await sql`select from issue where id = ${id} and stands = 'sending'`.execute(db)
      return rows.length > 0
    },
    async giveUpMarked() {
      await sql`update issue_letter set state = 'unknown' where issue_id = ${id} and state = 'marked'`.execute(
        db,
      )
    },
    async rest() {
      await sql`
        update issue_letter l set state = 'left' where l.issue_id = ${id} and l.state = 'waiting' and not ${onList}`.execute(
        db,
      )
      const { rows } = await sql<{ due: boolean }>`
        select again_at is null or again_at <= now() as due from issue_letter
        where issue_id = ${id} and state = 'waiting' order by 1 desc limit 1`.execute(db)
      return rows[0] ? (rows[0].due ? 'now' : 'later') : 'none'
    },
  }
}

/** The subscriber that a letter went to, and its issue. */
export async function letterNumbered(
  tx: Tx,
  number: number,
): Promise<{ readonly issue: IssueId; readonly subscriber: SubscriberId } | undefined> {
  const row = await tx
    .selectFrom('issue_letter')
    .select(['issue_id', 'subscriber_id'])
    .where('number', '=', String(number))
    .executeTakeFirst()
  return row && { issue: issueId.parse(row.issue_id), subscriber: subscriberId.parse(row.subscriber_id) }
}
