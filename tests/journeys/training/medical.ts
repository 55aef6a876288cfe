/** The medical screening of whoever wants to dose: a chart of its own, of which the training learns one word. */
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { looksRight } from '../../support/browser.ts'
import { choose, fill, send, unfold, words } from '../../support/journey.ts'
import { linkIn } from '../../support/letters.ts'
import { at, IDA, ida, isRight, letters, nora, opens, petra } from './cast.ts'

const PASSWORD = 'four quiet days in the hills'
let chart: string

export function medical(): void {
  test('the prescriber opens a chart; the educator cannot open it, nor the page on which it is opened', async () => {
    await petra.goto('/today')
    await petra.getByRole('link', { name: 'Trainings', exact: true }).click()
    await unfold(petra, 'Open a chart for Ida Vance')
    const form = petra.getByRole('form', { name: 'Open a chart for Ida Vance' })
    await send(petra, 'Open the chart', form)
    expect(await petra.getByRole('alert').first().innerText()).toContain('birth date')
    await form.getByLabel('Birth date').fill('1980-02-01')
    await form.getByLabel('Sex as recorded').selectOption('female')
    await send(petra, 'Open the chart', form)
    expect(await words(petra)).toContain('Chart opened, to decide (1)')
    await looksRight(petra)
    chart = (await petra.getByRole('link', { name: 'Go to the chart' }).getAttribute('href')) ?? ''
    for (const page of ['', '/screening', '/screening/answers', '/clearance', '/record', '/portal']) {
      const answer = await nora.goto(`${chart}${page}`)
      expect([new URL(nora.url()).pathname, answer?.ok()], page).toEqual(['/desk', true])
    }
    await nora.goto('/trainings/medical')
    expect(new URL(nora.url()).pathname).toBe('/desk')
  })

  test('the training learns no more than the chart says', async () => {
    await unfold(petra, 'Tell the training about Ida Vance')
    const form = petra.getByRole('form', { name: 'Tell the training about Ida Vance' })
    await choose(form, 'What the training learns', 'Cleared for dosing')
    await send(petra, 'Tell the training', form)
    expect(await petra.getByRole('alert').first().innerText()).toContain('The chart does not say so')
  })

  test('her own page says that she is invited; she accepts the invitation and answers', async () => {
    await opens(ida, IDA, /medical questions before your training/)
    expect(await words(ida)).toContain('You are invited to the medical questions')
    await isRight(ida)
    await ida.goto(linkIn(await letters.to(IDA, /An invitation from/)))
    await send(ida, 'Go on')
    await fill(ida, { 'Choose a password': PASSWORD, 'The same password again': PASSWORD })
    await send(ida, 'Set up my account')
    await ida.goto('/me/screening')
    await ida.getByRole('main').getByRole('list').getByRole('link').first().click()
    for (let part = 1; ; part++) {
      for (const no of await ida.locator('input[type=radio][value=no]').all()) await no.check()
      await send(ida, 'Save and go on')
      if (!ida.url().includes('?part=')) break
      expect(part).toBeLessThan(12)
    }
    expect(await words(ida)).toContain('You have answered everything. Thank you.')
  })

  test('the prescriber clears her in the chart, and tells the training that one word', async () => {
    await petra.goto(`${chart}/screening/answers`)
    await fill(petra, { Systolic: '118', Diastolic: '74', Weight: '64', Height: '168' })
    await send(petra, 'Record the measurements')
    // What no answer settles she found out herself, by telephone.
    const decides = async (decision: Locator) => {
      await choose(decision, 'Your decision', 'Acceptable as it is')
      await fill(decision, { 'Your reason': 'Asked by telephone, and ECG of last month: nothing.' })
      await send(petra, 'Record the decision', decision)
    }
    for (let open = 3; open > 0; open--) {
      await petra.goto(`${chart}/screening`)
      const settle = petra.getByRole('link', { name: 'Settle without an answer' })
      expect(await settle.count()).toBe(open)
      await settle.first().click()
      await decides(petra.locator('details[open]').getByRole('form', { name: /^Decision on/ }))
    }
    await petra.goto(`${chart}/screening`)
    const pressure = petra.getByRole('article').filter({ hasText: 'Uncontrolled hypertension' })
    await unfold(pressure, 'Decide')
    await decides(pressure)
    await petra.goto(`${chart}/clearance`)
    await choose(petra, 'Your decision', 'Cleared')
    await fill(petra, { 'Your reason': 'Healthy; no medicines; pressure normal.' })
    await send(petra, 'Sign the decision')
    expect(await words(petra)).toContain('Cleared, until')
    await petra.goto('/trainings/medical')
    await unfold(petra, 'Tell the training about Ida Vance')
    const form = petra.getByRole('form', { name: 'Tell the training about Ida Vance' })
    await choose(form, 'What the training learns', 'Cleared for dosing')
    await send(petra, 'Tell the training', form)
    expect(await words(petra)).toContain('It is recorded.')
    await ida.goto(at.application)
    expect(await words(ida)).toMatch(/a prescriber has cleared you for the dosing/)
    expect(await words(ida)).not.toContain('You are invited')
    await nora.goto(`${at.desk}/applications/${at.application.split('/').at(-1)}`)
    const read = await words(nora)
    expect(read).toContain('Medically decided')
    expect(read).not.toMatch(/Healthy|pressure|ECG/)
  })
}
