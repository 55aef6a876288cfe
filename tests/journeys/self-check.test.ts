/** Somebody asks alone whether this is for them, keeps it to themselves, and later sends it to a practice. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { looksRight, onlyOurHost, openBrowser, PHONE, picture, signIn, TABLET } from '../support/browser.ts'
import { asOwner } from '../support/database.ts'
import { choose, fill, open, send, unfold, words } from '../support/journey.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
let browser: Browser
let context: BrowserContext
/** Somebody on a phone, without JavaScript. */
let page: Page
beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  context = await browser.newContext({ viewport: PHONE, baseURL: server.origin, javaScriptEnabled: false })
  await onlyOurHost(context, server.origin)
  page = await context.newPage()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const stored = async () =>
  asOwner<{ name: string; phone: string; answers: unknown; consent: string }>(
    server.databaseUrl,
    'select name, phone, answers, consent from enquiry order by sent_at',
  )
const YES = [/aneurysm, or a bulge/, /thoughts of ending your life/, /an antidepressant\?/]

async function answer(who: Page): Promise<void> {
  for (const question of YES) await choose(who, question, 'Yes')
  await choose(who, /bleeding in the brain/, 'No')
  await choose(who, /have porphyria/, 'I don’t know')
  await send(who, 'Show what to raise')
}

test('the questions are answered and what to raise is shown, and nothing of it is kept anywhere', async () => {
  const before = await stored()
  await page.goto('/self-check')
  expect(await words(page)).toContain('It does not say yes or no.')
  const [answered] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    answer(page),
  ])
  expect(answered.status()).toBe(200)
  expect(answered.headers()['cache-control']).toContain('no-store')
  expect(answered.headers()['set-cookie']).toBeUndefined()
  expect(page.url()).toBe(`${server.origin}/self-check`)
  expect(await context.cookies()).toEqual([])

  const shown = await words(page)
  for (const said of [
    'Talk about this before anything else',
    'An aneurysm, or a bulge or tear in a blood vessel Ketamine can raise blood pressure. A rise can burst an aneurysm.',
    'Tell the prescriber about',
    'An antidepressant',
    'Could not be told from your answers',
    'You were not sure',
    'Only a professional can tell',
    'questions empty: not known',
  ])
    expect(shown).toContain(said)
  // Whom to reach stands before the page's own heading.
  expect(shown.indexOf('Call or text 988')).toBeLessThan(shown.indexOf('What to raise with a professional'))
  expect(await stored()).toEqual(before)
  expect(server.output()).not.toContain('aneurysm')
  await picture(page, '13-self-check')
})

test('the source of a reason is one tap away', async () => {
  const thing = page.getByRole('listitem').filter({ hasText: 'An aneurysm' }).first()
  await unfold(thing, 'Where this comes from')
  expect(await thing.innerText()).toContain('Spravato (esketamine) US prescribing information')
})

test('without the tick nothing is sent, and what was typed comes back', async () => {
  const before = await stored()
  await unfold(page, 'Write to a practice')
  const form = page.locator('#send')
  await fill(form, { 'Your name': 'Robin Sample', Phone: '303 555 0188' })
  await form.getByLabel(/Juniper House/).check()
  expect(await form.innerText()).toContain('Has a doctor ever told you that you have an aneurysm')
  await send(page, 'Send it to this practice')
  expect(await form.innerText()).toContain('Without it nothing is sent.')
  expect(await form.getByLabel('Your name').inputValue()).toBe('Robin Sample')
  expect(await stored()).toEqual(before)
})

test('what a program fills in is answered like any other, and not kept', async () => {
  const before = await stored()
  const [practice] = await asOwner<{ id: string }>(
    server.databaseUrl,
    'select practice_id as id from taking_enquiries',
  )
  const sent = await context.request.post('/self-check', {
    headers: { Origin: server.origin },
    form: {
      intent: 'send',
      preg: 'no',
      practice: practice?.id ?? '',
      name: 'Buy Now',
      phone: '303 555 0199',
      consent: 'yes',
      'home-page': 'https://spam.example',
    },
  })
  expect(new URL(sent.url()).pathname).toBe('/self-check/sent')
  expect(await stored()).toEqual(before)
})

test('with the tick exactly the answers that were shown are sent', async () => {
  const before = await stored()
  const form = page.locator('#send')
  await fill(form, { 'Anything you want to add': 'Evenings are best.' })
  await form.getByLabel(/I agree that the practice/).check()
  await send(page, 'Send it to this practice')
  expect(new URL(page.url()).pathname).toBe('/self-check/sent')
  expect(new URL(page.url()).search).toBe('')
  expect(await words(page)).toContain('It was sent')
  const now = await stored()
  expect(now).toHaveLength(before.length + 1)
  expect(now.at(-1)).toEqual({
    name: 'Robin Sample',
    phone: '303 555 0188',
    answers: {
      'cv-aneurysm': { value: 'yes' },
      'cv-ich': { value: 'no' },
      porphyria: { value: 'unknown' },
      'psy-suicide': { value: 'yes' },
      'med-antidepressant': { value: 'yes' },
    },
    consent: expect.stringContaining('exactly the answers listed here'),
  })
})

