/** All listings whose owners agreed, as a table, piece by piece. */
import { stringify } from 'csv-stringify/sync'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { dayIn, instant } from '#kernel/time.ts'
import type { DB } from '#platform/database.gen.ts'
import { type Scope, scoped, type Tx } from '#platform/database.ts'
import { listingState } from './listing.ts'
import { COLUMNS, writeRow } from './listing-csv.ts'
import { profile } from './profile.ts'

const ROWS = 1000
const FIRST = '00000000-0000-0000-0000-000000000000'

/** Spreadsheets take a file for UTF-8 when it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF'

const exported = z.object({
  state: listingState,
  profile,
  email: z.string().nullable(),
  kind: z.literal('consent-given'),
  at: instant,
  how: z.string(),
})

/** For anybody who is no educator, only the line of columns. Every piece is a transaction of its own. */
export async function* exportListings(db: Kysely<DB>, scope: Scope): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + stringify([COLUMNS.map(({ name }) => name)])
  let after = FIRST
  for (;;) {
    const rows = await scoped(db, scope, (tx) => rowsAfter(tx, after))
    const last = rows.at(-1)
    if (!last) return
    after = z.object({ id: z.string() }).parse(last).id
    yield stringify(rows.flatMap(cellsOf))
  }
}

/** Whoever withdrew their consent is not carried on. */
function cellsOf(row: unknown): string[][] {
  const read = exported.safeParse(row)
  if (!read.success) return []
  const { state, profile, email, at, how } = read.data
  return [writeRow({ profile, contactEmail: email ?? '', consent: { how, on: dayIn(at, 'UTC') } }, state)]
}

async function rowsAfter(tx: Tx, after: string): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select l.id, l.state, l.profile, c.email, e.kind, e.body ->> 'how' as how,
      to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
    from (select * from listing where id > ${after}::uuid order by id limit ${ROWS}) l
    left join listing_contact c on c.listing_id = l.id
    left join lateral (
      select kind, at, body from listing_entry
      where listing_id = l.id and kind in ('consent-given', 'consent-withdrawn')
      order by at desc, id desc limit 1) e on true
    order by l.id`.execute(tx)
  return rows
}
