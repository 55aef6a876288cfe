import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entryId } from '#kernel/ids.ts'
import type { Role } from '#people/people.ts'
import { shippedProtocol } from '#platform/content.ts'
import { gateOf, ruleOnAbandoning, ruleOnDischarge, ruleOnLeaving } from './discharge.ts'
import { sessionOf } from './session.ts'
import {
  arrived,
  begun,
  calm,
  chartFrom,
  given,
  minute,
  people,
  planned,
  type Told,
  told,
  visit,
  vitals,
} from './testing.ts'

const protocol = shippedProtocol()
const other = (n: number) => entryId.parse(`0198c0de-0000-7000-8000-0000000000c${n}`)
const ASKED = protocol.discharge.lines.filter((line) => line.check === 'asked').map((line) => line.id)
const ITEMS = protocol.discharge.items.map((item) => item.id)
const all = <T>(ids: readonly string[], value: T) => Object.fromEntries(ids.map((id) => [id, value]))

const checked = (at: number, body: object = {}) =>
  told(at, 'discharge-checked', {
    items: all(ITEMS, 2),
    lines: all(ASKED, { met: true }),
    contact: '555 0100',
    ...body,
  })
const escort = (at: number, matched = true) => told(at, 'escort-arrived', { name: 'Ana Ruiz', matched })
const booked = () => [
  planned('im', 'check-in', other(1), 22 * 60, 22 * 60 + 15),
  planned('im', 'integration', other(2), 48 * 60, 49 * 60),
]
const well = (at: number) => [
  calm(at),
  told(at, 'sedation-scored', { score: 5 }),
  told(at, 'dissociation-scored', { score: 1 }),
  told(at, 'distress-scored', { score: 1 }),
  checked(at),
]
/** A session of 60 mg by injection in which everything is settled by minute 95. */
const ready = (): Told[] => [...arrived(), given(0, 60), ...booked(), ...well(92), escort(93)]

function rule(facts: Told[], at = 95, roles: Role[] = ['monitor']) {
  const { ruling, reasons } = ruleOnDischarge(
    sessionOf(chartFrom(...facts), visit, protocol, minute(at)),
    roles,
    protocol,
    minute(at),
  )
  return [ruling, ...reasons.map((r) => r.rule)]
}
const gate = (facts: Told[], at = 95) =>
  gateOf(sessionOf(chartFrom(...facts), visit, protocol, minute(at)), protocol, minute(at))
const without = (kind: string, ...more: Told[]) => [...ready().filter((fact) => fact.kind !== kind), ...more]

test('with a full score, every line met, the least time passed and the escort there, a licensed clinician may sign', () => {
  expect(rule(ready())).toEqual(['allow'])
  expect(gate(ready()).score).toBe(10)
})

test('discharge is refused until the escort is there, whatever the score', () => {
  expect(gate(without('escort-arrived')).score).toBe(10)
  expect(rule(without('escort-arrived'))).toEqual(['refuse', 'discharge:escort'])
})

test('an escort who was not named beforehand is a question for the prescriber', () => {
  expect(rule(without('escort-arrived', escort(93, false)))).toEqual(['ask', 'discharge:escort'])
})

test('an IM session cannot be discharged before 90 minutes after the last dose', () => {
  expect(
    rule(
      [
        ...ready().filter((f) => !['vitals-taken', 'discharge-checked'].includes(f.kind)),
        calm(-10),
        calm(85),
        checked(85),
      ],
      89,
    ),
  ).toContain('discharge:least-time')
  expect(rule([...ready(), given(20, 0.1)], 95)).toContain('discharge:least-time')
})

test.each([
  ['im', {}, [90], 90],
  ['sl', { concentration: undefined }, [120], 120],
  ['oral', { concentration: undefined }, [180], 180],
  ['intranasal', {}, [90], 90],
  ['iv', { over: 40 }, [100], 100],
  ['iv', { over: 60 }, [120], 120],
  ['esketamine', { drug: 'esketamine', concentration: undefined }, [120], 120],
] as const)('by %s with %o the least time is %s minutes', (route, body, _shown, least) => {
  const session = sessionOf(
    chartFrom(planned(route), begun(), given(0, 28, { route, ...body })),
    visit,
    protocol,
    minute(200),
  )
  expect(session.earliestDischarge).toEqual(minute(least))
})

