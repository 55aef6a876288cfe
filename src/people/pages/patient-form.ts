/** A person who comes to the practice and the team of their course, as the forms send them. */
import { z } from 'zod'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import type { Day } from '#kernel/time.ts'
import { type ReadPatient, readPatient, readTeam, sameAs, type TeamRole } from '../new-patient.ts'
import type { Patient } from '../people.ts'
import type { People } from '../store.ts'
import { NEW_PATIENT } from '../words.ts'

const text = z.string().max(500, 'This is longer than 500 characters. Shorten it.').optional()
export const patientForm = z.object({
  name: text,
  birthDate: text,
  sex: text,
  phone: text,
  email: text,
  indication: z.string().max(200, 'Say it in at most 200 characters.').optional(),
  therapist: text,
  prescriber: text,
  monitor: text,
  coordinator: text,
  somebodyElse: text,
})

type Staff = Awaited<ReturnType<People['staff']>>
type Beside = {
  readonly staff: Staff
  /** Everybody who is or was treated in the practice. */
  readonly known: readonly Patient[]
  readonly today: Day
}
type Admission = {
  readonly patient: ReadPatient
  readonly team: Partial<Record<TeamRole, Staff[number]['id']>>
  readonly indication?: string
}

/** Reads the person, the team and the reason. Somebody with the same name and birth date has to be confirmed. */
export function readAdmission(
  sent: z.output<typeof patientForm>,
  { staff, known, today }: Beside,
): Result<Admission> {
  const patient = readPatient(sent, today)
  const team = readTeam(sent, staff)
  if (!patient.ok || !team.ok)
    return fail(...(patient.ok ? [] : patient.problems), ...(team.ok ? [] : team.problems))
  const same = sent.somebodyElse ? undefined : sameAs(patient.value, known)
  if (same) return fail(problem(NEW_PATIENT.same(same.name), 'somebodyElse'))
  return ok({
    patient: patient.value,
    team: team.value,
    ...(sent.indication ? { indication: sent.indication } : {}),
  })
}
