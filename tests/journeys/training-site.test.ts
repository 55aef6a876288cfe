/** Where a training is held: from a place to the certificate, on a tablet and on a phone. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ApplicationId, TrainingId } from '#kernel/ids.ts'
import { personId, practiceId } from '#kernel/ids.ts'
import { hoursAfter } from '#kernel/time.ts'
import { connect, type Database } from '#platform/database.ts'
import { createApplications } from '#training/application-store.ts'
import { createTrainingDesk } from '#training/desk-store.ts'
import { createTrainingMedical } from '#training/medical-store.ts'
import { aPlan, someAnswers } from '#training/testing.ts'
import {
  looksRight,
  looksRightInTheDark,
  openBrowser,
  PHONE,
  signIn,
  TABLET,
  withoutScripts,
} from '../support/browser.ts'
import { asOwner } from '../support/database.ts'
import { choose, fill, open, send, unfold, words } from '../support/journey.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
let browser: Browser
let database: Database
/** The educator on a tablet, and the prescriber on a phone. */
let nora: Page
let petra: Page
let training: TrainingId
const people = new Map<string, ApplicationId>()
const site = (page: string) => `/desk/trainings/${training}/${page}`

/** It ended yesterday. */
const days = { from: Temporal.Now.plainDateISO('America/Denver').subtract({ days: 4 }) }
const plan = {
  ...aPlan(),
  from: days.from,
  to: days.from.add({ days: 3 }),
  applyBy: days.from.subtract({ days: 30 }),
  fullPaymentBy: days.from.subtract({ days: 20 }),
}
const early = hoursAfter(Temporal.Now.instant(), -60 * 24)
const mailing = {
  post: { send: async () => {} },
  links: { issue: async () => '/links/none' },
  origin: 'https://kairos.example',
  now: early,
}

async function member(key: string) {
  const [row] = await asOwner<{ person: string; practice: string; name: string; roles: never }>(
    server.databaseUrl,
    `select p.id as person, m.practice_id as practice, p.name, m.roles from person p join membership m on m.person_id = p.id where email = $1`,
    [`${key}@demo.example`],
  )
  if (!row) throw new Error(`There is no ${key}.`)
  return {
    id: personId.parse(row.person),
    practice: practiceId.parse(row.practice),
    practiceName: 'Larkspur Foundation',
    name: row.name,
    roles: row.roles,
    zone: 'America/Denver',
    demonstration: true,
  }
}

/** Somebody with a place, who has paid everything. */
async function comes(name: string, wishes: Parameters<typeof someAnswers>[0] = {}): Promise<void> {
  const desk = createTrainingDesk(database.db, await member('nora'))
  const applications = createApplications(database.db)
  const shown = (await desk.training(training))!
  const begun = await applications.begin(shown, `${name.toLowerCase()}@applicant.example`, mailing)
  if (!begun.ok) throw new Error('An application begins.')
  const id = begun.value
  people.set(name, id)
  const answers = someAnswers({ name: `${name} Marlow`, ...wishes })
  await applications.take(id, 'apply', mailing, () => ({
    ok: true,
    value: { drafts: [{ kind: 'applied', at: early, body: { answers, agreed: 'The refund rule.' } }] },
  }))
  await desk.take(id, 'check-licence', mailing, () => ({
    ok: true,
    value: {
      drafts: [{ kind: 'licence-checked', at: early, body: { outcome: 'confirmed', source: 'Board' } }],
    },
  }))
  await desk.accept(id, mailing)
  await desk.take(id, 'move-money', mailing, () => ({
    ok: true,
    value: {
      drafts: [{ kind: 'money-moved', at: early, body: { movement: 'paid', cents: plan.price } }],
    },
  }))
}

beforeAll(async () => {
  server = await startServer()
  database = connect(server.databaseUrl, 2)
  const desk = createTrainingDesk(database.db, await member('nora'))
  training = await desk.plan(plan, early)
  await desk.act(training, (await desk.training(training))!.basis, { act: 'publish' }, mailing)
  await comes('Ada', { diet: 'Vegan', room: { shares: 'alone' } })
  await comes('Bea', { allergies: 'Peanuts, severe' })
  await comes('Cleo', { dosing: false })
  browser = await openBrowser()
  nora = await signIn(browser, server.origin, 'nora', TABLET)
  petra = await signIn(browser, server.origin, 'petra', PHONE)
})
afterAll(async () => {
  await browser?.close()
  await database?.close()
  await server?.stop()
})

