/** Clearance as clinical sentences: only the prescriber, on every finding and on the whole, until a newer fact. */
import { describe, expect, test } from 'vitest'
import { type Chart, chartOf, type Entry } from '#chart/chart.ts'
import { courseId, entryId, personId, uuidv7 } from '#kernel/ids.ts'
import type { Role } from '#people/people.ts'
import { shippedProtocol } from '#platform/content.ts'
import { clearanceOf, conditionsOf } from './clearance.ts'
import {
  coversOf,
  lastDay,
  ruleOnClearance,
  ruleOnFinding,
  ruleOnWithdrawal,
  rulingOf,
} from './clearance-rules.ts'
import { basisOf, coverOf, decisionsOn, findingsToDecide, touchedSince } from './decisions.ts'
import type { FindingDecision } from './entries.ts'
import { factsOf } from './facts.ts'
import type { Fact } from './history.ts'
import { type Screening, screen } from './screening.ts'
import { condition, finding, medicine, pressure, TODAY, testing } from './testing.ts'

const { allNo, protocol } = testing(shippedProtocol())

const course = courseId.parse('0198c0de-0000-7000-8000-000000000001')
const id = (n: number) => entryId.parse(uuidv7(1_790_000_000_000 + n, new Uint8Array(10)))
type Happened = readonly [day: string, kind: string, body: unknown]
const chart = (...happened: readonly Happened[]): Chart =>
  chartOf(
    happened.map(([day, kind, body], n): Entry => {
      const at = Temporal.Instant.from(`${day}T18:00:00Z`)
      return {
        id: id(n),
        course,
        kind,
        at,
        recordedAt: at,
        by: personId.parse('somebody'),
        audience: 'care-team',
        body,
      }
    }),
  )
const imported = (fact: Fact, day = '2026-11-20'): Happened => [day, 'fact-imported', { fact }]
const answered = (answers: ReturnType<typeof allNo>, day = '2026-11-24'): Happened => [
  day,
  'screening-answered',
  { answers },
]

const PATIENT = { patient: { birthDate: '1986-04-12' }, zone: 'America/Denver' }
const look = (of: Chart, on = TODAY): Screening => screen(factsOf(of, PATIENT), protocol, on)
const prescriber = { roles: ['prescriber'] as Role[] }
const NAME = `${protocol.id}@${protocol.version}`

const HYPERTENSION = condition('Hypertension', 'snomed 59621000')
const ANEURYSM = condition('Cerebral aneurysm', 'snomed 128609009')
/** Hypertension, everything else answered no, readings fine. */
const START: readonly Happened[] = [
  imported(HYPERTENSION),
  imported(pressure('2026-11-10', 132, 84)),
  imported(pressure('2026-11-18', 136, 86)),
  answered(allNo()),
]
const decided = (of: Chart, rule: string, decision: FindingDecision, more = {}): Happened => [
  '2026-11-24',
  'finding-decided',
  { rule, decision, reason: 'Seen by cardiology.', covered: coverOf(finding(look(of), rule)), ...more },
]
const cleared = (of: Chart, more = {}): Happened => [
  '2026-11-24',
  'clearance-given',
  {
    decision: 'cleared-with-conditions',
    reason: 'Stable on one medicine.',
    conditions: ['Pressure every 10 minutes'],
    until: Temporal.PlainDate.from('2027-05-24'),
    covered: coversOf(look(of)),
    protocol: NAME,
    ...more,
  },
]
const CONDITIONS = { conditions: 'Pressure every 10 minutes' }
const beforeClearing = chart(...START, decided(chart(...START), 'cv-hx', 'with-conditions', CONDITIONS))
const whenCleared = [
  ...START,
  decided(chart(...START), 'cv-hx', 'with-conditions', CONDITIONS),
  cleared(beforeClearing),
]

