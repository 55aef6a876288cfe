/** Coming in: an invitation, two factors, passkeys, sessions that end, and what keeps strangers out. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeAt, stepAt } from '#platform/totp.ts'
import { looksRight, onlyOurHost, openBrowser, signIn, TABLET } from '../support/browser.ts'
import { type Clock, clockAt } from '../support/clock.ts'
import { asOwner } from '../support/database.ts'
import { courseOf, fill, open, send, unfold, words } from '../support/journey.ts'
import { type Letters, letterBox, linkIn } from '../support/letters.ts'
import { type RunningServer, startServer } from '../support/server.ts'

const ROOT = join(import.meta.dirname, '../..')
const ZONE = 'America/Denver'
const PASSWORD = 'heron orbit velvet 71'
const begin = Temporal.Now.zonedDateTimeISO(ZONE).add({ days: 1 })

let clock: Clock
let letters: Letters
let server: RunningServer
let browser: Browser
let olive: Page
let key: Buffer
let recovery: string[]
let ahead = 0

const now = () => Temporal.Now.instant().add({ milliseconds: ahead })
const code = () => codeAt(key, stepAt(now()))
/** Everybody goes away and comes back. */
async function wait(minutes: number): Promise<void> {
  const at = now().add({ minutes }).toZonedDateTimeISO(ZONE)
  ahead = at.epochMilliseconds - Temporal.Now.instant().epochMilliseconds
  await clock.set(at, { away: true })
}
async function somebody(): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ baseURL: server.origin, viewport: TABLET })
  await onlyOurHost(context, server.origin)
  return context.newPage()
}
const at = (page: Page) => new URL(page.url()).pathname
async function withPassword(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto('/sign-in')
  await fill(page, { 'Email address': email, Password: password })
  await send(page, 'Sign in')
}
const ofBase32 = (text: string): Buffer => {
  const bits = [...text.replaceAll(' ', '')]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

beforeAll(async () => {
  clock = clockAt(begin)
  ahead = begin.epochMilliseconds - Temporal.Now.instant().epochMilliseconds
  letters = await letterBox()
  server = await startServer({ ...letters.environment, KAIROS_TRUSTED_PROXY: '127.0.0.1, ::1' }, clock)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await letters?.stop()
})

// shows: ASVS 6.2.1, ASVS 6.2.4, ASVS 6.2.11, ASVS 6.4.1
test('a practice is made by a command, and its first administrator comes in by a link that works once', async () => {
  const made = spawnSync(
    'node',
    [
      'src/cli.ts',
      'practice',
      'create',
      '--name',
      'Oak Street',
      '--zone',
      ZONE,
      '--administrator',
      'Olive@oak.example',
    ],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...clock.environment,
        DATABASE_URL: server.databaseUrl,
        KAIROS_DATA: server.data,
        KAIROS_ORIGIN: server.origin,
      },
    },
  )
  expect(made.stderr).toBe('')
  const link = /http\S+\/links\/\S+/.exec(made.stdout)?.[0] ?? ''
  olive = await somebody()
  await open(olive, link)
  await send(olive, 'Go on')
  await looksRight(olive)
  expect(await words(olive)).toContain('Oak Street invited you as administrator.')
  const set = (password: string, again = password) =>
    fill(olive, {
      'Your name': 'Olive Marsh',
      'Choose a password': password,
      'The same password again': again,
    })
  for (const [password, sentence] of [
    ['short', 'at least 12 characters'],
    ['administrator', 'attackers try first'],
    ['P@ssw0rd2026!!!', 'attackers try first'],
    ['olive-marsh-oak', 'Leave your name'],
  ] as const) {
    await set(password)
    await send(olive, 'Set up my account')
    expect(await words(olive), password).toContain(sentence)
  }
  await looksRight(olive)
  await set(PASSWORD)
  await send(olive, 'Set up my account')
  const used = await somebody()
  expect((await used.goto(link))?.status()).toBe(410)
  await used.context().close()
})

// shows: ASVS 6.3.3, HIPAA multi-factor authentication
test('who works here sets up a second factor before anything else', async () => {
  expect(at(olive)).toBe('/account/second-factor')
  await looksRight(olive)
  for (const page of ['/practice/people', '/account', '/account/sessions', '/today']) {
    await olive.goto(page)
    expect(at(olive), page).toBe('/account/second-factor')
  }
  key = ofBase32(await olive.locator('.code-key').innerText())
  await fill(olive, { Code: '000000' })
  await send(olive, 'Turn on')
  expect(await words(olive)).toContain('This code does not fit')
  const before = await tokenOf(olive)
  await fill(olive, { Code: code() })
  await send(olive, 'Turn on')
  await looksRight(olive)
  expect(await tokenOf(olive), 'the token is new').not.toBe(before)
  recovery = await olive.locator('.recovery-codes code').allInnerTexts()
  expect(new Set(recovery).size).toBe(10)
  const [row] = await asOwner<{ sealed: string }>(server.databaseUrl, 'select sealed from one_time_code')
  expect(row?.sealed).not.toContain(key.toString('base64'))
  await olive.getByRole('link', { name: 'Go on to your pages' }).click()
  expect(at(olive)).toBe('/practice/people')
  await looksRight(olive)
})

