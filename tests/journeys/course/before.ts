/** Before the day: the history, the screening, the clearance, the consent, the preparation. */
import { expect, test } from 'vitest'
import { looksRight, picture } from '../../support/browser.ts'
import { choose, fill, open, planVisit, send, unfold, words } from '../../support/journey.ts'
import { historyOfRosa } from './history.ts'
import { begin, helen, ines, origin, rosa, ruth, session } from './rosa.ts'

export function beforeTheDay(): void {
  test('a working day begins with what is due, overdue and blocked', async () => {
    await open(ruth, '/today')
    expect(await words(ruth)).toContain('Blocked')
    await picture(ruth, '01-today')
  })

  test('the coordinator brings in a history from another record system', async () => {
    await open(ines, '/imports/new')
    await ines.getByLabel('Files').setInputFiles({
      name: 'delgado.json',
      mimeType: 'application/fhir+json',
      buffer: Buffer.from(historyOfRosa(begin.toPlainDate())),
    })
    await ines.getByLabel('Therapist').selectOption('Ruth Adeyemi, LCSW')
    await ines.getByLabel('Prescriber').selectOption('Helen Park, MD')
    await ines.getByLabel('Monitor').selectOption('Sam Okafor, RN')
    await send(ines, 'Bring in')
    await looksRight(ines)
    expect(await words(ines)).toContain('A new course was opened.')
    expect(await words(ines)).toContain('3 conditions · 2 medicines · 5 readings and scores')
    rosa.course = (await ines.getByRole('link', { name: 'Open the course' }).getAttribute('href')) ?? ''
    expect(rosa.course).toMatch(/^\/courses\//)
  })

  test('the hypertension stands as a finding, with its evidence and date', async () => {
    await open(ruth, `${rosa.course}/screening`)
    const finding = ruth.getByRole('article').filter({ hasText: 'controlled hypertension' })
    expect(await finding.innerText()).toContain('Essential hypertension')
    expect(await finding.innerText()).toContain('14 May 2019')
    expect(await finding.innerText()).toContain('Present')
    expect(await words(ruth)).not.toContain('sinusitis')
    await finding.scrollIntoViewIfNeeded()
    await picture(ruth, '02-import-finding')
  })

  test('the therapist asks every question with the person, and takes the pressure again', async () => {
    await open(ruth, `${rosa.course}/screening/answers`)
    for (const no of await ruth.locator('input[type=radio][value=no]').all()) await no.check()
    for (const question of [/high blood pressure, heart disease/, /medicine for blood pressure/, /drowsy/])
      await choose(ruth, question, 'Yes')
    await send(ruth, 'Save the answers')
    await ruth.goto(`${rosa.course}/screening/answers`)
    await fill(ruth, { Systolic: '142', Diastolic: '86', Weight: '78', Height: '166' })
    await send(ruth, 'Record the measurements')
    await looksRight(ruth)
    expect(await words(ruth)).toContain('1 present and not decided')
    expect(await words(ruth)).toContain('Not known (0)')
  })

  test('a therapist cannot clear', async () => {
    await open(ruth, `${rosa.course}/clearance`)
    expect(await words(ruth)).toContain('Only a prescriber decides on findings and on the clearance.')
    expect(await ruth.getByRole('button', { name: 'Sign the decision' }).count()).toBe(0)
    const sent = await ruth.request.post(`${rosa.course}/clearance`, {
      headers: { origin: origin },
      form: {
        intent: 'clear',
        decision: 'cleared',
        reason: 'She is well.',
        until: begin.add({ months: 3 }).toPlainDate().toString(),
      },
    })
    expect(sent.status()).toBe(422)
    expect(await sent.text()).toContain('Ask the prescriber of this course to decide.')
  })

  test('the prescriber decides on the finding, then clears with conditions until a day', async () => {
    await helen.goto(`${rosa.course}/clearance`)
    await choose(helen, 'Your decision', 'Cleared')
    await fill(helen, { 'Your reason': 'Looks well.' })
    await send(helen, 'Sign the decision')
    await looksRight(helen)
    expect(await words(helen)).toContain('present and not decided.')
    expect(await helen.getByLabel('Your reason').inputValue()).toBe('Looks well.')

    await open(helen, `${rosa.course}/screening`)
    await unfold(helen.getByRole('article').filter({ hasText: 'controlled hypertension' }), 'Decide')
    const decision = helen.getByRole('form', { name: /controlled hypertension/ })
    await choose(decision, 'Your decision', 'Acceptable with conditions')
    await fill(decision, {
      'Your reason': 'Controlled on amlodipine. ECG of last month without change.',
      Conditions: 'Pressure every 10 minutes for the first 45 minutes',
    })
    await send(helen, 'Record the decision', decision)
    await open(helen, `${rosa.course}/clearance`)
    await choose(helen, 'Your decision', 'Cleared with conditions')
    await fill(helen, { 'Your reason': 'Depression without response to two medicines; pressure controlled.' })
    await send(helen, 'Sign the decision')
    await looksRight(helen)
    expect(await words(helen)).toContain('Cleared with conditions, until')
    expect(await words(helen)).toContain('Pressure every 10 minutes for the first 45 minutes')
    await picture(helen, '03-clearance')
  })

  test('the session is planned, and integration within the window after it', async () => {
    const dosing = { kind: 'Dosing session', from: session, place: 'Room 1', route: 'into the muscle (IM)' }
    await planVisit(ruth, rosa.course, dosing)
    await looksRight(ruth)
    await planVisit(ruth, rosa.course, {
      kind: 'Check-in',
      from: session.add({ days: 1, hours: 1 }),
      place: 'Phone call',
    })
    await planVisit(ruth, rosa.course, {
      kind: 'Integration',
      from: session.add({ days: 2, hours: 5 }),
      place: 'Room 2',
    })
    const link = await ruth.getByRole('link', { name: 'Session', exact: true }).getAttribute('href')
    rosa.visit = link?.split('/').at(-1) ?? ''
    expect(rosa.visit).not.toBe('')
  })

  test('she signs the consent part by part, and says no to touch', async () => {
    await open(ruth, `${rosa.course}/consent?together`)
    for (const agree of await ruth.getByLabel('I agree', { exact: true }).all()) await agree.check()
    const touch = ruth.getByRole('radiogroup', { name: 'Touch' })
    expect(await touch.getByLabel('No', { exact: true }).isChecked()).toBe(true)
    await choose(ruth, 'Music', 'Yes')
    await fill(ruth, { 'Your full name, as your signature': 'Rosa Delgado' })
    await send(ruth, 'Sign')
    await looksRight(ruth)
    expect(await words(ruth)).toContain('Nothing stands in the way')
    expect(await words(ruth)).toContain('No touch, except to keep the person from harm')
    await picture(ruth, '04-consent')
  })

  test('preparation: the escort, the medicine to hold, an intention, and what to do when', async () => {
    await open(ruth, `${rosa.course}/preparation`)
    const escort = ruth.getByRole('form', { name: 'Who takes the person home' })
    await fill(escort, {
      Name: 'Marta Delgado',
      Phone: '+1 303 555 0150',
      'Friend, partner, neighbour …': 'sister',
    })
    await escort.getByLabel(/is an adult/).check()
    await send(ruth, 'Name the escort')
    await fill(ruth, { Intention: 'To meet my grief with a kind eye.' })
    await send(ruth, 'Keep it')
    await looksRight(ruth)
    expect(await ruth.getByRole('form', { name: /Decide on hydroxyzine/ }).count()).toBe(0)

    await open(helen, `${rosa.course}/preparation`)
    const hold = helen.getByRole('form', { name: /Decide on hydroxyzine/ })
    await unfold(helen.getByRole('listitem').filter({ hasText: 'hydroxyzine' }), /^Decide/)
    await choose(hold, /hydroxyzine/, 'Held')
    await fill(hold, { 'If held: from how many hours before': '24' })
    await hold.getByLabel('and taken again').selectOption('after the session')
    await send(helen, 'Decide', hold)
    await looksRight(helen)
    const told = await words(helen)
    expect(told).toContain('No solid food and nothing with milk after')
    expect(told).toMatch(/Do not take hydroxyzine.*from .*09:00.* until after the session/)
    await picture(helen, '05-preparation')
  })
}
