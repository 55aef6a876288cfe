/** What stands before a session: it is booked with the visits after it, somebody comes along, the dose is ordered. */
import { type Instant, minutesAfter } from '#kernel/time.ts'
import { hours, kg, mg } from '#kernel/units.ts'
import { holdFor } from '#preparation/preparation.ts'
import { screenedOf } from '#preparation/screened.ts'
import type { Route } from '#visits/visits.ts'
import { book, keep, visitNamed } from './calendar.ts'
import type { StaffKey } from './people.ts'
import type { Author, Teller } from './telling.ts'

/** The name of the n-th dosing visit in a story. */
export const session = (n: number): string => `session-${n}`

type Preparing = {
  readonly visit?: string
  readonly from: Instant
  readonly on: Instant
  readonly topics: readonly string[]
  readonly note?: string
}

/** A preparation visit with the therapist, and what was talked through in it. */
export function prepare(tell: Teller, { visit = 'preparation', from, on, topics, note }: Preparing): void {
  const { therapist } = tell.patient
  book(tell, { visit, kind: 'preparation', from, on, place: 'Room 2', people: [therapist] })
  if (!keep(tell, therapist, visit)) return
  tell.write(therapist, {
    kind: 'topics-covered',
    at: minutesAfter(from, 55),
    body: { topics: [...topics], ...(note ? { note } : {}) },
  })
}

export const intend = (tell: Teller, by: Author, at: Instant, text: string): void =>
  void tell.write(by, { kind: 'intention-written', at, body: { text } })

type Planning = {
  readonly n: number
  readonly from: Instant
  readonly on: Instant
  readonly route: Route
  /** When the first integration visit begins, and a second one where it is booked too. */
  readonly integration: Instant
  readonly second?: Instant
  /** When the person is called the day after; a day after the begin when nothing is said. */
  readonly call?: Instant
}

/** A session with the call of the day after and the integration that belongs to it. */
export function plan(tell: Teller, { n, from, on, route, integration, second, call }: Planning): void {
  const { therapist } = tell.patient
  const team: readonly StaffKey[] = [therapist, 'sam']
  book(tell, { visit: session(n), kind: 'dosing', from, on, place: 'Juniper room', people: team, route })
  const calling = call ?? minutesAfter(from, 24 * 60)
  book(tell, {
    visit: `call-${n}`,
    kind: 'check-in',
    from: calling,
    on,
    place: 'By phone',
    people: [therapist],
  })
  for (const [i, at] of [integration, ...(second ? [second] : [])].entries()) {
    const visit = `integration-${n}-${i + 1}`
    book(tell, { visit, kind: 'integration', from: at, on, place: 'Room 1', people: [therapist] })
  }
}

/** The adult who takes the person home from the n-th session, when the visit ends. */
export function nameEscort(tell: Teller, n: number, at: Instant, by: Author = 'ines'): void {
  const visit = visitNamed(tell, tell.id(session(n)))
  const body = { visit: visit.id, ...tell.patient.escort, pickUp: visit.to, adult: true } as const
  tell.write(by, { kind: 'escort-named', at, body })
}

/** The prescriber's order for the n-th session, in mg. */
export function order(tell: Teller, n: number, at: Instant, amount: number): void {
  const { id, route } = visitNamed(tell, tell.id(session(n)))
  if (!route) throw new Error(`Session ${n} of ${tell.patient.key} has no route.`)
  tell.write('helen', {
    kind: 'dose-ordered',
    at,
    body: {
      visit: id,
      order: tell.id(`order-${n}`),
      drug: tell.protocol.routes[route].drug,
      route,
      amount: { by: 'mg', mg: mg(amount), weight: kg(tell.patient.weight) },
      cap: mg(amount),
    },
  })
}

type Holding = {
  readonly at: Instant
  /** A word of the medicine's name. */
  readonly medicine: string
  readonly note: string
  /** How long before the session it is left out; absent when it is taken as usual. */
  readonly hours?: number
  /** For one session; absent for the whole course. */
  readonly n?: number
}

/** What the prescriber decided about a medicine that the screening found. */
export function decideMedicine(tell: Teller, { at, medicine, note, hours: before, n }: Holding): void {
  const course = { chart: tell.chart(), patient: tell.record, zone: tell.zone }
  const visit = n === undefined ? undefined : tell.id(session(n))
  const { medicines } = screenedOf(course, undefined, tell.protocol, at)
  const found = medicines.find(({ name }) => name.toLowerCase().includes(medicine))
  if (!found || holdFor(course.chart, found.key, visit))
    throw new Error(`There is nothing to decide about ${medicine} for ${tell.patient.key}.`)
  const decision =
    before === undefined
      ? { decision: 'take' as const, note }
      : { decision: 'hold' as const, hours: hours(before), resume: 'next-day' as const, note }
  const body = { medicine: found.key, name: found.name, ...decision, ...(visit ? { visit } : {}) }
  tell.write('helen', { kind: 'medicine-hold-decided', at, body })
}
