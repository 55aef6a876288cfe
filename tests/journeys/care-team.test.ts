/** Who may open a chart: the team, somebody of another practice by the patient's consent, anybody who treats in an emergency; and who has looked. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { looksRight, openBrowser, PHONE, signIn } from '../support/browser.ts'
import { choose, courseOf, fill, open, send, words } from '../support/journey.ts'
import { type Letters, letterBox, wordsIn } from '../support/letters.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { registerElsewhere } from '../support/visitor.ts'

let letters: Letters
let server: RunningServer
let browser: Browser
let ruth: Page
let tomas: Page
let maya: Page
let course: string

beforeAll(async () => {
  letters = await letterBox()
  server = await startServer(letters.environment)
  browser = await openBrowser()
  await registerElsewhere(server, 'otto')
  ruth = await signIn(browser, server.origin, 'ruth')
  tomas = await signIn(browser, server.origin, 'tomas')
  maya = await signIn(browser, server.origin, 'maya', PHONE)
  course = await courseOf(server.databaseUrl, 'Maya Lindqvist')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await letters?.stop()
})

const WHY = 'Collapsed in the waiting room; her medicines are needed.'

test('a therapist who does not treat her does not find her chart', async () => {
  expect((await tomas.goto(course))?.status()).toBe(404)
  await tomas.goto('/caseload')
  expect(await words(tomas)).not.toContain('Maya Lindqvist')
})

test('in an emergency he opens it with a reason, for some hours, and is told what follows', async () => {
  await tomas.getByRole('link', { name: /open it in an emergency/ }).click()
  await looksRight(tomas)
  expect(await words(tomas)).toContain('The patient and the privacy officer are told')
  await fill(tomas, { 'Name of the patient': 'Ma' })
  await send(tomas, 'Find')
  expect(await words(tomas)).toContain('At least three letters.')
  await fill(tomas, { 'Name of the patient': 'lindq' })
  await send(tomas, 'Find')
  await looksRight(tomas)
  const form = tomas.getByRole('form', { name: 'Open the chart of Maya Lindqvist' })
  await fill(form, { 'What happened': 'soon' })
  await send(tomas, 'Open the chart and tell those concerned', form)
  expect(await words(tomas)).toContain('Say in a sentence what happened.')
  expect(await form.getByLabel('What happened').inputValue()).toBe('soon')
  await fill(form, { 'What happened': WHY })
  await send(tomas, 'Open the chart and tell those concerned', form)
  expect(new URL(tomas.url()).pathname).toBe(course)
  expect(await words(tomas)).toContain('Maya Lindqvist')
})

test('the privacy officer is told by a letter that names nobody, and finds who, when and why', async () => {
  const letter = await letters.to('paula@demo.example', /emergency/)
  expect(wordsIn(letter)).not.toMatch(/Maya|Lindqvist|Tom|Rivera|Collapsed/)
  const paula = await signIn(browser, server.origin, 'paula')
  await open(paula, '/practice/access-record')
  const row = paula.getByRole('row').filter({ hasText: WHY })
  expect(await row.innerText()).toMatch(/Tomás Rivera.*opened the chart in an emergency.*Maya Lindqvist/s)
  await fill(paula, { Patient: 'hannah' })
  await send(paula, 'Show')
  expect(await words(paula)).not.toContain(WHY)
  const csv = await paula.request.get('/practice/access-record.csv')
  expect(await csv.text()).toContain(WHY)
  await paula.context().close()
})

test('she sees on her own page who opened her record and why; her team sees it on the chart', async () => {
  await open(maya, '/me/access')
  expect(await words(maya)).toMatch(
    /Tomás Rivera.*opened the chart in an emergency Collapsed in the waiting room/,
  )
  await open(ruth, `${course}/team`)
  expect(await words(ruth)).toContain('Open to Tomás Rivera, PsyD because of an emergency')
})

test('the course is shared with somebody of another practice, who works in it until she ends that', async () => {
  await fill(ruth, { 'Email address they sign in with at their practice': 'nobody@else.example' })
  await choose(ruth, 'How the patient agreed', 'In person, with me')
  await send(ruth, 'Share the course')
  await looksRight(ruth)
  expect(await words(ruth)).toContain('Nobody of another practice on this system treats under that address.')
  await fill(ruth, { 'Email address they sign in with at their practice': 'otto@demo.example' })
  await send(ruth, 'Share the course')
  expect(await words(ruth)).toContain('Otto Elsewhere, LPC, Another practice')

  const otto = await signIn(browser, server.origin, 'otto')
  await open(otto, '/caseload')
  await otto.getByRole('link', { name: 'Maya Lindqvist' }).click()
  await looksRight(otto)
  expect(new URL(otto.url()).pathname).toBe(course)
  expect(await words(otto)).toContain('Maya Lindqvist')

  await open(maya, '/me/access')
  expect(await words(maya)).toContain('Otto Elsewhere, LPC, Another practice')
  await send(maya, /End this sharing: Otto/)
  expect(await words(maya)).not.toContain('End this sharing')
  expect((await otto.goto(course))?.status()).toBe(404)
  await otto.context().close()
})

test('whoever is put on the team finds the chart, and not any more when they are taken off', async () => {
  const helen = await signIn(browser, server.origin, 'helen')
  const luis = await courseOf(server.databaseUrl, 'Luis Mendoza')
  expect((await ruth.goto(luis))?.status()).toBe(404)
  for (const [who, status] of [
    ['Ruth Adeyemi, LCSW', 200],
    ['Tomás Rivera, PsyD', 404],
  ] as const) {
    await open(helen, `${luis}/team`)
    await helen.getByLabel('Therapist', { exact: true }).selectOption(who)
    await send(helen, 'Save the team')
    expect((await ruth.goto(luis))?.status()).toBe(status)
  }
  await helen.context().close()
})
