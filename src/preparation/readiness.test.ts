import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { chartOf } from '#chart/chart.ts'
import { readConsentDocument } from '#consent/document.ts'
import { consentProtocol } from '#consent/protocol.ts'
import { signConsent, statementsToSign } from '#consent/signing.ts'
import { personId } from '#kernel/ids.ts'
import { allow, refuse } from '#kernel/ruling.ts'
import type { Role } from '#people/people.ts'
import { contentFolder } from '#platform/content.ts'
import { screeningProtocol } from '#screening/protocol.ts'
import { preparationProtocol } from './protocol.ts'
import { type GateSession, readinessFrom, ruleOnDecision, type Screened } from './readiness.ts'
import { action, chartWith, type Happened, medicine, numbered, session, visitId } from './testing.ts'

const protocol = z
  .object({
    id: z.string(),
    version: z.string(),
    screening: screeningProtocol,
    consent: consentProtocol,
    preparation: preparationProtocol,
  })
  .parse(contentFolder('protocols').get('kap-standard'))
const document = readConsentDocument(contentFolder('consents').get('kap-standard'), protocol)
if (!document.ok) throw new Error('The consent document does not fit.')

const cleared: Screened = { medicines: [], clearance: allow('kap-standard@1.0.0') }
// Session: Tue 24 Nov 2026, 17:00 to 20:00 UTC.
const now = Temporal.Instant.from('2026-11-24T17:30:00Z')

function signed(routes: readonly ('im' | 'sl')[] = ['im']) {
  if (!document.ok) throw new Error()
  const coverage = { routes, settings: ['clinic' as const] }
  const answers = Object.fromEntries(
    statementsToSign(coverage, document.value, protocol.consent).map((s) => [
      s.id,
      s.need === 'required' ? 'yes' : 'no',
    ]),
  )
  const body = signConsent({
    coverage,
    document: document.value,
    protocol,
    answers,
    name: 'Ada Byron',
    where: 'together',
    witness: personId.parse('theo'),
  })
  if (!body.ok) throw new Error(body.problems[0]?.message)
  return body.value
}
const vitals = (at: string, systolic: number, diastolic: number, temperature?: number): Happened => [
  at,
  'vitals-taken',
  { visit: visitId, systolic, diastolic, temperature },
]
const checked = (at: string, body: object): Happened => [
  at,
  'day-checked',
  { visit: visitId, answers: {}, ...body },
]
const answered = (at: string, answers: Record<string, 'yes' | 'no'>) => checked(at, { answers })
const instant = (text: string) => Temporal.Instant.from(text)

/** Everything that the gate asks for, by what it settles. */
const everything = {
  consent: ['2026-11-20T12:00:00Z', 'consent-signed', signed()],
  escort: [
    '2026-11-20T12:01:00Z',
    'escort-named',
    {
      visit: visitId,
      name: 'Grace Hopper',
      phone: '5550100199',
      pickUp: instant('2026-11-24T20:00:00Z'),
      adult: true,
    },
  ],
  'integration-booked': [
    '2026-11-20T12:02:00Z',
    'visit-planned',
    {
      visit: numbered(9001),
      visitKind: 'integration',
      from: instant('2026-11-26T17:00:00Z'),
      to: instant('2026-11-26T18:00:00Z'),
      place: 'Room 2',
      people: [],
    },
  ],
  measures: [
    '2026-11-23T12:00:00Z',
    'questionnaire-answered',
    { questionnaire: { id: 'phq-9', version: '1' }, answers: {}, points: {}, skipped: [], mode: 'self' },
  ],
  'measures-2': [
    '2026-11-23T12:01:00Z',
    'questionnaire-answered',
    { questionnaire: { id: 'gad-7', version: '1' }, answers: {}, points: {}, skipped: [], mode: 'self' },
  ],
  'escort-reached': answered('2026-11-24T17:01:00Z', { escort: 'yes' }),
  'intox-day': answered('2026-11-24T17:02:00Z', { 'intox-day': 'no' }),
  'resp-uri': answered('2026-11-24T17:03:00Z', { 'resp-uri': 'no' }),
  changes: answered('2026-11-24T17:04:00Z', { changes: 'no' }),
  'suicide-day': answered('2026-11-24T17:05:00Z', { 'suicide-day': 'no' }),
  fasting: checked('2026-11-24T17:06:00Z', {
    lastFood: instant('2026-11-24T02:00:00Z'),
    lastDrink: instant('2026-11-24T14:00:00Z'),
  }),
  preg: checked('2026-11-24T17:07:00Z', { pregnancy: 'negative' }),
  temperature: ['2026-11-24T17:08:00Z', 'vitals-taken', { visit: visitId, temperature: 36.7 }],
  'cv-bp-day': vitals('2026-11-24T17:09:00Z', 124, 78),
} as const satisfies Record<string, Happened>
type Part = keyof typeof everything
const parts = Object.keys(everything).filter((key): key is Part => key in everything)

