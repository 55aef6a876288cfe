import { expect, test } from 'vitest'
import { allow, ask, type Reason, type Ruling, refuse } from '#kernel/ruling.ts'
import { unit } from '#kernel/units.ts'
import type { Role } from '#people/people.ts'
import { shippedProtocol } from '#platform/content.ts'
import { ruleOnDose } from './dosing.ts'
import { sessionKinds } from './entries.ts'
import { sessionOf } from './session.ts'
import {
  arrived,
  begun,
  calm,
  chartFrom,
  given,
  minute,
  ordered,
  people,
  planned,
  type Told,
  told,
  visit,
  vitals,
} from './testing.ts'

const protocol = shippedProtocol()
const name = `${protocol.id}@${protocol.version}`
const ready = allow(name)
const reason: Reason = {
  rule: 'fasting',
  why: 'Ate at 08:00.',
  settle: 'Wait.',
  evidence: [],
  source: { text: 'a test', status: 'default', mark: 'default' },
}

type Act = { at?: number; mg?: number; dose?: object; roles?: Role[]; readiness?: Ruling }
function rule(
  facts: Told[],
  { at = 0, mg = 60, dose = {}, roles = ['monitor'], readiness = ready }: Act = {},
) {
  const body = { ...(given(at, 1, dose).body as object), mg: unit.mg.parse(mg), ...dose }
  const session = sessionOf(chartFrom(...facts), visit, protocol, minute(at))
  return ruleOnDose(
    session,
    {
      dose: sessionKinds['dose-given'].parse({ ...body, mg: Math.abs(mg) || 1 }),
      at: minute(at),
      roles,
      readiness,
    },
    protocol,
  )
}
const outcome = (ruling: Ruling) => [ruling.ruling, ...ruling.reasons.map((r) => r.rule)]

test('a dose inside the order, with vitals and two people, is allowed and the ruling names the protocol', () => {
  expect(rule(arrived())).toEqual({ ruling: 'allow', reasons: [], protocol: name })
})

test.each<[string, Told[], Act, string[]]>([
  ['no order', [planned('im'), begun(), calm(-10)], {}, ['refuse', 'no-order']],
  ['the gate of the day refused', arrived(), { readiness: refuse(name, reason) }, ['refuse', 'fasting']],
  ['the gate of the day asks', arrived(), { readiness: ask(name, reason) }, ['ask', 'fasting']],
  ['the session has not begun', [planned('im'), ordered(), calm(-10)], {}, ['refuse', 'session-not-begun']],
  [
    'no therapist is present',
    [
      planned('im'),
      told(-40, 'session-begun', { present: [{ person: people.monitor, as: 'monitor' }] }),
      ordered(),
      calm(-10),
    ],
    {},
    ['refuse', 'staffing'],
  ],
  ['a therapist gives it', arrived(), { roles: ['therapist'] }, ['refuse', 'not-licensed']],
  ['nobody checked the volume', arrived(), { dose: { checkedBy: undefined } }, ['refuse', 'second-check']],
  [
    'the giver checked their own volume',
    arrived(),
    { dose: { checkedBy: people.monitor } },
    ['refuse', 'second-check'],
  ],
  ['another route than ordered', arrived(), { dose: { route: 'sl' } }, ['refuse', 'wrong-route']],
  ['another drug than ordered', arrived(), { dose: { drug: 'esketamine' } }, ['refuse', 'wrong-drug']],
  ['more than the most that was ordered', arrived(), { mg: 61 }, ['refuse', 'over-cap', 'booster']],
  ['no concentration', arrived(), { dose: { concentration: undefined } }, ['refuse', 'concentration']],
  [
    'no vitals of the last half hour',
    [planned('im'), begun(), ordered(), calm(-35)],
    {},
    ['refuse', 'no-vitals'],
  ],
  [
    'a pressure of 162/96: hold today',
    [...arrived(), vitals(-2, { systolic: 162, diastolic: 96 })],
    {},
    ['refuse', 'cv-bp-day'],
  ],
  [
    'a pressure of 145/92: the prescriber decides',
    [...arrived(), vitals(-2, { systolic: 145, diastolic: 92 })],
    {},
    ['ask', 'cv-bp-day'],
  ],
  [
    'after discharge',
    [...arrived(), told(-1, 'discharged', { score: 10, protocol: 'x' })],
    {},
    ['refuse', 'session-closed'],
  ],
  [
    'the prescriber said to hold',
    [
      ...arrived(),
      told(
        -1,
        'prescriber-decided',
        { rules: ['any-dose'], decision: 'hold', reason: 'Ill' },
        people.prescriber,
      ),
    ],
    {},
    ['refuse', 'prescriber-hold'],
  ],
])('%s', (_name, facts, act, expected) => {
  const [ruling, ...rules] = outcome(rule(facts, act))
  expect(ruling).toBe(expected[0])
  for (const part of expected.slice(1))
    expect(
      rules.some((r) => r?.includes(part)),
      `${rules} should name ${part}`,
    ).toBe(true)
})

test('every refusal says why, what would settle it, and its source', () => {
  const { reasons } = rule([planned('im')], {
    roles: ['coordinator'],
    dose: { checkedBy: undefined, concentration: undefined },
  })
  expect(reasons.length).toBeGreaterThan(4)
  for (const { why, settle, source } of reasons)
    expect([why, settle, source.text].every((text) => text.length > 3)).toBe(true)
})

