/** What the person says of a visit that is planned: that they come, or that they need another time. */
import { z } from 'zod'
import { type Chart, type EntryOf, entriesOf, type Kinds } from '#chart/chart.ts'
import { entryId } from '#kernel/ids.ts'
import type { Visit } from './visits.ts'

/** `planned` is the entry that planned the visit as the person saw it: moving the visit asks them anew. */
const ofVisit = { visit: entryId, planned: entryId }

export const visitAnswerKinds = {
  'visit-confirmed': z.object(ofVisit),
  /** The visit stays as it is planned until somebody of the practice moves it. */
  'visit-change-asked': z.object({ ...ofVisit, wish: z.string().max(500).optional() }),
} as const satisfies Kinds

export type VisitAnswer = EntryOf<typeof visitAnswerKinds>

/** The last word of the person about a visit as it is planned now. A visit that has moved waits for a new one. */
export const answerTo = (
  chart: Chart,
  { id, planned }: Pick<Visit, 'id' | 'planned'>,
): VisitAnswer | undefined =>
  entriesOf(visitAnswerKinds, chart).findLast(({ body }) => body.visit === id && body.planned === planned)
