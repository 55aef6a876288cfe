/** When measures are asked: due, overdue, done or missed, at each occasion of the protocol's plan. */
import type { Chart } from '#chart/chart.ts'
import type { EntryId } from '#kernel/ids.ts'
import type { Source } from '#kernel/source.ts'
import { earlier, hoursAfter, type Instant, isBefore } from '#kernel/time.ts'
import { standing, type Visit } from '#visits/visits.ts'
import {
  type Dose,
  isScored,
  type Point,
  type Protocol,
  type Session,
  sessionsOf,
  trendOf,
} from './outcomes.ts'
import { inHours, type Measure, type Occasion } from './protocol.ts'

/** `missed`: not given, and no longer owed, because a dose was given meanwhile or too much time has passed. */
export type MeasureState = 'upcoming' | 'due' | 'overdue' | 'done' | 'missed'

export type MeasureDue = {
  readonly occasion: string
  readonly occasionTitle: string
  readonly measure: Measure
  readonly from: Instant
  /** The first moment at which it is overdue. */
  readonly until: Instant
  readonly state: MeasureState
  /** The dosing visit it comes before, or the session it comes after. */
  readonly visit?: EntryId
  /** What it hangs on: the opening of the course, a visit, a dose. */
  readonly anchor: Instant
  readonly doneBy?: EntryId
  /** Given in time, but with items missing, so that there is no score. */
  readonly incomplete?: Point
  readonly source: Source
}

/** What the plan is computed from. */
export type Situation = {
  readonly chart: Chart
  readonly visits: readonly Visit[]
  readonly doses: readonly Dose[]
  /** When the course was opened; without it, the time of its first entry. */
  readonly opened?: Instant
  /** Ids of site-supplied questionnaires that the practice has loaded. Others of that kind are not asked. */
  readonly loaded?: ReadonlySet<string>
}

/** Everything that the plan asks so far, in order of time, with how each stands. */
export function measureSchedule(situation: Situation, protocol: Protocol, now: Instant): MeasureDue[] {
  const { measures, schedule } = protocol.outcomes
  const trends = new Map(
    measures.map((m) => [m.id, trendOf(m, situation.chart, situation.doses, protocol).points] as const),
  )
  const plan = schedule.flatMap((occasion) =>
    slotsOf(occasion, situation, now).flatMap((slot) =>
      occasion.measures.flatMap(({ measure: id, when }): MeasureDue[] => {
        const measure = measures.find((m) => m.id === id)
        if (!measure || !mayAsk(measure, situation)) return []
        if (when && !conditionHolds(when, id, trends, protocol)) return []
        return [standOf(occasion, slot, measure, trends.get(id) ?? [], now)]
      }),
    ),
  )
  return plan.toSorted((a, b) => Temporal.Instant.compare(a.from, b.from))
}

/** What is due or overdue now, overdue first. A measure that two occasions ask for is asked once. */
export function measuresDue(situation: Situation, protocol: Protocol, now: Instant): MeasureDue[] {
  const open = measureSchedule(situation, protocol, now).filter(
    ({ state }) => state === 'due' || state === 'overdue',
  )
  const byUrgency = open.toSorted((a, b) => Temporal.Instant.compare(a.until, b.until))
  return byUrgency.filter((due, i) => byUrgency.findIndex((d) => d.measure.id === due.measure.id) === i)
}

const mayAsk = (measure: Measure, { loaded }: Situation): boolean =>
  measure.license !== 'site-supplied' || (loaded?.has(measure.id) ?? false)

/** A condition holds when its screen was last positive, or when the measure was given before in this course. */
function conditionHolds(
  when: string,
  measure: string,
  trends: ReadonlyMap<string, readonly Point[]>,
  protocol: Protocol,
): boolean {
  if ((trends.get(measure) ?? []).some((point) => point.origin === 'answered')) return true
  const screen = protocol.outcomes.conditions.find(({ id }) => id === when)?.screen
  const last = screen && trends.get(screen.measure)?.findLast(isScored)
  return screen !== undefined && last !== undefined && last.value >= screen.atLeast
}

