/** Restoring a backup, whole or not at all: `kairos restore`, and `kairos backup check` to see that it can be done. */
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type Beginning, openBackupFile } from './backup-file.ts'
import { type BackupRecord, type Manifest, readRecords, type Tally } from './backup-records.ts'
import { type BackupTable, backupTables, ownerOf, quoted, rowsOf } from './backup-tables.ts'
import type { MasterKeys } from './master-keys.ts'
import { beginMigrating, knownMigrations, MIGRATING, migrate, runMigration } from './migrate.ts'
import { type Verified, verifyChainOn } from './verify.ts'

export type Restored = {
  readonly about: Pick<Beginning, 'id' | 'at' | 'kairos' | 'migrations'>
  readonly tables: number
  readonly rows: number
  /** What ran on it after it was restored, because it is from an older version. */
  readonly migrated: readonly string[]
  /** What `kairos verify` says of it. */
  readonly verified: Verified
  /** Courses whose key the master keys open, and those whose charts stay shut. */
  readonly courses: { readonly open: number; readonly shut: number }
  /** By what the secret of its installation is known again. */
  readonly secret: string | undefined
  readonly seconds: number
}

/**
 * Restores a backup into an empty database, in one transaction: the schema as it was, the rows, what is newer of the
 * schema. Every table is read back and compared before anything is kept.
 * @param keep false: only to see whether it can be done; the database is left as empty as it was
 * @throws Error with a sentence when the file is none, is from a newer version, or was changed; when the database is
 *   not empty; or when a table is not what the file says
 */
export async function restoreBackup(
  path: string,
  ownerUrl: string,
  masters: MasterKeys,
  keep: boolean,
): Promise<Restored> {
  const begun = performance.now()
  const { about, content } = await openBackupFile(path)
  const newer = refuseNewer(about, path)
  const client = ownerOf(ownerUrl)
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`select pg_advisory_xact_lock(${MIGRATING})`)
    await refuseUnlessEmpty(client)
    await beginMigrating(client)
    for (const name of about.migrations) await runMigration(client, name)
    const manifest = await fill(client, content(masters))
    await compare(client, manifest)
    for (const name of newer) await runMigration(client, name)
    const found = {
      verified: await verifyChainOn(client),
      courses: await coursesThatOpen(client, masters),
    }
    await client.query(keep ? 'commit' : 'rollback')
    if (keep) {
      await migrate(ownerUrl)
      // Until then PostgreSQL takes every table for empty, and is slow.
      await client.query('analyze')
    }
    return {
      about,
      ...found,
      tables: manifest.tables.length,
      rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
      migrated: newer,
      secret: manifest.secret,
      seconds: (performance.now() - begun) / 1000,
    }
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    await client.end()
  }
}

/** @returns what this version has to run on it afterwards */
function refuseNewer({ migrations, kairos }: Beginning, path: string): string[] {
  const known = knownMigrations()
  const unknown = migrations.filter((name) => !known.includes(name))
  if (unknown.length > 0)
    throw new Error(
      `${path} was made by a newer Kairos (${kairos}, with ${unknown.at(-1)}). Install that version, then restore it.`,
    )
  return known.filter((name) => !migrations.includes(name))
}

async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; tables: number }>(`
    select current_database() as name, count(*)::int as tables from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'pgboss') and c.relkind in ('r', 'p')
      and not exists (select from pg_depend where objid = c.oid and deptype = 'e')`)
  const { name, tables } = rows[0]!
  if (tables > 0)
    throw new Error(
      `The database ${name} is not empty: it has ${tables} tables. A backup is restored only into an empty one: name it in DATABASE_URL, or a new folder in KAIROS_DATA. Nothing was changed.`,
    )
}

/** Fills the tables in the order of the file, which is one in which every row finds what it points to. */
async function fill(client: pg.Client, content: AsyncIterable<Buffer>): Promise<Manifest> {
  const names = (await backupTables(client)).map(({ name }) => `public.${name}`)
  // What happens after an insert has happened: the rows that it made are in the file too.
  for (const name of names) await client.query(`alter table ${name} disable trigger user`)
  await client.query(`truncate ${names.join(', ')} cascade`)
  const manifest = await copyIn(client, readRecords(content))
  for (const { name, value, called } of manifest.sequences)
    await client.query('select setval($1::regclass, $2::bigint, $3)', [`public.${name}`, value, called])
  await client.query('set constraints all immediate')
  for (const name of names) await client.query(`alter table ${name} enable trigger user`)
  return manifest
}

async function copyIn(client: pg.Client, records: AsyncGenerator<BackupRecord>): Promise<Manifest> {
  let manifest: Manifest | undefined
  let next = await records.next()
  /** The rows up to whatever else follows them. */
  async function* rows() {
    for (next = await records.next(); !next.done && next.value.is === 'rows'; next = await records.next())
      yield next.value.rows
  }
  while (!next.done) {
    const record: BackupRecord = next.value
    if (record.is === 'table')
      await pipeline(rows, client.query(copyFrom(`copy ${quoted(record.table)} from stdin`)))
    else {
      if (record.is === 'manifest') manifest = record.manifest
      next = await records.next()
    }
  }
  if (!manifest) throw new Error('The backup does not end as it should.')
  return manifest
}

/** Reads every table back: what the database now has is what there was, row by row. */
async function compare(client: pg.Client, { tables }: Manifest): Promise<void> {
  const here = new Map((await backupTables(client)).map((table) => [table.name, table]))
  for (const { name, columns, rows, sha256 } of tables) {
    const table = here.get(name)
    const found = table && (await tallyOf(client, { ...table, columns }))
    if (found?.rows !== rows || found.sha256 !== sha256)
      throw new Error(
        `The table ${name} is not what was backed up: ${found?.rows ?? 'no'} rows for ${rows}, or others. Nothing was restored.`,
      )
  }
}

async function tallyOf(client: pg.Client, table: BackupTable): Promise<Tally> {
  const rows = rowsOf(client, table)
  let next = await rows.next()
  while (!next.done) next = await rows.next()
  return next.value
}

async function coursesThatOpen(client: pg.Client, masters: MasterKeys): Promise<Restored['courses']> {
  const { rows } = await client.query<{ master: string; wrapped: Buffer }>(
    'select master, wrapped from course_key where wrapped is not null',
  )
  const open = rows.filter(({ master, wrapped }) => opens(masters, master, wrapped)).length
  return { open, shut: rows.length - open }
}

function opens(masters: MasterKeys, master: string, wrapped: Buffer): boolean {
  try {
    return masters.unwrap(master, wrapped).length > 0
  } catch {
    return false
  }
}
