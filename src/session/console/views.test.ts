/** What stands on the page in each state, as the browser would first draw it. */
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { patientId } from '#kernel/ids.ts'
import { shippedProtocol } from '#platform/content.ts'
import { arrived, begun, calm, given, nthId, planned, type Told, told, visit, vitals } from '../testing.ts'
import { Elsewhere } from './alarm/Elsewhere.tsx'
import { AtHandProvider } from './at-hand.tsx'
import { Board } from './board/Board.tsx'
import { Console } from './Console.tsx'
import type { Held } from './held.ts'
import { deviceHolding, heldSession, STAFF } from './testing.ts'

const protocol = shippedProtocol()
const page = (facts: readonly Told[], at: number, but: Partial<Held> = {}) => {
  const { device } = deviceHolding(facts.length > 0 ? [heldSession(facts, protocol)] : [], at, but)
  return renderToStaticMarkup(createElement(Console, { device }))
}
const words = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const treated = [...arrived(), given(0, 60), calm(5)]

test('one person in full: the phase, the clock, the last vitals with their age, and what is due', () => {
  const said = words(page(treated, 34))
  expect(said).toContain('Maya Lindqvist')
  expect(said).toContain('34 min since the first dose at 10:00')
  expect(said).toContain('120/78 mmHg 29 min ago, 10:05')
  expect(said).toMatch(/Overdue Pressure and heart rate .*overdue by/)
})

test('an alarm says what it is, what to do and who knows, and opens its card without a network', () => {
  const html = page([...treated, told(20, 'symptoms-noted', { present: ['chest-pain'], gone: [] })], 21, {
    link: 'offline',
    unsent: 1,
  })
  const said = words(html)
  expect(said).toMatch(/Red Chest pain or pressure/)
  expect(said).toContain('The prescriber has not been told.')
  expect(said).toContain('Silence, in my name')
  expect(said).toMatch(/Card: Chest pain/)
  expect(said).toContain('1 entry only on this tablet; sending when there is a network')
})

test('alarms are read out from one place, so that a page that is drawn anew does not say them again', () => {
  const html = page([...treated, vitals(20, { systolic: 210, diastolic: 115 })], 21)
  expect([...html.matchAll(/role="alert"/g)]).toHaveLength(1)
})

test('nobody who may not write is offered a form', () => {
  const coordinator = { ...STAFF[0]!, roles: ['coordinator'] as const, practiceName: 'Willow', zone: 'UTC' }
  const html = page(treated, 34, { person: coordinator })
  expect(html).not.toContain('<form')
  expect(words(html)).toContain('You can read this session.')
})

test('when the sign-in has ended, recording goes on and the way to sign in stands on top', () => {
  const html = page(treated, 34, { link: 'sign-in', unsent: 2 })
  expect(words(html)).toContain('2 entries only on this tablet. Sign in again to send; go on recording')
  expect(html).toContain('href="/sign-in?to=/console"')
  expect(html).toContain('aria-label="Vitals"')
})

test('a tablet without anything on it says what is missing and what to do', () => {
  expect(words(page([], 0))).toContain('No session today.')
  expect(words(page([], 0, { person: undefined, link: 'offline' }))).toContain('There is no network')
  expect(words(page([], 0, { person: undefined, link: 'starting' }))).toContain('Opening')
})

test('a discharge that only this tablet knows of is not called one, neither on the person’s page nor on the board', () => {
  const end = told(180, 'discharged', { score: 10, protocol: 'kap-standard@1.1.0' })
  const closedOn = (unsent: readonly (typeof end.id)[]) => {
    const closed = heldSession([...treated, { ...end, id: nthId(500) }], protocol, {
      unsent: new Set(unsent.flatMap((id) => id ?? [])),
    })
    const { device } = deviceHolding([closed], 181, { link: 'offline', unsent: unsent.length })
    const board = createElement(Board, { device, held: device.held(), now: device.now() })
    const both = [createElement(Console, { device }), board].map((view) => words(renderToStaticMarkup(view)))
    return both.map((said) => /Discharge[a-z]*( written here, not yet on the server)?/.exec(said)?.[0])
  }
  expect(closedOn([nthId(500)])).toEqual(Array(2).fill('Discharge written here, not yet on the server'))
  expect(closedOn([])).toEqual(['Discharged', 'Discharged'])
})

test('before a session has begun, the first form asks who is present', () => {
  const said = words(page([planned('im')], 0))
  expect(said).toContain('Not begun')
  expect(said).toContain('Begin the session')
})

test('where several are seen, only first names stand', () => {
  const other = nthId(77)
  const sessions = [
    heldSession([planned('im'), begun()], protocol),
    heldSession([planned('oral', 'dosing', other)], protocol, { visit: other }),
  ]
  const html = renderToStaticMarkup(createElement(Console, { device: deviceHolding(sessions, 0).device }))
  expect(html).not.toContain('Lindqvist')
  expect(html).toContain('Maya')
})

test('an alarm of somebody else stands above whoever is open, with the way there', () => {
  const other = nthId(77)
  const pain = told(20, 'symptoms-noted', { present: ['chest-pain'], gone: [] })
  const { device } = deviceHolding(
    [
      heldSession(treated, protocol, { visit: other }),
      heldSession([...treated, pain], protocol, {
        patient: { id: patientId.parse('0198c0de-0000-7000-8000-0000000000cd'), name: 'Tom Berg' },
      }),
    ],
    21,
  )
  const html = renderToStaticMarkup(
    createElement(AtHandProvider, { device }, createElement(Elsewhere, { but: other })),
  )
  expect(words(html)).toContain('Tom : Red, Chest pain or pressure')
  expect(html).toContain(`href="#${visit}"`)
  expect(html).not.toContain('Berg')
})
