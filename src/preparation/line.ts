/** Making a line of the gate: its state, its words, and when its newest fact was recorded. */
import type { Evidence } from '#kernel/ruling.ts'
import type { Source } from '#kernel/source.ts'
import { type Instant, later } from '#kernel/time.ts'
import type { Told } from './day.ts'
import type { LineState, ReadinessLine, Rules } from './readiness.ts'

export type Line = {
  readonly id: string
  readonly title: string
  readonly source: Source
  readonly hard: boolean
}
type Words = { readonly why: string; readonly settle: string }

/** @param newest when its newest fact was recorded, where that is not the time of the evidence */
export const lineOf = (
  line: Line,
  state: LineState,
  words: Words,
  evidence: readonly Evidence[] = [],
  newest?: Instant,
): ReadinessLine => ({ ...line, ...words, state, evidence, newest: newest ?? latest(evidence) })

const latest = (evidence: readonly Evidence[]): Instant | undefined =>
  evidence
    .flatMap(({ at }) => at ?? [])
    .reduce<Instant | undefined>((last, at) => (last ? later(last, at) : at), undefined)

/** A line behind which a row of the screening section stands: its source, and whether anybody may decide otherwise. */
export function lineOfRule({ rule: id, title }: { rule: string; title: string }, { screening }: Rules): Line {
  const rule = screening.rules.find((each) => each.id === id)
  if (!rule)
    throw new RangeError(`The gate names the row "${id}", which the screening section does not have.`)
  return { id, title, source: rule.source, hard: rule.override === 'never' }
}

export const told = (text: string, fact: Told<unknown>): Evidence => ({
  text: fact.note ? `${text} (${fact.note})` : text,
  entry: fact.entry,
  at: fact.at,
})
