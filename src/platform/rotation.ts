/** Exchanging the master key while the program runs: every course's key is wrapped anew, none of them changes. */
import pg from 'pg'
import { addMasterKey, keepMasterKeys, openMasterKeys } from './master-keys.ts'

export type Rotated = {
  /** The key that is current now. */
  readonly current: string
  /** How many keys of courses were wrapped anew. */
  readonly wrapped: number
  /** Keys of earlier rotations that nothing needed any more, taken out of the file. */
  readonly dropped: readonly string[]
}

const AT_ONCE = 500

/**
 * Adds a master key and wraps every course's key with it, a few hundred in each transaction. The key that was current
 * until now stays in the file until the next rotation, because another process may be using it at this moment.
 * @param ownerUrl a connection of the schema's owner: the application may not exchange keys
 */
export async function rotateMasterKey(ownerUrl: string, path: string): Promise<Rotated> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ master: string }>(
      'select distinct master from course_key where wrapped is not null',
    )
    const dropped = keepMasterKeys(path, new Set(rows.map(({ master }) => master)))
    const current = addMasterKey(path)
    let wrapped = 0
    for (let done = -1; done !== 0; wrapped += done) done = await wrapSome(client, path, current)
    return { current, wrapped, dropped }
  } finally {
    await client.end()
  }
}

async function wrapSome(client: pg.Client, path: string, current: string): Promise<number> {
  const masters = openMasterKeys(path)
  await client.query('begin')
  try {
    const { rows } = await client.query<{
      practice_id: string
      course_id: string
      master: string
      wrapped: Buffer
    }>(
      `select practice_id, course_id, master, wrapped from course_key
       where wrapped is not null and master <> $1 limit ${AT_ONCE} for update`,
      [current],
    )
    for (const row of rows) {
      const anew = masters.wrap(masters.unwrap(row.master, row.wrapped))
      await client.query(
        'update course_key set master = $1, wrapped = $2 where practice_id = $3 and course_id = $4',
        [anew.master, anew.wrapped, row.practice_id, row.course_id],
      )
    }
    await client.query('commit')
    return rows.length
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