const tokenOf = async (page: Page) =>
  (await page.context().cookies()).find(({ name }) => name.endsWith('kairos-session'))?.value

// shows: ASVS 6.5.1
test('signing in asks for the password and the code of the moment, which works once; so does a recovery code', async () => {
  const page = await somebody()
  await withPassword(page, 'olive@oak.example')
  expect(at(page)).toBe('/sign-in/code')
  await looksRight(page)
  const half = await tokenOf(page)
  await page.goto('/practice/people')
  expect(at(page), 'a password alone opens nothing').toBe('/sign-in/code')
  await wait(1)
  const first = code()
  await fill(page, { Code: first })
  await send(page, 'Go on')
  expect(at(page)).toBe('/practice/people')
  expect(await tokenOf(page)).not.toBe(half)
  await send(page, 'Sign out')
  await withPassword(page, 'olive@oak.example')
  await fill(page, { Code: first })
  await send(page, 'Go on')
  expect(await words(page), 'used already').toContain('does not fit')
  await fill(page, { Code: recovery[0]?.toLowerCase() ?? '' })
  await send(page, 'Go on')
  expect(at(page)).not.toBe('/sign-in/code')
  await send(page, 'Sign out')
  await withPassword(page, 'olive@oak.example')
  await fill(page, { Code: recovery[0] ?? '' })
  await send(page, 'Go on')
  expect(await words(page)).toContain('does not fit')
  await page.context().close()
})

// shows: ASVS 6.6.3
test('somebody who guesses codes is stopped', async () => {
  const page = await somebody()
  await withPassword(page, 'olive@oak.example')
  for (let guess = 0; guess < 6; guess++) {
    await fill(page, { Code: String(100_000 + guess) })
    await send(page, 'Go on')
  }
  expect(await words(page)).toContain('Too many codes did not fit.')
  await asOwner(server.databaseUrl, 'delete from taken')
  await page.context().close()
})

let rowan: Page
// shows: ASVS 6.3.3
test('an invitation by mail leads to an account with a passkey, which counts as both factors', async () => {
  await olive.goto('/practice/people')
  await fill(olive, {
    'Name, as it stands under what they write': 'Rowan Ito, LCSW',
    'Email address': 'rowan@oak.example',
  })
  const roles = olive.getByRole('form', { name: 'Invite somebody' })
  await roles.getByLabel('therapist').check()
  await send(olive, 'Send the invitation')
  await looksRight(olive)
  const letter = await letters.to('rowan@oak.example')
  expect(letter.subject).toBe('An invitation from Oak Street')
  rowan = await somebody()
  await authenticator(rowan)
  await rowan.goto(linkIn(letter))
  await send(rowan, 'Go on')
  await fill(rowan, { 'Choose a password': PASSWORD, 'The same password again': PASSWORD })
  await send(rowan, 'Set up my account')
  await rowan.getByRole('link', { name: 'Or set up a passkey instead' }).click()
  await looksRight(rowan)
  await fill(rowan, { 'Name of the new passkey': 'Laptop' })
  await pressed(rowan, 'Add a passkey on this device')
  await looksRight(rowan)
  expect(await words(rowan)).toContain('The passkey is added.')
  await rowan.getByRole('link', { name: 'Go on to your pages' }).click()
  expect(at(rowan)).toBe('/today')
  await send(rowan, 'Sign out')
  await rowan.goto('/sign-in')
  await pressed(rowan, 'Sign in with a passkey')
  expect(at(rowan)).toBe('/today')
  await open(rowan, '/account/passkeys')
  expect(await words(rowan)).toContain('Laptop')
  await fill(rowan, { 'Its name': 'Work laptop' })
  await send(rowan, 'Rename')
  expect(await words(rowan)).toContain('Work laptop')
  await send(rowan, 'Remove')
  expect(await words(rowan)).toContain('Set up a code app or another passkey before you remove this one.')
})

async function authenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}
const pressed = (page: Page, button: string) =>
  Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: button }).click()])

