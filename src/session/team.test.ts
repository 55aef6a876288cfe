import { expect, test } from 'vitest'
import { chartOf } from '#chart/chart.ts'
import { entryId } from '#kernel/ids.ts'
import { allow, type Ruling } from '#kernel/ruling.ts'
import { unit } from '#kernel/units.ts'
import { shippedProtocol, shippedProtocols } from '#platform/content.ts'
import { openQuestions } from './asking.ts'
import { openChecks } from './checks.ts'
import { ruleOnDose } from './dosing.ts'
import { sessionKinds } from './entries.ts'
import { ruleOnPausing, ruleOnPhase } from './group-rules.ts'
import { ruleOnBeginning } from './recording.ts'
import { sessionOf } from './session.ts'
import {
  arrived,
  begun,
  calm,
  chartFrom,
  entriesFrom,
  given,
  minute,
  order,
  ordered,
  people,
  planned,
  type Told,
  told,
  visit,
} from './testing.ts'

const protocol = shippedProtocol()
const older = shippedProtocols()
  .map((one) => one.protocol)
  .find(({ version }) => version === '1.0.0')!
const id = (n: number) => entryId.parse(`0198c0de-0000-7000-8000-00000000f${String(n).padStart(3, '0')}`)
const at = (now: number, ...facts: Told[]) => sessionOf(chartFrom(...facts), visit, protocol, minute(now))
const outcome = ({ ruling, reasons }: Ruling) => [ruling, ...reasons.map(({ rule }) => rule)]
type Given = { mg?: number; at?: number; but?: object; by?: typeof protocol }
function rule(facts: Told[], { mg = 60, at = 0, but = {}, by = protocol }: Given = {}) {
  const body = { ...Object(given(at, 60).body), mg: unit.mg.parse(mg), ...but }
  const session = sessionOf(chartFrom(...facts), visit, by, minute(at))
  const dose = sessionKinds['dose-given'].parse(body)
  return ruleOnDose(session, { dose, at: minute(at), roles: ['monitor'], readiness: allow('x') }, by)
}

const left = (when: number, person = people.therapist, as = 'therapist') =>
  told(when, 'staff-left', { person, as })
const therapistBack = (when: number) =>
  told(when, 'session-begun', { present: [{ person: people.therapist, as: 'therapist' }] })

test('who left is not present, and is again when they come again', () => {
  const present = (now: number, ...facts: Told[]) =>
    at(now, planned('im'), begun(), ...facts).present.map(({ as }) => as)
  expect(present(0)).toEqual(['therapist', 'monitor'])
  expect(present(0, left(-5))).toEqual(['monitor'])
  expect(present(0, left(-5), therapistBack(-2))).toEqual(['monitor', 'therapist'])
  expect(at(0, planned('im'), begun(), left(-5)).team.attended).toContain(people.therapist)
})

test('without the therapist who left nothing is given, and the refusal says when they left', () => {
  const ruling = rule([...arrived(), left(-5)])
  expect(outcome(ruling)).toEqual(['refuse', 'staffing'])
  expect(ruling.reasons[0]!.evidence).toEqual([{ text: 'A therapist left', at: minute(-5) }])
  expect(rule([...arrived(), left(-5), therapistBack(-1)]).ruling).toBe('allow')
})

test('who comes while somebody else is missing is written down all the same', () => {
  const session = at(0, planned('im'), begun(), left(-5), left(-4, people.monitor, 'monitor'))
  expect(ruleOnBeginning(session, [{ as: 'monitor' }], ['monitor'], protocol).ruling).toBe('allow')
})

const paused = (when: number, entry = id(1)): Told => ({
  ...told(when, 'session-paused', { why: 'emergency-of-another', heldBy: people.therapist }),
  id: entry,
})
const resumed = (when: number, ...pauses: string[]) => told(when, 'session-resumed', { pauses })

test('a pause refuses doses and changes of phase, and goes on measuring', () => {
  const facts = [...arrived(), paused(-3), calm(-1)]
  expect(outcome(rule(facts))).toEqual(['refuse', 'paused'])
  expect(ruleOnPhase(at(0, ...facts), protocol).ruling).toBe('refuse')
  expect(at(0, ...facts).readings.systolic).toHaveLength(2)
  expect(at(0, ...facts).pauses).toMatchObject([{ heldBy: people.therapist, since: minute(-3) }])
})

test('resuming ends the pauses that it names; one from a device that was away stays until somebody looks', () => {
  const facts = [...arrived(), paused(-6), paused(-5, id(2)), resumed(-3, id(1))]
  expect(at(0, ...facts).pauses.map(({ entry }) => entry)).toEqual([id(2)])
  expect(rule([...facts, resumed(-2, id(2))]).ruling).toBe('allow')
})

