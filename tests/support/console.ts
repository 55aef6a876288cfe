/** What people do in the live session console, in its own words. */
import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { z } from 'zod'
import { snapshotWire } from '#session/console/wire.ts'
import { looksRight, onlyOurHost, PHONE, TABLET } from './browser.ts'
import { fill } from './journey.ts'
import { signedIn, type Visitor } from './visitor.ts'

/** What comes over the network from another device may take a moment on a busy machine. */
export const PATIENCE = { timeout: 15_000 } as const

/** A tablet of somebody's own, as after signing in, without the pages that lead there. */
export async function tabletOf(
  browser: Browser,
  origin: string,
  key: string,
  viewport = TABLET,
): Promise<Page> {
  const context = await browser.newContext({ viewport, baseURL: origin })
  await onlyOurHost(context, origin)
  context.setDefaultTimeout(PATIENCE.timeout)
  const pairs = (await signedIn(origin, key)).cookies().split('; ')
  await context.addCookies(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: origin }
    }),
  )
  return context.newPage()
}

export async function openConsole(page: Page, visit = ''): Promise<void> {
  await page.goto(visit ? `/console#${visit}` : '/console')
  await page.locator('.person-name, .board h1').waitFor()
}

/** A tablet that was turned away asks again a quarter of a minute later: whoever waits less sees it only mostly. */
const ASKED_AGAIN_MS = 30_000
/** Waits until the line on top says so: it always tells where the entries are. */
export const statusSays = (page: Page, words: string | RegExp): Promise<void> =>
  page
    .getByRole('status', { name: 'Where the entries are' })
    .getByText(words)
    .waitFor({ timeout: ASKED_AGAIN_MS })

export const allSent = (page: Page): Promise<void> => statusSays(page, /^All on the server/)

/** The name of a form under the thumb, or one tap further. */
export async function openForm(page: Page, name: string): Promise<void> {
  const thumb = page.getByRole('navigation', { name: 'Most used' })
  const button = thumb.getByRole('button', { name, exact: true })
  if (!(await button.isVisible())) await thumb.getByRole('button', { name: 'More' }).click()
  await button.click()
  await page.locator('#panel-title').getByText(name, { exact: true }).waitFor()
}

/** What was stored just now, as the page says it. */
export const stored = (page: Page, words: string | RegExp): Promise<void> =>
  page.locator('.stored').getByText(words).waitFor()

/** The field of a vital sign; the keypad beside it is called after the field that it fills. */
export const vital = (page: Page, name: string): Locator =>
  page.getByRole('textbox', { name: new RegExp(`^${name}`) })

/** A pressure, and the other vitals where they are given, by the labels of their fields. */
export async function recordPressure(
  page: Page,
  pressure: string,
  others: Readonly<Record<string, string>> = {},
): Promise<void> {
  const form = page.getByRole('form', { name: 'Vitals' })
  await vital(page, 'Pressure').fill(pressure)
  for (const [name, value] of Object.entries(others)) await vital(page, name).fill(value)
  await form.getByRole('button', { name: 'Save the vitals' }).click()
  await stored(page, pressure)
}

/** Each as one tap. The form of the scores stays open. */
export async function tapDistress(page: Page, scores: readonly number[]): Promise<void> {
  const form = page.getByRole('form', { name: /^Distress/ })
  for (const score of scores) {
    await form.getByRole('button', { name: String(score), exact: true }).click()
    await stored(page, new RegExp(`^Stored: Distress.* ${score}\\b`))
  }
}

export type DoseTyped = { readonly mg: string; readonly lot: string; readonly checkedBy?: string }

export async function typeDose(page: Page, { mg, lot, checkedBy }: DoseTyped): Promise<void> {
  const form = page.getByRole('form', { name: 'Dose given' })
  await fill(form, { Concentration: '50', Lot: lot, Site: 'left deltoid' })
  await form.getByLabel('Given', { exact: true }).fill(mg)
  if (!checkedBy) return
  await form.getByLabel('Checked by').selectOption(checkedBy)
  await fill(form, { 'Their signature': checkedBy })
}

/** On a tablet in the low light of the room, and on a phone by day: WCAG 2.2 AA by axe, nothing wider than the screen. */
export async function looksRightEverywhere(page: Page): Promise<void> {
  const viewport = page.viewportSize()
  const theme = (name: string | undefined) =>
    page.evaluate((name) => {
      if (name) document.documentElement.dataset.theme = name
      else delete document.documentElement.dataset.theme
    }, name)
  // Colours fade from one to the other; what is judged is where they come to rest.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await looksRight(page, { scripts: true })
  await page.setViewportSize(PHONE)
  await theme(undefined)
  await looksRight(page, { scripts: true })
  await theme('room')
  if (viewport) await page.setViewportSize(viewport)
}

/** What of the page is smaller or fainter than can be read across a dim room. */
export async function hardToRead(page: Page, figures: string): Promise<string[]> {
  return page.evaluate((figures) => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
    const rgba = (colour: string) => {
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = colour
      canvas.fillRect(0, 0, 1, 1)
      return [...canvas.getImageData(0, 0, 1, 1).data]
    }
    const luminance = (colour: readonly number[]) => {
      const [r = 0, g = 0, b = 0] = colour.map((of) =>
        of / 255 <= 0.04045 ? of / 255 / 12.92 : ((of / 255 + 0.055) / 1.055) ** 2.4,
      )
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const ground = (element: Element | null): number[] => {
      for (let at = element; at; at = at.parentElement) {
        const colour = rgba(getComputedStyle(at).backgroundColor)
        if (colour[3] === 255) return colour
        if (colour[3] !== 0) throw new Error('Something half transparent stands under a figure.')
      }
      return [255, 255, 255, 255]
    }
    const found = [...document.querySelectorAll(figures)]
    if (found.length === 0) return ['there is no figure on this page']
    return found.flatMap((element) => {
      const style = getComputedStyle(element)
      const both = [luminance(rgba(style.color)), luminance(ground(element))]
      const contrast = (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05)
      const size = Number.parseFloat(style.fontSize)
      const isGood = contrast >= 7 && size >= 20
      return isGood ? [] : [`${element.textContent}: ${contrast.toFixed(1)} to 1, ${size} px`]
    })
  }, figures)
}

const held = z.object({ id: z.string(), kind: z.string(), by: z.string(), body: z.unknown() })
export type OnServer = z.output<typeof held>

/** What the server holds of a session, as any device gets it. */
export async function onServer(who: Visitor, visit: string): Promise<OnServer[]> {
  const answer = await who.open('/api/console')
  const { sessions } = snapshotWire.parse(await answer.json())
  const session = sessions.find((one) => one.visit === visit)
  expect(session, 'the server shows this session').toBeDefined()
  return session!.entries.map((entry) => held.parse(entry))
}

/** How often the server holds each of these pressures, written as "118/74". */
export async function timesOnServer(
  who: Visitor,
  visit: string,
  pressures: readonly string[],
): Promise<number[]> {
  const taken = z.object({ systolic: z.number(), diastolic: z.number() })
  const there = (await onServer(who, visit)).flatMap(({ body }) => {
    const { data } = taken.safeParse(body)
    return data ? [`${data.systolic}/${data.diastolic}`] : []
  })
  return pressures.map((one) => there.filter((pressure) => pressure === one).length)
}
