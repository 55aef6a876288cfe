/** Who holds a seat, and who is next when one becomes free. Never more than there are, whatever the order of arrival. */
import type { Instant } from '#kernel/time.ts'
import type { Place } from './application.ts'
import { type Discipline, type Plan, seatsIn } from './plan.ts'

export type Seated = {
  readonly id: string
  readonly place: Place
  readonly discipline: Discipline
  readonly waitsSince?: Instant
  /** Asked for a scholarship. */
  readonly need: boolean
}

/** An offer holds its seat until it ends. */
export const holdsSeat = ({ place }: Pick<Seated, 'place'>): boolean =>
  place === 'accepted' || place === 'offered'

type Seats = Pick<Plan, 'seats'>
export type Free = { readonly all: number; readonly of: (discipline: Discipline) => number }

/** Seats that nobody holds. Less than nothing when the number was lowered under what is taken. */
export function freeSeats(plan: Seats, people: readonly Seated[]): Free {
  const taken = people.filter(holdsSeat)
  const of = (discipline: Discipline) =>
    plan.seats[discipline] - taken.filter((one) => one.discipline === discipline).length
  return { all: seatsIn(plan) - taken.length, of }
}

/** Whether somebody of this discipline gets a seat now. */
export function hasSeat(plan: Seats, people: readonly Seated[], discipline: Discipline): boolean {
  const free = freeSeats(plan, people)
  return free.all > 0 && free.of(discipline) > 0
}

/**
 * The waiting list in the order in which seats are offered: by time; by need, those who asked for a scholarship first;
 * by mix, the discipline with the most free seats first. Equal ones by time.
 */
export function inTurn(plan: Seats & Pick<Plan, 'waiting'>, people: readonly Seated[]): Seated[] {
  const free = freeSeats(plan, people)
  const rank = (one: Seated): number =>
    plan.waiting.order === 'need'
      ? one.need
        ? 0
        : 1
      : plan.waiting.order === 'mix'
        ? -free.of(one.discipline)
        : 0
  const since = (one: Seated) => one.waitsSince?.epochMilliseconds ?? 0
  return people
    .filter(({ place }) => place === 'waiting')
    .toSorted((a, b) => rank(a) - rank(b) || since(a) - since(b) || (a.id < b.id ? -1 : 1))
}

/** Everybody to whom a seat is to be offered now, in turn, as long as there are seats of their discipline. */
export function nextOffers(plan: Seats & Pick<Plan, 'waiting'>, people: readonly Seated[]): Seated[] {
  const offered: Seated[] = []
  let now = people
  for (;;) {
    const next = inTurn(plan, now).find(({ discipline }) => hasSeat(plan, now, discipline))
    if (!next) return offered
    offered.push(next)
    now = now.map((one) => (one.id === next.id ? { ...one, place: 'offered' as const } : one))
  }
}
