/** What somebody is reminded of, once each: money whose day is over, and a seat that is about to go on. */
import { dayIn, hoursAfter, type Instant, isBefore } from '#kernel/time.ts'
import type { Application } from './application.ts'
import { type Due, duesOf } from './owing.ts'
import type { Plan } from './plan.ts'

export type Reminder =
  | ({ readonly of: 'deposit' | 'rest' } & Pick<Due, 'cents' | 'by'>)
  | { readonly of: 'offer'; readonly until: Instant }

/** Before the end of an offer: time enough to answer. Less where an offer holds for less than two days. */
const HOURS_BEFORE = 24

/** Everything to be said now and not said yet; nothing once the training has begun. */
export function remindersDue(plan: Plan, application: Application, now: Instant): Reminder[] {
  const today = dayIn(now, plan.zone)
  if (Temporal.PlainDate.compare(today, plan.from) >= 0) return []
  const { place, offeredUntil, reminded } = application
  const due: Reminder[] =
    place === 'accepted'
      ? duesOf(plan, application)
          .filter(({ by }) => Temporal.PlainDate.compare(by, today) < 0)
          .map(({ what, cents, by }) => ({ of: what, cents, by }))
      : place === 'offered' && offeredUntil && isSoon(plan, offeredUntil, now)
        ? [{ of: 'offer', until: offeredUntil }]
        : []
  return due.filter(({ of }) => !reminded.includes(of))
}

function isSoon({ waiting }: Pick<Plan, 'waiting'>, until: Instant, now: Instant): boolean {
  const before = Math.min(HOURS_BEFORE, waiting.hours / 2)
  return isBefore(now, until) && !isBefore(now, hoursAfter(until, -before))
}
