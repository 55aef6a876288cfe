import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chartOf } from '#chart/chart.ts'
import { entryId } from '#kernel/ids.ts'
import { unit } from '#kernel/units.ts'
import { shippedProtocol } from '#platform/content.ts'
import { dosesOf, volumeOf } from './doses.ts'
import { sessionKinds } from './entries.ts'
import { ageOf, latest, trendOf } from './readings.ts'
import { sessionOf } from './session.ts'
import {
  arrived,
  begun,
  chartFrom,
  entriesFrom,
  given,
  joinedGroup,
  minute,
  nthId,
  ordered,
  people,
  planned,
  type Told,
  told,
  visit,
  vitals,
} from './testing.ts'

const protocol = shippedProtocol()
const at = (now: number, ...facts: Told[]) => sessionOf(chartFrom(...facts), visit, protocol, minute(now))
const flags = (...facts: Told[]) => at(60, ...facts).flags.map((flag) => flag.rule)

test('a visit with nothing written down is a session that has not begun, with nothing due', () => {
  const session = at(0, planned('im'))
  expect(session).toMatchObject({ route: 'im', begun: undefined, doses: [], alarms: [], due: [], flags: [] })
  expect(session.phase).toBeUndefined()
})

test.each([
  ['im', -20, 'arrival'],
  ['im', 1, 'dose'],
  ['im', 5, 'onset'],
  ['im', 30, 'journey'],
  ['im', 50, 'return'],
  ['im', 80, 'early-integration'],
  ['sl', 12, 'onset'],
  ['sl', 60, 'journey'],
  ['sl', 80, 'return'],
  ['iv', 20, 'journey'],
  ['iv', 50, 'return'],
  ['esketamine', 20, 'journey'],
] as const)(
  'by %s the template puts minute %i into %s, and says that nobody recorded it',
  (route, now, phase) => {
    const facts = [planned(route), begun(), ...(now > 0 ? [given(0, 28, { route })] : [])]
    expect(at(now, ...facts).phase).toMatchObject({ phase, recorded: false, expected: phase })
  },
)

test('a phase that a person recorded counts, and the template only says what it expects', () => {
  const session = at(60, ...arrived(), given(0, 60), told(8, 'phase-entered', { phase: 'journey' }))
  expect(session.phase).toMatchObject({
    phase: 'journey',
    since: minute(8),
    recorded: true,
    expected: 'return',
    next: { phase: 'early-integration', at: minute(75) },
  })
})

test('a booster does not begin the journey again; it moves the return', () => {
  const session = at(20, ...arrived(), given(0, 40), given(12, 20))
  expect(session.phase).toMatchObject({ phase: 'journey', next: { phase: 'return', at: minute(57) } })
})

test('doses add up within their session, in mg and mg/kg, with the volume of each', () => {
  const session = at(30, ...arrived(), given(0, 40), given(12, 20.1))
  expect(session.given).toEqual({ mg: 60.1, mgPerKg: 0.86 })
  expect(session.doses.map((d) => [d.mg, d.volume, d.cumulative])).toEqual([
    [40, 0.8, 40],
    [20.1, 0.4, 60.1],
  ])
  expect(volumeOf(unit.mg.parse(35), unit.mgPerMl.parse(50))).toBe(0.7)
})

test('doses of another session of the course do not count here', () => {
  const elsewhere = entryId.parse('0198c0de-0000-7000-8000-0000000000ff')
  const facts = [...arrived(), given(0, 40), given(-9000, 50, { visit: elsewhere })]
  expect(at(30, ...facts).given.mg).toBe(40)
  expect(dosesOf(chartFrom(...facts)).map((d) => d.cumulative)).toEqual([50, 40])
})

test('readings keep their age and where they are going', () => {
  const { readings } = at(14, ...arrived(), given(0, 60), vitals(10, { systolic: 150 }))
  expect(ageOf(latest(readings.systolic)!, minute(14))).toBe(4)
  expect(trendOf(readings.systolic)).toBe('rising')
})

test('a corrected reading counts with its new value; the old one stays in the record', () => {
  const wrong = { ...vitals(10, { systolic: 185 }), id: nthId(700) }
  const right: Told = {
    ...vitals(10, { systolic: 135 }),
    id: nthId(701),
    amends: { entry: nthId(700), reason: 'Typed wrong' },
  }
  expect(at(12, ...arrived(), given(0, 60), wrong).alarms).toHaveLength(1)
  expect(at(12, ...arrived(), given(0, 60), wrong, right).alarms).toEqual([])
  expect(chartFrom(wrong, right).entries).toHaveLength(2)
})

