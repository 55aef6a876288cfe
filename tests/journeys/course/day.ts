/** The day of the session: the gate, the order, the dose, a pressure in amber, going home. */
import { expect, test } from 'vitest'
import { looksRight, picture } from '../../support/browser.ts'
import { choose, fill, giveMeasure, open, recordVitals, send, unfold, words } from '../../support/journey.ts'
import { at, helen, rosa, ruth, sam } from './rosa.ts'

export function theDay(): void {
  test('the measures before the first dose are the baseline', async () => {
    await at('08:10')
    await giveMeasure(ruth, rosa.course, 'phq-9', [3, 3, 2, 2, 2, 2, 2, 1, 0])
    await giveMeasure(ruth, rosa.course, 'gad-7', [2, 2, 2, 2, 1, 1, 2])
    await looksRight(ruth)
    expect(await ruth.locator('#phq-9').innerText()).toContain('PHQ-9 17 (moderately severe)')
  })

  test('on the day the gate stays closed until everything is asked and measured', async () => {
    await at('08:20')
    const gate = `${rosa.course}/preparation/${rosa.visit}`
    await open(sam, gate)
    expect(await words(sam)).toContain('Not ready yet')
    await fill(sam, {
      Systolic: '138',
      Diastolic: '84',
      'Heart rate': '72',
      'SpO2 on air': '98',
      Breaths: '14',
      Temperature: '36.7',
    })
    await send(sam, 'Record the readings')
    for (const [question, answer] of [
      [/escort reached/, 'Yes'],
      [/intoxicated/, 'No'],
      [/cold, cough/, 'No'],
      [/Anything new/, 'No'],
      [/thoughts of suicide/, 'No'],
      [/medicines taken or held/, 'Yes'],
      [/pregnancy test/, 'Pregnancy is not possible'],
    ] as const)
      await choose(sam, question, answer)
    await fill(sam, { 'Last food: time': '01:30', 'Last drink: time': '06:00' })
    await send(sam, 'Record the answers')
    await looksRight(sam)
    expect(await words(sam)).toContain('Ready for the session')
  })

  test('the prescriber orders the dose; the software proposes none', async () => {
    const order = `${rosa.course}/sessions/${rosa.visit}/order`
    await open(helen, order)
    await choose(helen, 'Ordered', 'by amount, in mg')
    expect(await helen.getByLabel('Amount', { exact: true }).inputValue()).toBe('')
    await fill(helen, { Amount: '50', Weight: '78', 'At the most in this session': '70' })
    await send(helen, 'Sign the order')
    await looksRight(helen)
    expect(await words(helen)).toContain('50 mg ketamine, into the muscle (IM)')
    await open(ruth, order)
    expect(await words(ruth)).toContain('Only a prescriber writes an order.')
  })

  test('the session begins, and the dose is given by one person and checked by another', async () => {
    await at('08:58')
    const page = `${rosa.course}/sessions/${rosa.visit}`
    await open(sam, page)
    await sam.getByLabel('Ruth Adeyemi, LCSW, therapist').check()
    await sam.getByLabel('Sam Okafor, RN, monitor').check()
    await send(sam, 'Begin the session')
    await recordVitals(sam, { Pressure: '136/82', 'Heart rate': '70', SpO2: '98', Breaths: '14' })
    await at('09:02')
    await open(sam, page)
    await unfold(sam, 'Dose given')
    const dose = sam.getByRole('form', { name: 'Dose given' })
    await fill(dose, { Given: '50', Concentration: '50', Lot: 'KT-2611', Site: 'left deltoid' })
    await dose.getByLabel('Checked by').selectOption('Ruth Adeyemi, LCSW')
    await fill(dose, { 'Their signature': 'Ruth Adeyemi' })
    await send(sam, 'Save the dose')
    await looksRight(sam)
    expect(await words(sam)).toContain('Given: 50 mg')
  })

  test('a pressure in amber takes the top of the page, says what to do, and goes with the re-check', async () => {
    const page = `${rosa.course}/sessions/${rosa.visit}`
    await at('09:12')
    await sam.goto(page)
    await recordVitals(sam, { Pressure: '152/90', 'Heart rate': '84', SpO2: '97' })
    await at('09:22')
    await sam.goto(page)
    await recordVitals(sam, { Pressure: '165/98', 'Heart rate': '92', SpO2: '97' })
    await looksRight(sam)
    const alarm = sam.getByRole('region', { name: 'Alarms' })
    expect(await alarm.innerText()).toContain('Check again within 5 minutes. Tell the prescriber.')
    expect(await alarm.innerText()).toContain('Check again by 09:27.')
    expect(await alarm.innerText()).toContain('The prescriber has not been told.')
    await picture(sam, '06-session-amber')
    await send(sam, 'Prescriber told', alarm)
    expect(await alarm.innerText()).toContain('The prescriber was told at 09:22.')
    await at('09:26')
    await sam.goto(page)
    await recordVitals(sam, { Pressure: '148/90', 'Heart rate': '86', SpO2: '98' })
    await looksRight(sam)
    expect(await alarm.count()).toBe(0)
    expect(await words(sam)).toContain('148/90')
  })

  test('going home is refused until the escort is there', async () => {
    const page = `${rosa.course}/sessions/${rosa.visit}`
    await at('10:00')
    await open(sam, `${page}/discharge`)
    expect(await words(sam)).toMatch(/The least time of the route has passed: 3[23] min to go/)
    await at('10:34')
    await sam.goto(page)
    await recordVitals(sam, { Pressure: '138/84', 'Heart rate': '74', SpO2: '98' })
    await unfold(sam, 'Scores')
    const scores = sam.getByRole('form', { name: 'Scores' })
    await scores.getByLabel(/^5: Answers at once/).check()
    await fill(scores, { 'Distress, 0 none to 10 the worst': '1' })
    await scores.getByLabel(/the dissociation has gone/).check()
    await send(sam, 'Save the scores')
    await looksRight(sam)

    await sam.goto(`${page}/discharge`)
    const lines = sam.getByRole('form', { name: 'The discharge line by line' })
    for (const full of await lines.getByLabel(/^2: /).all()) await full.check()
    for (const yes of await lines.getByRole('radiogroup').getByLabel('Yes', { exact: true }).all())
      if (await yes.isVisible()) await yes.check()
    await fill(sam, { '24-hour number that was given': '+1 303 555 0100' })
    await send(sam, 'Save what was checked')
    await looksRight(sam)
    expect(await words(sam)).toContain('Score: 10 of 10')
    await fill(sam, { 'Your full name, as your signature': 'Sam Okafor, RN' })
    await send(sam, 'Sign the discharge')
    await looksRight(sam)
    expect(await words(sam)).toContain('Going home: not yet. 1 of 17 lines are open: The escort is here')
    const refusal = sam.getByRole('form', { name: 'Sign the discharge' }).getByRole('alert')
    expect(await refusal.innerText()).toContain('Nobody has come yet.')
    await picture(sam, '07-discharge-refused')
  })

  test('the escort comes, she goes home with instructions on paper', async () => {
    await at('10:41')
    const page = `${rosa.course}/sessions/${rosa.visit}`
    await open(sam, `${page}/discharge`)
    await send(sam, 'Marta Delgado is here')
    await fill(sam, { 'Your full name, as your signature': 'Sam Okafor, RN' })
    await send(sam, 'Sign the discharge')
    await looksRight(sam)
    expect(await words(sam)).toContain('Discharged')
    await open(sam, `${page}/instructions`)
    await sam.emulateMedia({ media: 'print' })
    expect(await sam.getByRole('navigation').first().isVisible()).toBe(false)
    expect(await words(sam)).toContain('Do not drive')
    expect(await words(sam)).toContain('+1 303 555 0100')
    expect(await words(sam)).toMatch(/Integration: Sat .* 14:00, Room 2/)
    await sam.emulateMedia({ media: 'screen' })
  })
}
