/** What can happen to an application: each kind of entry with what it holds. Entries are only ever added. */
import { z } from 'zod'
import { courseId, type EntryId, entryId, listingId, personId } from '#kernel/ids.ts'
import { day, instant } from '#kernel/time.ts'
import { answers, wishes } from './form.ts'
import { moved } from './money.ts'
import { behind } from './training.ts'

const why = z.string().trim().min(1, 'Please say why.').max(1000)

/** What a prescriber decided about dosing. */
export const medicalOutcome = z.enum(['cleared', 'conditions', 'not-cleared'])
export type MedicalOutcome = z.output<typeof medicalOutcome>

export const applicationKinds = {
  /** Saved as it is filled in; the last word counts. */
  'form-filled': z.object({
    /** As it was typed, field by field: also what is not complete or not right yet is kept. */
    typed: z.record(z.string().max(60), z.string().max(8000)),
  }),
  applied: z.object({ answers, agreed: z.string() }),
  /** All of it as it is now. */
  'wishes-changed': z.object({ wishes }),
  'licence-checked': z.object({
    outcome: z.enum(['confirmed', 'not-confirmed']),
    source: z.string().trim().min(1, 'Say where you looked it up.').max(300),
    until: day.optional(),
    note: z.string().max(500).optional(),
  }),
  accepted: z.object({
    /** Why in spite of what spoke for asking first. */ despite: why.optional(),
  }),
  waitlisted: z.object({}),
  /** A seat became free: it is theirs until then. */
  offered: z.object({ until: instant }),
  'offer-taken': z.object({}),
  'offer-declined': z.object({}),
  'offer-lapsed': z.object({}),
  /** By letter, once each: money whose day is over, or an offer about to end. */
  reminded: z.object({ of: z.enum(['deposit', 'rest', 'offer']) }),
  declined: z.object({ why }),
  withdrawn: z.object({
    why: why.optional(),
    /** Cents, as shown before confirming. */ refund: z.int().min(0),
  }),
  'money-moved': moved,
  /** Takes part without dosing: it never fails the course. */
  'dosing-chosen': z.object({ dosing: z.boolean() }),
  /** The chart of the medical screening, which only those who treat there can open. */
  'screening-opened': z.object({ course: courseId }),
  'medically-decided': z.object({ outcome: medicalOutcome }),
  'signed-in': z.object({ item: z.string() }),
  'signed-out': z.object({ item: z.string() }),
  /** How a sign-in or sign-out was in truth: at another time, or not at all. The last word counts. */
  'attendance-corrected': z.object({ of: entryId, at: instant.optional(), why }),
  evaluated: z.object({
    answers: z.record(z.string(), z.union([z.int().min(1).max(5), z.string().max(4000)])),
  }),
  certified: z.object({
    number: z.string(),
    hours: z.number().min(0),
    /** Why in spite of what spoke for waiting. */ despite: why.optional(),
  }),
  /** Another one in the place of the last, which said something wrong. */
  'certificate-replaced': z.object({
    number: z.string(),
    hours: z.number().min(0),
    name: z.string(),
    why,
  }),
  /** With the certificate: a listing in the directory that says that we gave this training. */
  'listing-offered': z.object({}),
  'listing-answered': z.object({
    /** Proposed anew, put on a listing that there was, or not wanted. */
    answer: z.enum(['proposed', 'added', 'declined']),
    listing: listingId.optional(),
  }),
} as const
export type ApplicationKind = keyof typeof applicationKinds
export type ApplicationBody<Kind extends ApplicationKind> = z.output<(typeof applicationKinds)[Kind]>

const entry = <Kind extends ApplicationKind>(kind: Kind) =>
  z.object({
    id: entryId,
    kind: z.literal(kind),
    at: instant,
    /** Who is signed in; nobody for the applicant, who works through a link, and for what happens by itself. */
    by: personId.optional(),
    body: applicationKinds[kind],
  })
export const applicationEntry = z.discriminatedUnion('kind', [
  entry('form-filled'),
  entry('applied'),
  entry('wishes-changed'),
  entry('licence-checked'),
  entry('accepted'),
  entry('waitlisted'),
  entry('offered'),
  entry('offer-taken'),
  entry('offer-declined'),
  entry('offer-lapsed'),
  entry('reminded'),
  entry('declined'),
  entry('withdrawn'),
  entry('money-moved'),
  entry('dosing-chosen'),
  entry('screening-opened'),
  entry('medically-decided'),
  entry('signed-in'),
  entry('signed-out'),
  entry('attendance-corrected'),
  entry('evaluated'),
  entry('certified'),
  entry('certificate-replaced'),
  entry('listing-offered'),
  entry('listing-answered'),
])
export type ApplicationEntry = z.output<typeof applicationEntry>
type Unwritten<Entry> = Entry extends ApplicationEntry ? Omit<Entry, 'id'> & { readonly id?: EntryId } : never
/** An entry about to be written. */
export type ApplicationDraft = Unwritten<ApplicationEntry>

/** What may be written down later than it happened: the money that came yesterday, who was there this morning. */
const DATED_BACK: readonly ApplicationKind[] = ['money-moved', 'signed-in', 'signed-out']

/** What is about to be written, so that it is read after what stands already. */
export function inTheirTurn(
  entries: readonly ApplicationEntry[],
  drafts: readonly ApplicationDraft[],
): ApplicationDraft[] {
  const last = entries.filter(({ kind }) => !DATED_BACK.includes(kind)).at(-1)?.at
  return drafts.map((draft) =>
    DATED_BACK.includes(draft.kind) ? draft : (behind(last, [draft])[0] ?? draft),
  )
}
