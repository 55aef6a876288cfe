/** Who may open a course, as its own chart says it: the care team, those on its visits, and whom it was shared with. */
import { type Chart, type Entry, entriesOf } from '#chart/chart.ts'
import { integrationKinds } from '#integration/entries.ts'
import type { EntryId, PersonId } from '#kernel/ids.ts'
import type { SignedIn } from '#people/people.ts'
import { visitsOf } from '#visits/visits.ts'
import { courseKinds, courseOf } from './course.ts'

export type CourseAccess = {
  readonly person: PersonId
  readonly basis: 'team' | 'shared'
  /** Whether clinical notes are part of it. */
  readonly clinical: boolean
}

/** The last word counts: whoever left the team, or with whom sharing ended, is not among them any more. */
export function accessOf(chart: Chart): CourseAccess[] {
  const { team } = courseOf(chart)
  const opener = entriesOf(courseKinds, chart).find(({ kind }) => kind === 'course-opened')?.by
  const onVisits = visitsOf(chart).flatMap(({ state, people }) =>
    state === 'planned' || state === 'kept' ? people : [],
  )
  const clinical = [team.therapist, team.prescriber, team.monitor, ...onVisits].filter((p) => p !== undefined)
  const others = [team.coordinator, opener].filter((p) => p !== undefined)
  const own = new Set(clinical)
  return [
    ...[...own].map((person) => ({ person, basis: 'team', clinical: true }) as const),
    ...[...new Set(others)]
      .filter((person) => !own.has(person))
      .map((person) => ({ person, basis: 'team', clinical: false }) as const),
    ...sharedWith(chart).map(({ person }) => ({ person, basis: 'shared', clinical: true }) as const),
  ]
}

const NOTES = new Set(['integration-noted', 'session-noted', 'therapy-noted'])

/**
 * Does this entry belong to what is open to the person? A coordinator books and phones, clinical notes are not part
 * of that; a link opens the kinds that its one thing is made of, and the entry that was written through it.
 */
export const opensEntry = (
  { link }: Pick<SignedIn, 'link'>,
  clinical: boolean,
  { id, kind }: Pick<Entry, 'id' | 'kind'>,
): boolean => (clinical || !NOTES.has(kind)) && (!link || link.reads.includes(kind) || link.id === id)

export type SharedWith = {
  readonly person: PersonId
  readonly name: string
  readonly practice: string
  readonly entry: EntryId
}

/** People of other practices who treat in this course by the patient's consent, as long as it lasts. */
export function sharedWith(chart: Chart): SharedWith[] {
  const shared = new Map<PersonId, SharedWith>()
  for (const entry of entriesOf(courseKinds, chart)) {
    if (entry.kind === 'course-shared') shared.set(entry.body.person, { ...entry.body, entry: entry.id })
    if (entry.kind === 'sharing-ended') shared.delete(entry.body.person)
  }
  return [...shared.values()]
}

export type OpenedNote = {
  readonly note: EntryId
  /** Who opened it; only the author of the note may. */
  readonly by: PersonId
  readonly readers: readonly PersonId[]
}

/** What was said last about who may read a psychotherapy note beside its author. */
export function openedNotes(chart: Chart): readonly OpenedNote[] {
  const opened = new Map<string, OpenedNote>()
  for (const { kind, by, body } of entriesOf(integrationKinds, chart))
    if (kind === 'therapy-note-opened') opened.set(`${body.note} ${by}`, { ...body, by })
  return [...opened.values()]
}
