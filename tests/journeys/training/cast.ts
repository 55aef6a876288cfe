/** Who the journey through a training is about, who works there, and when. */
import type { Browser, Page } from 'playwright-core'
import {
  looksRightInTheDark,
  openBrowser,
  PHONE,
  signIn,
  TABLET,
  withoutScripts,
} from '../../support/browser.ts'
import { clockAt } from '../../support/clock.ts'
import { asOwner } from '../../support/database.ts'
import { send } from '../../support/journey.ts'
import { type Letters, letterBox, linkIn } from '../../support/letters.ts'
import { type RunningServer, startServer } from '../../support/server.ts'
import { type StandIn, stripeStandIn } from '../../support/stripe.ts'

export const IDA = 'ida@people.example'
export const ZONE = 'America/Denver'
export const clock = clockAt(Temporal.Now.zonedDateTimeISO(ZONE))

export let server: RunningServer
export let browser: Browser
export let letters: Letters
export let stripe: StandIn
/** Whoever applies, on a phone without scripts; the educator on a tablet; the prescriber on a phone. */
export let ida: Page
export let nora: Page
export let petra: Page

/** Where things are, known once they are there. */
export const at = { training: '', application: '', link: '', desk: '', certificate: '' }

export async function everybodyComes(): Promise<void> {
  letters = await letterBox()
  stripe = await stripeStandIn()
  server = await startServer({ ...letters.environment, ...stripe.environment, ...clock.environment })
  await clock.govern(server.databaseUrl)
  browser = await openBrowser()
  ida = await withoutScripts(browser, server.origin)
  nora = await signIn(browser, server.origin, 'nora', TABLET)
  petra = await signIn(browser, server.origin, 'petra', PHONE)
}

export async function everybodyLeaves(): Promise<void> {
  await browser?.close()
  await server?.stop()
  await stripe?.stop()
  await letters?.stop()
}

export const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()
export const isRight = (page: Page) => looksRightInTheDark(browser, page)

/** Somebody opens the link of their newest letter. */
export async function opens(page: Page, address: string, about: RegExp): Promise<void> {
  await opensLink(page, linkIn(await letters.to(address, about)))
}
export async function opensLink(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await send(page, 'Open my application')
}

/** The payment service says that what was asked for last was paid. */
export const paidAtService = (session: object) =>
  stripe.tell(`${server.origin}/api/payments/stripe`, 'checkout.session.completed', session)

/** A clock time of a day of the training, from 1. */
export async function goTo(day: number, time: string): Promise<void> {
  const [row] = await asOwner<{ from: string }>(
    server.databaseUrl,
    `select plan ->> 'from' as from from training where slug = $1`,
    [at.training.split('/').at(-1)],
  )
  if (!row) throw new Error('There is no such training.')
  const on = Temporal.PlainDate.from(row.from).add({ days: day - 1 })
  await clock.set(on.toZonedDateTime({ timeZone: ZONE, plainTime: time }))
}
