/** Telling a course: who wrote what and when, with the chart as it stands so far for whatever is computed from it. */
import { type Chart, chartOf, type DraftOf, type Entry } from '#chart/chart.ts'
import type { kinds } from '#course/kinds.ts'
import type { Protocol } from '#course/protocol.ts'
import { courseId, type EntryId, entryId, type PersonId, patientId } from '#kernel/ids.ts'
import { dayIn, type Instant, minutesAfter } from '#kernel/time.ts'
import type { ShippedContent } from '#platform/content.ts'
import type { Form } from '#questionnaire/forms.ts'
import { idFor, PATIENTS, type PatientKey, type StaffKey } from './people.ts'

/** What every story is told with: the time, the place, the people, and what ships. */
export type Telling = {
  readonly now: Instant
  readonly zone: string
  readonly person: (key: string) => PersonId
  readonly protocol: Protocol
  readonly content: ShippedContent
  readonly forms: ReadonlyMap<string, Form>
}

/** Staff, and the patients who can sign in. */
export type Author = StaffKey | PatientKey
export type Told = DraftOf<typeof kinds> & { readonly id: EntryId }
/** What one person wrote in one course. */
export type Passage = { readonly by: Author; readonly drafts: readonly Told[] }

export type Teller = Telling & {
  readonly patient: (typeof PATIENTS)[number]
  /** The record of the patient as charts know it. */
  readonly record: { readonly id: string; readonly birthDate: string }
  /** A time of day, so many days from today, on the practice's clocks. */
  readonly at: (days: number, clock: string) => Instant
  /** So many minutes ago, to the minute. */
  readonly ago: (minutes: number) => Instant
  /** The id of a visit, an order, a page of the journal: the same for the same name. */
  readonly id: (name: string) => EntryId
  readonly write: (by: Author, ...drafts: readonly DraftOf<typeof kinds>[]) => readonly EntryId[]
  readonly chart: () => Chart
  /** Everything written, a passage for each author, whoever opened the course first. */
  readonly passages: () => Passage[]
}

export function tellerOf(key: PatientKey, telling: Telling): Teller {
  const { now, zone, person } = telling
  const patient = PATIENTS.find((one) => one.key === key)!
  const course = courseId.parse(idFor('course', key))
  const today = dayIn(now, zone)
  const thisMinute = now.round({ smallestUnit: 'minute', roundingMode: 'floor' })
  const written = new Map<Author, Told[]>()
  const entries: Entry[] = []
  const ids = new Set<EntryId>()
  const entry = (...parts: readonly string[]) => entryId.parse(idFor('entry', key, ...parts))
  /** It follows from who wrote what and when, so that what is told later on the same day changes no id. */
  const freshId = (by: Author, draft: Pick<DraftOf<typeof kinds>, 'kind' | 'at'>, nth = 0): EntryId => {
    const id = entry(by, draft.kind, draft.at.toString(), String(nth))
    return ids.has(id) ? freshId(by, draft, nth + 1) : id
  }

  return {
    ...telling,
    patient,
    record: { id: patientId.parse(idFor('patient', key)), birthDate: patient.birthDate },
    at: (days, clock) =>
      today.add({ days }).toZonedDateTime({ timeZone: zone, plainTime: clock }).toInstant(),
    ago: (minutes) => minutesAfter(thisMinute, -minutes),
    id: (name) => entry('named', name),
    write(by, ...drafts) {
      return drafts.map((draft) => {
        const told = { ...draft, id: draft.id ?? freshId(by, draft) }
        ids.add(told.id)
        written.set(by, [...(written.get(by) ?? []), told])
        entries.push({
          ...told,
          course,
          recordedAt: told.at,
          by: person(by),
          audience: told.audience ?? 'care-team',
        })
        return told.id
      })
    },
    chart: () => chartOf(entries),
    passages: () => [...written].map(([by, drafts]) => ({ by, drafts })),
  }
}
