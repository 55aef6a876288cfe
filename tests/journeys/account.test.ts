/** One's own account: who tried to sign in with it, and what its person is told when something about it changes. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  looksRight,
  looksRightInTheDark,
  onlyOurHost,
  openBrowser,
  signIn,
  TABLET,
} from '../support/browser.ts'
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

async function somebody(): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ baseURL: server.origin, viewport: TABLET })
  await onlyOurHost(context, server.origin)
  return context.newPage()
}
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
  await expect
    .poll(async () => {
      await ruth.goto('/account/sessions')
      return row(ruth, 'wrong').count()
    })
    .toBe(1)
  await looksRight(ruth)
  expect(await row(ruth, 'wrong').innerText()).toMatch(
    /today.*Password\s+wrong \(3 times\)\s+A browser on another device, 198\.51\.100\.7/,
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
    .poll(async () => {
      await paula.goto('/practice/sign-ins')
      return words(paula)
    })
    .toMatch(/6 attempts in a row failed, from one place\. None was right since\./)
  await looksRight(paula)
  expect(await words(paula)).toContain(
    '4 attempts from one place named an address that no one here signs in with',
  )
  expect(await words(paula)).not.toContain('nobody-')
  expect(await row(paula, 'turned away').innerText()).toContain('Sam')
  await fill(paula, { 'Part of a name': 'ruth' })
  await send(paula, 'Show')
  await looksRight(paula)
  expect(await row(paula, 'Sam').count()).toBe(0)
  expect(await row(paula, 'Ruth').count()).toBeGreaterThan(0)
  await looksRightInTheDark(browser, paula)
  await paula.context().close()
})
