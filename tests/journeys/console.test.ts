/** A session on a tablet from its opening to the way home: a second device sees each entry, a third one answers. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, PRACTICE } from '#demonstration/people.ts'
import { openBrowser, PHONE, signIn, TABLET } from '../support/browser.ts'
import { clockAt } from '../support/clock.ts'
import {
  allSent,
  hardToRead,
  looksRightEverywhere,
  openConsole,
  openForm,
  PATIENCE,
  recordPressure,
  statusSays,
  stored,
  typeDose,
  vital,
} from '../support/console.ts'
import { asOwner } from '../support/database.ts'
import { choose, fill, words } from '../support/journey.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { type ReadySession, readySessions } from '../support/sessions.ts'
import { registerElsewhere } from '../support/visitor.ts'

const present = () => Temporal.Now.zonedDateTimeISO(PRACTICE.zone)
const clock = clockAt(present())
/** The server's clock goes on by so many minutes before those of the devices; each looks again when it is opened. */
async function pass(minutes: number): Promise<void> {
  await clock.set(present().add({ minutes }))
  for (const page of [sam, ruth, helen]) await page.reload()
}
let server: RunningServer
let browser: Browser
let sam: Page
let ruth: Page
let helen: Page
let ida: ReadySession

beforeAll(async () => {
  server = await startServer(clock.environment)
  await clock.govern(server.databaseUrl)
  browser = await openBrowser()
  const [one] = await readySessions(server, ['Ida Marsh'])
  await readySessions(server, ['Juno Abara'], { begun: true })
  ida = one!
  sam = await signIn(browser, server.origin, 'sam')
  ruth = await signIn(browser, server.origin, 'ruth')
  helen = await signIn(browser, server.origin, 'helen', PHONE)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('before anybody has signed in, while it opens, and where there is no session, it says so and what to do', async () => {
  const context = await browser.newContext({ baseURL: server.origin, viewport: TABLET })
  const tablet = await context.newPage()
  await tablet.goto('/console')
  await tablet.getByText('Nobody is signed in on this tablet.').waitFor()
  await looksRightEverywhere(tablet)
  await tablet.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await context.setOffline(true)
  await tablet.reload()
  await tablet.getByText('There is no network, and this tablet holds no session yet.').waitFor()
  await looksRightEverywhere(tablet)
  await context.close()

  await registerElsewhere(server, 'otto')
  const otto = await signIn(browser, server.origin, 'otto')
  let answer = () => {}
  const slow = new Promise<void>((done) => {
    answer = done
  })
  await otto.route('**/api/**', (route) => slow.then(() => route.continue()))
  await otto.goto('/console')
  await otto.getByText('Opening …').waitFor()
  await looksRightEverywhere(otto)
  answer()
  await otto.getByText('No session today.').waitFor()
  await looksRightEverywhere(otto)
  await otto.context().close()
})

test('without a mouse: the console is opened, a dose given, a pressure saved, an alarm silenced', async () => {
  const page = await signIn(browser, server.origin, 'sam')
  await page.goto('/console')
  await page.getByRole('heading', { name: 'Board' }).waitFor()
  const { keyboard } = page
  const unseen: string[] = []
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 150; presses++) {
      await keyboard.press('Tab')
      const at = await focused(page)
      if (!at.isSeen) unseen.push(at.name)
      if (name.test(at.name)) return
    }
    throw new Error(`No key leads to ${name}.`)
  }
  await tabTo(/^Open Juno$/)
  await keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Juno Abara' }).waitFor()

  await keyboard.press('d')
  for (const [field, text] of [
    [/^Given/, '60'],
    [/^Concentration/, '50'],
    [/^Lot/, 'KT-2611'],
    [/^Checked by/, 'Ruth'],
    [/^Their signature/, 'Ruth Adeyemi, LCSW'],
  ] as const) {
    await tabTo(field)
    await keyboard.type(text)
  }
  await keyboard.press('Enter')
  await stored(page, /^Stored: Given: 60 mg/)

  await keyboard.press('v')
  // Each field leads on to the next as soon as nothing more can follow.
  await keyboard.type('165989297')
  await keyboard.press('Enter')
  await stored(page, /^Stored: 165\/98 mmHg, Heart rate 92 \/min, SpO2 97 %/)
  expect((await focused(page)).name).toMatch(/^Stored: 165\/98 mmHg/)
  await page.getByRole('region', { name: 'Alarms' }).waitFor()
  await keyboard.press('a')
  expect((await focused(page)).name).toBe('Silence, in my name')
  await keyboard.press('Enter')
  await page.getByText(/Silenced by Sam Okafor, RN until/).waitFor()

  await keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys and help' }).waitFor()
  await looksRightEverywhere(page)
  await keyboard.press('Escape')
  await keyboard.press('r')
  await page.locator('#panel-title').getByText('Record').waitFor()
  await keyboard.press('b')
  await page.getByRole('heading', { name: 'Board' }).waitFor()
  await looksRightEverywhere(page)
  expect(unseen).toEqual([])
  await allSent(page)
  await page.context().close()
})

