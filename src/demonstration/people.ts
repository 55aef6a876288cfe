/** The people of the demonstration: all made up. */
import { createHash } from 'node:crypto'
import type { Role } from '#people/people.ts'

export const PASSWORD = 'kairos-demonstration'
export const PRACTICE = { name: 'Juniper House (demonstration)', zone: 'America/Denver', phone: '+1 303 555 0100' } as const

export type DemoPerson = { readonly key: string; readonly name: string; readonly roles: readonly Role[]; readonly patient?: string }

export const STAFF = [
  { key: 'ruth', name: 'Ruth Adeyemi, LCSW', roles: ['therapist'] },
  { key: 'tomas', name: 'Tomás Rivera, PsyD', roles: ['therapist'] },
  { key: 'helen', name: 'Helen Park, MD', roles: ['prescriber'] },
  { key: 'sam', name: 'Sam Okafor, RN', roles: ['monitor'] },
  { key: 'ines', name: 'Ines Keller', roles: ['coordinator'] },
] as const satisfies readonly DemoPerson[]
export type StaffKey = (typeof STAFF)[number]['key']

/** Twelve people at different points of a course. `story` says which, for whoever reads the code. */
export const PATIENTS = [
  { key: 'maya', name: 'Maya Lindqvist', birthDate: '1988-04-12', sex: 'female', therapist: 'ruth', story: 'prepared, first session tomorrow' },
  { key: 'daniel', name: 'Daniel Osei', birthDate: '1979-09-30', sex: 'male', therapist: 'ruth', story: 'in session today' },
  { key: 'priya', name: 'Priya Raman', birthDate: '1992-01-25', sex: 'female', therapist: 'tomas', story: 'finished with a response' },
  { key: 'walter', name: 'Walter Brandt', birthDate: '1961-06-08', sex: 'male', therapist: 'tomas', story: 'finished without a response' },
  { key: 'elena', name: 'Elena Duarte', birthDate: '1985-11-17', sex: 'female', therapist: 'ruth', story: 'blocked: an aneurysm in the history' },
  { key: 'jonah', name: 'Jonah Whitfield', birthDate: '1995-03-03', sex: 'male', therapist: 'tomas', story: 'overdue: no integration booked 72 hours after the dose' },
  { key: 'aisha', name: 'Aisha Karim', birthDate: '1990-07-21', sex: 'female', therapist: 'ruth', story: 'new, has not answered the screening' },
  { key: 'george', name: 'George Sokolov', birthDate: '1957-12-02', sex: 'male', therapist: 'tomas', story: 'hypertension imported, waits for the prescriber' },
  { key: 'naomi', name: 'Naomi Feld', birthDate: '1983-05-14', sex: 'female', therapist: 'ruth', story: 'cleared with conditions, consent still to sign' },
  { key: 'luis', name: 'Luis Mendoza', birthDate: '1976-10-19', sex: 'male', therapist: 'tomas', story: 'between doses two and three' },
  { key: 'hannah', name: 'Hannah Weiss', birthDate: '1998-02-27', sex: 'female', therapist: 'ruth', story: 'in the window after the first dose, item 9 positive and reviewed' },
  { key: 'peter', name: 'Peter Lund', birthDate: '1969-08-05', sex: 'male', therapist: 'tomas', story: 'touch consent revoked, session in three days' },
] as const
export type PatientKey = (typeof PATIENTS)[number]['key']

/** The patients who can sign in and see their own pages. */
export const PATIENT_SIGN_INS: readonly PatientKey[] = ['maya', 'hannah', 'aisha']

export const emailOf = (key: string): string => `${key}@demo.example`

/** The same id for the same thing on every first start. Shaped as UUIDv8 (RFC 9562: chosen by the application). */
export function idFor(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(['kairos demonstration', ...parts].join('\n')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
