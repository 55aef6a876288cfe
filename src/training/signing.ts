/** Signing somebody in to an item of the agenda and out of it: now, or dated back by whoever was not at the door. */
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import { dayIn, type Instant, isBefore } from '#kernel/time.ts'
import type { Application } from './application.ts'
import type { ApplicationDraft } from './application-entry.ts'
import { isIn } from './attendance.ts'
import type { AgendaItem, Plan } from './plan.ts'
import { SIGNING } from './site-words.ts'

export type Signing = { readonly act: 'in' | 'out'; readonly item: string; readonly at: Instant }

/** The day of the calendar on which an item of the agenda is. */
const dateOf = ({ from }: Pick<Plan, 'from'>, { day }: Pick<AgendaItem, 'day'>) => from.add({ days: day - 1 })

/** The item that is on now, or comes next, or was the last. @returns undefined for an agenda without items */
export function itemAround(
  plan: Pick<Plan, 'from' | 'zone' | 'agenda'>,
  now: Instant,
): AgendaItem | undefined {
  const here = now.toZonedDateTimeISO(plan.zone)
  const clock = here.toPlainTime().toString({ smallestUnit: 'minute' })
  const inOrder = plan.agenda.toSorted((a, b) => a.day - b.day || (a.from < b.from ? -1 : 1))
  const isToCome = (item: AgendaItem) => {
    const days = Temporal.PlainDate.compare(dateOf(plan, item), here.toPlainDate())
    return days > 0 || (days === 0 && clock < item.to)
  }
  return inOrder.find(isToCome) ?? inOrder.at(-1)
}

/**
 * When somebody came or left: the clock time that was typed, on the day of the item; without one, now.
 * @param typed a clock time at the place of the training
 */
export function momentOf(
  plan: Pick<Plan, 'from' | 'zone'>,
  item: AgendaItem,
  typed: string | undefined,
  now: Instant,
): Result<Instant> {
  const on = dateOf(plan, item)
  if (typed === undefined)
    return dayIn(now, plan.zone).equals(on) ? ok(now) : fail(problem(SIGNING.otherDay, 'time'))
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(typed)) return fail(problem(SIGNING.noTime(typed), 'time'))
  const at = on
    .toZonedDateTime({ timeZone: plan.zone, plainTime: Temporal.PlainTime.from(typed) })
    .toInstant()
  return isBefore(now, at) ? fail(problem(SIGNING.toCome, 'time')) : ok(at)
}

/** What is written when somebody comes or leaves: never in twice, never out before in. */
export function signed(
  application: Application,
  { act, item, at }: Signing,
  name: string,
): Result<ApplicationDraft> {
  const here = isIn(application, item)
  if (act === 'in')
    return here ? fail(problem(SIGNING.isIn(name))) : ok({ kind: 'signed-in', at, body: { item } })
  const came = application.attendance.findLast((one) => one.item === item && one.out === undefined)?.in
  if (!came) return fail(problem(SIGNING.isOut(name)))
  return isBefore(at, came)
    ? fail(problem(SIGNING.outBeforeIn(name)))
    : ok({ kind: 'signed-out', at, body: { item } })
}
