import { expect, test } from 'vitest'
import { shippedProtocol } from '#platform/content.ts'
import { arrived, minute, nthId, planned } from '../testing.ts'
import { sessionsAt } from './at-hand.tsx'
import { deviceHolding, heldSession } from './testing.ts'
import { placeOf, readHash, viewOf } from './which.ts'

const protocol = shippedProtocol()
const one = heldSession(arrived(), protocol)
const otherVisit = nthId(77)
const two = heldSession([planned('oral', 'dosing', otherVisit)], protocol, { visit: otherVisit })
const view = (held: ReturnType<typeof device>, hash = '') =>
  viewOf(held, sessionsAt(held, minute(0)), hash).view
const device = (...args: Parameters<typeof deviceHolding>) => deviceHolding(...args).device.held()

test('a tablet that was just opened says so, and one that nobody has signed in on leads there', () => {
  expect(view(device([], 0, { person: undefined, link: 'starting' }))).toBe('opening')
  expect(view(device([], 0, { person: undefined, link: 'sign-in' }))).toBe('nobody')
  expect(view(device([], 0, { person: undefined, link: 'offline' }))).toBe('nobody')
})

test('a day without sessions says so', () => {
  expect(view(device([], 0))).toBe('none')
})

test('one session opens by itself, several on the board, and the address keeps which one was open', () => {
  expect(view(device([one], 0))).toBe('person')
  expect(view(device([one, two], 0))).toBe('board')
  expect(view(device([one], 0), '#board')).toBe('board')
  const held = device([one, two], 0)
  const opened = viewOf(held, sessionsAt(held, minute(0)), `#${otherVisit}`)
  expect(opened.view === 'person' && opened.here.visit.id).toBe(otherVisit)
})

test('a session that is not here any more is not mistaken for another one', () => {
  expect(view(device([one], 0), `#${nthId(99)}`)).toBe('gone')
})

test('a link of the board leads to a form of one person', () => {
  const held = device([one, two], 0)
  expect(view(held, `#${otherVisit}/scores`)).toBe('person')
  expect(readHash(`#${otherVisit}/scores`)).toEqual({ chosen: otherVisit, panel: 'scores' })
  expect(readHash(`#${otherVisit}/elsewhere`)).toEqual({ chosen: otherVisit })
})

test('the way back leads to a visit, a form of it or the board, and nowhere else', () => {
  const places = ['board', otherVisit, `${otherVisit}/discharge`]
  expect(places.map(placeOf)).toEqual(places)
  expect(placeOf(`${otherVisit}/elsewhere`)).toBe(otherVisit)
  for (const other of ['', 'today', '//elsewhere.example', 'javascript:alert(1)', '../sign-out', '<b>'])
    expect(placeOf(other)).toBeUndefined()
})