test('what a browser sent once to show a passkey opens nothing when it is sent again', async () => {
  await send(rowan, 'Sign out')
  await rowan.goto('/sign-in')
  const [sent] = await Promise.all([
    rowan.waitForRequest((request) => request.method() === 'POST'),
    pressed(rowan, 'Sign in with a passkey'),
  ])
  const answer = await fetch(`${server.origin}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: sent.postData() ?? '',
  })
  expect(answer.status).toBe(422)
  expect(answer.headers.getSetCookie()).toEqual([])
})

// shows: ASVS 7.4.1, ASVS 7.5.2
test('sessions are listed with their devices, and ended one by one or all at once', async () => {
  const others = await Promise.all(['ines', 'ines', 'ines'].map((key) => signIn(browser, server.origin, key)))
  const [ines, second, third] = others as [Page, Page, Page]
  await open(ines, '/account')
  await open(ines, '/account/sessions')
  const table = ines.getByRole('region', { name: 'Where you are signed in' })
  const rows = table.getByRole('row').filter({ hasText: 'Chrome on' })
  expect(await rows.count()).toBe(3)
  expect(await rows.filter({ hasText: 'this one' }).count()).toBe(1)
  await send(ines, 'End', rows.filter({ hasNotText: 'this one' }).first())
  expect(await rows.count()).toBe(2)
  await send(ines, 'End all others')
  expect(await rows.count()).toBe(1)
  for (const page of [second, third]) {
    await page.goto('/today')
    expect(at(page)).toBe('/sign-in')
    await page.context().close()
  }
  await ines.context().close()
})

// shows: ASVS 7.5.1, ASVS 7.5.3, ASVS 7.2.4
test('after a while an act that signs or changes access asks who it is, and what was typed is not lost', async () => {
  await wait(16)
  await olive.goto('/practice/people')
  const form = olive.getByRole('form', { name: 'Invite somebody' })
  await fill(form, {
    'Name, as it stands under what they write': 'Perry Lund, MD',
    'Email address': 'perry@oak.example',
  })
  await form.getByLabel('prescriber').check()
  await send(olive, 'Send the invitation')
  await looksRight(olive)
  expect(await words(olive)).toContain('What you wrote is kept')
  await fill(olive, { 'Your password': 'not the password' })
  await send(olive, 'Go on')
  expect(await words(olive)).toContain('do not fit together')
  await fill(olive, { 'Your password': PASSWORD })
  await send(olive, 'Go on')
  expect(await words(olive)).toContain('Perry Lund, MD')
  await letters.to('perry@oak.example')
})

// shows: ASVS 7.4.2, HIPAA workforce access
test('whoever leaves is out at once, what they wrote keeps their name, and nobody ends their own access', async () => {
  await olive.goto('/practice/people')
  expect(await words(olive)).toContain(
    'Olive Marsh, olive@oak.example: administrator. Second factor set up. This is you.',
  )
  await rowan.goto('/today')
  expect(at(rowan)).toBe('/today')
  await unfold(olive, 'Change or end the access of Rowan Ito')
  const form = olive.getByRole('form', { name: /End access now: Rowan/ })
  await send(olive, 'End access now', form)
  expect(await words(olive)).toContain('Tick that you are sure first.')
  await looksRight(olive)
  await form.getByLabel('Yes, end their access').check()
  await send(olive, 'End access now', form)
  expect(await words(olive)).not.toContain('Rowan')
  await rowan.goto('/today')
  expect(at(rowan)).toBe('/sign-in')
  await pressed(rowan, 'Sign in with a passkey')
  expect(await words(rowan)).toContain('you belong to no practice now')
  const changes = await asOwner<{ why: string }>(
    server.databaseUrl,
    `select why from access_record where act = 'access-changed' order by at`,
  )
  expect(changes.map(({ why }) => why)).toEqual(
    expect.arrayContaining([
      'Rowan Ito, LCSW invited: therapist',
      'Rowan Ito, LCSW joined: therapist',
      'access of Rowan Ito, LCSW ended',
    ]),
  )
})

// shows: ASVS 7.3.1, ASVS 7.3.2, HIPAA automatic log-off
test('a practice changes its own limits; a session ends when nothing is done, and after some hours in any case', async () => {
  await open(olive, '/practice/signing-in')
  await fill(olive, { 'Staff: signed out after doing nothing for': '3' })
  await send(olive, 'Save')
  expect(await words(olive)).toContain('from 5 to 240')
  await fill(olive, { 'Staff: signed out after doing nothing for': '10' })
  await send(olive, 'Save')
  expect(await words(olive)).toContain('Saved.')
  await wait(9)
  await olive.goto('/practice/people')
  expect(at(olive)).toBe('/practice/people')
  await wait(11)
  await olive.goto('/practice/people')
  expect(at(olive)).toBe('/sign-in')
  expect(await words(olive)).toContain('You were signed out')
  const maya = await signIn(browser, server.origin, 'maya')
  for (let visit = 1; visit <= 60; visit++) {
    await wait(24)
    const answer = await maya.request.get('/me')
    const address = new URL(answer.url()).pathname
    expect(address, `${visit * 24} minutes after signing in`).toBe(visit < 60 ? '/me' : '/sign-in')
  }
  await maya.context().close()
})

test('a signature asks for the password in the same form, however the form is sent', async () => {
  const sam = await signIn(browser, server.origin, 'sam')
  await sam.goto(`${await courseOf(server.databaseUrl, 'Daniel Osei')}/visits`)
  const session = await sam.getByRole('link', { name: 'Session', exact: true }).first().getAttribute('href')
  const discharge = `${session}/discharge`
  await open(sam, discharge)
  expect(await sam.getByLabel('Your password').count()).toBe(0)
  await wait(16)
  await open(sam, discharge)
  const sign = (method: string, form: Readonly<Record<string, string>>) =>
    sam.request.fetch(discharge, { method, headers: { origin: server.origin }, form: { ...form } })
  for (const intent of ['sign', ' sign', '  sign '])
    expect((await sign('POST', { intent, signature: 'Sam Okafor' })).status(), intent).toBe(403)
  expect((await sign('PUT', { intent: 'sign', signature: 'Sam Okafor' })).status()).toBe(405)
  await fill(sam, {
    'Your full name, as your signature': 'Sam Okafor, RN',
    'Your password': 'kairos-demonstration',
  })
  await send(sam, 'Sign the discharge')
  expect(await words(sam), 'now it is the session’s own rules that speak').not.toContain(
    'What you wrote is kept',
  )
  expect(at(sam)).toBe(discharge)
  expect(await sam.getByLabel('Your password').count(), 'confirmed').toBe(0)
  await sam.context().close()
})

test('a patient gets an account by invitation, and it is bound to exactly that patient', async () => {
  const ruth = await signIn(browser, server.origin, 'ruth')
  const course = await courseOf(server.databaseUrl, 'Daniel Osei')
  await open(ruth, `${course}/portal`)
  await fill(ruth, { 'Email address of the person': 'daniel@home.example' })
  await send(ruth, 'Send the invitation')
  expect(await words(ruth)).toContain('An invitation to daniel@home.example waits')
  const daniel = await somebody()
  await daniel.goto(linkIn(await letters.to('daniel@home.example')))
  await send(daniel, 'Go on')
  await looksRight(daniel)
  await fill(daniel, { 'Choose a password': PASSWORD, 'The same password again': PASSWORD })
  await send(daniel, 'Set up my account')
  expect(at(daniel)).toBe('/me')
  await looksRight(daniel)
  await open(daniel, '/account')
  await open(ruth, `${course}/portal`)
  expect(await words(ruth)).toContain('signed in to with daniel@home.example')
  const [row] = await asOwner<{ name: string }>(
    server.databaseUrl,
    `select t.name from membership m join person p on p.id = m.person_id join patient t on t.id = m.patient_id where p.email = 'daniel@home.example'`,
  )
  expect(row?.name).toBe('Daniel Osei')
  // Changing the password needs the present one and ends every other session.
  const other = await somebody()
  await withPassword(other, 'daniel@home.example')
  expect(at(other)).not.toBe('/sign-in')
  const change = (present: string) =>
    fill(daniel, {
      'Your present password': present,
      'The new password': 'lantern quartz mellow 8',
      'The new password again': 'lantern quartz mellow 8',
    })
  await change('something else')
  await send(daniel, 'Change the password')
  expect(await words(daniel)).toContain('This is not your present password.')
  await change(PASSWORD)
  await send(daniel, 'Change the password')
  expect(await words(daniel)).toContain('Your password is changed.')
  await daniel.goto('/me')
  expect(at(daniel)).toBe('/me')
  await other.goto('/me')
  expect(at(other)).toBe('/sign-in')
  for (const page of [ruth, daniel, other]) await page.context().close()
})

// shows: ASVS 6.4.3, ASVS 6.3.8
test('a forgotten password is set anew by mail; the answer is the same for an address that nobody has', async () => {
  const page = await somebody()
  const answers: string[] = []
  for (const email of ['daniel@home.example', 'nobody@home.example']) {
    await open(page, '/sign-in/forgotten')
    await fill(page, { 'Email address': email })
    await send(page, 'Send me a link')
    await looksRight(page)
    answers.push(await words(page))
  }
  expect(answers[0]).toBe(answers[1])
  const letter = await letters.to('daniel@home.example', /password/)
  expect(letters.all().some(({ to }) => to === 'nobody@home.example')).toBe(false)
  await page.goto(linkIn(letter))
  await send(page, 'Go on')
  await looksRight(page)
  await fill(page, {
    'Choose a password': 'saffron kettle drum 40',
    'The same password again': 'saffron kettle drum 40',
  })
  await send(page, 'Set the new password')
  expect(await words(page)).toContain('Your password is changed')
  await page.goto('/sign-in/new-password')
  expect(await words(page), 'the link is spent').toContain('This page opens with the link')
  await withPassword(page, 'daniel@home.example', 'saffron kettle drum 40')
  expect(at(page)).not.toBe('/sign-in')
  await page.context().close()
})

// shows: ASVS 7.2.4
test('a session that somebody else planted is not the one that signing in goes on with', async () => {
  const attacker = await signIn(browser, server.origin, 'sam')
  const planted = await attacker.context().cookies()
  const victim = await somebody()
  await victim.context().addCookies(planted)
  await victim.context().clearCookies({ name: 'none' })
  await victim.goto('/sign-in/code')
  const answer = await victim.request.post('/sign-in', {
    headers: { origin: server.origin },
    form: { email: 'tomas@demo.example', password: 'kairos-demonstration' },
    maxRedirects: 0,
  })
  expect(answer.status()).toBe(302)
  await victim.goto('/today')
  expect(await victim.getByRole('banner').innerText()).toContain('Tomás')
  expect(await tokenOf(victim)).not.toBe(planted.find(({ name }) => name === 'kairos-session')?.value)
  await attacker.goto('/today')
  expect(at(attacker), 'the planted session has ended').toBe('/sign-in')
  for (const page of [attacker, victim]) await page.context().close()
})

const attempt = (email: string, password: string, from: string) =>
  fetch(`${server.origin}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.origin, 'x-forwarded-for': from },
    body: new URLSearchParams({ email, password }),
  })

