/** The educator's desk of issues: what is written, to whom it goes, how far it is, and what a person has to settle. */
import { type Kysely, sql } from 'kysely'
import { type IssueId, issueId, type PersonId, personId } from '#kernel/ids.ts'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import { type Instant, isBefore } from '#kernel/time.ts'
import type { SignedIn } from '#people/people.ts'
import type { DB } from '#platform/database.gen.ts'
import { instantOf, scoped, type Tx } from '#platform/database.ts'
import type { Tokens } from '#platform/tokens.ts'
import {
  type Content,
  type Issue,
  type IssueDraft,
  type IssueEntry,
  issueOf,
  mayNow,
  type Stands,
  stand,
} from './issue.ts'
import { cannotNow } from './issue-stands-words.ts'
import { appendToIssue, issueEntriesOf, lockIssue, meant, newIssueId } from './issue-store.ts'
import { ISSUE } from './issue-words.ts'
import { letterId } from './letter-id.ts'
import { idsIn } from './returned.ts'
import type { Segment } from './segment.ts'
import type { LetterState } from './sending.ts'

export type Progress = Readonly<Record<LetterState, number>>
export type ListedIssue = {
  readonly id: IssueId
  readonly subject: string
  readonly list: string
  readonly stands: Stands
  readonly dueAt?: Instant
  readonly changedAt: Instant
}
/** A letter that was given whole and never answered: nobody knows whether it arrived. */
export type UnknownLetter = { readonly id: string; readonly email: string }
export type DeskIssue = {
  readonly id: IssueId
  readonly issue: Issue
  readonly entries: readonly IssueEntry[]
  /** The last entry: whoever saves says what they have seen. */
  readonly basis: string
  readonly names: ReadonlyMap<PersonId, string>
  /** How many it would go to now. */
  readonly meant: number
  readonly progress: Progress
  /** When the next that was put off is tried again. */
  readonly nextAt?: Instant
  readonly trouble?: string
  readonly unknown: readonly UnknownLetter[]
}
/** What an educator does with an issue, beside writing it. */
export type IssueAct = Extract<
  IssueDraft,
  { kind: 'scheduled' | 'unscheduled' | 'paused' | 'resumed' | 'stopped' | 'discarded' }
>

/** For anybody who is no educator nothing is found, and nothing can be written: row-level security holds it. */
export function createIssueDesk(db: Kysely<DB>, person: SignedIn, tokens: Tokens) {
  const within = <T>(work: (tx: Tx) => Promise<T>) =>
    scoped(db, { practice: person.practice, person: person.id }, work)
  /** One act on an issue as it stands now, alone. */
  const alone = (id: IssueId, work: (tx: Tx, issue: Issue, basis: string) => Promise<Result<IssueId>>) =>
    within(async (tx) => {
      await lockIssue(tx, id)
      const entries = await issueEntriesOf(tx, id)
      const issue = issueOf(entries)
      return issue ? work(tx, issue, entries.at(-1)?.id ?? '') : fail(problem(ISSUE.gone))
    })
  return {
    /** The newest change first. */
    issues: () => within(listed),
    open: (id: IssueId): Promise<DeskIssue | undefined> => within((tx) => opened(tx, id, tokens)),
    /** Where a test letter goes: to whoever asks for it, and to nobody else. */
    ownAddress: () =>
      within(async (tx) => {
        const found = await tx
          .selectFrom('person')
          .select('email')
          .where('id', '=', person.id)
          .executeTakeFirst()
        return found?.email
      }),
    write: (content: Content, at: Instant): Promise<IssueId> =>
      within(async (tx) => {
        const id = newIssueId()
        await appendToIssue(tx, id, { kind: 'written', at, by: person.id, body: { content } })
        return id
      }),
    /** @param basis the last entry that the writer has seen */
    rewrite: (id: IssueId, basis: string, content: Content, at: Instant) =>
      alone(id, async (tx, issue, now) => {
        if (!mayNow(issue, 'written')) return fail(problem(cannotNow('written', issue.stands)))
        if (basis !== now) return fail(problem(ISSUE.changed))
        await appendToIssue(tx, id, { kind: 'written', at, by: person.id, body: { content } })
        return ok(id)
      }),
    /** Approving is for the words that were seen: anything newer is refused. */
    act: (id: IssueId, basis: string, act: IssueAct) =>
      alone(id, async (tx, issue, now) => {
        if (!mayNow(issue, act.kind)) return fail(problem(cannotNow(act.kind, issue.stands)))
        if (act.kind === 'scheduled') {
          if (basis !== now) return fail(problem(ISSUE.changed))
          if (isBefore(act.body.for, act.at)) return fail(problem(ISSUE.past, 'day'))
          if ((await countMeant(tx, issue.content.segment)) === 0) return fail(problem(ISSUE.nobody))
        }
        await appendToIssue(tx, id, { ...act, by: person.id })
        return ok(id)
      }),
    /**
     * Settles what is not known by the mail server's log: letters whose ids stand in it arrived, the others go out once
     * more.
     * @param log any text with the ids of the letters that the mail server took
     */
    settle: (id: IssueId, log: string, at: Instant) =>
      alone(id, async (tx, issue) => {
        if (!mayNow(issue, 'settled')) return fail(problem(cannotNow('settled', issue.stands)))
        const inLog = new Set(idsIn(log))
        const rows = await unknownOf(tx, id)
        const arrived = rows
          .filter(({ number }) => inLog.has(letterId(tokens, number)))
          .map(({ number }) => number)
        await sql`
          update issue_letter set state = case when number = any(${arrived}::bigint[]) then 'taken' else 'waiting' end
          where issue_id = ${id} and state = 'unknown'`.execute(tx)
        const body = { arrived: arrived.length, again: rows.length - arrived.length }
        await appendToIssue(tx, id, { kind: 'settled', at, by: person.id, body })
        return ok(id)
      }),
  }
}
export type IssueDesk = ReturnType<typeof createIssueDesk>