async function isRight(page: Page): Promise<void> {
  await looksRight(page)
  await looksRightInTheDark(browser, page)
}

test('the prescriber opens a chart; the educator cannot open it, nor the page on which it is opened', async () => {
  await petra.goto('/today')
  await petra.getByRole('link', { name: 'Trainings', exact: true }).click()
  expect(await words(petra)).not.toContain('Cleo Marlow')
  await unfold(petra, 'Open a chart for Ada Marlow')
  const form = petra.getByRole('form', { name: 'Open a chart for Ada Marlow' })
  await send(petra, 'Open the chart', form)
  expect(await petra.getByRole('alert').first().innerText()).toContain('birth date')
  await isRight(petra)
  await form.getByLabel('Birth date').fill('1980-02-01')
  await form.getByLabel('Sex as recorded').selectOption('female')
  await send(petra, 'Open the chart', form)
  expect(await words(petra)).toContain('Chart opened, to decide (1)')
  await isRight(petra)
  const chart = await petra.getByRole('link', { name: 'Go to the chart' }).getAttribute('href')
  for (const page of ['', '/screening', '/screening/answers', '/clearance', '/record', '/portal']) {
    const answer = await nora.goto(`${chart}${page}`)
    expect([new URL(nora.url()).pathname, answer?.ok()], page).toEqual(['/desk', true])
  }
  await nora.goto('/trainings/medical')
  expect(new URL(nora.url()).pathname).toBe('/desk')
  await petra.goto(`${chart}/screening`)
  expect(await words(petra)).toContain('Ada Marlow')
})

test('the training learns no more than the chart says', async () => {
  await open(petra, '/trainings/medical')
  await unfold(petra, 'Tell the training about Ada Marlow')
  const form = petra.getByRole('form', { name: 'Tell the training about Ada Marlow' })
  await choose(form, 'What the training learns', 'Cleared for dosing')
  await send(petra, 'Tell the training', form)
  expect(await petra.getByRole('alert').first().innerText()).toContain('The chart does not say so')
  // What the chart clears is told in the test of the rule; here it was decided.
  const medical = createTrainingMedical(database.db, await member('petra'))
  const now = { ...mailing, now: Temporal.Now.instant() }
  expect(await medical.decide(people.get('Ada')!, 'cleared', now)).toMatchObject({ ok: true })
  await nora.goto(`/desk/trainings/${training}/applications/${people.get('Ada')}`)
  expect(await words(nora)).toContain('Medically decided')
})

test('pairs are proposed, changed by hand and saved; who must not be together is refused', async () => {
  await open(nora, `${site('pairs')}?propose=yes`)
  expect(await words(nora)).toContain('These pairs are proposed')
  await isRight(nora)
  const first = nora.getByRole('form', { name: 'First block, day 2' })
  await send(nora, 'Save this block', first)
  expect(await words(nora)).toContain('Saved.')
  const apart = nora.getByRole('form', { name: 'Not together' })
  const row = apart.getByRole('group', { name: 'Not together 1' })
  await row.getByLabel('One').selectOption({ label: 'Ada Marlow (cleared)' })
  await row.getByLabel('The other').selectOption({ label: 'Bea Marlow (sits only)' })
  await send(nora, 'Save who is not together', apart)
  const pair = first.getByRole('group', { name: 'Pair 1' })
  await pair.getByLabel('Sits').selectOption({ label: 'Bea Marlow (sits only)' })
  await send(nora, 'Save this block', first)
  expect(await nora.getByRole('alert').first().innerText()).toContain('are to be kept apart')
  await isRight(nora)
  await pair.getByLabel('Sits').selectOption({ label: 'Cleo Marlow (sits only)' })
  await send(nora, 'Save this block', first)
  expect(await words(nora)).toContain('The pairs as they are saved')
})

test('rooms: who asked for one alone and shares it is named', async () => {
  await open(nora, site('rooms'))
  await fill(nora, { 'Room of Ada Marlow': 'Pine', 'Room of Bea Marlow': 'Pine' })
  await send(nora, 'Save the rooms')
  expect(await words(nora)).toContain('Ada Marlow asked for a room alone and shares one.')
  await isRight(nora)
})

