/** What a link opens, in the words of the staff. */
import type { Instant } from '#kernel/time.ts'
import { visitsOf } from '#visits/visits.ts'
import { VISIT_NAMES } from '#visits/words.ts'
import { span } from '#web/format.ts'
import type { OpenCourse } from '../charts.ts'
import type { Thing } from '../patient-link.ts'
import { SENDING } from '../patient-link-words.ts'

/** A visit by its time as it is planned now, a form by its name; there is one screening. */
export function nameOfThing({ purpose, thing }: Thing, course: OpenCourse, now: Instant): string {
  if (purpose === 'patient-screening') return SENDING.thing(purpose)
  const { chart, protocol, zone } = course
  const visit = visitsOf(chart).find(({ id }) => id === thing)
  const what = visit
    ? `${VISIT_NAMES[visit.kind]}, ${span(visit.from, visit.to, zone, now)}`
    : (protocol.outcomes.measures.find(({ id }) => id === thing)?.title ?? thing)
  return SENDING.thing(purpose, what)
}
