/** The chart: an append-only list of entries. A correction is a new entry that amends an older one. */
import { z } from 'zod'
import { type CourseId, courseId, type EntryId, entryId, type PersonId, personId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/time.ts'

/**
 * Who may read an entry beside the one who wrote it: `care-team` everybody who treats; `author` nobody else
 * (psychotherapy notes); `patient` only the patient (the private journal).
 */
export const audience = z.enum(['care-team', 'author', 'patient'])
export type Audience = z.output<typeof audience>

/** What is common to every entry. `at` is when it happened, `recordedAt` when the server stored it. */
export type Entry<Kind extends string = string, Body = unknown> = {
  readonly id: EntryId
  readonly course: CourseId
  readonly kind: Kind
  readonly at: Instant
  readonly recordedAt: Instant
  readonly by: PersonId
  readonly device?: { readonly id: string; readonly offsetMs: number }
  readonly amends?: { readonly entry: EntryId; readonly reason: string }
  readonly audience: Audience
  readonly body: Body
}

/** What a domain declares: its kinds of entry, each with the schema of its body. */
export type Kinds = Readonly<Record<string, z.ZodType>>

/** The entries of a domain's kinds, as a union over which `kind` decides the type of `body`. */
export type EntryOf<K extends Kinds> = {
  [Kind in keyof K & string]: Entry<Kind, z.output<K[Kind]>>
}[keyof K & string]

/** An entry about to be written: the store adds course, author, id, time of recording. */
export type Draft<Kind extends string = string, Body = unknown> = {
  readonly kind: Kind
  readonly body: Body
  readonly at: Instant
  readonly id?: EntryId
  readonly audience?: Audience
  readonly amends?: { readonly entry: EntryId; readonly reason: string }
  readonly device?: { readonly id: string; readonly offsetMs: number }
}
export type DraftOf<K extends Kinds> = {
  [Kind in keyof K & string]: Draft<Kind, z.output<K[Kind]>>
}[keyof K & string]

/** The kind every chart knows: an entry struck out as recorded in error. It amends the entry that it strikes. */
export const chartKinds = { 'struck-out': z.object({}) } as const satisfies Kinds

/** A chart as read: every entry in order of (at, id), each id once, and what amendments leave in force. */
export type Chart = {
  readonly entries: readonly Entry[]
  /** Entries in force, in order: superseded and struck-out ones are gone, unknown kinds stay. */
  readonly current: readonly Entry[]
  /** For an entry in force, the older entries that it replaced, newest first. */
  readonly history: ReadonlyMap<EntryId, readonly Entry[]>
  /** Entries that two amendments changed independently. The later id is in force; a human must look. */
  readonly contested: readonly EntryId[]
}

const order = (a: Entry, b: Entry): number =>
  a.at.epochMilliseconds - b.at.epochMilliseconds || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/**
 * Folds entries, in any order of arrival and with repetitions, into a chart.
 * It never refuses and never drops: an entry that amends something not yet here stands for itself.
 */
export function chartOf(arrived: readonly Entry[]): Chart {
  const byId = new Map<EntryId, Entry>()
  for (const entry of arrived) if (!byId.has(entry.id)) byId.set(entry.id, entry)
  const entries = [...byId.values()]
  if (entries.some((entry, i) => i > 0 && order(entries[i - 1]!, entry) > 0)) entries.sort(order)

  const amending = new Map<EntryId, Entry[]>()
  for (const entry of entries) {
    if (!entry.amends || entry.amends.entry === entry.id) continue
    const siblings = amending.get(entry.amends.entry)
    if (siblings) siblings.push(entry)
    else amending.set(entry.amends.entry, [entry])
  }
  if (amending.size === 0)
    return { entries, current: entries.filter(inForce), history: new Map(), contested: [] }

  const contested: EntryId[] = []
  const replaced = new Set<EntryId>()
  for (const [target, amendments] of amending) {
    if (amendments.length > 1 && byId.has(target)) contested.push(target)
    // Only one amendment of an entry can be in force: the last one written.
    const latest = amendments.reduce((a, b) => (a.id > b.id ? a : b))
    for (const amendment of amendments) if (amendment !== latest) replaced.add(amendment.id)
    // Entries that amend each other in a circle are broken input: all of them stay in sight.
    if (!past(byId.get(target), byId).includes(latest)) replaced.add(target)
  }
  const current = entries.filter((entry) => !replaced.has(entry.id) && inForce(entry))
  const history = new Map<EntryId, readonly Entry[]>()
  for (const entry of current) if (entry.amends) history.set(entry.id, past(entry, byId))
  return { entries, current, history, contested }
}

const inForce = (entry: Entry): boolean => entry.kind !== 'struck-out'

/** The entries that this one amends, directly and through others, newest first. */
function past(entry: Entry | undefined, byId: ReadonlyMap<EntryId, Entry>): Entry[] {
  const older: Entry[] = []
  for (let at = entry; at?.amends; ) {
    at = byId.get(at.amends.entry)
    if (!at || at === entry || older.includes(at)) break
    older.push(at)
  }
  return older
}

/** The entries in force of some kinds. Bodies were checked when they were read, so the kind decides the type. */
export function entriesOf<K extends Kinds>(kinds: K, chart: Chart): EntryOf<K>[] {
  const isOurs = (entry: Entry): entry is EntryOf<K> => Object.hasOwn(kinds, entry.kind)
  // A page asks for the same kinds of the same chart many times over.
  const known = sorted.get(chart) ?? new Map<Kinds, readonly Entry[]>()
  sorted.set(chart, known)
  const found = known.get(kinds)
  if (found) return found.filter(isOurs)
  const ours = chart.current.filter(isOurs)
  known.set(kinds, ours)
  return [...ours]
}
const sorted = new WeakMap<Chart, Map<Kinds, readonly Entry[]>>()

/** The last entry in force of one kind, or undefined. */
export function lastOf<K extends Kinds, Kind extends keyof K & string>(
  kinds: K,
  kind: Kind,
  chart: Chart,
): Entry<Kind, z.output<K[Kind]>> | undefined {
  void kinds
  return chart.current.findLast((entry): entry is Entry<Kind, z.output<K[Kind]>> => entry.kind === kind)
}

/** The envelope as JSON: what an NDJSON line, the database and the HTTP edge carry. Bodies are checked by kind. */
export const envelope = z.object({
  id: entryId,
  course: courseId,
  kind: z.string().min(1).max(64),
  at: instant,
  recordedAt: instant,
  by: personId,
  device: z.object({ id: z.string().min(1).max(64), offsetMs: z.number() }).optional(),
  amends: z.object({ entry: entryId, reason: z.string().min(1).max(500) }).optional(),
  audience,
  body: z.unknown(),
})

/**
 * The entries of some kinds written since a form was shown, so that nobody overwrites what they have not seen.
 * @param basis the id of the last such entry that the form knew, or undefined when it knew none
 */
export function changedSince(chart: Chart, kinds: Kinds, basis: string | undefined): Entry[] {
  const mine = chart.current.filter((entry) => Object.hasOwn(kinds, entry.kind))
  const known = mine.findIndex((entry) => entry.id === basis)
  return basis && known < 0 ? mine.slice(-1) : mine.slice(known + 1)
}
