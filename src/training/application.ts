/**
 * Somebody's application to a training, from the first question to the certificate: a list of entries that are only
 * ever added. Where it stands follows from them, so who did what and when is always known.
 */
import { z } from 'zod'
import type { CourseId, PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { ApplicationBody, ApplicationEntry, MedicalOutcome } from './application-entry.ts'
import { asCorrected } from './correcting.ts'
import type { Answers } from './form.ts'
import { type Ledger, ledgerOf } from './money.ts'
import { inOrder } from './training.ts'
import { changed } from './wishes.ts'

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
  readonly licence?: ApplicationBody<'licence-checked'> & {
    readonly at: Instant
    readonly by?: PersonId
  }
  readonly acceptedAt?: Instant
  /** Since when they wait. After an offer that lapsed they wait anew, behind the others: else nobody else had a turn. */
  readonly waitsSince?: Instant
  readonly offeredUntil?: Instant
  /** What they were reminded of since they have their place or their offer. */
  readonly reminded: readonly ApplicationBody<'reminded'>['of'][]
  readonly ended?: { readonly at: Instant; readonly why?: string; readonly refund?: number }
  readonly ledger: Ledger
  /** Undefined as long as nobody said. */
  readonly dosing?: boolean
  readonly screening?: CourseId
  /** All that anybody who trains learns of the medical screening. */
  readonly medical?: MedicalOutcome
  readonly attendance: readonly { readonly item: string; readonly in: Instant; readonly out?: Instant }[]
  readonly evaluatedAt?: Instant
  /** The one that holds. */
  readonly certificate?: {
    readonly number: string
    readonly hours: number
    readonly at: Instant
    /** As it stands on one that replaced another; on the first it is the name of the answers. */
    readonly name?: string
  }
  /** What they said when a listing in the directory was offered with the certificate; the last word counts. */
  readonly listing?: ApplicationBody<'listing-answered'> & { readonly at: Instant }
}

/** What stands after all entries, in any order of arrival. @returns undefined when there are none */
export function applicationOf(arrived: readonly ApplicationEntry[]): Application | undefined {
  const entries = asCorrected(inOrder(arrived))
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
    reminded: [],
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
    case 'wishes-changed':
      return before.answers ? { ...now, answers: changed(before.answers, one.body.wishes) } : now
    case 'licence-checked':
      return { ...now, licence: { ...one.body, at, ...(one.by ? { by: one.by } : {}) } }
    case 'accepted':
    case 'offer-taken':
      return { ...now, ...NOT_DECIDED, place: 'accepted', acceptedAt: at, reminded: [] }
    case 'waitlisted':
      return { ...now, ...NOT_DECIDED, place: 'waiting', waitsSince: at }
    case 'offered':
      return { ...now, place: 'offered', offeredUntil: one.body.until, reminded: [] }
    case 'reminded':
      return { ...now, reminded: [...before.reminded, one.body.of] }
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
    // What it corrects was put right before anything was read.
    case 'attendance-corrected':
      return now
    case 'evaluated':
      return { ...now, evaluatedAt: at }
    case 'certified':
    case 'certificate-replaced':
      return { ...now, certificate: { ...one.body, at } }
    case 'listing-offered':
      return now
    case 'listing-answered':
      return { ...now, listing: { ...one.body, at } }
  }
}

/** The last sign-in to this item that is still open ends. */
function signedOut(all: Application['attendance'], item: string, out: Instant): Application['attendance'] {
  const last = all.findLastIndex((one) => one.item === item && one.out === undefined)
  return last < 0 ? all : all.with(last, { ...all[last]!, out })
}
