/** Visits of a course: planned as a time, a place and people; then kept, cancelled or not come to. */
import { z } from 'zod'
import { type Chart, entriesOf, type Kinds } from '#chart/chart.ts'
import { type EntryId, entryId, type PersonId, personId } from '#kernel/ids.ts'
import { type Instant, instant, isBefore } from '#kernel/time.ts'

export const visitKind = z.enum([
  'evaluation',
  'preparation',
  'dosing',
  'integration',
  'follow-up',
  'check-in',
])
export type VisitKind = z.output<typeof visitKind>

/** Routes of administration, named as the protocol names them (clinical reference 3.1). */
export const route = z.enum(['im', 'iv', 'sl', 'oral', 'intranasal', 'esketamine'])
export type Route = z.output<typeof route>

export const visitsKinds = {
  /** Planning a visit; amended to move it. `visit` stays the same when it moves. */
  'visit-planned': z
    .object({
      visit: entryId,
      visitKind,
      from: instant,
      to: instant,
      place: z.string().min(1).max(120),
      people: z.array(personId),
      /** For dosing visits. */
      route: route.optional(),
    })
    .refine((v) => isBefore(v.from, v.to), { message: 'The visit must end after it begins.', path: ['to'] }),
  'visit-kept': z.object({
    visit: entryId,
    by: z.array(personId).optional(),
    note: z.string().max(2000).optional(),
  }),
  'visit-cancelled': z.object({ visit: entryId, reason: z.string().min(1).max(500) }),
  'visit-missed': z.object({ visit: entryId, note: z.string().max(2000).optional() }),
} as const satisfies Kinds

/** What came of a visit, and the entry that says so: striking that entry out makes the visit planned again. */
export type Outcome = {
  readonly entry: EntryId
  readonly at: Instant
  readonly recordedBy: PersonId
  /** The reason of a cancellation, or a note. */
  readonly text?: string
}

export type Visit = {
  readonly id: EntryId
  readonly kind: VisitKind
  readonly from: Instant
  readonly to: Instant
  readonly place: string
  readonly people: readonly PersonId[]
  readonly route?: Route
  readonly state: 'planned' | 'kept' | 'cancelled' | 'missed'
  /** The entry that planned it, to amend it. */
  readonly planned: EntryId
  /** Present unless the state is planned. */
  readonly outcome?: Outcome
}

/** The visits of a chart in order of their time. The last thing said about a visit stands. */
export function visitsOf(chart: Chart): Visit[] {
  const visits = new Map<EntryId, Visit>()
  const entries = entriesOf(visitsKinds, chart)
  for (const entry of entries) {
    if (entry.kind !== 'visit-planned') continue
    const { visit, visitKind, ...body } = entry.body
    visits.set(visit, { id: visit, kind: visitKind, ...body, state: 'planned', planned: entry.id })
  }
  for (const entry of entries) {
    if (entry.kind === 'visit-planned') continue
    const visit = visits.get(entry.body.visit)
    if (!visit) continue
    const text = entry.kind === 'visit-cancelled' ? entry.body.reason : entry.body.note
    const outcome = { entry: entry.id, at: entry.at, recordedBy: entry.by, text }
    visits.set(visit.id, { ...visit, state: STATE[entry.kind], outcome })
  }
  return [...visits.values()].sort(byTime)
}

const STATE = { 'visit-kept': 'kept', 'visit-cancelled': 'cancelled', 'visit-missed': 'missed' } as const

/** Visits at the same time stand in order of their ids, so that the same facts always read the same. */
const byTime = (a: Visit, b: Visit): number =>
  a.from.epochMilliseconds - b.from.epochMilliseconds || (a.id < b.id ? -1 : 1)

/** The visits that count: planned or kept. */
export const standing = (visits: readonly Visit[]): Visit[] =>
  visits.filter((v) => v.state === 'planned' || v.state === 'kept')

/** Visits that are over and of which nobody has said yet whether they took place. */
export const awaitingOutcome = (visits: readonly Visit[], now: Instant): Visit[] =>
  visits.filter((v) => v.state === 'planned' && !isBefore(now, v.to))
