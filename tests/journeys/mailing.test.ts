/** Somebody joins a list by a letter, looks at their page and leaves by one click; an educator brings others in. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { subscriberId } from '#kernel/ids.ts'
import { leavePath, letterToken } from '#mailing/letter-links.ts'
import type { List } from '#mailing/subscription.ts'
import { createTokens } from '#platform/tokens.ts'
import { looksRight, looksRightInTheDark, openBrowser, signIn, withoutScripts } from '../support/browser.ts'
import { asOwner } from '../support/database.ts'
import { send, words } from '../support/journey.ts'
import { type Letters, letterBox } from '../support/letters.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { signedIn, visitor } from '../support/visitor.ts'

const ADA = 'ada@reader.example'

let server: RunningServer
let browser: Browser
let letters: Letters
let ada: Page
let nora: Page

beforeAll(async () => {
  letters = await letterBox()
  server = await startServer({ ...letters.environment, KAIROS_TRUSTED_PROXY: '127.0.0.1, ::1' })
  browser = await openBrowser()
  ada = await withoutScripts(browser, server.origin)
  nora = await signIn(browser, server.origin, 'nora')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await letters?.stop()
})

const isRight = (page: Page) => looksRightInTheDark(browser, page)
/** The link in the newest letter to somebody. */
async function linkTo(address: string, about = /./): Promise<string> {
  const { text } = await letters.to(address, about)
  const link = /\/mailing\/[a-z]+\/[\w-]+/.exec(text)?.[0]
  if (!link) throw new Error(`This letter has no link: ${text}`)
  return link
}
const listsOf = async (email: string): Promise<string[]> =>
  (
    await asOwner<{ line: string }>(
      server.databaseUrl,
      `select l.list || ' ' || l.standing as line from subscription l
        join subscriber s on s.id = l.subscriber_id where s.email = $1 order by 1`,
      [email],
    )
  ).map(({ line }) => line)