async function listed(tx: Tx): Promise<ListedIssue[]> {
  const rows = await tx
    .selectFrom('issue')
    .select(['id', 'subject', 'list', 'stands', 'due_at', 'changed_at'])
    .where('stands', '<>', 'discarded')
    .orderBy('changed_at', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ id, due_at, changed_at, stands, ...row }) => ({
    ...row,
    id: issueId.parse(id),
    stands: stand.parse(stands),
    changedAt: instantOf(changed_at),
    ...(due_at ? { dueAt: instantOf(due_at) } : {}),
  }))
}

async function opened(tx: Tx, id: IssueId, tokens: Tokens): Promise<DeskIssue | undefined> {
  const entries = await issueEntriesOf(tx, id)
  const issue = issueOf(entries)
  const row = await tx.selectFrom('issue').select('trouble').where('id', '=', id).executeTakeFirst()
  if (!issue || !row) return undefined
  const writers = [...new Set(entries.flatMap(({ by }) => by ?? []))]
  const people =
    writers.length > 0
      ? await tx.selectFrom('person').select(['id', 'name']).where('id', 'in', writers).execute()
      : []
  const states = await tx
    .selectFrom('issue_letter')
    .select((q) => ['state', q.fn.countAll<string>().as('many'), q.fn.min('again_at').as('next')])
    .where('issue_id', '=', id)
    .groupBy('state')
    .execute()
  const many = (state: LetterState) => Number(states.find((one) => one.state === state)?.many ?? 0)
  const next = states.find(({ state }) => state === 'waiting')?.next
  return {
    id,
    issue,
    entries,
    basis: entries.at(-1)?.id ?? '',
    names: new Map(people.map((one) => [personId.parse(one.id), one.name])),
    meant: issue.begun ? issue.begun.recipients : await countMeant(tx, issue.content.segment),
    progress: {
      waiting: many('waiting'),
      marked: many('marked'),
      taken: many('taken'),
      refused: many('refused'),
      unknown: many('unknown'),
      left: many('left'),
    },
    ...(next ? { nextAt: instantOf(next) } : {}),
    ...(row.trouble ? { trouble: row.trouble } : {}),
    unknown: (await unknownOf(tx, id)).map(({ number, email }) => ({ id: letterId(tokens, number), email })),
  }
}

async function countMeant(tx: Tx, segment: Segment): Promise<number> {
  const { rows } = await sql<{ many: string }>`select count(*) as many from (${meant(segment)}) m`.execute(tx)
  return Number(rows[0]?.many ?? 0)
}

async function unknownOf(
  tx: Tx,
  id: IssueId,
): Promise<{ readonly number: number; readonly email: string }[]> {
  const rows = await tx
    .selectFrom('issue_letter as l')
    .innerJoin('subscriber as s', 's.id', 'l.subscriber_id')
    .select(['l.number', 's.email'])
    .where('l.issue_id', '=', id)
    .where('l.state', '=', 'unknown')
    .orderBy('l.number')
    .execute()
  return rows.map(({ number, email }) => ({ number: Number(number), email }))
}
