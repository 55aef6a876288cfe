/**
 * Somebody's application to a training, from the first question to the certificate: a list of entries that are only
 * ever added. Where it stands follows from them, so who did what and when is always known.
 */
import { z } from 'zod'
import { type CourseId, courseId, type EntryId, entryId, type PersonId, personId } from '#kernel/ids.ts'
import { day, type Instant, instant } from '#kernel/time.ts'
import { type Answers, answers } from './form.ts'
import { type Ledger, ledgerOf, moved } from './money.ts'
import { behind, inOrder } from './training.ts'

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
  evaluated: z.object({
    answers: z.record(z.string(), z.union([z.int().min(1).max(5), z.string().max(4000)])),
  }),
  certified: z.object({
    number: z.string(),
    hours: z.number().min(0),
    /** Why in spite of what spoke for waiting. */ despite: why.optional(),
  }),
  'listing-offered': z.object({ listing: z.string().optional() }),
} as const
export type ApplicationKind = keyof typeof applicationKinds

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
  entry('licence-checked'),
  entry('accepted'),
  entry('waitlisted'),
  entry('offered'),
  entry('offer-taken'),
  entry('offer-declined'),
  entry('offer-lapsed'),
  entry('declined'),
  entry('withdrawn'),
  entry('money-moved'),
  entry('dosing-chosen'),
  entry('screening-opened'),
  entry('medically-decided'),
  entry('signed-in'),
  entry('signed-out'),
  entry('evaluated'),
  entry('certified'),
  entry('listing-offered'),
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

/** Where it stands among those who may come. Only `accepted` and `offered` hold a seat. */
export const place = z.enum(['enquiry', 'applied', 'accepted', 'waiting', 'offered', 'declined', 'withdrawn'])
export type Place = z.output<typeof place>

export type Application = {
  readonly place: Place
  /** What was typed so far; empty once it was sent. */
  readonly typed: Readonly<Record<string, string>>
  /** As sent; undefined before. */
  readonly answers?: Answers
  readonly begunAt: Instant
  readonly changedAt: Instant
  readonly appliedAt?: Instant
  readonly licence?: z.output<(typeof applicationKinds)['licence-checked']> & {
    readonly at: Instant
    readonly by?: PersonId
  }
  readonly acceptedAt?: Instant
  /** Since when they wait. After an offer that lapsed they wait anew, behind the others: else nobody else had a turn. */
  readonly waitsSince?: Instant
  readonly offeredUntil?: Instant
  readonly ended?: { readonly at: Instant; readonly why?: string; readonly refund?: number }
  readonly ledger: Ledger
  /** Undefined as long as nobody said. */
  readonly dosing?: boolean
  readonly screening?: CourseId
  /** All that anybody who trains learns of the medical screening. */
  readonly medical?: MedicalOutcome
  readonly attendance: readonly { readonly item: string; readonly in: Instant; readonly out?: Instant }[]
  readonly evaluatedAt?: Instant
  readonly certificate?: { readonly number: string; readonly hours: number; readonly at: Instant }
  readonly listingOffered: boolean
}

/** What stands after all entries, in any order of arrival. @returns undefined when there are none */
export function applicationOf(arrived: readonly ApplicationEntry[]): Application | undefined {
  const entries = inOrder(arrived)
  const [first] = entries
  if (!first) return undefined
  const lines = entries.flatMap((one) =>
    one.kind === 'money-moved' ? [{ ...one.body, id: one.id, at: one.at }] : [],
  )
  const begun: Application = {
    place: 'enquiry',
    typed: {},
    begunAt: first.at,
    changedAt: first.at,
    ledger: ledgerOf(lines),
    attendance: [],
    listingOffered: false,
  }
  return entries.reduce(after, begun)
}

/** What each decision about the place undoes of the one before. */
const NOT_DECIDED = {
  acceptedAt: undefined,
  waitsSince: undefined,
  offeredUntil: undefined,
  ended: undefined,
} as const

function after(before: Application, one: ApplicationEntry): Application {
  const { at } = one
  const now = { ...before, changedAt: at }
  switch (one.kind) {
    case 'form-filled':
      return { ...now, typed: { ...before.typed, ...one.body.typed } }
    // Also anew, after somebody withdrew: what ended then stands in the history.
    case 'applied':
      return {
        ...now,
        ...NOT_DECIDED,
        place: 'applied',
        typed: {},
        answers: one.body.answers,
        appliedAt: at,
      }
    case 'licence-checked':
      return { ...now, licence: { ...one.body, at, ...(one.by ? { by: one.by } : {}) } }
    case 'accepted':
    case 'offer-taken':
      return { ...now, ...NOT_DECIDED, place: 'accepted', acceptedAt: at }
    case 'waitlisted':
      return { ...now, ...NOT_DECIDED, place: 'waiting', waitsSince: at }
    case 'offered':
      return { ...now, place: 'offered', offeredUntil: one.body.until }
    case 'offer-lapsed':
      return { ...now, place: 'waiting', offeredUntil: undefined, waitsSince: at }
    case 'offer-declined':
      return { ...now, ...NOT_DECIDED, place: 'withdrawn', ended: { at } }
    case 'declined':
      return { ...now, ...NOT_DECIDED, place: 'declined', ended: { at, why: one.body.why } }
    case 'withdrawn':
      return { ...now, ...NOT_DECIDED, place: 'withdrawn', ended: { at, ...one.body } }
    case 'money-moved':
      return now
    case 'dosing-chosen':
      return { ...now, dosing: one.body.dosing }
    case 'screening-opened':
      return { ...now, screening: one.body.course }
    case 'medically-decided':
      return { ...now, medical: one.body.outcome }
    case 'signed-in':
      return { ...now, attendance: [...before.attendance, { item: one.body.item, in: at }] }
    case 'signed-out':
      return { ...now, attendance: signedOut(before.attendance, one.body.item, at) }
    case 'evaluated':
      return { ...now, evaluatedAt: at }
    case 'certified':
      return { ...now, certificate: { ...one.body, at } }
    case 'listing-offered':
      return { ...now, listingOffered: true }
  }
}

/** The last sign-in to this item that is still open ends. */
function signedOut(all: Application['attendance'], item: string, out: Instant): Application['attendance'] {
  const last = all.findLastIndex((one) => one.item === item && one.out === undefined)
  return last < 0 ? all : all.with(last, { ...all[last]!, out })
}