describe('deciding on a finding', () => {
  const stroke = finding(
    look(chart(imported(condition('Stroke', 'snomed 230690007')), answered(allNo()))),
    'cv-mi',
  )
  const aneurysm = finding(look(chart(imported(ANEURYSM))), 'cv-aneurysm')
  const theophylline = finding(look(chart(imported(medicine('theophylline 300 MG')))), 'med-theophylline')

  test.each(['therapist', 'monitor', 'coordinator', 'patient', 'educator'] as const)(
    'a %s decides nothing',
    (role) => {
      const ruling = ruleOnFinding(stroke, { decision: 'acceptable' }, { roles: [role] }, NAME)
      expect(ruling).toMatchObject({ ruling: 'refuse', protocol: NAME })
      expect(ruling.reasons[0]?.why).toContain('Only a prescriber')
    },
  )
  test('a finding that needs a look is accepted with a reason', () => {
    expect(ruleOnFinding(stroke, { decision: 'acceptable' }, prescriber, NAME).ruling).toBe('allow')
  })
  test('accepting with conditions needs the conditions', () => {
    expect(ruleOnFinding(stroke, { decision: 'with-conditions' }, prescriber, NAME).ruling).toBe('refuse')
    expect(
      ruleOnFinding(stroke, { decision: 'with-conditions', conditions: 'x' }, prescriber, NAME).ruling,
    ).toBe('allow')
  })
  test.each(['acceptable', 'not-the-case'] as const)(
    'a hard stop asks before it is called %s',
    (decision) => {
      expect(ruleOnFinding(aneurysm, { decision }, prescriber, NAME).ruling).toBe('ask')
      expect(ruleOnFinding(aneurysm, { decision, override: true }, prescriber, NAME).ruling).toBe('allow')
    },
  )
  test('that a hard stop stands needs no more', () => {
    expect(ruleOnFinding(aneurysm, { decision: 'stands' }, prescriber, NAME).ruling).toBe('allow')
  })
  test('theophylline cannot be passed by anybody while it is taken', () => {
    expect(
      ruleOnFinding(theophylline, { decision: 'acceptable', override: true }, prescriber, NAME).ruling,
    ).toBe('refuse')
  })
  test('a ruling shows the evidence and the source', () => {
    const [reason] = ruleOnFinding(aneurysm, { decision: 'acceptable' }, prescriber, NAME).reasons
    expect(reason).toMatchObject({ rule: 'cv-aneurysm', source: { mark: 'looked-up' } })
    expect(reason?.evidence[0]?.text).toContain('Cerebral aneurysm (2015-03-02')
  })
})

describe('what has to be decided', () => {
  test('present findings and what is not known, nothing else', () => {
    const { 'psy-mania': _, ...answers } = allNo({ 'med-lithium': 'yes', escort: 'yes' })
    const here = look(chart(imported(HYPERTENSION), answered(answers)))
    expect(findingsToDecide(here).map(({ rule }) => rule)).toEqual(['cv-hx', 'psy-mania'])
  })
  test('a decision reopens when a new fact touches its finding', () => {
    const later = chart(
      ...whenCleared,
      imported(condition('Atrial Fibrillation', 'snomed 49436004'), '2026-11-25'),
    )
    expect(decisionsOn(later, look(later)).find(({ finding: f }) => f.rule === 'cv-hx')).toMatchObject({
      reopened: true,
    })
  })
})

describe('two people at once', () => {
  const before = chart(...START)
  const basis = basisOf(before)
  const hypertension = finding(look(before), 'cv-hx')
  test.each([
    ['somebody else decided on it', decided(before, 'cv-hx', 'stands'), true],
    ['somebody answered its question', answered({ 'cv-hx': { value: 'yes' } }), true],
    [
      'one more fact about it came',
      imported(condition('Atrial Fibrillation', 'snomed 49436004'), '2026-11-25'),
      true,
    ],
    ['something else was answered', answered({ preg: { value: 'yes' } }), false],
    ['a fact came that is nothing to it', imported(condition('Gout'), '2026-11-25'), false],
  ])('%s since the form was shown: %s', (_what, happened, touched) => {
    const now = chart(...START, happened)
    expect(touchedSince(now, finding(look(now), 'cv-hx'), basis)).toBe(touched)
  })
  test('nothing happened', () => expect(touchedSince(before, hypertension, basis)).toBe(false))
})