test('the coordinator sees it, reaches out first, and takes the person in with their answers', async () => {
  const ines = await signIn(browser, server.origin, 'ines', TABLET)
  await ines.goto('/today')
  await ines.getByRole('link', { name: '2 new enquiries' }).click()
  await looksRight(ines)
  const line = ines.getByRole('listitem').filter({ hasText: 'Robin Sample' })
  expect(await line.innerText()).toContain('Reach out first')
  await line.getByRole('link').click()
  await looksRight(ines)
  const told = await words(ines)
  expect(told).toContain('This person told of thoughts of ending their life.')
  expect(told).toContain('Evenings are best.')
  expect(told).toContain('Aneurysmal vascular disease')

  await send(ines, 'Take the person in and open a course')
  await looksRight(ines)
  expect(await words(ines)).toContain('Choose at least a therapist or a prescriber')
  await fill(ines, { 'Birth date': '1985-04-09' })
  await ines.getByLabel('Sex as recorded').selectOption('unknown')
  await ines.getByLabel('Prescriber', { exact: true }).selectOption({ label: 'Helen Park, MD' })
  await send(ines, 'Take the person in and open a course')
  expect(new URL(ines.url()).pathname).toMatch(/^\/courses\//)
  expect(await words(ines)).toContain('Robin Sample')

  await open(ines, `${new URL(ines.url()).pathname}/screening`)
  const screening = await words(ines)
  expect(screening).toContain('Aneurysmal vascular disease')
  expect(screening).toContain('Yes (sent from the self-check, nobody has asked yet)')
  await ines.goto('/enquiries')
  expect(await ines.getByRole('listitem').filter({ hasText: 'Robin Sample' }).innerText()).toContain(
    'Became a course',
  )
})

test('an enquiry is answered, closed with a reason, and deleted when its sender asks', async () => {
  const ruth = await signIn(browser, server.origin, 'ruth', PHONE)
  await ruth.goto('/enquiries')
  await ruth.getByRole('link', { name: 'Marisol Vance' }).click()
  await fill(ruth, { Note: 'Called, left a message.' })
  await send(ruth, 'Mark as answered')
  expect(await words(ruth)).toContain('Answered. Called, left a message. Ruth Adeyemi')
  await send(ruth, 'Close the enquiry')
  expect(await words(ruth)).toContain('Write why it is closed.')
  await fill(ruth, { Reason: 'Goes to a practice nearer home.' })
  await send(ruth, 'Close the enquiry')
  await looksRight(ruth)
  expect(await words(ruth)).toContain('Closed. Goes to a practice nearer home.')
  await ruth.getByLabel('The person asked for it').check()
  await send(ruth, 'Delete for good')
  expect(await words(ruth)).not.toContain('Marisol Vance')
  expect((await stored()).map(({ name }) => name)).not.toContain('Marisol Vance')
})

test('each page is as every page has to be, on a phone and in the dark', async () => {
  const bright = await browser.newContext({ viewport: PHONE, baseURL: server.origin })
  const dark = await browser.newContext({ viewport: TABLET, baseURL: server.origin, colorScheme: 'dark' })
  for (const one of [bright, dark]) {
    const visitor = await one.newPage()
    await open(visitor, '/self-check')
    await send(visitor, 'Show what to raise')
    expect(await words(visitor)).toContain('Choose at least one answer.')
    await looksRight(visitor)
    await answer(visitor)
    await unfold(visitor, /questions empty/)
    await unfold(visitor, 'Write to a practice')
    await unfold(visitor, 'Change your answers')
    await looksRight(visitor)
    await send(visitor, 'Send it to this practice')
    await looksRight(visitor)
    await open(visitor, '/self-check/sent')
    await one.close()
  }
})

test('one place cannot flood a practice', async () => {
  const before = (await stored()).length
  const [practice] = await asOwner<{ id: string }>(
    server.databaseUrl,
    'select practice_id as id from taking_enquiries',
  )
  const statuses: number[] = []
  for (let i = 0; i < 8; i++) {
    const sent = await context.request.post('/self-check', {
      headers: { Origin: server.origin },
      maxRedirects: 0,
      form: {
        intent: 'send',
        preg: 'no',
        practice: practice?.id ?? '',
        name: `Flood ${i}`,
        phone: '303 555 0199',
        consent: 'yes',
      },
    })
    statuses.push(sent.status())
  }
  expect(statuses.at(-1)).toBe(429)
  expect((await stored()).length - before).toBeLessThanOrEqual(5)
})
