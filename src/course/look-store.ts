/** The access record, read: by a patient about their own chart, by a privacy officer about the practice. */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '#kernel/time.ts'
import type { SignedIn } from '#people/people.ts'
import { type Act, act } from '#platform/access-record.ts'
import type { DB } from '#platform/database.gen.ts'
import { instantOf, scoped, type Tx } from '#platform/database.ts'
import { THROUGH_A_LINK } from './patient-link.ts'

export type Look = {
  readonly at: Instant
  readonly act: Act
  /** Who looked; their name is gone when their account is. */
  readonly person: string
  /** Whoever looked held a one-time link of the patient, and was not signed in. */
  readonly throughLink: boolean
  readonly name?: string
  readonly page?: string
  readonly caller?: string
  readonly why?: string
  /** Whose chart it was, as far as whoever reads this may know. */
  readonly patients: readonly string[]
}

export type Looks = ReturnType<typeof createLooks>
export type LookFilter = {
  /** A part of a patient's name. */
  readonly patient?: string
  /** A part of the name of who looked. */
  readonly who?: string
  readonly from?: Instant
  readonly to?: Instant
}

/** How many lines a page shows; an export holds all. */
export const LOOKS_SHOWN = 200

export function createLooks(db: Kysely<DB>, person: SignedIn) {
  const scope = { practice: person.practice, person: person.id }
  return {
    /** Who looked at the signed-in patient's own chart, newest first. Row-level security leaves out everybody else's. */
    mine: (): Promise<Look[]> => scoped(db, scope, (tx) => read(tx, {}, LOOKS_SHOWN)),

    /** Who looked at which chart of the practice, for its privacy officer: the newest lines that fit, or all. */
    ofPractice: (filter: LookFilter, most = LOOKS_SHOWN): Promise<Look[]> =>
      scoped(db, scope, async (tx) => {
        const looks = await read(tx, filter, most)
        return withPatients(tx, looks)
      }),
  }
}

type Row = Look & { readonly courses: readonly string[] }

async function read(tx: Tx, filter: LookFilter, most: number): Promise<Row[]> {
  let query = tx
    .selectFrom('access_record as r')
    .leftJoin('person as p', 'p.id', 'r.person_id')
    .select(['r.at', 'r.act', 'r.person_id', 'p.name', 'r.page', 'r.caller', 'r.why', 'r.course_ids'])
    .orderBy('r.at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(most)
  if (filter.who) query = query.where(sql<boolean>`position(lower(${filter.who}) in lower(p.name)) > 0`)
  if (filter.patient)
    query = query.where(sql<boolean>`r.course_ids && array(select courses_of_patients(${filter.patient}))`)
  if (filter.from) query = query.where('r.at', '>=', new Date(filter.from.epochMilliseconds))
  if (filter.to) query = query.where('r.at', '<', new Date(filter.to.epochMilliseconds))
  return (await query.execute()).map((row) => ({
    at: instantOf(row.at),
    act: act.parse(row.act),
    person: row.person_id,
    throughLink: row.page?.startsWith(THROUGH_A_LINK) ?? false,
    name: row.name ?? undefined,
    page: row.page ?? undefined,
    caller: row.caller ?? undefined,
    why: row.why ?? undefined,
    courses: row.course_ids,
    patients: [],
  }))
}

const named = z.object({ course_id: z.string(), name: z.string() })

async function withPatients(tx: Tx, looks: readonly Row[]): Promise<Look[]> {
  const courses = [...new Set(looks.flatMap((look) => look.courses))]
  const found = await sql`select course_id, name from patients_of_courses(${courses}::uuid[])`.execute(tx)
  const names = new Map(
    found.rows.map((row) => named.parse(row)).map((row) => [row.course_id, row.name] as const),
  )
  return looks.map(({ courses: of, ...look }) => ({
    ...look,
    patients: [...new Set(of.map((id) => names.get(id)).filter((name) => name !== undefined))].sort(),
  }))
}
