/** An educator plans a training, announces it, decides who comes, and keeps its money, at the desk. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '#platform/database.ts'
import { createApplications } from '#training/application-store.ts'
import { createTrainings } from '#training/store.ts'
import { someAnswers } from '#training/testing.ts'
import { looksRight, looksRightInTheDark, openBrowser, PHONE, signIn, TABLET } from '../support/browser.ts'
import { choose, fill, open, send, unfold, words } from '../support/journey.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
let browser: Browser
let nora: Page
/** The same desk on a phone. */
let phone: Page

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  nora = await signIn(browser, server.origin, 'nora', TABLET)
  phone = await signIn(browser, server.origin, 'ben', PHONE)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** A page as it has to be on a tablet, on a phone and in the dark. */
async function isRight(page: Page): Promise<void> {
  await looksRight(page)
  await looksRightInTheDark(browser, page)
}
const press = (button: string) => send(nora, button)
const inDays = (days: number) => Temporal.Now.plainDateISO().add({ days }).toString()
const form = (name: string) => nora.getByRole('form', { name })
let training: string
let plan: string

test('the desk lists what is announced, the drafts and what is over', async () => {
  await nora.goto('/desk')
  await nora.getByRole('link', { name: 'Trainings', exact: true }).click()
  const said = await words(nora)
  for (const part of ['Announced', 'Drafts', 'Over']) expect(said).toContain(part)
  expect(said).toContain('21 of 24')
  await isRight(nora)
  await open(phone, '/desk/trainings')
})

test('a training with people on the waiting list shows them in turn, on a phone too', async () => {
  await open(phone, '/desk/trainings')
  await phone
    .getByRole('region', { name: 'Announced' })
    .getByRole('link', { name: 'Foundations of ketamine-assisted psychotherapy' })
    .click()
  await looksRight(phone)
  const waiting = await phone.getByRole('region', { name: 'Waiting list, in turn' }).innerText()
  expect(waiting.indexOf('Quinn Ravel')).toBeLessThan(waiting.indexOf('Rosa Tindall'))
  expect(waiting.indexOf('Rosa Tindall')).toBeLessThan(waiting.indexOf('Sven Adair'))
  await phone.getByRole('link', { name: 'Fritz Amaya' }).click()
  await looksRight(phone)
})

test('a draft begins from an outline; without a day it says what is missing and keeps what was typed', async () => {
  await open(nora, '/desk/trainings/new')
  await choose(nora, 'Kind of training', 'Foundations of ketamine-assisted psychotherapy')
  await fill(nora, { 'Name of the house': 'Aspen House', Town: 'Ward', State: 'CO' })
  await press('Make a draft')
  expect(await nora.getByRole('alert').innerText()).toContain('Write the first day.')
  expect(await nora.getByLabel('Town').inputValue()).toBe('Ward')
  await isRight(nora)
  await fill(nora, { 'First day': inDays(120) })
  await press('Make a draft')
  training = new URL(nora.url()).pathname
  plan = `${training}/plan`
  expect(await words(nora)).toContain('draft: only the desk sees it')
  await isRight(nora)
})

test('it cannot be announced before it has a team, and says so', async () => {
  const said = await words(nora)
  expect(said).toContain('Nobody in the team is a trainer. Name who trains.')
  expect(said).toContain('There is dosing, and nobody leads it medically.')
  expect(await nora.getByRole('button', { name: 'Announce this training' }).count()).toBe(0)
})

async function team(...people: readonly (readonly [name: string, role: string])[]): Promise<void> {
  for (const [i, [name, role]] of people.entries()) {
    await nora.goto(plan)
    const person = nora.getByRole('group', { name: `Person ${i + 1}`, exact: true })
    await fill(person, { Name: name })
    await person.getByLabel('Role').selectOption(role)
    await press('Save the plan')
  }
}

