/**
 * What breaks under a session: the server, the database, the line, the disk. In the end the devices and the database
 * hold the same entries, each once.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Postgres, startPostgres } from '#platform/postgres.ts'
import { unprivilegedAccount } from '#platform/postgres-place.ts'
import { openBrowser } from '../support/browser.ts'
import {
  allSent,
  openConsole,
  openForm,
  PATIENCE,
  recordPressure,
  statusSays,
  tabletOf,
  timesOnServer,
} from '../support/console.ts'
import { asOwner } from '../support/database.ts'
import { type RunningProgram, runProgram } from '../support/program.ts'
import { type ReadySession, readySessions } from '../support/sessions.ts'
import { type Line, unsteadyLine } from '../support/unsteady.ts'
import { signedIn } from '../support/visitor.ts'

const LONG = process.env.KAIROS_LONG !== undefined
const ROUNDS = LONG ? 10 : 1

const folder = mkdtempSync(join(tmpdir(), 'kairos-faults-'))
const data = join(folder, 'data')
const disk = join(folder, 'disk')
let postgres: Postgres
/** Between the server and PostgreSQL, which comes back at another port; between the tablets and the server. */
let toDatabase: Line
let toServer: Line
let databaseUrl: string
let server: RunningProgram
let browser: Browser
let sam: Page
let ruth: Page
let mira: ReadySession
/** Every pressure that anybody has recorded here. */
const recorded: string[] = []
let hasDisk = false

beforeAll(async () => {
  // As root PostgreSQL runs under another account, which must be able to enter.
  chmodSync(folder, 0o755)
  mkdirSync(data)
  hasDisk = smallDisk()
  postgres = await startPostgres(join(folder, 'postgres'))
  toDatabase = await unsteadyLine(portOf(postgres.url()))
  databaseUrl = postgres.url().replace(/:\d+\//, `:${toDatabase.port}/`)
  toServer = await unsteadyLine(0)
  await startServer()
  browser = await openBrowser()
  const [one] = await readySessions({ databaseUrl, data }, ['Mira Solheim'], { begun: true })
  mira = one!
  const origin = `http://localhost:${toServer.port}`
  sam = await tabletOf(browser, origin, 'sam')
  ruth = await tabletOf(browser, origin, 'ruth')
  for (const page of [sam, ruth]) {
    await openConsole(page, mira.visit)
    await allSent(page)
  }
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await toServer?.close()
  await toDatabase?.close()
  await postgres?.stop()
  if (hasDisk) spawnSync('umount', [disk])
  rmSync(folder, { recursive: true, force: true })
})

const portOf = (url: string) => Number(new URL(url).port)

async function startServer(): Promise<void> {
  server = await runProgram({ databaseUrl, data })
  toServer.moveTo(portOf(server.origin))
}
async function killServer(): Promise<void> {
  const ended = new Promise((done) => server.child.once('exit', done))
  server.child.kill('SIGKILL')
  await ended
}
/** The processes that PostgreSQL leaves behind go by themselves, a moment later. */
async function startPostgresAgain(): Promise<void> {
  for (let tries = 0; ; tries++) {
    const started = await startPostgres(join(folder, 'postgres')).catch((error: unknown) => {
      if (tries > 40) throw error
    })
    if (started) {
      postgres = started
      return toDatabase.moveTo(portOf(postgres.url()))
    }
    await new Promise((done) => setTimeout(done, 250))
  }
}

let nth = 0
/** So many pressures, no two of them the same in the whole session, nor the one of before it. */
async function record(page: Page, count: number): Promise<string[]> {
  const these = Array.from({ length: count }, () => `${100 + (nth % 40)}/${60 + Math.floor(nth++ / 40)}`)
  recorded.push(...these)
  for (const pressure of these) await recordPressure(page, pressure)
  return these
}
/** Straight to the server, past everything that is cut. */
async function timesStored(these: readonly string[]): Promise<number[]> {
  return timesOnServer(await signedIn(server.origin, 'helen'), mira.visit, these)
}
const once = (these: readonly string[]) => these.map(() => 1)
const none = (these: readonly string[]) => these.map(() => 0)

/** Whoever does not want to wait for the next attempt sends now. */
async function hasSentAll(page: Page): Promise<void> {
  const now = page.getByRole('button', { name: 'Send now' })
  if (await now.isVisible()) await now.click().catch(() => {})
  await page
    .getByRole('status', { name: 'Where the entries are' })
    .getByText(/^All on the server/)
    .waitFor({ timeout: 40_000 })
}

async function everythingIsThereOnce(): Promise<void> {
  for (const page of [sam, ruth]) await hasSentAll(page)
  expect(await timesStored(recorded)).toEqual(once(recorded))
  const rows = await asOwner<{ taken: number }>(
    databaseUrl,
    `select count(*)::int as taken from entry where course_id = $1 and kind = 'vitals-taken'`,
    [mira.course],
  )
  // One was there before.
  expect(rows[0]?.taken).toBe(recorded.length + 1)
  for (const page of [sam, ruth]) {
    await openForm(page, 'Record')
    const lines = page.locator('.log .log-line')
    const times = async () => {
      const said = await lines.allInnerTexts()
      return recorded.map((pressure) => said.filter((line) => line.includes(pressure)).length)
    }
    await expect.poll(times, PATIENCE).toEqual(once(recorded))
    expect(await page.getByText('only on this tablet').count()).toBe(0)
    await openForm(page, 'Vitals')
  }
}

test('the server is killed in the middle of a batch: nothing of it is stored by half, and all of it later', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    await sam.context().setOffline(true)
    const batch = await record(sam, 8)
    // Whoever writes waits for us, so that the batch is surely under way when the server is killed.
    const holds = new pg.Client({ connectionString: postgres.url() })
    await holds.connect()
    await holds.query('begin; lock table entry in share row exclusive mode')
    await sam.context().setOffline(false)
    const writing = `select count(*)::int as n from pg_locks where not granted and relation = 'entry'::regclass`
    await expect.poll(async () => (await holds.query(writing)).rows[0].n, PATIENCE).toBeGreaterThan(0)
    await killServer()
    await holds.query('rollback')
    await holds.end()
    batch.push(...(await record(sam, 1)))
    await statusSays(sam, '9 entries only on this tablet; sending when there is a network')
    await startServer()
    expect((await timesStored(batch)).slice(0, 8)).toSatisfy(
      (times: number[]) => new Set(times).size === 1 && times[0]! <= 1,
    )
    await everythingIsThereOnce()
  }
})

