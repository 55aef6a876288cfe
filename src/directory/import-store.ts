/** Brings listings in from a table, all of it or exactly the good rows, reading it piece by piece. */
import { randomBytes } from 'node:crypto'
import type { Readable } from 'node:stream'
import { CsvError } from 'csv-parse'
import type { Kysely } from 'kysely'
import { entryId, type PersonId, uuidv7 } from '#kernel/ids.ts'
import { fail, problem, type Result } from '#kernel/result.ts'
import { earlier, type Instant } from '#kernel/time.ts'
import { csvLines } from '#platform/csv.ts'
import type { DB } from '#platform/database.gen.ts'
import { type Scope, scoped, type Tx } from '#platform/database.ts'
import { alikeOf, marksOf } from './alike-store.ts'
import { type Listing, type ListingEntry, listingOf } from './listing.ts'
import { headerProblem, type ListingRow, readRow } from './listing-csv.ts'
import { CSV } from './listing-csv-words.ts'
import { entryRows, insertUnderFreeSlug, listingRow, newListingId } from './listing-store.ts'
import { slugOf } from './profile.ts'
import type { Reading } from './read-profile.ts'
import { CONSENT } from './verification.ts'

export type Importing = {
  /** Whether to store the good rows when others are bad. Otherwise one bad row keeps everything out. */
  readonly takeGoodRows: boolean
  /** Who brings them in. */
  readonly by: PersonId
  readonly reading: Reading
  readonly now: Instant
}

export type ImportReport = {
  /** Rows below the header. */
  readonly rows: number
  readonly bad: number
  readonly stored: number
  /** What is wrong with the file as a whole; then nothing was stored. */
  readonly wrong?: string
  /** What is wrong, by the line of the file on which the row begins; the first thousand bad rows. */
  readonly problems: readonly { readonly line: number; readonly messages: readonly string[] }[]
}

const BATCH = 500
const MOST_TOLD = 1000

export async function importListings(
  db: Kysely<DB>,
  scope: Scope,
  file: Readable,
  importing: Importing,
): Promise<ImportReport> {
  try {
    return await scoped(db, scope, async (tx) => {
      const report = await takeIn(tx, file, importing)
      if (report.wrong || (report.bad > 0 && !importing.takeGoodRows))
        throw new Undone({ ...report, stored: 0 })
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

type Row = { readonly line: number; readonly read: Result<ListingRow> }

async function takeIn(tx: Tx, file: Readable, importing: Importing): Promise<ImportReport> {
  const problems: Refused[] = []
  let rows = 0
  let bad = 0
  let stored = 0
  const take = async (batch: readonly Row[]) => {
    const { good, refused } = await sorted(tx, batch)
    rows += batch.length
    bad += refused.length
    stored += good.length
    problems.push(...refused.slice(0, MOST_TOLD - problems.length))
    if (good.length > 0) await store(tx, good, importing)
  }
  let wrong: string | undefined
  try {
    let batch: Row[] = []
    for await (const row of rowsOf(file, importing.reading)) {
      if (typeof row === 'string') return { rows: 0, bad: 0, stored: 0, wrong: row, problems: [] }
      batch.push(row)
      if (batch.length === BATCH) {
        await take(batch)
        batch = []
      }
    }
    await take(batch)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    wrong = CSV.notATable(Number(error.lines) || rows + 1, error.code === 'CSV_MAX_RECORD_SIZE')
  }
  if (rows === 0) wrong ??= CSV.empty
  return { rows, bad, stored, ...(wrong ? { wrong } : {}), problems }
}

/** The rows of a table with the lines on which they begin; one sentence instead, when its first line is wrong. */
async function* rowsOf(file: Readable, reading: Reading): AsyncGenerator<Row | string> {
  let header: readonly string[] | undefined
  for await (const { line, cells } of csvLines(file)) {
    if (header) yield { line, read: readCells(header, cells, reading) }
    else {
      header = cells.map((name) => name.trim().toLowerCase())
      const problem = headerProblem(header)
      if (problem) return yield problem
    }
  }
}

function readCells(
  header: readonly string[],
  cells: readonly string[],
  reading: Reading,
): Result<ListingRow> {
  if (cells.length !== header.length) return fail(problem(CSV.cells(cells.length, header.length)))
  return readRow(Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])), reading)
}

type Refused = { readonly line: number; readonly messages: string[] }

/** The rows to store, and those with a problem: what they say, or that they are listed already. */
async function sorted(tx: Tx, batch: readonly Row[]): Promise<{ good: ListingRow[]; refused: Refused[] }> {
  const read = batch.flatMap(({ line, read }) => (read.ok ? [{ line, row: read.value }] : []))
  const refused: Refused[] = batch.flatMap(({ line, read }) =>
    read.ok ? [] : [{ line, messages: read.problems.map(({ message }) => message) }],
  )
  const known = new Map(
    (
      await alikeOf(
        tx,
        read.map(({ row }) => row.profile),
      )
    ).map((alike) => [alike.of, alike] as const),
  )
  const seen = new Map<string, number>()
  const good: ListingRow[] = []
  for (const [of, { line, row }] of read.entries()) {
    const marks = marksOf(row.profile).map(([common, mark]) => ({ common, key: `${common} ${mark}` }))
    const listed = known.get(of)
    const twin = marks.find(({ key }) => seen.has(key))
    if (listed) refused.push({ line, messages: [CSV.listed(listed.common)] })
    else if (twin) refused.push({ line, messages: [CSV.twice(twin.common, seen.get(twin.key) ?? 0)] })
    else good.push(row)
    for (const { key } of marks) if (!seen.has(key)) seen.set(key, line)
  }
  return { good, refused: refused.toSorted((a, b) => a.line - b.line) }
}

/** Stores new listings, hidden: their owners have not confirmed their addresses, and nothing was looked up. */
async function store(tx: Tx, rows: readonly ListingRow[], { by, now }: Importing): Promise<void> {
  const listings = rows.map((row) => {
    const id = newListingId()
    const drafts = draftsOf(row, by, now)
    return { id, row, drafts, columns: { id, ...listingRow(standing(drafts)) } }
  })
  await tx
    .insertInto('listing_entry')
    .values(listings.flatMap(({ id, drafts }) => entryRows(id, drafts)))
    .execute()
  await tx
    .insertInto('listing_contact')
    .values(
      listings.map(({ id, row }) => ({
        listing_id: id,
        email: row.contactEmail,
        changed_at: now.toString(),
      })),
    )
    .execute()
  const written = await tx
    .insertInto('listing')
    .values(listings.map(({ columns }) => ({ ...columns, slug: slugOf(columns.name) })))
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('id')
    .execute()
  const done = new Set(written.map(({ id }) => id))
  for (const { columns } of listings)
    if (!done.has(columns.id)) await insertUnderFreeSlug(tx, slugOf(columns.name), columns)
}

function draftsOf({ profile, consent }: ListingRow, by: PersonId, at: Instant): ListingEntry[] {
  const agreedAt = consent.on.toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' }).toInstant()
  const body = { wording: CONSENT.wording, how: consent.how }
  return [
    { id: newEntryId(), kind: 'listing-proposed', at, by, body: { profile } },
    { id: newEntryId(), kind: 'consent-given', at: earlier(agreedAt, at), by, body },
  ]
}

const newEntryId = () => entryId.parse(uuidv7(Temporal.Now.instant().epochMilliseconds, randomBytes(10)))

function standing(entries: readonly ListingEntry[]): Listing {
  const listing = listingOf(entries)
  if (!listing) throw new Error('A listing begins with its proposal.')
  return listing
}
