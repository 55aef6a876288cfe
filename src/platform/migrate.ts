/** Brings a database to the newest schema: plain numbered SQL, forward only, each file in one transaction; then the job queue's own tables. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { migrateJobs } from './jobs-schema.ts'

export const MIGRATIONS = join(import.meta.dirname, '../../migrations')

/**
 * Runs what has not run yet. Two processes starting at once wait for each other.
 * @returns the names of the migrations that ran now
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(2608)')
    await client.query(
      'create table if not exists migration (name text primary key, ran_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string }>('select name from migration')
    const ran = new Set(rows.map((row) => row.name))
    const waiting = readdirSync(MIGRATIONS)
      .filter((name) => name.endsWith('.sql') && !ran.has(name))
      .sort()
    for (const name of waiting) {
      await client.query('begin')
      try {
        await client.query(readFileSync(join(MIGRATIONS, name), 'utf8'))
        await client.query('insert into migration (name) values ($1)', [name])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(`The migration ${name} failed: ${error instanceof Error ? error.message : error}`)
      }
    }
    await migrateJobs(client)
    return waiting
  } finally {
    await client.end()
  }
}
