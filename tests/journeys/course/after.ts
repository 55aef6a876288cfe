/** After the day: the check-in, integration inside the window, the measures. */
import { expect, test } from 'vitest'
import { looksRight, picture } from '../../support/browser.ts'
import { choose, giveMeasure, open, send, unfold, words } from '../../support/journey.ts'
import { clock, rosa, ruth, session } from './rosa.ts'

export function afterTheDay(): void {
  test('the day after somebody calls; integration stands booked inside the window, which is a teaching estimate', async () => {
    await clock.set(session.add({ days: 1, hours: 1, minutes: 10 }))
    const page = `${rosa.course}/integration`
    await open(ruth, page)
    await unfold(ruth, 'Record a check-in')
    await choose(ruth, 'Was the person reached?', 'Yes')
    await choose(ruth, 'How', 'By phone')
    await choose(ruth, 'Thoughts of suicide', /no thoughts/)
    await choose(ruth, 'Sleep', /slept well/i)
    await send(ruth, 'Record the check-in')
    await open(ruth, page)
    const said = await words(ruth)
    expect(said).toContain('teaching estimate')
    expect(said).toMatch(/Integration 1 .*booked: /)
    expect(said).not.toContain('No integration visit is booked')
    await picture(ruth, '08-integration')
  })

  test('she comes to the integration, and is asked how the days were', async () => {
    await clock.set(session.add({ days: 2, hours: 6 }))
    await open(ruth, `${rosa.course}/visits`)
    const over = ruth.getByRole('listitem').filter({ hasText: 'Room 2' })
    await over.getByRole('link', { name: /Integration/ }).click()
    await send(ruth, 'It took place')
    await looksRight(ruth)
    expect(await over.innerText()).toContain('took place')
    await giveMeasure(ruth, rosa.course, 'phq-9', [2, 2, 1, 2, 1, 1, 1, 1, 0])
    await open(ruth, `${rosa.course}/integration`)
    expect(await words(ruth)).toMatch(/Done Integration 1/)
  })

  test('two weeks later the measures show a response, drawn with the dose', async () => {
    await clock.set(session.add({ days: 14 }))
    await giveMeasure(ruth, rosa.course, 'gad-7', [1, 1, 1, 0, 0, 1, 1])
    await giveMeasure(ruth, rosa.course, 'phq-9', [1, 1, 1, 1, 1, 1, 1, 0, 0])
    await open(ruth, `${rosa.course}/measures`)
    const phq = ruth.locator('#phq-9')
    const said = await phq.innerText()
    expect(said).toContain('from 17 (moderately severe)')
    expect(said).toContain('to 7 (mild)')
    expect(said).toMatch(/Response\s+Yes: at least 50 % better than the baseline/)
    const plot = phq.getByRole('img', { name: 'PHQ-9 over time' })
    expect(await plot.textContent()).toContain('dose 1')
    await picture(ruth, '09-response')
    await open(ruth, rosa.course)
    expect(await words(ruth)).toContain('teaching estimate')
  })
}
