/** Writes what happened to an issue, and in the same transaction what lists and those who send read of it. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { entryId, type IssueId, issueId, uuidv7 } from '#kernel/ids.ts'
import { instant } from '#kernel/time.ts'
import type { Tx } from '#platform/database.ts'
import { behind } from '#training/training.ts'
import { type Issue, type IssueDraft, type IssueEntry, issueEntry, issueKinds, issueOf } from './issue.ts'
import type { Segment } from './segment.ts'

const uuid = () => uuidv7(Temporal.Now.instant().epochMilliseconds, randomBytes(10))
export const newIssueId = (): IssueId => issueId.parse(uuid())

/** Whoever changes an issue waits here for whoever does so already, and then sees what they wrote. */
export async function lockIssue(tx: Tx, issue: IssueId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${issue}, 28))`.execute(tx)
}

/** Everything that was recorded of an issue and can be read by this program, in order. */
export async function issueEntriesOf(tx: Tx, issue: IssueId): Promise<IssueEntry[]> {
  const rows = await tx
    .selectFrom('issue_entry')
    .select(['id', 'kind', 'at', 'by', 'body'])
    .where('issue_id', '=', issue)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ at, by, ...row }) => {
    const read = issueEntry.safeParse({ ...row, at: at.toISOString(), ...(by === null ? {} : { by }) })
    return read.success ? [read.data] : []
  })
}

/** Adds an entry and writes what follows from it; the caller holds the lock. @returns the issue as it stands now */
export async function appendToIssue(tx: Tx, id: IssueId, draft: IssueDraft): Promise<Issue> {
  const before = await issueEntriesOf(tx, id)
  const rows = behind(before.at(-1)?.at, [draft]).map(({ kind, at, by, body }) => {
    const schema: z.ZodType = issueKinds[kind]
    return {
      id: entryId.parse(uuid()),
      issue_id: id,
      kind,
      at: instant.encode(at),
      by: by ?? null,
      body: JSON.stringify(z.encode(schema, body)),
    }
  })
  await tx.insertInto('issue_entry').values(rows).execute()
  const now = issueOf(await issueEntriesOf(tx, id))
  if (!now) throw new Error('An issue begins with what is written.')
  const row = {
    stands: now.stands,
    list: now.content.segment.list,
    subject: now.content.subject,
    due_at: now.dueAt ? instant.encode(now.dueAt) : null,
    changed_at: instant.encode(now.changedAt),
  }
  await tx
    .insertInto('issue')
    .values({ id, about: now.about ?? null, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
  return now
}

/** Those whom an issue is for, as they stand now, by the rule of `isMeant`. */
export const meant = ({ list, states, disciplines, attended }: Segment) => sql<{ subscriber_id: string }>`
  select r.subscriber_id from recipient r where r.list = ${list}
    and (${states.length === 0} or r.state = any(${[...states]}::text[]))
    and (${disciplines.length === 0} or r.discipline = any(${[...disciplines]}::text[]))
    and (${attended === 'anybody'} or (r.email in (select email from attended_addresses())) = ${attended === 'attended'})`
