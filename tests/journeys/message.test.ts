/** Somebody writes to a listed provider, who answers; neither sees the other's address, and a flood stops nobody. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '#platform/database.ts'
import {
  looksRight,
  looksRightInTheDark,
  openBrowser,
  PHONE,
  signIn,
  withoutScripts,
} from '../support/browser.ts'
import { type Letters, letterBox, linkIn } from '../support/letters.ts'
import { reachableListing } from '../support/reachable.ts'
import { type RunningServer, startServer } from '../support/server.ts'

const ADA = 'ada@visitor.example'
const CLARA = 'clara@provider.example'
const WRITE = '/directory/clara-quiet/message'

let server: RunningServer
let browser: Browser
let letters: Letters
let ada: Page
let clara: Page
/** Everything that either of them was shown. */
const seen: string[] = []

beforeAll(async () => {
  letters = await letterBox()
  // Every visitor of the flood has an address of their own, as if a proxy stood before us.
  server = await startServer({ ...letters.environment, KAIROS_TRUSTED_PROXY: '127.0.0.1, ::1' })
  const database = connect(server.databaseUrl)
  await reachableListing(database.db, 'Clara Quiet', CLARA)
  await reachableListing(database.db, 'Paul Paper')
  await database.close()
  browser = await openBrowser()
  ada = await withoutScripts(browser, server.origin)
  clara = await withoutScripts(browser, server.origin)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await letters?.stop()
})

async function isRight(page: Page): Promise<void> {
  seen.push(await page.content())
  await looksRightInTheDark(browser, page)
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('Your name').fill('Ada')
  await page.getByLabel('Your email address').fill(ADA)
  await page.getByLabel('Beginning treatment').check()
  await page.getByLabel('Your message').fill('Do you see new people?\n<script>alert(1)</script>')
}

test('a message with something missing comes back as it was typed', async () => {
  await ada.goto('/directory/clara-quiet')
  await ada.getByRole('link', { name: /write/i }).click()
  await ada.waitForURL(`**${WRITE}`)
  await isRight(ada)
  await ada.getByLabel('Your message').fill('Do you see new people?')
  await ada.getByRole('button', { name: 'Go on' }).click()
  const alert = await ada.getByRole('alert').innerText()
  expect(alert).toContain('Write your email address, so that the answer can reach you.')
  expect(alert).toContain('Choose what your message is about.')
  expect(await ada.getByLabel('Your message').inputValue()).toBe('Do you see new people?')
  expect(letters.all()).toEqual([])
})

test('the sender confirms their address; programs that follow links before them change nothing', async () => {
  await fillIn(ada)
  await ada.getByRole('button', { name: 'Go on' }).click()
  await ada.waitForURL(`**${WRITE}?step=confirm`)
  expect(await heading(ada)).toBe('One more step')
  await isRight(ada)

  const link = linkIn(await letters.to(ADA))
  for (const method of ['GET', 'HEAD', 'GET']) {
    const looked = await fetch(server.origin + link, { method })
    expect(looked.status).toBe(200)
    expect(looked.headers.get('cache-control')).toContain('no-store')
    expect(looked.headers.get('referrer-policy')).toBe('strict-origin')
    expect(looked.headers.get('set-cookie')).toBeNull()
  }
  await ada.goto(link)
  expect(await heading(ada)).toBe('Send your message')
  await isRight(ada)
  await ada.getByRole('button', { name: 'See my message' }).click()
  await ada.waitForURL('**/messages/*')
  expect(await ada.locator('blockquote').innerText()).toBe(
    'Do you see new people?\n<script>alert(1)</script>',
  )
  await isRight(ada)
  expect(letters.all()).toHaveLength(1)

  await ada.getByRole('button', { name: 'Send it' }).click()
  expect(await heading(ada)).toBe('Your message was sent')
  await isRight(ada)

  await ada.goto(link)
  expect(await heading(ada)).toBe('This link was used already')
  await isRight(ada)
})

