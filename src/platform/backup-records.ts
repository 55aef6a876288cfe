/** What stands inside a backup: of each table its name and columns, then its rows; at the end, what there was of each. */
import { z } from 'zod'

const table = z.object({ name: z.string(), columns: z.array(z.string()).min(1) })
const tally = table.extend({
  rows: z.number().int().nonnegative(),
  /** SHA-256 of the rows as PostgreSQL writes them, in the order of the primary key. */
  sha256: z.string(),
})
const manifest = z.object({
  tables: z.array(tally),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
  /** By what the secret of the installation is known again; none when it was not at hand. */
  secret: z.string().optional(),
})
export type TableOf = z.output<typeof table>
export type Tally = z.output<typeof tally>
export type Manifest = z.output<typeof manifest>

export type BackupRecord =
  | { readonly is: 'table'; readonly table: TableOf }
  | { readonly is: 'rows'; readonly rows: Buffer }
  | { readonly is: 'manifest'; readonly manifest: Manifest }

const MARKS = { table: 'T', rows: 'R', manifest: 'M' } as const
const HEAD = 5

export function encodeRecord(record: BackupRecord): Buffer {
  const body =
    record.is === 'rows'
      ? record.rows
      : Buffer.from(JSON.stringify(record.is === 'table' ? record.table : record.manifest))
  const head = Buffer.alloc(HEAD, MARKS[record.is])
  head.writeUInt32BE(body.length, 1)
  return Buffer.concat([head, body])
}

/** @throws Error when the bytes are no records, or do not end with a manifest */
export async function* readRecords(source: AsyncIterable<Buffer>): AsyncGenerator<BackupRecord> {
  let held: Buffer = Buffer.alloc(0)
  let last: BackupRecord | undefined
  for await (const chunk of source) {
    held = Buffer.concat([held, chunk])
    let from = 0
    for (;;) {
      const end = held.length - from < HEAD ? undefined : from + HEAD + held.readUInt32BE(from + 1)
      if (end === undefined || end > held.length) break
      last = recordOf(held.toString('latin1', from, from + 1), held.subarray(from + HEAD, end))
      yield last
      from = end
    }
    held = held.subarray(from)
  }
  if (held.length > 0 || last?.is !== 'manifest') throw new Error('The backup does not end as it should.')
}

function recordOf(mark: string, body: Buffer): BackupRecord {
  switch (mark) {
    case MARKS.rows:
      return { is: 'rows', rows: body }
    case MARKS.table:
      return { is: 'table', table: table.parse(JSON.parse(body.toString())) }
    case MARKS.manifest:
      return { is: 'manifest', manifest: manifest.parse(JSON.parse(body.toString())) }
    default:
      throw new Error('The backup holds something that this version does not know.')
  }
}
