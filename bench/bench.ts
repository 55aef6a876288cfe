/** `npm run bench`: every figure against its limit or peer in one run; prints the table and writes results.json. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { append } from './append.ts'
import { chartRead, chartReadUnderFlood } from './chart-read.ts'
import { consoleRows } from './console.ts'
import { consolePageRows } from './console-page.ts'
import { courseViewRow } from './course-view.ts'
import { directoryRows } from './directory.ts'
import { importing } from './importing.ts'
import { largeForm } from './large-form.ts'
import { letterRows } from './letters.ts'
import { publicPage } from './public-page.ts'
import { seatsOver } from './seats.ts'
import { startServer } from './server.ts'
import { starting } from './starting.ts'
import type { Row } from './table.ts'

const data = mkdtempSync(join(tmpdir(), 'kairos-bench-'))
// As root the database runs under another account, which must be able to enter.
chmodSync(data, 0o755)
const rows: Row[] = []
try {
  rows.push(courseViewRow(), await largeForm())
  const server = await startServer(data)
  try {
    rows.push(await append(server), await chartRead(server, data))
    rows.push(...(await consolePageRows(server)))
    rows.push(...(await consoleRows(server, data)))
    // After it nobody signs in from here for a while.
    rows.push(await chartReadUnderFlood(server))
  } finally {
    await server.stop()
  }
  rows.push(...(await publicPage(data)), ...(await importing()), ...(await starting(data)))
  rows.push(...(await directoryRows()), await seatsOver(), ...(await letterRows()))
} finally {
  rmSync(data, { recursive: true, force: true })
}
const short = (n: number) => Number(n.toPrecision(3))
const results = rows.map((row) => ({
  ...row,
  ours: short(row.ours),
  theirs: short(row.theirs),
  ratio: short(row.ratio),
}))
console.table(results)
writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`)

// The README shows what was measured last, nothing else.
const readme = join(import.meta.dirname, '../README.md')
const lines = results.map(
  ({ name, ours, unit, peer, theirs, ratio }) =>
    `| ${name} | ${ours} ${unit} | ${peer} | ${theirs} ${unit} | ${ratio} |`,
)
const table = ['| | ours | against | theirs | ratio |', '|---|---|---|---|---|', ...lines].join('\n')
writeFileSync(
  readme,
  readFileSync(readme, 'utf8').replace(
    /<!-- bench -->[\s\S]*<!-- \/bench -->/,
    `<!-- bench -->\n${table}\n<!-- /bench -->`,
  ),
)
