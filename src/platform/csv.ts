/** Reads a table (CSV) piece by piece, so that its size does not matter. */
import type { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { z } from 'zod'

export type CsvLine = {
  /** The line of the file on which the row begins: a text in quotes may go over several. */
  readonly line: number
  readonly cells: readonly string[]
}

/** Bytes of one row; what people write fits many times. A file that is no table ends here and not in memory. */
const LARGEST_ROW = 200_000

const piece = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) })

/** @throws CsvError (csv-parse) with the line where the file stops being a table */
export async function* csvLines(file: Readable): AsyncGenerator<CsvLine> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LARGEST_ROW,
  })
  file.on('error', (error) => parser.destroy(error))
  for await (const read of file.pipe(parser)) {
    const { record, info } = piece.parse(read)
    yield { line: info.lines - linesWithin(record), cells: record }
  }
}

const linesWithin = (record: readonly string[]): number => record.join('').split('\n').length - 1