test('a signed answer of the prescriber opens what was asked, until a new reading asks again', () => {
  const high = vitals(-5, { systolic: 145, diastolic: 92 })
  const answer = told(
    -3,
    'prescriber-decided',
    { rules: ['cv-bp-day'], decision: 'go-ahead', reason: 'Known white coat' },
    people.prescriber,
  )
  expect(rule([...arrived(), high, answer]).ruling).toBe('allow')
  expect(rule([...arrived(), high, answer, vitals(-1, { systolic: 150 })]).ruling).toBe('ask')
})

test('a prescriber who answers with a hold turns the question into a refusal', () => {
  const high = vitals(-5, { systolic: 145, diastolic: 92 })
  const answer = told(
    -3,
    'prescriber-decided',
    { rules: ['cv-bp-day'], decision: 'hold', reason: 'Not today' },
    people.prescriber,
  )
  const { ruling, reasons } = rule([...arrived(), high, answer])
  expect(ruling).toBe('refuse')
  expect(reasons[0]?.why).toContain('Not today')
})

test('where the gate of the day asks about the pressure already, it is asked once', () => {
  const asked = ask(name, { ...reason, rule: 'cv-bp-day' })
  expect(
    outcome(rule([...arrived(), vitals(-2, { systolic: 145, diastolic: 92 })], { readiness: asked })),
  ).toEqual(['ask', 'cv-bp-day'])
})

const boosted = () => [
  planned('im'),
  begun(),
  ordered({ cap: 90, booster: { mg: 20, times: 1, after: 12 } }),
  calm(-10),
  given(0, 60),
  calm(10),
]

test.each<[string, Told[], Act, string[]]>([
  ['20 mg 12 minutes after the first dose', boosted(), { at: 12, mg: 20 }, ['allow']],
  ['30 mg, more than the booster that was ordered', boosted(), { at: 12, mg: 30 }, ['ask', 'booster-amount']],
  ['8 minutes after the first dose', boosted(), { at: 8, mg: 20 }, ['ask', 'booster-early']],
  ['a second booster', [...boosted(), given(12, 20), calm(22)], { at: 30, mg: 10 }, ['ask', 'booster-times']],
  [
    'beyond the most for the session',
    boosted(),
    { at: 12, mg: 40 },
    ['refuse', 'over-cap', 'booster-amount'],
  ],
  [
    'no booster in the order',
    [...arrived(), given(0, 40), calm(10), given(12, 20), calm(14)],
    { at: 20, mg: 20 },
    ['refuse', 'over-cap', 'booster'],
  ],
  [
    'with a systolic of 165',
    [...boosted(), vitals(11, { systolic: 165 })],
    { at: 12, mg: 20 },
    ['ask', 'systolic-amber'],
  ],
  [
    'with an SpO2 of 89',
    [...boosted(), vitals(11, { spo2: 89 })],
    { at: 12, mg: 20 },
    ['refuse', 'spo2-red'],
  ],
])('a booster: %s', (_name, facts, act, expected) => {
  expect(outcome(rule(facts, act))).toEqual(expected)
})

test('the ordered amount may be given in parts without being a booster', () => {
  expect(rule([...arrived(), given(0, 40), calm(8)], { at: 10, mg: 20 }).ruling).toBe('allow')
})

const spray = (mg: number) => [
  planned('esketamine'),
  begun(),
  calm(-10),
  ordered({ drug: 'esketamine', route: 'esketamine', amount: { by: 'mg', mg }, cap: mg }),
]
const device = { drug: 'esketamine', route: 'esketamine', concentration: undefined, checkedBy: undefined }

test.each<[string, Told[], Act, string[]]>([
  ['the first device', spray(56), { mg: 28, dose: device }, ['allow']],
  [
    'the second after 5 minutes',
    [...spray(56), given(0, 28, device)],
    { at: 5, mg: 28, dose: device },
    ['allow'],
  ],
  [
    'the second after 3 minutes',
    [...spray(56), given(0, 28, device)],
    { at: 3, mg: 28, dose: device },
    ['refuse', 'device-wait'],
  ],
  ['two devices in one entry', spray(56), { mg: 56, dose: device }, ['refuse', 'device']],
  [
    'a third device of 56 mg',
    [...spray(56), given(0, 28, device), given(5, 28, device)],
    { at: 10, mg: 28, dose: device },
    ['refuse', 'over-cap', 'booster'],
  ],
])('esketamine: %s', (_name, facts, act, expected) => {
  expect(outcome(rule(facts, act))).toEqual(expected)
})

test('100 mg/mL never goes into a vein undiluted', () => {
  const infusion = [
    planned('iv'),
    begun(),
    calm(-10),
    ordered({ route: 'iv', amount: { by: 'weight', mgPerKg: 0.5, weight: 70 }, cap: 35 }),
  ]
  expect(outcome(rule(infusion, { mg: 35, dose: { route: 'iv', over: 40, concentration: 100 } }))).toEqual([
    'refuse',
    'undiluted',
  ])
  expect(rule(infusion, { mg: 35, dose: { route: 'iv', over: 40, concentration: 0.35 } }).ruling).toBe(
    'allow',
  )
})

test.each([0, -5, Number.NaN])('a dose of %d mg is not even readable as an entry', (mg) => {
  const read = sessionKinds['dose-given'].safeParse({ ...(given(0, 1).body as object), mg })
  expect(read.success).toBe(false)
})

test('a dose of 0 says what to do', () => {
  const read = sessionKinds['dose-given'].safeParse({ ...(given(0, 1).body as object), mg: 0 })
  expect(read.error?.issues[0]?.message).toBe('A dose must be more than 0 mg. Enter what was given, in mg.')
})
