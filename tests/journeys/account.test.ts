/** One's own account: who tried to sign in with it, and what its person is told when something about it changes. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { looksRight, looksRightInTheDark, openBrowser, signIn } from '../support/browser.ts'
import { fill, open, send, words } from '../support/journey.ts'
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
