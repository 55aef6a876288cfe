/** Forms: what was typed comes back with a sentence, nothing is stored by half, and no form needs JavaScript. */
import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD } from '#demonstration/people.ts'
import { looksRight, openBrowser, signIn } from '../support/browser.ts'
import { asOwner } from '../support/database.ts'
import { choose, courseOf, fill, open, send, unfold, words } from '../support/journey.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
let browser: Browser
let ruth: Page
let helen: Page
let sam: Page

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  ruth = await signIn(browser, server.origin, 'ruth')
  helen = await signIn(browser, server.origin, 'helen')
  sam = await signIn(browser, server.origin, 'sam')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const entries = async (): Promise<number> => {
  const [row] = await asOwner<{ n: number }>(server.databaseUrl, 'select count(*)::int as n from entry')
  return row?.n ?? 0
}
/** What stands over a form that came back. */
const problems = (page: Page) => page.locator('form').getByRole('alert').first().innerText()

test('a birth date to come is refused, and everything typed is still there', async () => {
  await open(ruth, '/patients/new')
  const next = Temporal.Now.plainDateISO().year + 1
  await fill(ruth, { Name: 'Noor Haddad', 'Birth date': `${next}-03-02`, Phone: '+1 303 555 0177' })
  await ruth.getByLabel('Sex as recorded').selectOption('female')
  const before = await entries()
  await send(ruth, 'Add the person and open a course')
  await looksRight(ruth)
  expect(await problems(ruth)).toContain(`${next}-03-02 is still to come. Check the year of birth.`)
  expect(await ruth.getByLabel('Name', { exact: true }).inputValue()).toBe('Noor Haddad')
  expect(await ruth.getByLabel('Phone').inputValue()).toBe('+1 303 555 0177')
  expect(await ruth.getByLabel('Sex as recorded').inputValue()).toBe('female')
  expect(await entries()).toBe(before)
})

test('a problem leads to its field', async () => {
  await ruth.getByRole('alert').getByRole('link').first().click()
  expect(await ruth.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('birthDate')
})

test('a pressure with its numbers exchanged is refused; an unusual one is kept after one confirmation', async () => {
  const page = await sessionOfDaniel()
  await open(sam, page)
  const vitals = sam.getByRole('form', { name: 'Vitals' })
  await fill(vitals, { Pressure: '80/120', 'Heart rate': '72' })
  await send(sam, 'Save the vitals')
  await looksRight(sam)
  expect(await problems(sam)).toContain('80/120 mmHg is not possible')
  expect(await vitals.getByLabel('Pressure').inputValue()).toBe('80/120')
  expect(await vitals.getByLabel('Heart rate').inputValue()).toBe('72')
  await fill(vitals, { Pressure: '88/80' })
  await send(sam, 'Save the vitals')
  await looksRight(sam)
  expect(await problems(sam)).toContain('88/80 mmHg is unusual')
  await vitals.getByLabel('I looked again').check()
  await send(sam, 'Save the vitals')
  await looksRight(sam)
  expect(await words(sam)).toContain('88/80 mmHg, Heart rate 72 /min')
})

test('a dose of 0 is refused with a sentence', async () => {
  const page = await sessionOfDaniel()
  await sam.goto(page)
  await unfold(sam, 'Dose given')
  const dose = sam.getByRole('form', { name: 'Dose given' })
  await fill(dose, { Given: '0', Lot: 'KT-1' })
  await send(sam, 'Save the dose')
  await looksRight(sam)
  expect(await problems(sam)).toContain('A dose must be more than 0 mg. Enter what was given, in mg.')
  expect(await dose.getByLabel('Lot').inputValue()).toBe('KT-1')
})

test('what is no history is refused, and one wrong file among several stops all of them', async () => {
  const before = await entries()
  await open(ruth, '/imports/new')
  const file = (name: string, text: string) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  })
  const born = { resourceType: 'Patient', name: [{ text: 'Ada Test' }], birthDate: '1980-01-01' }
  const bundle = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: born }] }
  await ruth
    .getByLabel('Files')
    .setInputFiles([
      file('good.json', JSON.stringify(bundle)),
      file('letter.txt', 'Dear colleague, thank you for seeing Ada.'),
      file('patient.json', JSON.stringify(born)),
      file(
        'two.json',
        JSON.stringify({ ...bundle, entry: [{ resource: born }, { resource: { ...born, id: '2' } }] }),
      ),
    ])
  await ruth.getByLabel('Therapist').selectOption('Ruth Adeyemi, LCSW')
  await send(ruth, 'Bring in')
  await looksRight(ruth)
  expect(await problems(ruth)).toContain('letter.txt: The file is not JSON')
  expect(await problems(ruth)).toContain('patient.json: The file holds one Patient, not a Bundle.')
  expect(await problems(ruth)).toContain('two.json: The file holds 2 patients')
  expect(await ruth.getByLabel('Therapist').locator('option:checked').innerText()).toContain('Ruth')
  expect(await entries()).toBe(before)
})

