/** Somebody looks for a provider, on a phone, without a script: near a place, by what they need, and who was checked. */
import { createServer, type Server } from 'node:http'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { licenceItem } from '#directory/checks.ts'
import { freePort } from '#platform/postgres.ts'
import { looksRight, onlyOurHost, openBrowser, PHONE, picture, signIn, TABLET } from '../support/browser.ts'
import { asOwner } from '../support/database.ts'
import { fill, send, unfold, words } from '../support/journey.ts'
import { type Listed, listAll } from '../support/listings.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
let browser: Browser

/** Casper, Wyoming: nobody of the demonstration is near. */
const CASPER = { town: 'Casper', state: 'WY', zip: '82601', lat: 42.86, lon: -106.31 } as const
const DOUGLAS = { town: 'Douglas', state: 'WY', zip: '82633', lat: 42.76, lon: -105.38 } as const
const licence = (number: string, expires: string) => ({ kind: 'LPC', number, state: 'WY', expires }) as const
const provider = (name: string, more: Partial<Listed>): Listed => ({
  subject: 'person',
  name,
  roles: ['therapist'],
  places: [CASPER],
  languages: ['en'],
  ...more,
})
const IN_FORCE = licence('LPC-100', '2090-06-30')
const OVER = licence('LPC-200', '2025-06-30')

beforeAll(async () => {
  server = await startServer()
  await listAll(server.databaseUrl, [
    {
      is: provider('Alma Casper', {
        languages: ['en', 'es'],
        routes: ['sl'],
        licences: [IN_FORCE],
        fees: { low: 200, high: 350, per: 'session' },
      }),
      since: (at) => [
        {
          kind: 'verification-recorded',
          at,
          body: {
            what: 'licence',
            item: licenceItem({ ...IN_FORCE, expires: Temporal.PlainDate.from(IN_FORCE.expires) }),
            outcome: 'confirmed',
            source: 'Wyoming board, online license search',
            until: Temporal.PlainDate.from('2089-01-31'),
          },
        },
      ],
    },
    { is: provider('Bruno Casper', { languages: ['en', 'es'], routes: ['im'], licences: [OVER] }) },
    { is: provider('Cora Casper', { routes: ['sl'], places: [DOUGLAS] }) },
    {
      is: provider('<b>Dario</b> & "Sons"', {
        subject: 'practice',
        routes: ['iv'],
        about: '<script>alert(1)</script>',
      }),
    },
    {
      is: provider('Edda Casper', { routes: ['sl'] }),
      since: (at) => [{ kind: 'taken-down', at, body: { by: 'owner' } }],
    },
  ])
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Somebody who has never been here. A page that asks anybody else for anything fails. */
async function somebody(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, baseURL: server.origin, ...options })
  await onlyOurHost(context, server.origin)
  return context.newPage()
}
const withoutScript = () => somebody({ javaScriptEnabled: false })

const names = (page: Page) => page.getByRole('list', { name: 'Results' }).getByRole('heading').allInnerTexts()
/** The number beside an option. */
const countOf = async (page: Page, option: string): Promise<number> =>
  Number(/\((\d+)\)/.exec(await page.locator('label', { hasText: option }).innerText())?.[1])

test('by ZIP code: the nearest first, what was checked of each, and the same by its address', async () => {
  const page = await withoutScript()
  await page.goto('/directory')
  await fill(page, { 'ZIP code or town': '82601' })
  await send(page, 'Search')
  expect(new URL(page.url()).search).toContain('near=82601')
  const said = await words(page)
  expect(said).toContain('4 within 50 miles of Casper, WY')
  expect(said).toContain('Nobody can pay to stand higher.')
  expect((await names(page)).at(-1)).toContain('Cora')
  expect(said).toContain('License LPC LPC-100, WY: checked')
  expect(said).toContain('License LPC LPC-200, WY: expired 30 Jun 2025')
  // Who took their listing down is not there.
  expect(said).not.toContain('Edda')
  expect(await page.getByRole('img', { name: 'Map around Casper, WY' }).isVisible()).toBe(true)
})

test('where there is room, the list and its map stand side by side', async () => {
  const page = await somebody({ javaScriptEnabled: false, viewport: { width: 1200, height: 900 } })
  await page.goto('/directory?near=80401&within=50')
  const list = await page.getByRole('list', { name: 'Results' }).boundingBox()
  const map = await page.getByRole('img', { name: /^Map around Golden/ }).boundingBox()
  expect(map!.x).toBeGreaterThan(list!.x + list!.width)
  await picture(page, '12-directory')
})

