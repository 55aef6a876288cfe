import fc from 'fast-check'
import { expect, test } from 'vitest'
import { courseId, personId } from '#kernel/ids.ts'
import { minutesAfter } from '#kernel/time.ts'
import { applicationOf } from './application.ts'
import { type ApplicationDraft, inTheirTurn } from './application-entry.ts'
import { ruleOnStep, type StepTaken } from './ruling.ts'
import { isInvited, mayDose, stateOf, stepsOf } from './steps.ts'
import { aPlan, entriesOf, someAnswers } from './testing.ts'

const start = Temporal.Instant.from('2027-01-10T16:00:00Z')
const by = personId.parse('nora')
const course = courseId.parse('0198c0de-0000-7000-8000-000000000001')

type Happened = (at: Temporal.Instant) => ApplicationDraft
const applied: Happened = (at) => ({
  kind: 'applied',
  at,
  body: { answers: someAnswers(), agreed: 'The refund rule.' },
})
const confirmed: Happened = (at) => ({
  kind: 'licence-checked',
  at,
  by,
  body: { outcome: 'confirmed', source: 'Board of Colorado' },
})
const accepted: Happened = (at) => ({ kind: 'accepted', at, by, body: {} })
const moved =
  (movement: 'charged' | 'paid', cents: number): Happened =>
  (at) => ({ kind: 'money-moved', at, body: { movement, cents } })
const opened: Happened = (at) => ({ kind: 'screening-opened', at, body: { course } })
const decided =
  (outcome: 'cleared' | 'conditions' | 'not-cleared'): Happened =>
  (at) => ({ kind: 'medically-decided', at, body: { outcome } })
const chose =
  (dosing: boolean): Happened =>
  (at) => ({ kind: 'dosing-chosen', at, body: { dosing } })
const signedIn =
  (item: string): Happened =>
  (at) => ({ kind: 'signed-in', at, body: { item } })
const evaluated: Happened = (at) => ({ kind: 'evaluated', at, body: { answers: { overall: 5 } } })
const certified: Happened = (at) => ({ kind: 'certified', at, body: { number: 'K-1', hours: 6 } })

const plan = aPlan()
/** What stands after things that happened a minute apart. */
function standing(...all: readonly Happened[]) {
  const found = applicationOf(entriesOf(...all.map((one, n) => one(minutesAfter(start, n)))))
  if (!found) throw new Error('Something happened.')
  return found
}

const ALL_DAYS = plan.agenda.map(({ id }) => signedIn(id))
const WAY: readonly Happened[] = [applied, confirmed, accepted, moved('charged', plan.price)]

test.each<[string, readonly Happened[]]>([
  ['enquiry', [(at) => ({ kind: 'form-filled', at, body: { typed: { name: 'Ida' } } })]],
  ['applied', [applied]],
  ['licence-checked', [applied, confirmed]],
  ['waiting', [applied, confirmed, (at) => ({ kind: 'waitlisted', at, body: {} })]],
  ['declined', [applied, (at) => ({ kind: 'declined', at, body: { why: 'No license.' } })]],
  ['withdrawn', [...WAY, (at) => ({ kind: 'withdrawn', at, body: { refund: 0 } })]],
  ['accepted', WAY],
  ['deposit', [...WAY, moved('paid', 500_00)]],
  ['screening', [...WAY, moved('paid', 500_00), opened]],
  ['cleared', [...WAY, moved('paid', 500_00), opened, decided('cleared')]],
  ['conditions', [...WAY, moved('paid', 500_00), opened, decided('conditions')]],
  ['not-cleared', [...WAY, moved('paid', 500_00), opened, decided('not-cleared')]],
  ['paid', [...WAY, moved('paid', 3_200_00), opened, decided('not-cleared')]],
  ['attended', [...WAY, moved('paid', 3_200_00), ...ALL_DAYS]],
  ['evaluated', [...WAY, moved('paid', 3_200_00), ...ALL_DAYS, evaluated]],
  ['certified', [...WAY, moved('paid', 3_200_00), ...ALL_DAYS, evaluated, certified]],
])('it stands at “%s”', (state, all) => {
  expect(stateOf(plan, standing(...all))).toBe(state)
})

