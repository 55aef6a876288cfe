/** Where the training is held: pairs, rooms, lists, and the door on each day. */
import { expect, test } from 'vitest'
import { looksRight, withoutScripts } from '../../support/browser.ts'
import { choose, fill, open, send, unfold, words } from '../../support/journey.ts'
import { paidSession } from '../../support/stripe.ts'
import { at, browser, goTo, ida, isRight, nora, paidAtService, server, stripe } from './cast.ts'

const site = (page: string) => `${at.desk}/${page}`

export function onSite(): void {
  test('the rest is paid', async () => {
    await ida.goto(at.application)
    await choose(ida, /How much/, /Everything that is open/)
    await send(ida, 'Go on to pay')
    await paidAtService(paidSession(stripe.asked.at(-1)!))
    await ida.goto(at.application)
    expect(await words(ida)).toMatch(/Everything is paid\..*Still open \$0/)
  })

  test('pairs are proposed, changed by hand and saved; who must not be together is refused', async () => {
    await open(nora, `${site('pairs')}?propose=yes`)
    expect(await words(nora)).toContain('These pairs are proposed')
    const first = nora.getByRole('form', { name: 'First dosing block, day 2' })
    await send(nora, 'Save this block', first)
    expect(await words(nora)).toContain('Saved.')
    const pair = first.getByRole('group', { name: 'Pair 1', exact: true })
    const sits = pair.getByLabel('Sits')
    const sitter = await sits.locator('option:checked').innerText()
    const apart = nora.getByRole('form', { name: 'Not together' })
    const row = apart.getByRole('group', { name: 'Not together 1' })
    await row.getByLabel('One').selectOption({ label: 'Ida Vance (cleared)' })
    await row.getByLabel('The other').selectOption({ label: sitter })
    await send(nora, 'Save who is not together', apart)
    await send(nora, 'Save this block', first)
    expect(await nora.getByRole('alert').first().innerText()).toContain('are to be kept apart')
    await looksRight(nora)
    const another = (await sits.locator('option').allInnerTexts()).find(
      (name) => name.includes('sits only') && name !== sitter,
    )
    await sits.selectOption({ label: another ?? '' })
    await send(nora, 'Save this block', first)
    expect(await words(nora)).toContain('The pairs as they are saved')
  })

  test('rooms: who asked for one alone and shares it is named', async () => {
    await nora.goto(site('rooms'))
    await fill(nora, { 'Room of Ida Vance': 'Pine', 'Room of Ingrid Solis': 'Pine' })
    await send(nora, 'Save the rooms')
    expect(await words(nora)).toContain('Ida Vance asked for a room alone and shares one.')
    await looksRight(nora)
  })

  test('she changes what she may not eat after sending, and the kitchen reads it so', async () => {
    await ida.goto(at.application)
    await unfold(ida, 'Change food, room, access or telephone numbers')
    await fill(ida, { 'Your telephone number': '', Allergies: 'Hazelnuts, eggs' })
    await send(ida, 'Save the changes')
    expect(await ida.getByRole('alert').first().innerText()).toContain('your phone number')
    await fill(ida, { 'Your telephone number': '303-555-0188' })
    await send(ida, 'Save the changes')
    expect(await words(ida)).toContain('the kitchen read it so from now on')
    await isRight(ida)
    await nora.goto(`${at.desk}/applications/${at.application.split('/').at(-1)}`)
    expect(await words(nora)).toMatch(
      /Phone: 303-555-0142 → 303-555-0188 Allergies: Hazelnuts → Hazelnuts, eggs/,
    )
  })

  test('each list is printed on a page of its own; the kitchen reads nothing but food', async () => {
    await nora.goto(site('lists'))
    await nora.emulateMedia({ media: 'print' })
    const lists = nora.locator('.site-list')
    expect(await lists.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
      'Arrival',
      'Kitchen',
      'Emergency',
    ])
    const breaks = await lists.evaluateAll((all) => all.map((one) => getComputedStyle(one).breakBefore))
    expect(breaks.slice(1)).toEqual(['page', 'page'])
    expect(await nora.getByRole('navigation', { name: 'Where the training is held' }).isVisible()).toBe(false)
    const kitchen = await lists.nth(1).innerText()
    expect(kitchen).toContain('Hazelnuts, eggs')
    expect(kitchen).not.toMatch(/555|Sol Vance|Pine/)
    expect(await lists.nth(2).innerText()).toMatch(/911[\s\S]*Sol Vance/)
    await nora.emulateMedia({ media: 'screen' })
  })

  test('the first day: people are signed in and out at the door, dated back, without scripts', async () => {
    await goTo(1, '13:00')
    const plain = await withoutScripts(browser, server.origin)
    await plain.context().addCookies(await nora.context().cookies())
    await plain.goto(`${site('sign-in')}?item=d2-opening`)
    await send(plain, 'Sign Ida Vance in')
    expect(await words(plain)).toContain('This part is not today')
    await plain.goto(`${site('sign-in')}?item=d1-medicine`)
    await unfold(plain, 'Another time')
    await plain.getByLabel('Time at the place of the training').fill('10:45')
    await send(plain, 'Use this time')
    expect(await words(plain)).toContain('Each button writes down 10:45.')
    await send(plain, 'Sign Ida Vance in')
    expect(await words(plain)).toContain('in since 10:45')
    await plain.goto(`${site('sign-in')}?item=d1-medicine&time=12:30`)
    await send(plain, 'Sign Ida Vance out')
    expect(await words(plain)).toContain('10:45 to 12:30')
    await plain.context().close()
  })

  test('a wrong sign-out is set right from the list: hours follow, and the history shows both', async () => {
    await nora.goto(`${site('sign-in')}?item=d1-medicine`)
    await nora.getByRole('link', { name: 'Correct the sign-ins of Ida Vance' }).click()
    expect(await words(nora)).toContain('Hours: 1.75')
    await unfold(nora, 'Correct a sign-in')
    const form = nora.getByRole('form', { name: 'Correct a sign-in' })
    await form.getByLabel('Which one').selectOption({ index: 2 })
    await choose(form, 'What was wrong', 'It was at another time')
    await fill(form, { 'The right time': '10:00', 'How you know': 'She left to rest.' })
    await send(nora, 'Correct it', form)
    expect(await nora.getByRole('alert').first().innerText()).toContain('out before in')
    await fill(form, { 'The right time': '11:45' })
    await send(nora, 'Correct it', form)
    const said = await words(nora)
    expect(said).toContain('Hours: 1')
    expect(said).toMatch(/12:30 → 11:45\. She left to rest\./)
    await looksRight(nora)
  })

  test('on each other day she is signed in when a part begins, and everybody out when it ends', async () => {
    for (const [day, from, to] of [
      [2, '14:30', '16:30'],
      [3, '14:30', '16:30'],
      [4, '15:45', '17:15'],
    ] as const) {
      await goTo(day, from)
      await nora.goto(site('sign-in'))
      await send(nora, 'Sign Ida Vance in')
      expect(await words(nora)).toContain(`in since ${from}`)
      await goTo(day, to)
      await nora.goto(nora.url())
      await send(nora, 'Sign out everybody who is in')
      expect(await words(nora)).toContain(`${from} to ${to}`)
    }
    await looksRight(nora)
  })
}