/** The address to leave as it stands in the letters of a list. */
async function leaving(email: string, list: List): Promise<string> {
  const [row] = await asOwner<{ id: string }>(
    server.databaseUrl,
    'select id from subscriber where email = $1',
    [email],
  )
  const tokens = createTokens(readFileSync(join(server.data, 'secret'), 'utf8').trim())
  return leavePath(letterToken(tokens, { subscriber: subscriberId.parse(row?.id), list }))
}
const ONE_CLICK = 'List-Unsubscribe=One-Click'
const asMailProgram = (
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body: BodyInit = ONE_CLICK,
) =>
  fetch(server.origin + path, {
    method: 'POST',
    redirect: 'manual',
    body,
    headers: {
      ...(body === ONE_CLICK ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      ...headers,
    },
  })

test('from the first page to a letter: what is missing is said all at once, and what was typed stays', async () => {
  await ada.goto('/')
  await ada.getByRole('link', { name: 'News by letter' }).click()
  await ada.waitForURL('**/mailing')
  await isRight(ada)
  await ada.getByLabel('Your email address').fill('ada at reader')
  await send(ada, 'Send me the link')
  const alert = await ada.getByRole('alert').innerText()
  expect(alert).toContain('Tick at least one list.')
  expect(alert).toContain('“ada at reader” is not an email address')
  expect(await ada.getByLabel('Your email address').inputValue()).toBe('ada at reader')
  await ada.getByLabel('Trainings').check()
  await ada.getByLabel('Articles').check()
  await ada.getByLabel('Your email address').fill(' Ada@Reader.example ')
  await ada.locator('summary').click()
  await ada.getByLabel('State').selectOption('CO')
  await send(ada, 'Send me the link')
  await ada.waitForURL('**/mailing/sent')
  await isRight(ada)
  expect(await listsOf(ADA)).toEqual(['articles asked', 'trainings asked'])
})

// shows: ASVS 3.5.3
test('the link is looked at by programs first; only the button joins, and once', async () => {
  const link = await linkTo(ADA)
  for (const method of ['GET', 'HEAD', 'GET']) await fetch(server.origin + link, { method })
  expect(await listsOf(ADA)).toEqual(['articles asked', 'trainings asked'])
  await ada.goto(link)
  await isRight(ada)
  expect(await words(ada)).toContain('under this sentence: Send me letters by email about what I ticked.')
  await send(ada, 'Yes, send me these')
  await isRight(ada)
  expect(await words(ada)).toContain('You are on the list')
  expect(await listsOf(ADA)).toEqual(['articles joined', 'trainings joined'])
})

test('an educator sees on what it rests: the sentence, when it was read, and when the link was used', async () => {
  await nora.goto('/desk/mailing')
  await looksRight(nora)
  await nora.getByRole('link', { name: 'Subscribers', exact: true }).click()
  await nora.getByLabel('Part of the address').fill('ada@')
  await send(nora, 'Find')
  await looksRight(nora)
  expect(nora.url()).not.toContain('ada')
  await nora.getByRole('link', { name: ADA }).click()
  await nora.waitForURL('**/subscribers/*')
  await looksRight(nora)
  const shown = await words(nora)
  expect(shown).toMatch(/confirmed by the link in a letter .* under the sentence: Send me letters by email/)
  expect(shown).toContain('State CO')
  expect(await nora.title()).not.toContain('ada')
})

test('nobody learns from the answer whether an address is known', async () => {
  const ask = visitor(server.origin, { from: '192.0.2.7' })
  const answers = await Promise.all(
    [ADA, 'stranger@reader.example'].flatMap((email) => [
      ask.send('/mailing', { email, lists: 'articles' }),
      ask.send('/mailing/page', { email }),
    ]),
  )
  const said = answers.map(({ status, headers }) => `${status} ${headers.get('location')}`)
  expect(said.slice(0, 2)).toEqual(said.slice(2))
  expect((await letters.to(ADA, /already/)).text).toContain('Nothing has changed.')
})

test('on their own page they add a list by a letter, and take one out at once', async () => {
  await ada.goto('/mailing/page')
  await isRight(ada)
  await ada.getByLabel('Your email address').fill(ADA)
  await send(ada, 'Send me the link')
  await ada.waitForURL('**/mailing/sent?for=page')
  await ada.goto(await linkTo(ADA, /Your page/))
  await isRight(ada)
  expect(await ada.content()).not.toContain(ADA)
  await ada.getByLabel('Webinars').check()
  await ada.getByLabel('Trainings').uncheck()
  await send(
    ada.getByRole('form', { name: 'What you get' }).page(),
    'Save',
    ada.getByRole('form', { name: 'What you get' }),
  )
  await isRight(ada)
  expect(await listsOf(ADA)).toEqual(['articles joined', 'trainings left', 'webinars asked'])
  await ada.goto(await linkTo(ADA, /Confirm/))
  await send(ada, 'Yes, send me these')
  expect(await listsOf(ADA)).toEqual(['articles joined', 'trainings left', 'webinars joined'])
})

test('a mail program leaves for them by one form, without a session and from anywhere; again it changes nothing', async () => {
  const path = await leaving(ADA, 'webinars')
  await fetch(server.origin + path)
  expect(await listsOf(ADA)).toContain('webinars joined')
  const form = new FormData()
  form.set('List-Unsubscribe', 'One-Click')
  const first = await asMailProgram(path, { origin: 'https://mail.example' })
  expect(first.status).toBe(200)
  expect(first.headers.get('set-cookie')).toBeNull()
  expect((await asMailProgram(path, {}, form)).status).toBe(200)
  expect(await listsOf(ADA)).toEqual(['articles joined', 'trainings left', 'webinars left'])
  const kinds = await asOwner(
    server.databaseUrl,
    `select e.id from subscriber_entry e join subscriber s on s.id = e.subscriber_id
      where s.email = $1 and e.kind = 'left' and e.body ->> 'how' = 'one-click'`,
    [ADA],
  )
  expect(kinds).toHaveLength(1)
})

// shows: ASVS 3.5.1
test('nothing else is open to a form from elsewhere, and a link that was changed leaves nothing', async () => {
  const path = await leaving(ADA, 'articles')
  const foreign = { origin: 'https://elsewhere.example' }
  expect((await asMailProgram(`${path}?by=page`, foreign)).status).toBe(403)
  expect((await asMailProgram(path.replace('/leave/', '/preferences/'), foreign)).status).toBe(403)
  expect((await asMailProgram('/mailing', foreign)).status).toBe(403)
  expect((await asMailProgram(path, foreign, new URLSearchParams({ anything: 'else' }))).status).toBe(400)
  expect((await asMailProgram(path, {}, 'x'.repeat(100_000))).status).toBe(400)
  expect((await asMailProgram(`${path.slice(0, -2)}xx`)).status).toBe(404)
  expect(await listsOf(ADA)).toContain('articles joined')
})

test('a person leaves on a page by one button, and comes back only by joining again', async () => {
  await ada.goto(await leaving(ADA, 'articles'))
  await isRight(ada)
  await send(ada, 'Leave')
  expect(await words(ada)).toContain('We send you nothing more from the list “Articles”.')
  expect(await listsOf(ADA)).toEqual(['articles left', 'trainings left', 'webinars left'])
  await visitor(server.origin).send('/mailing', { email: ADA, lists: 'articles' })
  expect(await listsOf(ADA)).toContain('articles left')
  await ada.goto(await linkTo(ADA, /Confirm/))
  await send(ada, 'Yes, send me these')
  expect(await listsOf(ADA)).toContain('articles joined')
})

test('a link that is cut off or too old says what to do', async () => {
  await ada.goto('/mailing/confirm/AAAA')
  await isRight(ada)
  expect(await words(ada)).toContain('This link does not work')
  await ada.goto('/mailing/leave/AAAA')
  await isRight(ada)
  expect(await words(ada)).toContain('give your address, and we send you a link')
  await visitor(server.origin).send('/mailing', { email: 'late@reader.example', lists: 'articles' })
  const link = await linkTo('late@reader.example')
  await asOwner(
    server.databaseUrl,
    `update subscriber_entry set at = at - interval '8 days'
      where subscriber_id = (select id from subscriber where email = 'late@reader.example')`,
  )
  const answer = await ada.goto(link)
  expect(answer?.status()).toBe(410)
  expect(await words(ada)).toContain('This link is too old')
  const asked = await visitor(server.origin).send(link)
  expect(asked.status).toBe(410)
  expect(await listsOf('late@reader.example')).toEqual(['articles asked'])
})

test('the page to join is kept for everybody; what a link opens is nobody else’s and goes nowhere', async () => {
  const kept = await fetch(`${server.origin}/mailing`)
  expect(kept.headers.get('cache-control')).toContain('public')
  const own = await fetch(server.origin + (await leaving(ADA, 'articles')))
  expect(own.headers.get('cache-control')).toBe('private, no-store')
  expect(own.headers.get('referrer-policy')).toBe('strict-origin')
})

test('an educator brings in who agreed elsewhere, and is told of every row that cannot be taken', async () => {
  const head = 'email,lists,consent_source,consent_wording,consent_on'
  const good = 'gus@reader.example,trainings,Sign-up sheet,"Yes, send me letters.",2026-03-14'
  const table = [
    head,
    good,
    'hal@reader.example,trainings,,,',
    `${ADA},trainings,Sheet,"Yes, send me letters.",2026-03-14`,
  ]
  const file = { name: 'table.csv', mimeType: 'text/csv', buffer: Buffer.from(table.join('\n')) }
  await nora.goto('/desk/mailing/import')
  await looksRight(nora)
  await nora.getByLabel('File').setInputFiles(file)
  await send(nora, 'Bring in')
  await looksRight(nora)
  const refused = await words(nora)
  expect(refused).toContain('Nothing was stored: 2 rows of 3 cannot be taken.')
  expect(refused).toContain('consent_source: Say where they agreed')
  expect(refused).toContain('They left the list “Trainings”. Only they can join it again.')
  expect(await listsOf('gus@reader.example')).toEqual([])
  await nora.getByLabel('File').setInputFiles(file)
  await nora.getByLabel('Take the good rows when others are wrong').check()
  await send(nora, 'Bring in')
  expect(await words(nora)).toContain('1 row brought in. 2 rows were not taken')
  expect(await listsOf('gus@reader.example')).toEqual(['trainings joined'])
  const desk = await signedIn(server.origin, 'nora', '192.0.2.9')
  const exported = await (await desk.open('/desk/mailing/subscribers.csv')).text()
  expect(exported).toContain(
    'gus@reader.example,trainings,joined,Sign-up sheet,"Yes, send me letters.",2026-03-14',
  )
})