test('a file of 200 MB is refused with the way to import it', async () => {
  const large = join(mkdtempSync(join(tmpdir(), 'kairos-large-')), 'large.json')
  writeFileSync(large, '{')
  truncateSync(large, 200_000_000)
  await ruth.goto('/imports/new')
  await ruth.getByLabel('Files').setInputFiles(large)
  await ruth.getByRole('button', { name: 'Bring in' }).click()
  await ruth.waitForLoadState()
  expect(await ruth.locator('body').innerText()).toContain('larger than 64 MB')
  expect((await ruth.goto('/today'))?.status()).toBe(200)
})

test('two people who answer the same question at once are told, and nothing of either is lost', async () => {
  const answers = `${await courseOf(server.databaseUrl, 'Aisha Karim')}/screening/answers`
  await open(ruth, answers)
  await helen.goto(answers)
  await choose(ruth, /bleeding in the brain/, 'No')
  await send(ruth, 'Save the answers')
  await choose(helen, /bleeding in the brain/, 'Yes')
  await choose(helen, /aneurysm/, 'No')
  await send(helen, 'Save the answers')
  await looksRight(helen)
  expect(await problems(helen)).toContain('somebody else answered “No”')
  const aneurysm = helen.getByRole('radiogroup', { name: /aneurysm/ })
  expect(await aneurysm.getByLabel('No', { exact: true }).isChecked()).toBe(true)
  await choose(helen, /bleeding in the brain/, 'No')
  await send(helen, 'Save the answers')
  await looksRight(helen)
  expect(helen.url()).toMatch(/\/screening$/)
})

test('a closed course takes no entry, from whatever device', async () => {
  const tomas = await signIn(browser, server.origin, 'tomas')
  const course = await courseOf(server.databaseUrl, 'Walter Brandt')
  await open(tomas, `${course}/visits`)
  expect(await words(tomas)).toContain('This course is closed. Reopen it to plan a visit.')
  const sent = await tomas.request.post(`/api${course}/entries`, {
    headers: { origin: server.origin },
    data: {
      entries: [
        {
          id: '01990000-0000-7000-8000-00000000000a',
          kind: 'intention-written',
          at: Temporal.Now.instant().toString(),
          body: { text: 'Too late.' },
        },
      ],
    },
  })
  expect(sent.status()).toBe(422)
  expect(await sent.text()).toMatch(/closed/)
})

test('without JavaScript, from signing in to planning a visit', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.origin })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await fill(page, { 'Email address': 'ines@demo.example', Password: PASSWORD })
  await send(page, 'Sign in')
  await page.getByRole('link', { name: 'Caseload' }).click()
  await page.getByRole('link', { name: 'Aisha Karim' }).click()
  await page.getByRole('link', { name: 'Visits' }).click()
  await page.getByLabel('Kind of visit').selectOption('Preparation')
  await send(page, 'Plan the visit')
  expect(await problems(page)).toContain('Choose the day of the visit.')
  await fill(page, {
    Day: `${Temporal.Now.plainDateISO().year + 1}-03-02`,
    'Begins at': '10:00',
    Place: 'Room 2',
  })
  await send(page, 'Plan the visit')
  expect(await page.getByRole('main').innerText()).toContain('Room 2')
  await context.close()
})

test('with the keyboard alone', async () => {
  await open(ruth, '/today')
  await ruth.keyboard.press('Tab')
  expect(await focused(ruth)).toBe('Skip to the page')
  await open(ruth, '/patients/new')
  await tabTo(ruth, 'Name')
  await ruth.keyboard.type('Lena Ortiz')
  await tabTo(ruth, 'Birth date')
  await ruth.keyboard.type('04091985')
  await tabTo(ruth, 'Sex as recorded')
  await ruth.keyboard.type('female')
  await tabTo(ruth, 'Phone')
  await ruth.keyboard.type('303 555 0188')
  await tabTo(ruth, 'Add the person and open a course')
  await Promise.all([ruth.waitForEvent('load'), ruth.keyboard.press('Enter')])
  await looksRight(ruth)
  expect(await words(ruth)).toContain('Lena Ortiz')
})

/** What has the focus, as it is called. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement
    const label =
      at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? at.labels?.[0] : undefined
    return (label ?? at)?.textContent ?? ''
  })

async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab')
    if ((await focused(page)) === name) return
  }
  throw new Error(`The keyboard does not reach: ${name}`)
}

async function sessionOfDaniel(): Promise<string> {
  await sam.goto(`${await courseOf(server.databaseUrl, 'Daniel Osei')}/visits`)
  return (await sam.getByRole('link', { name: 'Session', exact: true }).first().getAttribute('href')) ?? ''
}
