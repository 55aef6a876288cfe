/** All subscribers with the proof of each joining, as a table, piece by piece. */
import { stringify } from 'csv-stringify/sync'
import type { Kysely } from 'kysely'
import type { DB } from '#platform/database.gen.ts'
import { type Scope, scoped } from '#platform/database.ts'
import { subscriberOf } from './mailing.ts'
import { COLUMNS, writeRows } from './subscriber-csv.ts'
import { entriesOfMany } from './subscriber-store.ts'

const ROWS = 1000
/** Spreadsheets take a file for UTF-8 when it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF'

/** For anybody who is no educator, only the line of columns. Every piece is a transaction of its own. */
export async function* exportSubscribers(db: Kysely<DB>, scope: Scope): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + stringify([COLUMNS.map(({ name }) => name)])
  let after = ''
  for (;;) {
    const rows = await scoped(db, scope, async (tx) => {
      const page = await tx
        .selectFrom('subscriber')
        .select(['id', 'email'])
        .where('email', '>', after)
        .orderBy('email')
        .limit(ROWS)
        .execute()
      const entries = await entriesOfMany(
        tx,
        page.map(({ id }) => id),
      )
      return page.map(({ id, email }) => ({ email, subscriber: subscriberOf(entries.get(id) ?? []) }))
    })
    const last = rows.at(-1)
    if (!last) return
    after = last.email
    yield stringify(rows.flatMap(({ email, subscriber }) => (subscriber ? writeRows(email, subscriber) : [])))
  }
}