test('two choices narrow it down, each by the number that stood beside it', async () => {
  const page = await withoutScript()
  await page.goto('/directory?near=82601')
  await unfold(page, 'Narrow it down')
  const spanish = await countOf(page, 'Spanish')
  await page.getByLabel('Spanish').check()
  await send(page, 'Show these')
  expect(await names(page)).toHaveLength(spanish)
  await unfold(page, 'Narrow it down')
  const lozenge = await countOf(page, 'Under the tongue')
  await page.getByLabel('Under the tongue').check()
  await send(page, 'Show these')
  expect(await names(page)).toHaveLength(lozenge)
  expect(await names(page)).toEqual(['Alma Casper'])
  expect(await words(page)).toContain('Offers what you chose: Under the tongue (lozenge) and Spanish')
  await page.getByRole('link', { name: 'Remove Spanish' }).click()
  expect(await names(page)).toEqual(['Alma Casper', 'Cora Casper'])
})

test('a town of which there are several is chosen from a list, a misspelled one is suggested', async () => {
  const page = await withoutScript()
  await page.goto('/directory?near=Springfield&route=sl')
  expect(await words(page)).toContain('Which one do you mean?')
  await page.getByRole('link', { name: 'Springfield, MO' }).click()
  expect(await page.getByLabel('ZIP code or town').inputValue()).toBe('Springfield, MO')
  expect(new URL(page.url()).searchParams.get('route')).toBe('sl')
  await page.goto('/directory?near=Caspr,+WY')
  await page.getByRole('link', { name: 'Casper, WY' }).click()
  expect(await words(page)).toContain('within 50 miles of Casper, WY')
})

test('a ZIP code that does not exist is said to be none, and what was typed stays', async () => {
  const page = await withoutScript()
  await page.goto('/directory?near=00000')
  expect(await page.getByLabel('ZIP code or town').inputValue()).toBe('00000')
  expect(await page.locator('.field-error').innerText()).toContain('00000')
  expect(await words(page)).toContain('We do not know that place')
})

test('with nobody near, the nearest ones beyond are shown as such', async () => {
  const page = await withoutScript()
  // Gillette is some 110 miles from Casper.
  await page.goto('/directory?near=82716&within=25')
  const said = await words(page)
  expect(said).toContain('Nobody was found within 25 miles of Gillette, WY 82716.')
  expect((await names(page)).length).toBeGreaterThan(0)
})

test('what nobody offers together is said, with a way on', async () => {
  const page = await withoutScript()
  await page.goto('/directory?near=82601&language=ht&route=oral&setting=retreat-centre&insurance=tricare')
  expect(await words(page)).toContain('Nobody in the directory offers all of this together.')
  await page.getByRole('link', { name: 'Remove all choices' }).click()
  expect(await names(page)).toHaveLength(4)
})

test('HTML in an address or in a listing is text', async () => {
  const page = await withoutScript()
  for (const parameter of ['near', 'within', 'route', 'order', 'page']) {
    const answer = await page.goto(
      `/directory?${parameter}=${encodeURIComponent('"><script>alert(1)</script>')}`,
    )
    expect(answer?.status()).toBe(200)
    expect(await answer?.text()).not.toContain('<script>alert(1)')
  }
  await page.goto('/directory?near=82601')
  const link = page.getByRole('link', { name: '<b>Dario</b> & "Sons"' })
  expect(await link.isVisible()).toBe(true)
  await link.click()
  expect(await page.locator('.listing-about').innerText()).toBe('<script>alert(1)</script>')
})

test('a listing shows its work: what was looked up, what has ended, what nobody has checked', async () => {
  const page = await withoutScript()
  await page.goto('/directory?near=82601')
  await page.getByRole('link', { name: 'Bruno Casper' }).click()
  const checked = page.locator('#checked')
  expect(await checked.innerText()).toContain('Expired')
  expect(await checked.innerText()).toContain('The license ended on 30 Jun 2025.')
  expect(await checked.innerText()).toContain('Nobody has looked this up.')
  await page.getByRole('link', { name: 'Directory', exact: true }).click()
  await page.goto('/directory?near=82601')
  await page.getByRole('link', { name: 'Alma Casper' }).click()
  expect(await checked.innerText()).toContain('Wyoming board, online license search')
  expect(await checked.innerText()).toContain('that counts until 31 Jan 2089')
  expect(await words(page)).toContain('$200 to $350 a session')
  const linked = JSON.parse(await page.locator('script[type="application/ld+json"]').innerText())
  expect(linked).toMatchObject({ '@type': 'Person', name: 'Alma Casper' })
  for (const [link, to] of [
    ['Write to them', '/message'],
    ['Something here is wrong', '/report'],
    ['This is me: change or remove it', '/owner'],
  ] as const)
    expect(await page.getByRole('link', { name: link }).getAttribute('href')).toBe(
      new URL(page.url()).pathname + to,
    )
})

test('a listing that was taken down is gone, one that never was is not found', async () => {
  const page = await withoutScript()
  expect((await page.goto('/directory/edda-casper'))?.status()).toBe(410)
  expect((await page.goto('/directory/nobody-at-all'))?.status()).toBe(404)
  expect(await words(page)).toContain('No such listing')
})

