/** The agenda of a training by its days, with the clock of its place. */
import type { Day, Instant } from '#kernel/time.ts'
import type { AgendaItem, Plan } from './plan.ts'

type WithAgenda = Pick<Plan, 'agenda' | 'from' | 'to' | 'zone'>
/** One day of a training, from its first item to the end of its last. */
export type AgendaDay = {
  /** From 1. */
  readonly number: number
  readonly on: Day
  readonly begins: Instant
  readonly ends: Instant
  readonly items: readonly AgendaItem[]
}

/** When something of the agenda is, on the clock of the place. */
export const momentOf = (
  { from, zone }: Pick<Plan, 'from' | 'zone'>,
  { day }: Pick<AgendaItem, 'day'>,
  clock: string,
): Instant =>
  from
    .add({ days: day - 1 })
    .toZonedDateTime({ timeZone: zone, plainTime: clock })
    .toInstant()

/** The days on which there is something, in order, each with its items by the clock. */
export function agendaDays(plan: WithAgenda): AgendaDay[] {
  const byDay = Map.groupBy(plan.agenda, ({ day }) => day)
  return [...byDay]
    .toSorted(([a], [b]) => a - b)
    .map(([number, unsorted]) => {
      const items = unsorted.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
      const last =
        items
          .map(({ to }) => to)
          .sort()
          .at(-1) ?? '00:00'
      return {
        number,
        on: plan.from.add({ days: number - 1 }),
        begins: momentOf(plan, { day: number }, items[0]?.from ?? '00:00'),
        ends: momentOf(plan, { day: number }, last),
        items,
      }
    })
}

/** From the first item to the end of the last; without an agenda, the whole days. */
export function whenOf(plan: WithAgenda): { readonly begins: Instant; readonly ends: Instant } {
  const days = agendaDays(plan)
  const midnight = (day: Day) => day.toZonedDateTime(plan.zone).toInstant()
  return {
    begins: days[0]?.begins ?? midnight(plan.from),
    ends: days.at(-1)?.ends ?? midnight(plan.to.add({ days: 1 })),
  }
}

/** Minutes of the items that count for continuing education, when somebody is there for all of them. */
export const minutesThatCount = (plan: WithAgenda): number =>
  plan.agenda
    .filter(({ counts }) => counts)
    .reduce((sum, { from, to }) => sum + minutesOf(to) - minutesOf(from), 0)

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}