test('the answer is lost on its way back: what is sent again is stored once', async () => {
  toServer.loseAnswers(true)
  const lost = await record(sam, 3)
  await expect.poll(() => timesStored(lost), PATIENCE).toEqual(once(lost))
  await statusSays(sam, '3 entries only on this tablet; sending when there is a network')
  toServer.loseAnswers(false)
  await everythingIsThereOnce()
})

test('PostgreSQL is killed: both devices go on, and the server finds it again by itself', async () => {
  process.kill(postgres.pid, 'SIGKILL')
  const meanwhile = [...(await record(sam, 4)), ...(await record(ruth, 3))]
  await statusSays(sam, /^4 entries only on this tablet|^Sending 4 entries/)
  await startPostgresAgain()
  await everythingIsThereOnce()
  expect(server.child.exitCode).toBeNull()
  expect(await timesStored(meanwhile)).toEqual(once(meanwhile))
})

test('the line comes and goes and is slow while two people record', async () => {
  const steady = toServer.flap(7)
  const count = LONG ? 60 : 12
  await Promise.all([recordSlowly(sam, count), recordSlowly(ruth, count)])
  steady()
  await everythingIsThereOnce()
})
async function recordSlowly(page: Page, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await record(page, 1)
    await page.waitForTimeout(150)
  }
}

test('the disk of the server is full: the entries wait on the tablets until there is room', async (context) => {
  if (!hasDisk) return context.skip('A disk of its own needs the right to mount one.')
  await asOwner(databaseUrl, `create tablespace small location '${disk}'`)
  await asOwner(databaseUrl, 'alter table entry set tablespace small')
  const ballast = join(disk, 'ballast')
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(ballast, Buffer.alloc(bavail * bsize))
  await sam.context().setOffline(true)
  // More than still fits into the pages that the table has.
  const waiting = await record(sam, 25)
  const failed = sam.waitForResponse((answer) => answer.url().endsWith('/entries') && answer.status() >= 500)
  await sam.context().setOffline(false)
  await failed
  await statusSays(sam, /^(25 entries only on this tablet|Sending 25 entries)/)
  expect(await timesStored(waiting)).toEqual(none(waiting))
  rmSync(ballast)
  await everythingIsThereOnce()
})

/** A disk of 64 MB. @returns whether this machine lets us have one */
function smallDisk(): boolean {
  mkdirSync(disk)
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk]).status !== 0) return false
  const account = unprivilegedAccount()
  if (account) chownSync(disk, account.uid, account.gid)
  return true
}
