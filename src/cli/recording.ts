/**
 * A recorded course, one entry a line, taken in as the store would take it: sent twice counts once, a later entry for
 * a closed course is refused, a kind that nobody knows is kept.
 */
import { type Chart, chartOf, type Entry } from '#chart/chart.ts'
import { readEntry, UNREADABLE } from '#chart/reading.ts'
import { courseOf, ruleOnAppend } from '#course/course.ts'
import { kinds } from '#course/kinds.ts'
import { ruleOnReadings } from '#course/readings.ts'
import { type Instant, later } from '#kernel/time.ts'

export type Step = {
  readonly line: number
  readonly entry: Entry
  /** Whether it was there already. */
  readonly already: boolean
  /** The chart before it and with it. */
  readonly before: Chart
  readonly chart: Chart
  /** The latest time at which anything happened so far: what happened late does not turn the clock back. */
  readonly now: Instant
}

export type Refused = { readonly line: number; readonly refused: string }

/** @param text NDJSON, entries in the order in which they were recorded */
export function* steps(text: string): Generator<Step | Refused> {
  const known = new Map<string, { readonly entry: Entry; readonly raw: string }>()
  let chart = chartOf([])
  let now: Instant | undefined
  for (const [index, raw] of text.split('\n').entries()) {
    if (raw.trim() === '') continue
    const line = index + 1
    const entry = entryFrom(raw)
    if (typeof entry === 'string') {
      yield { line, refused: entry }
      continue
    }
    const first = known.get(entry.id)
    const refusal = first ? sameOrNot(first.raw, raw, entry) : mayJoin(entry, chart)
    if (refusal) {
      yield { line, refused: refusal }
      continue
    }
    const before = chart
    if (!first) {
      known.set(entry.id, { entry, raw })
      chart = chartOf([...chart.entries, entry])
    }
    now = now ? later(now, entry.at) : entry.at
    yield { line, entry, already: first !== undefined, before, chart, now }
  }
}

function entryFrom(raw: string): Entry | string {
  let json: unknown
  try {
    json = JSON.parse(raw)
  } catch {
    return 'This line is not JSON. Write one entry a line.'
  }
  const read = readEntry(json, kinds)
  if (!read.ok) return read.problems.map(({ message }) => message).join(' ')
  return read.value.kind === UNREADABLE ? misfit(json) : read.value
}

/** What of a known kind does not fit, field by field. */
function misfit(json: unknown): string {
  const { kind, body } =
    typeof json === 'object' && json !== null && 'kind' in json && 'body' in json ? json : {}
  const schema = Object.entries(kinds).find(([name]) => name === kind)?.[1]
  const read = schema?.safeParse(body)
  const issues = read && !read.success ? read.error.issues : []
  return `${kind}: ${issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' ') || 'it does not fit.'}`
}

const sameOrNot = (first: string, again: string, { id }: Entry): string | undefined =>
  JSON.stringify(JSON.parse(first)) === JSON.stringify(JSON.parse(again))
    ? undefined
    : `The entry ${id} is already recorded with another content. Send the new fact under a new id, or amend the old one.`

function mayJoin(entry: Entry, chart: Chart): string | undefined {
  const [first] = chart.entries
  if (first && first.course !== entry.course)
    return `The entry belongs to the course ${entry.course}; this file is of ${first.course}. Replay one course at a time.`
  // A recording may be sorted by time, so that what opened the course need not come first.
  return ruleOnAppend({ closedAt: courseOf(chart).closed?.at }, [entry]) ?? ruleOnReadings([entry])
}