test('a pause whose time was corrected after it ended stays ended', () => {
  const entries = entriesFrom([...arrived(), paused(-6), resumed(-3, id(1))])
  const corrected = {
    ...entries.find((entry) => entry.id === id(1))!,
    id: id(9),
    at: minute(-7),
    amends: { entry: id(1), reason: 'It was a minute earlier' },
  }
  expect(sessionOf(chartOf([...entries, corrected]), visit, protocol, minute(0)).pauses).toEqual([])
})

test('whoever holds a paused person has to be there', () => {
  const session = at(0, ...arrived())
  const pausing = (who: typeof people.monitor) => outcome(ruleOnPausing(session, who, ['monitor'], protocol))
  expect(pausing(people.therapist)).toEqual(['allow'])
  expect(pausing(people.second)).toEqual(['refuse', 'not-present'])
})

const asked = (when: number, body: object = {}, entry = id(3)): Told => ({
  ...told(
    when,
    'decision-asked',
    { rules: ['booster-amount'], about: '30 mg?', order, mg: 30, ...body },
    people.monitor,
  ),
  id: entry,
})
const answered = (when: number, decision: string, body: object = {}, by = people.prescriber): Told =>
  told(
    when,
    'prescriber-decided',
    { rules: ['booster-amount'], decision, reason: 'Seen', asked: id(3), ...body },
    by,
  )
const boosted = [
  planned('im'),
  begun(),
  ordered({ cap: 100, booster: { mg: 20, times: 1, after: 12 } }),
  calm(-10),
  given(0, 60),
  calm(10),
]

test('a question to the prescriber is open until an answer names it', () => {
  const open = (...facts: Told[]) => openQuestions(at(15, ...boosted, ...facts)).map(({ about }) => about)
  expect(open(asked(11))).toEqual(['30 mg?'])
  expect(open(asked(11), answered(12, 'go-ahead', { asked: undefined }))).toEqual(['30 mg?'])
  expect(open(asked(11), answered(12, 'hold'))).toEqual([])
  expect(open(asked(11), told(14, 'session-abandoned', { reason: 'x' }))).toEqual([])
})

test('a question that is struck out waits for nobody, and a yes to it counts for nothing', () => {
  const entries = entriesFrom([...boosted, asked(11), answered(12, 'go-ahead')])
  const strike = {
    ...entries[0]!,
    id: id(8),
    kind: 'struck-out',
    body: {},
    amends: { entry: id(3), reason: 'Wrong' },
  }
  const session = sessionOf(chartOf([...entries, strike]), visit, protocol, minute(13))
  expect(session.asked).toEqual([])
  const dose = sessionKinds['dose-given'].parse({ ...Object(given(0, 60).body), mg: unit.mg.parse(30) })
  const act = { dose, at: minute(13), roles: ['monitor'] as const, readiness: allow('x') }
  expect(ruleOnDose(session, act, protocol).ruling).toBe('ask')
})

test.each<[string, Told[], Given, string[]]>([
  ['before an answer it is asked', [asked(11)], { mg: 30 }, ['ask', 'booster-amount']],
  ['a yes from another device allows it', [asked(11), answered(12, 'go-ahead')], { mg: 30 }, ['allow']],
  [
    'a yes to 30 mg is no yes to 35 mg',
    [asked(11), answered(12, 'go-ahead')],
    { mg: 35 },
    ['ask', 'booster-amount'],
  ],
  ['a no refuses it', [asked(11), answered(12, 'hold')], { mg: 30 }, ['refuse', 'booster-amount']],
  [
    'a yes to one dose is no yes to the next',
    [asked(11), answered(12, 'go-ahead'), given(13, 30), calm(14)],
    { mg: 10, at: 26 },
    ['ask', 'booster-times'],
  ],
])('a booster above the limit of its order: %s', (_name, facts, given, expected) => {
  expect(outcome(rule([...boosted, ...facts], { at: 13, ...given }))).toEqual(expected)
})

test('a protocol that refuses boosters above their limits refuses them', () => {
  const { dosing } = protocol
  const strict = {
    ...protocol,
    dosing: dosing && { ...dosing, booster: { ...dosing.booster, beyond: 'refuse' as const } },
  }
  expect(outcome(rule(boosted, { at: 13, mg: 30, by: strict }))).toEqual(['refuse', 'booster-amount'])
  expect(rule(boosted, { at: 13, mg: 20, by: strict }).ruling).toBe('allow')
})

const checked = (when: number, body: object = {}, by = people.therapist): Told => ({
  ...told(
    when,
    'dose-checked',
    { order, drug: 'ketamine', route: 'im', mg: 60, lot: 'l-204', concentration: 50, ...body },
    by,
  ),
  id: id(4),
})
const byCheck = { checkedBy: people.therapist, check: id(4) }

