/** Alarms: readings beyond a limit and symptoms that were noted, the gravest of each thing, with what to do. */
import type { PersonId } from '#kernel/ids.ts'
import type { Evidence } from '#kernel/ruling.ts'
import type { Source } from '#kernel/source.ts'
import { type Instant, isBefore, minutesAfter, minutesBetween } from '#kernel/time.ts'
import { ofKind, type SessionEntry } from './entries.ts'
import { type Level, type Limit, type Measure, measure, type SessionProtocol } from './protocol.ts'
import { baselineOf, clockMinutes, type Reading, type Readings } from './readings.ts'
import { type Symptoms, symptomAlarms, symptomsOf } from './symptoms.ts'
import { ALARM } from './words.ts'

export type Alarm = {
  /** The limit or the symptom, by its name in the protocol. */
  readonly id: string
  /** The rule that a prescriber answers; most often the same name. */
  readonly rule: string
  readonly measure?: Measure
  readonly level: Level
  readonly text: string
  readonly say: string
  readonly card?: string
  /** The first and the last fact that raised it. */
  readonly since: Instant
  readonly raisedAt: Instant
  readonly recheckBy: Instant
  readonly evidence: readonly Evidence[]
  readonly source: Source
  /** Silenced by name; it comes back when this time has passed or a new fact raises it again. */
  readonly quiet?: { readonly by: PersonId; readonly until: Instant }
  readonly prescriberTold?: Instant
}

export const RANK: Readonly<Record<Level, number>> = { amber: 1, red: 2, emergency: 3 }
/** Does it sound now? */
export const sounds = (alarm: Alarm, now: Instant): boolean =>
  !alarm.quiet || isBefore(alarm.quiet.until, now)

/**
 * What has to be looked at first: an emergency, silenced or not, because its card is needed until it is over; then
 * what sounds before what somebody has taken in hand; then the graver, and the one that waits longest.
 */
export const byNeed =
  (now: Instant) =>
  (a: Alarm, b: Alarm): number =>
    Number(b.level === 'emergency') - Number(a.level === 'emergency') ||
    Number(sounds(b, now)) - Number(sounds(a, now)) ||
    RANK[b.level] - RANK[a.level] ||
    minutesBetween(b.raisedAt, a.raisedAt) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** What is out of limits now: for each measure the gravest limit that its last readings break, then the symptoms. */
export function alarmsOf(
  entries: readonly SessionEntry[],
  readings: Readings,
  firstDose: Instant | undefined,
  protocol: SessionProtocol,
  now: Instant,
): Alarm[] {
  const symptoms = symptomsOf(entries)
  const measured = measure.options.flatMap((name) => {
    const limits = protocol.monitoring.limits.filter(
      (limit) => limit.measure === name && applies(limit, firstDose),
    )
    const raised = limits
      .map((limit) => judge(limit, readings[name], firstDose, symptoms, protocol, now))
      .filter((a) => a !== undefined)
    return raised.length > 0 ? [raised.reduce((a, b) => (RANK[b.level] > RANK[a.level] ? b : a))] : []
  })
  return [...measured, ...symptomAlarms(symptoms, protocol)]
    .map((alarm) => withAnswers(alarm, entries, protocol))
    .sort((a, b) => RANK[b.level] - RANK[a.level])
}

const applies = (limit: Limit, firstDose: Instant | undefined): boolean =>
  limit.when === 'any' || (limit.when === 'after-dose') === (firstDose !== undefined)

/** One limit against the readings of its measure: raised when the last one breaks it, and for as long as it asks. */
function judge(
  limit: Limit,
  all: readonly Reading[],
  firstDose: Instant | undefined,
  symptoms: Symptoms,
  protocol: SessionProtocol,
  now: Instant,
): Alarm | undefined {
  const baseline = limit.test === 'rise-of' && firstDose ? baselineOf(all, firstDose) : undefined
  const counts = ({ at }: Reading) => limit.when !== 'after-dose' || !firstDose || !isBefore(at, firstDose)
  const run = lastRun(all, (reading) => breaks(limit, reading.value, baseline?.value) && counts(reading))
  const first = run[0]
  const last = run.at(-1)
  if (!first || !last) return undefined
  const seenUntil = limit.unlessRechecked && isBefore(last.at, now) ? now : last.at
  if (limit.sustained !== undefined && clockMinutes(first.at, seenUntil) < limit.sustained) return undefined
  const felt = (limit.withAny ?? []).flatMap((id) => symptoms.get(id) ?? [])
  if (limit.withAny && felt.length === 0) return undefined

  const shown = run.length > 1 && limit.sustained !== undefined ? [first, last] : [last]
  const raisedAt = felt.reduce((at, symptom) => (isBefore(at, symptom.last) ? symptom.last : at), last.at)
  const { recheck, say } = protocol.monitoring.levels[limit.level]
  return {
    id: limit.id,
    rule: limit.rule ?? limit.id,
    measure: limit.measure,
    level: limit.level,
    card: limit.card,
    source: limit.source,
    text: [...shown.map(reads), ...risen(last, baseline), ...felt.map((s) => nameOf(s.id, protocol))].join(
      ', ',
    ),
    say: limit.say ?? say,
    since: first.at,
    raisedAt,
    recheckBy: minutesAfter(raisedAt, limit.recheck ?? recheck),
    evidence: [
      ...shown.map((r) => ({ text: reads(r), entry: r.entry, at: r.at })),
      ...felt.map((s) => ({ text: nameOf(s.id, protocol), entry: s.entry, at: s.last })),
    ],
  }
}

/** The readings at the end of a series that all break the limit, without one in between that does not. */
function lastRun(series: readonly Reading[], broken: (reading: Reading) => boolean): readonly Reading[] {
  const lastGood = series.findLastIndex((reading) => !broken(reading))
  return series.slice(lastGood + 1)
}

function breaks({ test, figure }: Limit, value: number, baseline: number | undefined): boolean {
  switch (test) {
    case 'over':
      return value > figure
    case 'at-least':
      return value >= figure
    case 'under':
      return value < figure
    case 'at-most':
      return value <= figure
    case 'rise-of':
      return baseline !== undefined && value - baseline >= figure
  }
}

const reads = ({ measure, value }: Reading): string => ALARM.reading(measure, value)
const risen = (last: Reading, baseline: Reading | undefined): string[] =>
  baseline ? [ALARM.risen(last.value - baseline.value, baseline.value)] : []
const nameOf = (id: string, protocol: SessionProtocol): string =>
  protocol.monitoring.symptoms.find((s) => s.id === id)?.text ?? id

/** Adds who silenced it and whether the prescriber knows. An answer counts only for the facts it came after. */
function withAnswers(alarm: Alarm, entries: readonly SessionEntry[], protocol: SessionProtocol): Alarm {
  const after = (at: Instant, fact: Instant) => !isBefore(at, fact)
  const silenced = ofKind(entries, 'alarm-acknowledged').findLast(
    ({ at, body }) =>
      body.alarm === alarm.id && RANK[body.level] >= RANK[alarm.level] && after(at, alarm.raisedAt),
  )
  const told = ofKind(entries, 'prescriber-called').findLast(
    ({ at, body }) => body.reached && body.rules.includes(alarm.id) && after(at, alarm.since),
  )
  return {
    ...alarm,
    ...(silenced
      ? {
          quiet: {
            by: silenced.by,
            until: minutesAfter(silenced.at, protocol.monitoring.levels[alarm.level].recheck),
          },
        }
      : {}),
    ...(told ? { prescriberTold: told.at } : {}),
  }
}
