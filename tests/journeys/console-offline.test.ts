/** A tablet without a network, or without a sign-in: nothing that was recorded is lost, and the page says where it is. */
import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { PASSWORD, PRACTICE } from '#demonstration/people.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { instant } from '#kernel/time.ts'
import { freePort } from '#platform/postgres.ts'
import { clockWire } from '#session/console/wire.ts'
import { openBrowser } from '../support/browser.ts'
import { clockAt } from '../support/clock.ts'
import {
  allSent,
  looksRightEverywhere,
  onServer,
  openConsole,
  openForm,
  PATIENCE,
  recordPressure,
  statusSays,
  stored,
  tabletOf,
  timesOnServer,
} from '../support/console.ts'
import { asOwner } from '../support/database.ts'
import { words } from '../support/journey.ts'
import { ROOT, type RunningProgram, runProgram } from '../support/program.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { type ReadySession, readySessions } from '../support/sessions.ts'
import { signedIn, type Visitor } from '../support/visitor.ts'

const present = () => Temporal.Now.zonedDateTimeISO(PRACTICE.zone)
const clock = clockAt(present())
let server: RunningServer
let newer: RunningProgram | undefined
let newerRoot: Promise<string>
let browser: Browser
let noor: ReadySession
let ruth: Visitor
let sam: Page
let tablet: BrowserContext

beforeAll(async () => {
  server = await startServer({ ...clock.environment, PORT: String(await freePort()) })
  await clock.govern(server.databaseUrl)
  newerRoot = newerVersion()
  browser = await openBrowser()
  const [one] = await readySessions(server, ['Noor Haddad'], { begun: true })
  noor = one!
  ruth = await signedIn(server.origin, 'ruth')
})
afterAll(async () => {
  await browser?.close()
  await newer?.stop()
  await server?.stop()
  const root = await newerRoot?.catch(() => undefined)
  if (root) rmSync(root, { recursive: true, force: true })
})
/** A new tablet, on which Sam has opened the console once with a network. */
beforeEach(async () => {
  await tablet?.close()
  sam = await tabletOf(browser, server.origin, 'sam')
  tablet = sam.context()
  await openConsole(sam, noor.visit)
  await allSent(sam)
  await sam.waitForFunction(() => navigator.serviceWorker.controller !== null)
})

async function openedAgain(): Promise<void> {
  await sam.close()
  sam = await tablet.newPage()
  await openConsole(sam, noor.visit)
}
/** Ends what they are signed in with at this tablet, and waits until the server has heard it from the database. */
async function endSignIn(key: string): Promise<void> {
  await asOwner(
    server.databaseUrl,
    'delete from sign_in_session where person_id = (select id::text from person where email = $1)',
    [`${key}@demo.example`],
  )
  // Not as a page asks: the tablet may be without a network.
  const asked = async () => clockWire.parse(await (await tablet.request.get('/api/clock')).json()).person
  await expect.poll(asked, PATIENCE).toBeNull()
}
async function signInAgain(page: Page, key: string): Promise<void> {
  await page.getByLabel('Email').fill(`${key}@demo.example`)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(/\/console/)
}
/** Everything that the browser keeps for this address, as text as far as it is text. */
const keptBy = (page: Page) =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? [])
    const kept: string[] = [JSON.stringify({ ...localStorage }), ...(await caches.keys())]
    for (const name of names) {
      const db = await new Promise<IDBDatabase>((done, failed) => {
        const asked = indexedDB.open(name)
        asked.onsuccess = () => done(asked.result)
        asked.onerror = () => failed(asked.error)
      })
      for (const store of [...db.objectStoreNames]) {
        const values = await new Promise<unknown[]>((done) => {
          const asked = db.transaction(store).objectStore(store).getAll()
          asked.onsuccess = () => done(asked.result)
        })
        const decoder = new TextDecoder('latin1')
        for (const value of values)
          kept.push(
            `${store}: ${JSON.stringify(value, (_, one) =>
              one instanceof ArrayBuffer || ArrayBuffer.isView(one) ? decoder.decode(one) : one,
            )}`,
          )
      }
      db.close()
    }
    return kept
  })

