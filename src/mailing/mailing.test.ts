import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entryId, uuidv7 } from '#kernel/ids.ts'
import {
  barToImport,
  hiddenAddress,
  listsWith,
  mayReceive,
  readAddress,
  subscriberOf,
  whatToConfirm,
} from './mailing.ts'
import { LISTS, type SubscriberDraft, type SubscriberEntry, subscriberEntry } from './subscription.ts'

const at = (hour: number) => Temporal.Instant.from('2026-03-01T09:00:00Z').add({ hours: hour })
const id = (number: number) => entryId.parse(uuidv7(number, new Uint8Array(10).fill(number)))
const recorded = (...drafts: SubscriberDraft[]): SubscriberEntry[] =>
  drafts.map((draft, i) => ({ id: id(i + 1), ...draft }) as SubscriberEntry)

const asks = (number: number, hour = 0): SubscriberDraft => ({
  id: id(number),
  kind: 'join-asked',
  at: at(hour),
  body: { lists: ['trainings'], wording: 'Send me letters.', about: { state: 'CO' } },
})
const confirms = (asked: number, hour: number): SubscriberDraft => ({
  kind: 'join-confirmed',
  at: at(hour),
  body: { asked: id(asked), lists: ['trainings'] },
})
const leaves = (hour: number): SubscriberDraft => ({
  kind: 'left',
  at: at(hour),
  body: { lists: ['trainings'], how: 'one-click' },
})
const bounces = (hour: number, hard = false): SubscriberDraft => ({
  kind: 'bounced',
  at: at(hour),
  body: { hard },
})
const broughtIn = (hour: number): SubscriberDraft => ({
  kind: 'imported',
  at: at(hour),
  body: {
    lists: ['trainings'],
    proof: { source: 'Sheet at the spring conference', wording: 'Yes, write to me.', on: '2026-02-01' },
    about: {},
  },
})
const complains = (hour: number): SubscriberDraft => ({ kind: 'complained', at: at(hour), body: {} })
const released = (hour: number): SubscriberDraft => ({
  kind: 'released',
  at: at(hour),
  body: { why: 'They called: the mailbox works again.' },
})

const cases: readonly [sentence: string, entries: readonly SubscriberDraft[], receives: boolean][] = [
  ['whoever only asked gets nothing yet', [asks(1)], false],
  ['whoever used the link gets letters', [asks(1), confirms(1, 1)], true],
  ['whoever left gets nothing', [asks(1), confirms(1, 1), leaves(2)], false],
  ['asking again brings nobody back who left', [asks(1), confirms(1, 1), leaves(2), asks(4, 3)], false],
  ['confirming anew does', [asks(1), confirms(1, 1), leaves(2), asks(4, 3), confirms(4, 4)], true],
  ['whoever agreed elsewhere, with proof, gets letters', [broughtIn(0)], true],
  ['nobody who left comes back by a table', [asks(1), confirms(1, 1), leaves(2), broughtIn(3)], false],
  ['one click before anything was joined holds too', [leaves(0), broughtIn(1)], false],
  ['an address where no letter can arrive is given up at once', [broughtIn(0), bounces(1, true)], false],
  ['a full mailbox is not', [broughtIn(0), bounces(1)], true],
  ['nor when three letters of one day come back', [broughtIn(0), ...[1, 2, 3].map((h) => bounces(h))], true],
  ['but when it is full on three days', [broughtIn(0), ...[24, 48, 72].map((h) => bounces(h))], false],
  ['unless these days lie far apart', [broughtIn(0), ...[24, 1000, 2500].map((h) => bounces(h))], true],
  ['a complaint ends everything', [asks(1), confirms(1, 1), complains(2)], false],
  ['an educator cannot undo a complaint', [asks(1), confirms(1, 1), complains(2), released(3)], false],
  [
    'an educator can write again where letters came back',
    [broughtIn(0), bounces(1, true), released(2)],
    true,
  ],
  ['a table does not undo what came back', [broughtIn(0), bounces(1, true), broughtIn(2)], false],
  ['joining again undoes it: the link was read there', [bounces(0, true), asks(2, 1), confirms(2, 2)], true],
]
test.each(cases)('%s', (_, drafts, receives) => {
  const subscriber = subscriberOf(recorded(...drafts))
  expect(subscriber && mayReceive(subscriber, 'trainings')).toBe(receives)
})