test('a plan with a wrong number comes back with what to do, and nothing is changed', async () => {
  await open(nora, plan)
  await fill(nora, { 'Price in dollars': 'a lot', 'Seats for medical professions': '1' })
  await press('Save the plan')
  expect(await nora.getByRole('alert').innerText()).toContain('“a lot” is not an amount')
  expect(await nora.getByLabel('Seats for medical professions').inputValue()).toBe('1')
  await isRight(nora)
  await nora.goto(training)
  expect(await words(nora)).toContain('medical professions: 0 of 8 seats taken')
})

test('with a small team it is announced only with a reason in writing', async () => {
  await team(['Nora Whitcomb', 'Trainer'], ['Petra Lindholm', 'Medical lead'])
  expect(await words(nora)).toContain('24 seats for 1 trainer: the ratio asks for 4.')
  await press('Announce this training')
  expect(await words(nora)).toContain('24 seats for 1 trainer')
  await nora.goto(plan)
  await fill(nora, {
    'Seats for medical professions': '0',
    'Seats for mental health professions': '2',
    'Seats for other professions': '0',
  })
  await press('Save the plan')
  await press('Announce this training')
  expect(await words(nora)).toContain('announced')
  await isRight(nora)
})

test('an item of the agenda is added, and stands in its place', async () => {
  await open(nora, `${training}/agenda`)
  const item = nora.getByRole('group', { name: 'Item 21', exact: true })
  await fill(item, { Title: 'A walk', Day: '1', From: '18:45', To: '19:30' })
  await item.getByLabel('Kind').selectOption('Break')
  await press('Save the agenda')
  await nora.goto(`${training}/agenda`)
  expect(
    await nora.getByRole('group', { name: 'Item 6', exact: true }).getByLabel('Title').inputValue(),
  ).toBe('A walk')
  await isRight(nora)
})

/** Somebody who has sent an application, as their own pages do it. */
async function applicant(name: string): Promise<string> {
  const database = connect(server.databaseUrl, 2)
  const applications = createApplications(database.db)
  const shown = (await createTrainings(database.db).all()).find(({ id }) => training.endsWith(id))
  const now = Temporal.Now.instant()
  const mailing = {
    post: { send: async () => {} },
    links: { issue: async () => '/links/none' },
    origin: server.origin,
    now,
  }
  const email = `${name.toLowerCase()}@applicant.example`
  const begun = shown && (await applications.begin(shown, email, mailing))
  if (!begun?.ok) throw new Error('An application begins.')
  const answers = someAnswers({
    name,
    licence: { kind: 'LCSW', number: 'C-1', state: 'CO', expires: '2035-01-01' },
  })
  await applications.take(begun.value, 'apply', mailing, () => ({
    ok: true,
    value: { drafts: [{ kind: 'applied', at: now, body: { answers, agreed: 'The refund rule.' } }] },
  }))
  await database.close()
  return `${training}/applications/${begun.value}`
}
const people = new Map<string, string>()
const page = (name: string) => people.get(name) ?? ''

async function accept(name: string): Promise<void> {
  await nora.goto(page(name))
  await choose(form('License'), 'What you found', 'Confirmed: active and in good standing')
  await fill(form('License'), { 'Where you looked': 'The board of Colorado' })
  await press('Record the look-up')
  await press('Accept')
}

test('nobody is accepted before their license was looked up', async () => {
  for (const name of ['Ada', 'Bea', 'Cleo', 'Dora']) people.set(name, await applicant(name))
  await nora.goto(page('Ada'))
  expect(await words(nora)).toContain('The license was not looked up.')
  expect(await nora.getByRole('button', { name: 'Accept', exact: true }).count()).toBe(0)
  await isRight(nora)
})

test('two get the two seats, the third waits, and the price is owed from then on', async () => {
  for (const name of ['Ada', 'Bea', 'Cleo']) await accept(name)
  expect(await words(nora)).toContain('Number 1 on the waiting list')
  await nora.goto(page('Ada'))
  expect(await words(nora)).toContain('Deposit: $500 by')
  await isRight(nora)
})

