/** Twelve courses as they were recorded, each told by the people who wrote in it. */
import type { DraftOf } from '#chart/chart.ts'
import { kinds } from '#course/kinds.ts'
import { type PersonId, patientId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { shippedProtocol } from '#platform/content.ts'
import { PATIENTS, type PatientKey, idFor } from './people.ts'

export type Telling = {
  readonly now: Instant
  readonly zone: string
  readonly person: (key: string) => PersonId
}
export type Passage = { readonly by: string; readonly drafts: readonly DraftOf<typeof kinds>[] }

/** The entries of one person's course, in the order in which they were written. */
export function storyOf(key: PatientKey, telling: Telling): Passage[] {
  const patient = PATIENTS.find((p) => p.key === key)!
  const { id, version } = shippedProtocol()
  const opened = telling.now.subtract({ hours: 24 * 30 })
  return [
    {
      by: 'ines',
      drafts: [{
        kind: 'course-opened', at: opened,
        body: {
          patient: patientId.parse(idFor('patient', key)), protocol: { id, version },
          team: { therapist: telling.person(patient.therapist), prescriber: telling.person('helen'), monitor: telling.person('sam'), coordinator: telling.person('ines') },
        },
      }],
    },
  ]
}