type Change = {
  readonly without?: readonly Part[]
  readonly and?: readonly Happened[]
  readonly screened?: Screened
  readonly at?: GateSession
  readonly when?: Temporal.Instant
}
function gate({ without = [], and = [], screened = cleared, at = session, when = now }: Change = {}) {
  const happened = parts.filter((part) => !without.includes(part)).map((part) => everything[part])
  return readinessFrom(chartWith(...happened, ...and), at, screened, protocol, when)
}
const line = (id: string, change: Change = {}) => gate(change).lines.find((each) => each.id === id)
const decide = (
  at: string,
  rules: readonly string[],
  decision: 'go-ahead' | 'hold' = 'go-ahead',
): Happened => [at, 'prescriber-decided', { visit: visitId, rules, decision, reason: 'Seen and judged.' }]

test('when everything is asked, measured, agreed and booked, the gate is open', () => {
  expect(gate()).toMatchObject({ ruling: 'allow', reasons: [], protocol: 'kap-standard@1.0.0' })
})

test('on a day on which nobody has asked anything yet, every line stands in the way', () => {
  const { ruling, lines, reasons } = readinessFrom(chartWith(), session, cleared, protocol, now)
  expect(ruling).toBe('refuse')
  expect(lines.filter(({ state }) => state === 'settled').map(({ id }) => id)).toEqual(['clearance', 'holds'])
  for (const reason of reasons) {
    expect(reason.settle.length).toBeGreaterThan(5)
    expect(reason.source.text.length).toBeGreaterThan(3)
  }
})

test.each([
  ['consent', ['consent'], 'refuse'],
  ['escort', ['escort'], 'refuse'],
  ['escort', ['escort-reached'], 'not-asked'],
  ['intox-day', ['intox-day'], 'not-asked'],
  ['resp-uri', ['resp-uri'], 'not-asked'],
  ['changes', ['changes'], 'not-asked'],
  ['suicide-day', ['suicide-day'], 'not-asked'],
  ['fasting', ['fasting'], 'not-asked'],
  ['preg', ['preg'], 'not-asked'],
  ['temperature', ['temperature'], 'not-asked'],
  ['cv-bp-day', ['cv-bp-day'], 'not-asked'],
  ['measures', ['measures'], 'ask'],
  ['integration-booked', ['integration-booked'], 'ask'],
] as const)('%s without %j: %s', (id, without, state) => {
  expect(line(id, { without })?.state).toBe(state)
  expect(gate({ without }).ruling).toBe(state === 'ask' ? 'ask' : 'refuse')
})

test('no escort, no dose: nobody can decide otherwise', () => {
  const readiness = gate({ without: ['escort'], and: [decide('2026-11-24T17:20:00Z', ['escort'])] })
  expect(readiness.ruling).toBe('refuse')
  expect(ruleOnDecision(readiness, ['escort'], { roles: ['prescriber'] }, protocol).ruling).toBe('refuse')
})

test('no consent, no dose: nobody can decide otherwise', () => {
  const revoked: Happened = ['2026-11-24T17:10:00Z', 'consent-revoked', { how: 'word' }]
  const readiness = gate({ and: [revoked, decide('2026-11-24T17:20:00Z', ['consent'])] })
  expect(readiness.lines.find(({ id }) => id === 'consent')).toMatchObject({ state: 'refuse', hard: true })
  expect(ruleOnDecision(readiness, ['consent'], { roles: ['prescriber'] }, protocol).ruling).toBe('refuse')
})

test('a consent for injections does not open the gate for lozenges', () => {
  expect(line('consent', { at: { ...session, route: 'sl' } })?.state).toBe('refuse')
})

test('without a clearance in force the gate is shut, and nobody decides otherwise here', () => {
  const source = { text: 'For tests', status: 'default', mark: 'default' } as const
  const clearance = refuse('kap-standard@1.0.0', {
    rule: 'clearance',
    why: 'Not cleared.',
    settle: 'Ask the prescriber.',
    evidence: [],
    source,
  })
  const readiness = gate({
    screened: { medicines: [], clearance },
    and: [decide('2026-11-24T17:20:00Z', ['clearance'])],
  })
  expect(readiness.lines.find(({ id }) => id === 'clearance')).toMatchObject({
    state: 'refuse',
    why: 'Not cleared.',
  })
})