test('for esketamine two hours count from the first device', () => {
  const device = { drug: 'esketamine', route: 'esketamine', concentration: undefined }
  const session = sessionOf(
    chartFrom(planned('esketamine'), begun(), given(0, 28, device), given(5, 28, device)),
    visit,
    protocol,
    minute(130),
  )
  expect(session.earliestDischarge).toEqual(minute(120))
})

test.each<[string, Told[], string]>([
  ['MOAA/S 4', without('sedation-scored', told(92, 'sedation-scored', { score: 4 })), 'discharge:awake'],
  ['SpO2 of 93', [...ready(), vitals(94, { spo2: 93 })], 'discharge:oxygen'],
  ['SpO2 of 97 with oxygen', [...ready(), vitals(94, { spo2: 97, onOxygen: true })], 'discharge:oxygen'],
  [
    'not oriented',
    [...ready(), checked(94, { items: {}, lines: { oriented: { met: false } } })],
    'discharge:oriented',
  ],
  [
    'no written instructions',
    [...ready(), checked(94, { items: {}, lines: { instructions: { met: false } } })],
    'discharge:instructions',
  ],
  ['no number given', without('discharge-checked', checked(92, { contact: undefined })), 'discharge:contact'],
  [
    'a red alarm is open',
    [...ready(), told(94, 'symptoms-noted', { present: ['chest-pain'], gone: [] })],
    'discharge:no-alarm',
  ],
  [
    'walking scored as needing help, nausea as moderate',
    [...ready(), checked(94, { items: { walking: 1, nausea: 1 }, lines: {} })],
    'discharge:score',
  ],
])('discharge is refused with %s', (_name, facts, line) => {
  expect(rule(facts)[0]).toBe('refuse')
  expect(rule(facts)).toContain(line)
})

test.each<[string, Told[], string]>([
  ['distress of 4', [...ready(), told(94, 'distress-scored', { score: 4 })], 'discharge:distress'],
  [
    'CADSS-6 of 3 with a baseline of 0',
    [...ready(), told(94, 'dissociation-scored', { score: 3 })],
    'discharge:dissociation',
  ],
  [
    'a pressure of 152/98 that rises',
    [...ready(), vitals(94, { systolic: 152, diastolic: 98 })],
    'discharge:pressure',
  ],
  [
    'thoughts of suicide',
    [
      ...ready(),
      checked(94, { items: {}, lines: { suicidality: { met: false, note: 'Passing thoughts' } } }),
    ],
    'discharge:suicidality',
  ],
  [
    'no integration visit',
    ready().filter((f) => (f.body as { visitKind?: string }).visitKind !== 'integration'),
    'discharge:integration',
  ],
])('the prescriber is asked with %s, and a signed answer settles it', (_name, facts, line) => {
  expect(rule(facts)).toEqual(['ask', line])
  const answer = told(
    95,
    'prescriber-decided',
    { rules: [line], decision: 'go-ahead', reason: 'Seen and discussed' },
    people.prescriber,
  )
  expect(rule([...facts, answer])).toEqual(['allow'])
})

test('a pressure above baseline is fine below 160/100 once it falls', () => {
  const line = (facts: Told[]) => gate(facts).lines.find((l) => l.id === 'pressure')
  const high = [...ready(), vitals(93, { systolic: 158, diastolic: 98 })]
  expect(line([...high, vitals(94, { systolic: 150, diastolic: 96 })])).toMatchObject({
    state: 'met',
    found: '150/96 mmHg, below 160/100 and falling.',
  })
  expect(line([...high, vitals(94, { systolic: 158, diastolic: 98 })])?.state).toBe('not-met')
  expect(
    line([
      ...ready(),
      vitals(93, { systolic: 190, diastolic: 110 }),
      vitals(94, { systolic: 165, diastolic: 96 }),
    ])?.state,
  ).toBe('not-met')
})

