/** What it costs to open a chart: with row-level security and the access record against the same read without them, and while others guess passwords. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createCharts } from '#course/charts.ts'
import { createProtocols } from '#course/protocols.ts'
import { createWriter } from '#course/writer.ts'
import { emailOf } from '#demonstration/people.ts'
import { entryId, uuidv7 } from '#kernel/ids.ts'
import { signedIn } from '#people/store.ts'
import { createAccessRecord } from '#platform/access-record.ts'
import { shippedProtocols } from '#platform/content.ts'
import { connect } from '#platform/database.ts'
import { createKeys } from '#platform/keys.ts'
import { openMasterKeys } from '#platform/master-keys.ts'
import type { BenchServer } from './server.ts'
import { median, type Row } from './table.ts'

const ROUNDS = 9
const READS = 60
const newId = () => entryId.parse(uuidv7(Temporal.Now.instant().epochMilliseconds, randomBytes(10)))

/** @param data the server's data folder, where its master keys are */
export async function chartRead(server: BenchServer, data: string): Promise<Row> {
  const { courses } = await server.signedIn('ruth')
  const guarded = connect(server.databaseUrl, 4)
  // The same connection as the owner of the schema, whom no policy binds.
  const open = connect(server.databaseUrl, 4)
  open.pool.options.options = '-c timezone=UTC'
  const accessRecord = createAccessRecord(server.databaseUrl)
  const library = createProtocols(shippedProtocols())
  const { rows } = await open.pool.query<{ id: string }>('select id from person where email = $1', [
    emailOf('ruth'),
  ])
  const person = await signedIn(guarded.db, rows[0]!.id)
  if (!person) throw new Error('The demonstration has nobody called Ruth.')
  const chartsOf = (database: typeof guarded, record: typeof accessRecord) => {
    const keys = createKeys(database.db, openMasterKeys(join(data, 'keys.json')))
    const writer = createWriter(database, { library, keys })
    return createCharts(
      { db: database.db, library, keys, writer, newId, accessRecord: record, whence: { page: 'bench' } },
      person,
    )
  }
  const ours = chartsOf(guarded, accessRecord)
  const theirs = chartsOf(open, { store: async () => {}, close: async () => {} })
  const read = async (charts: typeof ours): Promise<number> => {
    const begun = performance.now()
    for (let i = 0; i < READS; i++) await charts.open(courses[i % courses.length]!)
    return (performance.now() - begun) / READS
  }
  const figures = { ours: [] as number[], theirs: [] as number[] }
  await read(ours)
  await read(theirs)
  for (let round = 0; round < ROUNDS; round++) {
    figures.ours.push(await read(ours))
    figures.theirs.push(await read(theirs))
  }
  await accessRecord.close()
  await guarded.close()
  await open.close()
  return {
    name: 'chart read with row-level security and audit',
    ours: median(figures.ours),
    unit: 'ms',
    peer: 'without',
    theirs: median(figures.theirs),
    ratio: median(figures.theirs.map((without, i) => without / figures.ours[i]!)),
  }
}

const FLOOD_PER_SECOND = 200

/** The p99 of a course page while somebody sends 200 wrong sign-ins a second, against the same in quiet. */
export async function chartReadUnderFlood(server: BenchServer): Promise<Row> {
  const { cookie, courses } = await server.signedIn('ruth')
  const p99 = async (seconds: number): Promise<number> => {
    const times: number[] = []
    const end = performance.now() + seconds * 1000
    while (performance.now() < end) {
      const begun = performance.now()
      const answer = await fetch(`${server.origin}/courses/${courses[times.length % courses.length]}`, {
        headers: { Cookie: cookie },
      })
      await answer.arrayBuffer()
      if (answer.status !== 200) throw new Error(`A course page answered ${answer.status}.`)
      times.push(performance.now() - begun)
    }
    return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)]!
  }
  await p99(3)
  const quiet: number[] = []
  const flooded: number[] = []
  for (let round = 0; round < 3; round++) {
    quiet.push(await p99(6))
    const flood = spawn(
      'node',
      [join(import.meta.dirname, 'flood.ts'), server.origin, String(FLOOD_PER_SECOND)],
      {
        stdio: 'inherit',
      },
    )
    await new Promise((wait) => setTimeout(wait, 1000))
    flooded.push(await p99(6))
    flood.kill()
    await new Promise((wait) => setTimeout(wait, 1000))
  }
  return {
    name: 'chart read under sign-in flood',
    ours: median(flooded),
    unit: 'ms',
    peer: 'the same in quiet, p99',
    theirs: median(quiet),
    ratio: median(quiet.map((calm, i) => calm / flooded[i]!)),
  }
}
