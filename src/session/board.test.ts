import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chartOf } from '#chart/chart.ts'
import { courseId, patientId } from '#kernel/ids.ts'
import { shippedProtocol } from '#platform/content.ts'
import { sounds } from './alarms.ts'
import { boardOf, type OnBoard } from './board.ts'
import { calledOf } from './called.ts'
import { roundsOf } from './rounds.ts'
import {
  begun,
  calm,
  entriesFrom,
  given,
  inVisit,
  joinedGroup,
  minute,
  nthVisit,
  order,
  ordered,
  people,
  planned,
  type Told,
  told,
} from './testing.ts'

const protocol = shippedProtocol()
const NAMES = [
  'Maya Lindqvist',
  'Daniel Osei',
  'Priya Raman',
  'Daniel Krause',
  'Elena Duarte',
  'Luis Mendoza',
]

/** The n-th person, dosed at minute n and measured a minute later, unless told otherwise. */
function one(n: number, more: readonly Told[] = [], facts: readonly Told[] = dosed(n)): OnBoard {
  const visit = nthVisit(n)
  return {
    id: courseId.parse(`0198c0de-0000-7000-8000-0000000002${String(n).padStart(2, '0')}`),
    visit,
    patient: { id: patientId.parse('0198c0de-0000-7000-8000-0000000000cc'), name: NAMES[n - 1]! },
    chart: chartOf(entriesFrom(inVisit(visit, [...facts, ...more]))),
    protocol,
    zone: 'UTC',
    names: new Map(),
    closed: false,
    unsent: new Set(),
  }
}
const dosed = (n: number): Told[] => [
  planned('im'),
  joinedGroup(n),
  begun(),
  ordered(),
  calm(-10),
  given(n, 60),
  calm(n + 1),
]
const shownOrder = (board: ReturnType<typeof boardOf>) => board.people.map(({ called }) => called)

test('a board shows first names; two with the same one get a number, never a surname', () => {
  const board = boardOf(
    [1, 2, 3, 4].map((n) => one(n)),
    minute(6),
  )
  expect(shownOrder(board).sort()).toEqual(['Daniel 1', 'Daniel 2', 'Maya', 'Priya'])
  const shown = JSON.stringify(board.people.map(({ session: _, ...rest }) => rest))
  for (const name of NAMES.slice(0, 4)) expect(shown).not.toContain(name.split(' ')[1])
})

test('names differ by their letters, not by accents or capitals', () => {
  const called = calledOf([
    { visit: nthVisit(1), name: 'José Ruiz' },
    { visit: nthVisit(2), name: 'jose Vega' },
  ])
  expect([...called.values()]).toEqual(['José 1', 'jose 2'])
})

test('whoever has an alarm comes first, then whoever is overdue, then the others by their place', () => {
  const board = boardOf(
    [
      one(1, [calm(11), calm(21)]),
      one(2),
      one(3, [calm(13), calm(22)]),
      one(5, [calm(16), calm(24, { spo2: 88 })]),
      one(6, [calm(16), calm(21, { systolic: 165 })]),
    ],
    minute(25),
  )
  expect(shownOrder(board)).toEqual(['Elena', 'Luis', 'Daniel', 'Maya', 'Priya'])
  expect(board.alarms.map(({ alarm, person }) => `${alarm.level} ${person.called}`)).toEqual([
    'red Elena',
    'amber Luis',
  ])
})

test('what is due next is one queue over all people, the longest overdue first, in minutes', () => {
  const board = boardOf([one(1), one(2, [calm(12)])], minute(15))
  expect(board.queue[0]).toMatchObject({ called: 'Maya', state: 'overdue', inMinutes: -4 })
  expect(board.queue.map(({ due }) => due.overdueAt.epochMilliseconds)).toEqual(
    board.queue.map(({ due }) => due.overdueAt.epochMilliseconds).toSorted((a, b) => a - b),
  )
})

test('what is due of one person at once is one go to them, and nothing of the queue is left out', () => {
  const { queue } = boardOf(
    [1, 2, 3].map((n) => one(n)),
    minute(16),
  )
  const rounds = roundsOf(queue)
  expect(rounds.length).toBeLessThan(queue.length)
  expect(rounds.flatMap(({ visit, dues }) => dues.map(({ key }) => `${visit} ${key}`)).sort()).toEqual(
    queue.map(({ visit, due }) => `${visit} ${due.key}`).sort(),
  )
  expect(rounds[0]).toMatchObject({ called: 'Maya', state: 'overdue' })
  expect(rounds[0]!.dues.map(({ key }) => key)).toEqual(['cadence:oxygen', 'cadence:pressure'])
})