test('the order of arrival changes nothing', () => {
  const all = recorded(
    asks(1),
    confirms(1, 1),
    bounces(2),
    leaves(3),
    asks(5, 4),
    confirms(5, 5),
    complains(6),
  )
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (arrived) => {
      expect(subscriberOf([...arrived, ...arrived])).toEqual(subscriberOf(all))
    }),
  )
})

test('whatever happened before, whoever left a list last gets none of its letters, until they confirm again', () => {
  const some = fc.constantFrom(asks(1), confirms(1, 1), broughtIn(2), bounces(3), released(4), complains(5))
  fc.assert(
    fc.property(
      fc.array(some, { maxLength: 8 }),
      fc.array(fc.constantFrom(asks(90, 30), broughtIn(31), released(32)), { maxLength: 4 }),
      (before, later) => {
        const entries = [...before, leaves(20), ...later].map((draft, i) => ({ ...draft, id: id(i + 100) }))
        const subscriber = subscriberOf(entries as SubscriberEntry[])
        expect(subscriber && mayReceive(subscriber, 'trainings')).toBe(false)
      },
    ),
  )
})

test('the proof of a joining is the sentence that was read, when, and when the link was used', () => {
  const subscriber = subscriberOf(recorded(asks(1), confirms(1, 5)))
  expect(subscriber?.lists.get('trainings')?.proof).toEqual({
    is: 'confirmed',
    at: at(5),
    askedAt: at(0),
    wording: 'Send me letters.',
  })
  expect(subscriber?.state).toBe('CO')
})

test('a confirmation link works once, for seven days', () => {
  const entries = recorded(asks(1))
  expect(whatToConfirm(entries, id(1), at(7 * 24))).toMatchObject({ is: 'open', lists: ['trainings'] })
  expect(whatToConfirm(entries, id(1), at(7 * 24 + 1)).is).toBe('expired')
  expect(whatToConfirm(entries, id(2), at(1)).is).toBe('unknown')
  const left = recorded(asks(1), confirms(1, 1), leaves(2))
  expect(whatToConfirm(left, id(1), at(3)).is).toBe('confirmed')
})

test('a table is told why an address cannot be brought in', () => {
  const of = (...drafts: SubscriberDraft[]) =>
    barToImport(subscriberOf(recorded(...drafts)), ['trainings'])?.message
  expect(of()).toBeUndefined()
  expect(of(asks(1))).toBeUndefined()
  expect(of(leaves(0))).toMatch('They left the list “Trainings”. Only they can join it again.')
  expect(of(broughtIn(0), bounces(1, true))).toMatch('Letters to this address came back.')
  expect(of(asks(1), confirms(1, 1), complains(2))).toMatch('complained')
})

test('nothing is brought in without saying where, in which words and when somebody agreed', () => {
  const import_ = (proof: object) =>
    subscriberEntry.safeParse({
      id: id(1),
      kind: 'imported',
      at: '2026-03-01T09:00:00Z',
      body: { lists: ['webinars'], proof },
    }).success
  const whole = { source: 'Form on our old site', wording: 'Send me news by email.', on: '2024-05-02' }
  expect(import_(whole)).toBe(true)
  expect(import_({ ...whole, on: '2024-05-02T10:00:00-06:00' })).toBe(true)
  expect(import_({ ...whole, on: 'last spring' })).toBe(false)
  expect(import_({ ...whole, source: '' })).toBe(false)
  expect(import_({ ...whole, wording: ' ' })).toBe(false)
})

test.each([
  ['Ada@Practice.Example ', 'ada@practice.example'],
  ['ada@practice', undefined],
  ['ada@practice.example, bob@practice.example', undefined],
  ['', undefined],
])('"%s" is read as %s', (typed, read) => {
  const result = readAddress(typed)
  expect(result.ok ? result.value : undefined).toBe(read)
})

test('an address is shown so that only its owner knows it', () => {
  expect(hiddenAddress('maya@kairos.example')).toBe('m…@kairos.example')
})

test('leaving one list leaves the others', () => {
  const all: SubscriberDraft = {
    ...broughtIn(0),
    body: { ...broughtInBody, lists: [...LISTS] },
  } as SubscriberDraft
  const subscriber = subscriberOf(recorded(all, leaves(1)))
  expect(subscriber && listsWith(subscriber, 'joined')).toEqual(['webinars', 'articles'])
})
const broughtInBody = broughtIn(0).body
