/** Measures in a real browser: a form with questions left out, an answer about self-harm, and the review that closes it. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { looksRight, openBrowser, PHONE, signIn } from '../support/browser.ts'
import { asOwner } from '../support/database.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
let browser: Browser
let maya: Page
let ruth: Page
let measures: string

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  const [course] = await asOwner<{ course_id: string }>(
    server.databaseUrl,
    `select s.course_id from course_summary s join patient p on p.id = s.patient_id where p.name like 'Maya %'`,
  )
  measures = `/courses/${course?.course_id}/measures`
  maya = await signIn(browser, server.origin, 'maya', PHONE)
  ruth = await signIn(browser, server.origin, 'ruth')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const choose = (page: Page, question: number, answer: string) =>
  page.locator('fieldset[role=radiogroup]').nth(question).getByLabel(answer, { exact: true }).check()

test('a form with questions left out comes back with what was chosen, and asks once', async () => {
  await maya.goto('/me/measures/gad-7')
  await looksRight(maya)
  for (let question = 0; question < 6; question++) await choose(maya, question, 'Several days')
  await maya.getByRole('button', { name: 'Send my answers' }).click()
  await expect.poll(() => maya.getByRole('alert').textContent()).toContain('Question 7 has no answer yet.')
  expect(await maya.locator('input:checked').count()).toBe(6)
  await looksRight(maya)
  await maya.getByLabel('Send it with these questions left out').check()
  await maya.getByRole('button', { name: 'Send my answers' }).click()
  await maya.waitForURL(/sent=/)
  expect(await maya.getByRole('main').textContent()).not.toContain('Your total')
  await maya.getByRole('link', { name: 'Answer the rest' }).click()
  await choose(maya, 6, 'Not at all')
  await maya.getByRole('button', { name: 'Send my answers' }).click()
  await expect.poll(() => maya.getByRole('main').textContent()).toContain('Your total is 6 of 21')
})

test('one answer about self-harm shows whom to call at once, whatever else is left out', async () => {
  await maya.goto('/me/measures/phq-9')
  for (let question = 0; question < 7; question++) await choose(maya, question, 'Not at all')
  await choose(maya, 8, 'Several days')
  await maya.getByRole('button', { name: 'Send my answers' }).click()
  await maya.waitForURL(/sent=/)
  const contacts = maya.getByRole('region', { name: 'Reach somebody now' })
  expect(await contacts.getByRole('link').allTextContents()).toEqual(
    expect.arrayContaining(['Call 911', 'Call or text 988']),
  )
  await looksRight(maya)
})

test('the clinician sees it first, and only a written review closes it', async () => {
  await ruth.goto(measures)
  await looksRight(ruth)
  const safety = ruth.locator('#safety')
  expect(await safety.getByRole('alert').textContent()).toContain('Speak with the person today')
  await ruth.getByLabel('Told the prescriber').check()
  await ruth.getByLabel('In your words').fill('Spoke for 20 minutes. No plan, no intent.')
  await ruth.getByRole('button', { name: 'Sign the review' }).click()
  await expect.poll(() => ruth.locator('.form-problems').textContent()).toContain('Write down the plan')
  expect(await ruth.getByLabel('In your words').inputValue()).toBe(
    'Spoke for 20 minutes. No plan, no intent.',
  )
  expect(await ruth.getByLabel('Told the prescriber').isChecked()).toBe(true)
  await ruth.getByLabel('The plan: what happens next').fill('Call on Tuesday at 10:00.')
  await ruth.getByRole('button', { name: 'Sign the review' }).click()
  await expect.poll(() => safety.textContent()).toContain('Plan: Call on Tuesday at 10:00.')
  expect(await safety.getByRole('alert').count()).toBe(0)
})

test('a practice loads a form of its own, after saying by which right it uses the text', async () => {
  await ruth.goto('/questionnaires')
  await looksRight(ruth)
  const points = [0, 1, 2, 3, 4].map((value) => ({
    valueCoding: { code: `${value}`, display: `Answer ${value}` },
    extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: value }],
  }))
  const item = [1, 2, 3, 4, 5, 6, 7].map((n) => ({
    linkId: `isi-${n}`,
    text: `Sleep question ${n}`,
    type: 'choice',
    answerOption: points,
  }))
  await ruth
    .getByLabel('Or paste the JSON here')
    .fill(
      JSON.stringify({ resourceType: 'Questionnaire', id: 'isi', title: 'Sleep form', version: '1', item }),
    )
  await ruth.getByRole('button', { name: 'Load a questionnaire' }).click()
  await expect.poll(() => ruth.locator('.form-problems').textContent()).toContain('by which right')
  expect(await ruth.getByLabel('Or paste the JSON here').inputValue()).toContain('Sleep question 7')
  await ruth.getByLabel('By which right').fill('Licence of 2 March 2026 from the owner of the form')
  await ruth.getByRole('button', { name: 'Load a questionnaire' }).click()
  await expect.poll(() => ruth.locator('#isi').textContent()).toContain('Licence of 2 March 2026')
  await ruth.goto(`${measures}/isi`)
  for (let question = 0; question < 7; question++) await choose(ruth, question, 'Answer 2')
  await ruth.getByLabel('I read it out').check()
  await ruth.getByRole('button', { name: 'Save the answers' }).click()
  await expect
    .poll(() => ruth.locator('#isi').textContent())
    .toContain('ISI 14 (below the clinical threshold)')
  await looksRight(ruth)
})