test('each list is printed on a page of its own; the kitchen reads nothing but food', async () => {
  await open(nora, site('lists'))
  await isRight(nora)
  await nora.emulateMedia({ media: 'print' })
  const lists = nora.locator('.site-list')
  expect(await lists.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
    'Arrival',
    'Kitchen',
    'Emergency',
  ])
  const breaks = await lists.evaluateAll((all) => all.map((one) => getComputedStyle(one).breakBefore))
  expect(breaks.slice(1)).toEqual(['page', 'page'])
  expect(await nora.getByRole('navigation', { name: 'Where the training is held' }).isVisible()).toBe(false)
  const kitchen = await lists.nth(1).innerText()
  expect(kitchen).toContain('Peanuts, severe')
  expect(kitchen).not.toMatch(/555|Sol Vance|Pine/)
  expect(await lists.nth(2).innerText()).toMatch(/911[\s\S]*Sol Vance/)
  await nora.emulateMedia({ media: 'screen' })
})

test('people are signed in and out at the door, dated back, without scripts', async () => {
  const plain = await withoutScripts(browser, server.origin)
  await plain.context().addCookies(await nora.context().cookies())
  await plain.goto(`${site('sign-in')}?item=welcome`)
  await send(plain, 'Sign Ada Marlow in')
  expect(await words(plain)).toContain('This part is not today')
  await plain.goto(`${site('sign-in')}?item=welcome`)
  await plain.getByLabel('Time at the place of the training').fill('09:00')
  await send(plain, 'Use this time')
  expect(await words(plain)).toContain('Each button writes down 09:00.')
  await send(plain, 'Sign Ada Marlow in')
  expect(await words(plain)).toContain('in since 09:00')
  await send(plain, 'Sign in everybody who is not in')
  await plain.goto(`${site('sign-in')}?item=welcome&time=11:30`)
  await send(plain, 'Sign Cleo Marlow out')
  await plain.goto(`${site('sign-in')}?item=welcome&time=12:00`)
  await send(plain, 'Sign out everybody who is in')
  expect(await words(plain)).toContain('09:00 to 11:30')
  await plain.context().close()
  await open(nora, `${site('sign-in')}?item=closing`)
  await isRight(nora)
})

test('who was there and evaluated gets a certificate, also who did not dose', async () => {
  const now = Temporal.Now.instant()
  for (const name of ['Ada', 'Cleo'])
    await createApplications(database.db).take(people.get(name)!, 'evaluate', { ...mailing, now }, () => ({
      ok: true,
      value: { drafts: [{ kind: 'evaluated', at: now, body: { answers: {} } }] },
    }))
  await open(nora, site('certificates'))
  await isRight(nora)
  await send(nora, 'Give 2 certificates')
  const said = await words(nora)
  expect(said).toContain('The certificates were given.')
  expect(said).toMatch(/Cleo Marlow 1 of 4 2\.5 filled in \d\d-/)
  expect(said).toContain('The evaluation was not filled in.')
  await isRight(nora)
})

test('anybody checks the number, reads name, training, dates and hours, and prints it', async () => {
  const row = nora.getByRole('row', { name: 'Ada Marlow' })
  const number = await row.getByRole('link').innerText()
  const plain = await withoutScripts(browser, server.origin)
  await plain.goto('/certificates')
  await plain
    .getByLabel('Number of the certificate')
    .fill(`${number.slice(0, -1)}${number.endsWith('2') ? '3' : '2'}`)
  await send(plain, 'Check')
  expect(await plain.getByRole('alert').innerText()).toContain('A character of this number is wrong')
  await plain.getByLabel('Number of the certificate').fill(number.toLowerCase().replaceAll('-', ' '))
  await send(plain, 'Check')
  const said = await words(plain)
  for (const part of ['This certificate was given by us', 'Ada Marlow', plan.title, '3'])
    expect(said).toContain(part)
  expect(said).not.toMatch(/Vegan|LCSW|555|@/)
  expect(await plain.locator('meta[name=robots]').getAttribute('content')).toBe('noindex')
  const pdf = await plain.request.get(`/certificates/${number}.pdf`)
  expect(pdf.headers()['content-type']).toBe('application/pdf')
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  expect((await plain.request.get('/certificates/27-00000000-0')).status()).toBe(404)
  await plain.context().close()
  for (const address of ['/certificates', `/certificates/${number}`]) {
    await nora.goto(address)
    await isRight(nora)
  }
})
