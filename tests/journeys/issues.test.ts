/** An issue from the desk to a mailbox and back: joining, receiving, leaving by one click, against a real mail server. */
import nodemailer from 'nodemailer'
import type { Browser, Page } from 'playwright-core'
import PostalMime, { type Email } from 'postal-mime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '#platform/postgres.ts'
import { looksRightInTheDark, openBrowser, signIn, withoutScripts } from '../support/browser.ts'
import { asOwner } from '../support/database.ts'
import { fill, open, send, words } from '../support/journey.ts'
import { bounceReport } from '../support/returned.ts'
import { type Conduct, mailSink, type Sink } from '../support/sending.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
let browser: Browser
let sink: Sink
let nora: Page
let ada: Page
let returnsPort: number
const conduct: { -readonly [Key in keyof Conduct]: Conduct[Key] } = {}

beforeAll(async () => {
  sink = await mailSink(conduct)
  returnsPort = await freePort()
  server = await startServer({
    KAIROS_SMTP: sink.url,
    KAIROS_MAIL_FROM: 'letters@kairos.example',
    KAIROS_RETURNS: 'returned@kairos.example',
    KAIROS_RETURNS_PORT: String(returnsPort),
    KAIROS_POSTAL_ADDRESS: 'Larkspur Foundation, 1 Example Road, Santa Fe, NM 87501',
  })
  browser = await openBrowser()
  nora = await signIn(browser, server.origin, 'nora')
  ada = await withoutScripts(browser, server.origin)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await sink?.close()
})

const isRight = (page: Page) => looksRightInTheDark(browser, page)
const rawTo = (address: string, about: RegExp) =>
  sink.letters.find(({ to, raw }) => to === address && about.test(raw))
async function letterTo(address: string, about: RegExp): Promise<Email & { readonly cameFrom: string }> {
  await expect.poll(() => rawTo(address, about) !== undefined, { timeout: 30_000 }).toBe(true)
  const { raw = '', from = '' } = rawTo(address, about) ?? {}
  return { ...(await PostalMime.parse(raw)), cameFrom: from }
}
const headOf = (letter: Email, name: string) => letter.headers.find(({ key }) => key === name)?.value ?? ''
const pathIn = (text: string, kind: string) => new RegExp(`/mailing/${kind}/[\\w-]+`).exec(text)?.[0] ?? ''

async function join(name: string): Promise<void> {
  await ada.goto('/mailing')
  await ada.getByLabel('Your email address').fill(`${name}@reader.example`)
  await ada.getByLabel('Trainings').check()
  await send(ada, 'Send me the link')
  const letter = await letterTo(`${name}@reader.example`, /^Subject: Confirm/m)
  await ada.goto(pathIn(letter.text ?? '', 'confirm'))
  await send(ada, 'Yes, send me these')
}

test('people join by the link in a letter', async () => {
  for (const name of ['ada', 'bea']) await join(name)
  expect(await words(ada)).toContain('You are on the list')
})

test('an educator writes a letter: what is missing is said, what was typed stays, and nothing is stored by half', async () => {
  await open(nora, '/desk/issues')
  await nora.getByRole('link', { name: 'Write a letter' }).click()
  await nora.waitForURL('**/desk/issues/new')
  await isRight(nora)
  await fill(nora, { Subject: 'Dates in spring', 'Only in these states': 'CO, Texas' })
  await send(nora, 'Save as a draft')
  const alert = await nora.getByRole('alert').innerText()
  expect(alert).toContain('Write the letter.')
  expect(alert).toContain('Choose states from the list.')
  expect(await nora.getByLabel('Subject').inputValue()).toBe('Dates in spring')
  await fill(nora, {
    Letter: 'Dear colleague,\n\nthere are **new dates** in [spring](/trainings).\n\n## Where\n\n- Santa Fe',
    'Only in these states': '',
  })
  await send(nora, 'Look at it first')
  expect(await nora.locator('.issue-preview strong').innerText()).toBe('new dates')
  expect(await asOwner(server.databaseUrl, `select from issue where subject = 'Dates in spring'`)).toEqual([])
  await send(nora, 'Save as a draft')
  await isRight(nora)
  expect(await words(nora)).toMatch(/\d+ people get it now, of the list “Trainings”/)
})

test('a test letter goes to the educator alone', async () => {
  await send(nora, 'Send me a test letter')
  expect(await words(nora)).toContain('A test letter went to your address.')
  const letter = await letterTo('nora@demo.example', /^Subject: Test: Dates/m)
  expect(letter.html).toContain('<strong>new dates</strong>')
  expect(rawTo('ada@reader.example', /Dates in spring/)).toBeUndefined()
})

