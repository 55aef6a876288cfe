/** Whom the main journey is about, who treats her, and when. */
import type { Browser, Page } from 'playwright-core'
import { PRACTICE } from '#demonstration/people.ts'
import { openBrowser, signIn } from '../../support/browser.ts'
import { clockAt, nextTuesday } from '../../support/clock.ts'
import { type RunningServer, startServer } from '../../support/server.ts'

export const begin = nextTuesday(PRACTICE.zone)
export const clock = clockAt(begin)
/** The begin of the session: two days later, at 09:00. */
export const session = begin.add({ days: 2, hours: 1 })
/** Puts the clock at a time on the day of the session. */
export const at = (time: string) => clock.set(session.withPlainTime(time))

/** The addresses of her course and of the session in it, known once they are there. */
export const rosa = { course: '', visit: '' }

export let origin = ''
/** The coordinator, the therapist, the prescriber and the monitor, each with a browser of their own. */
export let ines: Page
export let ruth: Page
export let helen: Page
export let sam: Page

let server: RunningServer | undefined
let browser: Browser | undefined

export async function everybodySignsIn(): Promise<void> {
  server = await startServer({}, clock)
  browser = await openBrowser()
  origin = server.origin
  ines = await signIn(browser, origin, 'ines')
  ruth = await signIn(browser, origin, 'ruth')
  helen = await signIn(browser, origin, 'helen')
  sam = await signIn(browser, origin, 'sam')
}

export async function everybodyLeaves(): Promise<void> {
  await browser?.close()
  await server?.stop()
}
