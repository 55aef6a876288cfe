/** The console while sessions are under way: from a tap to stored for good, and to the other device's screen. */
import { createServer, request } from 'node:http'
import pg from 'pg'
import type { BenchServer } from './server.ts'
import { beginSessions, newId, openPair, type Pair, type Tap } from './sessions.ts'
import type { Row } from './table.ts'

const AT_ONCE = 50
const EVERY_MS = 1000
const SECONDS = 20
const MANY = 200
const MANY_EVERY_MS = 5000
const MANY_SECONDS = 60
/** An entry that the other device does not have by then is late. */
const LATE_MS = 1000

/** @param data the server's data folder, where its master keys are */
export async function consoleRows(server: BenchServer, data: string): Promise<Row[]> {
  const sessions = await beginSessions(server, data, MANY)
  const [ruth, helen] = [await server.signedIn('ruth'), await server.signedIn('helen')]
  const cookies = { writes: ruth.cookie, follows: helen.cookie }
  const pairs: Pair[] = []
  for (const session of sessions) pairs.push(await openPair(server, cookies, session))
  const floor = await openFloor(server.databaseUrl)

  const few = pairs.slice(0, AT_ONCE)
  await steady(few, (pair) => pair.tap(), EVERY_MS, 3)
  // In turns, so that both meet the same machine.
  const taps: Tap[] = []
  const floors: number[] = []
  for (let round = 0; round < 3; round++) {
    taps.push(...(await steady(few, (pair) => pair.tap(), EVERY_MS, SECONDS / 3)))
    floors.push(...(await steady(few, () => floor.once(), EVERY_MS, SECONDS / 3)))
  }
  await floor.close()
  const many = await steady(pairs, (pair) => pair.tap(), MANY_EVERY_MS, MANY_SECONDS)
  for (const pair of pairs) pair.close()

  const late = many.filter(({ durable, visible }) => Math.max(durable, visible) > LATE_MS).length
  const rowOf = (name: string, figures: readonly number[], part: number): Row => {
    const [ours, theirs] = [at(figures, part), at(floors, part)]
    const peer = 'one durable insert and one loopback round trip'
    return { name: `${name} (p${part * 100})`, ours, unit: 'ms', peer, theirs, ratio: theirs / ours }
  }
  const durable = taps.map((tap) => tap.durable)
  const visible = taps.map((tap) => tap.visible)
  return [
    rowOf('tap to durable', durable, 0.5),
    rowOf('tap to durable', durable, 0.99),
    rowOf('tap to visible', visible, 0.5),
    rowOf('tap to visible', visible, 0.99),
    {
      name: 'late entries',
      ours: late,
      unit: 'entries',
      peer: `of ${MANY} sessions for a minute`,
      theirs: many.length,
      ratio: 1 - late / many.length,
    },
  ]
}

function at(figures: readonly number[], part: number): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!
}

/** Each of them once every so often, spread evenly over that time; one that is slow delays only its own next. */
async function steady<T, R>(
  all: readonly T[],
  work: (one: T, index: number) => Promise<R>,
  everyMs: number,
  seconds: number,
): Promise<R[]> {
  const done: R[] = []
  const end = performance.now() + seconds * 1000
  await Promise.all(
    all.map(async (one, i) => {
      await wait((everyMs * i) / all.length)
      for (let next = performance.now(); next < end; ) {
        done.push(await work(one, i))
        next += everyMs
        await wait(next - performance.now())
      }
    }),
  )
  return done
}
const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, Math.max(0, ms)))

/** The least that a tap can take here: a row stored for good on a connection of its own, and an answer over loopback. */
async function openFloor(databaseUrl: string) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
  pool.on('error', () => {})
  await pool.query('create table floor_entry (id uuid primary key, body jsonb not null)')
  const echo = createServer((_, answer) => answer.end('{}'))
  await new Promise<void>((up) => echo.listen(0, '127.0.0.1', up))
  const address = echo.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const body = JSON.stringify({ systolic: 124, diastolic: 78, heartRate: 71, spo2: 98 })
  return {
    async once(): Promise<number> {
      const begun = performance.now()
      await pool.query({
        name: 'floor',
        text: 'insert into floor_entry values ($1, $2)',
        values: [newId(), body],
      })
      await new Promise<void>((done, failed) => {
        request({ port, host: '127.0.0.1', method: 'POST' }, (answer) => {
          answer.resume()
          answer.on('end', done)
        })
          .on('error', failed)
          .end(body)
      })
      return performance.now() - begun
    },
    async close() {
      echo.close()
      await pool.query('drop table floor_entry')
      await pool.end()
    },
  }
}