test('two educators who change the same draft do not overwrite each other', async () => {
  const ben = await signIn(browser, server.origin, 'ben')
  await ben.goto(nora.url())
  await fill(ben, { Subject: 'Dates in spring and fall' })
  await send(ben, 'Save as a draft')
  await fill(nora, { Subject: 'Dates in summer' })
  await send(nora, 'Save as a draft')
  expect(await nora.getByRole('alert').innerText()).toContain('Somebody else changed this letter')
  expect(await nora.getByLabel('Subject').inputValue()).toBe('Dates in summer')
  expect(await nora.locator('.issue-preview h3').innerText()).toBe('Dates in spring and fall')
  await nora.goto(nora.url())
  await ben.context().close()
})

test('approved, it arrives once at everybody, in both halves, and the desk says how far it is', async () => {
  await nora.getByLabel('Now', { exact: true }).check()
  await send(nora, 'Approve')
  const letter = await letterTo('ada@reader.example', /^Subject: Dates in spring and fall/m)
  expect(letter.text).toContain(`there are new dates in spring (${server.origin}/trainings).`)
  expect(letter.text).toContain('1 Example Road')
  expect(letter.html).toContain(`href="${server.origin}/trainings"`)
  expect(letter.html).not.toContain('<img')
  await expect
    .poll(
      async () =>
        (
          await asOwner<{ stands: string }>(
            server.databaseUrl,
            `select stands from issue where subject like 'Dates%'`,
          )
        )[0]?.stands,
      {
        timeout: 60_000,
      },
    )
    .toBe('sent')
  const mailed = sink.letters
    .filter(({ raw }) => /^Subject: Dates in spring and fall/m.test(raw))
    .map(({ to }) => to)
  expect(new Set(mailed).size).toBe(mailed.length)
  expect(mailed).toContain('bea@reader.example')
  await nora.reload()
  await isRight(nora)
  expect(await words(nora)).toContain(`Taken by the mail server ${mailed.length}`)
  expect(await nora.getByRole('button', { name: 'Save as a draft' }).count()).toBe(0)
})

test('one click in the mail program leaves the list at once, and the next letter does not come', async () => {
  const letter = await letterTo('ada@reader.example', /^Subject: Dates in spring and fall/m)
  expect(headOf(letter, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  const address = /<(.+)>/.exec(headOf(letter, 'list-unsubscribe'))?.[1] ?? ''
  const answer = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
  })
  expect(answer.status).toBe(200)
})

test('a letter that comes back ends the writing to its address', async () => {
  const { cameFrom } = await letterTo('bea@reader.example', /^Subject: Dates in spring and fall/m)
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: returnsPort, ignoreTLS: true })
  await transport.sendMail({ envelope: { from: '', to: cameFrom }, raw: bounceReport(cameFrom, '5.1.1') })
  transport.close()
  await nora.goto('/desk/mailing/subscribers?who=suppressed')
  expect(await words(nora)).toContain('bea@reader.example')
})

test('the second letter goes to neither, waits for its time, and can be taken back', async () => {
  await nora.goto('/desk/issues/new')
  await fill(nora, { Subject: 'A second letter', Letter: 'Hello again.' })
  await send(nora, 'Save as a draft')
  await nora.getByLabel('At a time to come').check()
  await send(nora, 'Approve')
  expect(await nora.getByRole('alert').innerText()).toContain('Give the day and the time')
  await fill(nora, { Day: '2020-01-01', Time: '09:00' })
  await send(nora, 'Approve')
  expect(await nora.getByRole('alert').innerText()).toContain('That time is over')
  await fill(nora, {
    Day: Temporal.Now.plainDateISO('America/Denver').add({ days: 2 }).toString(),
    Time: '09:00',
  })
  await send(nora, 'Approve')
  expect(await words(nora)).toContain('waits for its time')
  await send(nora, 'Take it back')
  await nora.getByLabel('Now', { exact: true }).check()
  await send(nora, 'Approve')
  await expect
    .poll(
      async () =>
        (
          await asOwner<{ stands: string }>(
            server.databaseUrl,
            `select stands from issue where subject = 'A second letter'`,
          )
        )[0]?.stands,
      {
        timeout: 60_000,
      },
    )
    .toBe('sent')
  const mailed = sink.letters.filter(({ raw }) => /^Subject: A second letter/m.test(raw)).map(({ to }) => to)
  expect(mailed.length).toBeGreaterThan(0)
  expect(mailed).not.toContain('ada@reader.example')
  expect(mailed).not.toContain('bea@reader.example')
})
