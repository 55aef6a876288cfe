/** For tests: the stories told at a time of day on the clocks of the practice, and what follows from them. */
import { type CourseView, courseView, type Viewed } from '#course/view.ts'
import { courseId, personId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { shippedContent, shippedProtocol } from '#platform/content.ts'
import { shippedForms } from '#questionnaire/forms.ts'
import { idFor, PATIENTS, type PatientKey, PRACTICE } from './people.ts'
import { storyOf } from './stories.ts'
import type { Teller } from './telling.ts'

const content = shippedContent()
const forms = shippedForms(content.questionnaires)
const { zone } = PRACTICE
export const protocol = shippedProtocol()
export const KEYS: readonly PatientKey[] = PATIENTS.map(({ key }) => key)

/** A wall-clock time in the practice: `2026-11-24T12:00`. */
export const clock = (text: string): Instant =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant()
export const NOON = clock('2026-11-24T12:00')

export const tell = (key: PatientKey, now = NOON): Teller =>
  storyOf(key, { now, zone, person: (name) => personId.parse(name), protocol, content, forms })

export const opened = (story: Teller): Viewed => ({
  id: courseId.parse(idFor('course', story.patient.key)),
  chart: story.chart(),
  protocol,
  zone,
  patient: story.record,
})

export const view = (key: PatientKey, now = NOON): CourseView => courseView(opened(tell(key, now)), now)
