/** What the people of a journey do on the pages, in the words of the pages. */
import type { Locator, Page } from 'playwright-core'
import { looksRight } from './browser.ts'
import { asOwner } from './database.ts'

/** Opens a page and looks whether it is as every page has to be. */
export async function open(page: Page, to: string): Promise<void> {
  await page.goto(to)
  await looksRight(page)
}

/** Presses a button that sends a form, and waits for the page that answers. */
export async function send(
  page: Page,
  button: string | RegExp,
  within: Page | Locator = page,
): Promise<void> {
  await Promise.all([
    page.waitForEvent('load'),
    within.getByRole('button', { name: button, exact: typeof button === 'string' }).click(),
  ])
}

/** Types into fields by their labels. */
export async function fill(within: Page | Locator, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(fields))
    await within.getByLabel(label, { exact: true }).and(within.locator('input, textarea')).fill(text)
}

/** Opens what is folded away under these words. */
export const unfold = (within: Page | Locator, summary: string | RegExp) =>
  within.locator('summary').filter({ hasText: summary }).click()

/** Answers one question, a group of options, by its words. */
export const choose = (within: Page | Locator, question: string | RegExp, answer: string | RegExp) =>
  within
    .getByRole('radiogroup', { name: question })
    .getByLabel(answer, { exact: typeof answer === 'string' })
    .check()

/** The words of the page's main part. */
export const words = async (page: Page): Promise<string> =>
  (await page.getByRole('main').innerText()).replace(/\s+/g, ' ')

export type PlannedVisit = {
  readonly kind: string
  readonly from: Temporal.ZonedDateTime
  readonly place: string
  /** In minutes; the usual when absent. */
  readonly length?: number
  readonly route?: string
}

export async function planVisit(page: Page, course: string, visit: PlannedVisit): Promise<void> {
  await page.goto(`${course}/visits`)
  await page.getByLabel('Kind of visit').selectOption(visit.kind)
  await page.getByLabel('Day').fill(visit.from.toPlainDate().toString())
  await page.getByLabel('Begins at').fill(clockOf(visit.from))
  if (visit.route) await page.getByLabel('Route, for a dosing session').selectOption(visit.route)
  if (visit.length) await page.getByLabel('Length').fill(String(visit.length))
  await page.getByLabel('Place').fill(visit.place)
  await send(page, 'Plan the visit')
}

/** A clock time as it is typed. */
export const clockOf = (at: Temporal.ZonedDateTime): string =>
  at.toPlainTime().toString({ smallestUnit: 'minute' })

/** Vitals of a session, by the labels of their fields. */
export async function recordVitals(page: Page, vitals: Readonly<Record<string, string>>): Promise<void> {
  await fill(page.getByRole('form', { name: 'Vitals' }), vitals)
  await send(page, 'Save the vitals')
}

/** A measure read out to the person: one answer a question, as the place of the answer in its list. */
export async function giveMeasure(
  page: Page,
  course: string,
  measure: string,
  answers: readonly number[],
): Promise<void> {
  await page.goto(`${course}/measures/${measure}`)
  const questions = page.locator('.questions').getByRole('radiogroup')
  for (const [question, answer] of answers.entries())
    await questions.nth(question).getByRole('radio').nth(answer).check()
  await page.getByLabel('I read it out').check()
  await send(page, 'Save the answers')
}

/** The address of the course of somebody in the demonstration, as the staff open it. */
export async function courseOf(databaseUrl: string, name: string): Promise<string> {
  const [row] = await asOwner<{ course_id: string }>(
    databaseUrl,
    'select s.course_id from course_summary s join patient p on p.id = s.patient_id where p.name = $1',
    [name],
  )
  if (!row) throw new Error(`The demonstration has no course of ${name}.`)
  return `/courses/${row.course_id}`
}
