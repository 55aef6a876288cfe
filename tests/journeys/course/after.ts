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
    await looksRight(ruth)
    const said = await words(ruth)
    expect(said).toContain('teaching estimate')
    expect(said).toMatch(/Integration 1 .*booked: /)
    expect(said).not.toContain('No integration visit is booked')
    await picture(ruth, '08-integration')
  })

  test('ten days later the measures show a response, drawn with the dose', async () => {
    await clock.set(session.add({ days: 10 }))
    await giveMeasure(ruth, rosa.course, 'phq-9', [1, 1, 1, 1, 1, 1, 1, 0, 0])
    await giveMeasure(ruth, rosa.course, 'gad-7', [1, 1, 1, 0, 0, 1, 1])
    await open(ruth, `${rosa.course}/measures`)
    const phq = ruth.locator('#phq-9')
    expect(await phq.innerText()).toContain('to 7 (mild)')
    expect(await phq.innerText()).toMatch(/Response\s+Yes: at least 50 % better than the baseline/)
    expect(await phq.getByRole('img', { name: 'PHQ-9 over time' }).count()).toBe(1)
    await phq.scrollIntoViewIfNeeded()
    await picture(ruth, '09-response')
    await open(ruth, rosa.course)
  })
}
