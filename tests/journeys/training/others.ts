/** Those who wait, who leave and who come too late. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { looksRight, withoutScripts } from '../../support/browser.ts'
import { choose, fill, send, unfold, words } from '../../support/journey.ts'
import { paidSession } from '../../support/stripe.ts'
import {
  at,
  browser,
  heading,
  IDA,
  isRight,
  letters,
  nora,
  opens,
  paidAtService,
  server,
  stripe,
} from './cast.ts'

let quinn: Page

export function others(): void {
  test('who leaves an offered seat makes room: the next who waits gets it, with a limit, and takes it', async () => {
    const pilar = await withoutScripts(browser, server.origin)
    await pilar.goto(`${at.training}/apply`)
    await fill(pilar, { 'Your email address': 'pilar.quist@applicant.example' })
    await send(pilar, 'Send me the link')
    await opens(pilar, 'pilar.quist@applicant.example', /Your application/)
    expect(await words(pilar)).toContain('A seat for you')
    await isRight(pilar)
    await send(pilar, 'Leave it to the next person')
    expect(await words(pilar)).toContain('You left the seat to the next person.')
    quinn = await withoutScripts(browser, server.origin)
    await opens(quinn, 'quinn.ravel@applicant.example', /seat in a training is yours/)
    expect(await words(quinn)).toMatch(/It is held for you until/)
    await send(quinn, 'Take the seat')
    expect(await words(quinn)).toMatch(/The seat is yours.*Still open \$3,200/)
    await isRight(quinn)
    await pilar.context().close()
  })

  test('withdrawing shows first what comes back; what was shown and no longer holds is shown anew', async () => {
    const pays = async (page: Page, amount: string) => {
      await choose(page, /How much/, /Another amount/)
      await fill(page, { 'The other amount': amount })
      await send(page, 'Go on to pay')
      await paidAtService(paidSession(stripe.asked.at(-1)!))
      await page.goto(new URL(page.url()).pathname)
    }
    await pays(quinn, '1,500')
    await unfold(quinn, 'I want to withdraw')
    expect(await words(quinn)).toMatch(/If you withdraw now, \$1,000 comes back to you/)
    expect(await words(quinn)).toMatch(
      /Of the deposit of \$500: \$0\. Of the \$1,000 .* 100 percent, which is \$1,000/,
    )
    await isRight(quinn)
    const second = await quinn.context().newPage()
    await second.goto(new URL(quinn.url()).pathname)
    await pays(second, '200')
    await send(quinn, 'Withdraw my application')
    expect(await quinn.getByRole('alert').innerText()).toContain('it is $1,200 now. Nothing was done.')
    await send(quinn, 'Withdraw my application')
    expect(await words(quinn)).toMatch(/Your application is withdrawn.*Comes back to you \$1,200/)
    expect((await letters.to('quinn.ravel@applicant.example', /withdrawn/)).text).toContain('$1,200')
    await isRight(quinn)
    await nora.goto(`${at.desk}/applications/${new URL(quinn.url()).pathname.split('/').at(-1)}`)
    expect(await words(nora)).toContain('$1,200 has to go back to them.')
    await looksRight(nora)
    await send(nora, 'It was paid back')
    await quinn.goto(quinn.url())
    expect(await words(quinn)).toContain('Still open $0')
    await quinn.context().close()
  })

  test('without the link the page says nothing of anybody, and what was typed too late comes back', async () => {
    const late = await withoutScripts(browser, server.origin)
    await late.goto(at.application)
    expect(await heading(late)).toBe('This page opens with a link')
    expect(await words(late)).not.toMatch(/Vance|Foundations/)
    await isRight(late)
    for (const email of ['somebody@else.example', IDA]) {
      await late.goto(at.application)
      await fill(late, { 'The email address of your application': email })
      await send(late, 'Send me a link')
      expect(await words(late)).toContain('If there is an application from this address')
    }
    expect((await letters.to(IDA, /Your link/)).text).toContain('/links/')
    expect(letters.all().some(({ to }) => to === 'somebody@else.example')).toBe(false)

    const cass = await withoutScripts(browser, server.origin)
    await cass.goto(`${at.training}/apply`)
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
}