test('without a network it records, is loaded anew, closed and opened again; with one each entry lands once', async () => {
  await recordPressure(sam, '111/71')
  await allSent(sam)
  await tablet.setOffline(true)
  await recordPressure(sam, '112/72')
  await statusSays(sam, '1 entry only on this tablet; sending when there is a network')
  expect(await timesOnServer(ruth, noor.visit, ['111/71', '112/72'])).toEqual([1, 0])
  await openForm(sam, 'Record')
  const line = sam.getByRole('listitem').filter({ hasText: '112/72' })
  await line.getByText('only on this tablet').waitFor()
  await sam.getByRole('listitem').filter({ hasText: '111/71' }).getByText('on the server').waitFor()
  await looksRightEverywhere(sam)

  await openForm(sam, 'Note')
  await sam.getByLabel('What happened, what was said').fill('Asks for the window to be')
  await sam.waitForTimeout(500)
  await sam.reload()
  const notSaved = sam.getByRole('note').filter({ hasText: 'Typed and not recorded' })
  await notSaved.getByRole('button', { name: 'Note' }).click()
  await sam.getByText(/^Typed at .*, not recorded$/).waitFor()
  await looksRightEverywhere(sam)
  await sam.getByLabel('What happened, what was said').fill('Asks for the window to be opened.')
  await sam.getByRole('button', { name: 'Save the note' }).click()
  await stored(sam, 'Asks for the window to be opened.')
  expect(await sam.getByText(/^Typed at/).count()).toBe(0)
  await openForm(sam, 'Vitals')
  await recordPressure(sam, '113/73')
  await statusSays(sam, '3 entries only on this tablet; sending when there is a network')
  await openedAgain()
  await statusSays(sam, '3 entries only on this tablet; sending when there is a network')
  await recordPressure(sam, '114/74')
  await openForm(sam, 'Emergency cards')
  await sam.getByText('What to do first').waitFor()

  await tablet.setOffline(false)
  await allSent(sam)
  expect(await timesOnServer(ruth, noor.visit, ['111/71', '112/72', '113/73', '114/74'])).toEqual([
    1, 1, 1, 1,
  ])
  await openForm(sam, 'Record')
  expect(await words(sam)).not.toContain('only on this tablet')
})

test('the sign-in ends in the middle: recording goes on, and all is sent as the same person after signing in', async () => {
  await endSignIn('sam')
  await recordPressure(sam, '121/71')
  await statusSays(sam, '1 entry only on this tablet. Sign in again to send; go on recording')
  await recordPressure(sam, '122/72')
  await sam.reload()
  await statusSays(sam, '2 entries only on this tablet. Sign in again to send; go on recording')
  await looksRightEverywhere(sam)
  expect(await timesOnServer(ruth, noor.visit, ['121/71', '122/72'])).toEqual([0, 0])
  await sam.getByRole('link', { name: 'Sign in', exact: true }).click()
  await signInAgain(sam, 'sam')
  await allSent(sam)
  expect(await timesOnServer(ruth, noor.visit, ['121/71', '122/72'])).toEqual([1, 1])
  const entries = await onServer(ruth, noor.visit)
  const authors = new Set(entries.filter(({ kind }) => kind === 'vitals-taken').map(({ by }) => by))
  expect(authors.size).toBe(1)
})

test('somebody else at the tablet sees nothing of what the first has not sent, and sends nothing of it', async () => {
  await tablet.setOffline(true)
  await recordPressure(sam, '131/71')
  await openForm(sam, 'Note')
  await sam.getByLabel('What happened, what was said').fill('Between the two of us')
  await endSignIn('sam')
  await tablet.setOffline(false)
  await statusSays(sam, '1 entry only on this tablet. Sign in again to send; go on recording')
  await sam.getByRole('link', { name: 'Sign in', exact: true }).click()
  await signInAgain(sam, 'helen')
  await openConsole(sam, noor.visit)
  await statusSays(sam, /Somebody else wrote on this tablet and has to sign in again to send it/)
  await openForm(sam, 'Record')
  expect(await words(sam)).not.toContain('131/71')
  expect(await words(sam)).not.toContain('Typed and not recorded')
  const kept = (await keptBy(sam)).join('\n')
  for (const word of ['131/71', 'systolic', 'Haddad', 'the two of us']) expect(kept).not.toContain(word)
  await looksRightEverywhere(sam)
  expect(await timesOnServer(ruth, noor.visit, ['131/71'])).toEqual([0])

  await endSignIn('helen')
  await sam.goto('/sign-in?to=/console')
  await signInAgain(sam, 'sam')
  await allSent(sam)
  const sent = (await onServer(ruth, noor.visit)).filter(({ body }) =>
    /"systolic":131\b/.test(JSON.stringify(body)),
  )
  const [{ id } = { id: '' }] = await asOwner<{ id: string }>(
    server.databaseUrl,
    `select id from person where email = 'sam@demo.example'`,
  )
  expect(sent.map(({ by }) => by)).toEqual([id])
})

