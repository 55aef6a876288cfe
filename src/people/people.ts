/** Who works in a practice and who is treated there, and what each role may do. */
import { z } from 'zod'
import type { CourseId, EntryId, PatientId, PersonId, PracticeId } from '#kernel/ids.ts'

/** Roles, after clinical reference section 11. One person may hold several in a practice. */
export const role = z.enum([
  'patient',
  'therapist',
  'prescriber',
  'monitor',
  'coordinator',
  'educator',
  'privacy-officer',
  'administrator',
])
export type Role = z.output<typeof role>

/** The roles that treat: they see the charts of their practice. A coordinator sees them without clinical notes. */
export const CARE_TEAM: readonly Role[] = ['therapist', 'prescriber', 'monitor', 'coordinator']
/** The roles that hold a licence to treat. */
export const LICENSED: readonly Role[] = ['therapist', 'prescriber', 'monitor']

/** The person who is signed in, in the practice they act for. */
export type SignedIn = {
  readonly id: PersonId
  readonly name: string
  readonly practice: PracticeId
  readonly practiceName: string
  /** The number under which patients reach the practice. */
  readonly practicePhone?: string
  /** IANA name of the practice's time zone. */
  readonly zone: string
  readonly roles: readonly Role[]
  /** The patient record of this person, when they are a patient of the practice. */
  readonly patient?: PatientId
  /** Whoever runs the database, at the command line: sees every chart of the practice. */
  readonly operating?: boolean
  /** Somebody without an account, who holds a one-time link: it opens one thing of one course. */
  readonly link?: ThroughLink
  readonly demonstration: boolean
}

export type ThroughLink = {
  readonly id: EntryId
  readonly course: CourseId
  /** The kinds of entries that its thing is made of. */
  readonly reads: readonly string[]
  readonly writes: readonly string[]
}

export type Patient = {
  readonly id: PatientId
  readonly name: string
  readonly birthDate?: string
  readonly sex: 'female' | 'male' | 'other' | 'unknown'
}

/** How a patient is reached. */
export type Contact = { readonly phone?: string; readonly email?: string }

export const has = (person: { readonly roles: readonly Role[] }, ...roles: readonly Role[]): boolean =>
  roles.some((r) => person.roles.includes(r))
/** The pages that somebody's work begins with. */
export const homeOf = (person: { readonly roles: readonly Role[] }): string =>
  treats(person)
    ? '/today'
    : has(person, 'educator')
      ? '/desk'
      : has(person, 'administrator')
        ? '/practice/people'
        : has(person, 'privacy-officer')
          ? '/practice/access-record'
          : '/me'
/** May this person open charts of the practice at all? A patient opens only their own. */
export const treats = (person: { readonly roles: readonly Role[] }): boolean => has(person, ...CARE_TEAM)
