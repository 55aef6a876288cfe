/** What the database says of its backups: that one was made, and when one was restored to see whether it can be. */
import pg from 'pg'
import type { Backups } from '#people/backups.ts'
import { instantOf, type Tx } from './database.ts'

/** As the administrators of a practice see it. */
export async function lastBackup(tx: Tx): Promise<Backups | undefined> {
  const { at, checked } = await tx
    .selectFrom('backup')
    .select(({ fn }) => [fn.max('at').as('at'), fn.max('checked_at').as('checked')])
    .executeTakeFirstOrThrow()
  return at ? { at: instantOf(at), checkedAt: checked ? instantOf(checked) : undefined } : undefined
}

/**
 * Notes that a backup was restored and was whole.
 * @returns false when this database knows nothing of it
 */
export async function noteChecked(ownerUrl: string, id: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('update backup set checked_at = now() where id = $1', [id])
    return rowCount === 1
  } finally {
    await client.end()
  }
}
