/** A real browser, and what every journey asks of each page that it sees. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { PASSWORD } from '#demonstration/people.ts'
import BROWSERS from '../../tools/browsers.json' with { type: 'json' }

const CHROMIUM = [process.env.CHROME, ...BROWSERS]
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // What a test's page asks of anybody else is not found, and fails the test: see `onlyOurHost`.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PICTURES = process.env.KAIROS_PICTURES

/** Every page is there within a second; whoever waits longer waits for nothing. */
const PATIENCE_MS = 15_000
export const PHONE = { width: 390, height: 844 }
export const TABLET = { width: 820, height: 1180 }

/** Starts the machine's browser. Throws a sentence when there is none. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = CHROMIUM.find((path) => path && existsSync(path))
  if (!executablePath)
    throw new Error(
      'The browser tests need Chrome or Chromium: install it (on Debian "apt-get install chromium") or name it in CHROME.',
    )
  return chromium.launch({ executablePath, args: ARGUMENTS, headless: true })
}

/**
 * A browser of somebody's own, signed in, on their first page. The form of the sign-in page is sent without the page,
 * which has journeys of its own. Requests to any other host fail the test.
 */
export async function signIn(
  browser: Browser,
  origin: string,
  key: string,
  viewport = TABLET,
): Promise<Page> {
  const context = await browser.newContext({ viewport, baseURL: origin, javaScriptEnabled: true })
  await onlyOurHost(context, origin)
  context.setDefaultTimeout(PATIENCE_MS)
  const answer = await context.request.post('/sign-in', {
    form: { email: `${key}@demo.example`, password: PASSWORD, to: '' },
    headers: { Origin: origin },
    maxRedirects: 0,
  })
  expect(answer.status(), `${key} signs in`).toBe(302)
  const page = await context.newPage()
  await page.goto(answer.headers().location ?? '/')
  return page
}

/** Watches rather than intercepts: a browser whose requests are intercepted keeps no files from one page to the next. */
export async function onlyOurHost(context: BrowserContext, origin: string): Promise<void> {
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !/^(data|blob):/.test(url))
      throw new Error(`A page asked for ${url}: no page may ask anybody else for anything.`)
  })
}

/** The pages that offer a passkey bring the few lines that ask the browser for one; they work without. */
const PASSKEY = 'passkey-script'

/** WCAG 2.2 AA by axe, no JavaScript shipped, no sideways scrolling. */
export async function looksRight(
  page: Page,
  { scripts = false }: { readonly scripts?: boolean } = {},
): Promise<void> {
  // A click may just have led here: what is judged is the page with its styles.
  await page.waitForLoadState('load')
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].every(
      (link) => link.sheet !== null,
    ),
  )
  await page.evaluate(AXE)
  const violations = await page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: the library was put there by the line above
    const { violations } = await (globalThis as any).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // All of these; of what is right, no more than that it is.
      resultTypes: ['violations'],
    })
    return violations.flatMap((v: { id: string; help: string; nodes: { html: string }[] }) =>
      v.nodes.map((n) => `${v.id}: ${v.help}: ${n.html.slice(0, 160)}`),
    )
  })
  expect(violations, new URL(page.url()).pathname).toEqual([])
  if (!scripts)
    expect(
      await page.locator(`script[src]:not([src*="${PASSKEY}"]), link[rel=modulepreload]`).count(),
      'this page ships no JavaScript',
    ).toBe(0)
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(wider, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}

/** A page of somebody on a phone whose browser runs no scripts. Requests to any other host fail the test. */
export async function withoutScripts(browser: Browser, origin: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, viewport: PHONE, javaScriptEnabled: false })
  await onlyOurHost(context, origin)
  return context.newPage()
}

/** One page for each browser: to begin a session of its own for every look takes longer than the look. */
const dark = new WeakMap<Browser, Promise<Page>>()
async function darkPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, colorScheme: 'dark' })
  return context.newPage()
}

/** The same page as the same person, with the scripts that axe needs, on a phone in the dark. */
export async function looksRightInTheDark(browser: Browser, page: Page): Promise<void> {
  const opened = dark.get(browser) ?? darkPage(browser)
  dark.set(browser, opened)
  const looked = await opened
  await looked.context().clearCookies()
  await looked.context().addCookies(await page.context().cookies())
  await looked.goto(page.url())
  await looksRight(looked)
}

/** Keeps a picture when KAIROS_PICTURES names a folder: `npm run pictures` makes the README's with it. */
export async function picture(
  page: Page,
  name: string,
  options: { readonly fullPage?: boolean } = {},
): Promise<void> {
  if (!PICTURES) return
  mkdirSync(PICTURES, { recursive: true })
  await page.screenshot({ path: join(PICTURES, `${name}.png`), ...options })
}
