/** When measures are asked: at each occasion of the protocol's plan, from when, until when, and what was given. */
import type { Chart } from '#chart/chart.ts'
import type { EntryId } from '#kernel/ids.ts'
import type { Source } from '#kernel/source.ts'
import { earlier, hoursAfter, type Instant, isBefore, later } from '#kernel/time.ts'
import { standing, type Visit } from '#visits/visits.ts'
import {
  allTrends,
  type Dose,
  isScored,
  type Point,
  type Protocol,
  type Session,
  sessionsOf,
} from './outcomes.ts'
import { inHours, type Measure, type Occasion } from './protocol.ts'

/** One measure at one occasion, told by its thresholds, so that any clock can say how it stands. */
export type PlannedMeasure = {
  readonly occasion: string
  readonly occasionTitle: string
  readonly measure: Measure
  readonly from: Instant
  /** The first moment at which it is overdue. */
  readonly until: Instant
  /** From then on it can no longer be made up for. */
  readonly lapses: Instant
  /** The dosing visit it comes before, or the session it comes after. */
  readonly visit?: EntryId
  /** What it hangs on: the opening of the course, a visit, a dose. */
  readonly anchor: Instant
  readonly doneBy?: EntryId
  /** Given in time, but with items missing, so that there is no score. */
  readonly incomplete?: Point
  readonly source: Source
}

/** `missed`: not given, and no longer owed, because a dose was given meanwhile or too much time has passed. */
export type MeasureState = 'upcoming' | 'due' | 'overdue' | 'done' | 'missed'
export type MeasureDue = PlannedMeasure & { readonly state: MeasureState }

/** What the plan is computed from. */
export type Situation = {
  readonly chart: Chart
  readonly visits: readonly Visit[]
  readonly doses: readonly Dose[]
  /** Ids of site-supplied questionnaires that the practice has loaded. Others of that kind are not asked. */
  readonly loaded?: ReadonlySet<string>
}

/** Everything that the plan asks of this course as far as it can be foreseen, in order of time. Reads no clock. */
export function measurePlan(situation: Situation, protocol: Protocol): PlannedMeasure[] {
  const { measures, schedule } = protocol.outcomes
  const given = new Map(
    allTrends(situation.chart, situation.doses, protocol).map(
      ({ measure, points }) => [measure.id, points] as const,
    ),
  )
  const plan = schedule.flatMap((occasion) =>
    slotsOf(occasion, situation).flatMap((slot) =>
      occasion.measures.flatMap(({ measure: id, when }): PlannedMeasure[] => {
        const measure = measures.find((m) => m.id === id)
        if (!measure || !mayAsk(measure, situation)) return []
        if (when && !conditionHolds(when, id, given, protocol)) return []
        return [planned(occasion, slot, measure, given.get(id) ?? [])]
      }),
    ),
  )
  return plan.toSorted((a, b) => Temporal.Instant.compare(a.from, b.from))
}

/** The whole plan with how each line stands now. */
export function measureSchedule(situation: Situation, protocol: Protocol, now: Instant): MeasureDue[] {
  return measurePlan(situation, protocol).map((line) => ({ ...line, state: stateAt(line, now) }))
}

/** What is due or overdue now, overdue first. A measure that two occasions ask for is asked once. */
export function measuresDue(situation: Situation, protocol: Protocol, now: Instant): MeasureDue[] {
  const open = measureSchedule(situation, protocol, now).filter(
    ({ state }) => state === 'due' || state === 'overdue',
  )
  const byUrgency = open.toSorted((a, b) => Temporal.Instant.compare(a.until, b.until))
  return byUrgency.filter((due, i) => byUrgency.findIndex((d) => d.measure.id === due.measure.id) === i)
}

export function stateAt({ doneBy, from, until, lapses }: PlannedMeasure, now: Instant): MeasureState {
  if (doneBy) return 'done'
  if (isBefore(now, from)) return 'upcoming'
  if (!isBefore(now, lapses)) return 'missed'
  return isBefore(now, until) ? 'due' : 'overdue'
}