describe('clearing', () => {
  const until = Temporal.PlainDate.from('2027-03-01')
  const rule = (of: Chart, more = {}, person: { roles: Role[] } = prescriber) => {
    const screening = look(of)
    const given = { decision: 'cleared-with-conditions' as const, conditions: ['x'], until, ...more }
    return ruleOnClearance(screening, decisionsOn(of, screening), given, person, protocol.screening)
  }
  test('every finding decided: allowed', () => expect(rule(beforeClearing).ruling).toBe('allow'))
  test('nobody but a prescriber', () => {
    expect(rule(beforeClearing, {}, { roles: ['therapist', 'monitor'] }).ruling).toBe('refuse')
  })
  test('not while a finding is undecided', () => {
    expect(rule(chart(...START))).toMatchObject({ ruling: 'refuse', reasons: [{ rule: 'cv-hx' }] })
  })
  test('not while something is not known', () => {
    const { preg: _, ...answers } = allNo()
    const ruling = rule(chart(answered(answers)))
    expect(ruling).toMatchObject({ ruling: 'refuse', reasons: [{ rule: 'preg' }] })
    expect(ruling.reasons[0]?.why).toContain('not known')
  })
  test('what is not known may be settled by what the prescriber found out', () => {
    const { 'psy-mania': _, ...answers } = allNo()
    const open = chart(answered(answers))
    expect(rule(chart(answered(answers), decided(open, 'psy-mania', 'not-the-case'))).ruling).toBe('allow')
  })
  test('not while a finding stands in the way', () => {
    expect(rule(chart(...START, decided(chart(...START), 'cv-hx', 'stands'))).ruling).toBe('refuse')
  })
  test('not without conditions when findings were accepted with conditions', () => {
    expect(rule(beforeClearing, { decision: 'cleared', conditions: [] }).ruling).toBe('refuse')
    expect(rule(beforeClearing, { conditions: [] }).ruling).toBe('refuse')
  })
  test.each([
    ['2026-11-23', 'refuse'],
    ['2026-11-24', 'allow'],
    ['2027-05-24', 'allow'],
    ['2027-05-25', 'refuse'],
  ])('until %s: %s, because everything is asked again after six months', (day, expected) => {
    expect(rule(beforeClearing, { until: Temporal.PlainDate.from(day) }).ruling).toBe(expected)
  })
  test('the last day comes from the protocol', () => {
    expect(lastDay(TODAY, protocol.screening).toString()).toBe('2027-05-24')
  })
  test('not clearing needs no decisions', () => {
    expect(rule(chart(), { decision: 'not-cleared', conditions: [] }).ruling).toBe('allow')
  })
  test('the conditions of the findings are proposed for the whole', () => {
    expect(conditionsOf(decisionsOn(beforeClearing, look(beforeClearing)))).toEqual([
      'Pressure every 10 minutes',
    ])
  })
})

