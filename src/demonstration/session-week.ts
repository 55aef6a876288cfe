/** The days around one session as most of them go: it is booked, prepared for, held, and asked about the day after. */
import type { Route } from '#visits/visits.ts'
import { call } from './afterwards.ts'
import { measure } from './measuring.ts'
import { nameEscort, order, plan } from './preparing.ts'
import { sit } from './session-day.ts'
import type { Teller } from './telling.ts'

export type Week = {
  readonly n: number
  /** The day of the session, and its time of day there. */
  readonly day: number
  readonly from: string
  readonly route: Route
  readonly mg: number
  /** When integration begins, two days after and again on this day after. */
  readonly integration: string
  readonly second: number
  /** What the measures gave on the evening before. */
  readonly before: Parameters<typeof measure>[1]['totals']
  readonly rise?: number
  readonly note: string
  readonly called: Parameters<typeof call>[2]
}

export function sessionWeek(tell: Teller, week: Week): void {
  const { at } = tell
  const { n, day, from, route, mg, integration, second, before, rise, note, called } = week
  plan(tell, {
    n,
    from: at(day, from),
    on: at(day - 8, '12:30'),
    route,
    integration: at(day + 2, integration),
    second: at(day + second, integration),
  })
  nameEscort(tell, n, at(day - 5, '09:15'))
  order(tell, n, at(day - 1, '15:20'), mg)
  measure(tell, { at: at(day - 1, '18:15'), by: tell.patient.therapist, totals: before })
  sit(tell, { n, mg, ...(rise === undefined ? {} : { rise }), note })
  call(tell, n, called)
}
