/** Which visits are owed after each dosing session, which are settled and by what, and which are overdue. */
import { type Chart, entriesOf } from '#chart/chart.ts'
import type { EntryId } from '#kernel/ids.ts'
import { contains, type Interval } from '#kernel/interval.ts'
import { protocolName } from '#kernel/protocol.ts'
import type { Reason } from '#kernel/ruling.ts'
import type { Source } from '#kernel/source.ts'
import { dayIn, earlier, hoursAfter, hoursBetween, type Instant, isBefore } from '#kernel/time.ts'
import { momentIn } from '#visits/local-time.ts'
import { standing, type Visit, type VisitKind } from '#visits/visits.ts'
import { integrationKinds } from './entries.ts'
import { type Dose, type Protocol, sessionsOf } from './integration.ts'
import type { Due, OwedVisit } from './protocol.ts'

/** What settles an owed visit: a visit of its kind, or for a check-in a talk that was recorded. */
export type SettledBy =
  | { readonly by: 'visit'; readonly visit: Visit; readonly late: boolean }
  | { readonly by: 'contact'; readonly entry: EntryId; readonly at: Instant; readonly late: boolean }

/**
 * How an owed visit stands. `to-record`: it was booked, its time is over, and nobody has said whether it took place.
 * `lapsed`: not held, and no longer owed, because a new dose started the clock again or too much time has passed.
 */
export type OwedState = 'upcoming' | 'due' | 'overdue' | 'booked' | 'to-record' | 'done' | 'lapsed'

export type Owed = {
  readonly id: string
  readonly kind: VisitKind
  readonly title: string
  readonly purpose: string
  /** The dose after which it is owed. */
  readonly dose: Instant
  readonly dueFrom: Instant
  /** The first moment at which it is overdue. */
  readonly dueBy: Instant
  readonly state: OwedState
  readonly settledBy?: SettledBy
  readonly source: Source
}

export type IntegrationDue = {
  /** In order of `dueFrom`. */
  readonly owed: readonly Owed[]
  /** Present when no integration visit is booked in the window and the time for booking one has passed. */
  readonly alert?: Reason & { readonly since: Instant }
  readonly protocol: string
}

/**
 * The visits owed after the doses given. A new dose starts the clock again: what was owed after the dose before and
 * cannot be held before the next dosing session is not owed.
 * @param chart for the check-ins that were recorded without a visit
 * @param zone the practice's, whose calendar days count
 */
export function integrationDue(
  chart: Chart,
  doses: readonly Dose[],
  visits: readonly Visit[],
  protocol: Protocol,
  now: Instant,
  zone: string,
): IntegrationDue {
  const { window } = protocol.integration
  const sessions = sessionsOf(doses, protocol)
  const booked = standing(visits)
  const planned = booked
    .filter((v) => v.kind === 'dosing' && v.state === 'planned' && isBefore(now, v.to))
    .map((v) => v.from)
    // The session of a dose that was given a little before its planned time is not the next one.
    .filter((at) => sessions.every((dose) => Math.abs(hoursBetween(dose, at)) >= window.sameSession.hours))
  const contacts = entriesOf(integrationKinds, chart).flatMap((entry) =>
    entry.kind === 'checked-in' && entry.body.reached && entry.body.suicidal !== 'not-asked'
      ? [{ by: 'contact', entry: entry.id, at: entry.at } as const]
      : [],
  )
  const owed = sessions.flatMap((dose, i) => {
    const given = sessions[i + 1]
    const ends = [...(given ? [given] : []), ...planned.filter((at) => isBefore(dose, at))]
    const next = ends.length > 0 ? ends.reduce(earlier) : undefined
    const after: Held[] = [
      ...booked.map((visit) => ({ by: 'visit', visit, at: visit.from }) as const),
      ...contacts,
    ]
    const held = after.filter(({ at }) => !isBefore(at, dose) && (!next || isBefore(at, next)))
    return settle(owedAfter(dose, next, protocol, zone), held).map(({ slot, settledBy }) =>
      standOf(slot, settledBy, given, now),
    )
  })
  return {
    owed: owed.toSorted((a, b) => Temporal.Instant.compare(a.dueFrom, b.dueFrom)),
    ...lateBooking(sessions, booked, protocol, now, zone),
    protocol: protocolName(protocol),
  }
}

type Slot = { readonly visit: OwedVisit; readonly dose: Instant; readonly span: Interval }

/** The visits owed after one session, each cut where the next session begins. */
function owedAfter(
  dose: Instant,
  next: Instant | undefined,
  { integration }: Protocol,
  zone: string,
): Slot[] {
  return integration.visits.flatMap((visit) => {
    const span = spanOf(visit.due, dose, zone)
    if (!next || !isBefore(next, span.to)) return [{ visit, dose, span }]
    if (visit.after === 'last-dose' || !isBefore(span.from, next)) return []
    return [{ visit, dose, span: { from: span.from, to: next } }]
  })
}