/** A planned session whose time has passed without a dose is no longer to come. */
const isToCome = (visit: Visit, now: Instant): boolean => visit.state === 'planned' && isBefore(now, visit.to)

/** One time at which an occasion comes round. `lapses`: from then on it can no longer be made up for. */
type Slot = {
  readonly anchor: Instant
  readonly from: Instant
  readonly until: Instant
  readonly lapses: Instant
  readonly visit?: EntryId
}

function slotsOf(occasion: Occasion, { chart, visits, doses, opened }: Situation, now: Instant): Slot[] {
  const sessions = sessionsOf(doses)
  const dosing = standing(visits).filter((visit) => visit.kind === 'dosing')
  const starts = [
    ...sessions.map(({ first }) => first),
    ...dosing.filter((v) => isToCome(v, now) && !sessions.some((s) => s.visit === v.id)).map((v) => v.from),
  ]
  const nextAfter = (at: Instant): Instant | undefined => {
    const later = starts.filter((start) => isBefore(at, start))
    return later.length > 0 ? later.reduce(earlier) : undefined
  }
  /** A slot after `anchor`, cut where the next session begins. */
  const after = (anchor: Instant, visit?: EntryId): Slot => {
    const next = nextAfter(anchor)
    const cut = (at: Instant): Instant => (next ? earlier(at, next) : at)
    const [from, until] = [
      hoursAfter(anchor, inHours(occasion.from)),
      hoursAfter(anchor, inHours(occasion.until)),
    ]
    return {
      anchor,
      from,
      until: cut(until),
      lapses: cut(hoursAfter(until, inHours(occasion.lateFor))),
      visit,
    }
  }
  const afterSession = ({ last, visit }: Session): Slot => after(last, visit)
  const possible = (slot: Slot): boolean => isBefore(slot.from, slot.until)

  switch (occasion.anchor.to) {
    case 'opening': {
      const anchor = opened ?? chart.entries[0]?.at
      return anchor ? [after(anchor)] : []
    }
    case 'dosing-visit':
      return dosing.map((visit) => {
        const given = sessions.find((session) => session.visit === visit.id)?.first
        const anchor = visit.from
        const from = hoursAfter(anchor, inHours(occasion.from))
        // Once the dose is given, a score no longer stands for the time before it.
        return {
          anchor,
          from,
          until: hoursAfter(anchor, inHours(occasion.until)),
          lapses: given ?? visit.to,
          visit: visit.id,
        }
      })
    case 'each-dose':
      return sessions.map(afterSession).filter(possible)
    case 'dose': {
      const session = sessions[occasion.anchor.number - 1]
      return session ? [afterSession(session)].filter(possible) : []
    }
    case 'last-dose': {
      const session = sessions.at(-1)
      return session && !nextAfter(session.last) ? [afterSession(session)] : []
    }
  }
}

function standOf(
  occasion: Occasion,
  slot: Slot,
  measure: Measure,
  points: readonly Point[],
  now: Instant,
): MeasureDue {
  const inTime = points.filter(({ at }) => !isBefore(at, slot.from) && isBefore(at, slot.lapses))
  // An instrument without a score of its own is done when it was answered.
  const done = inTime.find((point) => measure.scores.length === 0 || isScored(point))
  const incomplete = done ? undefined : inTime.at(-1)
  const state = done
    ? 'done'
    : isBefore(now, slot.from)
      ? 'upcoming'
      : isBefore(now, slot.until) && isBefore(now, slot.lapses)
        ? 'due'
        : isBefore(now, slot.lapses)
          ? 'overdue'
          : 'missed'
  return {
    occasion: occasion.id,
    occasionTitle: occasion.title,
    measure,
    from: slot.from,
    until: slot.until,
    state,
    visit: slot.visit,
    anchor: slot.anchor,
    doneBy: done?.entry,
    incomplete,
    source: occasion.source,
  }
}
