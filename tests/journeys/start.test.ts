/** Starting the program, signing in and out, and what a device with a wrong clock sends. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '#platform/postgres.ts'
import { looksRight, onlyOurHost, openBrowser, signIn } from '../support/browser.ts'
import { courseOf, fill, open, send, words } from '../support/journey.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
let browser: Browser
let ruth: Page

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  ruth = await signIn(browser, server.origin, 'ruth')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('a port that is taken is said in one sentence, with the way out', async () => {
  const port = await freePort()
  const other = createServer().listen(port, 'localhost')
  await once(other, 'listening')
  await expect(startServer({ PORT: String(port) })).rejects.toThrow(
    `Port ${port} is taken by another program. Stop that program, or choose another port: PORT=3001 npm start\n`,
  )
  other.close()
})

test('the first page and every page of the staff say that it is a demonstration', async () => {
  await open(ruth, '/caseload')
  const banner = ruth.getByRole('complementary', { name: 'Demonstration' })
  expect(await banner.innerText()).toContain('The people here are made up.')
  expect(server.output()).toContain('ruth@demo.example')
})

test('a wrong password is refused without telling which of the two was wrong, and signs nobody in', async () => {
  const context = await browser.newContext({ baseURL: server.origin })
  await onlyOurHost(context, server.origin)
  const page = await context.newPage()
  await open(page, '/sign-in')
  const refusals: string[] = []
  for (const email of ['ruth@demo.example', 'nobody@demo.example']) {
    await fill(page, { 'Email address': email, Password: 'not-the-password' })
    await send(page, 'Sign in')
    await looksRight(page)
    refusals.push(await page.getByRole('alert').innerText())
    expect(await page.getByLabel('Email address').inputValue()).toBe(email)
    expect(await page.getByLabel('Password').inputValue()).toBe('')
  }
  expect(refusals[0]).toContain('This address and this password do not fit together.')
  expect(refusals[0]).toBe(refusals[1])
  await page.goto('/today')
  expect(new URL(page.url()).pathname).toBe('/sign-in')
  await context.close()
})

test('signing in leads to the page that was asked for, and to no other house', async () => {
  const context = await browser.newContext({ baseURL: server.origin })
  await onlyOurHost(context, server.origin)
  const page = await context.newPage()
  await page.goto('/caseload?closed')
  await page.getByRole('button', { name: /Tomás Rivera/ }).click()
  await page.waitForURL('**/caseload?closed')
  expect(await words(page)).toContain('Walter Brandt')
  await send(page, 'Sign out')
  await page.goto('/sign-in?to=//elsewhere.example/today')
  await send(page, /Tomás Rivera/)
  expect(page.url()).toBe(`${server.origin}/today`)
  await context.close()
})

test('signing out ends access at once, also for a page that is open', async () => {
  const helen = await signIn(browser, server.origin, 'helen')
  const course = await courseOf(server.databaseUrl, 'Maya Lindqvist')
  const other = await helen.context().newPage()
  await other.goto(course)
  const cookies = await helen.context().cookies()
  await helen.goto('/today')
  await send(helen, 'Sign out')
  await other.reload()
  expect(new URL(other.url()).pathname).toBe('/sign-in')
  await helen.context().addCookies(cookies)
  await other.goto(course)
  expect(new URL(other.url()).pathname, 'the old cookie opens nothing').toBe('/sign-in')
  await helen.context().close()
})

test('a device with a wrong clock is noticed, never refused; sent twice, it is one entry', async () => {
  const course = await courseOf(server.databaseUrl, 'Daniel Osei')
  await ruth.goto(`${course}/visits`)
  const link = await ruth.getByRole('link', { name: 'Session', exact: true }).first().getAttribute('href')
  const ahead = Temporal.Now.instant().add({ minutes: 10 })
  const send = () =>
    ruth.request.post(`/api${course}/entries`, {
      headers: { origin: server.origin },
      data: {
        device: { id: 'tablet-room-1', clock: ahead.toString() },
        entries: [
          {
            id: '01990000-0000-7000-8000-0000000000c1',
            kind: 'session-noted',
            at: ahead.toString(),
            body: { visit: link?.split('/').at(-1), text: 'Asked for the blanket.' },
          },
        ],
      },
    })
  const first = await send()
  expect(await first.json()).toEqual({ stored: ['01990000-0000-7000-8000-0000000000c1'], already: [] })
  const again = await send()
  expect(await again.json()).toEqual({ stored: [], already: ['01990000-0000-7000-8000-0000000000c1'] })
  await open(ruth, `${course}/record/01990000-0000-7000-8000-0000000000c1`)
  expect(await words(ruth)).toContain('Asked for the blanket.')
  expect(await words(ruth)).toContain('The device’s clock was 10 minutes ahead.')
})

test('a form that another site sends in somebody’s name is turned away, and nothing is stored', async () => {
  const cookies = await ruth.context().cookies()
  const sent = (origin: string, path: string) =>
    fetch(`${server.origin}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin, cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
      body: new URLSearchParams({ name: 'Somebody Else', birthDate: '1990-01-01', sex: 'female' }),
    })
  expect((await sent('https://elsewhere.example', '/patients/new')).status).toBe(403)
  expect((await sent('https://elsewhere.example', '/sign-out')).status).toBe(403)
  await open(ruth, '/caseload')
  expect(await words(ruth)).not.toContain('Somebody Else')
})