test('an escort who was reached before another was named is not the one who comes', () => {
  const other: Happened = [
    '2026-11-24T17:10:00Z',
    'escort-named',
    {
      visit: visitId,
      name: 'Mary Jackson',
      phone: '5550100142',
      pickUp: instant('2026-11-24T20:00:00Z'),
      adult: true,
    },
  ]
  expect(line('escort', { and: [other] })?.state).toBe('not-asked')
})

test('an escort who says they will not come shuts the gate', () => {
  expect(line('escort', { and: [answered('2026-11-24T17:10:00Z', { escort: 'no' })] })?.state).toBe('refuse')
})

test('an escort for another session does not count for this one', () => {
  expect(line('escort', { at: { ...session, id: numbered(9002) } })?.state).toBe('refuse')
})

test.each([
  [
    'the last reading within the limits, although the first was high',
    [
      [0, 150, 95],
      [6, 138, 88],
    ],
    'settled',
  ],
  ['140/90 is not above', [[0, 140, 90]], 'settled'],
  ['one raised reading is repeated first', [[0, 150, 80]], 'refuse'],
  ['a raised diastolic alone is raised', [[0, 130, 92]], 'refuse'],
  [
    'two raised readings: one more',
    [
      [0, 150, 80],
      [6, 148, 80],
    ],
    'refuse',
  ],
  [
    'three raised readings: the prescriber decides',
    [
      [0, 150, 80],
      [6, 148, 80],
      [12, 146, 80],
    ],
    'ask',
  ],
  [
    'a repeat after one minute does not count',
    [
      [0, 150, 80],
      [1, 148, 80],
      [2, 146, 80],
    ],
    'refuse',
  ],
  [
    'three readings at 160 or above: no dose today',
    [
      [0, 170, 80],
      [6, 168, 80],
      [12, 160, 80],
    ],
    'refuse',
  ],
  [
    'diastolic of 100: no dose today',
    [
      [0, 150, 100],
      [6, 150, 101],
      [12, 150, 100],
    ],
    'refuse',
  ],
  [
    'after three high readings a lower one is for the prescriber',
    [
      [0, 170, 80],
      [6, 168, 80],
      [12, 165, 80],
      [30, 150, 80],
    ],
    'ask',
  ],
] as const)('pressure: %s', (_name, readings, state) => {
  const and = readings.map(([minute, systolic, diastolic]) =>
    vitals(now.add({ minutes: minute - 20 }).toString(), systolic, diastolic),
  )
  expect(line('cv-bp-day', { without: ['cv-bp-day'], and, when: now.add({ hours: 1 }) })?.state).toBe(state)
})

const raised = [0, 6, 12].map((minute) => vitals(`2026-11-24T17:${String(10 + minute)}:00Z`, 150, 85))

test('the prescriber may go ahead with a raised pressure, with a reason, and it is shown who decided', () => {
  const readiness = gate({ without: ['cv-bp-day'], and: raised })
  expect(readiness.ruling).toBe('ask')
  expect(ruleOnDecision(readiness, ['cv-bp-day'], { roles: ['prescriber'] }, protocol).ruling).toBe('allow')
  const decided = line('cv-bp-day', {
    without: ['cv-bp-day'],
    and: [...raised, decide('2026-11-24T17:25:00Z', ['cv-bp-day'])],
  })
  expect(decided).toMatchObject({ state: 'settled', decided: { body: { reason: 'Seen and judged.' } } })
})

test('a new reading after the decision asks again', () => {
  const and = [
    ...raised,
    decide('2026-11-24T17:25:00Z', ['cv-bp-day']),
    vitals('2026-11-24T17:28:00Z', 155, 85),
  ]
  expect(line('cv-bp-day', { without: ['cv-bp-day'], and })?.state).toBe('ask')
})

test('the prescriber may also hold', () => {
  const and = [...raised, decide('2026-11-24T17:25:00Z', ['cv-bp-day'], 'hold')]
  expect(line('cv-bp-day', { without: ['cv-bp-day'], and })?.state).toBe('refuse')
})

