/** Durable appends through the HTTP edge with 8 clients, against plain inserts of the same rows into the same Postgres. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { uuidv7 } from '#kernel/ids.ts'
import type { BenchServer } from './server.ts'
import { median, type Row } from './table.ts'
import { openWire } from './wire.ts'

const CLIENTS = 8
const EACH = 250
const ROUNDS = 5

const newId = () => uuidv7(Temporal.Now.instant().epochMilliseconds, randomBytes(10))
const clients = <T>(work: (client: number) => Promise<T>) =>
  Promise.all(Array.from({ length: CLIENTS }, (_, i) => work(i)))

/** One reading of a session, as a tablet sends it. */
const reading = () => ({
  id: newId(),
  kind: 'vitals-taken',
  at: Temporal.Now.instant().toString(),
  body: { visit: VISIT, systolic: 124, diastolic: 78, heartRate: 71, spo2: 98 },
})
const VISIT = newId()

/** @returns appends per second, ours against plain inserts, taken in turns */
export async function append(server: BenchServer): Promise<Row> {
  const { cookie, courses } = await server.signedIn('ruth')
  const wires = Array.from({ length: CLIENTS }, () => openWire(server.origin, `Cookie: ${cookie}`))
  const through = async () => {
    const begun = performance.now()
    await clients(async (client) => {
      const path = `/api/courses/${courses[client % courses.length]}/entries`
      for (let i = 0; i < EACH; i++) await wires[client]!.post(path, JSON.stringify({ entries: [reading()] }))
    })
    return (CLIENTS * EACH) / ((performance.now() - begun) / 1000)
  }

  const pool = new pg.Pool({ connectionString: server.databaseUrl, max: CLIENTS })
  pool.on('error', () => {})
  await pool.query('create table plain_entry (like entry including defaults, primary key (practice_id, id))')
  const practice = newId()
  const plain = async () => {
    const begun = performance.now()
    await clients(async (client) => {
      for (let i = 0; i < EACH; i++) {
        const { id, kind, at, body } = reading()
        await pool.query(
          `insert into plain_entry (practice_id, id, course_id, kind, at, by, audience, body) values ($1, $2, $3, $4, $5, 'ruth', 'care-team', $6)`,
          [practice, id, courses[client % courses.length], kind, at, JSON.stringify(body)],
        )
      }
    })
    return (CLIENTS * EACH) / ((performance.now() - begun) / 1000)
  }

  const ours: number[] = []
  const theirs: number[] = []
  await through()
  await plain()
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await through())
    theirs.push(await plain())
  }
  await pool.end()
  for (const wire of wires) wire.close()
  const ratios = ours.map((value, i) => value / theirs[i]!)
  return {
    name: 'append',
    ours: median(ours),
    unit: 'per second',
    peer: 'plain inserts, 8 clients',
    theirs: median(theirs),
    ratio: median(ratios),
  }
}
