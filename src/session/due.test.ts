import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minutesBetween } from '#kernel/time.ts'
import { shippedProtocol } from '#platform/content.ts'
import { nextByCadence, stateOf } from './due.ts'
import { CHECKS, type Check } from './protocol.ts'
import { sessionOf } from './session.ts'
import {
  arrived,
  begun,
  calm,
  chartFrom,
  given,
  minute,
  planned,
  T0,
  type Told,
  told,
  visit,
  vitals,
} from './testing.ts'

const protocol = shippedProtocol()
const at = (now: number, ...facts: Told[]) => sessionOf(chartFrom(...facts), visit, protocol, minute(now))
const due = (check: Check, now: number, ...facts: Told[]) =>
  at(now, ...facts).due.find((d) => d.key === `cadence:${check}`)
const minuteOf = (check: Check, ...facts: Told[]) => {
  const next = due(check, 0, ...facts)
  return next && minutesBetween(T0, next.from)
}

test('before a dose, vitals are due as soon as the session begins', () => {
  expect(at(-39, planned('im'), begun()).due).toMatchObject([
    {
      key: 'before-dose',
      from: minute(-40),
      measures: ['systolic', 'diastolic', 'heartRate', 'spo2'],
    },
  ])
  expect(at(-5, ...arrived()).due).toEqual([])
})

test.each<[string, Check, object, number[]]>([
  ['im', 'pressure', {}, [0, 10, 20, 30, 45, 60, 90]],
  ['im', 'sedation', {}, [15, 30, 45, 60, 90, 120]],
  ['sl', 'pressure', {}, [0, 30, 45, 60, 90]],
  ['sl', 'oxygen', {}, [0, 15, 30, 45, 60, 90]],
  ['sl', 'sedation', {}, [30, 60, 90, 120]],
  ['iv', 'pressure', { over: 40 }, [0, 10, 20, 30, 40, 55, 70, 85]],
  ['iv', 'pressure', { over: 60 }, [0, 10, 20, 30, 40, 50, 60, 75]],
  ['iv', 'sedation', { over: 40 }, [15, 30, 45]],
  ['esketamine', 'pressure', { drug: 'esketamine' }, [0, 40]],
])('by %s, %s is asked for on time when each is taken on time', (route, check, body, expected) => {
  const facts: Told[] = [planned(route as 'im'), begun(), given(0, 28, { route, ...body })]
  const asked: number[] = []
  for (let i = 0; i < expected.length; i++) {
    const next = minuteOf(check, ...facts)
    if (next === undefined) break
    asked.push(next)
    facts.push(check === 'sedation' ? told(next, 'sedation-scored', { score: 5 }) : calm(next))
  }
  expect(asked).toEqual(expected)
})

test('the pressure of the arrival settles the reading at the dose when it is at most 30 minutes old', () => {
  expect(minuteOf('pressure', planned('im'), begun(), calm(-10), given(0, 60))).toBe(10)
  expect(minuteOf('pressure', planned('im'), begun(), calm(-31), given(0, 60))).toBe(0)
})

test('a reading is due at its time and overdue two minutes later', () => {
  const next = due('pressure', 0, ...arrived(), given(0, 60))!
  expect([9, 10, 12, 13].map((n) => stateOf(next, minute(n)))).toEqual(['later', 'due', 'due', 'overdue'])
})

test('a reading three minutes early counts, four minutes early does not', () => {
  expect(minuteOf('pressure', ...arrived(), given(0, 60), calm(7))).toBe(20)
  expect(minuteOf('pressure', ...arrived(), given(0, 60), calm(6))).toBe(10)
})

test('a pressure without a heart rate leaves the heart rate due', () => {
  expect(
    due('pressure', 11, ...arrived(), given(0, 60), vitals(10, { systolic: 120, diastolic: 80 })),
  ).toMatchObject({ from: minute(10), measures: ['heartRate'] })
})

test('what was missed is not asked for twice', () => {
  expect(minuteOf('pressure', ...arrived(), given(0, 60), calm(50))).toBe(60)
})

test('a second dose restarts the monitoring clock', () => {
  expect(minuteOf('pressure', ...arrived(), given(0, 40), calm(11), given(12, 20))).toBe(22)
})

test('an amber reading is due again at once, and overdue after 5 minutes', () => {
  const [first] = at(
    11,
    ...arrived(),
    given(0, 60),
    vitals(10, { systolic: 165, diastolic: 90, heartRate: 80 }),
  ).due
  expect(first).toMatchObject({
    key: 'recheck:pressure',
    from: minute(10),
    overdueAt: minute(15),
    measures: ['systolic'],
  })
})

test('systolic and diastolic out of limits ask for one re-check of the pressure', () => {
  const due = at(
    11,
    ...arrived(),
    given(0, 60),
    vitals(10, { systolic: 165, diastolic: 104, heartRate: 80 }),
  ).due
  expect(due.filter(({ key }) => key.startsWith('recheck'))).toMatchObject([
    { measures: ['systolic', 'diastolic'] },
  ])
})

test('nothing is due once the session is closed', () => {
  expect(
    at(200, ...arrived(), given(0, 60), told(100, 'discharged', { score: 10, protocol: 'x' })).due,
  ).toEqual([])
})

test('the next reading of a cadence never moves to an earlier time when a reading is added', () => {
  const taken = fc.array(fc.integer({ min: -30, max: 200 }), { maxLength: 12 })
  const route = fc.constantFrom(
    'im' as const,
    'iv' as const,
    'sl' as const,
    'oral' as const,
    'intranasal' as const,
    'esketamine' as const,
  )
  fc.assert(
    fc.property(route, taken, fc.integer({ min: -30, max: 200 }), (route, times, further) => {
      const start = [planned(route), begun(), given(0, 28, { route, over: 40 })]
      const session = (readings: number[]) =>
        at(0, ...start, ...readings.flatMap((n) => [calm(n), told(n, 'sedation-scored', { score: 5 })]))
      for (const check of ['pressure', 'oxygen', 'sedation'] as const) {
        const next = (readings: number[]) => {
          const { doses, readings: series } = session(readings)
          return (
            nextByCadence(check, T0, doses, series, protocol)?.from.epochMilliseconds ??
            Number.POSITIVE_INFINITY
          )
        }
        expect(next([...times, further])).toBeGreaterThanOrEqual(next(times))
      }
    }),
  )
})

test('every route of the protocol asks for every check, and for all of them before leaving', () => {
  for (const route of Object.values(protocol.routes))
    for (const check of Object.keys(CHECKS) as Check[]) {
      const { at, every, beforeLeaving } = route.cadence[check]
      expect(at.length + every.length).toBeGreaterThan(0)
      expect(beforeLeaving).toBe(true)
    }
})
