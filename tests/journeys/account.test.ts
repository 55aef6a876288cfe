/** One's own account: who tried to sign in with it, and what its person is told when something about it changes. */
import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { looksRight, looksRightInTheDark, openBrowser, PHONE, signIn } from '../support/browser.ts'
import { asOwner } from '../support/database.ts'
import { courseOf, fill, open, send, words } from '../support/journey.ts'
import { type Letters, letterBox } from '../support/letters.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let letters: Letters
let server: RunningServer
let browser: Browser

beforeAll(async () => {
  letters = await letterBox()
  server = await startServer({ ...letters.environment, KAIROS_TRUSTED_PROXY: '127.0.0.1, ::1' })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await letters?.stop()
})

const attempt = (email: string, password: string, from: string) =>
  fetch(`${server.origin}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.origin, 'x-forwarded-for': from },
    body: new URLSearchParams({ email, password }),
  })
const row = (page: Page, text: string | RegExp) => page.getByRole('row').filter({ hasText: text })

// shows: ASVS 16.3.1
test('a person sees their own last sign-ins, wrong ones too, with what, when and from where', async () => {
  for (let i = 0; i < 3; i++) await attempt('ruth@demo.example', 'not it at all', '198.51.100.7')
  const ruth = await signIn(browser, server.origin, 'ruth')
  // The same from the same place within a second is one row; a busy machine makes more of them.
  const wrong = async () => {
    await ruth.goto('/account/sessions')
    const rows = await row(ruth, 'wrong').allInnerTexts()
    return rows.reduce((sum, text) => sum + Number(/\((\d+) times\)/.exec(text)?.[1] ?? 1), 0)
  }
  await expect.poll(wrong, { timeout: 5000 }).toBe(3)
  await looksRight(ruth)
  expect(await row(ruth, 'wrong').last().innerText()).toMatch(
    /today.*Password\s+wrong.*A browser on another device, 198\.51\.100\.7/s,
  )
  expect(await row(ruth, 'right').innerText()).toMatch(/Password\s+right\s+Chrome on/)
  await looksRightInTheDark(browser, ruth)
  const other = await signIn(browser, server.origin, 'ruth')
  await send(other, 'Sign out')
  await ruth.reload()
  expect(await words(ruth)).toMatch(/Signed out done Chrome on/)
  for (const page of [ruth, other]) await page.context().close()
})

test('the office sees those of its people; failures in a row stand out, and unknown addresses are a number', async () => {
  for (let i = 0; i < 6; i++) await attempt('sam@demo.example', 'not it at all', '198.51.100.20')
  for (let i = 0; i < 4; i++) await attempt(`nobody-${i}@demo.example`, 'not it at all', '198.51.100.21')
  const paula = await signIn(browser, server.origin, 'paula')
  await expect
    .poll(
      async () => {
        await paula.goto('/practice/sign-ins')
        return words(paula)
      },
      { timeout: 5000 },
    )
    .toMatch(/6 attempts in a row failed, from one place\. None was right since\./)
  await looksRight(paula)
  expect(await words(paula)).toContain(
    '4 attempts from one place named an address that no one here signs in with',
  )
  expect(await words(paula)).not.toContain('nobody-')
  expect(await row(paula, 'turned away').first().innerText()).toContain('Sam')
  await fill(paula, { 'Part of a name': 'ruth' })
  await send(paula, 'Show')
  await looksRight(paula)
  expect(await row(paula, 'Sam').count()).toBe(0)
  expect(await row(paula, 'Ruth').count()).toBeGreaterThan(0)
  await looksRightInTheDark(browser, paula)
  await paula.context().close()
})

// shows: ASVS 6.3.7
test('a changed password is told by a letter whose subject says nothing, with what to do', async () => {
  const hannah = await signIn(browser, server.origin, 'hannah')
  await open(hannah, '/account')
  await fill(hannah, {
    'Your present password': 'kairos-demonstration',
    'The new password': 'saffron kettle drum 40',
    'The new password again': 'saffron kettle drum 40',
  })
  await send(hannah, 'Change the password')
  expect(await words(hannah)).toContain('Your password is changed.')
  const letter = await letters.to('hannah@demo.example')
  expect(letter.subject).toBe('About your Kairos account')
  expect(letter.text).toContain('The password of your Kairos account was changed.')
  expect(letter.text).toContain('With: Chrome on')
  expect(letter.text).toContain(`${server.origin}/sign-in/forgotten`)
  await hannah.context().close()
})

const inAnotherPractice = async (key: string, name: string, roles: string, patient?: string) => {
  const id = randomUUID()
  const run = (text: string, values: unknown[]) => asOwner(server.databaseUrl, text, values)
  await run('insert into practice (id, name, zone) values ($1, $2, $3)', [id, name, 'America/Denver'])
  await run(`insert into sign_in_rules (practice_id, second_factor) values ($1, 'nobody')`, [id])
  await run(
    `insert into membership (practice_id, person_id, roles, patient_id)
     select $1, id, array[$2], $3 from person where email = $4`,
    [id, roles, patient ?? null, `${key}@demo.example`],
  )
}
const head = (page: Page) => page.getByRole('banner').innerText()

// shows: ASVS 7.2.4, ASVS 8.4.1
test('a prescriber of two practices changes between them and sees where they are; each keeps its own', async () => {
  const course = await courseOf(server.databaseUrl, 'Maya Lindqvist')
  const helen = await signIn(browser, server.origin, 'helen')
  await inAnotherPractice('helen', 'Oak Street', 'prescriber')
  const [home] = await asOwner<{ name: string }>(
    server.databaseUrl,
    'select name from practice where demonstration',
  )
  await open(helen, '/today')
  await open(helen, course)
  expect((await head(helen)).replaceAll(/\s+/g, ' ')).toContain(`Kairos ${home?.name}`)
  const token = async () => (await helen.context().cookies()).map(({ value }) => value).join()
  const old = await token()
  await helen.goto('/patients/new')
  const stale = await helen.context().newPage()
  await stale.goto('/patients/new')
  await send(helen, 'Change to Oak Street')
  await looksRight(helen)
  expect((await head(helen)).replaceAll(/\s+/g, ' ')).toContain('Kairos Oak Street')
  expect(await token(), 'the token is new').not.toBe(old)
  expect((await helen.goto(course))?.status(), 'what is the other practice’s is not here').toBe(404)
  const sent = stale.waitForResponse((answer) => answer.request().method() === 'POST')
  await stale.getByRole('main').locator('form button[type=submit], form button').last().click()
  expect((await sent).status()).toBe(409)
  expect(await words(stale)).toContain(
    'You changed to another practice in another window. Nothing was stored.',
  )
  await looksRight(stale)
  await helen.goto('/account')
  await looksRightInTheDark(browser, helen)
  await send(helen, /^Change to /)
  expect((await helen.goto(course))?.status()).toBe(200)
  await helen.goto('/account/sessions')
  expect(await words(helen)).toContain('Changed to this practice')
  const sam = await signIn(browser, server.origin, 'sam')
  expect(await head(sam)).not.toContain('Change to')
  for (const page of [helen, sam]) await page.context().close()
})

test('who is treated at one practice and works at another changes between the two', async () => {
  const maya = await signIn(browser, server.origin, 'maya', PHONE)
  await inAnotherPractice('maya', 'Walnut Street', 'monitor')
  await open(maya, '/me')
  expect(new URL(maya.url()).pathname, 'nobody is moved in the middle of something').toBe('/me')
  await send(maya, 'Change to Walnut Street')
  expect(new URL(maya.url()).pathname).toBe('/today')
  expect((await head(maya)).replaceAll(/\s+/g, ' ')).toContain('Kairos Walnut Street')
  await looksRightInTheDark(browser, maya)
  await send(maya, /^Change to /)
  expect(new URL(maya.url()).pathname).toBe('/me')
  await maya.context().close()
})

test('a care team ends a portal account: the patient is out at once, and the record stays', async () => {
  const course = await courseOf(server.databaseUrl, 'Maya Lindqvist')
  const maya = await signIn(browser, server.origin, 'maya')
  const ines = await signIn(browser, server.origin, 'ines')
  await open(ines, `${course}/portal`)
  const form = ines.getByRole('form', { name: 'End the account' })
  await send(ines, 'End the account now', form)
  expect(await words(ines)).toContain('Tick that you are sure first.')
  await form.getByLabel('Yes, end this account').check()
  await send(ines, 'End the account now', form)
  await looksRight(ines)
  expect(await words(ines)).toContain('The account is ended.')
  await maya.goto('/me')
  expect(new URL(maya.url()).pathname).toBe('/sign-in')
  expect((await letters.to('maya@demo.example')).text).toContain('was ended by your care team')
  expect((await ines.goto(course))?.status()).toBe(200)
  for (const page of [maya, ines]) await page.context().close()
})

test('patients end their own portal account', async () => {
  const aisha = await signIn(browser, server.origin, 'aisha')
  await open(aisha, '/account')
  await aisha.getByRole('link', { name: 'End my portal account' }).click()
  await looksRightInTheDark(browser, aisha)
  await send(aisha, 'End my account now')
  expect(await words(aisha)).toContain('Tick that you are sure first.')
  await aisha.getByLabel('Yes, end my account').check()
  await send(aisha, 'End my account now')
  await looksRight(aisha)
  expect(await words(aisha)).toContain('is ended, and you are signed out')
  await aisha.goto('/me')
  expect(new URL(aisha.url()).pathname).toBe('/sign-in')
  await aisha.context().close()
})
