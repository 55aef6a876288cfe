import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Role } from '#people/people.ts'
import { contentFolder } from '#platform/content.ts'
import { readEscort, readIntention, readPhone, type TypedEscort } from './escort.ts'
import { decideBefore, type HoldDecision, medicineState, ruleOnHold } from './medicines.ts'
import { escortFor, intentionOf, topicsCovered } from './preparation.ts'
import { preparationProtocol } from './protocol.ts'
import { action, chartWith, DENVER, medicine, session, visitId } from './testing.ts'

const protocol = z
  .object({ id: z.string(), version: z.string(), preparation: preparationProtocol })
  .parse(contentFolder('protocols').get('kap-standard'))

test.each([
  ['555 010 0199', '5550100199'],
  ['(555) 010-0199', '5550100199'],
  ['+1 555.010.0199', '+15550100199'],
  ['+43 660 1234567', '+436601234567'],
  ['555-010-0199 ext. 12', '5550100199 ext. 12'],
  ['5550100199x4', '5550100199 ext. 4'],
])('the phone number %s is kept as %s', (typed, kept) => {
  expect(readPhone(typed)).toEqual({ ok: true, value: kept })
})

test.each([[''], ['911'], ['call Grace'], ['555 010 0199 0199 0199'], ['555+010+0199'], ['12 34 5x']])(
  'the phone number "%s" comes back with a sentence',
  (typed) => {
    expect(readPhone(typed)).toMatchObject({
      ok: false,
      problems: [{ field: 'phone', message: expect.stringMatching(/\.$/) }],
    })
  },
)

const typed: TypedEscort = {
  name: ' Grace  Hopper ',
  phone: '555 010 0199',
  relation: 'friend',
  pickUp: session.to,
  adult: true,
}
const read = (change: Partial<TypedEscort> = {}) =>
  readEscort({ ...typed, ...change }, session, 'Ada Byron', DENVER)
const fields = (change: Partial<TypedEscort>) => {
  const result = read(change)
  return result.ok ? [] : result.problems.map(({ field }) => field)
}

test('an adult with a name, a phone and a pick-up at the end of the session is an escort', () => {
  expect(read()).toEqual({
    ok: true,
    value: {
      visit: visitId,
      name: 'Grace Hopper',
      phone: '5550100199',
      relation: 'friend',
      pickUp: session.to,
      adult: true,
    },
  })
})

test.each([
  ['no name', { name: undefined }, ['name']],
  ['a name of digits', { name: '12' }, ['name']],
  ['the patient', { name: 'ada  byron' }, ['name']],
  ['no phone', { phone: undefined }, ['phone']],
  ['nobody said that it is an adult', { adult: false }, ['adult']],
  ['a pick-up before the session begins', { pickUp: session.from.subtract({ hours: 1 }) }, ['pickUp']],
  ['a pick-up before the session ends', { pickUp: session.to.subtract({ minutes: 30 }) }, ['pickUp']],
  ['a pick-up on the next day', { pickUp: session.to.add({ hours: 24 }) }, ['pickUp']],
  [
    'everything wrong at once',
    { name: '', phone: '1', adult: false, pickUp: session.from },
    ['name', 'phone', 'adult', 'pickUp'],
  ],
])('%s is not accepted', (_name, change, expected) => {
  expect(fields(change)).toEqual(expected)
})

test('an intention fits in 280 characters; a longer one comes back with how much to take out', () => {
  expect(readIntention('  To meet my grief. ', protocol.preparation)).toEqual({
    ok: true,
    value: { text: 'To meet my grief.' },
  })
  expect(readIntention('a'.repeat(280), protocol.preparation).ok).toBe(true)
  expect(readIntention('a'.repeat(292), protocol.preparation)).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining('Take out 12') }],
  })
  expect(readIntention(' ', protocol.preparation).ok).toBe(false)
})

