/** For tests: a session told as what happened at which minute. Minute 0 is 10:00 UTC on Tuesday 24 November 2026. */
import { chartOf, type Entry } from '#chart/chart.ts'
import { courseId, type EntryId, entryId, personId, uuidv7 } from '#kernel/ids.ts'
import { type Instant, minutesAfter } from '#kernel/time.ts'
import type { Route, VisitKind } from '#visits/visits.ts'

export const T0 = Temporal.Instant.from('2026-11-24T10:00:00Z')
export const minute = (n: number): Instant => minutesAfter(T0, n)
export const course = courseId.parse('0198c0de-0000-7000-8000-000000000001')
export const visit = entryId.parse('0198c0de-0000-7000-8000-0000000000aa')
export const order = entryId.parse('0198c0de-0000-7000-8000-0000000000bb')
export const people = {
  prescriber: personId.parse('prescriber'),
  therapist: personId.parse('therapist'),
  monitor: personId.parse('monitor'),
  second: personId.parse('second-prescriber'),
}

export type Told = Omit<Entry, 'id'> & { readonly id?: EntryId }

/** Something that happened at a minute, told by somebody. */
export function told(at: number, kind: string, body: object, by = people.monitor): Told {
  return {
    course,
    kind,
    at: minute(at),
    recordedAt: minute(at),
    by,
    audience: 'care-team',
    body: { visit, ...body },
  }
}

/** An id that sorts as the facts were told. */
export const nthId = (n: number): EntryId => entryId.parse(uuidv7(1_700_000_000_000 + n, new Uint8Array(10)))
export const entriesFrom = (facts: readonly Told[]): Entry[] =>
  facts.map((fact, i) => ({ ...fact, id: fact.id ?? nthId(i) }))
export const chartFrom = (...facts: readonly Told[]) => chartOf(entriesFrom(facts))

export const planned = (
  route: Route,
  visitKind: VisitKind = 'dosing',
  id = visit,
  from = -45,
  to = 135,
): Told => ({
  ...told(-10_000, 'visit-planned', {
    visit: id,
    visitKind,
    from: minute(from),
    to: minute(to),
    place: 'Room 1',
    people: [],
  }),
  body: {
    visit: id,
    visitKind,
    from: minute(from),
    to: minute(to),
    place: 'Room 1',
    people: [],
    ...(visitKind === 'dosing' ? { route } : {}),
  },
})
export const begun = (at = -40): Told =>
  told(at, 'session-begun', {
    present: [
      { person: people.therapist, as: 'therapist' },
      { person: people.monitor, as: 'monitor' },
    ],
  })
export const vitals = (at: number, readings: object): Told => told(at, 'vitals-taken', readings)
/** All five, unremarkable unless said otherwise. */
export const calm = (at: number, but: object = {}): Told =>
  vitals(at, { systolic: 120, diastolic: 78, heartRate: 72, spo2: 98, respiratoryRate: 14, ...but })
export const ordered = (body: object = {}, by = people.prescriber, at = -35): Told =>
  told(
    at,
    'dose-ordered',
    { order, drug: 'ketamine', route: 'im', amount: { by: 'mg', mg: 60, weight: 70 }, cap: 60, ...body },
    by,
  )
export const given = (at: number, mg: number, body: object = {}): Told =>
  told(at, 'dose-given', {
    order,
    drug: 'ketamine',
    route: 'im',
    mg,
    lot: 'L-204',
    concentration: 50,
    by: people.monitor,
    checkedBy: people.therapist,
    ...body,
  })

/** Planned, begun, ordered and measured, for 60 mg by injection with nothing given yet. */
export const arrived = (): Told[] => [planned('im'), begun(), ordered(), calm(-10)]

/** The visit of the n-th person of a group. */
export const nthVisit = (n: number): EntryId =>
  entryId.parse(`0198c0de-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`)
/** The same facts in the chart of another person. */
export const inVisit = (id: EntryId, facts: readonly Told[]): Told[] =>
  facts.map((fact) => ({ ...fact, body: { ...Object(fact.body), visit: id } }))
export const aGroup = entryId.parse('0198c0de-0000-7000-8000-0000000000dd')
export const joinedGroup = (place?: number, at = -42, group = aGroup): Told =>
  told(at, 'group-joined', { group, ...(place === undefined ? {} : { place }) })
