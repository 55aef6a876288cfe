/** What was written here and is not settled yet: what is unsent, what goes next, and what an answer does to it. */
import { z } from 'zod'
import { audience } from '#chart/chart.ts'
import { courseId, entryId } from '#kernel/ids.ts'
import { problemsWire, storedWire } from '../wire.ts'
import { shiftOf } from './clock.ts'

/** An entry as it is sent: the server adds who and when it was stored. */
const sentEntry = z.object({
  id: entryId,
  kind: z.string(),
  at: z.string(),
  audience: audience.optional(),
  amends: z.object({ entry: entryId, reason: z.string() }).optional(),
  body: z.unknown(),
})
export type SentEntry = z.output<typeof sentEntry>

/** What was written together: it is sent together and stored together or not at all. */
export const item = z.object({
  id: z.string(),
  /** Goes up with every writing on this device. */
  nth: z.number(),
  course: courseId,
  entries: z.array(sentEntry),
  /** `stored`: the server has it, and it has not come back with the changes yet. */
  state: z.enum(['waiting', 'stored', 'refused']),
  problems: z.array(z.object({ message: z.string(), field: z.string().optional() })).optional(),
  confirm: z.boolean().optional(),
  /** Written while the clock was a guess: with which offset, and which entries say "now". */
  guess: z.object({ offsetMs: z.number(), ids: z.array(entryId) }).optional(),
})
export type Item = z.output<typeof item>

export const isWaiting = ({ state }: Item): boolean => state === 'waiting'
export const unsentIn = (items: readonly Item[]): number =>
  items.filter(isWaiting).reduce((sum, { entries }) => sum + entries.length, 0)

/** How often the server failed over an item. Whoever is troublesome goes last, and in the end alone. */
export type Troubles = ReadonlyMap<string, number>
export const ALONE = 3
const MOST_ENTRIES = 100

/** What is sent next: of one course, in the order of writing, as much as one request takes. */
export function nextBatch(items: readonly Item[], troubles: Troubles): readonly Item[] {
  const trouble = ({ id }: Item) => troubles.get(id) ?? 0
  const waiting = items
    .filter(isWaiting)
    .toSorted((a, b) => trouble(a) - trouble(b) || a.nth - b.nth || (a.id < b.id ? -1 : 1))
  const [first] = waiting
  if (!first || trouble(first) >= ALONE) return first ? [first] : []
  const batch: Item[] = []
  let entries = 0
  for (const one of waiting) {
    if (one.course !== first.course || trouble(one) >= ALONE) continue
    entries += one.entries.length
    if (batch.length > 0 && entries > MOST_ENTRIES) break
    batch.push(one)
  }
  return batch
}

/** What came back for a request; status 0 when nothing did, or nothing that is ours. */
export type Reply = { readonly status: number; readonly json?: unknown }

export type Verdict =
  | { readonly what: 'stored' }
  /** One of several spoils the batch: each goes by itself from now on. */
  | { readonly what: 'singly' }
  | { readonly what: 'refused'; readonly problems: NonNullable<Item['problems']>; readonly confirm: boolean }
  /** `trouble`: the server failed over just this, which may be the reason. */
  | { readonly what: 'later'; readonly trouble: boolean }
  | { readonly what: 'sign-in' }
  | { readonly what: 'other-person' }

/** Answers that say nothing about what was sent: asked too early, too often, or of a server that is not there. */
const PASSING: readonly number[] = [408, 425, 429, 502, 503, 504]

/** What an answer means for a batch. Only the server's own word that every entry is stored counts as stored. */
export function verdictOn(batch: readonly Item[], { status, json }: Reply): Verdict {
  if (status === 200) {
    const read = storedWire.safeParse(json)
    const there = new Set<string>(read.success ? [...read.data.stored, ...read.data.already] : [])
    return batch.every(({ entries }) => entries.every(({ id }) => there.has(id)))
      ? { what: 'stored' }
      : { what: 'later', trouble: false }
  }
  if (status === 401) return { what: 'sign-in' }
  if (status === 409) return { what: 'other-person' }
  if (status < 400 || PASSING.includes(status)) return { what: 'later', trouble: false }
  if (status >= 500) return { what: 'later', trouble: true }
  if (batch.length > 1) return { what: 'singly' }
  const read = problemsWire.safeParse(json)
  return { what: 'refused', problems: read.success ? read.data.problems : [], confirm: status === 403 }
}

/** The troubles after a verdict. */
export function troublesAfter(troubles: Troubles, batch: readonly Item[], verdict: Verdict): Troubles {
  const more = new Map(troubles)
  for (const { id } of batch) {
    if (verdict.what === 'singly') more.set(id, ALONE)
    else if (verdict.what !== 'later') more.delete(id)
    else if (verdict.trouble) more.set(id, (more.get(id) ?? 0) + 1)
  }
  return more
}

/** Waits twice as long each time, up to a quarter of a minute, and never all devices at once. */
export const backoffMs = (failures: number, share: number): number =>
  Math.min(15_000, 500 * 2 ** Math.min(failures, 10)) * (0.5 + share / 2)

/** Items without those whose every entry has been seen on the server, however that came about. */
export const unseen = (items: readonly Item[], isThere: (entry: string) => boolean): readonly Item[] =>
  items.filter(({ entries }) => !entries.every(({ id }) => isThere(id)))

/**
 * An item once the clock is known: its entries that say "now" move with it, and then never again. What was sent must
 * stay as it is, so this happens before the first sending.
 */
export function restamped(one: Item, offsetMs: number): Item {
  const { guess, ...rest } = one
  if (!guess) return one
  const shift = shiftOf(guess.offsetMs, offsetMs)
  const moved = (at: string) =>
    Temporal.Instant.from(at).add({ milliseconds: shift }).toString({ smallestUnit: 'millisecond' })
  return {
    ...rest,
    entries: one.entries.map((entry) =>
      shift !== 0 && guess.ids.includes(entry.id) ? { ...entry, at: moved(entry.at) } : entry,
    ),
  }
}
