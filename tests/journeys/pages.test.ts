/** Every address of the application, on a phone in the dark: whoever adds a page has it looked at here. */
import type { RouteConfigEntry } from '@react-router/dev/routes'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idFor } from '#demonstration/people.ts'
import routes from '#web/routes.ts'
import { looksRight, openBrowser, PHONE, signIn } from '../support/browser.ts'
import { asOwner } from '../support/database.ts'
import { courseOf } from '../support/journey.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
let browser: Browser
let ruth: Page
let helen: Page
let hannah: Page
let nora: Page
let known: Readonly<Record<string, string>>

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  ruth = await inTheDark('ruth')
  helen = await inTheDark('helen')
  hannah = await inTheDark('hannah')
  nora = await inTheDark('nora')
  const course = await courseOf(server.databaseUrl, 'Hannah Weiss')
  await ruth.goto(`${course}/visits`)
  const session = await ruth.getByRole('link', { name: 'Session', exact: true }).last().getAttribute('href')
  await ruth.goto(`${course}/record`)
  const entry = await ruth.locator('.record-what a').first().getAttribute('href')
  known = {
    course: course.split('/').at(-1) ?? '',
    visit: session?.split('/').at(-1) ?? '',
    entry: entry?.split('/').at(-1) ?? '',
    questionnaire: 'phq-9',
    enquiry: idFor('enquiry', 'marisol'),
    slug: 'what-is-kap',
    version: '1',
    listing: 'juniper-house-demonstration',
  }
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function inTheDark(key: string): Promise<Page> {
  const page = await signIn(browser, server.origin, key, PHONE)
  await page.emulateMedia({ colorScheme: 'dark' })
  return page
}

/** Addresses that show no page: one acts, one is a document, one stands for all that are not there. */
const NO_PAGE = ['sign-out', 'protocol/document', '*', 'sign-in/code']

/** Pages that only a one-time link opens: their own journeys follow the link. */
const BY_LINK = /^(links|messages)\/|\/owner\/profile$/
/** The one public page with a script: it asks where somebody is. */
const WITH_SCRIPT = ['directory/near-me']

/** The addresses within a frame, as `routes.ts` lists them. */
const within = async (frame: string): Promise<string[]> =>
  ((await routes).find(({ file }) => file === frame)?.children ?? [])
    .map(({ path = '' }: RouteConfigEntry) => path)
    .filter((path) => !NO_PAGE.includes(path) && !BY_LINK.test(path))

/** Opens each and looks; a page that is not there, or that leads elsewhere, fails. */
async function lookAtAll(page: Page, paths: readonly string[], also = {}): Promise<void> {
  const values: Readonly<Record<string, string>> = { ...known, ...also }
  expect(paths.length).toBeGreaterThan(0)
  for (const path of paths) {
    const address = `/${path.replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? name)}`
    const answer = await page.goto(address)
    expect(answer?.status(), address).toBe(200)
    expect(new URL(page.url()).pathname, address).toBe(address)
    await looksRight(page, { scripts: WITH_SCRIPT.includes(path) })
  }
}

test('of the therapist', async () => lookAtAll(ruth, await within('web/frame-staff.tsx')))

test('of the prescriber, who decides', async () => {
  const theirs = /screening$|clearance|preparation|sessions|adoption|closing/
  await lookAtAll(
    helen,
    (await within('web/frame-staff.tsx')).filter((path) => theirs.test(path)),
  )
})

test('of the person treated', async () => lookAtAll(hannah, await within('web/frame-patient.tsx')))

test('of the office', async () => {
  const paths = (await within('web/frame-office.tsx')).filter((path) => path !== 'practice')
  const officers = paths.filter((path) => /access-record|retention/.test(path))
  await lookAtAll(await inTheDark('paula'), officers)
  await lookAtAll(
    await inTheDark('ines'),
    paths.filter((path) => !officers.includes(path)),
  )
})

test('of an educator', async () => {
  const [listing] = await asOwner<{ id: string }>(
    server.databaseUrl,
    `select id from listing where slug = '${known.listing}'`,
  )
  await lookAtAll(nora, await within('web/frame-desk.tsx'), { listing: listing?.id })
})

test('of everybody’s own account', async () => {
  await lookAtAll(hannah, await within('web/frame-account.tsx'))
  await lookAtAll(ruth, await within('web/frame-account.tsx'))
})

test('of somebody who is not signed in, and what is not there', async () => {
  const context = await browser.newContext({ baseURL: server.origin, viewport: PHONE, colorScheme: 'dark' })
  const nobody = await context.newPage()
  await lookAtAll(nobody, await within('web/frame-public.tsx'))
  await lookAtAll(nobody, await within('web/frame-embedded.tsx'))
  for (const [page, address] of [
    [nobody, '/nowhere'],
    [ruth, '/courses/01990000-0000-7000-8000-000000000009'],
    [hannah, '/me/measures/nothing'],
  ] as const) {
    expect((await page.goto(address))?.status()).toBe(404)
    await looksRight(page)
  }
  await context.close()
})
