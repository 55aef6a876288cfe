/** Opens the chart of a medical screening in the practice that trains, and asks the person to answer. */
import { courseId, patientId } from '#kernel/ids.ts'
import { fail, problem } from '#kernel/result.ts'
import { dayIn } from '#kernel/time.ts'
import { readPatient } from '#people/new-patient.ts'
import type { Care, Site } from '#web/context.ts'
import type { Taken } from '../application-store.ts'
import type { Screened } from '../medical-store.ts'
import { MEDICAL } from '../medical-words.ts'
import type { TypedFields } from '../typed-plan.ts'
import { mailingOf } from './mailing.ts'

/**
 * The chart has the id of the application, so that a second try, or two prescribers at once, never make two of them.
 * What the training keeps of it is this id, which opens nothing for those who train.
 */
export async function openChart(
  { charts, person, trainingMedical, joining, now }: Care,
  here: Site,
  { id, name, application }: Screened,
  text: TypedFields,
): Promise<Taken> {
  const course = courseId.parse(id)
  const email = await trainingMedical.contact(id)
  const patient = readPatient(
    { name, birthDate: text('birthDate'), sex: text('sex'), email },
    dayIn(now, person.zone),
  )
  if (!patient.ok) return patient
  const mailing = mailingOf(here)
  if (application.screening) return fail(problem(MEDICAL.gone))
  if (!(await charts.list({ closed: true })).some((one) => one.id === course)) {
    const { id: protocol, version } = await charts.currentProtocol()
    const admitted = await charts.admit({ id: patientId.parse(id), ...patient.value }, course, [
      {
        kind: 'course-opened',
        at: now,
        body: {
          patient: patientId.parse(id),
          protocol: { id: protocol, version },
          team: { prescriber: person.id },
          indication: MEDICAL.indication,
        },
      },
    ])
    if (!admitted.ok) return admitted
  }
  const taken = await trainingMedical.opened(id, course, mailing)
  // Whoever has an account here already, or was invited, answers there; the page of the chart says how it stands.
  if (taken.ok && email)
    await joining.invite({ name, email, roles: ['patient'], patient: patientId.parse(id) }, mailing)
  return taken
}
