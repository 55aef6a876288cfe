/** The people of the demonstration: all made up. */
import { createHash } from 'node:crypto'
import type { Patient, Role } from '#people/people.ts'

export const PASSWORD = 'kairos-demonstration'
export const PRACTICE = {
  name: 'Juniper House (demonstration)',
  zone: 'America/Denver',
  phone: '+1 303 555 0100',
} as const

type DemoStaff = { readonly key: string; readonly name: string; readonly roles: readonly Role[] }

export const STAFF = [
  { key: 'ruth', name: 'Ruth Adeyemi, LCSW', roles: ['therapist'] },
  { key: 'tomas', name: 'Tomás Rivera, PsyD', roles: ['therapist'] },
  { key: 'helen', name: 'Helen Park, MD', roles: ['prescriber'] },
  { key: 'sam', name: 'Sam Okafor, RN', roles: ['monitor'] },
  { key: 'ines', name: 'Ines Keller', roles: ['coordinator', 'administrator'] },
  { key: 'paula', name: 'Paula Ferrante', roles: ['privacy-officer'] },
] as const satisfies readonly DemoStaff[]
export type StaffKey = (typeof STAFF)[number]['key']

/** The nonprofit of the demonstration, and who works at its desk. */
export const NONPROFIT = {
  name: 'Larkspur Foundation (demonstration)',
  zone: 'America/Denver',
  phone: '+1 303 555 0150',
} as const
export const EDUCATORS = [
  { key: 'nora', name: 'Nora Whitcomb', roles: ['educator'] },
  { key: 'ben', name: 'Ben Castellanos, LPC', roles: ['educator'] },
] as const satisfies readonly DemoStaff[]

/** Looks at the health of those who come to a training of the nonprofit. */
export const SCREENERS = [
  { key: 'petra', name: 'Petra Lindholm, MD', roles: ['prescriber'] },
] as const satisfies readonly DemoStaff[]

type DemoPatient = {
  readonly key: string
  readonly name: string
  readonly birthDate: string
  readonly sex: Patient['sex']
  readonly therapist: StaffKey
  /** At which point of a course this person is, for whoever reads the code. */
  readonly story: string
  /** In kg and cm. */
  readonly weight: number
  readonly height: number
  /** At rest: systolic, diastolic, heart rate. */
  readonly resting: readonly [systolic: number, diastolic: number, pulse: number]
  /** Who takes them home. Telephone numbers of fiction: 303-555-0100 to 0199. */
  readonly escort: { readonly name: string; readonly phone: string; readonly relation: string }
}

