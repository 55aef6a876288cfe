/** A course of care: opened for a patient on one version of a protocol, treated by a team, one day closed. */
import { z } from 'zod'
import { type Chart, entriesOf, type Kinds } from '#chart/chart.ts'
import { type PatientId, type PersonId, patientId, personId } from '#kernel/ids.ts'
import type { ProtocolId } from '#kernel/protocol.ts'
import { type Instant, isBefore } from '#kernel/time.ts'
import { RETENTION } from './retention-words.ts'

const protocolId = z.object({ id: z.string(), version: z.string() })

/** Who treats: the therapist and the prescriber may be of two practices. */
export const team = z.object({
  therapist: personId.optional(),
  prescriber: personId.optional(),
  monitor: personId.optional(),
  coordinator: personId.optional(),
})
export type Team = z.output<typeof team>

export const courseKinds = {
  'course-opened': z.object({
    patient: patientId,
    protocol: protocolId,
    team,
    indication: z.string().max(200).optional(),
  }),
  'team-changed': z.object({ team }),
  /** Somebody of another practice treats in this course too, because the patient agreed to it. */
  'course-shared': z.object({
    person: personId,
    name: z.string().min(1).max(200),
    practice: z.string().min(1).max(200),
    agreed: z.enum(['own-page', 'in-person', 'on-paper']),
  }),
  'sharing-ended': z.object({ person: personId }),
  /** Somebody who is not of the team opened the chart in an emergency. */
  'opened-in-emergency': z.object({ reason: z.string().min(10).max(500), hours: z.int().min(1).max(24) }),
  /** A running course stays on its version until somebody moves it on purpose. */
  'protocol-moved': z.object({ from: protocolId, to: protocolId, reason: z.string().min(1).max(500) }),
  'course-closed': z.object({
    outcome: z.enum(['completed', 'stopped', 'transferred', 'not-suitable']),
    reason: z.string().min(1).max(500),
  }),
  'course-reopened': z.object({ reason: z.string().min(1).max(500) }),
} as const satisfies Kinds

export type Course = {
  readonly patient?: PatientId
  readonly protocol?: ProtocolId
  readonly team: Team
  readonly indication?: string
  readonly openedAt?: Instant
  readonly closed?: {
    readonly at: Instant
    readonly outcome: string
    readonly reason: string
    readonly by: PersonId
  }
}

/** The course as its chart tells it. */
export function courseOf(chart: Chart): Course {
  let course: Course = { team: {} }
  for (const entry of entriesOf(courseKinds, chart)) {
    switch (entry.kind) {
      case 'course-opened':
        course = { ...course, ...entry.body, openedAt: entry.at }
        break
      case 'team-changed':
        course = { ...course, team: entry.body.team }
        break
      case 'protocol-moved':
        course = { ...course, protocol: entry.body.to }
        break
      case 'course-closed':
        course = { ...course, closed: { at: entry.at, by: entry.by, ...entry.body } }
        break
      case 'course-reopened':
        course = { ...course, closed: undefined }
    }
  }
  return course
}

/** Whether a course is over: closed, or deleted with all that it said. */
export type Ended = { readonly closedAt?: Instant; readonly deleted?: boolean }

/**
 * May these entries be added to the course? What happened before a course was closed may still arrive late, from a
 * device that was away; anything later needs the course to be reopened first.
 * @param known what is stored of the course, undefined when there is none
 */
export function ruleOnAppend(
  known: Ended | undefined,
  drafts: readonly { readonly kind: string; readonly at: Instant }[],
): string | undefined {
  if (!known) {
    return drafts.some((draft) => draft.kind === 'course-opened')
      ? undefined
      : 'There is no such course. Open a course for this person first.'
  }
  const { closedAt, deleted } = known
  if (deleted) return RETENTION.goneForWriting
  if (!closedAt || drafts.some((draft) => draft.kind === 'course-reopened')) return undefined
  return drafts.every((draft) => !isBefore(closedAt, draft.at))
    ? undefined
    : 'This course is closed. Reopen it with a reason, or open a new course.'
}