test('a decision does not lift a hold at 160 or above', () => {
  const high = [0, 6, 12].map((minute) => vitals(`2026-11-24T17:${String(10 + minute)}:00Z`, 165, 85))
  expect(
    line('cv-bp-day', {
      without: ['cv-bp-day'],
      and: [...high, decide('2026-11-24T17:25:00Z', ['cv-bp-day'])],
    })?.state,
  ).toBe('refuse')
})

test.each([
  [['prescriber'], 'allow'],
  [['therapist'], 'refuse'],
  [['monitor', 'coordinator'], 'refuse'],
] satisfies [Role[], string][])('%j decides on a fever: %s', (roles, expected) => {
  const readiness = gate({
    and: [['2026-11-24T17:15:00Z', 'vitals-taken', { visit: visitId, temperature: 38.0 }]],
  })
  expect(readiness.ruling).toBe('ask')
  expect(ruleOnDecision(readiness, ['temperature'], { roles }, protocol).ruling).toBe(expected)
})

test('nothing is decided that does not wait for a decision', () => {
  expect(ruleOnDecision(gate(), ['fasting'], { roles: ['prescriber'] }, protocol).ruling).toBe('refuse')
  expect(ruleOnDecision(gate(), ['weather'], { roles: ['prescriber'] }, protocol).ruling).toBe('refuse')
})

const ate = (food: string, drink: string) =>
  ({
    without: ['fasting'],
    and: [checked('2026-11-24T17:10:00Z', { lastFood: instant(food), lastDrink: instant(drink) })],
  }) as const

test.each([
  ['ate six hours ago, drank two hours ago', '2026-11-24T11:30:00Z', '2026-11-24T15:30:00Z', 'settled'],
  ['ate five and a half hours ago', '2026-11-24T12:00:00Z', '2026-11-24T15:00:00Z', 'ask'],
  ['drank an hour ago', '2026-11-24T08:00:00Z', '2026-11-24T16:30:00Z', 'ask'],
] as const)('fasting for an injection at 17:30: %s', (_name, food, drink, state) => {
  expect(line('fasting', ate(food, drink))?.state).toBe(state)
})

test('who ate too late may become ready by waiting, and is told how long', () => {
  const late = ate('2026-11-24T12:00:00Z', '2026-11-24T15:00:00Z')
  expect(line('fasting', late)?.settle).toContain('30 min')
  expect(line('fasting', { ...late, when: instant('2026-11-24T18:00:00Z') })?.state).toBe('settled')
})

test('a lozenge asks for four hours', () => {
  expect(
    line('fasting', {
      ...ate('2026-11-24T13:30:00Z', '2026-11-24T15:30:00Z'),
      at: { ...session, route: 'sl' },
    })?.state,
  ).toBe('settled')
})

test('a GLP-1 medicine asks for 24 hours without food, unless the prescriber has another plan', () => {
  const semaglutide = medicine('Semaglutide', 'med-glp1', action('V'))
  const screened = { ...cleared, medicines: [semaglutide] }
  const times = ate('2026-11-24T08:00:00Z', '2026-11-24T15:00:00Z')
  expect(line('fasting', { ...times, screened })?.state).toBe('ask')
  const plan: Happened = [
    '2026-11-20T13:00:00Z',
    'medicine-hold-decided',
    { medicine: semaglutide.key, name: 'Semaglutide', decision: 'take' },
  ]
  expect(line('fasting', { ...times, and: [...times.and, plan], screened })?.state).toBe('settled')
})

test('a medicine nobody has decided on asks the prescriber; once decided, the person is asked whether they kept to it', () => {
  const adderall = medicine('Adderall', 'med-stimulant', action('H'))
  const screened = { ...cleared, medicines: [adderall] }
  expect(line('holds', { screened })?.state).toBe('ask')
  const decided: Happened = [
    '2026-11-20T13:00:00Z',
    'medicine-hold-decided',
    { medicine: adderall.key, name: 'Adderall', decision: 'hold', hours: 12, resume: 'next-day' },
  ]
  expect(line('holds', { screened, and: [decided] })?.state).toBe('not-asked')
  expect(
    line('holds', { screened, and: [decided, answered('2026-11-24T17:11:00Z', { holds: 'yes' })] })?.state,
  ).toBe('settled')
  expect(
    line('holds', { screened, and: [decided, answered('2026-11-24T17:11:00Z', { holds: 'no' })] })?.state,
  ).toBe('ask')
})

