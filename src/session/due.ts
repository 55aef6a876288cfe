/** What is to be measured next, and by when. Answers are times, so that any clock can compare with them later. */
import type { Source } from '#kernel/source.ts'
import { earlier, type Instant, isBefore, later, minutesAfter, minutesBetween } from '#kernel/time.ts'
import type { Alarm } from './alarms.ts'
import { clockStart, type Dose, lastEnded } from './doses.ts'
import { type Cadence, CHECKS, type Check, type Measure, type SessionProtocol } from './protocol.ts'
import { latest, type Readings } from './readings.ts'
import { CHECK, DUE, MEASURE } from './words.ts'

export type Due = {
  /** Stable within the session: what it is about. */
  readonly key: string
  readonly what: string
  readonly why: string
  readonly from: Instant
  readonly overdueAt: Instant
  /** The measures still missing. */
  readonly measures: readonly Measure[]
  readonly source: Source
}

export const stateOf = (due: Due, now: Instant): 'later' | 'due' | 'overdue' =>
  isBefore(now, due.from) ? 'later' : isBefore(due.overdueAt, now) ? 'overdue' : 'due'

const checks = Object.keys(CHECKS).filter((key): key is Check => Object.hasOwn(CHECKS, key))

/** Everything due, soonest first: re-checks of alarms, and the next reading that the route's cadence asks for. */
export function dueOf(
  begun: Instant,
  doses: readonly Dose[],
  readings: Readings,
  alarms: readonly Alarm[],
  protocol: SessionProtocol,
): Due[] {
  const start = clockStart(doses, protocol)
  const regular = start
    ? checks.map((check) => nextByCadence(check, start, doses, readings, protocol))
    : [beforeDose(begun, readings, protocol)]
  return [...rechecks(alarms), ...regular]
    .filter((due) => due !== undefined)
    .sort((a, b) => minutesBetween(b.from, a.from))
}

/** The re-checks that alarms ask for: due at once, late when their minutes have passed. A pressure is one reading. */
function rechecks(alarms: readonly Alarm[]): Due[] {
  const due = new Map<string, Due>()
  for (const { measure, text, raisedAt, recheckBy, source } of alarms) {
    if (!measure) continue
    const what = PRESSURE.has(measure) ? 'pressure' : measure
    const before = due.get(what)
    due.set(what, {
      key: `recheck:${what}`,
      what: DUE.recheck(what === 'pressure' ? DUE.pressure : MEASURE[what].name),
      why: before ? `${before.why}; ${text}` : text,
      from: before ? earlier(before.from, raisedAt) : raisedAt,
      overdueAt: before ? earlier(before.overdueAt, recheckBy) : recheckBy,
      measures: [...(before?.measures ?? []), measure],
      source: before?.source ?? source,
    })
  }
  return [...due.values()]
}
const PRESSURE: ReadonlySet<Measure> = new Set(['systolic', 'diastolic'])

/** Before anything is given, vitals are asked for as soon as the session begins. */
function beforeDose(begun: Instant, readings: Readings, protocol: SessionProtocol): Due | undefined {
  const { beforeDose, late } = protocol.monitoring
  const measures = beforeDose.measures.filter((measure) => !latest(readings[measure]))
  if (measures.length === 0) return undefined
  return {
    key: 'before-dose',
    what: DUE.before,
    why: DUE.baseline,
    measures,
    from: begun,
    overdueAt: minutesAfter(begun, beforeDose.minutes + late.minutes),
    source: beforeDose.source,
  }
}

/**
 * The next reading of one check. A reading settles its own time and every earlier one, so what was missed is not
 * asked for twice and a further reading never moves the next one to an earlier time.
 */
export function nextByCadence(
  check: Check,
  start: Instant,
  doses: readonly Dose[],
  readings: Readings,
  protocol: SessionProtocol,
): Due | undefined {
  const last = doses.at(-1)
  if (!last) return undefined
  const cadence = protocol.routes[last.route].cadence[check]
  const { early, late, beforeDose } = protocol.monitoring
  const taken = CHECKS[check].map((measure) => latest(readings[measure])?.at)
  const settled = taken.every((at) => at !== undefined) ? taken.filter((at) => at !== undefined) : []
  const upTo =
    settled.length > 0
      ? Math.min(...settled.map((at) => minutesBetween(start, at)))
      : Number.NEGATIVE_INFINITY
  const stop = minutesBetween(start, later(lastEnded(doses) ?? start, start))
  const minute = firstAfter(
    cadence,
    stop,
    (slot) => slot - (slot === 0 ? beforeDose.minutes : early.minutes) > upTo,
  )
  if (minute === undefined) return undefined
  const from = minutesAfter(start, minute)
  const allowed = minute === 0 ? beforeDose.minutes : early.minutes
  const measures = CHECKS[check].filter((measure) => {
    const at = latest(readings[measure])?.at
    return at === undefined || isBefore(at, minutesAfter(from, -allowed))
  })
  return {
    key: `cadence:${check}`,
    what: CHECK[check],
    why: minute === 0 ? DUE.withDose : DUE.afterDose(minute),
    from,
    overdueAt: minutesAfter(from, late.minutes),
    measures,
    source: cadence.source,
  }
}

const MOST_SLOTS = 500

/** The first time of a cadence, in minutes from the clock's start, for which the question is still open. */
function firstAfter(
  { at, every }: Cadence,
  infusionEnd: number,
  open: (minute: number) => boolean,
): number | undefined {
  const fixed = at.filter(open)
  const repeated: number[] = []
  let cursor = 0
  for (const { minutes, until } of every) {
    const end =
      until === 'leaving' ? Number.POSITIVE_INFINITY : until === 'infusion-end' ? infusionEnd : until
    let slot = cursor + minutes
    for (let n = 0; slot <= end && n < MOST_SLOTS && !open(slot); n++) slot += minutes
    if (slot <= end && open(slot)) {
      repeated.push(slot)
      break
    }
    cursor = end
  }
  const all = [...fixed, ...repeated]
  return all.length > 0 ? Math.min(...all) : undefined
}
