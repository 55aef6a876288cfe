/** Who was there when, and what of it counts as continuing education: only what somebody signed in and out of. */
import type { Instant } from '#kernel/time.ts'
import type { Application } from './application.ts'
import type { AgendaItem, Plan } from './plan.ts'

type Days = Pick<Plan, 'from' | 'zone' | 'agenda'>

/** When an item of the agenda begins and ends. */
export function timesOf(
  { from, zone }: Pick<Plan, 'from' | 'zone'>,
  item: AgendaItem,
): { from: Instant; to: Instant } {
  const day = from.add({ days: item.day - 1 })
  const at = (clock: string) =>
    day.toPlainDateTime(Temporal.PlainTime.from(clock)).toZonedDateTime(zone).toInstant()
  return { from: at(item.from), to: at(item.to) }
}

export type Credit = {
  readonly item: AgendaItem
  /** Minutes of the item that this person was there, signed in and out. */
  readonly minutes: number
  /** Signed in and never out: it counts for nothing until somebody says when they left. */
  readonly open: boolean
}

/** Minutes of each item that counts. Times that overlap, as of somebody who signed in twice, count once. */
export function creditsOf(plan: Days, { attendance }: Pick<Application, 'attendance'>): Credit[] {
  return plan.agenda
    .filter(({ counts }) => counts)
    .map((item) => {
      const here = attendance.filter((one) => one.item === item.id)
      const { from, to } = timesOf(plan, item)
      const spans = here
        .flatMap(({ in: came, out }) =>
          out ? [[came.epochMilliseconds, out.epochMilliseconds] as const] : [],
        )
        .map(([a, b]) => [Math.max(a, from.epochMilliseconds), Math.min(b, to.epochMilliseconds)] as const)
        .filter(([a, b]) => a < b)
        .toSorted(([a], [b]) => a - b)
      let counted = 0
      let until = Number.NEGATIVE_INFINITY
      for (const [a, b] of spans) {
        counted += Math.max(0, b - Math.max(a, until))
        until = Math.max(until, b)
      }
      return { item, minutes: Math.floor(counted / 60_000), open: here.some(({ out }) => !out) }
    })
}

/** Hours of continuing education, in quarters of an hour, rounded down: nobody is certified more than they were there. */
export const hoursOf = (plan: Days, application: Pick<Application, 'attendance'>): number =>
  Math.floor(creditsOf(plan, application).reduce((sum, { minutes }) => sum + minutes, 0) / 15) / 4

/** Whether somebody is signed in to an item now. */
export const isIn = ({ attendance }: Pick<Application, 'attendance'>, item: string): boolean =>
  attendance.some((one) => one.item === item && one.out === undefined)
