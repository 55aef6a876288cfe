/** On site: hours by sign-in, pairs for the dosing blocks, and numbers of certificates. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entryId } from '#kernel/ids.ts'
import { creditsOf, hoursOf, timesOf } from './attendance.ts'
import { certificateNumber, readCertificateNumber } from './certificate.ts'
import { type Participant, proposePairs, ruleOnBlock, ruleOnPairs } from './pairs.ts'
import type { AgendaItem } from './plan.ts'
import type { Pair } from './training.ts'

const item = (id: string, from: string, to: string, more: Partial<AgendaItem> = {}): AgendaItem => ({
  id,
  day: 1,
  from,
  to,
  title: id,
  kind: 'teaching',
  counts: true,
  ...more,
})
const days = {
  from: Temporal.PlainDate.from('2027-04-12'),
  zone: 'America/Denver',
  agenda: [
    item('morning', '09:00', '12:00'),
    item('block-1', '13:00', '16:00', { kind: 'dosing', counts: false }),
    item('evening', '17:00', '18:30'),
    item('second', '09:00', '10:00', { day: 2 }),
  ],
}
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[America/Denver]`).toInstant()
const there = (id: string, from: string, to?: string) => ({
  item: id,
  in: at(from),
  ...(to ? { out: at(to) } : {}),
})

describe('hours of continuing education', () => {
  test('an item stands at its clock time at the place of the training', () => {
    expect(timesOf(days, days.agenda[3]!).from).toEqual(at('2027-04-13T09:00'))
  })
  test.each([
    ['the whole morning', [there('morning', '2027-04-12T08:50', '2027-04-12T12:10')], 3],
    ['came half an hour late', [there('morning', '2027-04-12T09:30', '2027-04-12T12:00')], 2.5],
    ['ten minutes are no quarter of an hour', [there('second', '2027-04-13T09:00', '2027-04-13T09:10')], 0],
    ['dosing never counts', [there('block-1', '2027-04-12T13:00', '2027-04-12T16:00')], 0],
    ['signed in and never out counts for nothing', [there('morning', '2027-04-12T09:00')], 0],
    [
      'signed in twice counts once',
      [
        there('morning', '2027-04-12T09:00', '2027-04-12T11:00'),
        there('morning', '2027-04-12T10:00', '2027-04-12T12:00'),
      ],
      3,
    ],
    ['on another day', [there('morning', '2027-04-13T09:00', '2027-04-13T12:00')], 0],
  ])('%s', (_, attendance, hours) => expect(hoursOf(days, { attendance })).toBe(hours))
  test('who never signed out is told apart', () => {
    const [morning] = creditsOf(days, { attendance: [there('morning', '2027-04-12T09:00')] })
    expect(morning).toMatchObject({ open: true, minutes: 0 })
  })
  test('whatever is written down, nobody is certified more than the agenda has', () => {
    const minute = fc.integer({ min: -3000, max: 3000 })
    const spans = fc.array(
      fc.tuple(fc.constantFrom('morning', 'evening', 'second', 'block-1'), minute, minute),
    )
    fc.assert(
      fc.property(spans, (all) => {
        const base = at('2027-04-12T09:00')
        const attendance = all.map(([id, a, b]) => ({
          item: id,
          in: base.add({ minutes: a }),
          out: base.add({ minutes: b }),
        }))
        expect(hoursOf(days, { attendance })).toBeLessThanOrEqual(3 + 1.5 + 1)
      }),
    )
  })
})

describe('the number of a certificate', () => {
  const number = () =>
    fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => certificateNumber(2027, bytes))
  test('reads back, however it is typed', () => {
    fc.assert(
      fc.property(number(), (one) => {
        expect(readCertificateNumber(one)).toBe(one)
        expect(readCertificateNumber(` ${one.toLowerCase().replaceAll('-', ' ')} `)).toBe(one)
        expect(readCertificateNumber(one.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(one)
      }),
    )
  })
  test('one wrong character is noticed', () => {
    const sign = fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ')
    fc.assert(
      fc.property(number(), fc.integer({ min: 3, max: 12 }), sign, (one, place, other) => {
        fc.pre(one[place] !== '-' && one[place] !== other)
        expect(readCertificateNumber(one.slice(0, place) + other + one.slice(place + 1))).toBeUndefined()
      }),
    )
  })
  test.each(['', '27-4F7QM2X', 'hello', '27-UUUUUUUU-0'])('“%s” is none', (typed) =>
    expect(readCertificateNumber(typed)).toBeUndefined(),
  )
})

const person = (n: number, doses: Participant['doses'], apart: readonly number[] = []): Participant => ({
  id: entryId.parse(idOf(n)),
  name: `Person ${n}`,
  doses,
  apart: apart.map(idOf),
})
const idOf = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`
const source = { text: 'A default', status: 'default', mark: 'default' } as const
const plan = (trainers: number, monitors: number) => ({
  level: 'foundations',
  from: days.from,
  agenda: [
    item('block-1', '13:00', '16:00', { kind: 'dosing', counts: false }),
    item('block-2', '13:00', '16:00', { kind: 'dosing', counts: false, day: 2 }),
  ],
  team: [
    ...Array.from({ length: trainers }, (_, i) => ({ name: `Trainer ${i}`, role: 'trainer' as const })),
    ...Array.from({ length: monitors }, (_, i) => ({ name: `Monitor ${i}`, role: 'monitor' as const })),
  ],
  ratios: { perTrainer: { most: 6, source }, perMonitor: { most: 6, source } },
})
const pairsOf = (blocks: readonly (readonly Pair[])[]) =>
  new Map(blocks.map((block, i) => [`block-${i + 1}`, block]))
const rules = (
  people: readonly Participant[],
  blocks: readonly (readonly Pair[])[],
  trainers = 3,
  monitors = 2,
) => {
  const { ruling, reasons } = ruleOnPairs(plan(trainers, monitors), people, pairsOf(blocks))
  return [ruling, ...reasons.map(({ rule }) => rule)]
}

describe('pairs', () => {
  test('two who dose change places', () => {
    const people = [person(1, 'yes'), person(2, 'yes')]
    const { blocks, alone } = proposePairs(people, 2)
    expect(blocks.map((block) => block.map(({ traveller }) => traveller))).toEqual([[idOf(1)], [idOf(2)]])
    expect(alone).toEqual([])
    expect(rules(people, blocks)).toEqual(['allow'])
  })
  test('who does not dose sits with whoever is left over', () => {
    const { blocks, alone } = proposePairs([person(1, 'yes'), person(2, 'no')], 2)
    expect(blocks).toEqual([[{ traveller: idOf(1), sitter: idOf(2) }], []])
    expect(alone).toEqual([])
  })
  test('who is left without anybody is named, so that the team sits with them', () => {
    expect(proposePairs([person(1, 'yes', [2]), person(2, 'yes')], 2).alone).toHaveLength(2)
  })
  test('whatever group comes, a proposal keeps apart who has to be, and lets nobody travel who was not cleared', () => {
    const group = fc.array(
      fc.tuple(
        fc.constantFrom('yes', 'conditions', 'no'),
        fc.array(fc.integer({ min: 0, max: 15 }), { maxLength: 3 }),
      ),
      { maxLength: 16 },
    )
    fc.assert(
      fc.property(group, (drawn) => {
        const people = drawn.map(([doses, apart], i) => person(i, doses, apart))
        const { blocks, alone } = proposePairs(people, 2)
        const [, ...said] = rules(people, blocks, 50, 50)
        expect(said.filter((rule) => rule !== 'conditions' && rule !== 'never')).toEqual([])
        const travel = blocks.flat().map(({ traveller }) => traveller)
        const cleared = people.filter(({ doses }) => doses !== 'no').map(({ id }) => id)
        expect([...travel, ...alone.map(({ id }) => id)].toSorted()).toEqual(cleared.toSorted())
      }),
    )
  })
  const [a, b, c, no, maybe] = [
    person(1, 'yes'),
    person(2, 'yes', [3]),
    person(3, 'yes'),
    person(4, 'no'),
    person(5, 'conditions'),
  ]
  const pair = (traveller: Participant, sitter: Participant): Pair => ({
    traveller: traveller.id,
    sitter: sitter.id,
  })
  test.each([
    [
      'somebody in two pairs of a block',
      [a!, b!],
      [[pair(a!, b!), pair(b!, a!)], []],
      ['refuse', 'twice', 'twice'],
    ],
    ['kept apart', [b!, c!], [[pair(b!, c!)], [pair(c!, b!)]], ['refuse', 'apart', 'apart']],
    [
      'travels without being cleared',
      [no!, a!],
      [[pair(no!, a!)], [pair(a!, no!)]],
      ['refuse', 'not-cleared'],
    ],
    [
      'cleared with conditions',
      [maybe!, a!],
      [[pair(maybe!, a!)], [pair(a!, maybe!)]],
      ['ask', 'conditions'],
    ],
    ['travels in no block', [a!, b!], [[pair(a!, b!)], []], ['ask', 'never']],
    ['travels twice', [a!, no!], [[pair(a!, no!)], [pair(a!, no!)]], ['refuse', 'often']],
    ['somebody who has left', [a!, b!], [[pair(a!, c!)], [pair(b!, a!)]], ['refuse', 'gone']],
  ])('%s', (_, people, blocks, said) => expect(rules(people, blocks)).toEqual(said))
  test('before the second block is arranged, nobody is said to travel nowhere', () =>
    expect(rules([a!, b!], [[pair(a!, b!)]])).toEqual(['allow']))
  test('what is wrong in the other block does not stand in the way of setting this one right', () => {
    const both = pairsOf([[pair(a!, b!)], [pair(c!, a!)]])
    expect(ruleOnPairs(plan(3, 2), [a!, b!], both).ruling).toBe('refuse')
    expect(
      ruleOnBlock(plan(3, 2), [a!, no!], pairsOf([[pair(a!, no!)], [pair(c!, a!)]]), 'block-1').ruling,
    ).toBe('allow')
    expect(
      ruleOnBlock(plan(3, 2), [a!, no!], pairsOf([[pair(a!, no!)], [pair(a!, no!)]]), 'block-1').reasons,
    ).toMatchObject([{ rule: 'often' }])
  })
  test('too few monitors or trainers refuse', () => {
    const people = [a!, b!]
    const { blocks } = proposePairs(people, 2)
    expect(rules(people, blocks, 0, 0)).toEqual(['refuse', 'monitors', 'monitors', 'trainers'])
  })
})
