/** Who administers a practice finds whether there is a backup, and what makes one; a copy of the practice goes on. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, PHONE, signIn } from '../support/browser.ts'
import { asOwner } from '../support/database.ts'
import { courseOf, open, words } from '../support/journey.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
let browser: Browser
let ines: Page
const folder = mkdtempSync(join(tmpdir(), 'kairos-backup-journey-'))
const file = join(folder, 'tonight.kairos')

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  ines = await signIn(browser, server.origin, 'ines', PHONE)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true })
})

function kairos(environment: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const ran = spawnSync('node', ['src/cli.ts', ...args], {
    env: { ...process.env, DATABASE_URL: server.databaseUrl, KAIROS_DATA: server.data, ...environment },
    encoding: 'utf8',
  })
  expect(ran.stderr).toBe('')
  expect(ran.status).toBe(0)
}

test('an administrator reads that there is no backup yet and what makes one, then when it was made and checked', async () => {
  await open(ines, '/practice/people')
  expect(await words(ines)).toContain('There is no backup yet')
  expect(await words(ines)).toContain('npx kairos backup FILE')

  kairos({}, 'backup', file)
  await open(ines, '/practice/people')
  expect(await words(ines)).toMatch(
    /No backup was restored .* npx kairos backup check FILE\. Last backup: today/,
  )

  kairos({}, 'backup', 'check', file)
  await open(ines, '/practice/people')
  expect(await words(ines)).toMatch(/Last backup: today .* A backup was last restored, .* today/)
  expect(await words(ines)).not.toContain('npx kairos')
})

test('a restored practice serves the same chart, and asks everybody to sign in again', async () => {
  const url = new URL(inject('postgres'))
  await asOwner(url.href, 'create database restored_by_a_journey')
  url.pathname = '/restored_by_a_journey'
  for (const name of ['keys.json', 'secret']) copyFileSync(join(server.data, name), join(folder, name))
  kairos({ DATABASE_URL: url.href, KAIROS_DATA: folder }, 'restore', file)

  const restored = await startServer({ DATABASE_URL: url.href, KAIROS_DATA: folder })
  try {
    const context = await browser.newContext({ baseURL: restored.origin })
    await context.addCookies(
      (await ines.context().cookies()).map(({ name, value }) => ({ name, value, url: restored.origin })),
    )
    const stranger = await context.newPage()
    await stranger.goto('/today')
    expect(new URL(stranger.url()).pathname).toBe('/sign-in')

    const course = await courseOf(server.databaseUrl, 'Hannah Weiss')
    const [here, there] = [
      await signIn(browser, server.origin, 'ruth'),
      await signIn(browser, restored.origin, 'ruth'),
    ]
    const [before, after] = [await readRecord(here, course), await readRecord(there, course)]
    expect(after).toContain('Dose given')
    expect(after).toBe(before)
  } finally {
    await restored.stop()
  }
})

async function readRecord(page: Page, course: string): Promise<string> {
  await open(page, `${course}/record`)
  return words(page)
}
