import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minutesAfter } from '#kernel/time.ts'
import { agendaAt, type Obligation, stateAt } from './obligation.ts'

const T = Temporal.Instant.from('2026-11-24T09:00:00Z')
const at = (minutes: number) => minutesAfter(T, minutes)
const thing = (over: Partial<Obligation> = {}): Obligation => ({
  key: 'thing',
  what: 'Thing',
  why: 'because',
  href: '/',
  action: 'Do',
  of: ['therapist'],
  from: at(0),
  ...over,
})

test.each([
  ['before its time it is ahead', -1, 'upcoming'],
  ['from its time on it is due', 0, 'due'],
  ['from its last moment on it is overdue', 60, 'overdue'],
  ['until nobody can do it any more', 119, 'overdue'],
  ['then it is gone', 120, undefined],
] as const)('%s', (_, minute, state) => {
  expect(stateAt(thing({ overdueAt: at(60), until: at(120) }), at(minute))).toBe(state)
})

test('what is blocked says so whatever the time, until it lapses', () => {
  const blocked = thing({ blockedBy: 'no clearance', overdueAt: at(60), until: at(120) })
  expect([-60, 0, 90].map((m) => stateAt(blocked, at(m)))).toEqual(['blocked', 'blocked', 'blocked'])
  expect(stateAt(blocked, at(120))).toBeUndefined()
})

test('the most urgent stands on top: blocked, overdue, due, then what comes', () => {
  const agenda = agendaAt(
    [
      thing({ key: 'later', from: at(60) }),
      thing({ key: 'due' }),
      thing({ key: 'overdue', overdueAt: at(-5) }),
      thing({ key: 'blocked', blockedBy: 'x' }),
    ],
    T,
  )
  expect(agenda.map(({ key }) => key)).toEqual(['blocked', 'overdue', 'due', 'later'])
})

test('time alone never takes an obligation back to an earlier state', () => {
  const RANK = { upcoming: 0, due: 1, overdue: 2 }
  const minutes = fc.integer({ min: -500, max: 500 })
  fc.assert(
    fc.property(minutes, fc.option(minutes), minutes, minutes, (from, overdue, a, b) => {
      const one = thing({
        from: at(from),
        overdueAt: overdue === null ? undefined : at(Math.max(from, overdue)),
      })
      const [early, late] = [stateAt(one, at(Math.min(a, b))), stateAt(one, at(Math.max(a, b)))]
      if (early && late && early !== 'blocked' && late !== 'blocked')
        expect(RANK[late]).toBeGreaterThanOrEqual(RANK[early])
    }),
  )
})
