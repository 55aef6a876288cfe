/**
 * Outcomes: each measure over time, against the score before the first dose. What was not measured is said to be
 * missing; a last score is never passed off as today's.
 */
import { type Chart, entriesOf } from '#chart/chart.ts'
import type { EntryId } from '#kernel/ids.ts'
import type { ProtocolId } from '#kernel/protocol.ts'
import { hoursBetween, type Instant, isBefore } from '#kernel/time.ts'
import { questionnaireKinds } from '#questionnaire/entries.ts'
import { type ClusterRule, clustersMet, type Met, type Score, scoreOf } from '#questionnaire/scoring.ts'
import { historyKinds } from '#screening/history.ts'
import type { Band, Measure, OutcomesProtocol } from './protocol.ts'

export type Protocol = ProtocolId & { readonly outcomes: OutcomesProtocol }

/** A dose given; the doses of one visit are one dosing session. */
export type Dose = { readonly at: Instant; readonly visit: EntryId }

/** One time a measure was given, or a score that came with an imported history. */
export type Point = {
  readonly entry: EntryId
  readonly at: Instant
  /** Absent when too many items are missing. */
  readonly value?: number
  /** linkIds without an answer. */
  readonly missing: readonly string[]
  readonly band?: Band
  /** Further scores of the instrument, such as clusters, by the id of their rule. */
  readonly parts: ReadonlyMap<string, Score>
  readonly clusters: readonly { readonly rule: ClusterRule; readonly met: Met }[]
  /** Given again before the time had passed that the questions look back on: not to be over-read. */
  readonly shortInterval: boolean
  readonly origin: 'answered' | 'imported'
  /** How many dosing sessions there had been. */
  readonly sessionsBefore: number
}
/** A point whose score can be shown. */
export type Scored = Point & { readonly value: number }

export type Trend = {
  readonly measure: Measure
  /** In order of time. */
  readonly points: readonly Point[]
  /** The last complete score before the first dose; before any dose, the last complete score so far. */
  readonly baseline?: Scored
  readonly latest?: Scored
  /** Imported scores whose date is not exact to the day; they stand in the table only. */
  readonly undated: readonly { readonly entry: EntryId; readonly value: number; readonly taken?: string }[]
}

/** Each measure of the protocol that was ever given, in the protocol's order. */
export function trendsOf(chart: Chart, doses: readonly Dose[], protocol: Protocol): Trend[] {
  return protocol.outcomes.measures
    .map((measure) => trendOf(measure, chart, doses, protocol))
    .filter(({ points, undated }) => points.length + undated.length > 0)
}

/** One measure over time. */
export function trendOf(measure: Measure, chart: Chart, doses: readonly Dose[], protocol: Protocol): Trend {
  const sessions = sessionsOf(doses)
  const imported = importedScores(measure, chart)
  const given = [...answeredPoints(measure, chart), ...imported.flatMap((i) => (i.point ? [i.point] : []))]
  const sorted = given.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
  const points = sorted.map((point, i): Point => {
    const before = sorted[i - 1]
    const days = before ? hoursBetween(before.at, point.at) / 24 : Number.POSITIVE_INFINITY
    return {
      ...point,
      shortInterval: measure.lookBack !== undefined && days < measure.lookBack.days,
      sessionsBefore: sessions.filter(({ first }) => isBefore(first, point.at)).length,
    }
  })
  return {
    measure,
    points,
    baseline: baselineOf(points, sessions[0]?.first, protocol),
    latest: points.findLast(isScored),
    undated: imported.flatMap(({ undated }) => (undated ? [undated] : [])),
  }
}

export const isScored = (point: Point): point is Scored => point.value !== undefined

function baselineOf(
  points: readonly Point[],
  firstDose: Instant | undefined,
  protocol: Protocol,
): Scored | undefined {
  const last = points.findLast((point): point is Scored => isScored(point) && point.sessionsBefore === 0)
  const { withinDays } = protocol.outcomes.baseline
  return last && firstDose && hoursBetween(last.at, firstDose) > withinDays * 24 ? undefined : last
}

/** One dosing session: its visit, its first and its last dose. */
export type Session = { readonly visit: EntryId; readonly first: Instant; readonly last: Instant }

/** The dosing sessions in order of time. A second dose of a visit belongs to the same session. */
export function sessionsOf(doses: readonly Dose[]): Session[] {
  const sessions = new Map<EntryId, Session>()
  for (const { visit, at } of doses.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    sessions.set(visit, { visit, first: sessions.get(visit)?.first ?? at, last: at })
  }
  return [...sessions.values()]
}

type Raw = Omit<Point, 'shortInterval' | 'sessionsBefore'>

function answeredPoints(measure: Measure, chart: Chart): Raw[] {
  return entriesOf(questionnaireKinds, chart)
    .filter(({ body }) => body.questionnaire.id === measure.id)
    .map(({ id, at, body: { points, skipped } }) => {
      const [main, ...more] = measure.scores.map((rule) => ({
        id: rule.id,
        score: scoreOf(rule, points, skipped),
      }))
      return {
        entry: id,
        at,
        value: main?.score.value,
        missing: main?.score.missing ?? [],
        band: bandOf(measure, main?.score.value),
        parts: new Map(more.map((part) => [part.id, part.score])),
        clusters: measure.clusters.map((rule) => ({ rule, met: clustersMet(rule, points).met })),
        origin: 'answered',
      }
    })
}

/** The band that a score lies in. A mean between two whole numbers belongs to the lower one. */
export function bandOf({ bands }: Measure, value: number | undefined): Band | undefined {
  return value === undefined ? undefined : bands?.bands.findLast((band) => band.from <= value)
}

type Imported = { readonly point?: Raw; readonly undated?: Trend['undated'][number] }

function importedScores(measure: Measure, chart: Chart): Imported[] {
  const [rule] = measure.scores
  return entriesOf(historyKinds, chart).flatMap((entry): Imported[] => {
    if (entry.kind !== 'fact-imported' || entry.body.fact.type !== 'observation') return []
    const { fact } = entry.body
    if (fact.measure !== 'score' || NOT_A_FACT.has(fact.status)) return []
    const coded = rule?.loinc !== undefined && fact.codes.some((coding) => coding.code === rule.loinc)
    if (fact.instrument !== measure.id && !coded) return []
    const at = instantOf(fact.taken)
    if (!at) return [{ undated: { entry: entry.id, value: fact.value, taken: fact.taken } }]
    const value = fact.value
    const band = bandOf(measure, value)
    return [
      {
        point: {
          entry: entry.id,
          at,
          value,
          missing: [],
          band,
          parts: new Map(),
          clusters: [],
          origin: 'imported',
        },
      },
    ]
  })
}
const NOT_A_FACT: ReadonlySet<string> = new Set(['entered-in-error', 'cancelled'])

/** A FHIR date as an instant when it is exact to the day; a day without a clock time counts as its noon, UTC. */
function instantOf(taken: string | undefined): Instant | undefined {
  if (!taken || taken.length < 10) return undefined
  try {
    return Temporal.Instant.from(taken.includes('T') ? taken : `${taken}T12:00:00Z`)
  } catch {
    return undefined
  }
}
