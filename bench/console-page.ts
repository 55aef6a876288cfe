/** What the console costs to open: the script it loads, and the time until somebody can record on a slow tablet. */
import { existsSync } from 'node:fs'
import { get } from 'node:http'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import BROWSERS from '../tools/browsers.json' with { type: 'json' }
import type { BenchServer } from './server.ts'
import { median, type Row } from './table.ts'

const MOST_KB = 250
/** A tablet of some years, as against the processor here. */
const SLOWER = 4
const ROUNDS = 5

/** @param server with the demonstration alone: its sessions of today */
export async function consolePageRows({ origin, signedIn }: BenchServer): Promise<Row[]> {
  const executablePath = [process.env.CHROME, ...BROWSERS].find((path) => path && existsSync(path))
  if (!executablePath)
    throw new Error('The benchmark needs Chrome or Chromium: install it, or name it in CHROME.')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const { cookie } = await signedIn('ruth')
    const open = async () => {
      const context = await browser.newContext({ viewport: { width: 820, height: 1180 } })
      const cookies = cookie.split('; ').map((pair) => {
        const [name = '', value = ''] = pair.split('=')
        return { name, value, url: origin }
      })
      await context.addCookies(cookies)
      return context
    }
    const { sessions } = await (await fetch(`${origin}/api/console`, { headers: { cookie } })).json()
    const { course, visit } = sessions[0]
    const ours: number[] = []
    const theirs: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await usable(await open(), `${origin}/console#${visit}`, '.keypad button'))
      theirs.push(
        await usable(await open(), `${origin}/courses/${course}/sessions/${visit}`, 'input[name=pressure]'),
      )
    }
    const bytes = await scriptBytes(await open(), `${origin}/console#${visit}/plot`)
    return [
      {
        name: 'console script',
        ours: bytes / 1000,
        unit: 'KB, compressed',
        peer: 'limit',
        theirs: MOST_KB,
        ratio: MOST_KB / (bytes / 1000),
      },
      {
        name: 'console usable',
        ours: median(ours),
        unit: `ms, processor ${SLOWER} times slower`,
        peer: 'the same session as a plain page',
        theirs: median(theirs),
        ratio: median(theirs) / median(ours),
      },
    ]
  } finally {
    await browser.close()
  }
}

/** The first time that this browser opens it: until what somebody records with can be pressed. */
async function usable(context: BrowserContext, address: string, selector: string): Promise<number> {
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const begun = performance.now()
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator(selector).first().click({ trial: true })
  const took = performance.now() - begun
  await context.close()
  return took
}

/** Everything that the console loads of script, its worker and its plots too, as a browser gets it over https. */
async function scriptBytes(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage()
  const scripts = new Set<string>()
  const note = (url: string) => /\.js$/.test(new URL(url).pathname) && scripts.add(url)
  context.on('request', (request) => note(request.url()))
  await page.goto(address)
  await plotted(page)
  // The worker keeps every file for later; what only an older browser runs is not loaded here.
  note(new URL('/console/worker.js', address).href)
  await context.close()
  const sizes = await Promise.all([...scripts].map(compressed))
  return sizes.reduce((sum, size) => sum + size, 0)
}
const plotted = (page: Page) => page.locator('figure.plot svg').first().waitFor({ state: 'attached' })

const compressed = (url: string): Promise<number> =>
  new Promise((done, failed) => {
    get(url, { headers: { 'Accept-Encoding': 'br' } }, (answer) => {
      let length = 0
      answer.on('data', (chunk: Buffer) => {
        length += chunk.length
      })
      answer.on('end', () => done(length))
    }).on('error', failed)
  })