test('an offer that lapses puts its person back on the list, behind the others', () => {
  const offered: Happened = (at) => ({ kind: 'offered', at, body: { until: minutesAfter(at, 60) } })
  const waitlisted: Happened = (at) => ({ kind: 'waitlisted', at, body: {} })
  const lapsed: Happened = (at) => ({ kind: 'offer-lapsed', at, body: {} })
  expect(standing(applied, waitlisted, offered)).toMatchObject({
    place: 'offered',
    waitsSince: minutesAfter(start, 1),
  })
  const after = standing(applied, waitlisted, offered, lapsed)
  expect(after).toMatchObject({ place: 'waiting', waitsSince: minutesAfter(start, 3) })
  expect(after.offeredUntil).toBeUndefined()
})

test('who does not dose needs no screening, and has every other step', () => {
  const steps = stepsOf(plan, standing(...WAY, chose(false))).map(({ step }) => step)
  expect(steps).not.toContain('screened')
  expect(steps.at(-1)).toBe('certified')
  const through = standing(...WAY, chose(false), moved('paid', 3_200_00), ...ALL_DAYS, evaluated)
  const after = Temporal.Instant.from('2027-04-12T16:00:00Z')
  const training = { state: 'open', plan } as const
  expect(ruleOnStep('certify', { training, application: through, now: after }).ruling).toBe('allow')
})

test.each([
  ['cleared', true],
  ['conditions', true],
  ['not-cleared', false],
] as const)('who is %s may dose: %s', (outcome, may) => {
  expect(mayDose(standing(applied, opened, decided(outcome)))).toBe(may)
  expect(mayDose(standing(applied, opened, decided(outcome), chose(false)))).toBe(false)
})

test('nobody doses before a prescriber has decided', () => {
  expect(mayDose(standing(applied, opened))).toBe(false)
})

test('who wants to dose is invited to the medical questions from the opening of the chart to the decision', () => {
  const paid = [...WAY, moved('paid', 500_00)]
  expect(isInvited(standing(...paid))).toBe(false)
  expect(isInvited(standing(...paid, opened))).toBe(true)
  expect(isInvited(standing(...paid, opened, chose(false)))).toBe(false)
  expect(isInvited(standing(...paid, opened, decided('not-cleared')))).toBe(false)
})

test('the order of arrival does not matter, nor that something arrives twice', () => {
  const entries = entriesOf(
    ...[...WAY, moved('paid', 500_00), opened, decided('cleared'), ...ALL_DAYS].map((one, n) =>
      one(minutesAfter(start, n)),
    ),
  )
  const whole = applicationOf(entries)
  fc.assert(
    fc.property(
      fc.shuffledSubarray(entries, { minLength: entries.length }),
      fc.subarray(entries),
      (shuffled, twice) => {
        expect(applicationOf([...shuffled, ...twice])).toEqual(whole)
      },
    ),
  )
})

test('what is decided last is read last, also when its request came first; a sign-in keeps its time', () => {
  const entries = entriesOf(applied(start), accepted(minutesAfter(start, 10)))
  const early = minutesAfter(start, 5)
  const [withdrawn, there] = inTheirTurn(entries, [
    { kind: 'withdrawn', at: early, body: { refund: 0 } },
    signedIn('welcome')(early),
  ])
  expect(withdrawn?.at.epochMilliseconds).toBe(minutesAfter(start, 10).epochMilliseconds + 1)
  expect(there?.at).toEqual(early)
})

