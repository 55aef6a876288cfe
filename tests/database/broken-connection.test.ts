/** A connection to the database that breaks while it is used. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { connect } from '#platform/database.ts'
import { asOwner, freshDatabase } from '../support/database.ts'

test('a connection that is cut within a transaction fails that transaction alone, and the next one finds the database', async () => {
  const url = await freshDatabase()
  const database = connect(url, 2)
  const cut = database.db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await asOwner(url, 'select pg_terminate_backend($1)', [rows[0]?.pid])
    await new Promise((done) => setTimeout(done, 100))
    await sql`select 1`.execute(tx)
  })
  await expect(cut).rejects.toThrow()
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(database.db)
  expect(rows).toEqual([{ one: 1 }])
  await database.close()
})
