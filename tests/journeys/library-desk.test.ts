/** An educator writes an article, another reviews it, and everybody reads it with its history. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { looksRight, openBrowser, PHONE, signIn } from '../support/browser.ts'
import { fill, open, send, unfold, words } from '../support/journey.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
let browser: Browser
let nora: Page
let ben: Page
let reader: Page

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  nora = await signIn(browser, server.origin, 'nora')
  ben = await signIn(browser, server.origin, 'ben', PHONE)
  reader = await (await browser.newContext({ baseURL: server.origin, viewport: PHONE })).newPage()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const QUESTION = 'May I drive after a session?'
const ADDRESS = '/library/driving'
const source = (page: Page, number: number) => page.getByRole('group', { name: `Source ${number}` })
const waiting = (page: Page, section: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: section, exact: true }) })
const status = async (page: Page, address: string) => (await page.goto(address))?.status()

test('what was typed comes back with what is wrong, and HTML stays text', async () => {
  await open(nora, '/desk/library')
  await nora.getByRole('link', { name: 'Write a new article' }).click()
  await looksRight(nora)
  await fill(nora, {
    Address: 'Driving!',
    'The question that it answers': QUESTION,
    'The short answer': 'No. Not before the next day, after a night of sleep.',
    'The long answer': 'You may be slow and dizzy for hours [^label]. <script>alert(1)</script>',
  })
  await send(nora, 'Save the draft')
  await looksRight(nora)
  expect(await words(nora)).toContain('Write the address in small letters')
  expect(await words(nora)).toContain('Choose a topic.')
  expect(await nora.getByLabel('The long answer').inputValue()).toContain('<script>alert(1)</script>')

  await fill(nora, { Address: 'driving' })
  await nora.getByLabel('Topic').selectOption('after')
  await send(nora, 'Show how it will look')
  await looksRight(nora)
  expect(await nora.locator('article').innerText()).toContain('<script>alert(1)</script>')
  expect(await nora.locator('article script').count()).toBe(0)
  expect(await words(nora)).toContain('Reads like school grade')
  expect(await status(reader, ADDRESS)).toBe(404)
})

test('an article without its sources is kept as a draft, and not sent', async () => {
  await send(nora, 'Save and send to review')
  expect(await words(nora)).toContain('Name at least one source.')
  await fill(source(nora, 1), {
    'What it is': 'Spravato prescribing information',
    'Name for references': 'label',
  })
  await send(nora, 'Save and send to review')
  expect(await words(nora)).toContain('Say how sure this source is.')
  await source(nora, 1).getByLabel('How sure').selectOption('published/looked-up')
  await send(nora, 'Save the draft')
  await looksRight(nora)
  expect(await words(nora)).toContain('Version 1: draft')
  await send(nora, 'Send to review')
  await looksRight(nora)
  expect(await words(nora)).toContain('This version waits for a second person')
  expect(await nora.getByRole('button', { name: 'Publish it' }).count()).toBe(0)
})

test('a second person reads it, and sends it back with a reason', async () => {
  await open(ben, '/desk/library')
  await waiting(ben, 'Waits for your review').getByRole('link', { name: QUESTION }).click()
  await looksRight(ben)
  await unfold(ben, 'Send it back with a reason')
  await send(ben, 'Send it back')
  await looksRight(ben)
  expect(await words(ben)).toContain('Say why, in a sentence.')
  await fill(ben, { 'What should be different?': 'Take the script out, and say what to do instead.' })
  await send(ben, 'Send it back')
  expect(await words(ben)).toContain('Version 1: sent back')
})

test('its author corrects it, and the reviewer publishes it', async () => {
  await open(nora, '/desk/library')
  await waiting(nora, 'Your drafts').getByRole('link', { name: QUESTION }).click()
  await looksRight(nora)
  expect(await words(nora)).toContain('Take the script out, and say what to do instead.')
  await fill(nora, {
    'The long answer':
      'You may be slow and dizzy for hours [^label]. Have somebody [take you home](/library/preparing).',
  })
  await send(nora, 'Save and send to review')
  expect(await words(nora)).toContain('Version 2: waits for review')

  await ben.goto('/desk/library')
  await waiting(ben, 'Waits for your review').getByRole('link', { name: QUESTION }).click()
  await ben.getByLabel('Review again by').fill('2035-01-01')
  await fill(ben, {
    'What was reviewed, and by what kind of person': 'Checked against the label by a counselor.',
  })
  await send(ben, 'Publish it')
  await looksRight(ben)
  expect(await words(ben)).toContain('more than a year away')
  expect(await ben.getByLabel('What was reviewed').inputValue()).toBe(
    'Checked against the label by a counselor.',
  )
  const soon = Temporal.Now.plainDateISO().add({ months: 3 })
  await ben.getByLabel('Review again by').fill(soon.toString())
  await send(ben, 'Publish it')
  await looksRight(ben)
  expect(await words(ben)).toContain('Version 3: published')
})

test('everybody reads it at once, with who wrote and who reviewed it', async () => {
  await open(reader, ADDRESS)
  const shown = await words(reader)
  expect(shown).toContain('Have somebody take you home.')
  expect(shown).toContain('Nora Whitcomb')
  expect(shown).toContain('Ben Castellanos, LPC')
  expect(shown).toContain('Checked against the label by a counselor.')
  await open(reader, '/library')
  expect(await reader.getByRole('link', { name: QUESTION }).count()).toBeGreaterThan(0)
})

test('a change is seen word by word, and the old words stay in the public history', async () => {
  await nora.goto('/desk/library/driving')
  await fill(nora, { 'The short answer': 'No. Not before the third day, after a night of sleep.' })
  await send(nora, 'Save and send to review')
  await open(ben, '/desk/library/driving')
  expect(await ben.locator('.article-difference del').allTextContents()).toEqual(['taken out: next'])
  expect(await ben.locator('.article-difference ins').allTextContents()).toEqual(['put in: third'])
  await send(ben, 'Publish it')

  await open(reader, `${ADDRESS}/history`)
  expect(await reader.getByRole('listitem').filter({ hasText: 'Published on' }).count()).toBe(2)
  await reader.getByRole('link', { name: 'Version 5, and what changed' }).click()
  await looksRight(reader)
  expect(await reader.locator('.article-difference del').first().innerText()).toContain('next')
  await open(reader, `${ADDRESS}/history/3`)
  expect(await words(reader)).toContain('There is a newer version of this answer.')
  expect(await words(reader)).toContain('Not before the next day')
  for (const draft of [1, 2, 4, 99, 'x'])
    expect(await status(reader, `${ADDRESS}/history/${draft}`)).toBe(404)
})

test('two who write at once are told, keep both their words, and bring them together', async () => {
  await nora.goto('/desk/library/driving')
  await ben.goto('/desk/library/driving')
  await fill(nora, { Tags: 'car' })
  await send(nora, 'Save the draft')
  expect(await words(nora)).not.toContain('Somebody else is writing too')
  await fill(ben, { Tags: 'bicycle' })
  await send(ben, 'Save the draft')
  await looksRight(ben)
  expect(await words(ben)).toContain('Somebody else is writing too')
  await fill(ben, { Tags: 'car, bicycle' })
  await ben.getByLabel('Version 6').check()
  await send(ben, 'Save the draft')
  expect(await words(ben)).not.toContain('Somebody else is writing too')
  await open(nora, '/desk/library/driving?version=6')
  expect(await words(nora)).toContain('Version 6: taken into a later version')
})

test('what is wrong is taken away at once, and its history says why', async () => {
  await open(nora, '/desk/library/driving?version=5')
  await unfold(nora, 'Withdraw the article')
  await fill(nora.getByRole('form', { name: 'Withdraw the article' }), { 'Why?': 'The figure was wrong.' })
  await send(nora, 'Withdraw it now')
  await looksRight(nora)
  expect(await status(reader, ADDRESS)).toBe(404)
  await open(reader, `${ADDRESS}/history`)
  expect(await words(reader)).toContain('The figure was wrong.')
  await open(reader, `${ADDRESS}/history/5`)
  expect(await words(reader)).toContain('This answer was withdrawn.')
})

test('the desk is nobody else’s', async () => {
  expect(await status(reader, '/desk/library')).toBe(200)
  expect(new URL(reader.url()).pathname).toBe('/sign-in')
  const ruth = await signIn(browser, server.origin, 'ruth')
  expect(await status(ruth, '/desk/library/driving')).toBe(404)
  expect(await status(nora, '/desk/library/nothing')).toBe(404)
})
