/** The one pool, typed by the migrated schema, and the scope that row-level security reads. */
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { EntryId, PersonId, PracticeId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { DB } from './database.gen.ts'

export type Database = {
  readonly pool: pg.Pool
  readonly db: Kysely<DB>
  readonly close: () => Promise<void>
}
export type Tx = Transaction<DB>

/** A moment as the database's driver hands it over. */
export const instantOf = (at: Date): Instant => Temporal.Instant.fromEpochMilliseconds(at.getTime())

/** Who asks, for which practice. Row-level security shows nothing beyond it. */
export type Scope = {
  readonly practice: PracticeId
  readonly person: PersonId
  /** What is done on nobody's behalf: projections written from charts, or work of whoever runs the database. */
  readonly duty?: readonly ('projecting' | 'operating')[]
  /** The link through which somebody without an account asks: see `patient_link`. */
  readonly link?: EntryId
}

/** Connects as the application's role, which may add entries but never change or delete them. */
export function connect(url: string, size = 10): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    options: '-c role=kairos_app -c timezone=UTC',
  })
  // A connection that breaks while idle is replaced by the pool; the next query tells if the database is gone.
  pool.on('error', () => {})
  // One that breaks while it is used fails what it was asked; without anybody to hear it, it would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  // Not by Kysely: it leaves a pool open that it has never asked itself, and a command then ends ten seconds late.
  return { pool, db, close: () => pool.end() }
}

/** Some work as the owner of the tables, whom no policy binds: only for what the program itself does as it starts. */
export async function owning<T>(url: string, work: (db: Kysely<DB>) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: url, max: 1, options: '-c timezone=UTC' })
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

/** One transaction inside a scope. */
export function scoped<T>(db: Kysely<DB>, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('kairos.practice', ${scope.practice}, true), set_config('kairos.person', ${scope.person}, true), set_config('kairos.duty', ${(scope.duty ?? []).join(' ')}, true), set_config('kairos.link', ${scope.link ?? ''}, true)`.execute(
      tx,
    )
    return work(tx)
  })
}

/** From here on the transaction reads in the name of another practice, which shares something with the person. */
export async function actFor(tx: Tx, practice: PracticeId): Promise<void> {
  await sql`select set_config('kairos.practice', ${practice}, true)`.execute(tx)
}