/** What has the focus, by its name, and whether that can be seen. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement
    const label =
      at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? at.labels?.[0] : undefined
    const name = at?.getAttribute('aria-label') ?? label?.textContent ?? at?.textContent ?? ''
    const { outlineStyle, outlineWidth } = getComputedStyle(at ?? document.body)
    return { name: name.trim(), isSeen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 }
  })

test('the tablet opens the session, says who is present, and the other devices see that it began', async () => {
  await openConsole(sam)
  await sam.getByRole('heading', { name: 'Board' }).waitFor()
  await sam.getByRole('link', { name: 'Open Ida' }).click()
  await sam.getByRole('heading', { name: 'Ida Marsh' }).waitFor()
  await looksRightEverywhere(sam)
  for (const page of [ruth, helen]) await openConsole(page, ida.visit)
  for (const name of ['Ruth Adeyemi, LCSW, therapist', 'Sam Okafor, RN, monitor'])
    await sam.getByLabel(name).check()
  await sam.getByRole('button', { name: 'Begin the session' }).click()
  await stored(sam, /^Stored: Begun/)
  await allSent(sam)
  await ruth.getByText('Nothing has been given.').waitFor()
})

test('the first vitals are typed on the keypad of the page, and stand on the other devices as large figures', async () => {
  const keypad = sam.getByRole('group', { name: /^Digits/ })
  for (const digit of '1187468') await keypad.getByRole('button', { name: digit, exact: true }).click()
  expect(await vital(sam, 'Pressure').inputValue()).toBe('118/74')
  await looksRightEverywhere(sam)
  await vital(sam, 'SpO2').fill('98')
  await vital(sam, 'Temperature').fill('36.6')
  await sam.getByRole('button', { name: 'Save the vitals' }).click()
  await stored(sam, /118\/74/)
  for (const page of [sam, ruth, helen]) {
    await page.getByRole('region', { name: 'Now' }).getByText('118/74').waitFor()
    expect(await hardToRead(page, '.now strong, .now-phase, .figure strong, .vitals-field .input')).toEqual(
      [],
    )
  }
})

test('a second person checks the dose on their own device, and the first one names that check', async () => {
  await openForm(ruth, 'Check a dose')
  const check = ruth.getByRole('form', { name: 'Check a dose that somebody else gives' })
  await fill(check, { Concentration: '50', Lot: 'KT-2611' })
  await check.getByLabel('Amount you read').fill('60')
  await looksRightEverywhere(ruth)
  await check.getByRole('button', { name: 'I checked it' }).click()
  await stored(ruth, /Checked by a second person: 60 mg/)

  await openForm(sam, 'Dose')
  await typeDose(sam, { mg: '80', lot: 'KT-2611' })
  const dose = sam.getByRole('form', { name: 'Dose given' })
  const checked = dose.getByLabel('Or checked on another device')
  await checked.selectOption({ label: await checked.getByText(/^Checked: 60 mg/).innerText() })
  await sam.getByText('the order allows 60 mg at the most').first().waitFor()
  await looksRightEverywhere(sam)
  await dose.getByLabel('Given', { exact: true }).fill('60')
  await sam.getByText('The rules allow this dose as it is entered.').waitFor()
  await dose.getByRole('button', { name: 'Save the dose' }).click()
  await stored(sam, /^Stored: Given: 60 mg/)
  for (const page of [ruth, helen])
    await page
      .getByText(/^Given: 60 mg/)
      .first()
      .waitFor()
})

test('a slip is taken back with one tap, and a wrong reading is corrected with a reason by somebody else', async () => {
  await openForm(sam, 'Scores')
  await looksRightEverywhere(sam)
  await sam
    .getByRole('form', { name: /^Sedation|MOAA/ })
    .getByRole('button', { name: /^4/ })
    .click()
  await stored(sam, /^Stored: Sedation/)
  await sam.getByRole('button', { name: 'Take it back' }).click()
  await stored(sam, /^Taken back: Sedation/)

  await openForm(sam, 'Vitals')
  await recordPressure(sam, '181/76')
  await openForm(ruth, 'Record')
  await ruth.getByRole('button', { name: /^Change: .*181\/76/ }).click()
  await looksRightEverywhere(ruth)
  const correct = ruth.getByRole('form', { name: 'Correct it' })
  await vital(ruth, 'Pressure').fill('118/76')
  await correct.getByRole('button', { name: 'Correct it' }).click()
  await correct.getByLabel('Reason').fill('Two digits were swapped.')
  await correct.getByRole('button', { name: 'Correct it' }).click()
  await stored(ruth, /118\/76/)
  await sam.getByRole('region', { name: 'Now' }).getByText('118/76').waitFor()
  await openForm(sam, 'Record')
  await sam.getByText('corrected: Two digits were swapped.').waitFor()
  expect(await words(sam)).not.toMatch(/only on this tablet/)
})

test('ten minutes on a pressure in amber sounds on every device, is silenced in a name, and goes with the re-check', async () => {
  await pass(10)
  await sam.getByText('The clock of this tablet is 10 min behind: corrected').waitFor()
  await sam
    .getByRole('button', { name: /^Vitals: / })
    .first()
    .click()
  await recordPressure(sam, '165/98', { 'Heart rate': '92', SpO2: '97' })
  for (const page of [sam, ruth, helen]) {
    const alarms = page.getByRole('region', { name: 'Alarms' })
    await alarms.getByText('Check again within 5 minutes. Tell the prescriber.').first().waitFor()
    await page
      .getByRole('alert')
      .filter({ hasText: /^Ida: Amber/ })
      .waitFor()
    await expect.poll(() => page.title(), PATIENCE).toMatch(/^Alarm · /)
  }
  await looksRightEverywhere(sam)
  await sam
    .getByRole('form', { name: /^Silence: Systolic/ })
    .getByRole('button')
    .click()
  for (const page of [ruth, helen])
    await page
      .getByText(/Silenced by Sam Okafor, RN until/)
      .first()
      .waitFor()
})

test('the prescriber answers from a phone, and the answer stands on the tablets', async () => {
  await openForm(sam, 'Prescriber')
  const ask = sam.getByRole('form', { name: 'Ask the prescriber' })
  await ask.getByLabel('What you ask').fill('165/98, calm, no symptoms. Wait for the next reading?')
  await ask.getByRole('button', { name: 'Ask the prescriber' }).click()
  await stored(sam, /^Stored: Asked the prescriber/)
  const answer = helen.getByRole('form', { name: /^Answer: 165\/98/ })
  await choose(answer, 'Your answer', 'Go ahead')
  await looksRightEverywhere(helen)
  await answer.getByLabel('Because').fill('Measure again in five minutes.')
  await answer.getByRole('button', { name: 'Sign the answer' }).click()
  await openForm(sam, 'Record')
  await sam.getByText('Go ahead: Measure again in five minutes.').waitFor()

  await openForm(sam, 'Vitals')
  await recordPressure(sam, '148/86', { 'Heart rate': '84', SpO2: '98' })
  for (const page of [sam, ruth, helen])
    await page.getByRole('region', { name: 'Alarms' }).waitFor({ state: 'detached' })
})

test('an emergency opens its card by itself; when it is over, the cards, the plot and each form can be looked at', async () => {
  await openForm(sam, 'Scores')
  const sedation = sam.getByRole('form', { name: /^Sedation|MOAA/ })
  await sedation.getByRole('button', { name: /^0/ }).click()
  for (const page of [sam, ruth]) {
    const alarms = page.getByRole('region', { name: 'Alarms' })
    await alarms.getByText('Call for help now. Call 911.').first().waitFor()
    await expect.poll(() => alarms.locator('details[open]').count(), PATIENCE).toBeGreaterThan(0)
  }
  await looksRightEverywhere(sam)
  await sedation.getByRole('button', { name: /^5/ }).click()
  await sam.getByRole('region', { name: 'Alarms' }).waitFor({ state: 'detached' })
  for (const [name, shows] of [
    ['Emergency cards', 'What to do first'],
    ['Plot', 'mmHg'],
    ['Phase', 'Early integration'],
    ['Adverse event', 'Related to the medicine'],
    ['Who is present', 'Who leaves'],
    ['Pause', 'Who holds this person meanwhile'],
  ] as const) {
    await openForm(sam, name)
    await sam.getByRole('main').getByText(shows).first().waitFor()
    await looksRightEverywhere(sam)
  }
})

test('an order needs the prescriber to show once more that it is them; until then the page says that it was not taken', async () => {
  await hoursAfterSigningIn()
  await openForm(helen, 'Order')
  await choose(helen, 'Ordered', 'by amount, in mg')
  await fill(helen, { Amount: '60', Weight: '78', 'At the most in this session': '60' })
  await looksRightEverywhere(helen)
  await helen.getByRole('button', { name: 'Sign the order' }).click()
  await statusSays(helen, 'Not taken by the server: 1')
  await helen.getByRole('button', { name: 'Look at it' }).click()
  await looksRightEverywhere(helen)
  await showThatItIsThem(helen)
  await standsAt(helen, 'Order')
  await openForm(sam, 'Record')
  await expect.poll(() => sam.getByText(/^Ordered: 60 mg/).count(), PATIENCE).toBe(2)
})

/** Nobody has shown for a while that it is them, as in any session by the time of its end. */
const hoursAfterSigningIn = () =>
  asOwner(server.databaseUrl, `update sign_in_session set confirmed_at = now() - interval '2 hours'`)