test('seats cannot be lowered under what is taken, and the page says the numbers', async () => {
  await nora.goto(plan)
  await fill(nora, { 'Seats for mental health professions': '1' })
  await press('Save the plan')
  expect(await words(nora)).toContain(
    '2 seats for mental health professions are taken or offered; 1 would be fewer.',
  )
  expect(await nora.getByLabel('Seats for mental health professions').inputValue()).toBe('1')
})

test('money by hand: more back than was paid is refused; a scholarship lowers what is owed', async () => {
  const money = form('Record money by hand')
  const record = async (what: string, amount: string) => {
    await nora.goto(page('Ada'))
    await unfold(nora, 'Record money by hand')
    await money.getByLabel('What happened').selectOption(what)
    await fill(money, { 'Amount in dollars': amount })
    await send(nora, 'Record it', money)
  }
  await record('Paid', '500')
  await record('Paid back', '600')
  expect(await nora.getByRole('alert').innerText()).toContain('at most $500')
  await nora.goto(page('Ada'))
  await unfold(nora, 'Grant a scholarship')
  await fill(form('Grant a scholarship'), { 'Amount in dollars': '1,200' })
  await send(nora, 'Grant it')
  expect(await words(nora)).toContain('The rest: $1,500 by')
})

test('money that two record at the same moment is recorded once, and the slower is told', async () => {
  for (const desk of [nora, phone]) {
    await desk.goto(page('Ada'))
    await unfold(desk, 'Record money by hand')
    const money = desk.getByRole('form', { name: 'Record money by hand' })
    await money.getByLabel('What happened').selectOption('Paid')
    await fill(money, { 'Amount in dollars': '100' })
  }
  await send(phone, 'Record it')
  await send(nora, 'Record it')
  expect(await nora.getByRole('alert').innerText()).toContain('Something was written about this application')
  expect(await words(nora)).toContain('The rest: $1,400 by')
  await looksRight(phone)
})

test('who withdraws sees the refund first, and the seat is offered to the one who waits', async () => {
  await nora.goto(page('Bea'))
  await unfold(nora, 'They withdraw')
  const withdraw = form('They withdraw')
  expect(await words(nora)).toContain('By the refund rule $0 is paid back')
  await fill(withdraw, { 'What they told you': 'A new job.' })
  await send(nora, 'Withdraw, and pay back $0', withdraw)
  expect(await words(nora)).toContain('A new job.')
  await nora.goto(page('Cleo'))
  expect(await words(nora)).toContain('A seat is held until')
  await isRight(nora)
})

test('who is declined gets a reason; a declined application can be decided anew', async () => {
  await nora.goto(page('Dora'))
  await unfold(nora, 'Decline')
  await send(nora, 'Decline', form('Decline'))
  expect(await nora.getByRole('alert').innerText()).toContain('Write the reason.')
  await fill(form('Decline'), { 'Reason, for the letter': 'Come next year.' })
  await send(nora, 'Decline', form('Decline'))
  const said = await words(nora)
  expect(said).toContain('Come next year.')
  expect(said).toContain('Accept: Not yet The license was not looked up.')
})

test('a training is called off with a reason, and what was paid is to be paid back', async () => {
  await nora.goto(training)
  await unfold(nora, 'Call it off')
  await fill(form('Call it off'), { 'Reason, for the letter': 'The house flooded.' })
  await send(nora, 'Call this training off')
  expect(await words(nora)).toContain('called off')
  await isRight(nora)
  await nora.goto(page('Ada'))
  expect(await words(nora)).toContain('-$600')
  expect((await nora.goto(plan))?.status()).toBe(404)
})

test('who is no educator finds none of it', async () => {
  const ruth = await signIn(browser, server.origin, 'ruth')
  for (const address of ['/desk/trainings', training, page('Ada')]) {
    const answer = await ruth.goto(address)
    expect(answer?.status(), address).toBe(404)
  }
})
