/** What was given: the scores of each measure as they stand in the chart, answered here or imported. */
import type { Chart, Entry, EntryOf } from '#chart/chart.ts'
import type { EntryId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { isAnswered, type questionnaireKinds } from '#questionnaire/entries.ts'
import { type ClusterRule, clustersMet, type Met, type Score, scoreOf } from '#questionnaire/scoring.ts'
import type { historyKinds, ObservationFact } from '#screening/history.ts'
import type { Band, Measure } from './protocol.ts'

/** One time a measure was given, or a score that came with an imported history. */
export type GivenScore = {
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
  readonly origin: 'answered' | 'imported'
}

/** An imported score whose date is not exact to the day. */
export type Undated = { readonly entry: EntryId; readonly value: number; readonly taken?: string }

type ScoreFact = Extract<ObservationFact, { measure: 'score' }>

/** The entries in force that hold scores, found in one reading of the chart. */
export type Given = {
  readonly answered: readonly EntryOf<typeof questionnaireKinds>[]
  readonly imported: readonly { readonly entry: EntryId; readonly fact: ScoreFact }[]
}

export function givenIn(chart: Chart): Given {
  const answered: EntryOf<typeof questionnaireKinds>[] = []
  const imported: { entry: EntryId; fact: ScoreFact }[] = []
  for (const entry of chart.current) {
    if (isAnswered(entry)) answered.push(entry)
    else if (isFact(entry)) {
      const { fact } = entry.body
      const isScore = fact.type === 'observation' && fact.measure === 'score'
      if (isScore && !NOT_A_FACT.has(fact.status)) imported.push({ entry: entry.id, fact })
    }
  }
  return { answered, imported }
}
const isFact = (entry: Entry): entry is Extract<EntryOf<typeof historyKinds>, { kind: 'fact-imported' }> =>
  entry.kind === 'fact-imported'
const NOT_A_FACT: ReadonlySet<string> = new Set(['entered-in-error', 'cancelled'])

type Scores = { readonly scores: readonly GivenScore[]; readonly undated: readonly Undated[] }

/** The scores of one measure in order of time, and those that cannot be put in order. */
export function scoresOf(measure: Measure, { answered, imported }: Given): Scores {
  const [rule] = measure.scores
  const scores = answered
    .filter(({ body }) => body.questionnaire.id === measure.id)
    .map((entry) => answeredScore(measure, entry))
  const undated: Undated[] = []
  for (const { entry, fact } of imported) {
    const coded = rule?.loinc !== undefined && fact.codes.some((coding) => coding.code === rule.loinc)
    if (fact.instrument !== measure.id && !coded) continue
    const at = instantOf(fact.taken)
    const value: number = fact.value
    if (at) scores.push({ ...BARE, entry, at, value, band: bandOf(measure, value) })
    else undated.push({ entry, value, taken: fact.taken })
  }
  return { scores: scores.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at)), undated }
}

/** An imported score comes without its answers. */
const BARE = { missing: [], parts: new Map(), clusters: [], origin: 'imported' } as const

function answeredScore(measure: Measure, { id, at, body }: EntryOf<typeof questionnaireKinds>): GivenScore {
  const { points, skipped } = body
  const [main, ...more] = measure.scores.map((rule) => [rule.id, scoreOf(rule, points, skipped)] as const)
  return {
    entry: id,
    at,
    value: main?.[1].value,
    missing: main?.[1].missing ?? [],
    band: bandOf(measure, main?.[1].value),
    parts: new Map(more),
    clusters: measure.clusters.map((rule) => ({ rule, met: clustersMet(rule, points).met })),
    origin: 'answered',
  }
}

/** The band that a score lies in. A mean between two whole numbers belongs to the lower one. */
export function bandOf({ bands }: Measure, value: number | undefined): Band | undefined {
  return value === undefined ? undefined : bands?.bands.findLast((band) => band.from <= value)
}

/** A FHIR date as an instant when it is exact to the day; a day without a clock time counts as its noon, UTC. */
function instantOf(taken: string | undefined): Instant | undefined {
  if (!taken || taken.length < 10) return undefined
  try {
    return Temporal.Instant.from(taken.includes('T') ? taken : `${taken}T12:00:00Z`)
  } catch {
    return undefined
  }
}