test('the last escort named for a session counts, and only for that session', () => {
  const named = (at: string, name: string) =>
    [
      at,
      'escort-named',
      { visit: visitId, name, phone: '5550100199', pickUp: session.to, adult: true },
    ] as const
  const chart = chartWith(named('2026-11-20T12:00:00Z', 'Grace'), named('2026-11-21T12:00:00Z', 'Mary'))
  expect(escortFor(chart, visitId)?.body.name).toBe('Mary')
})

test('an intention written again replaces the older one', () => {
  const chart = chartWith(
    ['2026-11-20T12:00:00Z', 'intention-written', { text: 'To rest.' }],
    ['2026-11-21T12:00:00Z', 'intention-written', { text: 'To look.' }],
  )
  expect(intentionOf(chart)?.body.text).toBe('To look.')
})

test('what was talked through adds up over several visits', () => {
  const chart = chartWith(
    ['2026-11-20T12:00:00Z', 'topics-covered', { topics: ['goals', 'music'] }],
    ['2026-11-21T12:00:00Z', 'topics-covered', { topics: ['music', 'safety-plan'] }],
  )
  expect([...topicsCovered(chart).keys()]).toEqual(['goals', 'music', 'safety-plan'])
  expect(topicsCovered(chart).get('music')?.at.toString()).toBe('2026-11-21T12:00:00Z')
})

const adderall = medicine('Adderall', 'med-stimulant', action('H'))
const lorazepam = medicine('Lorazepam', 'med-benzodiazepine', action('V'), action('T'))
const hold: HoldDecision = { decision: 'hold', hours: 12 as HoldDecision['hours'], resume: 'next-day' }
const rule = (what: typeof adderall, decision: HoldDecision, ...roles: Role[]) =>
  ruleOnHold(what, decision, { roles }, protocol)

test.each([
  ['a prescriber holds a stimulant', adderall, hold, ['prescriber'], 'allow'],
  ['a therapist does not', adderall, hold, ['therapist'], 'refuse'],
  ['not even to take it as usual', adderall, { decision: 'take' }, ['therapist'], 'refuse'],
  ['a hold without hours', adderall, { ...hold, hours: undefined }, ['prescriber'], 'refuse'],
  ['a hold of no hours', adderall, { ...hold, hours: 0 }, ['prescriber'], 'refuse'],
  ['a hold of a month', adderall, { ...hold, hours: 720 }, ['prescriber'], 'refuse'],
  ['a hold without an end', adderall, { ...hold, resume: undefined }, ['prescriber'], 'refuse'],
  ['holding what must never be stopped, without a reason', lorazepam, hold, ['prescriber'], 'ask'],
  [
    'holding it with a reason',
    lorazepam,
    { ...hold, note: 'Only the morning dose.' },
    ['prescriber'],
    'allow',
  ],
  ['taking it as usual', lorazepam, { decision: 'take' }, ['prescriber'], 'allow'],
] as const)('%s', (_name, what, decision, roles, expected) => {
  expect(rule(what, decision as HoldDecision, ...roles).ruling).toBe(expected)
})

test.each([
  ['H', 'to-decide'],
  ['T', 'to-decide'],
  ['V', 'to-decide'],
  ['C', 'usual'],
  ['N', 'usual'],
] as const)('a medicine with the action %s: %s', (code, state) => {
  expect(medicineState(chartWith(), medicine('X', 'rule', action(code)), visitId).state).toBe(state)
})

test('what must not be given together has no action and is never “as usual”', () => {
  expect(medicineState(chartWith(), medicine('Theophylline', 'med-theophylline'), visitId).state).toBe(
    'to-decide',
  )
})

test('the prescriber must have decided before the longest hold would begin, and a day before at the latest', () => {
  const hours = (least: number, most?: number) => ({ least, most })
  expect(
    session.from
      .since(decideBefore(medicine('X', 'r', action('H', hours(8, 24))), session.from))
      .total('hours'),
  ).toBe(24)
  expect(
    session.from
      .since(decideBefore(medicine('X', 'r', action('H', hours(168))), session.from))
      .total('hours'),
  ).toBe(168)
  expect(session.from.since(decideBefore(adderall, session.from)).total('hours')).toBe(24)
})
