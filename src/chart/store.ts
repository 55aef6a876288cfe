/** All queries on entries. Reading gives domain entries; appending is idempotent and all or nothing. */
import { sql } from 'kysely'
import type { Pool } from 'pg'
import { z } from 'zod'
import { type CourseId, entryId, type PersonId, personId } from '#kernel/ids.ts'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import { instantOf, type Scope, type Tx } from '#platform/database.ts'
import type { SealingKey } from '#platform/sealing.ts'
import { audience, type Draft, type Entry, type Kinds } from './chart.ts'
import { encodeBody, withReadBody } from './reading.ts'

/**
 * The entries of a course that the scope may read, in order of (at, id).
 * @param key opens what was sealed; without it, sealed entries stay closed and are shown as unreadable
 */
export async function entriesOfCourse(
  tx: Tx,
  course: CourseId,
  key: SealingKey | undefined,
  kinds: Kinds,
  only?: readonly string[],
): Promise<Entry[]> {
  let query = tx.selectFrom('entry').selectAll().where('course_id', '=', course).orderBy('at').orderBy('id')
  if (only) query = query.where('kind', 'in', [...only])
  return (await query.execute()).map((row) => withReadBody(fromRow(row, course, key), kinds))
}

/** An entry as it is stored. */
export type EntryRow = {
  id: string
  kind: string
  at: Date
  recorded_at: Date
  by: string
  device: unknown
  amends: string | null
  amends_reason: string | null
  audience: string
  body: unknown
}

/** @param key opens what was sealed; without it a sealed body stays closed */
export function fromRow(row: EntryRow, course: CourseId, key: SealingKey | undefined): Entry {
  const isSealed = sealed.safeParse(row.body)
  const opened =
    isSealed.success && key ? content.parse(JSON.parse(key.open(row.id, isSealed.data.sealed))) : undefined
  const reason = opened?.reason ?? row.amends_reason
  return {
    id: entryId.parse(row.id),
    course,
    kind: row.kind,
    at: instantOf(row.at),
    recordedAt: instantOf(row.recorded_at),
    by: personId.parse(row.by),
    audience: audience.parse(row.audience),
    body: opened ? opened.body : row.body,
    ...(row.device ? { device: row.device as NonNullable<Entry['device']> } : {}),
    ...(row.amends && reason ? { amends: { entry: entryId.parse(row.amends), reason } } : {}),
  }
}

/** What is stored in the place of a body: the body and the reason of an amendment, sealed under the entry's id. */
const sealed = z.strictObject({ sealed: z.string() })
const content = z.object({ body: z.unknown(), reason: z.string().optional() })
const SEALED_REASON = 'sealed'

/** A draft as it is stored: nobody who sees the database alone can read what it says. */
export function sealEntry(key: SealingKey, entry: Prepared): Prepared {
  const { draft, body } = entry
  const text = JSON.stringify({ body, reason: draft.amends?.reason })
  return {
    ...entry,
    body: { sealed: key.seal(draft.id, text) },
    draft: draft.amends ? { ...draft, amends: { ...draft.amends, reason: SEALED_REASON } } : draft,
  }
}

/** Which of these entries a person wrote themselves. */
export async function writtenBy(tx: Tx, person: PersonId, ids: readonly Entry['id'][]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('entry')
    .select('id')
    .where('id', 'in', [...ids])
    .where('by', '=', person)
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** The kinds of these entries, as far as the scope may read them. */
export async function kindsOf(tx: Tx, ids: readonly Entry['id'][]): Promise<string[]> {
  const rows = await tx
    .selectFrom('entry')
    .select('kind')
    .where('id', 'in', [...ids])
    .execute()
  return rows.map((row) => row.kind)
}

/** A draft made ready for storing: its body is JSON, its id is fixed, its author is known. */
export type Prepared = {
  readonly course: CourseId
  readonly by: PersonId
  readonly draft: Draft & { readonly id: Entry['id'] }
  readonly body: unknown
}

/** Checks every draft against the schema of its kind before anything is stored. */
export function prepare(
  course: CourseId,
  by: PersonId,
  drafts: readonly (Draft & { readonly id: Entry['id'] })[],
  kinds: Kinds,
): Result<Prepared[]> {
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
export async function alreadyStored(
  tx: Tx,
  practice: string,
  entries: readonly Prepared[],
): Promise<Map<string, 'same' | 'different'>> {
  // Nearly always none is, and the ids alone tell that by the key; only then is anything compared.
  const found = await sql<{ id: string }>`
    select id from entry where practice_id = ${practice}::uuid and id = any(${entries.map(({ draft }) => draft.id)}::uuid[])`.execute(
    tx,
  )
  if (found.rows.length === 0) return new Map()
  const rows = await sql<{ id: string; same: boolean }>`
    select n.id, e.course_id = n.course and e.kind = n.kind and e.at = n.at and e.by = n.by and e.body = n.body
      and e.amends is not distinct from n.amends and e.audience = n.audience as same
    from ${recordset(entries)} join entry e on e.practice_id = ${practice}::uuid and e.id = n.id`.execute(tx)
  return new Map(rows.rows.map((row) => [row.id, row.same ? 'same' : 'different']))
}

/** Adds entries that are not there yet. @returns the ids that were added now */
export async function addEntries(
  tx: Tx,
  practice: string,
  entries: readonly Prepared[],
): Promise<Set<string>> {
  const added = await sql<{ id: string }>`
    insert into entry (practice_id, id, course_id, kind, at, by, device, amends, amends_reason, audience, body)
    select ${practice}::uuid, n.id, n.course, n.kind, n.at, n.by, n.device, n.amends, n.reason, n.audience, n.body
    from ${recordset(entries)} on conflict do nothing returning id`.execute(tx)
  return new Set(added.rows.map((row) => row.id))
}

/**
 * Adds entries in one round trip when nothing about them is unusual: see `append_plain` in the migrations.
 * @returns false when nothing was added and a closer look is needed
 */
export async function addPlainEntries(
  pool: Pool,
  { practice, person }: Scope,
  entries: readonly Prepared[],
): Promise<boolean> {
  const ids = new Set(entries.map(({ draft }) => draft.id))
  if (ids.size !== entries.length) return false
  // Named, so that each connection parses and plans it once.
  const answer = await pool.query<{ added: boolean }>({
    name: 'append-plain',
    text: 'select append_plain($1, $2, $3::jsonb) as added',
    values: [practice, person, asJson(entries)],
  })
  return answer.rows[0]?.added === true
}

/** Any number of entries as one table. */
const recordset = (entries: readonly Prepared[]) => sql`jsonb_to_recordset(${asJson(entries)}::jsonb) as n(
  id uuid, course uuid, kind text, at timestamptz(3), by text, device jsonb, amends uuid, reason text, audience text, body jsonb)`

const asJson = (entries: readonly Prepared[]): string =>
  JSON.stringify(
    entries.map(({ course, by, draft, body }) => ({
      id: draft.id,
      course,
      kind: draft.kind,
      at: draft.at.toString({ smallestUnit: 'millisecond' }),
      by,
      device: draft.device,
      amends: draft.amends?.entry,
      reason: draft.amends?.reason,
      audience: draft.audience ?? 'care-team',
      body,
    })),
  )

/** The sentence for an id that already stands for another fact. */
export const idTaken = (id: string): Problem =>
  problem(
    `The entry ${id} is already recorded with another content. Send the new fact under a new id, or amend the old one.`,
  )
