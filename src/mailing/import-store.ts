/** Brings subscribers in from a table, all of it or exactly the good rows, reading it piece by piece. */
import type { Readable } from 'node:stream'
import { CsvError } from 'csv-parse'
import { type Kysely, sql } from 'kysely'
import type { PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { csvLines } from '#platform/csv.ts'
import type { DB } from '#platform/database.gen.ts'
import { type Scope, scoped, type Tx } from '#platform/database.ts'
import { CSV } from './csv-words.ts'
import { type BadRow, type Row, takeBatch } from './import-batch-store.ts'
import { headerProblem, readRow } from './subscriber-csv.ts'

export type Importing = {
  /** Whether to store the good rows when others are bad. Otherwise one bad row keeps everything out. */
  readonly takeGoodRows: boolean
  readonly by: PersonId
  readonly now: Instant
}

export type ImportReport = {
  /** Rows below the header. */
  readonly rows: number
  readonly bad: number
  readonly stored: number
  /** Good rows that say what stands here already. */
  readonly known: number
  /** What is wrong with the file as a whole; then nothing was stored. */
  readonly wrong?: string
  /** What is wrong, by the line of the file on which the row begins; the first five thousand bad rows. */
  readonly problems: readonly BadRow[]
}

const BATCH = 1000
const MOST_TOLD = 5000

export async function importSubscribers(
  db: Kysely<DB>,
  scope: Scope,
  file: Readable,
  importing: Importing,
): Promise<ImportReport> {
  try {
    return await scoped(db, scope, async (tx) => {
      const report = await takeIn(tx, file, importing)
      if (report.wrong || (report.bad > 0 && !importing.takeGoodRows))
        throw new Undone({ ...report, stored: 0, known: 0 })
      return report
    })
  } catch (error) {
    if (error instanceof Undone) return error.report
    throw error
  }
}

/** Leaves the transaction without a trace, with what there is to say. */
class Undone extends Error {
  readonly report: ImportReport
  constructor(report: ImportReport) {
    super()
    this.report = report
  }
}

async function takeIn(tx: Tx, file: Readable, importing: Importing): Promise<ImportReport> {
  const problems: BadRow[] = []
  const sum = { rows: 0, bad: 0, stored: 0, known: 0 }
  /** On which line an address stood for a list. */
  const seen = new Map<string, number>()
  const take = async (batch: readonly Row[]) => {
    const stores = importing.takeGoodRows || sum.bad === 0
    const { bad, ...counted } = await takeBatch(tx, { rows: batch, seen, stores, ...importing })
    sum.rows += batch.length
    sum.bad += bad.length
    sum.stored += counted.stored
    sum.known += counted.known
    problems.push(...bad.slice(0, MOST_TOLD - problems.length))
    // The first of many: from now on the database plans for a large table.
    if (stores && sum.rows === BATCH) await sql`select count_subscribers()`.execute(tx)
  }
  let wrong: string | undefined
  try {
    let header: readonly string[] | undefined
    let batch: Row[] = []
    for await (const { line, cells } of csvLines(file)) {
      if (!header) {
        header = cells.map((name) => name.trim().toLowerCase())
        wrong = headerProblem(header)
        if (wrong) return { ...sum, wrong, problems }
        continue
      }
      batch.push({ line, read: readRow(header, cells, importing.now) })
      if (batch.length === BATCH) {
        await take(batch)
        batch = []
      }
    }
    await take(batch)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    wrong = CSV.notATable(Number(error.lines) || sum.rows + 1, error.code === 'CSV_MAX_RECORD_SIZE')
  }
  if (sum.rows === 0) wrong ??= CSV.empty
  return { ...sum, ...(wrong ? { wrong } : {}), problems }
}
