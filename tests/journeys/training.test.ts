/** From the page of a training to a seat: applying without an account, the desk, paying, withdrawing, and who waits. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  looksRight,
  looksRightInTheDark,
  openBrowser,
  picture,
  signIn,
  withoutScripts,
} from '../support/browser.ts'
import { asOwner } from '../support/database.ts'
import { choose, fill, open, send, unfold, words } from '../support/journey.ts'
import { type Letters, letterBox, linkIn } from '../support/letters.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { paidSession, type StandIn, stripeStandIn } from '../support/stripe.ts'

const IDA = 'ida@people.example'

let server: RunningServer
let browser: Browser
let letters: Letters
let stripe: StandIn
let ida: Page
let nora: Page
let training: string
let application: string

beforeAll(async () => {
  letters = await letterBox()
  stripe = await stripeStandIn()
  server = await startServer({ ...letters.environment, ...stripe.environment })
  browser = await openBrowser()
  ida = await withoutScripts(browser, server.origin)
  nora = await signIn(browser, server.origin, 'nora')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await stripe?.stop()
  await letters?.stop()
})

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()
const isRight = (page: Page) => looksRightInTheDark(browser, page)
/** Somebody opens the link of their newest letter. */
async function opens(page: Page, address: string, about: RegExp): Promise<void> {
  await page.goto(linkIn(await letters.to(address, about)))
  await send(page, 'Open my application')
}

test('everybody finds the training, without scripts; programs read it as an event', async () => {
  await ida.goto('/')
  await ida.getByRole('link', { name: 'Trainings', exact: true }).click()
  await isRight(ida)
  await ida.getByRole('link', { name: /Foundations/ }).click()
  training = new URL(ida.url()).pathname
  await isRight(ida)
  await picture(ida, 'training')
  expect(await words(ida)).toMatch(/0 of 8 free.*2 of 14 free.*3 people are waiting/)
  const json = await ida.locator('script[type="application/ld+json"]').textContent()
  expect(JSON.parse(json ?? '')).toMatchObject({
    '@type': 'Event',
    eventStatus: 'https://schema.org/EventScheduled',
    location: { address: { addressLocality: 'Larkspur', addressRegion: 'CO' } },
    offers: { price: '3200.00', priceCurrency: 'USD', availability: 'https://schema.org/InStock' },
    remainingAttendeeCapacity: 3,
  })
  const sitemap = await (await fetch(`${server.origin}/sitemap.xml`)).text()
  expect(sitemap).toContain(`<loc>${server.origin}${training}</loc>`)
})

test('its calendar holds four days, which begin by the clock of the place', async () => {
  const answer = await fetch(`${server.origin}${training}.ics`)
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const calendar = await answer.text()
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(4)
  expect(calendar).toMatch(/DTSTART:\d{8}T1[56]0000Z/)
  expect(calendar).toContain('STATUS:CONFIRMED')
  expect(await (await fetch(`${server.origin}${training}.ics`)).text()).toBe(calendar)
})

test('a training that is not announced is not there, with its calendar and its application', async () => {
  const [draft] = await asOwner<{ slug: string }>(
    server.databaseUrl,
    `select slug from training where state = 'draft'`,
  )
  for (const path of ['', '.ics', '/apply'])
    expect((await fetch(`${server.origin}/trainings/${draft?.slug}${path}`)).status).toBe(404)
})

