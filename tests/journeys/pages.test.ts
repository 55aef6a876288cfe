/** Every address of the application, on a phone in the dark: whoever adds a page has it looked at here. */
import type { RouteConfigEntry } from '@react-router/dev/routes'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import routes from '#web/routes.ts'
import { type Person, TABLE, WHO } from '../access/table.ts'
import { looksRight, onlyOurHost, openBrowser, PHONE, signIn } from '../support/browser.ts'
import { asOwner } from '../support/database.ts'
import { addressOf, courseExamples, type Examples, examplesOf } from '../support/examples.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { holding, signedIn } from '../support/visitor.ts'

let server: RunningServer
let browser: Browser
let ruth: Page
let hannah: Page
let known: Examples
/** Of what only one-time links open. */
let holder: Page

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  const by = { ruth: await signedIn(server.origin, 'ruth'), nora: await signedIn(server.origin, 'nora') }
  // Maya's session is ahead: her links lead to it. Hannah has been through everything.
  const examples = await examplesOf(server, { ...by, patient: 'Maya Lindqvist' })
  known = { ...examples.known, ...(await courseExamples(server, by.ruth, 'Hannah Weiss')) }
  const [name = '', value = ''] = (await holding(server, examples.opened)).cookies().split('=')
  holder = await withoutAccount()
  await holder.context().addCookies([{ name, value, url: server.origin }])
  ruth = await inTheDark('ruth')
  hannah = await inTheDark('hannah')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function withoutAccount(): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.origin, viewport: PHONE, colorScheme: 'dark' })
  await onlyOurHost(context, server.origin)
  return context.newPage()
}
async function inTheDark(key: string): Promise<Page> {
  const page = await signIn(browser, server.origin, key, PHONE)
  await page.emulateMedia({ colorScheme: 'dark' })
  return page
}

/** Addresses that show no page: a document, what is between a password and a code, and what leads on to a room. */
const NO_PAGE = ['protocol/document', 'sign-in/code', 'practice']

/** What shows more to whoever holds its link. */
const BY_LINK = /^open\/|\/owner$/
const LISTING = 'juniper-house-demonstration'
/** The one public page with a script: it asks where somebody is. */
const WITH_SCRIPT = ['directory/near-me']

/** The addresses within a frame, as `routes.ts` lists them. */
const within = async (frame: string): Promise<string[]> =>
  ((await routes).find(({ file }) => file === frame)?.children ?? [])
    .map(({ path = '' }: RouteConfigEntry) => path)
    .filter((path) => !NO_PAGE.includes(path))
/** Whether the table of access lets somebody open it. */
const opensTo = (person: Person) => (path: string) => {
  const may: readonly Person[] = WHO[TABLE.find(([address]) => address === `/${path}`)?.[1] ?? '–']
  return may.includes(person)
}

const looked = new Set<string>()
/** Opens each and looks; a page that is not there, or that leads elsewhere, fails. */
async function lookAtAll(page: Page, paths: readonly string[], also: Examples = {}): Promise<void> {
  expect(paths.length).toBeGreaterThan(0)
  for (const path of paths) {
    const address = addressOf(`/${path}`, { ...known, ...also })
    const answer = await page.goto(address)
    expect(answer?.status(), address).toBe(200)
    expect(new URL(page.url()).pathname, address).toBe(address)
    await looksRight(page, { scripts: WITH_SCRIPT.includes(path) })
    looked.add(path)
  }
}

test('of the therapist', async () =>
  lookAtAll(ruth, (await within('web/frame-staff.tsx')).filter(opensTo('ruth'))))

test('of the prescriber, who decides', async () => {
  const theirs = /screening$|clearance|preparation|sessions|adoption|closing/
  await lookAtAll(
    await inTheDark('helen'),
    (await within('web/frame-staff.tsx')).filter((path) => theirs.test(path)),
  )
})

test('of the prescriber of a training', async () =>
  lookAtAll(
    await inTheDark('petra'),
    (await within('web/frame-staff.tsx')).filter((path) => opensTo('petra')(path) && !opensTo('ruth')(path)),
  ))

test('of the person treated', async () => lookAtAll(hannah, await within('web/frame-patient.tsx')))

test('of the office', async () => {
  const paths = await within('web/frame-office.tsx')
  const officers = paths.filter((path) => /access-record|retention/.test(path))
  await lookAtAll(await inTheDark('paula'), officers)
  await lookAtAll(
    await inTheDark('ines'),
    paths.filter((path) => !officers.includes(path)),
  )
})

test('of an educator', async () => {
  const one = async (text: string) => (await asOwner<{ id: string }>(server.databaseUrl, text))[0]?.id ?? ''
  const nora = await inTheDark('nora')
  const paths = await within('web/frame-desk.tsx')
  await lookAtAll(nora, paths, { listing: await one(`select id from listing where slug = '${LISTING}'`) })
  // A training that is over has more to show.
  const over = await one('select training_id as id from application where certificate is not null limit 1')
  await lookAtAll(
    nora,
    paths.filter((path) => path.includes(':training') && !path.includes(':application')),
    { training: over },
  )
})

test('of everybody’s own account', async () => {
  const paths = await within('web/frame-account.tsx')
  await lookAtAll(hannah, paths)
  await lookAtAll(ruth, paths.filter(opensTo('ruth')))
})

test('of whoever holds a one-time link, and no account', async () => {
  const open = (await within('web/frame-public.tsx')).filter(opensTo('holder'))
  await lookAtAll(holder, [
    ...(await within('web/frame-linked.tsx')),
    ...open.filter((path) => !opensTo('nobody')(path) || BY_LINK.test(path)),
  ])
})

test('of somebody who is not signed in, and what is not there', async () => {
  const nobody = await withoutAccount()
  const paths = (await within('web/frame-public.tsx')).filter(opensTo('nobody'))
  await lookAtAll(nobody, paths, { listing: LISTING })
  await lookAtAll(nobody, await within('web/frame-embedded.tsx'))
  for (const [page, address] of [
    [nobody, '/nowhere'],
    [ruth, '/courses/01990000-0000-7000-8000-000000000009'],
    [hannah, '/me/measures/nothing'],
  ] as const) {
    expect((await page.goto(address))?.status()).toBe(404)
    await looksRight(page)
  }
})

test('nobody has added a page that was not looked at', async () => {
  const pages = (await routes).flatMap(({ children = [] }) => children.map(({ path = '' }) => path))
  const missed = pages.filter((path) => !looked.has(path) && !NO_PAGE.includes(path))
  expect(missed, 'Have somebody look at these who may open them: see tests/access/table.ts.').toEqual([])
})
