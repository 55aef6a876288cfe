/** What lists need of a course, folded from its chart: a projection that any clock can read later. */
import { z } from 'zod'
import type { Chart } from '#chart/chart.ts'
import { type CourseId, entryId, personId } from '#kernel/ids.ts'
import { protocolName } from '#kernel/protocol.ts'
import { instant, later } from '#kernel/time.ts'
import type { Patient } from '#people/people.ts'
import { route, visitKind } from '#visits/visits.ts'
import { team } from './course.ts'
import { kinds } from './kinds.ts'
import { obligation } from './obligation.ts'
import type { Protocol } from './protocol.ts'
import { courseView, stage } from './view.ts'

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
      id: entryId,
      kind: visitKind,
      from: instant,
      to: instant,
      place: z.string(),
      people: z.array(personId),
      route: route.optional(),
      state: z.enum(['planned', 'kept', 'cancelled', 'missed']),
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
  'vitals-taken',
  'sedation-scored',
  'dissociation-scored',
  'distress-scored',
  'symptoms-noted',
  'session-noted',
  'alarm-acknowledged',
  'prescriber-called',
  'phase-entered',
  'group-joined',
  'staff-left',
  'session-paused',
  'session-resumed',
  'decision-asked',
  'dose-checked',
  'integration-noted',
  'therapy-noted',
  'journal-written',
])
/** The kinds that a summary reads. An entry of another kind leaves every projection as it is. */
export const SUMMARISED: ReadonlySet<string> = new Set(Object.keys(kinds).filter((kind) => !DETAIL.has(kind)))

/**
 * The projection of a course: what its chart says, without asking the clock. It is folded as of the last entry that
 * was recorded, so that it can be made again from the chart alone.
 */
export function summarise(
  course: CourseId,
  chart: Chart,
  protocol: Protocol,
  patient: Patient | undefined,
  zone: string,
): CourseSummary {
  const asOf = chart.entries.reduce((last, { recordedAt }) => later(last, recordedAt), EPOCH)
  const view = courseView({ id: course, chart, protocol, zone, patient: patient ?? {} }, asOf)
  const { folded, visits, doses } = view
  return {
    stage: view.stage,
    protocol: protocolName(protocol),
    indication: folded.indication,
    team: folded.team,
    openedAt: folded.openedAt,
    closedAt: folded.closed?.at,
    doses: doses.map(({ at }) => at),
    visits: visits.map(({ id, kind, from, to, place, people, route, state }) => ({
      id,
      kind,
      from,
      to,
      place,
      people: [...people],
      route,
      state,
    })),
    obligations: view.obligations.map((each) => ({ ...each, of: [...each.of] })),
  }
}

const EPOCH = Temporal.Instant.fromEpochMilliseconds(0)
