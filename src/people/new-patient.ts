/** A person who is new to the practice, as somebody types them: read, or answered with what to correct. */
import type { PersonId } from '#kernel/ids.ts'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import type { Day } from '#kernel/time.ts'
import type { Patient, Role } from './people.ts'
import { NEW_PATIENT } from './words.ts'

/** What was typed; a field left empty is absent. */
export type TypedPatient = Partial<Record<'name' | 'birthDate' | 'sex' | 'phone' | 'email', string>>

export type ReadPatient = {
  readonly name: string
  /** ISO date. */
  readonly birthDate: string
  readonly sex: Patient['sex']
  readonly phone?: string
  readonly email?: string
}

const EARLIEST_BIRTH = '1900-01-01'
const SEXES = ['female', 'male', 'other', 'unknown'] as const

/**
 * Reads a new person. Every problem is told at once, each with its field.
 * @param today the day in the practice: nobody is born after it
 */
export function readPatient(typed: TypedPatient, today: Day): Result<ReadPatient> {
  const name = readName(typed.name)
  const birthDate = readBirthDate(typed.birthDate, today)
  const sex = SEXES.find((known) => known === typed.sex)
  const reach = readReach(typed.phone, typed.email)
  if (!name.ok || !birthDate.ok || !sex || !reach.ok) {
    return fail(
      ...problemsOf(name),
      ...problemsOf(birthDate),
      ...(sex ? [] : [problem(NEW_PATIENT.sex, 'sex')]),
      ...problemsOf(reach),
    )
  }
  return ok({ name: name.value, birthDate: birthDate.value, sex, ...reach.value })
}

/** The roles that a course's team may fill. */
export const TEAM_ROLES = [
  'therapist',
  'prescriber',
  'monitor',
  'coordinator',
] as const satisfies readonly Role[]
export type TeamRole = (typeof TEAM_ROLES)[number]

type Staff = { readonly id: PersonId; readonly roles: readonly Role[] }

/** Reads the team of a course: each chosen person works in the practice in that role, and somebody treats. */
export function readTeam(
  typed: Partial<Record<TeamRole, string>>,
  staff: readonly Staff[],
): Result<Partial<Record<TeamRole, PersonId>>> {
  const team: Partial<Record<TeamRole, PersonId>> = {}
  const problems: Problem[] = []
  for (const role of TEAM_ROLES) {
    const wanted = typed[role]
    if (!wanted) continue
    const chosen = staff.find((person) => person.id === wanted && person.roles.includes(role))
    if (chosen) team[role] = chosen.id
    else problems.push(problem(NEW_PATIENT.notOnStaff(role), role))
  }
  if (!typed.therapist && !typed.prescriber) problems.push(problem(NEW_PATIENT.team, 'therapist'))
  return problems.length > 0 ? fail(...problems) : ok(team)
}

/** Somebody of the practice with the same name and birth date: the same person, most likely. */
export const sameAs = <P extends Patient>(read: ReadPatient, known: readonly P[]): P | undefined =>
  known.find((one) => one.birthDate === read.birthDate && folded(one.name) === folded(read.name))

const folded = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
const problemsOf = (result: Result<unknown>): readonly Problem[] => (result.ok ? [] : result.problems)

/** A name in order: at least one letter, at most 200 characters. */
export function readName(typed = ''): Result<string> {
  const name = typed.replace(/\s+/g, ' ').trim()
  if (name === '') return fail(problem(NEW_PATIENT.name, 'name'))
  if (!/\p{L}/u.test(name)) return fail(problem(NEW_PATIENT.nameLetters, 'name'))
  if (name.length > 200) return fail(problem(NEW_PATIENT.nameLong, 'name'))
  return ok(name)
}

function readBirthDate(typed = '', today: Day): Result<string> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(typed)) return fail(problem(NEW_PATIENT.birthDate, 'birthDate'))
  const date = calendarDay(typed)
  if (!date) return fail(problem(NEW_PATIENT.noSuchDay(typed), 'birthDate'))
  if (Temporal.PlainDate.compare(date, today) > 0)
    return fail(problem(NEW_PATIENT.future(typed), 'birthDate'))
  if (typed < EARLIEST_BIRTH) return fail(problem(NEW_PATIENT.tooOld(typed), 'birthDate'))
  return ok(typed)
}

function calendarDay(typed: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(typed)
  } catch {
    return undefined
  }
}

/** How somebody can be reached: by phone or by mail, at least one. */
export function readReach(phone?: string, email?: string): Result<{ phone?: string; email?: string }> {
  if (!phone && !email) return fail(problem(NEW_PATIENT.reach, 'phone'))
  const digits = phone?.replace(/\D/g, '').length ?? 0
  const problems = [
    ...(phone && (digits < 5 || digits > 15 || !/^[+\d\s().\-/x]+$/i.test(phone))
      ? [problem(NEW_PATIENT.phone(phone.slice(0, 40)), 'phone')]
      : []),
    ...(email && !/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email)
      ? [problem(NEW_PATIENT.email(email.slice(0, 80)), 'email')]
      : []),
  ]
  return problems.length > 0
    ? fail(...problems)
    : ok({ ...(phone ? { phone } : {}), ...(email ? { email } : {}) })
}
