/** The entries of integration: the check-in after a dose, notes, and the person's journal. */
import { z } from 'zod'
import type { Audience, Kinds } from '#chart/chart.ts'
import { entryId, personId } from '#kernel/ids.ts'
import { instant } from '#kernel/time.ts'

const text = z.string().trim().min(1).max(10_000)

/** How somebody was reached after a dose, and what they said. */
export const checkIn = z.object({
  reached: z.boolean(),
  by: z.enum(['call', 'message', 'in-person']),
  sleep: z.enum(['good', 'broken', 'hardly']).optional(),
  /** 0 the worst the person can imagine, 10 the best. Not a measure. */
  mood: z.int().min(0).max(10).optional(),
  /** Unwanted effects, in the person's words. */
  effects: z.string().max(2000).optional(),
  /** Thoughts of suicide. Not asked is not no. */
  suicidal: z.enum(['no', 'yes', 'not-asked']),
  note: z.string().max(2000).optional(),
})
export type CheckIn = z.output<typeof checkIn>

export const integrationKinds = {
  'checked-in': checkIn,
  /** What the team shares about an integration visit. */
  'integration-noted': z.object({ visit: entryId.optional(), text, action: z.string().max(500).optional() }),
  /** A psychotherapy note: its author's alone (45 CFR 164.501). */
  'therapy-noted': z.object({ visit: entryId.optional(), text }),
  /** Whom the author lets read a note beside themselves; an empty list takes it back. */
  'therapy-note-opened': z.object({ note: entryId, readers: z.array(personId).max(20) }),
  /** One entry of the journal, the person's alone. `journal` stays the same when it is rewritten. */
  'journal-written': z.object({ journal: entryId, text }),
  /** A copy of one journal entry, given to the care team by the person. Striking it out takes it back. */
  'journal-shared': z.object({ journal: entryId, text, writtenAt: instant }),
} as const satisfies Kinds

/** Who may read each kind. Whoever writes one of these entries takes the audience from here. */
export const AUDIENCE: Readonly<Record<keyof typeof integrationKinds, Audience>> = {
  'checked-in': 'care-team',
  'integration-noted': 'care-team',
  'therapy-noted': 'author',
  'therapy-note-opened': 'author',
  'journal-written': 'patient',
  'journal-shared': 'care-team',
}
