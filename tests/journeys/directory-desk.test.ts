/** A provider applies, is looked up, listed, corrected and taken down; an educator brings tables in. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  looksRight,
  looksRightInTheDark,
  openBrowser,
  signIn,
  TABLET,
  withoutScripts,
} from '../support/browser.ts'
import { asOwner } from '../support/database.ts'
import { fill, send, words } from '../support/journey.ts'
import { type Letters, letterBox, linkIn } from '../support/letters.ts'
import { type RunningServer, startServer } from '../support/server.ts'

const AMARA = 'amara@practice.example'
const NAME = 'Amara Okafor-Lindqvist'
const LISTING = '/directory/amara-okafor-lindqvist'
const SEARCH = '/directory?near=80401&within=50'

let server: RunningServer
let browser: Browser
let letters: Letters
let amara: Page
let nora: Page

beforeAll(async () => {
  letters = await letterBox()
  server = await startServer({ ...letters.environment })
  browser = await openBrowser()
  amara = await withoutScripts(browser, server.origin)
  nora = await signIn(browser, server.origin, 'nora', TABLET)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await letters?.stop()
})

const isRight = (page: Page) => looksRightInTheDark(browser, page)

const press = (page: Page, button: string) => page.getByRole('button', { name: button, exact: true }).click()
const stored = async (): Promise<number> => {
  const [row] = await asOwner<{ count: string }>(server.databaseUrl, 'select count(*) from listing')
  return Number(row?.count)
}
const found = async (): Promise<boolean> => {
  const page = await withoutScripts(browser, server.origin)
  await page.goto(SEARCH)
  const text = await words(page)
  await page.context().close()
  return text.includes(NAME)
}

async function describe(page: Page): Promise<void> {
  await page.getByLabel('a person').check()
  await fill(page, { Name: NAME, 'Letters after the name': 'LCSW' })
  await page.getByLabel('About you and your work').fill('Calm.\n<script>alert("x")</script><b>bold</b>')
  await page.getByLabel('Therapist', { exact: true }).check()
  const license = page.getByRole('group', { name: 'License 1' })
  await license.getByLabel('Kind, as the board names it').fill('LCSW')
  await license.getByLabel('Number').fill('CSW.0001')
  await license.getByLabel('State').selectOption('CO')
  await license.getByLabel('Valid until').fill('2020-06-30')
  await page.getByRole('group', { name: 'Place 1' }).getByLabel('ZIP code').fill('80401')
  await page.getByLabel('Room now').check()
  await page.getByLabel('Your email address').fill(AMARA)
  await page.getByLabel('I agree to all of this').check()
}

test('an NPI with a wrong digit and a license in the past come back with what to do, and nothing is kept', async () => {
  const before = await stored()
  await amara.goto('/directory/apply')
  await isRight(amara)
  await describe(amara)
  await amara.getByLabel('NPI', { exact: true }).fill('1234567890')
  await press(amara, 'Send the application')
  const alert = await amara.getByRole('alert').innerText()
  expect(alert).toContain('1234567890 is not an NPI: its digits do not fit together')
  expect(alert).toContain('This license ended on 30 Jun 2020.')
  expect(await amara.getByLabel('Name', { exact: true }).inputValue()).toBe(NAME)
  expect(await amara.getByLabel('I agree to all of this').isChecked()).toBe(true)
  expect(await stored()).toBe(before)
})

test('more rows are given without losing what was typed', async () => {
  await press(amara, 'Room for more licenses')
  expect(await amara.getByRole('group', { name: 'License 4' }).count()).toBe(1)
  expect(await amara.getByRole('group', { name: 'License 1' }).getByLabel('Number').inputValue()).toBe(
    'CSW.0001',
  )
})

test('an application is confirmed by the link in the letter, and hidden all the while', async () => {
  await amara.getByLabel('NPI', { exact: true }).fill('1234567893')
  await amara.getByRole('group', { name: 'License 1' }).getByLabel('Valid until').fill('2031-08-31')
  await press(amara, 'Send the application')
  expect(await words(amara)).toContain('Look into your mail')
  await isRight(amara)
  expect(await found()).toBe(false)
  const letter = await letters.to(AMARA)
  expect(letter.subject).not.toMatch(/Amara|Okafor/)
  await amara.goto(linkIn(letter))
  await press(amara, 'Open my listing')
  expect(await words(amara)).toContain('First confirm that this address is yours.')
  await isRight(amara)
  await press(amara, 'This is my listing')
  expect(await words(amara)).toContain('your listing waits to be looked at')
  expect((await amara.goto(LISTING))?.status()).toBe(404)
})

test('an educator finds it on the desk, and cannot accept it before the license was looked up', async () => {
  await nora.goto('/desk')
  await looksRight(nora)
  await nora
    .getByRole('listitem')
    .filter({ hasText: NAME })
    .getByRole('link', { name: /Look and decide/ })
    .click()
  await looksRight(nora)
  expect(await words(nora)).toContain('Nobody has confirmed the license yet.')
  expect(await nora.getByRole('button', { name: 'Accept and show it' }).count()).toBe(0)
  const license = nora.getByRole('listitem').filter({ hasText: 'license LCSW CSW.0001, CO' })
  await license.locator('summary').click()
  await send(nora, 'Write it down', license)
  expect(await nora.getByRole('alert').innerText()).toContain('Say whether it was found so.')
  await license.getByLabel('Yes, found so').check()
  await license.getByLabel('Where').selectOption('State board, online license search')
  await send(nora, 'Write it down', license)
  await send(nora, 'Accept and show it')
  expect(await words(nora)).toContain('shown to everybody')
  await looksRight(nora)
})

test('everybody finds it then, with what was checked; HTML and scripts in it are text', async () => {
  expect(await found()).toBe(true)
  await letters.to(AMARA, /is shown/)
  const visitor = await withoutScripts(browser, server.origin)
  await visitor.goto(LISTING)
  const shown = await words(visitor)
  expect(shown).toContain('<script>alert("x")</script><b>bold</b>')
  expect(shown).toContain('State board, online license search')
  expect(await visitor.locator('main script:not([type])').count()).toBe(0)
  await isRight(visitor)
  await visitor.context().close()
})

test('whoever asks for a link learns nothing: a wrong address is answered like the right one', async () => {
  const stranger = await withoutScripts(browser, server.origin)
  const before = letters.all().length
  await stranger.goto(`${LISTING}/owner`)
  await isRight(stranger)
  await stranger.getByLabel('Your email address').fill('somebody@else.example')
  await press(stranger, 'Send me a link')
  const answered = await words(stranger)
  await amara.context().clearCookies()
  await amara.goto(`${LISTING}/owner`)
  await amara.getByLabel('Your email address').fill(AMARA.toUpperCase())
  await press(amara, 'Send me a link')
  expect(await words(amara)).toBe(answered)
  await amara.goto(linkIn(await letters.to(AMARA, /link/)))
  expect(letters.all().length).toBe(before + 1)
  await press(amara, 'Open my listing')
  expect((await stranger.goto(`${LISTING}/owner/profile`))?.url()).not.toContain('profile')
  await stranger.context().close()
})

test('the owner corrects it, and everybody sees the correction at once', async () => {
  await amara.getByRole('link', { name: 'Correct the listing' }).click()
  await isRight(amara)
  await amara.getByLabel('Telephone number to show').fill('call me')
  await press(amara, 'Save')
  expect(await amara.getByRole('alert').innerText()).toContain(
    'Write the telephone number with its area code',
  )
  await amara.getByLabel('Telephone number to show').fill('303 555 0142')
  await press(amara, 'Save')
  expect(await words(amara)).toContain('Saved.')
  const visitor = await withoutScripts(browser, server.origin)
  await visitor.goto(LISTING)
  expect(await words(visitor)).toContain('303 555 0142')
  await visitor.context().close()
})

test('a report of a wrong listing reaches the desk and is settled there', async () => {
  const visitor = await withoutScripts(browser, server.origin)
  await visitor.goto(`${LISTING}/report`)
  await isRight(visitor)
  await press(visitor, 'Send')
  expect(await visitor.getByRole('alert').innerText()).toContain('Write what is wrong.')
  await visitor.getByLabel(/What is wrong/).fill('The practice moved to Boulder.')
  await press(visitor, 'Send')
  expect(await words(visitor)).toContain('Your report waits on the desk')
  await visitor.context().close()
  await nora.goto('/desk/directory')
  await looksRight(nora)
  await nora
    .locator('#reported')
    .getByRole('listitem')
    .filter({ hasText: NAME })
    .getByRole('link', { name: /Look into it/ })
    .click()
  expect(await words(nora)).toContain('The practice moved to Boulder.')
  await nora.getByLabel('What was found and done').fill('Asked the owner: they are still in Golden.')
  await send(nora, 'Settled')
  await nora.goto('/desk/directory')
  expect(await nora.locator('#reported').innerText()).not.toContain(NAME)
})

test('the owner takes it down: it is gone from the search at once, and back when they say so', async () => {
  await amara.goto(`${LISTING}/owner`)
  await press(amara, 'Take my listing down')
  expect(await words(amara)).toContain('Nobody sees it any more.')
  await isRight(amara)
  expect(await found()).toBe(false)
  expect((await amara.goto(LISTING))?.status()).toBe(410)
  await amara.goto(`${LISTING}/owner`)
  await press(amara, 'Show my listing again')
  expect(await found()).toBe(true)
})

test('the owner has letters come elsewhere: the new address confirms, and the old one takes it back', async () => {
  const MOVED = 'amara@moved.example'
  const visitor = await withoutScripts(browser, server.origin)
  await press(amara, 'Send a link to this address')
  expect(await amara.getByRole('alert').innerText()).toContain('email')
  await amara.getByLabel('Your new email address').fill(MOVED)
  await press(amara, 'Send a link to this address')
  expect(await words(amara)).toContain(`We sent a link to ${MOVED}`)
  await isRight(amara)
  const told = await letters.to(AMARA, /Another address was asked/)
  expect(told.subject + told.text).not.toContain(MOVED)
  await visitor.goto(linkIn(await letters.to(MOVED)))
  await press(visitor, 'Go on')
  await isRight(visitor)
  await press(visitor, 'Send letters to this address')
  expect(await words(visitor)).toContain('Letters come to this address now')
  await isRight(visitor)
  // Whoever had the listing open holds it no more.
  await amara.goto(`${LISTING}/owner`)
  expect(await words(amara)).toContain('We send a link to the address')
  await amara.goto(linkIn(await letters.to(AMARA, /was changed/)))
  await press(amara, 'Go on')
  await isRight(amara)
  await press(amara, 'Take it back')
  expect(await words(amara)).toContain('Letters about your listing come to this address, as before.')
  await visitor.reload()
  expect(await words(visitor)).toContain('This change was stopped')
  await visitor.context().close()
  // Letters come to the old address again.
  await amara.goto(`${LISTING}/owner`)
  await amara.getByLabel('Your email address').fill(AMARA)
  await press(amara, 'Send me a link')
  await amara.goto(linkIn(await letters.to(AMARA, /Your link/)))
  await press(amara, 'Open my listing')
})

test('of two educators who decide at once, the second is told and nothing of theirs is stored', async () => {
  const ben = await signIn(browser, server.origin, 'ben', TABLET)
  await nora.goto('/desk/directory?find=1234567893')
  await nora.getByRole('link', { name: NAME }).click()
  await ben.goto(nora.url())
  for (const educator of [nora, ben])
    await educator
      .getByRole('form', { name: 'Take it down' })
      .getByLabel('Reason')
      .fill('The license was withdrawn.')
  await send(nora, 'Take it down')
  await send(ben, 'Take it down')
  expect(await ben.getByRole('alert').first().innerText()).toContain('Somebody changed this listing')
  await letters.to(AMARA, /taken down/)
  expect(await found()).toBe(false)
  await amara.goto(`${LISTING}/owner`)
  expect(await words(amara)).toContain('The license was withdrawn.')
  expect(await amara.getByRole('button', { name: 'Show my listing again' }).count()).toBe(0)
  await ben.context().close()
})

const HEADER = 'subject,name,roles,places,contact_email,consent_how,consent_on'
const row = (name: string, consent = 'signed form') =>
  `person,${name},therapist,|| Golden|CO|80401,${name.toLowerCase()}@practice.example,${consent},2026-01-15`
const upload = async (text: string, takeGoodRows = false) => {
  await nora.goto('/desk/directory/import')
  await nora
    .getByLabel('File')
    .setInputFiles({ name: 'l.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  if (takeGoodRows) await nora.getByLabel('Take the good rows when others are wrong').check()
  await send(nora, 'Bring in')
}

test('a table with a wrong first line is told which columns are wrong', async () => {
  await nora.goto('/desk/directory/import')
  await looksRight(nora)
  const before = await stored()
  await upload(`${HEADER.replace('name', 'full name')}\n${row('Una')}\n`)
  expect(await nora.getByRole('alert').innerText()).toContain(
    'it lacks the column “name”, and has the column “full name”',
  )
  expect(await stored()).toBe(before)
})

test('of a table with bad rows nothing is stored, unless exactly its good rows were asked for', async () => {
  const before = await stored()
  const table = [HEADER, row('Una'), row('Duo', ''), row('Tria'), row('Una'), 'person,Quattor'].join('\n')
  await upload(table)
  await looksRight(nora)
  const told = await words(nora)
  expect(told).toContain('Nothing was stored, because 3 rows of 5 cannot be taken.')
  expect(told).toMatch(/3 consent_how: how the person agreed to be listed is missing/)
  expect(told).toMatch(/5 the same as line 2/)
  expect(told).toMatch(/6 this line has 2 cells, and the first line has 7 columns/)
  expect(await stored()).toBe(before)
  await upload(table, true)
  expect(await words(nora)).toContain('2 rows of 5 brought in.')
  expect(await stored()).toBe(before + 2)
})

test('a table that is too large for the page is answered with the command for it', async () => {
  const answer = await nora.request.post('/desk/directory/import', {
    headers: { origin: server.origin },
    multipart: { file: { name: 'l.csv', mimeType: 'text/csv', buffer: Buffer.alloc(9 * 1024 * 1024, 'x') } },
  })
  expect(answer.status()).toBe(413)
  expect(await answer.text()).toContain('npx kairos directory import FILE')
})

test('what is exported can be brought in again', async () => {
  const answer = await nora.request.get('/desk/directory/export.csv')
  const text = await answer.text()
  expect(answer.headers()['content-type']).toContain('text/csv')
  await upload(text)
  // The same listings, which are noticed to be there already.
  expect(await words(nora)).toContain('listed already')
})

test('a listing prepared from the public register is hidden until the person agrees through the link', async () => {
  await nora.goto('/desk/directory/new')
  await looksRight(nora)
  const found = {
    number: '1003000126',
    enumeration_type: 'NPI-1',
    basic: { first_name: 'BO', last_name: 'SUNDQUIST', credential: 'M.D.', status: 'A' },
    addresses: [
      {
        address_purpose: 'LOCATION',
        address_1: '1 MESA ST',
        city: 'GOLDEN',
        state: 'CO',
        postal_code: '80401',
      },
    ],
    taxonomies: [{ code: '2084P0800X', license: 'DR.0042', state: 'CO', primary: true }],
  }
  await nora
    .getByLabel(/JSON of the NPI Registry/)
    .fill(JSON.stringify({ result_count: 1, results: [found] }))
  await send(nora, 'Fill the form')
  expect(await words(nora)).toContain('This is what the public register says.')
  expect(await nora.getByLabel('Name', { exact: true }).inputValue()).toBe('Bo Sundquist')
  const license = nora.getByRole('group', { name: 'License 1' })
  expect(await license.getByLabel('Number').inputValue()).toBe('DR.0042')
  await nora.getByLabel('Contact address').fill('bo@practice.example')
  await nora.getByLabel('Room now').check()
  await send(nora, 'Prepare it and write to them')
  expect(await nora.getByRole('alert').innerText()).toContain(
    'Give the last day on which the license is valid',
  )
  await license.getByLabel('Valid until').fill('2031-04-30')
  await send(nora, 'Prepare it and write to them')
  expect(await words(nora)).toContain('There is no consent in force to show this listing.')
  const bo = await withoutScripts(browser, server.origin)
  await bo.goto(linkIn(await letters.to('bo@practice.example')))
  await press(bo, 'Open my listing')
  await isRight(bo)
  await press(bo, 'List me')
  expect(await bo.getByRole('alert').innerText()).toContain('Without that nobody is listed.')
  await bo.getByLabel('I agree to all of this').check()
  await press(bo, 'List me')
  expect(await words(bo)).toContain('Your listing waits to be looked at.')
  await nora.goto('/desk/directory')
  expect(await nora.locator('#decide').innerText()).toContain('Bo Sundquist')
  await bo.context().close()
})

test('nobody but an educator comes to the desk', async () => {
  const ruth = await signIn(browser, server.origin, 'ruth', TABLET)
  for (const path of [
    '/desk',
    '/desk/directory',
    '/desk/directory/new',
    '/desk/directory/import',
    '/desk/directory/export.csv',
  ])
    expect((await ruth.goto(path))?.status(), path).toBe(404)
  await ruth.context().close()
})