test('a page that is not there keeps the way back of whoever is signed in, and one that breaks says whom to tell', async () => {
  const ruth = await signIn(browser, server.origin, 'ruth')
  await ruth.goto('/directory/nobody-of-that-name/message')
  expect(await words(ruth)).toContain('Not found')
  expect(await ruth.getByRole('link', { name: 'Your pages' }).isVisible()).toBe(true)
  const put = (from: string, to: string) => asOwner(server.databaseUrl, `alter table ${from} rename to ${to}`)
  await put('listing', 'listing_lost')
  const broken = await fetch(`${server.origin}/directory/nobody-of-that-name/report`).finally(() =>
    put('listing_lost', 'listing'),
  )
  expect(broken.status).toBe(500)
  expect(await broken.text()).toContain('those who run this site')
})

test('near me: asked for by a button, rounded to about a kilometre, and no more than that leaves the browser', async () => {
  const page = await somebody({
    geolocation: { latitude: 42.861234, longitude: -106.318765 },
    permissions: ['geolocation'],
  })
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto('/directory')
  await page.getByRole('link', { name: 'Use where I am now' }).click()
  await page.getByRole('button', { name: 'Use where I am now' }).click()
  await page.waitForURL(/near=/)
  expect(new URL(page.url()).searchParams.get('near')).toBe('42.86,-106.32')
  expect(asked.filter((url) => /42\.8612|106\.3187/.test(url))).toEqual([])
  expect(await names(page)).toContain('Alma Casper')
  expect(await page.context().cookies()).toEqual([])
})

test('near me: whoever says no types a ZIP code instead, and so does whoever has no script', async () => {
  const page = await somebody({ permissions: [] })
  await page.goto('/directory/near-me')
  await page.getByRole('button', { name: 'Use where I am now' }).click()
  await page.getByRole('status').filter({ hasText: 'Type a ZIP code or town below instead.' }).waitFor()
  const plain = await withoutScript()
  await plain.goto('/directory/near-me')
  expect(await plain.getByRole('button', { name: 'Use where I am now' }).isVisible()).toBe(false)
  await fill(plain, { 'ZIP code or town': '82601' })
  await send(plain, 'Search')
  expect(await names(plain)).toContain('Alma Casper')
})

test('nothing on the way keeps where somebody is', async () => {
  const kept = async (near: string) =>
    (await fetch(`${server.origin}/directory?near=${near}`)).headers.get('cache-control')
  expect(await kept('42.86,-106.32')).toBe('no-store')
  expect(await kept('82601')).not.toBe('no-store')
})

test('only that page may ask where somebody is', async () => {
  const policy = async (path: string) => (await fetch(server.origin + path)).headers.get('permissions-policy')
  expect(await policy('/directory/near-me')).toBe('geolocation=(self)')
  for (const path of ['/directory', '/', '/embed/directory'])
    expect(await policy(path)).toBe('geolocation=()')
})

test('the search stands inside a page of another site, and opens here', async () => {
  const site = await anotherSite(
    `<iframe src="${server.origin}/embed/directory" title="Find a provider"></iframe>`,
  )
  const context = await browser.newContext({ viewport: PHONE })
  const page = await context.newPage()
  await page.goto(site.address)
  const frame = page.frameLocator('iframe')
  await frame.getByLabel('ZIP code or town').fill('82601')
  const [opened] = await Promise.all([
    context.waitForEvent('page'),
    frame.getByRole('button', { name: 'Search' }).click(),
  ])
  await opened.waitForLoadState()
  expect(opened.url()).toContain(`${server.origin}/directory?near=82601`)
  expect(await names(opened)).toContain('Alma Casper')
  expect(await context.cookies()).toEqual([])
  site.server.close()
})

async function anotherSite(html: string): Promise<{ readonly server: Server; readonly address: string }> {
  const port = await freePort()
  const site = createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end(html))
  await new Promise<void>((done) => site.listen(port, done))
  return { server: site, address: `http://localhost:${port}/` }
}

test('every page of the directory is right on a phone and a tablet, in the light and in the dark', async () => {
  const pages = [
    '/directory',
    '/directory?near=82601&within=100&language=es&route=xx',
    '/directory?near=82716&within=25',
    '/directory?near=Springfield',
    '/directory?near=00000',
    '/directory?near=99801',
    '/directory?near=82601&language=ht&insurance=tricare',
    '/directory/alma-casper',
    '/directory/bruno-casper',
    '/directory/edda-casper',
    '/embed/directory',
    '/directory/near-me',
  ]
  for (const viewport of [PHONE, TABLET])
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await somebody({ viewport, colorScheme })
      for (const path of pages) {
        await page.goto(path)
        await page.evaluate(() => {
          for (const fold of document.querySelectorAll('details')) fold.open = true
        })
        await looksRight(page, { scripts: path === '/directory/near-me' })
      }
      expect(await page.context().cookies()).toEqual([])
      await page.context().close()
    }
})
