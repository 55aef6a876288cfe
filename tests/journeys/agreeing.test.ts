/** Consent and preparation in a real browser: read and sign on a phone, take back, name an escort, and the gate of the day. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { looksRight, openBrowser, PHONE, signIn } from '../support/browser.ts'
import { asOwner } from '../support/database.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
let browser: Browser
let aisha: Page
let sam: Page
let helen: Page
let course: string
let gate: string

const ZONE = 'America/Denver'
/** A session that begins in three hours: its day has come, whatever the hour at which the test runs. */
const begin = Temporal.Now.zonedDateTimeISO(ZONE).add({ hours: 3 }).round('minute')
const date = (at: Temporal.ZonedDateTime) => at.toPlainDate().toString()
const clock = (at: Temporal.ZonedDateTime) => at.toPlainTime().toString({ smallestUnit: 'minute' })
const main = (page: Page) => page.getByRole('main').textContent()
const send = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const line = (page: Page, id: string) => page.locator(`#line-${id}`)

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  const [row] = await asOwner<{ course_id: string }>(
    server.databaseUrl,
    `select s.course_id from course_summary s join patient p on p.id = s.patient_id where p.name like 'Aisha %'`,
  )
  course = `/courses/${row?.course_id}`
  aisha = await signIn(browser, server.origin, 'aisha', PHONE)
  sam = await signIn(browser, server.origin, 'sam')
  helen = await signIn(browser, server.origin, 'helen')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('a dosing session is planned, and its preparation says what to do when', async () => {
  await helen.goto(`${course}/visits`)
  await helen.getByLabel('Kind of visit').selectOption('dosing')
  await helen.getByLabel('Day').fill(date(begin))
  await helen.getByLabel('Begins at').fill(clock(begin))
  await helen.getByLabel('Length').fill('180')
  await helen.getByLabel('Route').selectOption('im')
  await helen.getByLabel('Place').fill('Room 1')
  await send(helen, 'Plan the visit')
  await helen.goto(`${course}/preparation`)
  await looksRight(helen)
  expect(await main(helen)).toContain(`after ${words(begin.subtract({ hours: 6 }))}`)
  gate = (await helen.getByRole('link', { name: 'The gate of the day' }).getAttribute('href')) ?? ''
})

test('a consent sent half answered comes back with what was chosen, and touch starts with a no', async () => {
  await aisha.goto('/me/consent')
  await looksRight(aisha)
  expect(await aisha.locator('input[name=answer-touch][value=no]').isChecked()).toBe(true)
  await aisha.locator('input[name=answer-cost][value=yes]').check()
  await aisha.locator('input[name=answer-music][value=yes]').check()
  await send(aisha, 'Sign')
  await expect
    .poll(() => aisha.getByRole('alert').textContent())
    .toContain('“Serious risks”: choose yes or no.')
  expect(await aisha.locator('input[name=answer-cost][value=yes]').isChecked()).toBe(true)
  expect(await aisha.locator('input[name=answer-music][value=yes]').isChecked()).toBe(true)
  await looksRight(aisha)
})

test('signed on the own phone it waits for a witness, who must hold a licence', async () => {
  for (const yes of await aisha.getByLabel('I agree', { exact: true }).all()) await yes.check()
  await aisha.locator('input[name=answer-touch][value=yes]').check()
  await aisha.getByLabel('Your full name, as your signature').fill('Aisha Karim')
  await send(aisha, 'Sign')
  await expect.poll(() => main(aisha)).toContain('What you have answered')
  await looksRight(aisha)
  await sam.goto(`${course}/consent`)
  await looksRight(sam)
  expect(await main(sam)).toContain('Nobody of the care team has confirmed')
  await send(sam, 'Sign as witness')
  await expect.poll(() => main(sam)).toContain('Nothing stands in the way')
})

test('touch taken back counts at once, stands large for the team, and blocks nothing', async () => {
  await aisha.locator('summary', { hasText: 'Touch' }).click()
  await aisha.locator('details[open] summary', { hasText: 'Take this back' }).click()
  await send(aisha, 'Take back: Touch')
  await sam.goto(`${course}/consent`)
  expect(await sam.locator('.notice-amber').textContent()).toContain(
    'No touch, except to keep the person from harm',
  )
  expect(await main(sam)).toContain('Nothing stands in the way')
})

