/** Somebody without an account answers a form, confirms a visit and reads how to get ready: each by a letter. */
// shows: ASVS 8.2.2, HIPAA access control
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  looksRight,
  looksRightInTheDark,
  openBrowser,
  PHONE,
  signIn,
  withoutScripts,
} from '../support/browser.ts'
import { asOwner } from '../support/database.ts'
import { courseOf, open, send, words } from '../support/journey.ts'
import { type Letters, letterBox, linkIn, wordsIn } from '../support/letters.ts'
import { type RunningServer, startServer } from '../support/server.ts'

const MAIL = 'maya@mail.example'

let server: RunningServer
let browser: Browser
let letters: Letters
let ruth: Page
let maya: Page
let course: string

beforeAll(async () => {
  letters = await letterBox()
  server = await startServer(letters.environment)
  browser = await openBrowser()
  ruth = await signIn(browser, server.origin, 'ruth')
  maya = await withoutScripts(browser, server.origin)
  course = await courseOf(server.databaseUrl, 'Maya Lindqvist')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await letters?.stop()
})

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()
async function isRight(page: Page): Promise<void> {
  expect(await page.title()).not.toMatch(/maya|lindqvist/i)
  await looksRightInTheDark(browser, page)
}
/** The therapist sends what these words name; the letter's link. */
async function sends(what: string | RegExp): Promise<string> {
  await ruth.goto(`${course}/links`)
  await ruth.getByRole('radio', { name: what }).first().check()
  return posts()
}
async function posts(): Promise<string> {
  await ruth.getByLabel('Email address').fill(MAIL)
  await send(ruth, 'Send the letter')
  const letter = await letters.to(MAIL)
  expect(wordsIn(letter)).not.toMatch(/maya|lindqvist|phq|depress|ketamine|dos(e|ing)/i)
  return linkIn(letter)
}
async function opens(link: string, button: string): Promise<void> {
  await maya.goto(link)
  await isRight(maya)
  await send(maya, button)
}
const entries = () =>
  asOwner<{ kind: string; by: string }>(
    server.databaseUrl,
    `select e.kind, e.by from entry e where e.course_id = $1 order by e.recorded_at desc, e.id desc limit 1`,
    [course.split('/').at(-1)],
  )

test('the course leads to its links; what is missing comes back as it was typed', async () => {
  await open(ruth, course)
  await ruth.getByRole('link', { name: 'Send the person a link' }).click()
  await looksRight(ruth)
  expect(await words(ruth)).toContain('No link was sent yet.')
  await ruth.getByLabel('Email address').fill('not an address')
  await send(ruth, 'Send the letter')
  expect(await words(ruth)).toContain('Choose what the link opens.')
  expect(await ruth.getByLabel('Email address').inputValue()).toBe('not an address')
  await looksRight(ruth)
  expect(letters.all()).toEqual([])
})

