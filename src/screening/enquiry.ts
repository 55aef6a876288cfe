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
import { dayIn, hoursAfter, type Instant, later } from '#kernel/time.ts'
import { readName, readReach } from '#people/new-patient.ts'
import { ENQUIRY, SEND } from './enquiry-words.ts'
import type { Answer, Answers, ScreeningFacts } from './screening.ts'

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

/** What is known of somebody who only wrote: their answers, on the day in this zone on which they gave them. */
export function factsIn(
  { answers, sentAt }: Pick<Enquiry, 'answers' | 'sentAt'>,
  zone: string,
): ScreeningFacts {
  const on = dayIn(sentAt, zone).toString()
  const dated = Object.entries(answers).map(([rule, answer]): [string, Answer] => [
    rule,
    { ...answer, on, from: 'self-check' },
  ])
  return { patient: {}, history: [], answers: Object.fromEntries(dated) }
}

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
/** The fields that are sent beside the answers. What is missing is told by `readSending`, everything at once. */
export const sendingForm = z.looseObject({
  intent: z.literal('send'),
  practice: z.string().optional(),
  name: short(500, SEND.nameMissing),
  phone: short(60, SEND.phoneLong),
  email: short(254, SEND.emailLong),
  message: short(2000, SEND.messageLong),
  consent: z.string().optional(),
})

/**
 * Reads who sends, and to whom. Every problem is told at once.
 * @param practices that take enquiries now
 */
export function readSending(
  { practice: wanted, name, phone, email, message, consent }: z.output<typeof sendingForm>,
  practices: readonly { readonly id: PracticeId }[],
): Result<Sender & { readonly practice: PracticeId }> {
  const practice = practices.find(({ id }) => id === wanted)
  const called = name === undefined ? fail(problem(SEND.nameMissing, 'name')) : readName(name)
  const reach = readReach(phone, email)
  const problems = [
    ...(practice ? [] : [problem(wanted ? SEND.practiceGone : SEND.practiceMissing, 'practice')]),
    ...(called.ok ? [] : called.problems),
    ...(reach.ok ? [] : reach.problems),
    ...(consent === 'yes' ? [] : [problem(SEND.consentMissing, 'consent')]),
  ]
  if (!practice || !called.ok || !reach.ok || problems.length > 0) return fail(...problems)
  return ok({ practice: practice.id, name: called.value, ...reach.value, ...(message ? { message } : {}) })
}
