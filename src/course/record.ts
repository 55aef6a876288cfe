/** The record of a course: every entry ever written, with what became of it. Nothing is left out, whatever its kind. */
import type { Chart, Entry } from '#chart/chart.ts'
import { UNREADABLE } from '#chart/reading.ts'
import type { EntryId } from '#kernel/ids.ts'
import { minutesBetween } from '#kernel/time.ts'
import { domainOf, kindInWords, UNKNOWN_DOMAIN } from './words.ts'

/** What was written about one fact: the entry that says it now, and everything that said it before. */
export type RecordLine = {
  /** The entry in force; of a fact that was struck out, the entry that was struck. */
  readonly entry: Entry
  /** Its kind as it was written, also when this version cannot read it. */
  readonly kind: string
  readonly domain: string
  /** `unknown`: a kind that a newer program wrote. `unreadable`: a known kind in a form that does not fit. */
  readonly readable: 'yes' | 'unknown' | 'unreadable'
  /** The entry that struck it out. */
  readonly struck?: Entry
  /** Every other entry about the same fact, the last written first. */
  readonly others: readonly Entry[]
  /** Two people changed it independently of each other. */
  readonly contested: boolean
}

/** Every entry of the chart once, what it is about with it, newest first. */
export function recordOf(chart: Chart): RecordLine[] {
  const byId = new Map(chart.entries.map((entry) => [entry.id, entry]))
  const groups = new Map<EntryId, Entry[]>()
  for (const entry of chart.entries) {
    const root = rootOf(entry, byId)
    groups.set(root, [...(groups.get(root) ?? []), entry])
  }
  const inForce = new Set(chart.current.map(({ id }) => id))
  return [...groups.values()].map((group) => lineOf(group, inForce, chart, byId)).sort(newestFirst)
}

function lineOf(
  group: readonly Entry[],
  inForce: ReadonlySet<EntryId>,
  chart: Chart,
  byId: ReadonlyMap<EntryId, Entry>,
): RecordLine {
  const byWriting = group.toSorted((a, b) => (a.id < b.id ? 1 : -1))
  const current = byWriting.find(({ id }) => inForce.has(id))
  const struck = current ? undefined : byWriting.find(({ kind }) => kind === 'struck-out')
  // A strike that arrived before what it strikes stands for itself until then.
  const target = struck?.amends ? byId.get(struck.amends.entry) : undefined
  const entry = current ?? target ?? byWriting[0]!
  const kind = kindOf(entry)
  const domain = domainOf(kind)
  return {
    entry,
    kind,
    domain,
    readable: entry.kind === UNREADABLE ? 'unreadable' : domain === UNKNOWN_DOMAIN ? 'unknown' : 'yes',
    ...(struck && struck !== entry ? { struck } : {}),
    others: byWriting.filter((other) => other !== entry && other !== struck),
    contested: group.some(({ id }) => chart.contested.includes(id)),
  }
}

/** The kind as it was written: an unreadable body keeps it inside. */
export function kindOf(entry: Entry): string {
  const { body } = entry
  if (entry.kind !== UNREADABLE || typeof body !== 'object' || body === null || !('kind' in body))
    return entry.kind
  return String(body.kind)
}

export const titleOf = ({ kind }: Pick<RecordLine, 'kind'>): string => kindInWords(kind)

/** The oldest entry about the same fact. Entries that amend each other in a circle share the one with the least id. */
function rootOf(entry: Entry, byId: ReadonlyMap<EntryId, Entry>): EntryId {
  const seen = [entry]
  for (let at = entry; at.amends; ) {
    const older = byId.get(at.amends.entry)
    if (!older) break
    const circle = seen.slice(seen.indexOf(older)).map(({ id }) => id)
    if (seen.includes(older)) return circle.sort()[0]!
    seen.push(older)
    at = older
  }
  return seen.at(-1)!.id
}

const newestFirst = (a: RecordLine, b: RecordLine): number =>
  b.entry.at.epochMilliseconds - a.entry.at.epochMilliseconds || (a.entry.id < b.entry.id ? 1 : -1)

export type RecordFilter = { readonly domain?: string; readonly kind?: string; readonly person?: string }

/** The lines that fit. A person fits when they wrote anything about the fact, a correction included. */
export const matching = (lines: readonly RecordLine[], filter: RecordFilter): RecordLine[] =>
  lines.filter(
    ({ entry, kind, domain, struck, others }) =>
      (!filter.domain || filter.domain === domain) &&
      (!filter.kind || filter.kind === kind) &&
      (!filter.person || [entry, struck, ...others].some((one) => one?.by === filter.person)),
  )

/** Below this a difference between clocks is not worth a word. */
const NOTICEABLE_OFFSET_MS = 2 * 60_000
const NOTICEABLE_DELAY_MIN = 5

/** How far the clock of the writing device was off, when that is worth a word: positive when ahead. */
export const clockOffset = ({ device }: Entry): number | undefined =>
  device && Math.abs(device.offsetMs) > NOTICEABLE_OFFSET_MS
    ? Math.round(device.offsetMs / 60_000)
    : undefined

/** Was it written down some time after, or before, it happened? */
export const recordedApart = ({ at, recordedAt }: Entry): boolean =>
  Math.abs(minutesBetween(at, recordedAt)) >= NOTICEABLE_DELAY_MIN