describe('how a clearance stands', () => {
  const stand = (of: Chart, on = TODAY) => clearanceOf(of, look(of, on))
  const gate = (of: Chart, on = TODAY) => rulingOf(stand(of, on), look(of, on), protocol.screening)

  test('nobody has decided: no dose', () => {
    expect(stand(chart(...START)).state).toBe('none')
    expect(gate(chart(...START)).ruling).toBe('refuse')
  })
  test('cleared: in force until its last day', () => {
    const of = chart(...whenCleared)
    expect(stand(of).state).toBe('in-force')
    expect(gate(of).ruling).toBe('allow')
    expect(stand(of, Temporal.PlainDate.from('2027-05-24')).state).toBe('in-force')
    expect(stand(of, Temporal.PlainDate.from('2027-05-25')).state).toBe('ended')
    expect(gate(of, Temporal.PlainDate.from('2027-05-25')).ruling).toBe('refuse')
  })
  test('not cleared: no dose, and the reason is shown', () => {
    const of = chart(
      ...START,
      cleared(beforeClearing, { decision: 'not-cleared', reason: 'Too early after the move.' }),
    )
    expect(gate(of)).toMatchObject({
      ruling: 'refuse',
      reasons: [{ evidence: [{ text: 'Too early after the move.' }] }],
    })
  })
  test('withdrawn: no dose', () => {
    const of = chart(...whenCleared, [
      '2026-11-26',
      'clearance-withdrawn',
      { clearance: id(5), reason: 'Fell ill.' },
    ])
    expect(stand(of).state).toBe('withdrawn')
    expect(gate(of)).toMatchObject({ ruling: 'refuse', reasons: [{ evidence: [{ text: 'Fell ill.' }, {}] }] })
  })
  test('only a prescriber withdraws, and only what is in force', () => {
    const screening = look(chart(...whenCleared))
    const inForce = stand(chart(...whenCleared))
    expect(ruleOnWithdrawal(inForce, { roles: ['therapist'] }, screening, protocol.screening).ruling).toBe(
      'refuse',
    )
    expect(ruleOnWithdrawal(inForce, prescriber, screening, protocol.screening).ruling).toBe('allow')
    expect(ruleOnWithdrawal({ state: 'none' }, prescriber, screening, protocol.screening).ruling).toBe(
      'refuse',
    )
  })

  test.each([
    ['a new diagnosis that a rule is about', imported(ANEURYSM, '2026-11-25'), 'cv-aneurysm'],
    ['a new medicine that needs review', imported(medicine('oxycodone 5 MG'), '2026-11-25'), 'med-opioid'],
    [
      'one more heart disease',
      imported(condition('Atrial Fibrillation', 'snomed 49436004'), '2026-11-25'),
      'cv-hx',
    ],
    ['a changed answer', answered({ preg: { value: 'yes' } }, '2026-11-25'), 'preg'],
    ['an answer taken back', answered({ preg: { value: 'unknown' } }, '2026-11-25'), 'preg'],
    ['raised readings', imported(pressure('2026-11-25', 190, 120), '2026-11-25'), 'cv-htn-unc'],
  ])('%s reopens it', (_what, happened, rule) => {
    const of = chart(
      ...whenCleared,
      ...(rule === 'cv-htn-unc' ? [imported(pressure('2026-11-24', 188, 118)), happened] : [happened]),
    )
    const on = Temporal.PlainDate.from('2026-11-25')
    const now = stand(of, on)
    expect(now.state === 'reopened' && now.by.map((f) => f.rule)).toContain(rule)
    expect(gate(of, on).reasons.map((reason) => reason.rule)).toContain(rule)
  })

  test.each([
    [
      'a resolved sinusitis',
      imported(
        condition('Viral sinusitis (disorder)', 'snomed 444814009', { clinical: 'resolved' }),
        '2026-11-25',
      ),
    ],
    ['the same answers again', answered(allNo(), '2026-11-25')],
    [
      'a medicine that carries only instructions',
      imported(medicine('Methylphenidate Hydrochloride 20 MG'), '2026-11-25'),
    ],
    ['one more good reading', imported(pressure('2026-11-25', 128, 82), '2026-11-25')],
    ['what blocks only a day', answered({ escort: { value: 'yes' } }, '2026-11-25')],
  ])('%s does not reopen it', (_what, happened) => {
    expect(stand(chart(...whenCleared, happened), Temporal.PlainDate.from('2026-11-25')).state).toBe(
      'in-force',
    )
  })

  test('answers and readings that wear off do not reopen it before its last day', () => {
    const early = START.map(([, kind, body]): Happened => ['2026-07-01', kind, body])
    const of = chart(...early, decided(chart(...early), 'cv-hx', 'acceptable'), cleared(chart(...early)))
    expect(stand(of, Temporal.PlainDate.from('2027-02-01')).state).toBe('in-force')
  })
  test('a second clearance replaces a reopened one', () => {
    const fib = imported(condition('Atrial Fibrillation', 'snomed 49436004'), '2026-11-24')
    const reopened = chart(...whenCleared, fib)
    expect(stand(reopened).state).toBe('reopened')
    expect(stand(chart(...whenCleared, fib, cleared(reopened))).state).toBe('in-force')
  })
})