test('the provider reads it and answers, and the answer can be answered', async () => {
  const letter = await letters.to(CLARA)
  expect(letter.subject).toBe('A message through the Kairos directory')
  expect(letter.text).toContain('> Do you see new people?')
  await clara.goto(linkIn(letter))
  await clara.getByRole('button', { name: 'Open the message' }).click()
  await clara.waitForURL('**/messages/*')
  expect(await clara.locator('main').innerText()).toContain('From Ada')
  await isRight(clara)
  await clara.getByRole('button', { name: 'Send the answer' }).click()
  expect(await clara.getByRole('alert').innerText()).toContain('Write your message.')
  await clara.getByLabel('Your answer').fill('Yes. Tuesday would be good.')
  await clara.getByRole('button', { name: 'Send the answer' }).click()
  await clara.waitForURL('**?done=answered')
  expect(await clara.getByText('Your answer was sent').isVisible()).toBe(true)
  await isRight(clara)

  const answer = await letters.to(ADA)
  expect(answer.subject).toBe('An answer through the Kairos directory')
  expect(answer.text).toContain('> Yes. Tuesday would be good.')
  await ada.goto(linkIn(answer))
  await ada.getByRole('button', { name: 'Open the message' }).click()
  await ada.getByLabel('Your answer').fill('Tuesday it is.')
  await ada.getByRole('button', { name: 'Send the answer' }).click()
  await ada.waitForURL('**?done=answered')
  seen.push(await ada.content())
  expect((await letters.to(CLARA)).text).toContain('> Tuesday it is.')
})

test('nobody saw an address: not on a page, not in a letter, not in the log', () => {
  const shown = [...seen, ...letters.all().map(({ subject, text }) => subject + text), server.output()]
  for (const address of [ADA, CLARA]) expect(shown.filter((text) => text.includes(address))).toEqual([])
})

test('somebody without the link reads nothing, and a new link goes only to whom the first one went', async () => {
  const other = await withoutScripts(browser, server.origin)
  await other.goto(new URL(clara.url()).pathname)
  expect(await other.locator('main').innerText()).not.toContain('new people')
  await isRight(other)
  await other.getByRole('button', { name: 'Send a new link' }).click()
  await other.waitForURL('**?done=asked')
  expect(await heading(other)).toBe('A new link is on its way')
  await isRight(other)
  expect(linkIn(await letters.to(CLARA))).toMatch(/^\/links\//)

  await other.goto('/links/never-was')
  expect(await heading(other)).toBe('This link opens nothing')
  await isRight(other)
  await other.goto('/directory/paul-paper/message')
  expect(await other.locator('main').innerText()).toContain('cannot be written to from here')
  await isRight(other)
  expect((await other.goto('/directory/nobody/message'))?.status()).toBe(404)
})

test('a message can be deleted instead of sent', async () => {
  const page = await withoutScripts(browser, server.origin)
  await page.goto(WRITE)
  await fillIn(page)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.goto(linkIn(await letters.to(ADA)))
  await page.getByRole('button', { name: 'See my message' }).click()
  await page.getByRole('button', { name: 'Delete it instead' }).click()
  expect(await heading(page)).toBe('Your message was deleted')
  await isRight(page)
})

test('the desk says that letters go out', async () => {
  const nora = await signIn(browser, server.origin, 'nora', PHONE)
  await nora.goto('/desk/letters')
  expect(await nora.locator('main').innerText()).toContain('None waits')
  await looksRight(nora)
})

test('ten thousand attempts of one sender are turned away with a sentence, and nobody else waits', async () => {
  const send = (from: string, name: string) =>
    fetch(server.origin + WRITE, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'X-Forwarded-For': from, Origin: server.origin },
      body: new URLSearchParams({ name, address: `${name}@visitor.example`, matter: 'other', text: 'Hello' }),
    })
  const statuses: number[] = []
  const sentences = new Set<string>()
  const queue = Array.from({ length: 10_000 }, (_, i) => i)
  const flood = Array.from({ length: 40 }, async () => {
    for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
      const answer = await send('203.0.113.5', `flood${i}`)
      statuses.push(answer.status)
      const text = await answer.text()
      if (answer.status === 429) sentences.add(/Wait [^<,]*/.exec(text)?.[0] ?? text)
    }
  })
  const waits: number[] = []
  while (queue.length > 0) {
    const begun = performance.now()
    const page = await fetch(`${server.origin}/library`, { headers: { 'X-Forwarded-For': '198.51.100.1' } })
    expect(page.status).toBe(200)
    await page.text()
    waits.push(performance.now() - begun)
    await new Promise((done) => setTimeout(done, 20))
  }
  await Promise.all(flood)
  const median = waits.toSorted((a, b) => a - b)[waits.length >> 1]!
  expect(statuses.filter((status) => status === 303)).toHaveLength(5)
  expect(statuses.filter((status) => status === 429)).toHaveLength(9_995)
  expect([...sentences].toSorted()).toEqual(['Wait 60 minutes', 'Wait a minute'])
  expect(median).toBeLessThan(250)
  expect((await send('198.51.100.1', 'somebody-else')).status).toBe(303)
  expect(linkIn(await letters.to('somebody-else@visitor.example'))).toMatch(/^\/links\//)
})
