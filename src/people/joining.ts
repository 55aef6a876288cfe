/** Who may be invited and with which roles, and what may be changed about somebody who is here. Pure. */
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import { JOINING } from './joining-words.ts'
import { type Role, role } from './people.ts'

/** The roles that somebody may be invited to work in; a patient is invited from their course. */
export const STAFF_ROLES = role.exclude(['patient']).options
export type StaffRole = (typeof STAFF_ROLES)[number]

/** How long an invitation can be accepted. */
export const INVITED_DAYS = 7

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

export type TypedInvitation = {
  readonly name?: string
  readonly email?: string
  readonly roles: readonly string[]
}

export function readInvitation(
  typed: TypedInvitation,
): Result<{ readonly name: string; readonly email: string; readonly roles: readonly StaffRole[] }> {
  const roles = STAFF_ROLES.filter((role) => typed.roles.includes(role))
  const name = typed.name?.trim() ?? ''
  const email = readEmail(typed.email)
  const problems = [
    ...(name === '' ? [problem(JOINING.name, 'name')] : []),
    ...(name.length > 200 ? [problem(JOINING.nameLong, 'name')] : []),
    ...(email ? [] : [problem(JOINING.email, 'email')]),
    ...(roles.length === 0 ? [problem(JOINING.roles, 'roles')] : []),
  ]
  return problems.length > 0 || !email ? fail(...problems) : ok({ name, email, roles })
}

/** An address in lower case, or undefined when it is none. */
export function readEmail(typed: string | undefined): string | undefined {
  const email = typed?.trim().toLowerCase() ?? ''
  return email.length <= 200 && EMAIL.test(email) ? email : undefined
}

export type Change = {
  /** Who changes it. */
  readonly by: string
  /** About whom. */
  readonly whom: string
  readonly rolesNow: readonly Role[]
  /** None: the person leaves. */
  readonly rolesThen: readonly Role[]
  /** How many administrators the practice has now. */
  readonly administrators: number
}

/** Nobody changes their own roles, a patient is no staff, and somebody always administers the practice. */
export function mayChange({ by, whom, rolesNow, rolesThen, administrators }: Change): Result<void> {
  if (by === whom) return fail(problem(JOINING.oneself))
  if (rolesNow.includes('patient') && rolesThen.some((role) => role !== 'patient'))
    return fail(problem(JOINING.patient))
  const goes = rolesNow.includes('administrator') && !rolesThen.includes('administrator')
  if (goes && administrators <= 1) return fail(problem(JOINING.lastAdministrator))
  return ok(undefined)
}