test.each([
  [144, 10],
  [145, 9],
  [168, 9],
  [169, 8],
])('a systolic of %i with 120 before the dose gives a score of %i', (systolic, score) => {
  expect(gate([...ready(), vitals(94, { systolic })]).score).toBe(score)
})

test('what was seen more than 30 minutes ago, or before the last dose, is looked at again', () => {
  expect(rule(ready(), 130)[0]).toBe('refuse')
  expect(rule(ready(), 130)).toEqual(
    expect.arrayContaining(['discharge:score', 'discharge:oriented', 'discharge:oxygen']),
  )
  expect(rule([...ready(), given(94, 0.1)], 200)).toContain('discharge:walks')
})

test('an integration visit booked elsewhere settles its line in words', () => {
  const elsewhere = checked(94, {
    items: {},
    lines: { integration: { met: true, note: 'With Dr Lee, Thursday 16:00' } },
  })
  const facts = [
    ...ready().filter((f) => (f.body as { visitKind?: string }).visitKind !== 'integration'),
    elsewhere,
  ]
  expect(rule(facts)).toEqual(['allow'])
})

test('a prescriber, a monitor or a therapist signs; a coordinator does not', () => {
  for (const role of ['prescriber', 'monitor', 'therapist'] as const)
    expect(rule(ready(), 95, [role])).toEqual(['allow'])
  expect(rule(ready(), 95, ['coordinator'])).toEqual(['refuse', 'not-licensed'])
})

test('nobody is discharged twice, nor from a session in which nothing was given', () => {
  expect(rule([...ready(), told(94, 'discharged', { score: 10, protocol: 'x' })])).toContain('session-closed')
  expect(rule(ready().filter((f) => f.kind !== 'dose-given'))).toContain('no-dose')
})

test('leaving against advice is its own way out, open at any time to a licensed clinician', () => {
  const session = sessionOf(chartFrom(...arrived(), given(0, 60)), visit, protocol, minute(20))
  expect(ruleOnLeaving(session, ['therapist'], protocol).ruling).toBe('allow')
  expect(ruleOnLeaving(session, ['coordinator'], protocol).ruling).toBe('refuse')
  expect(ruleOnAbandoning(session, ['therapist'], protocol).reasons.map((r) => r.rule)).toEqual([
    'dose-given',
  ])
})

test('discharge is never allowed with a missing line, a missing item or an unknown vital sign', () => {
  const readings = ['systolic', 'diastolic', 'heartRate', 'spo2'] as const
  const pieces = [
    ...ASKED.map((id) => ['line', id] as const),
    ...ITEMS.map((id) => ['item', id] as const),
    ...readings.map((id) => ['reading', id] as const),
    ...(['sedation-scored', 'dissociation-scored', 'distress-scored', 'escort-arrived'] as const).map(
      (id) => ['kind', id] as const,
    ),
    ['contact', 'contact'] as const,
  ]
  fc.assert(
    fc.property(fc.subarray(pieces, { minLength: 1 }), (missing) => {
      const gone = (what: string, id: string) => missing.some(([w, m]) => w === what && m === id)
      const only = (what: string, record: object) =>
        Object.fromEntries(Object.entries(record).filter(([id]) => !gone(what, id)))
      const facts = ready()
        .filter((fact) => !gone('kind', fact.kind))
        .flatMap((fact) => {
          const body = fact.body as { items?: object; lines?: object; contact?: string }
          if (fact.kind === 'discharge-checked')
            return [
              {
                ...fact,
                body: {
                  ...body,
                  items: only('item', body.items ?? {}),
                  lines: only('line', body.lines ?? {}),
                  contact: gone('contact', 'contact') ? undefined : body.contact,
                },
              },
            ]
          if (fact.kind === 'vitals-taken' && fact.at.epochMilliseconds > minute(0).epochMilliseconds)
            return [{ ...fact, body: only('reading', body) }]
          return [fact]
        })
      expect(rule(facts)[0]).toBe('refuse')
    }),
  )
})
