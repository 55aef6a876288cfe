/** Eight people in one room: dosed one after the other on the board, and an emergency of one that pauses the seven others. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, PHONE } from '../support/browser.ts'
import {
  allSent,
  hardToRead,
  looksRightEverywhere,
  openForm,
  PATIENCE,
  stored,
  tabletOf,
  typeDose,
} from '../support/console.ts'
import { asOwner } from '../support/database.ts'
import { unfold, words } from '../support/journey.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { type ReadySession, readySessions } from '../support/sessions.ts'

const NAMES = ['Ada', 'Bea', 'Cleo', 'Dara', 'Edda', 'Finn', 'Gus', 'Hana']
let server: RunningServer
let browser: Browser
/** The monitor's tablet, the therapist's, and the prescriber's phone. */
let sam: Page
let ruth: Page
let helen: Page
let eight: ReadySession[]

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  eight = await readySessions(
    server,
    NAMES.map((name) => `${name} Testperson`),
    { begun: true },
  )
  sam = await tabletOf(browser, server.origin, 'sam')
  ruth = await tabletOf(browser, server.origin, 'ruth')
  helen = await tabletOf(browser, server.origin, 'helen', PHONE)
  for (const page of [sam, ruth, helen]) await board(page)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function board(page: Page): Promise<void> {
  await page.goto('/console#board')
  await page.getByRole('heading', { name: 'Board' }).waitFor()
}
const person = (page: Page, name: string) => page.getByRole('article', { name })
/** The group of the eight; the demonstration has another one in the house. */
const group = (page: Page) => page.locator('.board-group').filter({ hasText: 'Hana' })

/** Everything that waits for the prescriber in these sessions, answered on the phone. */
async function answerAll(count: number): Promise<void> {
  for (let left = count; left > 0; left--) {
    await expect.poll(() => ours(helen).count(), PATIENCE).toBe(left)
    const one = ours(helen).first()
    await one.getByLabel('Because').fill('I am in the room, and so is a floater.')
    await one.getByRole('button', { name: 'Go ahead' }).click()
  }
}
const ours = (page: Page) =>
  page
    .getByRole('region', { name: 'Questions to the prescriber' })
    .getByRole('listitem')
    .filter({ hasNotText: 'Theo' })

test('the eight are put into one group in the order of their doses, and every device has the board of them', async () => {
  await unfold(sam, 'Make a group')
  for (const name of NAMES) await sam.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check()
  // Two therapists are enough for six at once.
  await sam.getByText('2 of 3 there for 8 people dosed.').waitFor()
  await sam.getByRole('button', { name: 'Make a group' }).click()
  for (const page of [sam, ruth, helen])
    for (const [i, name] of NAMES.entries())
      await person(page, name)
        .getByText(`place ${i + 1}`)
        .waitFor()
  await looksRightEverywhere(sam)
  expect(await hardToRead(sam, '.board-figure strong, .board-phase strong, .board-turns strong')).toEqual([])
  expect(await words(sam)).not.toContain('Testperson')
})

test('the doses follow one another by the board; from the seventh on the prescriber decides from a phone', async () => {
  for (const [i, name] of NAMES.entries()) {
    await group(sam)
      .locator('.board-turns')
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .click()
    await sam.getByRole('heading', { name: `${name} Testperson` }).waitFor()
    await sam.getByRole('form', { name: 'Dose given' }).waitFor()
    await typeDose(sam, { mg: '60', lot: 'KT-2611', checkedBy: 'Ruth Adeyemi, LCSW' })
    await sam.getByRole('button', { name: 'Save the dose' }).click()
    if (i >= 6) {
      const ask = sam.getByRole('form', { name: 'Ask the prescriber about this dose' })
      await ask.getByRole('button', { name: 'Ask the prescriber' }).click()
      await stored(sam, /^Stored: Asked the prescriber about 60 mg/)
      await answerAll(1)
      await sam.getByText('The rules allow this dose as it is entered.').waitFor()
      await sam.getByRole('button', { name: 'Save the dose' }).click()
    }
    await stored(sam, /^Stored: Given: 60 mg/)
    await sam.getByRole('link', { name: 'Board', exact: true }).click()
    await group(sam).waitFor()
  }
  for (const page of [sam, ruth, helen])
    await expect
      .poll(
        () =>
          group(page)
            .locator('.board-turns')
            .getByText(/^given at/)
            .count(),
        PATIENCE,
      )
      .toBe(8)
  await allSent(sam)
})

test('an emergency of one pauses the seven others in one act, says who holds them, and they go on together', async () => {
  await person(sam, 'Cleo').getByRole('link', { name: 'Open Cleo' }).click()
  await sam.getByRole('heading', { name: 'Cleo Testperson' }).waitFor()
  await openForm(sam, 'Scores')
  const sedation = sam.getByRole('form', { name: /^Sedation|MOAA/ })
  await sedation.getByRole('button', { name: /^0/ }).click()
  await ruth.getByRole('heading', { name: /^Emergency Cleo/ }).waitFor()
  await looksRightEverywhere(ruth)
  await ruth.getByLabel('Tomás Rivera, PsyD').check()
  await ruth.getByRole('button', { name: 'Pause the other 7' }).click()
  const others = NAMES.filter((name) => name !== 'Cleo')
  for (const page of [sam, helen]) await board(page)
  for (const page of [sam, ruth, helen])
    for (const name of others) await person(page, name).getByText('Paused, held by Tomás Rivera').waitFor()
  expect(await person(ruth, 'Cleo').getByText('Paused').count()).toBe(0)

  await sam.goto(`/console#${eight[0]!.visit}/dose`)
  await typeDose(sam, { mg: '10', lot: 'KT-2611', checkedBy: 'Ruth Adeyemi, LCSW' })
  await sam
    .getByText('The session is paused: another person of the group has an emergency.')
    .first()
    .waitFor()

  await sam.goto(`/console#${eight[2]!.visit}/scores`)
  await sedation.getByRole('button', { name: /^5/ }).click()
  await ruth.getByRole('heading', { name: /^Emergency Cleo/ }).waitFor({ state: 'detached' })
  await ruth.getByRole('button', { name: 'Resume all' }).click()
  await ruth.getByRole('button', { name: 'Ask the prescriber' }).click()
  await answerAll(7)
  await expect.poll(() => ours(ruth).count(), PATIENCE).toBe(0)
  await ruth.getByRole('button', { name: 'Resume all' }).click()
  await board(sam)
  for (const page of [sam, ruth, helen])
    for (const name of others) await person(page, name).getByText('Paused').waitFor({ state: 'detached' })
  await allSent(ruth)
})

test('in the end each chart holds one dose, one pause where there was one, and its end', async () => {
  const rows = await asOwner<{ course_id: string; doses: number; pauses: number; resumed: number }>(
    server.databaseUrl,
    `select course_id, count(*) filter (where kind = 'dose-given')::int as doses,
            count(*) filter (where kind = 'session-paused')::int as pauses,
            count(*) filter (where kind = 'session-resumed')::int as resumed
     from entry where course_id = any($1) group by course_id`,
    [eight.map(({ course }) => course)],
  )
  const counts = new Map(rows.map(({ course_id, ...count }) => [course_id, count]))
  for (const [i, { course }] of eight.entries()) {
    const paused = NAMES[i] === 'Cleo' ? 0 : 1
    expect(counts.get(course), NAMES[i]).toEqual({ doses: 1, pauses: paused, resumed: paused })
  }
})
