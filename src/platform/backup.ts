/** A backup: one snapshot of everything that has to be there again, taken while the system runs. `kairos backup`. */
import { createHmac, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { writeBackupFile } from './backup-file.ts'
import { encodeRecord, type Manifest, type Tally } from './backup-records.ts'
import { backupTables, ownerOf, rowsOf } from './backup-tables.ts'
import type { MasterKeys } from './master-keys.ts'
import { MIGRATING } from './migrate.ts'

export type BackupMade = {
  readonly id: string
  /** The moment that it shows. */
  readonly at: string
  readonly bytes: number
  readonly rows: number
  readonly tables: number
  readonly seconds: number
}

/** By what the secret of an installation is known again, without telling it. */
export const secretMark = (secret: string): string =>
  createHmac('sha256', secret).update('kairos backup').digest('hex').slice(0, 32)

export const KAIROS_VERSION: string = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
).version

/**
 * Writes a backup and notes in the database that it was made. Nobody waits for it, and memory stays flat.
 * @param secret of the installation, when it is known
 * @throws Error with a sentence when the file cannot be written or the database is none of Kairos
 */
export async function makeBackup(
  ownerUrl: string,
  masters: MasterKeys,
  path: string,
  secret: string | undefined,
): Promise<BackupMade> {
  const begun = performance.now()
  const client = ownerOf(ownerUrl)
  client.on('error', () => {})
  await client.connect()
  try {
    const { at, migrations } = await snapshot(client)
    const tables = await backupTables(client)
    const id = randomUUID()
    const tallies: Tally[] = []
    async function* content() {
      for (const table of tables) {
        const { name, columns } = table
        yield encodeRecord({ is: 'table', table: { name, columns } })
        const rows = rowsOf(client, table)
        for (let next = await rows.next(); ; next = await rows.next()) {
          if (next.done) {
            tallies.push(next.value)
            break
          }
          yield encodeRecord({ is: 'rows', rows: next.value })
        }
      }
      const manifest: Manifest = {
        tables: tallies,
        sequences: await sequences(client),
        ...(secret ? { secret: secretMark(secret) } : {}),
      }
      yield encodeRecord({ is: 'manifest', manifest })
    }
    const about = { id, at, kairos: KAIROS_VERSION, migrations }
    const bytes = await writeBackupFile(path, masters, about, content)
    await client.query('commit')
    const rows = tallies.reduce((sum, tally) => sum + tally.rows, 0)
    // A database from before this was noted is backed up like any other.
    if (migrations.includes(NOTED_SINCE))
      await client.query('insert into backup (id, at, bytes, rows) values ($1, $2, $3, $4)', [
        id,
        at,
        bytes,
        rows,
      ])
    return { id, at, bytes, rows, tables: tables.length, seconds: (performance.now() - begun) / 1000 }
  } catch (error) {
    // In the middle of sending rows that nobody takes any more, a connection does not end by itself.
    client.connection.stream.destroy()
    throw error
  } finally {
    await client.end()
  }
}

const NOTED_SINCE = '0020_backups.sql'

/** From here on the connection sees one moment, between two migrations. */
async function snapshot(client: pg.Client): Promise<{ at: string; migrations: string[] }> {
  const known = await client.query(`select to_regclass('public.migration') as migration`)
  if (known.rows[0]?.migration === null)
    throw new Error('This database is none of Kairos: there is nothing to back up.')
  await client.query(`select pg_advisory_lock_shared(${MIGRATING})`)
  await client.query('begin isolation level repeatable read, read only')
  const { rows } = await client.query<{ at: string; names: string[] }>(
    `select to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, array(select name from migration order by name) as names`,
  )
  const tables = await backupTables(client)
  await client.query(
    `lock table ${tables.map(({ name }) => `public.${name}`).join(', ')} in access share mode`,
  )
  await client.query(`select pg_advisory_unlock_shared(${MIGRATING})`)
  return { at: rows[0]!.at, migrations: rows[0]!.names }
}

async function sequences(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows: names } = await client.query<{ name: string }>(
    `select format('%I', sequencename) as name from pg_sequences where schemaname = 'public' order by 1`,
  )
  const all: Manifest['sequences'] = []
  for (const { name } of names) {
    const { rows } = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from public.${name}`,
    )
    if (rows[0]) all.push({ name, ...rows[0] })
  }
  return all
}
