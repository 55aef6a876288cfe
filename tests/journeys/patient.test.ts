/** The pages of the person being treated, on a phone: what they answer, read and write, and what nobody else sees. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { looksRight, openBrowser, PHONE, picture, signIn } from '../support/browser.ts'
import { choose, courseOf, fill, open, send, words } from '../support/journey.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
let browser: Browser
let maya: Page
let hannah: Page
let aisha: Page
let ruth: Page

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  maya = await signIn(browser, server.origin, 'maya', PHONE)
  hannah = await signIn(browser, server.origin, 'hannah', PHONE)
  aisha = await signIn(browser, server.origin, 'aisha', PHONE)
  ruth = await signIn(browser, server.origin, 'ruth')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('whom to call stands on every page', async () => {
  const pages = ['screening', 'consent', 'preparation', 'integration', 'journal', 'measures/phq-9']
  for (const page of ['/me', ...pages.map((page) => `/me/${page}`)]) {
    await open(maya, page)
    const contacts = maya.getByRole('region', { name: 'If you need somebody now' })
    expect(await contacts.getByRole('link').allInnerTexts(), page).toEqual(
      expect.arrayContaining(['Call 911', 'Call or text 988', 'Call +1 303 555 0100']),
    )
  }
  await maya.goto('/me')
  await picture(maya, '10-patient-phone')
})

test('somebody new answers the health questions part by part', async () => {
  await open(aisha, '/me')
  await open(aisha, '/me/screening')
  await aisha.getByRole('main').getByRole('list').getByRole('link').first().click()
  for (let part = 1; ; part++) {
    await looksRight(aisha)
    for (const no of await aisha.locator('input[type=radio][value=no]').all()) await no.check()
    await send(aisha, 'Save and go on')
    if (!aisha.url().includes('?part=')) break
    expect(part).toBeLessThan(12)
  }
  await looksRight(aisha)
  expect(await words(aisha)).toContain('You have answered everything. Thank you.')
  await open(ruth, `${await courseOf(server.databaseUrl, 'Aisha Karim')}/screening`)
  expect(await words(ruth)).toContain('Nothing found')
})

test('an answer about ending one’s life is met at once, and never with a rejection', async () => {
  await aisha.goto('/me/screening?part=mind')
  await choose(aisha, /end your life|ending your life|suicide/, 'Yes')
  await send(aisha, 'Save and go on')
  await looksRight(aisha)
  expect(await words(aisha)).toContain('It is not a reason to turn you away')
  expect(await words(aisha)).toContain('call or text 988 now')
})

test('she reads what to do by the clock on the day of her session', async () => {
  await open(maya, '/me/preparation')
  const told = await words(maya)
  expect(told).toMatch(/No solid food and nothing with milk after \w+ \d+ \w+ 04:00/)
  expect(told).toMatch(/Nothing to drink after \w+ \d+ \w+ 08:00/)
  expect(told).toMatch(/Be there at \w+ \d+ \w+ 10:00/)
  expect(told).toContain('Ingrid Lindqvist')
})

test('a journal entry is private until it is shared, and only that one is', async () => {
  await open(hannah, '/me/journal')
  for (const text of ['The water was warm and dark.', 'I called my father without being asked.']) {
    await fill(hannah, { 'What is on your mind': text })
    await send(hannah, 'Keep it in my journal')
  }
  const told = hannah.getByRole('listitem').filter({ hasText: 'I called my father' })
  await send(hannah, 'Share with my care team', told)
  await looksRight(hannah)
  expect(await told.innerText()).toContain('shared with your care team')
  const course = await courseOf(server.databaseUrl, 'Hannah Weiss')
  await open(ruth, `${course}/integration`)
  expect(await words(ruth)).toContain('I called my father without being asked.')
  for (const page of ['', '/integration', '/record']) {
    await ruth.goto(course + page)
    expect(await ruth.content(), page).not.toContain('warm and dark')
  }
})

test('nothing of another person is found', async () => {
  const course = await courseOf(server.databaseUrl, 'Hannah Weiss')
  await maya.goto(`${course}/record`)
  expect(new URL(maya.url()).pathname).toBe('/me')
  expect(await words(maya)).not.toContain('Hannah')
  await open(ruth, `${course}/visits`)
  const session = await ruth.getByRole('link', { name: 'Session', exact: true }).first().getAttribute('href')
  const instructions = `/me/instructions/${session?.split('/').at(-1)}`
  expect((await hannah.goto(instructions))?.status()).toBe(200)
  await looksRight(hannah)
  expect((await maya.goto(instructions))?.status()).toBe(404)
  await looksRight(maya)
  const send = (course: string) =>
    maya.request.post(`/api${course}/entries`, {
      headers: { origin: server.origin },
      data: { entries: [{ ...journalEntry, at: Temporal.Now.instant().toString() }] },
    })
  const [theirs, nobodys] = [await send(course), await send('/courses/01990000-0000-7000-8000-000000000003')]
  expect(theirs.status()).toBe(422)
  expect(await theirs.text()).toContain('There is no such course.')
  expect(await theirs.text()).toBe(await nobodys.text())
})

const journalEntry = {
  id: '01990000-0000-7000-8000-000000000001',
  kind: 'journal-written',
  audience: 'patient',
  body: { journal: '01990000-0000-7000-8000-000000000002', text: 'Not mine.' },
}

test('question 9 of the PHQ-9 reaches a person at once: contacts for her, overdue for the clinician', async () => {
  await maya.goto('/me/measures/phq-9')
  const questions = maya.locator('.questions').getByRole('radiogroup')
  for (let question = 0; question < 9; question++)
    await questions
      .nth(question)
      .getByRole('radio')
      .nth(question === 8 ? 1 : 0)
      .check()
  await send(maya, 'Send my answers')
  await looksRight(maya)
  expect(await words(maya)).toContain('You are not alone')
  expect(await maya.getByRole('region', { name: 'Reach somebody now' }).isVisible()).toBe(true)
  await open(ruth, '/today')
  const line = ruth.getByRole('listitem').filter({ hasText: 'Safety review' }).filter({ hasText: 'Maya' })
  expect(await line.innerText()).toContain('Overdue')
  await line.getByRole('link', { name: /Review now/ }).click()
  expect(await words(ruth)).toContain('Speak with the person today.')
})