export const PATIENTS = [
  {
    key: 'maya',
    name: 'Maya Lindqvist',
    birthDate: '1988-04-12',
    sex: 'female',
    therapist: 'ruth',
    story: 'prepared, first session tomorrow',
    weight: 64,
    height: 169,
    resting: [112, 72, 66],
    escort: { name: 'Ingrid Lindqvist', phone: '+13035550121', relation: 'sister' },
  },
  {
    key: 'daniel',
    name: 'Daniel Osei',
    birthDate: '1979-09-30',
    sex: 'male',
    therapist: 'ruth',
    story: 'in session today',
    weight: 84,
    height: 181,
    resting: [128, 82, 72],
    escort: { name: 'Abena Osei', phone: '+13035550122', relation: 'wife' },
  },
  {
    key: 'priya',
    name: 'Priya Raman',
    birthDate: '1992-01-25',
    sex: 'female',
    therapist: 'tomas',
    story: 'in follow-up, with a response',
    weight: 58,
    height: 163,
    resting: [110, 70, 70],
    escort: { name: 'Anil Raman', phone: '+13035550123', relation: 'brother' },
  },
  {
    key: 'walter',
    name: 'Walter Brandt',
    birthDate: '1961-06-08',
    sex: 'male',
    therapist: 'tomas',
    story: 'finished without a response, closed',
    weight: 91,
    height: 178,
    resting: [132, 82, 68],
    escort: { name: 'Greta Brandt', phone: '+13035550124', relation: 'wife' },
  },
  {
    key: 'elena',
    name: 'Elena Duarte',
    birthDate: '1985-11-17',
    sex: 'female',
    therapist: 'ruth',
    story: 'blocked: an aneurysm in the history',
    weight: 67,
    height: 165,
    resting: [126, 78, 74],
    escort: { name: 'Marco Duarte', phone: '+13035550125', relation: 'husband' },
  },
  {
    key: 'jonah',
    name: 'Jonah Whitfield',
    birthDate: '1995-03-03',
    sex: 'male',
    therapist: 'tomas',
    story: 'overdue: no integration booked 72 hours after the dose',
    weight: 77,
    height: 183,
    resting: [118, 74, 64],
    escort: { name: 'Caleb Whitfield', phone: '+13035550126', relation: 'brother' },
  },
  {
    key: 'aisha',
    name: 'Aisha Karim',
    birthDate: '1990-07-21',
    sex: 'female',
    therapist: 'ruth',
    story: 'new, has not answered the screening',
    weight: 60,
    height: 166,
    resting: [114, 72, 70],
    escort: { name: 'Yusuf Karim', phone: '+13035550127', relation: 'husband' },
  },
  {
    key: 'george',
    name: 'George Sokolov',
    birthDate: '1957-12-02',
    sex: 'male',
    therapist: 'tomas',
    story: 'hypertension imported, waits for the prescriber',
    weight: 88,
    height: 174,
    resting: [146, 88, 76],
    escort: { name: 'Vera Sokolov', phone: '+13035550128', relation: 'wife' },
  },
  {
    key: 'naomi',
    name: 'Naomi Feld',
    birthDate: '1983-05-14',
    sex: 'female',
    therapist: 'ruth',
    story: 'cleared with conditions, consent still to sign',
    weight: 72,
    height: 168,
    resting: [128, 80, 70],
    escort: { name: 'Leah Feld', phone: '+13035550129', relation: 'partner' },
  },
  {
    key: 'luis',
    name: 'Luis Mendoza',
    birthDate: '1976-10-19',
    sex: 'male',
    therapist: 'tomas',
    story: 'between doses two and three',
    weight: 80,
    height: 176,
    resting: [122, 78, 70],
    escort: { name: 'Carmen Mendoza', phone: '+13035550130', relation: 'wife' },
  },
  {
    key: 'hannah',
    name: 'Hannah Weiss',
    birthDate: '1998-02-27',
    sex: 'female',
    therapist: 'ruth',
    story: 'in the window after the first dose, item 9 positive and reviewed',
    weight: 61,
    height: 170,
    resting: [108, 68, 72],
    escort: { name: 'Jonas Weiss', phone: '+13035550131', relation: 'father' },
  },
  {
    key: 'peter',
    name: 'Peter Lund',
    birthDate: '1969-08-05',
    sex: 'male',
    therapist: 'tomas',
    story: 'touch consent revoked, session in three days',
    weight: 86,
    height: 185,
    resting: [124, 78, 66],
    escort: { name: 'Signe Lund', phone: '+13035550132', relation: 'daughter' },
  },
  {
    key: 'amara',
    name: 'Amara Nwosu',
    birthDate: '1991-03-19',
    sex: 'female',
    therapist: 'tomas',
    story: 'in session today, in a group',
    weight: 62,
    height: 167,
    resting: [116, 74, 70],
    escort: { name: 'Ngozi Nwosu', phone: '+13035550133', relation: 'mother' },
  },
  {
    key: 'theo',
    name: 'Theo Castellan',
    birthDate: '1981-11-02',
    sex: 'male',
    therapist: 'ruth',
    story: 'in session today, in a group, waits for the prescriber',
    weight: 79,
    height: 180,
    resting: [132, 82, 68],
    escort: { name: 'Mara Castellan', phone: '+13035550134', relation: 'wife' },
  },
] as const satisfies readonly DemoPatient[]
export type PatientKey = (typeof PATIENTS)[number]['key']

/** The patients who can sign in and see their own pages. */
export const PATIENT_SIGN_INS: readonly PatientKey[] = ['maya', 'hannah', 'aisha']

export const emailOf = (key: string): string => `${key}@demo.example`

/** The same id for the same thing on every first start. Shaped as UUIDv8 (RFC 9562: chosen by the application). */
export function idFor(...parts: readonly string[]): string {
  const hex = createHash('sha256')
    .update(['kairos demonstration', ...parts].join('\n'))
    .digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
