/** Brings a database to the newest schema: plain numbered SQL, forward only, each file in one transaction; then the job queue's own tables. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { migrateJobs } from './jobs-schema.ts'

export const MIGRATIONS = join(import.meta.dirname, '../../migrations')

/** The lock that migrating takes alone; who must not see the schema between two migrations shares it. */
export const MIGRATING = 2608

/** Every migration that this version knows, in their order. */
export const knownMigrations = (): string[] =>
  readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .sort()

/** Makes the table that says what has run. */
export const beginMigrating = (client: pg.Client) =>
  client.query(
    'create table if not exists migration (name text primary key, ran_at timestamptz not null default now())',
  )

/** Runs one migration inside a transaction of the caller's. */
export async function runMigration(client: pg.Client, name: string): Promise<void> {
  await client.query(readFileSync(join(MIGRATIONS, name), 'utf8'))
  await client.query('insert into migration (name) values ($1)', [name])
}

/**
 * Runs what has not run yet. Two processes starting at once wait for each other.
 * @returns the names of the migrations that ran now
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(${MIGRATING})`)
    await beginMigrating(client)
    const { rows } = await client.query<{ name: string }>('select name from migration')
    const ran = new Set(rows.map((row) => row.name))
    const waiting = knownMigrations().filter((name) => !ran.has(name))
    for (const name of waiting) {
      await client.query('begin')
      try {
        await runMigration(client, name)
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