let form: string
test('a form opens by the button alone, with the keyboard, and again as long as it is not answered', async () => {
  form = await sends(/PHQ-9/)
  for (const method of ['GET', 'HEAD', 'GET'])
    expect((await fetch(server.origin + form, { method })).headers.get('set-cookie')).toBeNull()
  await opens(form, 'Open the form')
  await isRight(maya)
  await maya.goto(form)
  await maya.getByRole('button', { name: 'Open the form' }).focus()
  await Promise.all([maya.waitForEvent('load'), maya.keyboard.press('Enter')])
  expect(new URL(maya.url()).pathname).toMatch(/^\/open\/forms\//)
})

test('an address that was copied without the link opens nothing', async () => {
  const stranger = await withoutScripts(browser, server.origin)
  const answer = await stranger.goto(maya.url())
  expect(answer?.status()).toBe(403)
  expect(await heading(stranger)).toBe('This page opens with a link')
  await isRight(stranger)
  await stranger.context().close()
})

test('it is answered once; an answer about self-harm puts whom to reach first', async () => {
  const questions = maya.locator('.questions').getByRole('radiogroup')
  await questions.nth(0).getByRole('radio').nth(1).check()
  await send(maya, 'Send my answers')
  expect(await maya.getByRole('alert').innerText()).toContain('questions left out')
  expect(await questions.nth(0).getByRole('radio').nth(1).isChecked()).toBe(true)
  await isRight(maya)
  for (let n = 0; n < 8; n++) await questions.nth(n).getByRole('radio').nth(1).check()
  await questions.nth(8).getByRole('radio').nth(2).check()
  await send(maya, 'Send my answers')
  expect(await heading(maya)).toBe('You are not alone')
  await isRight(maya)
  const [last] = await entries()
  const [patient] = await asOwner<{ id: string }>(
    server.databaseUrl,
    `select id from patient where name = 'Maya Lindqvist'`,
  )
  expect(last).toEqual({ kind: 'questionnaire-answered', by: patient?.id })

  await maya.goto(form)
  expect(await heading(maya)).toBe('You have sent this form')
  await isRight(maya)
  await ruth.goto(`${course}/links`)
  expect(await words(ruth)).toMatch(/answered Form: PHQ-9/)
  await ruth.goto(`${course}/measures`)
  expect(await words(ruth)).toContain('self-harm')
})

test('a visit is confirmed, or another time is asked for; the practice sees it', async () => {
  const link = await sends(/Confirm or change: Dosing session/)
  await opens(link, 'See my visit')
  await isRight(maya)
  await send(maya, 'I am coming')
  expect(await words(maya)).toContain('You said that you are coming')
  await isRight(maya)
  await maya.getByLabel('Which days or times suit you').fill('mornings')
  await send(maya, 'Ask for another time')
  expect(await words(maya)).toContain('You asked for another time')
  expect((await entries())[0]?.kind).toBe('visit-change-asked')
  await ruth.goto(course)
  expect(await words(ruth)).toContain('The person cannot come then: mornings')
  await ruth.getByRole('link', { name: 'Look' }).first().click()
  expect(await words(ruth)).toContain('asked for another time: mornings')
})

test('how to get ready stands on one page, to read only; it ends when the practice ends it', async () => {
  const link = await sends(/Preparation and instructions: Dosing session/)
  await opens(link, 'Read what to do')
  expect(await heading(maya)).toBe('Getting ready for your visit')
  expect(await words(maya)).toMatch(/solid food/i)
  await isRight(maya)
  const page = maya.url()
  for (const elsewhere of ['/me', course, `${course}/record`]) {
    await maya.goto(elsewhere)
    expect(await words(maya)).not.toContain('Room')
    expect(new URL(maya.url()).pathname).toMatch(/^\/sign-in/)
  }

  await ruth.goto(`${course}/links`)
  await looksRight(ruth)
  await send(ruth, 'End this link', ruth.getByRole('form', { name: /Preparation and instructions/ }))
  expect(await words(ruth)).toMatch(/ended Preparation and instructions/)
  await maya.goto(page)
  expect(await heading(maya)).toBe('Your practice ended this link')
  expect(await words(maya)).toContain('+1 303 555 0100')
  await isRight(maya)
  await maya.goto(link)
  expect(await heading(maya)).toBe('Your practice ended this link')
})

test('the screening questions are asked blank, on one page, and answered once', async () => {
  await ruth.goto(`${course}/screening`)
  await ruth.getByRole('link', { name: 'Send the questions by a link' }).click()
  expect(await ruth.getByRole('radio', { name: 'Screening questions' }).isChecked()).toBe(true)
  const link = await posts()
  await opens(link, 'Open the questions')
  expect(await maya.locator('input:checked').count()).toBe(0)
  const answer = (rule: string, value: string) => maya.locator(`#${rule} input[value="${value}"]`).check()
  await answer('cv-mi', 'yes:earlier')
  await maya.locator('#cv-mi textarea').fill('In 2011')
  await send(maya, 'Send my answers')
  expect(await maya.getByRole('alert').innerText()).toContain('Brain, nerves and eyes: 3 questions')
  expect(await maya.locator('#cv-mi input:checked').inputValue()).toBe('yes:earlier')
  expect(await maya.locator('#cv-mi textarea').inputValue()).toBe('In 2011')
  await isRight(maya)
  await answer('psy-suicide', 'yes')
  await send(maya, 'Send my answers')
  expect(await heading(maya)).toBe('You are not alone')
  expect(await words(maya)).not.toMatch(/2011|heart/i)
  await isRight(maya)
  expect((await entries())[0]?.kind).toBe('screening-answered')
  await maya.goto(link)
  expect(await heading(maya)).toBe('You have sent your answers')
  await ruth.goto(`${course}/links`)
  expect(await words(ruth)).toMatch(/answered Screening questions/)
  await ruth.goto(`${course}/screening`)
  expect(await words(ruth)).toContain('In 2011')
})

test('a link that is too old says so, also where it is still held open', async () => {
  const link = await sends(/Confirm or change: Dosing session/)
  await opens(link, 'See my visit')
  const page = maya.url()
  const id = page.split('/').at(-1)
  await asOwner(server.databaseUrl, `update patient_link set until = now() where id = $1`, [id])
  await asOwner(server.databaseUrl, `update link set until = now() where subject = $1`, [id])
  await maya.goto(page)
  expect(await heading(maya)).toBe('This link is too old')
  await isRight(maya)
  await maya.goto(link)
  expect(await heading(maya)).toBe('This link is too old')
  await isRight(maya)
})

test('the person’s own list says that a link was used, and by whom everything was sent', async () => {
  const own = await signIn(browser, server.origin, 'maya', PHONE)
  await open(own, '/me/access')
  const said = await words(own)
  expect(said).toContain('you, through a one-time link')
  expect(said).toContain('a link was sent to the patient')
  const officer = await signIn(browser, server.origin, 'paula')
  await open(officer, '/practice/access-record')
  expect(await words(officer)).toContain('one-time link: patient-form')
})

test('whoever tries keys that were never given out has to wait', async () => {
  const guess = (n: number) => fetch(`${server.origin}/links/${String(n).padStart(43, 'x')}`)
  const answers: number[] = []
  for (let n = 0; n < 31; n++) answers.push((await guess(n)).status)
  expect(answers.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 404))
  expect(answers.at(-1)).toBe(429)
})