test('each figure has its age, and each person the minutes since the first dose', () => {
  const [maya] = boardOf([one(1)], minute(15)).people
  expect(maya).toMatchObject({ elapsed: 14, place: 1 })
  expect(maya!.last.systolic).toMatchObject({ age: 13, reading: { value: 120 } })
})

test('a question to the prescriber stands on the board until it is answered', () => {
  const asked = told(4, 'decision-asked', { rules: [], about: 'May he walk?', order })
  expect(boardOf([one(1), one(2, [asked])], minute(6)).questions).toMatchObject([
    { person: { called: 'Daniel' }, asked: { about: 'May he walk?' } },
  ])
})

test('a group has its staff ruled once, its turns, and who is paused and held by whom', () => {
  const paused = told(8, 'session-paused', { why: 'emergency-of-another', heldBy: people.therapist })
  const { groups } = boardOf([one(1, [paused]), one(2), one(3)], minute(9))
  expect(groups).toHaveLength(1)
  expect(groups[0]!.staffing.reasons.map(({ rule }) => rule)).toEqual(['group-facilitators', 'group-floater'])
  expect(groups[0]!.turns.map(({ called, state }) => [called, state])).toEqual([
    ['Maya', 'given'],
    ['Daniel', 'given'],
    ['Priya', 'given'],
  ])
  expect(groups[0]!.paused.map(({ called, session }) => [called, session.pauses[0]?.heldBy])).toEqual([
    ['Maya', people.therapist],
  ])
})

test('nobody has an alarm or a question any more once they went home, and they come last', () => {
  const home = told(30, 'discharged', { score: 10, protocol: 'x' })
  const board = boardOf([one(1, [calm(20, { spo2: 88 }), home]), one(2)], minute(31))
  expect(board.alarms).toEqual([])
  expect(board.people.at(-1)!.called).toBe('Maya')
})

const fact = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 5, max: 60 }),
      fc.integer({ min: 70, max: 210 }),
      fc.integer({ min: 80, max: 100 }),
    )
    .map(([at, systolic, spo2]) => calm(at, { systolic, spo2 })),
  fc
    .tuple(fc.integer({ min: 5, max: 60 }), fc.constantFrom('chest-pain', 'faint', 'severe-headache'))
    .map(([at, id]) => told(at, 'symptoms-noted', { present: [id], gone: [] })),
  fc
    .integer({ min: 5, max: 60 })
    .map((at) => told(at, 'alarm-acknowledged', { alarm: 'spo2-red', level: 'red' })),
  fc
    .integer({ min: 5, max: 60 })
    .map((at) => told(at, 'staff-left', { person: people.monitor, as: 'monitor' })),
  fc
    .integer({ min: 5, max: 60 })
    .map((at) => told(at, 'session-paused', { why: 'emergency-of-another', heldBy: people.therapist })),
)
const many = fc
  .array(fc.array(fact, { maxLength: 8 }), { minLength: 2, maxLength: 6 })
  .map((all) => all.map((facts, i) => one(i + 1, facts)))

test('the board never loses an alarm: each of each person is on it, emergencies above all', () => {
  fc.assert(
    fc.property(many, fc.integer({ min: 5, max: 90 }), (atHand, now) => {
      const board = boardOf(atHand, minute(now))
      const alone = atHand.flatMap((person) =>
        boardOf([person], minute(now)).people.flatMap(({ visit, session }) =>
          session.alarms.map(({ id, level }) => `${visit} ${id} ${level}`),
        ),
      )
      const shown = board.alarms.map(({ person, alarm }) => `${person.visit} ${alarm.id} ${alarm.level}`)
      expect(shown.toSorted()).toEqual(alone.toSorted())
      const places = board.alarms.map(({ alarm }) =>
        alarm.level === 'emergency' ? 0 : sounds(alarm, minute(now)) ? 1 : 2,
      )
      expect(places).toEqual(places.toSorted())
    }),
  )
})

test('the board is the same whatever order people and their facts come in', () => {
  fc.assert(
    fc.property(many, fc.integer({ min: 5, max: 90 }), fc.gen(), (atHand, now, gen) => {
      const again = gen(() => fc.shuffledSubarray(atHand, { minLength: atHand.length })).map((person) => ({
        ...person,
        chart: chartOf(
          gen(() =>
            fc.shuffledSubarray([...person.chart.entries], { minLength: person.chart.entries.length }),
          ),
        ),
      }))
      expect(JSON.stringify(boardOf(again, minute(now)))).toBe(JSON.stringify(boardOf(atHand, minute(now))))
    }),
  )
})