test('applying begins with an address; the letter brings the link', async () => {
  await ida.getByRole('link', { name: 'Apply', exact: true }).click()
  await isRight(ida)
  await fill(ida, { 'Your email address': 'ida at people' })
  await send(ida, 'Send me the link')
  expect(await words(ida)).toContain('Type an email address like name@example.com.')
  expect(await ida.getByLabel('Your email address').inputValue()).toBe('ida at people')
  await fill(ida, { 'Your email address': IDA })
  await send(ida, 'Send me the link')
  expect(await heading(ida)).toBe('Look into your mail')
  await isRight(ida)
  await opens(ida, IDA, /Your application/)
  application = new URL(ida.url()).pathname
  expect(application).toMatch(/^\/open\/applications\//)
  expect(await heading(ida)).toBe('About you')
  expect(await ida.title()).toBe('Your application · Kairos')
  await isRight(ida)
})

test('a part that is not complete is kept all the same, and says what is missing', async () => {
  await fill(ida, { 'Your name': 'Ida Vance', Town: 'Golden', State: 'CO' })
  await send(ida, 'Save and go on')
  expect(await ida.getByRole('alert').innerText()).toMatch(/^Saved\. Before you send.*your phone number/s)
  await isRight(ida)
  const other = await withoutScripts(browser, server.origin)
  await other.goto(`${training}/apply`)
  await fill(other, { 'Your email address': IDA.toUpperCase() })
  await send(other, 'Send me the link')
  const letter = await letters.to(IDA)
  expect(letter.text).toContain('There is an application')
  await other.goto(linkIn(letter))
  await send(other, 'Open my application')
  expect(new URL(other.url()).pathname).toBe(application)
  expect(await other.getByLabel('Your name').inputValue()).toBe('Ida Vance')
  await other.context().close()
  const [{ count } = { count: '' }] = await asOwner<{ count: string }>(
    server.databaseUrl,
    'select count(*) from application_contact where email = $1',
    [IDA],
  )
  expect(count).toBe('1')
})

test('part by part, with what is wrong said at its field; then it is read and sent', async () => {
  await fill(ida, {
    'Your telephone number': '303-555-0142',
    'Name of somebody close to you': 'Sol Vance',
    'Their telephone number': '303-555-0143',
  })
  await send(ida, 'Save and go on')
  expect(await heading(ida)).toBe('Your work')
  await isRight(ida)
  await choose(ida, /What do you practice/, 'A mental health profession')
  await fill(ida, {
    'Your profession': 'Clinical social worker',
    'Kind of license': 'LCSW',
    'State that gave it': 'CO',
    'Good until': Temporal.Now.plainDateISO().add({ years: 1 }).toString(),
    'Hours of direct work with patients or clients, so far': 'many',
    'Your experience': 'Eight years with trauma.',
    'Why do you want to come?': 'To learn this well.',
  })
  await send(ida, 'Save and go on')
  expect(await ida.getByRole('alert').innerText()).toMatch(/license number.*whole number of hours/s)
  await fill(ida, {
    'License number': 'CSW.0099',
    'Hours of direct work with patients or clients, so far': '4,000',
  })
  await send(ida, 'Save for later')
  expect(await words(ida)).toContain('Saved. The link in our letter brings you back')
  expect(await heading(ida)).toBe('Your stay')
  await isRight(ida)
  await ida.getByRole('link', { name: 'Read and send' }).click()
  expect(await words(ida)).toContain('Before you can send it, please look at this: Your stay')
  await ida.getByRole('link', { name: 'Your stay' }).first().click()
  await choose(ida, /take part in the dosing/, 'Yes, if a prescriber agrees')
  await fill(ida, { Allergies: 'Hazelnuts' })
  await send(ida, 'Save and go on')
  expect(await heading(ida)).toBe('Read and send')
  expect(await words(ida)).toMatch(/Hazelnuts.*If I get a seat, I owe \$3,200/)
  await isRight(ida)
  await send(ida, 'Send my application')
  expect(await ida.getByRole('alert').innerText()).toContain('Tick this if you agree')
  await ida.getByLabel('I agree to all of this').check()
  await send(ida, 'Send my application')
  expect(await words(ida)).toContain('It has arrived. We look up your license, then decide.')
  await isRight(ida)
  await letters.to(IDA, /has arrived/)
})

test('an educator looks up the license and accepts; the seat comes by letter', async () => {
  const id = application.split('/').at(-1)
  const [row] = await asOwner<{ training_id: string }>(
    server.databaseUrl,
    'select training_id from application where id = $1',
    [id],
  )
  await open(nora, `/desk/trainings/${row?.training_id}/applications/${id}`)
  const form = nora.getByRole('form', { name: 'License' })
  await choose(nora, 'What you found', /Confirmed/)
  await form.getByLabel('Where you looked').fill('Site of the Colorado board')
  await send(nora, 'Record the look-up')
  await send(nora, 'Accept')
  await opens(ida, IDA, /You have a place/)
  expect(await words(ida)).toMatch(/You have a seat\. Next is the deposit.*The deposit, \$500, by/)
  await isRight(ida)
})

test('the deposit is paid at the service and stands here when the service has told us', async () => {
  await send(ida, 'Go on to pay')
  expect(await ida.getByRole('alert').innerText()).toContain('Choose how much you want to pay now.')
  stripe.isDown = true
  await choose(ida, /How much/, /The deposit/)
  await send(ida, 'Go on to pay')
  expect(await ida.getByRole('alert').innerText()).toContain('does not answer now. Nothing was charged.')
  stripe.isDown = false
  await send(ida, 'Go on to pay')
  expect(await words(ida)).toContain('You pay $500 on a page of Stripe.')
  const asked = stripe.asked.at(-1)!
  expect(await ida.getByRole('link', { name: 'Go to Stripe' }).getAttribute('href')).toMatch(/\/pay\/\d+$/)
  const webhook = `${server.origin}/api/payments/stripe`
  expect(
    (await stripe.tell(webhook, 'checkout.session.completed', paidSession(asked), 'whsec_x')).status,
  ).toBe(400)
  for (let times = 0; times < 2; times++)
    expect((await stripe.tell(webhook, 'checkout.session.completed', paidSession(asked))).status).toBe(200)
  await ida.goto(asked.back)
  expect(await words(ida)).toMatch(/Your seat is yours: the deposit has come.*Still open \$2,700/)
  await isRight(ida)
})

test('a part of the rest is paid as it suits; more than is open is not taken', async () => {
  await choose(ida, /How much/, /Another amount/)
  await fill(ida, { 'The other amount': '9000' })
  await send(ida, 'Go on to pay')
  expect(await ida.getByRole('alert').innerText()).toContain('$2,700')
  await fill(ida, { 'The other amount': '1,000' })
  await send(ida, 'Go on to pay')
  await stripe.tell(
    `${server.origin}/api/payments/stripe`,
    'checkout.session.completed',
    paidSession(stripe.asked.at(-1)!),
  )
  await ida.goto(application)
  expect(await words(ida)).toContain('Still open $1,700')
})

test('not to dose is a choice that can be made later, too', async () => {
  await choose(ida, /take part in the dosing/, 'No, I take part without dosing')
  await send(ida, 'Save')
  expect(await ida.getByLabel('No, I take part without dosing').isChecked()).toBe(true)
  expect(await words(ida)).not.toContain('Medical questions decided')
})

test('withdrawing shows first what comes back; what was shown and no longer holds is shown anew', async () => {
  await unfold(ida, 'I want to withdraw')
  expect(await words(ida)).toMatch(/If you withdraw now, \$1,000 comes back to you/)
  expect(await words(ida)).toMatch(
    /Of the deposit of \$500: \$0\. Of the \$1,000 .* 100 percent, which is \$1,000/,
  )
  await isRight(ida)
  await choose(ida, /How much/, /Another amount/)
  const second = await (
    await browser.newContext({ baseURL: server.origin, storageState: await ida.context().storageState() })
  ).newPage()
  await second.goto(application)
  await choose(second, /How much/, /Another amount/)
  await fill(second, { 'The other amount': '200' })
  await send(second, 'Go on to pay')
  await looksRight(second)
  await stripe.tell(
    `${server.origin}/api/payments/stripe`,
    'checkout.session.completed',
    paidSession(stripe.asked.at(-1)!),
  )
  await send(ida, 'Withdraw my application')
  expect(await ida.getByRole('alert').innerText()).toContain('it is $1,200 now. Nothing was done.')
  await send(ida, 'Withdraw my application')
  expect(await words(ida)).toMatch(/Your application is withdrawn.*Comes back to you \$1,200/)
  expect((await letters.to(IDA, /withdrawn/)).text).toContain('$1,200')
  await isRight(ida)
  await second.context().close()
})

test('who leaves an offered seat makes room: the next who waits gets it, with a limit, and takes it', async () => {
  const pilar = await withoutScripts(browser, server.origin)
  await pilar.goto(`${training}/apply`)
  await fill(pilar, { 'Your email address': 'pilar.quist@applicant.example' })
  await send(pilar, 'Send me the link')
  await opens(pilar, 'pilar.quist@applicant.example', /Your application/)
  expect(await words(pilar)).toContain('A seat for you')
  await isRight(pilar)
  await send(pilar, 'Leave it to the next person')
  expect(await words(pilar)).toContain('You left the seat to the next person.')
  const quinn = await withoutScripts(browser, server.origin)
  await opens(quinn, 'quinn.ravel@applicant.example', /seat in a training is yours/)
  expect(await words(quinn)).toMatch(/It is held for you until/)
  await send(quinn, 'Take the seat')
  expect(await words(quinn)).toMatch(/The seat is yours.*Still open \$3,200/)
  await isRight(quinn)
  await pilar.context().close()
  await quinn.context().close()
})

test('after the last day the evaluation is asked for, then the certificate comes, which anybody can check', async () => {
  const [hana] = await asOwner<{ slug: string; id: string }>(
    server.databaseUrl,
    `with one as (select a.id, t.slug, t.id as training from application a join training t on t.id = a.training_id where a.name = 'Hana Birch'),
       gone as (delete from application_entry e using one where e.application_id = one.id and e.kind in ('evaluated', 'certified')),
       none as (update application set certificate = null where id in (select id from one))
     select slug, training as id from one`,
  )
  const page = await withoutScripts(browser, server.origin)
  await page.goto(`/trainings/${hana?.slug}/apply`)
  expect(await words(page)).toContain('Applications are closed')
  await fill(page, { 'Your email address': 'hana.birch@applicant.example' })
  await send(page, 'Send me the link')
  await opens(page, 'hana.birch@applicant.example', /Your link/)
  await isRight(page)
  await send(page, 'Send my evaluation')
  expect(await page.getByRole('alert').innerText()).toContain('Please choose an answer.')
  await isRight(page)
  const questions = page.getByRole('form', { name: 'Your evaluation' }).getByRole('radiogroup')
  for (let n = 0; n < (await questions.count()); n++) await questions.nth(n).getByLabel('Mostly').check()
  await fill(page, { 'What helped you most?': 'The circle in the evening.' })
  await send(page, 'Send my evaluation')
  expect(await words(page)).toContain('Thank you for your evaluation. Your certificate comes by letter.')
  await open(nora, `/desk/trainings/${hana?.id}/certificates`)
  await send(nora, /^Give \d+ certificate/)
  await opens(page, 'hana.birch@applicant.example', /certificate is ready/)
  expect(await words(page)).toMatch(/You have completed this training\..*Number.*Hours that count 2\d/)
  await isRight(page)
  await page.getByRole('link', { name: 'See the certificate' }).click()
  expect(await words(page)).toMatch(/given by us.*Hana Birch/)
  await page.context().close()
})

test('without the link the page says nothing of anybody, and what was typed too late comes back', async () => {
  const late = await withoutScripts(browser, server.origin)
  await late.goto(application)
  expect(await heading(late)).toBe('This page opens with a link')
  expect(await words(late)).not.toMatch(/Vance|withdrawn|Foundations/)
  await isRight(late)
  for (const email of ['somebody@else.example', IDA]) {
    await late.goto(application)
    await fill(late, { 'The email address of your application': email })
    await send(late, 'Send me a link')
    expect(await words(late)).toContain('If there is an application from this address')
  }
  expect((await letters.to(IDA, /Your link/)).text).toContain('/links/')
  expect(letters.all().some(({ to }) => to === 'somebody@else.example')).toBe(false)

  const cass = await withoutScripts(browser, server.origin)
  await cass.goto(`${training}/apply`)
  await fill(cass, { 'Your email address': 'cass@people.example' })
  await send(cass, 'Send me the link')
  await opens(cass, 'cass@people.example', /Your application/)
  await fill(cass, { 'Your name': 'Cass Novak' })
  await cass.context().clearCookies()
  await send(cass, 'Save and go on')
  expect(await cass.getByRole('alert').innerText()).toContain('nothing was saved yet')
  expect(await cass.getByLabel('Your name').inputValue()).toBe('Cass Novak')
  await cass.context().close()
  await late.context().close()
})
