import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applicationId, uuidv7 } from '#kernel/ids.ts'
import { place } from './application.ts'
import { DISCIPLINES, discipline, type Plan, seatsIn } from './plan.ts'
import { freeSeats, holdsSeat, inTurn, nextOffers, offerUntil, type Seated, waitingFrom } from './seats.ts'
import { aPlan } from './testing.ts'

const id = (n: number) => applicationId.parse(uuidv7(1_800_000_000_000 + n, new Uint8Array(10)))
const since = (n: number) => Temporal.Instant.fromEpochMilliseconds(1_800_000_000_000 + n)

const people = fc
  .array(
    fc.record({
      place: fc.constantFrom(...place.options),
      discipline: fc.constantFrom(...discipline.options),
      need: fc.boolean(),
      waits: fc.nat(50),
    }),
    { maxLength: 60 },
  )
  .map((all) => all.map(({ waits, ...one }, n): Seated => ({ ...one, id: id(n), waitsSince: since(waits) })))
const seats = fc.record({ medical: fc.nat(12), 'mental-health': fc.nat(12), other: fc.nat(4) })
const order = fc.constantFrom('time', 'need', 'mix')

const planOf = (seats: Plan['seats'], order: Plan['waiting']['order']): Plan => {
  const plan = aPlan()
  return { ...plan, seats, waiting: { ...plan.waiting, order } }
}

test('offers never hold more seats than there are, in any order and of any discipline', () => {
  fc.assert(
    fc.property(people, seats, order, (all, seats, order) => {
      const plan = planOf(seats, order)
      const offered = new Set(nextOffers(plan, all).map((one) => one.id))
      const after = all.map((one) => (offered.has(one.id) ? { ...one, place: 'offered' as const } : one))
      const before = freeSeats(plan, all)
      const now = freeSeats(plan, after)
      // Where too many were seated already nobody is added.
      expect(now.all).toBeGreaterThanOrEqual(Math.min(0, before.all))
      for (const one of DISCIPLINES) expect(now.of(one)).toBeGreaterThanOrEqual(Math.min(0, before.of(one)))
    }),
  )
})

test('as long as somebody waits for a seat of theirs that is free, it is offered', () => {
  fc.assert(
    fc.property(people, seats, order, (all, seats, order) => {
      const plan = planOf(seats, order)
      const offered = new Set(nextOffers(plan, all).map((one) => one.id))
      const after = all.map((one) => (offered.has(one.id) ? { ...one, place: 'offered' as const } : one))
      expect(nextOffers(plan, after)).toEqual([])
      expect(after.filter(holdsSeat).length - all.filter(holdsSeat).length).toBe(offered.size)
    }),
  )
})

const waiting = (n: number, over: Partial<Seated> = {}): Seated => ({
  id: id(n),
  place: 'waiting',
  discipline: 'mental-health',
  need: false,
  waitsSince: since(n),
  ...over,
})

test.each([
  ['time', 'whoever waits longest is first', [0, 1, 2]],
  ['need', 'whoever asked for a scholarship is first', [2, 0, 1]],
  ['mix', 'the profession with most free seats is first', [1, 0, 2]],
] as const)('by %s, %s', (order, _, expected) => {
  const plan = planOf({ medical: 3, 'mental-health': 1, other: 0 }, order)
  const all = [waiting(0), waiting(1, { discipline: 'medical' }), waiting(2, { need: true })]
  expect(inTurn(plan, all).map((one) => one.id)).toEqual(expected.map(id))
})

test('two who come in the same millisecond wait one after the other', () => {
  const first = waitingFrom([], since(7))
  const second = waitingFrom([waiting(0, { waitsSince: first })], since(7))
  expect([first, second].map((at) => at.epochMilliseconds - since(0).epochMilliseconds)).toEqual([7, 8])
})

test('an offer holds for its hours, but not beyond the first morning, and nobody is asked once it has begun', () => {
  const plan = aPlan()
  const until = (at: string) => offerUntil(plan, Temporal.Instant.from(at))?.toString()
  expect(until('2027-02-01T12:00:00Z')).toBe('2027-02-04T12:00:00Z')
  // Midnight in Colorado, where the training is.
  expect(until('2027-04-07T12:00:00Z')).toBe('2027-04-08T06:00:00Z')
  expect(until('2027-04-08T12:00:00Z')).toBeUndefined()
  expect(seatsIn(plan)).toBe(24)
})