test.each([
  ['positive', 'refuse'],
  ['negative', 'settled'],
  ['not-possible', 'settled'],
] as const)('pregnancy test %s: %s', (pregnancy, state) => {
  expect(
    line('preg', { without: ['preg'], and: [checked('2026-11-24T17:10:00Z', { pregnancy })] })?.state,
  ).toBe(state)
})

test('that pregnancy is not possible need not be asked again on another day; a test must be done again', () => {
  const earlier = (pregnancy: string): Happened => [
    '2026-11-10T17:10:00Z',
    'day-checked',
    { visit: numbered(9003), answers: {}, pregnancy },
  ]
  expect(line('preg', { without: ['preg'], and: [earlier('not-possible')] })?.state).toBe('settled')
  expect(line('preg', { without: ['preg'], and: [earlier('negative')] })?.state).toBe('not-asked')
})

test('what was asked two days before, when the visit was still planned for then, does not count', () => {
  const moved = { ...session, from: session.from.add({ hours: 48 }), to: session.to.add({ hours: 48 }) }
  const readiness = gate({ at: moved, when: now.add({ hours: 48 }) })
  expect(readiness.lines.filter(({ state }) => state === 'not-asked').map(({ id }) => id)).toContain(
    'cv-bp-day',
  )
})

test('measures older than 72 hours before the session do not count', () => {
  const old = (id: string): Happened => [
    '2026-11-20T17:00:00Z',
    'questionnaire-answered',
    { questionnaire: { id, version: '1' }, answers: {}, points: {}, skipped: [], mode: 'self' },
  ]
  expect(
    line('measures', { without: ['measures', 'measures-2'], and: [old('phq-9'), old('gad-7')] })?.why,
  ).toContain('PHQ-9, GAD-7')
})

test('an integration visit after more than 72 hours, or a cancelled one, is not the booked one', () => {
  const late: Happened = [
    '2026-11-20T12:02:00Z',
    'visit-planned',
    {
      visit: numbered(9001),
      visitKind: 'integration',
      from: instant('2026-11-28T17:00:00Z'),
      to: instant('2026-11-28T18:00:00Z'),
      place: 'Room 2',
      people: [],
    },
  ]
  expect(line('integration-booked', { without: ['integration-booked'], and: [late] })?.state).toBe('ask')
  expect(
    line('integration-booked', {
      and: [['2026-11-21T12:00:00Z', 'visit-cancelled', { visit: numbered(9001), reason: 'Ill' }]],
    })?.state,
  ).toBe('ask')
})

test('what is measured after the dose is the session’s, not the gate’s', () => {
  const and: Happened[] = [
    ['2026-11-24T17:40:00Z', 'dose-given', { visit: visitId }],
    vitals('2026-11-24T18:00:00Z', 190, 110),
  ]
  expect(gate({ and, when: now.add({ hours: 2 }) }).ruling).toBe('allow')
})

test('thoughts of suicide are for the prescriber to decide, never an automatic exclusion', () => {
  const readiness = gate({ and: [answered('2026-11-24T17:12:00Z', { 'suicide-day': 'yes' })] })
  expect(readiness.ruling).toBe('ask')
  expect(ruleOnDecision(readiness, ['suicide-day'], { roles: ['prescriber'] }, protocol).ruling).toBe('allow')
})

const asks = [
  'cv-bp-day',
  'fasting',
  'temperature',
  'intox-day',
  'resp-uri',
  'changes',
  'suicide-day',
  'holds',
  'preg',
  'measures',
  'integration-booked',
  'escort',
  'consent',
  'clearance',
]

test('whatever is missing and whatever the prescriber decides, no gate opens without consent and an escort who was reached', () => {
  fc.assert(
    fc.property(fc.subarray(parts), fc.subarray(asks), (without, decided) => {
      const rules = decided.length > 0 ? [decide('2026-11-24T17:29:00Z', decided)] : []
      const { ruling } = gate({ without, and: rules })
      const hard: readonly Part[] = ['consent', 'escort', 'escort-reached']
      if (without.some((part) => hard.includes(part))) expect(ruling).toBe('refuse')
      if (without.length === 0) expect(ruling).toBe('allow')
    }),
    { numRuns: 60 },
  )
})

test('the order in which things arrive does not matter', () => {
  const all = chartWith(...parts.map((part) => everything[part])).entries
  fc.assert(
    fc.property(fc.shuffledSubarray([...all], { minLength: all.length }), (entries) => {
      expect(readinessFrom(chartOf(entries), session, cleared, protocol, now).ruling).toBe('allow')
    }),
    { numRuns: 20 },
  )
})