test.each<[string, Told[], string[]]>([
  [
    'a dose recorded against no order is kept and flagged',
    [planned('im'), begun(), given(0, 60)],
    ['no-order'],
  ],
  ['a dose above what was ordered', [...arrived(), given(0, 80)], ['over-cap']],
  [
    'a dose before its order was confirmed',
    [planned('im'), begun(), ordered({ amount: { by: 'mg', mg: 150, weight: 70 }, cap: 150 }), given(0, 150)],
    ['order-unconfirmed'],
  ],
  ['a dose by another route', [...arrived(), given(0, 60, { route: 'sl' })], ['wrong-route']],
  [
    'a dose after discharge',
    [...arrived(), told(40, 'discharged', { score: 10, protocol: 'x' }), given(50, 10)],
    ['after-closing'],
  ],
  ['two different doses at one time', [...arrived(), given(0, 20), given(0, 30)], ['two-doses']],
  [
    'a dose recorded outside the rules',
    [...arrived(), given(0, 60, { outsideRules: 'Given while the network was away' })],
    ['outside-rules'],
  ],
  [
    'a session closed twice',
    [
      ...arrived(),
      told(40, 'discharged', { score: 10, protocol: 'x' }),
      told(41, 'session-abandoned', { reason: 'x' }),
    ],
    ['closed-twice'],
  ],
  ['nothing unusual', [...arrived(), given(0, 60)], []],
])('%s', (_name, facts, expected) => {
  for (const rule of expected) expect(flags(...facts)).toContain(rule)
  if (expected.length === 0) expect(flags(...facts)).toEqual([])
  expect(at(60, ...facts).doses).toHaveLength(facts.filter((f) => f.kind === 'dose-given').length)
})

test('two people correcting one entry differently are both shown', () => {
  const first = { ...vitals(10, { systolic: 150 }), id: nthId(700) }
  const amended = (n: number, systolic: number): Told => ({
    ...vitals(10, { systolic }),
    id: nthId(n),
    amends: { entry: nthId(700), reason: 'Typed wrong' },
  })
  expect(flags(...arrived(), first, amended(701, 140), amended(702, 141))).toEqual(['contested'])
})

test('the first closing counts', () => {
  const session = at(
    60,
    ...arrived(),
    given(0, 60),
    told(40, 'left-against-advice', leaving()),
    told(50, 'discharged', { score: 10, protocol: 'x' }, people.prescriber),
  )
  expect(session.closed).toMatchObject({ how: 'left-against-advice', at: minute(40) })
})
const leaving = () => ({
  reason: 'Wants to go',
  risksExplained: true,
  form: 'signed',
  escortCalled: 'reached',
  wellnessCall: minute(300),
})

/** Any session, as facts in no particular order, with corrections and strikes among them. */
const anyFacts = fc
  .array(
    fc.record({
      at: fc.integer({ min: -30, max: 150 }),
      what: fc.oneof(
        fc.integer({ min: 60, max: 220 }).map((systolic) => ['vitals-taken', { systolic }] as const),
        fc.integer({ min: 70, max: 100 }).map((spo2) => ['vitals-taken', { spo2 }] as const),
        fc.integer({ min: 1, max: 120 }).map((mg) => ['dose-given', given(0, mg).body as object] as const),
        fc.integer({ min: 0, max: 5 }).map((score) => ['sedation-scored', { score }] as const),
        fc
          .constantFrom('chest-pain', 'faint')
          .map((id) => ['symptoms-noted', { present: [id], gone: [] }] as const),
        fc.constant(['escort-arrived', { name: 'Ana', matched: true }] as const),
        fc.constant(['discharged', { score: 10, protocol: 'x' }] as const),
      ),
      amends: fc.option(fc.nat(15), { nil: undefined }),
      strike: fc.boolean(),
    }),
    { maxLength: 16 },
  )
  .map((list) =>
    entriesFrom([
      ...arrived(),
      ...list.map(
        ({ at, what: [kind, body], amends, strike }, i): Told => ({
          ...(amends !== undefined && strike ? told(at, 'struck-out', {}) : told(at, kind, body)),
          ...(amends === undefined || amends === i
            ? {}
            : { amends: { entry: nthId(amends + 4), reason: 'Correction' } }),
        }),
      ),
    ]),
  )

test('any order of arrival, with any repetitions and corrections, gives the same session', () => {
  fc.assert(
    fc.property(
      anyFacts.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })),
      ),
      ([list, arrivedInAnyOrder]) => {
        expect(sessionOf(chartOf(arrivedInAnyOrder), visit, protocol, minute(60))).toEqual(
          sessionOf(chartOf(list), visit, protocol, minute(60)),
        )
      },
    ),
  )
})

test('the cumulative amount is the sum of the doses in force, and no dose in force is left out', () => {
  fc.assert(
    fc.property(anyFacts, (list) => {
      const chart = chartOf(list)
      const session = sessionOf(chart, visit, protocol, minute(60))
      const inForce = chart.current.filter((entry) => entry.kind === 'dose-given')
      const sum = inForce.reduce((total, entry) => total + sessionKinds['dose-given'].parse(entry.body).mg, 0)
      expect(session.doses).toHaveLength(inForce.length)
      expect(session.given.mg).toBeCloseTo(sum, 6)
    }),
  )
})

test('what was written the day before, an order or a place in a group, is no arrival', () => {
  const ahead = [planned('im'), joinedGroup(3, -1440), ordered({}, people.prescriber, -1500)]
  expect(at(-60, ...ahead).phase).toBeUndefined()
  const [phase, since] = ['arrival', minute(-40)]
  expect(at(-30, ...ahead, vitals(-40, { systolic: 124 })).phase).toMatchObject({ phase, since })
})
