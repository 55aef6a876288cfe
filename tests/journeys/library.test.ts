/** Somebody reads the library without JavaScript, and a practice hands an answer on. */
import { createServer, type Server } from 'node:http'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { articleFiles } from '#platform/articles.ts'
import { freePort } from '#platform/postgres.ts'
import { looksRight, onlyOurHost, openBrowser, PHONE, picture, TABLET } from '../support/browser.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
let browser: Browser
let reader: BrowserContext
let page: Page
const slugs = articleFiles().map(({ slug }) => slug)
/** Headers of everything that was answered without JavaScript. */
const cookies: string[] = []

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  reader = await browser.newContext({ baseURL: server.origin, viewport: PHONE, javaScriptEnabled: false })
  await onlyOurHost(reader, server.origin)
  reader.setDefaultTimeout(15_000)
  reader.on('response', async (answer) => {
    const cookie = (await answer.allHeaders())['set-cookie']
    if (cookie) cookies.push(`${answer.url()}: ${cookie}`)
  })
  page = await reader.newPage()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Nothing runs on the page that is there; what it says to programs is JSON. */
async function runsNothing(): Promise<void> {
  expect(await page.locator('script:not([type="application/ld+json"])').count(), page.url()).toBe(0)
  for (const json of await page.locator('script').allTextContents()) expect(JSON.parse(json)).toBeTruthy()
}

const linked = async () => JSON.parse((await page.locator('script').first().textContent()) ?? '')

test('from the first page through a misspelled search to an answer', async () => {
  await page.goto('/')
  await page.getByRole('navigation', { name: 'Kairos' }).getByRole('link', { name: 'Understand it' }).click()
  await page.waitForURL('**/library')
  await runsNothing()
  expect((await linked()).mainEntity).toHaveLength(slugs.length)

  await page.getByRole('searchbox', { name: 'Search the answers' }).fill('anurysm')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.waitForURL('**/library?q=anurysm')
  await runsNothing()
  const found = page.getByRole('region', { name: 'What was found' })
  expect(await found.innerText()).toContain('Did you mean aneurysm?')
  expect(await found.locator('mark').first().innerText()).toBe('aneurysm')

  await found.getByRole('link', { name: 'Who should not have ketamine?' }).click()
  await page.waitForURL('**/library/who-should-not')
  await runsNothing()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Who should not have ketamine?')
  expect((await linked())['@graph'].map((node: { '@type': string }) => node['@type'])).toEqual([
    'Article',
    'FAQPage',
  ])
  expect(await page.locator('.source-list li').count()).toBeGreaterThan(3)
  const reference = page.locator('.reference a').first()
  const source = await reference.getAttribute('href')
  await reference.click()
  expect(new URL(page.url()).hash).toBe(source)
})

test('the window after a dose is drawn in its answer, with a table behind the drawing', async () => {
  const context = await browser.newContext({
    baseURL: server.origin,
    javaScriptEnabled: false,
    viewport: TABLET,
  })
  const wide = await context.newPage()
  await wide.goto('/library/the-window')
  const drawing = wide
    .getByRole('figure')
    .filter({ has: wide.getByRole('img') })
    .first()
  await drawing.scrollIntoViewIfNeeded()
  expect(await drawing.locator('table').count()).toBeGreaterThan(0)
  await picture(wide, '11-library')
  await context.close()
})

test('a page for everybody says where it is to be found and what it is about', async () => {
  for (const path of ['/', '/library', '/library?q=dose', '/library/cost-and-insurance']) {
    await page.goto(path)
    const canonical = await page.locator('link[rel=canonical]').getAttribute('href')
    expect(canonical).toBe(server.origin + path.replace(/\?.*/, ''))
    const text = (await page.locator('meta[name=description]').getAttribute('content')) ?? ''
    expect(text.length, path).toBeGreaterThan(50)
    expect(text.length, path).toBeLessThanOrEqual(160)
    expect(await page.locator('meta[property="og:title"]').count()).toBe(1)
  }
})

test('on paper an answer is one sheet, with nothing around it', async () => {
  await page.emulateMedia({ media: 'print' })
  for (const slug of slugs) {
    await page.goto(`/library/${slug}`)
    const sides = (await page.pdf({ format: 'Letter' })).toString('latin1').match(/\/Type\s*\/Page\b/g)
    expect([1, 2], slug).toContain(sides?.length)
  }
  expect(await page.getByRole('navigation').count()).toBe(0)
  expect(await page.getByRole('heading', { name: 'Hand this to somebody' }).isVisible()).toBe(false)
  expect(await page.getByText(`From ${server.origin}/library/`).isVisible()).toBe(true)
  await page.emulateMedia({ media: 'screen' })
})