test('signing out waits until all is sent, then leaves nothing in the browser', async () => {
  await tablet.setOffline(true)
  await recordPressure(sam, '141/71')
  await sam.locator('summary').filter({ hasText: 'Menu' }).click()
  await sam.getByRole('button', { name: 'Sign out' }).click()
  await sam.getByRole('alert').filter({ hasText: 'Not signed out: Not everything' }).waitFor()
  expect((await keptBy(sam)).filter((one) => one.startsWith('keys: ')).length).toBe(1)
  await tablet.setOffline(false)
  await allSent(sam)
  if (!(await sam.getByRole('button', { name: 'Sign out' }).isVisible()))
    await sam.locator('summary').filter({ hasText: 'Menu' }).click()
  await sam.getByRole('button', { name: 'Sign out' }).click()
  await sam.waitForURL(/\/sign-in/)
  const kept = await keptBy(sam)
  expect(kept.filter((one) => /^(keys|parts): |^kairos-console-/.test(one))).toEqual([])
  expect(await sam.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
  expect(await timesOnServer(ruth, noor.visit, ['141/71'])).toEqual([1])
})

test('when the browser has thrown away its key, the page says what cannot be opened and what to do', async () => {
  await tablet.setOffline(true)
  await recordPressure(sam, '145/75')
  await sam.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done) => {
      const asked = indexedDB.open('kairos-console')
      asked.onsuccess = () => done(asked.result)
    })
    db.transaction('keys', 'readwrite').objectStore('keys').clear()
    db.close()
  })
  await sam.reload()
  await tablet.setOffline(false)
  await sam.locator('.person-name').waitFor()
  await statusSays(sam, /^One thing written on this tablet cannot be opened any more/)
  await looksRightEverywhere(sam)
})

test('two windows of one browser show the same, and when the one that sends is closed the other sends', async () => {
  const second = await tablet.newPage()
  await openConsole(second, noor.visit)
  await recordPressure(second, '151/71')
  await sam.getByRole('region', { name: 'Now' }).getByText('151/71').waitFor()
  await tablet.setOffline(true)
  await recordPressure(sam, '152/72')
  await recordPressure(second, '153/73')
  for (const page of [sam, second])
    await statusSays(page, '2 entries only on this tablet; sending when there is a network')
  await sam.close()
  await tablet.setOffline(false)
  await allSent(second)
  expect(await timesOnServer(ruth, noor.visit, ['151/71', '152/72', '153/73'])).toEqual([1, 1, 1])
})

test('where the browser keeps nothing the page says so, goes on and sends; with room again it keeps', async () => {
  await tablet.close()
  sam = await tabletOf(browser, server.origin, 'sam')
  tablet = sam.context()
  const devtools = await tablet.newCDPSession(sam)
  const { origin } = server
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
  await openConsole(sam, noor.visit)
  await allSent(sam)
  await tablet.setOffline(true)
  await recordPressure(sam, '161/71')
  await statusSays(
    sam,
    /^The storage of this tablet is full: what you write stays only while this page is open/,
  )
  await statusSays(sam, '1 entry only on this tablet; sending when there is a network')
  await looksRightEverywhere(sam)
  await tablet.setOffline(false)
  await allSent(sam)
  expect(await timesOnServer(ruth, noor.visit, ['161/71'])).toEqual([1])

  await devtools.send('Storage.overrideQuotaForOrigin', { origin })
  await sam.reload()
  await sam.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await expect.poll(() => sam.getByText(/^The storage of this tablet is full/).count(), PATIENCE).toBe(0)
  await tablet.setOffline(true)
  await recordPressure(sam, '162/72')
  await openedAgain()
  await statusSays(sam, '1 entry only on this tablet; sending when there is a network')
  await tablet.setOffline(false)
  await allSent(sam)
  expect(await timesOnServer(ruth, noor.visit, ['162/72'])).toEqual([1])
})

