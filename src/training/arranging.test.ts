/** Pairs and rooms as they are chosen by hand. */
import { expect, test } from 'vitest'
import { applicationOf } from './application.ts'
import type { ApplicationDraft } from './application-entry.ts'
import { participantsOf, readApart, readPairs, readRooms, roomOf, sharesUnasked } from './arranging.ts'
import { entriesOf, someAnswers } from './testing.ts'

const at = Temporal.Instant.from('2027-03-01T16:00:00Z')
const id = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`
const typed =
  (fields: Readonly<Record<string, string>>) =>
  (name: string): string | undefined =>
    fields[name]
const person = (n: number, wishes: Parameters<typeof someAnswers>[0], ...more: ApplicationDraft[]) => ({
  id: id(n),
  name: `Person ${n}`,
  application: applicationOf(
    entriesOf({ kind: 'applied', at, body: { answers: someAnswers(wishes), agreed: 'Yes.' } }, ...more),
  )!,
})
const decided = (outcome: 'cleared' | 'conditions' | 'not-cleared'): ApplicationDraft => ({
  kind: 'medically-decided',
  at,
  body: { outcome },
})

test('only who wants to dose and was cleared for it travels; the others take part and sit', () => {
  const people = [
    person(1, {}, decided('cleared')),
    person(2, {}, decided('conditions')),
    person(3, {}, decided('not-cleared')),
    person(4, {}),
    person(5, { dosing: false }, decided('cleared')),
  ]
  const apart = [{ one: id(1), other: id(4) }]
  const participants = participantsOf(people, { apart })
  expect(participants.map(({ doses }) => doses)).toEqual(['yes', 'conditions', 'no', 'no', 'no'])
  expect(participants.map((one) => one.apart)).toEqual([[id(4)], [], [], [id(1)], []])
})

test('rows that were left empty are no pairs; half a row is told', () => {
  expect(readPairs(typed({ 'pair.1.traveller': id(1), 'pair.1.sitter': id(2) }))).toEqual({
    ok: true,
    value: [{ traveller: id(1), sitter: id(2) }],
  })
  expect(readPairs(typed({ 'pair.0.traveller': id(1) }))).toMatchObject({
    problems: [{ field: 'pair.0.sitter', message: 'Choose both people of this row, or none.' }],
  })
  expect(readApart(typed({ 'apart.0.one': id(1), 'apart.0.other': id(1) }))).toMatchObject({
    problems: [{ field: 'apart.0.other' }],
  })
})

test('who has the same room shares it; who wanted one alone is named', () => {
  const people = [person(1, { room: { shares: 'alone' } }), person(2, {}), person(3, {})]
  const read = readRooms(typed({ [`room.${id(1)}`]: 'Pine', [`room.${id(2)}`]: 'Pine' }), people)
  if (!read.ok) throw new Error('These are rooms.')
  expect(read.value).toEqual([{ name: 'Pine', people: [id(1), id(2)] }])
  const rooms = { rooms: read.value }
  expect([roomOf(rooms, id(2)), roomOf(rooms, id(3))]).toEqual(['Pine', undefined])
  expect(sharesUnasked(people, rooms).map(({ name }) => name)).toEqual(['Person 1'])
})