test.each<[string, Told[], object, string[]]>([
  ['two minutes before', [checked(-2)], {}, ['allow']],
  ['without the lot read', [checked(-2, { lot: undefined })], {}, ['allow']],
  ['twenty minutes before', [checked(-20)], {}, ['refuse', 'check-stale']],
  ['after the dose', [checked(3)], {}, ['refuse', 'check-stale']],
  ['of another amount', [checked(-2, { mg: 50 })], {}, ['refuse', 'check-differs']],
  ['of another lot', [checked(-2, { lot: 'L-999' })], {}, ['refuse', 'check-differs']],
  ['of another concentration', [checked(-2, { concentration: 100 })], {}, ['refuse', 'check-differs']],
  ['by the one who gives it', [checked(-2, {}, people.monitor)], {}, ['refuse', 'second-check']],
  ['that is not here', [], {}, ['refuse', 'check-gone']],
  ['nobody, and nobody is named', [], { check: undefined, checkedBy: undefined }, ['refuse', 'second-check']],
  ['a colleague beside the giver', [], { check: undefined }, ['allow']],
])('a dose with the second check of %s', (_name, facts, but, expected) => {
  const told = [...arrived(), ...facts]
  expect(outcome(rule(told, { but: { ...byCheck, ...but } }))).toEqual(expected)
})

test('a check that differs says what was checked and what is given', () => {
  const [reason] = rule([...arrived(), checked(-2, { mg: 50, lot: 'L-9' })], { but: byCheck }).reasons
  expect(reason!.why).toBe(
    'What was checked is not what is given: amount checked 50 mg, given 60 mg; lot checked l-9, given l-204.',
  )
})

test('one check is for one dose', () => {
  const facts = [...arrived(), checked(-2, { mg: 30 }), given(-1, 30, { check: id(4) })]
  expect(outcome(rule(facts, { mg: 30, but: byCheck }))).toEqual(['refuse', 'check-used'])
  expect(openChecks(at(0, ...facts), minute(0), protocol)).toEqual([])
})

test('an older protocol does not say how long a check from another device holds, so it does not count', () => {
  expect(outcome(rule([...arrived(), checked(-2)], { but: byCheck, by: older }))).toEqual([
    'refuse',
    'check-unknown',
  ])
  expect(rule(arrived(), { by: older }).ruling).toBe('allow')
})

const flags = (...facts: Told[]) => at(60, ...arrived(), ...facts).flags.map(({ rule }) => rule)
const phase = (when: number, name: string, by = people.monitor) =>
  told(when, 'phase-entered', { phase: name }, by)
const decided = (when: number, decision: string, by = people.prescriber) =>
  told(when, 'prescriber-decided', { rules: ['any-dose'], decision, reason: 'x' }, by)

test.each<[string, Told[], string[]]>([
  ['two doses within a minute', [given(0, 60), given(0.5, 50)], ['two-doses', 'over-cap']],
  ['two phases at one time', [phase(10, 'journey'), phase(10.5, 'return', people.therapist)], ['two-phases']],
  ['one phase, told twice', [phase(10, 'journey'), phase(10.5, 'journey', people.therapist)], []],
  ['one phase after the other', [phase(10, 'journey'), phase(14, 'return', people.therapist)], []],
  [
    'discharge and a later dose',
    [told(20, 'discharged', { score: 10, protocol: 'x' }), given(25, 60)],
    ['after-closing'],
  ],
  [
    'two prescribers, yes and no',
    [decided(1, 'go-ahead'), decided(2, 'hold', people.second)],
    ['two-answers'],
  ],
  ['one prescriber, who thinks again', [decided(1, 'go-ahead'), decided(2, 'hold')], []],
  [
    'another prescriber, half an hour later',
    [decided(1, 'go-ahead'), decided(31, 'hold', people.second)],
    [],
  ],
  [
    'two answers to one question, whenever they came',
    [asked(1), answered(2, 'go-ahead'), answered(40, 'hold', {}, people.second)],
    ['two-answers'],
  ],
])('kept, and flagged where it contradicts: %s', (_name, facts, expected) => {
  expect(flags(...facts).sort()).toEqual(expected.sort())
})

test('every contradiction says what settles it', () => {
  const { flags } = at(
    60,
    ...arrived(),
    phase(10, 'journey'),
    phase(10, 'return'),
    given(0, 60),
    given(0, 60),
  )
  for (const flag of flags.filter(({ rule }) => rule.startsWith('two-')))
    expect(flag.settle).toMatch(/strike out/i)
  expect(flags.map(({ rule }) => rule)).toContain('two-phases')
})
