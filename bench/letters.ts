/**
 * Sending an issue to a hundred thousand from a process of its own that is killed twice, to a mail server that is another
 * process; against nodemailer's pool with as many lines to the same server, which remembers nothing. What a killed process
 * left unanswered is settled by the mail server's own list, as an educator does it, and only then goes out once more.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import nodemailer from 'nodemailer'
import pg from 'pg'
import { z } from 'zod'
import { migrate } from '#platform/migrate.ts'
import { startPostgres } from '#platform/postgres.ts'
import { addIssue, addSubscribers } from '../tests/support/sending.ts'
import type { Row } from './table.ts'

const LETTERS = Number(process.env.KAIROS_BENCH_LETTERS ?? 100_000)
const LINES = 16
const KILLS = 2
const TEXT = `Dear colleague,\n\n${'The next training has **new dates**, and [seats](/trainings) are free. '.repeat(12)}\n\n- one\n- two\n`

const told = z.object({
  port: z.number().optional(),
  addresses: z.number().default(0),
  twice: z.number().default(0),
  all: z.array(z.string()).default([]),
})
type Told = z.output<typeof told>

export async function letterRows(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kairos-bench-letters-'))
  chmodSync(folder, 0o755)
  const postgres = await startPostgres(folder)
  const sink = fork(join(import.meta.dirname, 'letters-sink.ts'))
  const ask = (what: 'count' | 'all' | 'forget') =>
    new Promise<Told>((done) => {
      sink.once('message', (message) => done(told.parse(message)))
      sink.send(what)
    })
  try {
    const { port } = await new Promise<Told>((done) =>
      sink.once('message', (message) => done(told.parse(message))),
    )
    const smtp = `smtp://127.0.0.1:${port}`
    await migrate(postgres.url())
    const client = new pg.Client({ connectionString: postgres.url() })
    await client.connect()
    await addSubscribers((text, values) => client.query(text, values), LETTERS, 500)
    await addIssue((text, values) => client.query(text, values), TEXT)
    await client.query('analyze subscriber, subscription')

    // Half before and half after ours: the machine is not the same all the time.
    const before = await alone(smtp, Math.min(LETTERS / 2, 10_000))
    await ask('forget')
    const begun = performance.now()
    const memory: number[] = []
    for (let killed = 0; killed < KILLS; killed++) {
      const child = startSender(postgres.url(), smtp)
      const until = (LETTERS * (killed + 1)) / (KILLS + 1)
      while ((await ask('count')).addresses < until) await pause(200)
      memory.push(residentMegabytes(child))
      await ended(child, 'SIGKILL')
    }
    memory.push(await finish(postgres.url(), smtp))
    const seconds = (performance.now() - begun) / 1000

    const arrived = (await ask('all')).all
    const settled = await client.query(
      `update issue_letter l set state = case when s.email = any($1) then 'taken' else 'waiting' end
       from subscriber s where s.id = l.subscriber_id and l.state = 'unknown'`,
      [arrived],
    )
    await client.query(`update issue set stands = 'sending'`)
    await client.query(
      `insert into issue_entry (id, issue_id, kind, at, by, body)
       select gen_random_uuid(), id, 'settled', now(), 'nora', '{"arrived": 0, "again": 1}' from issue`,
    )
    await finish(postgres.url(), smtp)
    await client.end()
    const { addresses, twice } = await ask('all')
    process.stderr.write(
      `letters: ${addresses} of ${LETTERS} addresses, ${twice} twice, ${settled.rowCount} not known after ${KILLS} kills; memory ${memory.map((mb) => Math.round(mb)).join(', ')} MB\n`,
    )
    if (addresses !== LETTERS) throw new Error(`${LETTERS - addresses} addresses got no letter.`)
    const theirs = 2 / (1 / before + 1 / (await alone(smtp, Math.min(LETTERS / 2, 10_000))))
    const ours = LETTERS / seconds
    return [
      { name: 'letters', ours, unit: 'per second', peer: 'nodemailer alone', theirs, ratio: ours / theirs },
      {
        name: 'letters sent twice',
        ours: twice,
        unit: 'count',
        peer: 'limit',
        theirs: 0,
        ratio: twice === 0 ? 1 : 0,
      },
    ]
  } finally {
    sink.kill()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @returns letters a second that nodemailer gives to the server, each built anew, as it does */
async function alone(smtp: string, many: number): Promise<number> {
  const { hostname: host, port } = new URL(smtp)
  const transport = nodemailer.createTransport({
    pool: true,
    host,
    port: Number(port),
    maxConnections: LINES,
    maxMessages: Number.POSITIVE_INFINITY,
    ignoreTLS: true,
  })
  const begun = performance.now()
  let next = 0
  const work = async () => {
    while (next < many) {
      const to = `q${next++}@d.example`
      const leave = `<https://kairos.example/mailing/leave/${to}>`
      await transport.sendMail({
        from: 'letters@kairos.example',
        to,
        subject: 'New dates',
        text: TEXT,
        html: `<p>${TEXT}</p>`,
        headers: { 'List-Unsubscribe': leave, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
      })
    }
  }
  await Promise.all(Array.from({ length: LINES * 2 }, work))
  const seconds = (performance.now() - begun) / 1000
  transport.close()
  return many / seconds
}

const startSender = (databaseUrl: string, smtp: string): ChildProcess =>
  spawn('node', [join(import.meta.dirname, '../tests/support/sending-child.ts')], {
    env: {
      ...process.env,
      KAIROS_TEST_DATABASE: databaseUrl,
      KAIROS_TEST_SMTP: smtp,
      KAIROS_TEST_LINES: String(LINES),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })

/** Sends what is left. @returns the memory that the process held at its end, in MB */
async function finish(databaseUrl: string, smtp: string): Promise<number> {
  const child = startSender(databaseUrl, smtp)
  let said = ''
  child.stdout?.on('data', (chunk) => {
    said += String(chunk)
  })
  await ended(child)
  return Number(/done (\d+)/.exec(said)?.[1] ?? 0) / 1e6
}

async function ended(child: ChildProcess, signal?: 'SIGKILL'): Promise<void> {
  const gone = new Promise((done) => child.once('exit', done))
  if (signal) child.kill(signal)
  await gone
}
const residentMegabytes = ({ pid }: ChildProcess): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
