/** What lists need of a course, folded from its chart: a projection that any clock can read later. */
import { z } from 'zod'
import type { Chart } from '#chart/chart.ts'
import { type CourseId, entryId, personId } from '#kernel/ids.ts'
import { protocolName } from '#kernel/protocol.ts'
import { instant } from '#kernel/time.ts'
import { type Patient, role } from '#people/people.ts'
import { route, visitKind, visitsOf } from '#visits/visits.ts'
import { courseOf, team } from './course.ts'
import { kinds } from './kinds.ts'
import type { Protocol } from './protocol.ts'

/**
 * Something that somebody has to do. Not a status but its thresholds, so that one stored line tells at any time
 * whether it is still ahead, due, or overdue.
 */
export const obligation = z.object({
  /** Stable within the course: the domain and the thing. */
  key: z.string(),
  what: z.string(),
  why: z.string(),
  /** The page that settles it, and the words on its link. */
  href: z.string(),
  action: z.string(),
  /** Whose work it is. */
  of: z.array(role),
  from: instant,
  overdueAt: instant.optional(),
  /** After this nobody can do it any more. */
  until: instant.optional(),
  /** Why it cannot be done although it is due. */
  blockedBy: z.string().optional(),
})
export type Obligation = z.output<typeof obligation>

export const stage = z.enum(['screening', 'preparing', 'treating', 'following', 'closed'])
export type Stage = z.output<typeof stage>

export const courseSummary = z.object({
  stage,
  protocol: z.string(),
  indication: z.string().optional(),
  team,
  openedAt: instant.optional(),
  closedAt: instant.optional(),
  doses: z.array(instant),
  visits: z.array(
    z.object({
      id: entryId, kind: visitKind, from: instant, to: instant, place: z.string(), people: z.array(personId),
      route: route.optional(), state: z.enum(['planned', 'kept', 'cancelled', 'missed']),
    }),
  ),
  obligations: z.array(obligation),
})
export type CourseSummary = z.output<typeof courseSummary>

/**
 * Kinds that no summary depends on: readings and notes within a session. They arrive by the hundred, and a list
 * never shows them.
 */
const DETAIL: ReadonlySet<string> = new Set([
  'vitals-taken', 'sedation-scored', 'dissociation-scored', 'distress-scored', 'symptoms-noted', 'session-noted',
  'alarm-acknowledged', 'prescriber-called', 'phase-entered', 'integration-noted', 'therapy-noted', 'journal-written',
])
/** The kinds that a summary reads. An entry of another kind leaves every projection as it is. */
export const SUMMARISED: ReadonlySet<string> = new Set(Object.keys(kinds).filter((kind) => !DETAIL.has(kind)))

/** The projection of a course: what its chart says, without asking the clock. */
export function summarise(course: CourseId, chart: Chart, protocol: Protocol, patient: Patient | undefined): CourseSummary {
  void course
  void patient
  const folded = courseOf(chart)
  return {
    stage: folded.closed ? 'closed' : 'screening',
    protocol: protocolName(folded.protocol ?? protocol),
    indication: folded.indication,
    team: folded.team,
    openedAt: folded.openedAt,
    closedAt: folded.closed?.at,
    doses: [],
    visits: visitsOf(chart).map(({ planned: _, ...visit }) => ({ ...visit, people: [...visit.people] })),
    obligations: [],
  }
}
