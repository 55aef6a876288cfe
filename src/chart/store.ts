/** All queries on entries. Reading gives domain entries; appending is idempotent and all or nothing. */
import { sql } from 'kysely'
import { type Draft, type Entry, type Kinds, audience } from './chart.ts'
import { encodeBody, withReadBody } from './reading.ts'
import { type CourseId, type PersonId, entryId, personId } from '#kernel/ids.ts'
import { type Problem, type Result, fail, ok, problem } from '#kernel/result.ts'
import type { Tx } from '#platform/database.ts'

/** The entries of a course that the scope may read, in order of (at, id). */
export async function entriesOfCourse(tx: Tx, course: CourseId, kinds: Kinds, only?: readonly string[]): Promise<Entry[]> {
  let query = tx.selectFrom('entry').selectAll().where('course_id', '=', course).orderBy('at').orderBy('id')
  if (only) query = query.where('kind', 'in', [...only])
  return (await query.execute()).map((row) => withReadBody(fromRow(row, course), kinds))
}

type Row = {
  id: string; kind: string; at: Date; recorded_at: Date; by: string; device: unknown
  amends: string | null; amends_reason: string | null; audience: string; body: unknown
}

function fromRow(row: Row, course: CourseId): Entry {
  return {
    id: entryId.parse(row.id),
    course,
    kind: row.kind,
    at: Temporal.Instant.fromEpochMilliseconds(row.at.getTime()),
    recordedAt: Temporal.Instant.fromEpochMilliseconds(row.recorded_at.getTime()),
    by: personId.parse(row.by),
    audience: audience.parse(row.audience),
    body: row.body,
    ...(row.device ? { device: row.device as NonNullable<Entry['device']> } : {}),
    ...(row.amends && row.amends_reason ? { amends: { entry: entryId.parse(row.amends), reason: row.amends_reason } } : {}),
  }
}

/** A draft made ready for storing: its body is JSON, its id is fixed, its author is known. */
export type Prepared = {
  readonly course: CourseId
  readonly by: PersonId
  readonly draft: Draft & { readonly id: Entry['id'] }
  readonly body: unknown
}

/** Checks every draft against the schema of its kind before anything is stored. */
export function prepare(course: CourseId, by: PersonId, drafts: readonly (Draft & { readonly id: Entry['id'] })[], kinds: Kinds): Result<Prepared[]> {
  const prepared: Prepared[] = []
  const problems: Problem[] = []
  for (const draft of drafts) {
    const body = encodeBody(draft, kinds)
    if (body.ok) prepared.push({ course, by, draft, body: body.value })
    else problems.push(...body.problems)
  }
  return problems.length > 0 ? fail(...problems) : ok(prepared)
}

/** Every writer to a practice's chart goes one after the other, until its transaction ends. */
export const lockChain = (tx: Tx, practice: string) => sql`select lock_chain(${practice}::uuid)`.execute(tx)

/** Which of these entries are stored already: the same, or under the same id something else. */
export async function alreadyStored(tx: Tx, entries: readonly Prepared[]): Promise<Map<string, 'same' | 'different'>> {
  const rows = await sql<{ id: string; same: boolean }>`
    select e.id, e.course_id = n.course and e.kind = n.kind and e.at = n.at and e.by = n.by and e.body = n.body
      and e.amends is not distinct from n.amends and e.audience = n.audience as same
    from ${recordset(entries)} join entry e using (id)`.execute(tx)
  return new Map(rows.rows.map((row) => [row.id, row.same ? 'same' : 'different']))
}

/** Adds entries that are not there yet. @returns the ids that were added now */
export async function addEntries(tx: Tx, practice: string, entries: readonly Prepared[]): Promise<Set<string>> {
  const added = await sql<{ id: string }>`
    insert into entry (practice_id, id, course_id, kind, at, by, device, amends, amends_reason, audience, body)
    select ${practice}::uuid, n.id, n.course, n.kind, n.at, n.by, n.device, n.amends, n.reason, n.audience, n.body
    from ${recordset(entries)} on conflict do nothing returning id`.execute(tx)
  return new Set(added.rows.map((row) => row.id))
}

/** One round trip for any number of entries. */
function recordset(entries: readonly Prepared[]) {
  const rows = entries.map(({ course, by, draft, body }) => ({
    id: draft.id, course, kind: draft.kind, at: draft.at.toString({ smallestUnit: 'millisecond' }), by,
    device: draft.device ?? null, amends: draft.amends?.entry ?? null, reason: draft.amends?.reason ?? null,
    audience: draft.audience ?? 'care-team', body,
  }))
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(
    id uuid, course uuid, kind text, at timestamptz(3), by text, device jsonb, amends uuid, reason text, audience text, body jsonb)`
}

/** The sentence for an id that already stands for another fact. */
export const idTaken = (id: string): Problem =>
  problem(`The entry ${id} is already recorded with another content. Send the new fact under a new id, or amend the old one.`)