// shows: ASVS 6.3.8
test('whether an account exists shows neither in the sentence nor in the time', async () => {
  const times = { known: [] as number[], unknown: [] as number[] }
  const pages = new Set<string>()
  for (let i = 0; i < 12; i++)
    for (const [who, email] of [
      ['known', 'helen@demo.example'],
      ['unknown', 'nobody-at-all@demo.example'],
    ] as const) {
      const begun = performance.now()
      const answer = await attempt(email, `wrong guess number ${i}`, `203.0.113.${i + 1}`)
      const text = await answer.text()
      times[who].push(performance.now() - begun)
      pages.add(/role="alert">(.*?)<\/div>/s.exec(text)?.[1] ?? text)
    }
  expect(pages.size).toBe(1)
  const median = (list: number[]) => [...list].sort((a, b) => a - b)[list.length / 2] ?? 0
  const ratio = median(times.known) / median(times.unknown)
  expect(ratio).toBeGreaterThan(0.5)
  expect(ratio).toBeLessThan(2)
})

// shows: ASVS 6.3.1, ASVS 6.1.1
test('guessing one account waits longer and longer; trying one password on many accounts is stopped', async () => {
  const said = async (answer: Response) =>
    /role="alert">.*?<p>(.*?)<\/p>/s.exec(await answer.text())?.[1] ?? ''
  const here = '198.51.100.7'
  for (let i = 0; i < 5; i++)
    expect(await said(await attempt('sam@demo.example', 'not it at all', here))).toContain('do not fit')
  expect(await said(await attempt('sam@demo.example', 'not it at all', here))).toContain('Wait a minute')
  expect(
    (await attempt('sam@demo.example', 'kairos-demonstration', '198.51.100.8')).status,
    'its owner elsewhere comes in',
  ).toBe(302)
  const sprayer = '198.51.100.9'
  let stopped = 0
  for (let i = 0; i < 110; i += 10) {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, j) =>
        attempt(`person-${i + j}@demo.example`, 'Spring2026 is here', sprayer),
      ),
    )
    for (const answer of answers) if ((await said(answer)).includes('too often')) stopped++
  }
  expect(stopped).toBe(10)
  expect((await attempt('helen@demo.example', 'kairos-demonstration', sprayer)).status).toBe(422)
  expect((await attempt('helen@demo.example', 'kairos-demonstration', '198.51.100.10')).status).toBe(302)
})
