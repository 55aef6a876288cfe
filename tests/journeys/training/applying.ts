/** From the page of a training to a seat that is paid: without an account, and without scripts. */
import { expect, test } from 'vitest'
import { picture, withoutScripts } from '../../support/browser.ts'
import { asOwner } from '../../support/database.ts'
import { choose, fill, open, send, words } from '../../support/journey.ts'
import { linkIn } from '../../support/letters.ts'
import { paidSession } from '../../support/stripe.ts'
import {
  at,
  browser,
  heading,
  IDA,
  ida,
  isRight,
  letters,
  nora,
  opens,
  opensLink,
  server,
  stripe,
} from './cast.ts'

export function applying(): void {
  test('everybody finds the training, without scripts; programs read it as an event', async () => {
    await ida.goto('/')
    await ida.getByRole('link', { name: 'Trainings', exact: true }).click()
    await ida.getByRole('link', { name: /Foundations/ }).click()
    at.training = new URL(ida.url()).pathname
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
    expect(sitemap).toContain(`<loc>${server.origin}${at.training}</loc>`)
  })

  test('its calendar holds four days, which begin by the clock of the place', async () => {
    const answer = await fetch(`${server.origin}${at.training}.ics`)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const calendar = await answer.text()
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(4)
    expect(calendar).toMatch(/DTSTART:\d{8}T1[56]0000Z/)
    expect(calendar).toContain('STATUS:CONFIRMED')
    expect(await (await fetch(`${server.origin}${at.training}.ics`)).text()).toBe(calendar)
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
    await fill(ida, { 'Your email address': 'ida at people' })
    await send(ida, 'Send me the link')
    expect(await words(ida)).toContain('Type an email address like name@example.com.')
    expect(await ida.getByLabel('Your email address').inputValue()).toBe('ida at people')
    await fill(ida, { 'Your email address': IDA })
    await send(ida, 'Send me the link')
    expect(await heading(ida)).toBe('Look into your mail')
    await isRight(ida)
    at.link = linkIn(await letters.to(IDA, /Your application/))
    await opensLink(ida, at.link)
    at.application = new URL(ida.url()).pathname
    expect(at.application).toMatch(/^\/open\/applications\//)
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
    await other.goto(`${at.training}/apply`)
    await fill(other, { 'Your email address': IDA.toUpperCase() })
    await send(other, 'Send me the link')
    const letter = await letters.to(IDA)
    expect(letter.text).toContain('There is an application')
    await other.goto(linkIn(letter))
    await send(other, 'Open my application')
    expect(new URL(other.url()).pathname).toBe(at.application)
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
      'Good until': Temporal.Now.plainDateISO().add({ years: 2 }).toString(),
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
    await choose(ida, /Your room/, 'I need one for myself')
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
    const id = at.application.split('/').at(-1)
    const [row] = await asOwner<{ training_id: string }>(
      server.databaseUrl,
      'select training_id from application where id = $1',
      [id],
    )
    at.desk = `/desk/trainings/${row?.training_id}`
    await open(nora, `${at.desk}/applications/${id}`)
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
    await ida.goto(at.application)
    expect(await words(ida)).toContain('Still open $1,700')
  })
}