const RULED: readonly [
  step: StepTaken,
  when: string,
  all: readonly Happened[],
  ruling: string,
  rule: string,
][] = [
  ['apply', '2027-03-01T12:00:00Z', [chose(true)], 'allow', ''],
  ['apply', '2027-03-02T12:00:00Z', [chose(true)], 'refuse', 'apply-by'],
  ['apply', '2027-02-01T12:00:00Z', [applied], 'refuse', 'place'],
  ['accept', '2027-02-01T12:00:00Z', [applied], 'refuse', 'licence'],
  ['accept', '2027-02-01T12:00:00Z', [applied, confirmed], 'allow', ''],
  ['accept', '2027-04-20T12:00:00Z', [applied, confirmed], 'refuse', 'over'],
  ['decline', '2027-02-01T12:00:00Z', WAY, 'refuse', 'place'],
  ['open-screening', '2027-02-01T12:00:00Z', WAY, 'refuse', 'deposit'],
  ['open-screening', '2027-02-01T12:00:00Z', [...WAY, moved('paid', 500_00)], 'allow', ''],
  [
    'open-screening',
    '2027-02-01T12:00:00Z',
    [...WAY, moved('paid', 500_00), chose(false)],
    'refuse',
    'not-wanted',
  ],
  ['decide-medically', '2027-02-01T12:00:00Z', WAY, 'refuse', 'screening'],
  ['sign-in', '2027-04-07T12:00:00Z', WAY, 'refuse', 'not-begun'],
  ['sign-in', '2027-04-08T14:00:00Z', WAY, 'allow', ''],
  ['withdraw', '2027-04-08T12:00:00Z', [...WAY, signedIn('welcome')], 'refuse', 'was-there'],
  ['withdraw', '2027-02-01T12:00:00Z', WAY, 'allow', ''],
  ['evaluate', '2027-04-10T12:00:00Z', [...WAY, signedIn('welcome')], 'refuse', 'not-ended'],
  ['evaluate', '2027-04-11T16:00:00Z', [...WAY, signedIn('welcome')], 'allow', ''],
  ['certify', '2027-04-12T12:00:00Z', [...WAY, signedIn('welcome')], 'refuse', 'evaluation'],
  ['certify', '2027-04-12T12:00:00Z', [...WAY, signedIn('welcome'), evaluated], 'ask', 'unpaid'],
]
test.each(RULED)('to %s on %s, case by case', (step, when, all, ruling, rule) => {
  const application = standing(...all)
  const training = { state: 'open', plan } as const
  const said = ruleOnStep(step, { training, application, now: Temporal.Instant.from(when) })
  expect([said.ruling, said.reasons.map((one) => one.rule).join()]).toEqual([ruling, rule])
  expect(said.reasons.every(({ settle }) => settle.length > 0)).toBe(true)
})

test.each([
  ['too little experience', { hours: 800 }, 'experience'],
  [
    'a license that ends before the training',
    { licence: { kind: 'LCSW', number: '1', state: 'CO', expires: '2027-04-01' } },
    'licence',
  ],
  ['no license at all', { licence: undefined }, 'licence'],
] as const)('an educator gives a reason to accept somebody with %s', (_, over, rule) => {
  const source = { text: 'a page', status: 'published', mark: 'looked-up' } as const
  const asking = aPlan({ experience: { hours: 1000, source } })
  const answers = someAnswers(over)
  const application = standing(
    (at) => ({ kind: 'applied', at, body: { answers, agreed: '' } }),
    ...(answers.licence ? [confirmed] : []),
  )
  const now = minutesAfter(start, 60)
  const said = ruleOnStep('accept', { training: { state: 'open', plan: asking }, application, now })
  expect([said.ruling, said.reasons.map((one) => one.rule)]).toEqual(['ask', [rule]])
})

test('nothing but money moves once a training was called off', () => {
  const training = { state: 'cancelled', plan } as const
  const now = minutesAfter(start, 60)
  expect(ruleOnStep('move-money', { training, application: standing(...WAY), now }).ruling).toBe('allow')
  for (const step of ['withdraw', 'pay', 'open-screening', 'sign-in'] as const)
    expect(ruleOnStep(step, { training, application: standing(...WAY), now }).ruling).toBe('refuse')
})
