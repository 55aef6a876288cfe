/**
 * A practitioner training: what it is, when and where, who teaches, how many seats, what it costs and what comes back to
 * whoever leaves. It is a list of entries that are only ever added; what is shown follows from them.
 */
import { z } from 'zod'
import { entryId, personId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { instant } from '#kernel/time.ts'
import { type Plan, plan } from './plan.ts'

const why = z.string().trim().min(1, 'Please say why.').max(1000)
const applicationId = entryId

/** Who is with whom in one dosing block: each pair has a traveller and a sitter, who change places in the other block. */
export const pair = z.object({
  traveller: applicationId,
  sitter: applicationId,
  /** The trainer who is with this pair. */
  trainer: personId.optional(),
})
export type Pair = z.output<typeof pair>

export const trainingKinds = {
  'training-planned': z.object({ plan }),
  'training-changed': z.object({ plan, why: why.optional() }),
  'training-published': z.object({
    /** Why in spite of what spoke for waiting. */ despite: why.optional(),
  }),
  'training-hidden': z.object({ why }),
  'training-cancelled': z.object({ why }),
  /** All pairs of one dosing block; the last word counts. */
  'pairs-set': z.object({
    block: z.string(),
    pairs: z.array(pair),
    /** Why in spite of what spoke for asking first. */ despite: why.optional(),
  }),
  /** Who is not paired with whom, as they work together or treat each other; the last word counts. */
  'apart-set': z.object({ apart: z.array(z.object({ one: applicationId, other: applicationId })) }),
  /** All rooms; the last word counts. */
  'rooms-set': z.object({
    rooms: z.array(z.object({ name: z.string().max(60), people: z.array(applicationId) })),
  }),
  'incident-noted': z.object({ text: z.string().trim().min(1).max(4000) }),
} as const
export type TrainingKind = keyof typeof trainingKinds

const entry = <Kind extends TrainingKind>(kind: Kind) =>
  z.object({
    id: entryId,
    kind: z.literal(kind),
    at: instant,
    by: personId.optional(),
    body: trainingKinds[kind],
  })
export const trainingEntry = z.discriminatedUnion('kind', [
  entry('training-planned'),
  entry('training-changed'),
  entry('training-published'),
  entry('training-hidden'),
  entry('training-cancelled'),
  entry('pairs-set'),
  entry('apart-set'),
  entry('rooms-set'),
  entry('incident-noted'),
])
export type TrainingEntry = z.output<typeof trainingEntry>
type Unwritten<Entry> = Entry extends TrainingEntry ? Omit<Entry, 'id'> : never
/** An entry about to be written. */
export type TrainingDraft = Unwritten<TrainingEntry>

export const trainingState = z.enum(['draft', 'open', 'cancelled'])
export type TrainingState = z.output<typeof trainingState>

export type Training = {
  /** `open`: everybody sees it and may apply until its day. */
  readonly state: TrainingState
  readonly plan: Plan
  readonly plannedAt: Instant
  readonly changedAt: Instant
  readonly cancelled?: { readonly at: Instant; readonly why: string }
  /** The pairs of each dosing block, by the block's id in the agenda. */
  readonly pairs: ReadonlyMap<string, readonly Pair[]>
  readonly apart: readonly { readonly one: string; readonly other: string }[]
  readonly rooms: readonly { readonly name: string; readonly people: readonly string[] }[]
}

/** What stands after all entries, in any order of arrival. @returns undefined when nothing was planned yet */
export function trainingOf(arrived: readonly TrainingEntry[]): Training | undefined {
  const entries = inOrder(arrived)
  const planned = entries.find((one) => one.kind === 'training-planned')
  if (!planned) return undefined
  const begun: Training = {
    state: 'draft',
    plan: planned.body.plan,
    plannedAt: planned.at,
    changedAt: planned.at,
    pairs: new Map(),
    apart: [],
    rooms: [],
  }
  return entries.filter(({ id }) => id !== planned.id).reduce(after, begun)
}

function after(training: Training, { kind, at, body }: TrainingEntry): Training {
  const changed = { ...training, changedAt: at }
  switch (kind) {
    case 'training-planned':
    case 'training-changed':
      return { ...changed, plan: body.plan }
    case 'training-published':
      return training.cancelled ? changed : { ...changed, state: 'open' }
    case 'training-hidden':
      return training.cancelled ? changed : { ...changed, state: 'draft' }
    // A training that was called off does not come back: the people in it were told.
    case 'training-cancelled':
      return { ...changed, state: 'cancelled', cancelled: { at, why: body.why } }
    case 'pairs-set':
      return { ...changed, pairs: new Map([...training.pairs, [body.block, body.pairs]]) }
    case 'apart-set':
      return { ...changed, apart: body.apart }
    case 'rooms-set':
      return { ...changed, rooms: body.rooms }
    case 'incident-noted':
      return changed
  }
}

/** The last entry that was seen: who sends it back is told when something was written since. */
export const basisOf = (entries: readonly { readonly id: string }[]): string => entries.at(-1)?.id ?? ''

/** Entries in the order in which they are read, each once, whatever the order of their arrival. */
export function inOrder<Entry extends { readonly id: string; readonly at: Instant }>(
  arrived: readonly Entry[],
): Entry[] {
  return [...new Map(arrived.map((one) => [one.id, one])).values()].sort(
    (a, b) => a.at.epochMilliseconds - b.at.epochMilliseconds || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
}

/**
 * Moves what is about to be written behind what stands already: what was decided last, under the lock, is read last,
 * although the request may have come first.
 */
export function behind<Draft extends { readonly at: Instant }>(
  last: Instant | undefined,
  drafts: readonly Draft[],
): Draft[] {
  const least = (last?.epochMilliseconds ?? Number.NEGATIVE_INFINITY) + 1
  return drafts.map((draft) =>
    draft.at.epochMilliseconds >= least
      ? draft
      : { ...draft, at: Temporal.Instant.fromEpochMilliseconds(least) },
  )
}

/** An address like /trainings/foundations-2027-04-12 names the level and the first day. */
export const slugOf = ({ level, from }: Pick<Plan, 'level' | 'from'>): string => `${level}-${from.toString()}`
