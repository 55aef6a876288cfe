/** A record leaves: a patient takes a copy, a therapist makes one, and long after the office deletes it by two people. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { looksRight, openBrowser, PHONE, signIn } from '../support/browser.ts'
import { type Clock, clockAt } from '../support/clock.ts'
import { courseOf, fill, open, send, unfold, words } from '../support/journey.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
let browser: Browser
let clock: Clock
const today = Temporal.Now.zonedDateTimeISO('America/Denver')
const folder = mkdtempSync(join(tmpdir(), 'kairos-copies-'))

beforeAll(async () => {
  clock = clockAt(today)
  server = await startServer({}, clock)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true })
})

/** Presses what hands out a file, and keeps the file. */
async function downloaded(page: Page, name: string, role: 'link' | 'button' = 'link'): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('main').getByRole(role, { name }).click(),
  ])
  const path = join(folder, `${Math.random()}-${download.suggestedFilename()}`)
  await download.saveAs(path)
  return path
}

/** Opens a copy from the disk, as somebody does who has no internet. */
async function readAlone(path: string): Promise<string> {
  const context = await browser.newContext({ viewport: PHONE, offline: true })
  const page = await context.newPage()
  await page.goto(pathToFileURL(path).href)
  await looksRight(page)
  const text = await words(page)
  await context.close()
  return text
}

test('a patient takes both copies of her record, and sees that she did', async () => {
  const hannah = await signIn(browser, server.origin, 'hannah', PHONE)
  await open(hannah, '/me')
  await hannah.getByRole('link', { name: 'A copy of your record' }).click()
  await looksRight(hannah)
  expect(await words(hannah)).toContain('Psychotherapy notes are not in this copy')
  const readable = await downloaded(hannah, 'Download the readable copy')
  expect(readable).toMatch(/record-\d{4}-\d\d-\d\d\.html$/)
  expect(await readAlone(readable)).toContain('Dose given')
  const bundle: unknown = JSON.parse(readFileSync(await downloaded(hannah, 'Download the FHIR file'), 'utf8'))
  expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'collection' })
  await open(hannah, '/me/access')
  expect(await words(hannah)).toMatch(/you exported the chart/)
})

test('her therapist makes a copy, with her own psychotherapy note only when she asks; who books does not make one', async () => {
  const ruth = await signIn(browser, server.origin, 'ruth')
  const course = await courseOf(server.databaseUrl, 'Hannah Weiss')
  const answer = await ruth.request.post(`${course.replace('/courses', '/api/courses')}/entries`, {
    headers: { origin: server.origin },
    data: {
      entries: [
        {
          id: '01936b2e-0000-7000-8000-00000000abcd',
          kind: 'therapy-noted',
          at: Temporal.Now.instant().toString(),
          body: { text: 'a thought of my own' },
        },
      ],
    },
  })
  expect(answer.status(), await answer.text()).toBeLessThan(300)
  await open(ruth, `${course}/record`)
  await ruth.getByRole('link', { name: 'Make a copy of this record' }).click()
  await looksRight(ruth)
  const without = await downloaded(ruth, 'Download the readable copy', 'button')
  await ruth.getByLabel('Put my own psychotherapy notes into the readable copy').check()
  const own = await downloaded(ruth, 'Download the readable copy', 'button')
  const fhir = await downloaded(ruth, 'Download the FHIR file')
  expect(readFileSync(own, 'utf8')).toContain('a thought of my own')
  for (const path of [without, fhir]) expect(readFileSync(path, 'utf8')).not.toContain('a thought of my own')

  const ines = await signIn(browser, server.origin, 'ines')
  await open(ines, `${course}/export`)
  expect(await words(ines)).toContain(
    'Only a therapist or a prescriber who treats in this course makes a copy',
  )
  for (const file of ['record.html', 'record.json', 'other.txt'])
    expect((await ines.request.get(`${course}/export/${file}`)).status(), file).toBe(404)
})

test('eight years later two people of the office delete a record; whoever opens it then reads so', async () => {
  const tomas = await signIn(browser, server.origin, 'tomas')
  const course = await courseOf(server.databaseUrl, 'Walter Brandt')
  await open(tomas, course)

  const soon = await signIn(browser, server.origin, 'paula')
  await open(soon, '/practice/retention')
  expect(await words(soon)).toContain('No record is over its time.')
  await fill(soon, { 'Name of the patient': 'brandt' })
  await send(soon, 'Find')
  await looksRight(soon)
  expect(await words(soon)).toMatch(/21 CFR 1304\.04\(a\).*published, looked up/)

  await clock.set(today.add({ years: 8 }))
  const paula = await signIn(browser, server.origin, 'paula')
  const walter = (page: Page) => page.getByRole('article').filter({ hasText: 'Walter Brandt' }).first()
  await open(paula, '/practice/retention')
  await unfold(walter(paula), 'Put it on legal hold')
  await send(paula, 'Put it on legal hold', walter(paula))
  await looksRight(paula)
  expect(await words(paula)).toContain('Write the reason, in a sentence.')
  const decide = async (page: Page, what: string, reason: string) => {
    const form = page.getByRole('form', { name: `${what}: Walter Brandt` }).first()
    if (!(await form.isVisible())) await unfold(walter(page), what)
    await form.getByLabel('Reason').fill(reason)
    await send(page, what, form)
  }
  await paula.goto('/practice/retention')
  await decide(paula, 'Put it on legal hold', 'A letter from a court')
  await looksRight(paula)
  expect(await words(paula)).toContain('Held by Paula Ferrante')
  await decide(paula, 'Release the hold', 'The court has closed its case')
  await decide(paula, 'Propose to delete it', 'Over its time')
  await looksRight(paula)
  expect(await words(paula)).toContain('You proposed it yourself. A course is deleted by two people.')

  const ines = await signIn(browser, server.origin, 'ines')
  await open(ines, '/practice/retention')
  await send(ines, 'Delete it for good', walter(ines))
  expect(await words(ines)).toContain('Tick that you have looked at it.')
  await walter(ines)
    .getByLabel(/I have looked at whose record it is/)
    .check()
  await send(ines, 'Delete it for good', walter(ines))
  await looksRight(ines)
  expect(await words(ines)).toContain('Paula Ferrante proposed, Ines Keller confirmed')
  expect(await words(ines)).not.toContain('Walter Brandt')

  const later = await signIn(browser, server.origin, 'tomas')
  expect((await later.goto(course))?.status()).toBe(410)
  await looksRight(later)
  expect(await words(later)).toMatch(/This record was deleted on .* The record of a course of care, 7 years/)
  await open(later, '/caseload')
  expect(await words(later)).not.toContain('Walter Brandt')
})