test.each([
  // What the server stored last is read: its own clock is put in the second case only.
  ['ahead', () => tablet.addInitScript(tenMinutesAhead), 1, ['173/73', '174/74']],
  ['behind', () => clock.set(present().add({ minutes: 10 })), -1, ['171/71', '172/72']],
] as const)(
  'a clock ten minutes %s is noticed, recorded and corrected, also for what was written before it was known',
  async (direction, put, sign, [before, after]) => {
    await tablet.setOffline(true)
    // The device believes that its clock is right: it was when it last asked.
    await put()
    await openedAgain()
    await recordPressure(sam, before)
    await tablet.setOffline(false)
    await allSent(sam)
    await sam.getByText(`The clock of this tablet is 10 min ${direction}: corrected`).waitFor()
    await recordPressure(sam, after)
    await allSent(sam)
    const rows = await asOwner<{ late: number; offset: number }>(
      server.databaseUrl,
      `select extract(epoch from recorded_at - at)::float as late, (device ->> 'offsetMs')::float as offset
       from entry where course_id = $1 order by recorded_at desc limit 2`,
      [noor.course],
    )
    await clock.set(present())
    for (const { late, offset } of rows) {
      expect(late).toBeGreaterThan(-2)
      expect(late).toBeLessThan(30)
      expect(Math.abs(offset - sign * 600_000)).toBeLessThan(2_000)
    }
  },
)
/** Runs in the browser before anything else: somebody has put the clock of the tablet. Its stopwatch goes on as it was. */
function tenMinutesAhead(): void {
  const ahead = 600_000
  const date = Date.now.bind(Date)
  Date.now = () => date() + ahead
  if (!('Temporal' in globalThis)) return
  const instant = Temporal.Now.instant.bind(Temporal.Now)
  Temporal.Now.instant = () => instant().add({ milliseconds: ahead })
}

test('what the server does not take stays on the tablet with its reason, until somebody sends it again', async () => {
  await tablet.setOffline(true)
  await writes(ruth, 'course-closed', { outcome: 'stopped', reason: 'Closed by mistake.' })
  await recordPressure(sam, '191/71')
  await tablet.setOffline(false)
  await statusSays(sam, 'Not taken by the server: 1')
  await sam.getByRole('button', { name: 'Look at it' }).click()
  await statusSays(sam, /^Everything else is on the server/)
  const refused = sam.locator('#refused')
  await refused.getByText('191/71').waitFor()
  await refused.getByText('This course is closed. Reopen it with a reason, or open a new course.').waitFor()
  await looksRightEverywhere(sam)
  await writes(ruth, 'course-reopened', { reason: 'She stays.' })
  await refused.getByRole('button', { name: 'Send it again' }).click()
  await allSent(sam)
  expect(await timesOnServer(ruth, noor.visit, ['191/71'])).toEqual([1])
})
const writes = async (who: Visitor, kind: string, body: object) => {
  const at = instant.encode(Temporal.Now.instant())
  const id = uuidv7(Temporal.Now.instant().epochMilliseconds, randomBytes(10))
  const answer = await who.sendJson(`/api/courses/${noor.course}/entries`, {
    entries: [{ id, at, kind, body }],
  })
  expect(answer.status).toBe(200)
}

test('a newer version of the software waits until somebody takes it, and loses no entry', async () => {
  const root = await newerRoot
  await recordPressure(sam, '181/71')
  await allSent(sam)
  const ended = new Promise((done) => server.child.once('exit', done))
  server.child.kill('SIGKILL')
  await ended
  await recordPressure(sam, '182/72')
  newer = await runProgram({
    databaseUrl: server.databaseUrl,
    data: server.data,
    environment: { ...clock.environment, PORT: new URL(server.origin).port },
    root,
  })
  await sam.reload()
  // The browser fetches the whole of it first, when it finds the time.
  await sam.getByText('A newer version of this console is ready').waitFor({ timeout: 60_000 })
  await looksRightEverywhere(sam)
  await tablet.setOffline(true)
  await recordPressure(sam, '183/73')
  await sam.getByRole('button', { name: 'Take it now' }).click()
  await sam.getByText('Session console, newer').first().waitFor()
  await tablet.setOffline(false)
  await allSent(sam)
  expect(await timesOnServer(ruth, noor.visit, ['181/71', '182/72', '183/73'])).toEqual([1, 1, 1])
})

/** The program as it is, with a console that says another word: built anew as a new version would be. */
async function newerVersion(): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'kairos-newer-'))
  for (const part of [
    'src',
    'content',
    'migrations',
    'build',
    'package.json',
    'tsconfig.json',
    'vite.console.config.ts',
  ])
    cpSync(join(ROOT, part), join(root, part), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  const file = join(root, 'src/session/console/words.ts')
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(`brand: 'Kairos'`, `brand: 'Session console, newer'`),
  )
  await build({ configFile: join(root, 'vite.console.config.ts'), logLevel: 'silent' })
  return root
}