test('whatever is typed into the search is answered, and stays what was typed', async () => {
  for (const [typed, said] of [
    ['', 'Type a word or a question'],
    ['?!', 'Type a word or a question'],
    ['what is the', 'These words stand in every answer'],
    ['xyzzyqwk', 'Nothing was found'],
    ['<script>alert(1)</script>', 'No answer has'],
    [`'; drop table article; --`, 'No answer has'],
    ['ketamine '.repeat(1_000), 'That was long'],
  ] as const) {
    const answer = await page.goto(`/library?q=${encodeURIComponent(typed)}`)
    expect(answer?.status(), typed.slice(0, 40)).toBe(200)
    expect(await page.getByRole('main').innerText(), typed.slice(0, 40)).toContain(said)
    expect(typed.trim().startsWith(await page.getByRole('searchbox').inputValue())).toBe(true)
    await runsNothing()
  }
})

test('an answer that is not there leads on', async () => {
  expect((await page.goto('/library/no-such-answer'))?.status()).toBe(404)
  expect(await page.getByRole('searchbox').count()).toBe(1)
  await page.getByRole('link', { name: 'What does it cost, and does insurance pay?' }).click()
  await page.waitForURL('**/library/cost-and-insurance')
  expect((await page.goto('/embed/library/no-such-answer'))?.status()).toBe(404)
})

test('a card stands inside the page of another site; nothing else of ours does', async () => {
  await page.goto('/library/what-is-kap')
  const code = await page.getByLabel('A card for your own website').inputValue()
  const port = await freePort()
  const elsewhere = await siteWith(
    port,
    `${code}<iframe src="${server.origin}/library/what-is-kap"></iframe>`,
  )
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false })
  try {
    const host = await context.newPage()
    await host.goto(`http://127.0.0.1:${port}/`)
    const card = host.frameLocator('iframe').first()
    await card.getByRole('heading', { name: 'What is ketamine-assisted psychotherapy?' }).waitFor()
    expect(await card.getByText(/^Reviewed \w+ \d+ \w+ \d{4}/).isVisible()).toBe(true)
    const way = card.getByRole('link', { name: /Read the whole answer/ })
    expect(await way.getAttribute('href')).toBe(`${server.origin}/library/what-is-kap`)
    const fits = await card.locator('html').evaluate((html) => html.scrollHeight <= html.clientHeight)
    expect(fits, 'the card needs no scrolling in its frame').toBe(true)
    expect(await host.frameLocator('iframe').nth(1).getByRole('heading').count()).toBe(0)
    const { headers } = await fetch(`${server.origin}/library/what-is-kap`)
    expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
    expect(await context.cookies()).toEqual([])
  } finally {
    await context.close()
    elsewhere.close()
  }
})

/** A page of somebody else. */
async function siteWith(port: number, body: string): Promise<Server> {
  const other = createServer((_, answer) => {
    answer.setHeader('Content-Type', 'text/html')
    answer.end(`<!DOCTYPE html><html lang="en"><title>A practice</title><body>${body}`)
  })
  await new Promise<void>((done) => other.listen(port, '127.0.0.1', done))
  return other
}

test('the feed and the sitemap are XML and name every answer; robots leave the desk alone', async () => {
  const scripted = await browser.newContext({ baseURL: server.origin })
  const reading = await scripted.newPage()
  for (const [path, type, naming] of [
    ['/library/feed.xml', 'application/atom+xml', (address: string) => `href="${address}"`],
    ['/sitemap.xml', 'application/xml', (address: string) => `<loc>${address}</loc>`],
  ] as const) {
    const answer = await fetch(server.origin + path)
    expect(answer.headers.get('Content-Type')).toContain(type)
    const text = await answer.text()
    const wrong = await reading.evaluate(
      (xml) =>
        new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror')?.textContent,
      text,
    )
    expect(wrong ?? '', path).toBe('')
    for (const slug of slugs) expect(text, path).toContain(naming(`${server.origin}/library/${slug}`))
  }
  await scripted.close()
  const robots = await (await fetch(`${server.origin}/robots.txt`)).text()
  expect(robots).toContain('Disallow: /desk')
  expect(robots).toContain(`Sitemap: ${server.origin}/sitemap.xml`)
})

test('every page of it is for everybody, on a phone in the dark and on a tablet', async () => {
  for (const [articles, options] of [
    [slugs, { viewport: PHONE, colorScheme: 'dark' }],
    // With both drawings and with a table.
    [['the-window', 'what-to-expect', 'benefits-and-risks'], { viewport: TABLET, colorScheme: 'light' }],
  ] as const) {
    const context = await browser.newContext({ baseURL: server.origin, ...options })
    await onlyOurHost(context, server.origin)
    const looking = await context.newPage()
    for (const path of [
      '/library',
      '/library?q=anurysm',
      '/library?q=xyzzyqwk',
      '/library/no-such-answer',
      '/embed/library/what-is-kap',
      ...articles.map((slug) => `/library/${slug}`),
    ]) {
      await looking.goto(path)
      await looksRight(looking)
    }
    expect(await context.cookies()).toEqual([])
    await context.close()
  }
})

test('no page set a cookie', async () => {
  expect(await reader.cookies()).toEqual([])
  expect(cookies).toEqual([])
})
