/** Three people in one room on the board: one tablet of the monitor, one of the prescriber, and an emergency of one. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { looksRight, openBrowser, PHONE, signIn } from '../support/browser.ts'
import { PATIENCE } from '../support/console.ts'
import { choose, courseOf, fill, open, send, unfold, words } from '../support/journey.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
let browser: Browser
let sam: Page
let helen: Page
beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  sam = await signIn(browser, server.origin, 'sam')
  helen = await signIn(browser, server.origin, 'helen', PHONE)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const board = async (page: Page) => {
  await page.goto('/console#board')
  await page.getByRole('heading', { name: 'Board' }).waitFor()
}
const person = (page: Page, name: string) => page.getByRole('article', { name })
/** The plain page of the session of today of somebody. */
async function plainPage(page: Page, name: string): Promise<string> {
  const visit = await person(page, name.split(' ')[0]!)
    .getByRole('link', { name: /^Open/ })
    .getAttribute('href')
  return `${await courseOf(server.databaseUrl, name)}/sessions/${visit!.replace('#', '')}`
}

test('the board shows first names, what is due over all of them, whose dose comes next and what waits', async () => {
  await board(sam)
  for (const name of ['Daniel', 'Amara', 'Theo']) await person(sam, name).waitFor()
  await looksRight(sam, { scripts: true })
  const said = await words(sam)
  for (const surname of ['Osei', 'Nwosu', 'Castellan']) expect(said).not.toContain(surname)
  expect(said).toContain('Enough of the team are there for 2 people dosed.')
  expect(await sam.getByRole('link', { name: /^Measure (Daniel|Amara)/ }).count()).toBeGreaterThan(0)
  expect(await sam.locator('.board-turns').innerText()).toMatch(/Theo\s+next/)
  await sam.getByRole('region', { name: 'Questions to the prescriber' }).getByText('146/88').waitFor()
})

test('the prescriber answers from a phone, and the question leaves the tablet', async () => {
  await board(helen)
  await looksRight(helen, { scripts: true })
  const asked = helen.getByRole('group', { name: /^Answer: 146\/88/ })
  await asked.getByRole('button', { name: 'Go ahead' }).click()
  await asked.getByText('Give the reason').waitFor()
  await asked.getByLabel('Because').fill('White coat, known from the evaluation')
  await asked.getByRole('button', { name: 'Go ahead' }).click()
  await sam.getByRole('region', { name: 'Questions to the prescriber' }).waitFor({ state: 'detached' })
})

test('an emergency of one pauses the others in one act, says who holds them, and they go on when it is over', async () => {
  const plain = await sam.context().newPage()
  await open(plain, await plainPage(sam, 'Amara Nwosu'))
  await unfold(plain, /^Scores/)
  await choose(plain, /Sedation/, /^0/)
  await send(plain, /Save/, plain.getByRole('form', { name: 'Scores' }))
  await sam.getByRole('heading', { name: /^Emergency Amara/ }).waitFor()
  await looksRight(sam, { scripts: true })
  await sam.getByLabel('Ruth Adeyemi, LCSW').check()
  await sam.getByRole('button', { name: 'Pause the other 2' }).click()
  await person(sam, 'Daniel').getByText('Paused, held by Ruth Adeyemi').waitFor()
  await person(sam, 'Theo').getByText('Paused, held by Ruth Adeyemi').waitFor()
  expect(await person(sam, 'Amara').getByText('Paused').count()).toBe(0)

  const daniel = await plainPage(sam, 'Daniel Osei')
  await expect
    .poll(async () => {
      await plain.goto(daniel)
      return words(plain)
    }, PATIENCE)
    .toContain('Ruth Adeyemi, LCSW holds this person')
  await looksRight(plain)
  const said = await words(plain)
  for (const other of ['Amara', 'Theo', 'Nwosu']) expect(said).not.toContain(other)

  await sam.getByRole('button', { name: 'Resume all' }).click()
  await sam.getByText('still has an emergency').first().waitFor()

  await plain.goto(await plainPage(sam, 'Amara Nwosu'))
  await unfold(plain, /^Scores/)
  await choose(plain, /Sedation/, /^5/)
  await send(plain, /Save/, plain.getByRole('form', { name: 'Scores' }))
  await sam.getByRole('heading', { name: /^Emergency Amara/ }).waitFor({ state: 'detached' })
  await sam.getByRole('button', { name: 'Resume all' }).click()
  await person(sam, 'Daniel').getByText('Paused').waitFor({ state: 'detached' })
  await plain.close()
})

test('when a therapist leaves the room, the board says that the staff is not enough', async () => {
  await unfold(sam, 'Somebody leaves the room')
  await sam.getByRole('button', { name: 'Tomás Rivera, PsyD, therapist leaves' }).click()
  await sam.getByRole('region', { name: 'Staff of the group' }).getByText('1 of 2 there').waitFor()
  await person(sam, 'Amara').getByText('Somebody is missing').waitFor()
  await looksRight(sam, { scripts: true })
})

test('a question about a dose goes from the plain page to the prescriber’s phone', async () => {
  const plain = await sam.context().newPage()
  await open(plain, await plainPage(sam, 'Daniel Osei'))
  await unfold(plain, 'Prescriber')
  const ask = plain.getByRole('form', { name: 'Ask the prescriber' })
  await fill(ask, { 'What you ask': 'He asks for water. May he drink?' })
  await send(plain, 'Ask the prescriber', ask)
  await helen.locator('.board-about').getByText('He asks for water. May he drink?').waitFor()
  await plain.close()
})

test('who was dosed with the group stays in it; who was not is taken out with a reason and a second word', async () => {
  await unfold(sam, 'Somebody does not take part')
  const takeOut = async (name: string) => {
    await sam.getByLabel('Who does not take part').selectOption(name)
    await sam.getByLabel('Why').fill('Came down with a cold.')
    await sam.getByRole('button', { name: `Take ${name} out of the group` }).click()
    await sam.getByRole('button', { name: `Yes, ${name} does not take part` }).click()
  }
  await takeOut('Daniel')
  await sam.getByText('This person was dosed with the group').waitFor()
  await looksRight(sam, { scripts: true })
  await takeOut('Theo')
  await person(sam, 'Theo')
    .getByText(/^place/)
    .waitFor({ state: 'detached' })
  expect(await sam.locator('.board-turns').innerText()).not.toContain('Theo')
  await person(helen, 'Theo')
    .getByText(/^place/)
    .waitFor({ state: 'detached' })
})
