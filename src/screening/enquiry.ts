/**
 * An enquiry: what somebody chose to send to a practice from the self-check. It is no chart and the sender is no
 * patient. It is answered, taken in as a course, or closed; what leads to no course is not kept.
 */
import { z } from 'zod'
import {
  type CourseId,
  courseId,
  type EntryId,
  entryId,
  type PersonId,
  type PracticeId,
} from '#kernel/ids.ts'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import type { Source } from '#kernel/source.ts'
import { hoursAfter, type Instant, later } from '#kernel/time.ts'
import { readName, readReach } from '#people/new-patient.ts'
import { ENQUIRY, SEND } from './enquiry-words.ts'
import type { Answers } from './screening.ts'

/** An enquiry's id. A course that begins with it has the same one. */
export type EnquiryId = EntryId
export const enquiryId = entryId

/** Who sends, and what they add to their answers. */
export type Sender = {
  readonly name: string
  readonly phone?: string
  readonly email?: string
  readonly message?: string
}

export type NewEnquiry = Sender & {
  readonly practice: PracticeId
  readonly sentAt: Instant
  readonly answers: Answers
  /** The protocol whose questions were answered, as `id@version`. */
  readonly protocol: string
  /** What was agreed to, word for word. */
  readonly consent: string
}

/** Something that the practice did about it. */
export type Step = {
  readonly at: Instant
  readonly state: 'answered' | 'closed'
  readonly by: PersonId
  readonly reason?: string
}

export type Enquiry = Omit<NewEnquiry, 'practice'> & {
  readonly id: EnquiryId
  /** In order of time. */
  readonly steps: readonly Step[]
  /** A course with its id is there. */
  readonly taken: boolean
}

export type EnquiryState = 'new' | 'answered' | 'course' | 'closed'

export const stateOf = ({ taken, steps }: Pick<Enquiry, 'taken' | 'steps'>): EnquiryState =>
  taken ? 'course' : (steps.at(-1)?.state ?? 'new')

/** The course that an enquiry becomes. */
export const courseFor = ({ id }: Pick<Enquiry, 'id'>): CourseId => courseId.parse(id)

/** How long an enquiry that became no course is kept. */
export const KEPT: { readonly days: number; readonly source: Source } = {
  days: 180,
  source: { text: 'Default of this product', status: 'default', mark: 'default' },
}

/** When it is deleted, as things stand; a course keeps it. */
export function forgottenAt(enquiry: Pick<Enquiry, 'taken' | 'steps' | 'sentAt'>): Instant | undefined {
  if (enquiry.taken) return undefined
  const last = enquiry.steps.reduce((newest, { at }) => later(newest, at), enquiry.sentAt)
  return hoursAfter(last, KEPT.days * 24)
}
/** What was last touched before this is deleted now. */
export const forgottenBefore = (now: Instant): Instant => hoursAfter(now, -KEPT.days * 24)

/** @returns a sentence when this cannot be done any more */
export function ruleOnStep(enquiry: Pick<Enquiry, 'taken' | 'steps'>, to: Step['state']): string | undefined {
  const state = stateOf(enquiry)
  if (state === 'course') return ENQUIRY.isCourse
  return state === 'closed' && to === 'closed' ? ENQUIRY.isClosed : undefined
}

const short = (most: number, long: string) => z.string().max(most, long).optional()
/** The fields that are sent beside the answers. */
export const senderForm = z.looseObject({
  intent: z.literal('send'),
  practice: z.string(SEND.practiceMissing),
  name: short(500, SEND.nameMissing),
  phone: short(60, SEND.phoneLong),
  email: short(254, SEND.emailLong),
  message: short(2000, SEND.messageLong),
  consent: z.literal('yes', SEND.consentMissing),
})

/** Reads who sends. Every problem is told at once. */
export function readSender({ name, phone, email, message }: z.output<typeof senderForm>): Result<Sender> {
  const called = name === undefined ? fail(problem(SEND.nameMissing, 'name')) : readName(name)
  const reach = readReach(phone, email)
  if (!called.ok || !reach.ok)
    return fail(...(called.ok ? [] : called.problems), ...(reach.ok ? [] : reach.problems))
  return ok({ name: called.value, ...reach.value, ...(message ? { message } : {}) })
}