/** When a visit is due: hours after the dose, or whole days of the practice's calendar. */
function spanOf(due: Due, dose: Instant, zone: string): Interval {
  if (due.in === 'hours') return { from: hoursAfter(dose, due.from), to: hoursAfter(dose, due.to) }
  const day = dayIn(dose, zone)
  const [first, last] =
    due.in === 'days'
      ? [day.add({ days: due.from }), day.add({ days: due.to })]
      : [
          day.add({ months: due.at }).subtract({ days: due.within.days }),
          day.add({ months: due.at }).add({ days: due.within.days }),
        ]
  const begins = (date: Temporal.PlainDate): Instant => date.toZonedDateTime(zone).toInstant()
  return { from: begins(first), to: begins(last.add({ days: 1 })) }
}

type Held =
  | { readonly by: 'visit'; readonly visit: Visit; readonly at: Instant }
  | { readonly by: 'contact'; readonly entry: EntryId; readonly at: Instant }
type Settled = { readonly slot: Slot; readonly settledBy?: SettledBy }

/** First what lies inside the time of a visit settles it, what took place before what is planned; then what came late. */
function settle(slots: readonly Slot[], held: readonly Held[]): Settled[] {
  const used = new Set<Held>()
  const take = (found: Held | undefined, late: boolean): SettledBy | undefined => {
    if (found) used.add(found)
    return found && { ...found, late }
  }
  const kept = held.toSorted((a, b) => rank(a) - rank(b) || Temporal.Instant.compare(a.at, b.at))
  const inTime = slots.map((slot) => ({
    slot,
    settledBy: take(
      kept.find((h) => !used.has(h) && fits(h, slot) && contains(slot.span, h.at)),
      false,
    ),
  }))
  return inTime.map(({ slot, settledBy }) => {
    if (settledBy) return { slot, settledBy }
    const until = hoursAfter(slot.span.to, slot.visit.overdueFor.days * 24)
    const late = kept.find(
      (h) => !used.has(h) && fits(h, slot) && contains({ from: slot.span.to, to: until }, h.at),
    )
    return { slot, settledBy: take(late, true) }
  })
}

const rank = (held: Held): number => (held.by === 'visit' && held.visit.state === 'planned' ? 1 : 0)
const fits = (held: Held, { visit }: Slot): boolean =>
  held.by === 'visit' ? held.visit.kind === visit.kind : visit.kind === 'check-in'

function standOf(
  { visit, dose, span }: Slot,
  settledBy: SettledBy | undefined,
  nextDose: Instant | undefined,
  now: Instant,
): Owed {
  const { id, kind, title, purpose, source } = visit
  const overdueUntil = hoursAfter(span.to, visit.overdueFor.days * 24)
  const lapses = nextDose ? earlier(nextDose, overdueUntil) : overdueUntil
  const state = settledBy ? settledState(settledBy, now) : openState(span, lapses, now)
  return { id, kind, title, purpose, dose, dueFrom: span.from, dueBy: span.to, state, settledBy, source }
}

function openState(span: Interval, lapses: Instant, now: Instant): OwedState {
  if (!isBefore(now, lapses)) return 'lapsed'
  if (!isBefore(now, span.to)) return 'overdue'
  return isBefore(now, span.from) ? 'upcoming' : 'due'
}

function settledState(settledBy: SettledBy, now: Instant): OwedState {
  if (settledBy.by === 'contact' || settledBy.visit.state === 'kept') return 'done'
  return isBefore(now, settledBy.visit.to) ? 'booked' : 'to-record'
}

/** The alert while the window of the last session is open and no integration visit stands in it. */
function lateBooking(
  sessions: readonly Instant[],
  booked: readonly Visit[],
  { integration: { window, lateBooking } }: Protocol,
  now: Instant,
  zone: string,
): Pick<IntegrationDue, 'alert'> {
  const dose = sessions.findLast((at) => !isBefore(now, at))
  if (!dose) return {}
  const since = hoursAfter(dose, lateBooking.hours)
  const closes = hoursAfter(dose, window.closes.days * 24)
  if (!contains({ from: since, to: closes }, now)) return {}
  if (booked.some((v) => v.kind === 'integration' && contains({ from: dose, to: closes }, v.from))) return {}
  const { why, settle, source } = lateBooking
  const evidence = [{ text: `Dose given ${momentIn(dose, zone)}`, at: dose }]
  return { alert: { rule: 'integration-late-booking', why, settle, evidence, source, since } }
}