const mayAsk = (measure: Measure, { loaded }: Situation): boolean =>
  measure.license !== 'site-supplied' || (loaded?.has(measure.id) ?? false)

/** A condition holds when its screen was last positive, or when the measure was given before in this course. */
function conditionHolds(
  when: string,
  measure: string,
  given: ReadonlyMap<string, readonly Point[]>,
  protocol: Protocol,
): boolean {
  if ((given.get(measure) ?? []).some((point) => point.origin === 'answered')) return true
  const screen = protocol.outcomes.conditions.find(({ id }) => id === when)?.screen
  const last = screen && given.get(screen.measure)?.findLast(isScored)
  return screen !== undefined && last !== undefined && last.value >= screen.atLeast
}

/** One time at which an occasion comes round. */
type Slot = Pick<PlannedMeasure, 'anchor' | 'from' | 'until' | 'lapses' | 'visit'>

function slotsOf(occasion: Occasion, { chart, visits, doses }: Situation): Slot[] {
  const sessions = sessionsOf(doses)
  const dosing = standing(visits).filter((visit) => visit.kind === 'dosing')
  const toCome = dosing.filter((v) => v.state === 'planned' && !sessions.some((s) => s.visit === v.id))
  const next = (starts: readonly Instant[], at: Instant): Instant[] =>
    starts.filter((start) => isBefore(at, start))
  const begun = sessions.map(({ first }) => first)

  /** A slot after `anchor`: due until the next session is planned, and to be made up for until it has begun. */
  const after = (anchor: Instant, visit?: EntryId): Slot => {
    const [from, until] = [
      hoursAfter(anchor, inHours(occasion.from)),
      hoursAfter(anchor, inHours(occasion.until)),
    ]
    const ends = [
      ...next(begun, anchor),
      ...next(
        toCome.map((v) => v.from),
        anchor,
      ),
    ]
    const lapses = next(begun, anchor).reduce(earlier, hoursAfter(until, inHours(occasion.lateFor)))
    return { anchor, from, until: earlier(ends.reduce(earlier, until), lapses), lapses, visit }
  }
  const afterSession = ({ last, visit }: Session): Slot => after(last, visit)
  // The next session came before this could be asked at all.
  const possible = (slot: Slot): boolean => isBefore(slot.from, slot.until)

  switch (occasion.anchor.to) {
    case 'opening': {
      const anchor = (chart.current.find(({ kind }) => kind === 'course-opened') ?? chart.entries[0])?.at
      return anchor ? [after(anchor)] : []
    }
    case 'dosing-visit':
      return dosing.map((visit) => {
        const anchor = visit.from
        const until = hoursAfter(anchor, inHours(occasion.until))
        // Once the dose is given, a score no longer stands for the time before it.
        const lapses = sessions.find((session) => session.visit === visit.id)?.first ?? visit.to
        return {
          anchor,
          from: hoursAfter(anchor, inHours(occasion.from)),
          until: earlier(until, lapses),
          lapses,
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
      // While further sessions are planned, the last of them is taken for the last dose.
      return session ? [after(toCome.map((v) => v.from).reduce(later, session.last), session.visit)] : []
    }
  }
}

function planned(occasion: Occasion, slot: Slot, measure: Measure, points: readonly Point[]): PlannedMeasure {
  const inTime = points.filter(({ at }) => !isBefore(at, slot.from) && isBefore(at, slot.lapses))
  // An instrument without a score of its own is done when it was answered.
  const done = inTime.find((point) => measure.scores.length === 0 || isScored(point))
  return {
    occasion: occasion.id,
    occasionTitle: occasion.title,
    measure,
    ...slot,
    ...(done ? { doneBy: done.entry } : { incomplete: inTime.at(-1) }),
    source: occasion.source,
  }
}
