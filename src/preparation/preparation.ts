/**
 * Preparation: who takes the person home, what they hope for, what was talked through, and what the prescriber
 * decided about their medicines. What to do when is in `instructions.ts`, the gate of the day in `readiness.ts`.
 */
import { z } from 'zod'
import { type Chart, type EntryOf, entriesOf, type Kinds } from '#chart/chart.ts'
import { type EntryId, entryId, type PersonId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/time.ts'
import { unit } from '#kernel/units.ts'

/** The longest intention that an entry can hold; the protocol may ask for a shorter one. */
const LONGEST_INTENTION = 280

export const preparationKinds = {
  /** The responsible adult who takes the person home; that they came is recorded in the session. */
  'escort-named': z.object({
    visit: entryId,
    name: z.string().min(2).max(120),
    /** As a person would dial it: digits with an optional plus in front. */
    phone: z.string().min(7).max(40),
    relation: z.string().max(60).optional(),
    pickUp: instant,
    adult: z.literal(true),
  }),
  /** What the person hopes for. Written again it replaces the older one; nobody has to write one. */
  'intention-written': z.object({ text: z.string().min(1).max(LONGEST_INTENTION) }),
  'topics-covered': z.object({ topics: z.array(z.string()).min(1), note: z.string().max(2000).optional() }),
  /** Prescriber only. For one session, or for all of the course when no visit is named. */
  'medicine-hold-decided': z.object({
    medicine: z.string().min(1).max(300),
    name: z.string().min(1).max(200),
    decision: z.enum(['hold', 'take']),
    /** For a hold: the hours before the visit begins from which the medicine is not taken. */
    hours: unit.hours.optional(),
    /** For a hold: when it is taken again. */
    resume: z.enum(['after-session', 'next-day']).optional(),
    /** To the patient, in their instruction. */
    note: z.string().max(500).optional(),
    visit: entryId.optional(),
  }),
} as const satisfies Kinds

export type PreparationEntry = EntryOf<typeof preparationKinds>
type OfKind<Kind extends PreparationEntry['kind']> = Extract<PreparationEntry, { kind: Kind }>
export type EscortEntry = OfKind<'escort-named'>
export type HoldEntry = OfKind<'medicine-hold-decided'>
export type IntentionEntry = OfKind<'intention-written'>

/** The escort named for a visit, if anybody is. The last one named counts. */
export const escortFor = (chart: Chart, visit: EntryId): EscortEntry | undefined =>
  entriesOf(preparationKinds, chart).findLast(
    (entry): entry is EscortEntry => entry.kind === 'escort-named' && entry.body.visit === visit,
  )

/** The escort of an earlier session, to propose again. */
export const lastEscort = (chart: Chart): EscortEntry | undefined =>
  entriesOf(preparationKinds, chart).findLast((entry): entry is EscortEntry => entry.kind === 'escort-named')

/** The intention as it stands, with its date as the entry's. */
export const intentionOf = (chart: Chart): IntentionEntry | undefined =>
  entriesOf(preparationKinds, chart).findLast(
    (entry): entry is IntentionEntry => entry.kind === 'intention-written',
  )

export type Covered = {
  readonly at: Instant
  readonly by: PersonId
  readonly entry: EntryId
  readonly note?: string
}

/** What was talked through, by topic, each with the last time. */
export function topicsCovered(chart: Chart): ReadonlyMap<string, Covered> {
  const covered = new Map<string, Covered>()
  for (const entry of entriesOf(preparationKinds, chart)) {
    if (entry.kind !== 'topics-covered') continue
    const { at, by, id, body } = entry
    for (const topic of body.topics) covered.set(topic, { at, by, entry: id, note: body.note })
  }
  return covered
}

/** What the prescriber decided about a medicine for a visit: the last decision for it or for all sessions. */
export const holdFor = (chart: Chart, medicine: string, visit: EntryId | undefined): HoldEntry | undefined =>
  entriesOf(preparationKinds, chart).findLast(
    (entry): entry is HoldEntry =>
      entry.kind === 'medicine-hold-decided' &&
      entry.body.medicine === medicine &&
      (entry.body.visit === undefined || entry.body.visit === visit),
  )
