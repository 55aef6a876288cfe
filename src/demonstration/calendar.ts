/** Visits of a story: planned by the coordinator, kept once their time is over. */
import type { EntryId } from '#kernel/ids.ts'
import { type Instant, isBefore, minutesAfter } from '#kernel/time.ts'
import { type Route, type Visit, type VisitKind, visitsOf } from '#visits/visits.ts'
import type { StaffKey } from './people.ts'
import type { Author, Teller } from './telling.ts'

export type Booked = {
  /** Names the visit within the story. */
  readonly visit: string
  readonly kind: VisitKind
  readonly from: Instant
  /** When it was planned. */
  readonly on: Instant
  readonly place: string
  readonly people: readonly StaffKey[]
  readonly route?: Route
}

/** How long a dosing visit is booked, in minutes: the upper end of the calendar block of an injection or a lozenge. */
const SESSION_MINUTES = 180

export function book(tell: Teller, { visit, kind, from, on, place, people, route }: Booked): void {
  const { lengths } = tell.protocol.visits
  const length = kind === 'dosing' ? SESSION_MINUTES : lengths[kind].minutes
  tell.write('ines', {
    kind: 'visit-planned',
    at: on,
    body: {
      visit: tell.id(visit),
      visitKind: kind,
      from,
      to: minutesAfter(from, length),
      place,
      people: people.map(tell.person),
      ...(route ? { route } : {}),
    },
  })
}

/** Says that a visit took place, as far as its time is over. @returns whether it is */
export function keep(tell: Teller, by: Author, name: string, note?: string): boolean {
  const visit = visitNamed(tell, tell.id(name))
  if (isBefore(tell.now, visit.to)) return false
  tell.write(by, {
    kind: 'visit-kept',
    at: visit.to,
    body: { visit: visit.id, by: [...visit.people], ...(note ? { note } : {}) },
  })
  return true
}

export function visitNamed(tell: Teller, id: EntryId): Visit {
  const visit = visitsOf(tell.chart()).find((one) => one.id === id)
  if (!visit) throw new Error(`The story of ${tell.patient.key} has no such visit yet.`)
  return visit
}