/** The way back leads to the same person and the same form, and what waited for it goes on its way. */
async function showThatItIsThem(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Show that it is you' }).click()
  await page.getByLabel('Password').fill(PASSWORD)
  await Promise.all([
    page.waitForURL(/\/console/),
    page.getByRole('main').locator('form').first().getByRole('button').last().click(),
  ])
  await allSent(page)
}

async function standsAt(page: Page, panel: string): Promise<void> {
  await page.getByRole('heading', { name: 'Ida Marsh' }).waitFor()
  await page.locator('#panel-title').getByText(panel, { exact: true }).waitFor()
}

test('going home is refused line by line, then signed, and the session is over on every device', async () => {
  await pass(100)
  await openForm(sam, 'Discharge')
  await looksRightEverywhere(sam)
  await sam.getByLabel('Your full name, as your signature').fill('Sam Okafor, RN')
  await sam.getByRole('button', { name: 'Sign the discharge' }).click()
  const refusal = sam.getByRole('form', { name: 'Sign the discharge' })
  await refusal.getByText('Nobody has come yet.').waitFor()

  await openForm(sam, 'Vitals')
  await recordPressure(sam, '120/76', { 'Heart rate': '70', SpO2: '98' })
  await openForm(sam, 'Scores')
  await sam
    .getByRole('form', { name: /^Sedation|MOAA/ })
    .getByRole('button', { name: /^5/ })
    .click()
  await sam
    .getByRole('form', { name: /^Distress/ })
    .getByRole('button', { name: '1', exact: true })
    .click()
  await sam.getByRole('button', { name: /I find that it has gone/ }).click()
  await stored(sam, /Dissociation has gone/)
  await openForm(sam, 'Discharge')
  const lines = sam.getByRole('form', { name: 'The discharge line by line' })
  for (const full of await lines.getByLabel(/^2: /).all()) await full.check()
  for (const yes of await lines.getByRole('radiogroup').getByLabel('Yes', { exact: true }).all())
    if (await yes.isVisible()) await yes.check()
  await lines.getByLabel('24-hour number that was given').fill('+1 303 555 0100')
  await lines.getByRole('button', { name: 'Save what was checked' }).click()
  await sam.getByText('Score: 10 of 10').waitFor()
  await sam.getByRole('button', { name: / is here$/ }).click()
  await stored(sam, /^Stored: Escort here/)
  await sam.getByLabel('Your full name, as your signature').fill('Sam Okafor, RN')
  await hoursAfterSigningIn()
  await sam.getByRole('button', { name: 'Sign the discharge' }).click()
  const phase = sam.getByRole('region', { name: 'Now' }).locator('.now-phase')
  await phase.getByText('Discharge written here, not yet on the server').waitFor()
  await sam.getByRole('button', { name: 'Look at it' }).click()
  await showThatItIsThem(sam)
  await standsAt(sam, 'Discharge')
  for (const page of [sam, ruth, helen])
    await page.getByRole('region', { name: 'Now' }).getByText('Discharged').waitFor()
  await allSent(sam)
  await looksRightEverywhere(sam)
})

test('the menu turns the low light of the room off and on', async () => {
  await sam.locator('summary').filter({ hasText: 'Menu' }).click()
  await looksRightEverywhere(sam)
  const light = sam.getByRole('switch', { name: 'Low light of the room' })
  await light.click()
  expect(await sam.evaluate(() => document.documentElement.dataset.theme)).toBeUndefined()
  await sam.reload()
  await sam.getByRole('heading', { name: 'Ida Marsh' }).waitFor()
  expect(await sam.evaluate(() => document.documentElement.dataset.theme)).toBeUndefined()
  await sam.goto(`/console#${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`)
  await sam.getByText('This session is not on this tablet.').waitFor()
  await looksRightEverywhere(sam)
})
