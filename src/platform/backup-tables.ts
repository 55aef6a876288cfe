/** Which tables a backup holds, in which order they can be filled again, and their rows as text. */
import { createHash } from 'node:crypto'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { inPieces } from './backup-file.ts'
import type { TableOf, Tally } from './backup-records.ts'

/**
 * What no backup holds, and why. Everything else in the schema is in it, also tables of later migrations. The job
 * queue's own schema is not in it: what is waiting there was sent, or is out of date, by the time of a restore.
 */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  migration: 'named at the beginning of the file',
  sign_in_session: 'a session that was ended since would be open again',
  sign_in_verification: 'opens something for some minutes',
  link: 'a link that was used since would work again',
  link_opening: 'goes with its link',
  taken: 'counts attempts of the last minutes',
  letter: 'on its way, with links that do not work any more; what was sent is only a mark',
  message: 'is promised to be deleted after 30 days, and a backup is kept longer',
}

/** A connection of the owner on which rows have one and the same text in every database. */
export const ownerOf = (url: string): pg.Client =>
  new pg.Client({
    connectionString: url,
    options: [
      'timezone=UTC',
      'datestyle=ISO',
      'intervalstyle=postgres',
      'bytea_output=hex',
      'extra_float_digits=1',
      'statement_timeout=0',
      'idle_in_transaction_session_timeout=0',
      // Rather fail than leave out rows that a policy hides.
      'row_security=off',
    ]
      .map((setting) => `-c ${setting}`)
      .join(' '),
  })

export type BackupTable = TableOf & {
  /** Its key, so that the same rows always come in the same order, whatever the language of the database. */
  readonly order: string
  /** Tables that its rows point to. */
  readonly needs: readonly string[]
}

/** The tables that a backup holds: those that others point to first. */
export async function backupTables(client: pg.Client): Promise<BackupTable[]> {
  const { rows } = await client.query<{
    name: string
    columns: string[]
    key: string | null
    needs: string[]
  }>(
    `select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select string_agg(format('%I', a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', ' order by k.place)
        from pg_index i, unnest(i.indkey) with ordinality as k (number, place)
        join pg_attribute a on a.attnum = k.number
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid) as key,
      array(select distinct f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid) as needs
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname::text <> all ($1)
      and not exists (select from pg_depend where objid = c.oid and deptype = 'e')
    order by c.relname`,
    [Object.keys(LEFT_OUT)],
  )
  return inOrder(rows.map(({ key, ...row }) => ({ ...row, order: key ?? 'null' })))
}

function inOrder(tables: readonly BackupTable[]): BackupTable[] {
  const ordered: BackupTable[] = []
  const waiting = new Map(tables.map((table) => [table.name, table]))
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ needs }) => needs.every((name) => !waiting.has(name)))
    if (ready.length === 0)
      throw new Error(`No table can be filled first: ${[...waiting.keys()].join(', ')} point to each other.`)
    for (const table of ready) waiting.delete(table.name)
    ordered.push(...ready)
  }
  return ordered
}

export const quoted = ({ name, columns }: TableOf): string =>
  `public.${pg.escapeIdentifier(name)} (${columnList(columns)})`

const columnList = (columns: readonly string[]): string => columns.map(pg.escapeIdentifier).join(', ')

const PIECE = 256 * 1024
const NEWLINE = 10

/** The rows of a table in the order of its key, in pieces, and at the end what there was. */
export async function* rowsOf(
  client: pg.Client,
  { name, columns, order }: BackupTable,
): AsyncGenerator<Buffer, Tally> {
  const hash = createHash('sha256')
  let rows = 0
  const all = `copy (select ${columnList(columns)} from public.${pg.escapeIdentifier(name)} order by ${order}) to stdout`
  for await (const { piece } of inPieces(client.query(copyTo(all)), PIECE)) {
    if (piece.length === 0) continue
    hash.update(piece)
    // A line each; a break inside a value is written as \n.
    for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, at + 1)) rows++
    yield piece
  }
  return { name, columns: [...columns], rows, sha256: hash.digest('hex') }
}
