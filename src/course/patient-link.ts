/** One-time links for patients: what one may open, for how long, and what became of it. */
import { z } from 'zod'
import { type Chart, entriesOf } from '#chart/chart.ts'
import type { CourseId, EntryId, PatientId, PersonId, PracticeId } from '#kernel/ids.ts'
import { type ProtocolId, protocolName } from '#kernel/protocol.ts'
import { allow, type Reason, type Ruling, refuse } from '#kernel/ruling.ts'
import { dayIn, hoursAfter, type Instant, isBefore } from '#kernel/time.ts'
import { historyKinds } from '#screening/history.ts'
import { visitAnswerKinds } from '#visits/answers.ts'
import { type Visit, visitsKinds } from '#visits/visits.ts'
import { LINKED } from './patient-link-words.ts'
import { HOUSE } from './protocol-words.ts'

export const purpose = z.enum(['patient-form', 'patient-screening', 'patient-booking', 'patient-visit'])
export type Purpose = z.output<typeof purpose>

/** What a link opens: a questionnaire by its id, the screening questions, or a visit. */
export type Thing = { readonly purpose: Purpose; readonly thing: string }

/** A link as it was sent. Its id is also the id of the entry that answers become. */
export type PatientLink = Thing & {
  readonly id: EntryId
  readonly practice: PracticeId
  readonly course: CourseId
  readonly patient: PatientId
  /** Absent once the address was forgotten. */
  readonly recipient?: string
  readonly sent: Instant
  readonly sentBy: PersonId
  readonly until: Instant
  readonly opened?: Instant
  readonly ended?: Instant
}

/** In the access record, the page of a look through a link. No address of a page begins like this. */
export const THROUGH_A_LINK = 'one-time link'

/** What a link to the screening questions names: there is one screening in a course. */
export const SCREENING = 'screening'

/** For how long questions wait for their answers: a default of this project. */
export const FORM_DAYS = 7

const COURSE = ['course-opened', 'protocol-moved', 'course-closed', 'course-reopened']
const VISITS = [...COURSE, 'struck-out', ...Object.keys(visitsKinds), ...Object.keys(visitAnswerKinds)]

/** The kinds of entries that each thing is made of, for whoever holds its link. Answers are an entry of its own. */
export const READS: Readonly<Record<Purpose, readonly string[]>> = {
  'patient-form': COURSE,
  // Not what was answered before: whoever reads the mail is asked everything, and told nothing.
  'patient-screening': COURSE,
  'patient-booking': VISITS,
  // Medicines come from the history and the screening; whom to call at night, from the discharge.
  'patient-visit': [
    ...VISITS,
    ...Object.keys(historyKinds),
    'screening-answered',
    'screening-measured',
    'escort-named',
    'medicine-hold-decided',
    'session-begun',
    'discharge-checked',
    'discharged',
    'left-against-advice',
    'session-abandoned',
  ],
}
/** What each lets be written. The database asks for the same, and for answers that they are written once. */
export const WRITES: Readonly<Record<Purpose, readonly string[]>> = {
  'patient-form': ['questionnaire-answered'],
  'patient-screening': ['screening-answered'],
  'patient-booking': Object.keys(visitAnswerKinds),
  'patient-visit': [],
}

/** Something that can be sent now: its name for the staff, and until when its link opens. */
export type Sendable = Thing & { readonly visit?: Visit; readonly measure?: string; readonly until: Instant }

type Offered = {
  /** Questionnaires that this practice may ask with. */
  readonly measures: readonly { readonly id: string; readonly title: string }[]
  /** Whether the protocol of the course asks the person anything. */
  readonly screening: boolean
  readonly visits: readonly Visit[]
}

/** @param zone of the practice, for the end of a day */
export function sendable({ measures, screening, visits }: Offered, now: Instant, zone: string): Sendable[] {
  const untilAnswered = hoursAfter(now, FORM_DAYS * 24)
  const planned = visits.filter(({ state }) => state === 'planned')
  const dosing = visits.filter(
    ({ kind, state }) => kind === 'dosing' && (state === 'planned' || state === 'kept'),
  )
  return [
    ...(screening ? [{ purpose: 'patient-screening' as const, thing: SCREENING, until: untilAnswered }] : []),
    ...measures.map(({ id, title }) => ({
      purpose: 'patient-form' as const,
      thing: id,
      measure: title,
      until: untilAnswered,
    })),
    ...planned.map((visit) => ({
      purpose: 'patient-booking' as const,
      thing: visit.id,
      visit,
      until: visit.from,
    })),
    ...dosing.map((visit) => ({
      purpose: 'patient-visit' as const,
      thing: visit.id,
      visit,
      until: endOfNextDay(visit.to, zone),
    })),
  ].filter(({ until }) => isBefore(now, until))
}

/** What was agreed for the evening of a session holds until the end of the day after it. */
const endOfNextDay = (at: Instant, zone: string): Instant =>
  dayIn(at, zone).add({ days: 2 }).toZonedDateTime(zone).toInstant()

export type LinkState = 'sent' | 'opened' | 'answered' | 'ended' | 'expired'

/** What became of a link, as the chart and the clock tell it. */
export function stateOf(link: PatientLink, chart: Chart, now: Instant): LinkState {
  if (isAnswered(link, chart)) return 'answered'
  if (link.ended) return 'ended'
  if (!isBefore(now, link.until)) return 'expired'
  return link.opened ? 'opened' : 'sent'
}

/** Whether it asks questions, which are answered once. */
export const isAsked = (purpose: Purpose): boolean =>
  purpose === 'patient-form' || purpose === 'patient-screening'

/** Whether it can still be used: only then it can be ended. */
export const isLive = ({ ended, until }: PatientLink, now: Instant): boolean => !ended && isBefore(now, until)

/** Questions are answered for good, also when somebody struck the answers out; of a visit the last word counts. */
export function isAnswered({ id, purpose, thing, patient, sent }: PatientLink, chart: Chart): boolean {
  if (isAsked(purpose)) return chart.entries.some((entry) => entry.id === id)
  return (
    purpose === 'patient-booking' &&
    entriesOf(visitAnswerKinds, chart).some(
      ({ by, body, at }) => String(by) === patient && body.visit === thing && !isBefore(at, sent),
    )
  )
}

/** May a link of this course be sent? Not of a closed one, and only by the practice whose letters the person knows. */
export function ruleOnSending(
  person: { readonly practice: PracticeId },
  course: { readonly practice: PracticeId; readonly closed: boolean; readonly protocol: ProtocolId },
): Ruling {
  const name = protocolName(course.protocol)
  if (course.closed) return refuse(name, because('link-closed', LINKED.closedCourse))
  return course.practice === person.practice
    ? allow(name)
    : refuse(name, because('link-guest', LINKED.otherPractice))
}

const because = (rule: string, words: { readonly why: string; readonly settle: string }): Reason => ({
  rule,
  ...words,
  evidence: [],
  source: HOUSE,
})
