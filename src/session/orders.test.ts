import { expect, test } from 'vitest'
import { doseFor, kg, mgPerKg } from '#kernel/units.ts'
import type { Role } from '#people/people.ts'
import { shippedProtocol } from '#platform/content.ts'
import { sessionKinds } from './entries.ts'
import { awaitsConfirmation, orderedMg, ruleOnConfirmation, ruleOnOrder } from './orders.ts'
import { sessionOf } from './session.ts'
import {
  begun,
  chartFrom,
  minute,
  nthId,
  ordered,
  people,
  planned,
  type Told,
  told,
  visit,
} from './testing.ts'

const protocol = shippedProtocol()
const sessionWith = (...facts: Told[]) => sessionOf(chartFrom(...facts), visit, protocol, minute(-20))
const bodyOf = (changes: object) => sessionKinds['dose-ordered'].parse(ordered(changes).body)
const rule = (changes: object, roles: Role[] = ['prescriber'], facts: Told[] = [begun()]) => {
  const { ruling, reasons } = ruleOnOrder(sessionWith(...facts), bodyOf(changes), roles, protocol)
  return [ruling, ...reasons.map((r) => r.rule)]
}
const by = (mgPerKg: number, weight: number) => ({ by: 'weight', mgPerKg, weight })

test('an order by weight is the rate times the weight, to 0.1 mg', () => {
  expect(orderedMg(bodyOf({ amount: by(0.75, 68.3) }))).toBe(51.2)
  expect(doseFor(mgPerKg(0.75), kg(68.3))).toBe(51.2)
})

test.each<[string, object, string[]]>([
  ['1 mg/kg by injection', { amount: by(1, 70), cap: 70 }, ['allow']],
  ['2 mg/kg by injection stays inside', { amount: by(2, 70), cap: 140 }, ['allow']],
  [
    'more than 2 mg/kg by injection asks for a second confirmation',
    { amount: by(2.1, 70), cap: 147 },
    ['ask', 'guard-rail'],
  ],
  [
    'a first amount inside with a most beyond 2 mg/kg asks too',
    { amount: by(1, 70), cap: 150 },
    ['ask', 'guard-rail'],
  ],
  ['1 mg/kg into a vein stays inside', { route: 'iv', amount: by(1, 70), cap: 70 }, ['allow']],
  [
    'more than 1 mg/kg into a vein asks',
    { route: 'iv', amount: by(1.1, 70), cap: 77 },
    ['ask', 'guard-rail'],
  ],
  [
    '400 mg under the tongue stays inside',
    { route: 'sl', amount: { by: 'mg', mg: 400 }, cap: 400 },
    ['allow'],
  ],
  [
    'more than 400 mg under the tongue asks',
    { route: 'sl', amount: { by: 'mg', mg: 300 }, cap: 450 },
    ['ask', 'guard-rail'],
  ],
  [
    'an injection without a weight is refused: nobody sees the mg/kg',
    { amount: { by: 'mg', mg: 60 }, cap: 60 },
    ['refuse', 'weight'],
  ],
  ['a weight of 700 kg is refused', { amount: by(1, 700), cap: 700 }, ['refuse', 'weight']],
  ['a most below the first amount is refused', { amount: by(1, 70), cap: 60 }, ['refuse', 'cap']],
  [
    'boosters that exceed the most are refused',
    { cap: 90, booster: { mg: 20, times: 2, after: 12 } },
    ['refuse', 'cap'],
  ],
  [
    'esketamine 84 mg',
    { route: 'esketamine', drug: 'esketamine', amount: { by: 'mg', mg: 84 }, cap: 84 },
    ['allow'],
  ],
  [
    'esketamine 28 mg is not on the label and asks',
    { route: 'esketamine', drug: 'esketamine', amount: { by: 'mg', mg: 28 }, cap: 28 },
    ['ask', 'label-amount'],
  ],
  [
    'esketamine 60 mg cannot be given with whole devices',
    { route: 'esketamine', drug: 'esketamine', amount: { by: 'mg', mg: 60 }, cap: 60 },
    ['refuse', 'device', 'label-amount'],
  ],
  [
    'ketamine in the esketamine spray is refused',
    { route: 'esketamine', amount: { by: 'mg', mg: 56 }, cap: 56 },
    ['refuse', 'wrong-drug'],
  ],
])('%s', (_name, changes, expected) => {
  expect(rule(changes)).toEqual(expected)
})

test('nobody but a prescriber orders', () => {
  for (const role of ['therapist', 'monitor', 'coordinator'] as const)
    expect(rule({}, [role])).toEqual(['refuse', 'not-prescriber'])
})

test('the order follows the route that the visit was planned with', () => {
  expect(rule({}, ['prescriber'], [planned('sl'), begun()])).toEqual(['refuse', 'wrong-route'])
})

test('an order beyond the guard rail waits until somebody else has confirmed this very order', () => {
  const large = { ...ordered({ amount: by(2.5, 70), cap: 175 }), id: nthId(500) }
  const confirmed = (by = people.second, entry = nthId(500)) =>
    told(-30, 'order-confirmed', { order: nthId(900), entry }, by)
  const waits = (...facts: Told[]) => sessionWith(begun(), ...facts).orders.map(awaitsConfirmation)
  expect(waits(large)).toEqual([true])
  expect(waits(large, confirmed())).toEqual([false])
  expect(waits(large, confirmed(people.prescriber)), 'the orderer cannot confirm').toEqual([true])
  const changed: Told = {
    ...ordered({ amount: by(2.8, 70), cap: 196 }),
    id: nthId(600),
    amends: { entry: nthId(500), reason: 'Changed' },
  }
  expect(waits(large, confirmed(), changed), 'a changed order asks again').toEqual([true])
})

test('the second confirmation is by another prescriber or the monitor', () => {
  const session = sessionWith(begun(), ordered({ amount: by(2.5, 70), cap: 175 }))
  const rules = (id = people.second, roles: Role[] = ['prescriber']) =>
    ruleOnConfirmation(session, session.orders[0]!, { id, roles }, protocol).reasons.map((r) => r.rule)
  expect(rules()).toEqual([])
  expect(rules(people.monitor, ['monitor'])).toEqual([])
  expect(rules(people.prescriber)).toEqual(['same-person'])
  expect(rules(people.therapist, ['therapist'])).toEqual(['not-licensed'])
})