test('an escort with a wrong number comes back with what was typed', async () => {
  await aisha.goto('/me/preparation')
  await looksRight(aisha)
  await aisha.getByLabel('Name', { exact: true }).fill('Yusuf Karim')
  await aisha.getByLabel('Phone').fill('12')
  await send(aisha, 'Name the escort')
  await expect.poll(() => aisha.getByRole('alert').textContent()).toContain('with area code')
  expect(await aisha.getByLabel('Name', { exact: true }).inputValue()).toBe('Yusuf Karim')
  await aisha.getByLabel('Phone').fill('(303) 555-0127')
  await aisha.getByLabel('This person is an adult').check()
  await send(aisha, 'Name the escort')
  await expect.poll(() => main(aisha)).toContain('Yusuf Karim, 3035550127')
})

test('impossible readings are refused, unlikely ones kept after one confirmation', async () => {
  await sam.goto(gate)
  await looksRight(sam)
  await sam.getByLabel('Systolic').fill('80')
  await sam.getByLabel('Diastolic').fill('120')
  await send(sam, 'Record the readings')
  await expect.poll(() => sam.getByRole('alert').textContent()).toContain('80/120 mmHg is not possible')
  await sam.getByLabel('Systolic').fill('118')
  await sam.getByLabel('Diastolic').fill('76')
  await sam.getByLabel('SpO2').fill('78')
  await sam.getByLabel('Temperature').fill('36,8')
  await send(sam, 'Record the readings')
  await expect.poll(() => sam.getByRole('alert').textContent()).toContain('78 % is unusual')
  await sam.getByLabel('I looked again').check()
  await send(sam, 'Record the readings')
  await expect.poll(() => line(sam, 'cv-bp-day').textContent()).toContain('118/76 mmHg, within the limits')
})

test('what was asked settles its line; what was not stands in the way', async () => {
  const ate = Temporal.Now.zonedDateTimeISO(ZONE).subtract({ hours: 9 })
  for (const [id, answer] of [
    ['escort', 'yes'],
    ['intox-day', 'no'],
    ['resp-uri', 'no'],
    ['changes', 'no'],
  ]) {
    await sam.locator(`input[name=question-${id}][value=${answer}]`).check()
  }
  await sam.getByLabel('Last food: day').fill(date(ate))
  await sam.getByLabel('Last food: time').fill(clock(ate))
  await sam.getByLabel('Last drink: day').fill(date(ate))
  await sam.getByLabel('Last drink: time').fill(clock(ate))
  await sam.getByLabel('Negative').check()
  await send(sam, 'Record the answers')
  await expect.poll(() => line(sam, 'escort').textContent()).toContain('Yusuf Karim was reached')
  for (const id of ['consent', 'fasting', 'intox-day', 'preg', 'temperature'])
    expect(await line(sam, id).textContent()).toContain('Settled')
  expect(await line(sam, 'suicide-day').textContent()).toContain('Not asked yet')
  expect(await main(sam)).toContain('wait for a prescriber')
})

test('the prescriber decides with a reason where a line asks, and nobody passes the clearance here', async () => {
  await helen.goto(gate)
  await looksRight(helen)
  await helen.getByLabel('Integration visit booked').check()
  await helen.getByLabel('Go ahead').check()
  await send(helen, 'Sign the decision')
  await expect.poll(() => helen.getByRole('alert').textContent()).toContain('Write your reason.')
  expect(await helen.getByLabel('Integration visit booked').isChecked()).toBe(true)
  await helen.getByLabel('Reason').fill('Booked with her own therapist for tomorrow.')
  await send(helen, 'Sign the decision')
  await expect.poll(() => line(helen, 'integration-booked').textContent()).toContain('Decided by Helen Park')
  expect(await line(helen, 'clearance').textContent()).toContain('Stands in the way')
  expect(await main(helen)).toContain('Not ready yet')
})

/** As the instructions write it, but at midnight, which they spell out. */
function words(at: Temporal.ZonedDateTime): string {
  const day = at
    .toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })
    .replace(',', '')
    .replace('Sept', 'Sep')
  return clock(at) === '00:00' ? 'midnight' : `${day} ${clock(at)}`
}
