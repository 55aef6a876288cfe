/** Stores the good rows of one piece of a table of subscribers, and says what is wrong with the others. */
import { sql } from 'kysely'
import { type PersonId, type SubscriberId, subscriberId } from '#kernel/ids.ts'
import { type Problem, problem, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/database.ts'
import { CSV } from './csv-words.ts'
import { barToImport, type Subscriber, subscriberOf } from './mailing.ts'
import type { SubscriberRow } from './subscriber-csv.ts'
import {
  appendEntries,
  entriesOfMany,
  entryRows,
  newEntryId,
  newSubscriberId,
  subscriberNamed,
  subscriberRow,
  subscriptionRows,
} from './subscriber-store.ts'
import type { SubscriberEntry } from './subscription.ts'

export type Row = { readonly line: number; readonly read: Result<SubscriberRow> }
export type BadRow = { readonly line: number; readonly messages: readonly string[] }
type Known = { readonly id: SubscriberId; readonly now: Subscriber }

type Batch = {
  readonly rows: readonly Row[]
  /** On which line an address stood for a list; grows with every batch. */
  readonly seen: Map<string, number>
  readonly by: PersonId
  readonly now: Instant
  /** False once it is clear that nothing of the table stays: then its rows are only looked at. */
  readonly stores: boolean
}

/** @returns the bad rows, how many were stored, and how many say what stands here already */
export async function takeBatch(
  tx: Tx,
  batch: Batch,
): Promise<{ readonly bad: BadRow[]; readonly stored: number; readonly known: number }> {
  const { rows, seen } = batch
  const bad: BadRow[] = rows.flatMap(({ line, read }) =>
    read.ok ? [] : [{ line, messages: read.problems.map(({ message }) => message) }],
  )
  const good = rows.flatMap(({ line, read }) => (read.ok ? [{ line, row: read.value }] : []))
  const known = await knownUnder(tx, [...new Set(good.map(({ row }) => row.email))])
  const entries = new Map<string, SubscriberEntry[]>()
  let same = 0
  for (const { line, row } of good) {
    const there = known.get(row.email)?.now
    const stops =
      twinOf(row, line, seen) ?? (row.standing === 'joined' ? barToImport(there, row.lists) : undefined)
    const lists = row.lists.filter((list) => there?.lists.get(list)?.standing !== row.standing)
    if (stops) bad.push({ line, messages: [`${stops.field}: ${stops.message}`] })
    else if (lists.length === 0) same++
    else entries.set(row.email, [...(entries.get(row.email) ?? []), entryOf({ ...row, lists }, batch)])
  }
  if (batch.stores) await store(tx, entries, known)
  return {
    bad: bad.toSorted((a, b) => a.line - b.line),
    stored: rows.length - bad.length - same,
    known: same,
  }
}

/** The same address for the same list further up; what this row says is noted for those below. */
function twinOf(
  { email, lists }: SubscriberRow,
  line: number,
  seen: Map<string, number>,
): Problem | undefined {
  let found: Problem | undefined
  for (const list of lists) {
    const key = `${email} ${list}`
    const before = seen.get(key)
    if (before === undefined) seen.set(key, line)
    else found ??= problem(CSV.twice(list, before), 'email')
  }
  return found
}

function entryOf(row: SubscriberRow, { by, now }: Batch): SubscriberEntry {
  const base = { id: newEntryId(), at: now, by }
  const lists = [...row.lists]
  return row.standing === 'left'
    ? { ...base, kind: 'left', body: { lists, how: 'desk' } }
    : { ...base, kind: 'imported', body: { lists, proof: row.proof, about: row.about } }
}

async function knownUnder(tx: Tx, emails: readonly string[]): Promise<Map<string, Known>> {
  if (emails.length === 0) return new Map()
  const rows = await tx
    .selectFrom('subscriber')
    .select(['id', 'email'])
    .where(sql<boolean>`email = any(${emails})`)
    .execute()
  const entries = await entriesOfMany(
    tx,
    rows.map(({ id }) => id),
  )
  return new Map(
    rows.flatMap(({ id, email }) => {
      const now = subscriberOf(entries.get(id) ?? [])
      return now ? [[email, { id: subscriberId.parse(id), now }] as const] : []
    }),
  )
}

/** New subscribers all at once; those who are known one by one. */
async function store(
  tx: Tx,
  entries: ReadonlyMap<string, readonly SubscriberEntry[]>,
  known: ReadonlyMap<string, Known>,
): Promise<void> {
  for (const [email, own] of entries) {
    const there = known.get(email)
    if (there) await appendEntries(tx, there.id, own)
  }
  const fresh = [...entries].flatMap(([email, own]) => {
    const now = known.has(email) ? undefined : subscriberOf(own)
    return now ? [{ id: newSubscriberId(), email, own, now }] : []
  })
  if (fresh.length === 0) return
  const ids = await insertFresh(tx, fresh)
  // Somebody gave the same address in the same moment.
  for (const { id, email, own } of fresh) {
    const theirs = ids.has(id) ? undefined : await subscriberNamed(tx, email)
    if (theirs) await appendEntries(tx, theirs, own)
  }
}

type Fresh = {
  readonly id: SubscriberId
  readonly email: string
  readonly own: readonly SubscriberEntry[]
  readonly now: Subscriber
}

/** Each table takes its rows as one value: a parameter for every cell costs more than storing them. @returns who is new */
async function insertFresh(tx: Tx, fresh: readonly Fresh[]): Promise<ReadonlySet<string>> {
  const subscribers = fresh.map(({ id, email, now }) => ({ id, email, ...subscriberRow(now) }))
  const { rows } = await sql<{ id: string }>`
    insert into subscriber (id, email, name, state, discipline, changed_at)
    select id, email, name, state, discipline, changed_at
    from jsonb_populate_recordset(null::subscriber, ${JSON.stringify(subscribers)}::jsonb)
    on conflict (email) do nothing returning id`.execute(tx)
  const ids = new Set(rows.map(({ id }) => id))
  const mine = fresh.filter(({ id }) => ids.has(id))
  const entries = mine.flatMap(({ id, own }) => entryRows(id, own))
  await sql`
    insert into subscriber_entry (id, subscriber_id, kind, at, by, body)
    select id, subscriber_id, kind, at, by, body::jsonb
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      as e (id uuid, subscriber_id uuid, kind text, at timestamptz, by text, body text)`.execute(tx)
  const lists = mine.flatMap(({ id, now }) => subscriptionRows(id, now))
  await sql`
    insert into subscription (subscriber_id, list, standing, since)
    select subscriber_id, list, standing, since
    from jsonb_populate_recordset(null::subscription, ${JSON.stringify(lists)}::jsonb)`.execute(tx)
  return ids
}
