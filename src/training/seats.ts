/** Who holds a seat, and who is next when one becomes free. Never more than there are, whatever the order of arrival. */
import type { ApplicationId } from '#kernel/ids.ts'
import { dayIn, earlier, hoursAfter, type Instant } from '#kernel/time.ts'
import type { Place } from './application.ts'
import { DISCIPLINES, type Discipline, type Plan, seatsIn } from './plan.ts'

export type Seated = {
  readonly id: ApplicationId
  readonly place: Place
  /** Undefined before the application was sent. */
  readonly discipline?: Discipline
  readonly waitsSince?: Instant
  readonly offeredUntil?: Instant
  /** Asked for a scholarship. */
  readonly need: boolean
}

/** An offer holds its seat until it ends. */
export const holdsSeat = ({ place }: Pick<Seated, 'place'>): boolean =>
  place === 'accepted' || place === 'offered'

type Seats = Pick<Plan, 'seats'>
export type Free = { readonly all: number; readonly of: (discipline: Discipline) => number }

/** How many hold a seat, of each discipline. */
export const takenIn = (people: readonly Seated[]): Plan['seats'] => {
  const taken = (discipline: Discipline) =>
    people.filter((one) => holdsSeat(one) && one.discipline === discipline).length
  return { medical: taken('medical'), 'mental-health': taken('mental-health'), other: taken('other') }
}

/** Seats that nobody holds. Less than nothing when the number was lowered under what is taken. */
export function freeSeats(plan: Seats, people: readonly Seated[]): Free {
  const taken = takenIn(people)
  return {
    all: seatsIn(plan) - people.filter(holdsSeat).length,
    of: (discipline) => plan.seats[discipline] - taken[discipline],
  }
}

/** Whether somebody of this discipline gets a seat now. */
export function hasSeat(plan: Seats, people: readonly Seated[], discipline: Discipline): boolean {
  const free = freeSeats(plan, people)
  return free.all > 0 && free.of(discipline) > 0
}

/** Disciplines of which more seats are taken than these are, with both numbers. */
export const seatsShort = (plan: Seats, people: readonly Seated[]) => {
  const taken = takenIn(people)
  return DISCIPLINES.filter((one) => plan.seats[one] < taken[one]).map((discipline) => ({
    discipline,
    seats: plan.seats[discipline],
    taken: taken[discipline],
  }))
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
      : plan.waiting.order === 'mix' && one.discipline
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
    const next = inTurn(plan, now).find(({ discipline }) => discipline && hasSeat(plan, now, discipline))
    if (!next) return offered
    offered.push(next)
    now = now.map((one) => (one.id === next.id ? { ...one, place: 'offered' as const } : one))
  }
}

/**
 * A moment for the next who waits: two who came in the same millisecond wait one after the other, as they were taken.
 * @param people all of the training, as they stood under its lock
 */
export const waitingFrom = (people: readonly Seated[], now: Instant): Instant => {
  const last = Math.max(...people.map(({ waitsSince }) => waitsSince?.epochMilliseconds ?? 0), 0)
  return Temporal.Instant.fromEpochMilliseconds(Math.max(now.epochMilliseconds, last + 1))
}

/** How long an offer that is made now holds; undefined when the training has begun, and nobody is asked any more. */
export function offerUntil({ waiting, from, zone }: Plan, now: Instant): Instant | undefined {
  if (Temporal.PlainDate.compare(dayIn(now, zone), from) >= 0) return undefined
  const begins = from.toZonedDateTime(zone).toInstant()
  return earlier(hoursAfter(now, waiting.hours), begins)
}
