import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applicationId, personId } from '#kernel/ids.ts'
import { minutesAfter } from '#kernel/time.ts'
import { movesPeople, ruleOnCancelling, ruleOnChanging, ruleOnPublishing } from './announcing.ts'
import type { Plan } from './plan.ts'
import type { Seated } from './seats.ts'
import { aPlan } from './testing.ts'
import { behind, type TrainingDraft, trainingEntry, trainingOf } from './training.ts'

const start = Temporal.Instant.from('2026-11-24T16:00:00Z')
const today = Temporal.PlainDate.from('2026-11-24')
const by = personId.parse('nora')
const plan = aPlan()

/** Things that happened to a training, a minute apart. */
const entries = (...all: readonly ((at: Temporal.Instant) => TrainingDraft)[]) =>
  all.map((one, n) => {
    const { at, ...draft } = one(minutesAfter(start, n))
    const id = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
    return trainingEntry.parse({ ...JSON.parse(JSON.stringify(draft)), at: at.toString(), id })
  })
const planned = (at: Temporal.Instant): TrainingDraft => ({
  kind: 'training-planned',
  at,
  by,
  body: { plan },
})
const published = (at: Temporal.Instant): TrainingDraft => ({ kind: 'training-published', at, by, body: {} })
const hidden = (at: Temporal.Instant): TrainingDraft => ({
  kind: 'training-hidden',
  at,
  by,
  body: { why: 'A mistake.' },
})
const cancelled = (at: Temporal.Instant): TrainingDraft => ({
  kind: 'training-cancelled',
  at,
  by,
  body: { why: 'The house flooded.' },
})

test.each([
  ['planned', [planned], 'draft'],
  ['announced', [planned, published], 'open'],
  ['taken off the site', [planned, published, hidden], 'draft'],
  ['announced again', [planned, published, hidden, published], 'open'],
  ['called off', [planned, published, cancelled], 'cancelled'],
  [
    'called off, and announced by somebody who was slower',
    [planned, published, cancelled, published],
    'cancelled',
  ],
] as const)('a training that was %s', (_, all, state) => {
  expect(trainingOf(entries(...all))?.state).toBe(state)
})

test('the order of arrival does not matter, nor that something arrives twice', () => {
  const all = entries(planned, published, hidden, published, cancelled)
  const whole = trainingOf(all)
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), fc.subarray(all), (shuffled, twice) => {
      expect(trainingOf([...shuffled, ...twice])).toEqual(whole)
    }),
  )
})

test('what is about to be written comes after what stands there', () => {
  const [late, later] = behind(start, [{ at: minutesAfter(start, -5) }, { at: minutesAfter(start, 5) }])
  expect(late?.at.epochMilliseconds).toBe(start.epochMilliseconds + 1)
  expect(later?.at).toEqual(minutesAfter(start, 5))
})

test.each<[string, Partial<Plan>, string]>([
  ['everything it needs', {}, 'allow'],
  ['no agenda', { agenda: [] }, 'refuse agenda'],
  ['no seats', { seats: { medical: 0, 'mental-health': 0, other: 0 } }, 'refuse seats'],
  ['no team', { team: [] }, 'refuse team,team'],
  ['a first day that is over', { from: today.subtract({ days: 1 }) }, 'refuse begun,apply-by,full-payment'],
  ['fewer trainers than its ratio asks', { team: plan.team.slice(1) }, 'ask trainers'],
  ['fewer monitors than its ratio asks', { team: plan.team.slice(0, 5) }, 'ask monitors'],
])('a training with %s is announced, or not', (_, over, said) => {
  const { ruling, reasons } = ruleOnPublishing({ state: 'draft', plan: { ...plan, ...over } }, today)
  expect([ruling, reasons.map(({ rule }) => rule).join()].join(' ').trim()).toBe(said)
  expect(reasons.every(({ settle }) => settle.length > 0)).toBe(true)
})

const seated: Seated[] = [1, 2, 3].map((n) => ({
  id: applicationId.parse(`00000000-0000-7000-8000-00000000000${n}`),
  place: n === 3 ? 'offered' : 'accepted',
  discipline: 'medical',
  need: false,
}))

test('seats go down to those that are taken or offered, and no further', () => {
  const to = (medical: number) =>
    ruleOnChanging({ state: 'open', plan }, { ...plan, seats: { ...plan.seats, medical } }, seated)
  expect(to(3).ruling).toBe('allow')
  expect(to(2)).toMatchObject({
    ruling: 'refuse',
    reasons: [{ why: '3 seats for medical professions are taken or offered; 2 would be fewer.' }],
  })
})

test.each([
  ['the price', { price: plan.price + 100 }],
  ['the deposit', { deposit: 100 }],
  ['what comes back', { refund: { ...plan.refund, steps: [{ daysBefore: 90, percent: 10 }] } }],
])('%s stays as it is once somebody has agreed to it', (_, change) => {
  expect(ruleOnChanging({ state: 'open', plan }, { ...plan, ...change }, []).ruling).toBe('allow')
  expect(ruleOnChanging({ state: 'open', plan }, { ...plan, ...change }, seated)).toMatchObject({
    ruling: 'refuse',
    reasons: [{ rule: 'agreed' }],
  })
})

test('what was called off is neither changed nor called off again; what is over is not called off', () => {
  expect(ruleOnChanging({ state: 'cancelled', plan }, plan, []).ruling).toBe('refuse')
  expect(ruleOnCancelling({ state: 'cancelled', plan }, today).ruling).toBe('refuse')
  expect(ruleOnCancelling({ state: 'open', plan }, plan.to).ruling).toBe('allow')
  expect(ruleOnCancelling({ state: 'open', plan }, plan.to.add({ days: 1 })).ruling).toBe('refuse')
})

test('people are told when the days or the place change, and not of a new price', () => {
  expect(movesPeople(plan, { ...plan, price: 1 })).toBe(false)
  expect(movesPeople(plan, { ...plan, from: plan.from.add({ days: 1 }) })).toBe(true)
  expect(movesPeople(plan, { ...plan, place: { ...plan.place, town: 'Golden' } })).toBe(true)
})
