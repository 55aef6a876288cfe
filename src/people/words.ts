/** Names and sentences about people, in one place so that they can be translated. */
import type { Patient, Role } from './people.ts'

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  patient: 'patient',
  therapist: 'therapist',
  prescriber: 'prescriber',
  monitor: 'monitor',
  coordinator: 'coordinator',
  educator: 'educator',
  'privacy-officer': 'privacy officer',
  administrator: 'administrator',
}

export const SEX_NAMES: Readonly<Record<Patient['sex'], string>> = {
  female: 'female',
  male: 'male',
  other: 'other',
  unknown: 'not known',
}

export const NEW_PATIENT = {
  name: 'Write the person’s name.',
  nameLetters: 'A name needs at least one letter. Check what was typed.',
  nameLong: 'This name is longer than 200 characters. Write the name that is used in the practice.',
  birthDate: 'Write the birth date as year-month-day, like 1985-04-09.',
  noSuchDay: (typed: string) => `${typed} is not in the calendar. Check the day and the month.`,
  future: (typed: string) => `${typed} is still to come. Check the year of birth.`,
  tooOld: (typed: string) => `${typed} is before 1900. Check the year of birth.`,
  sex: 'Choose the sex as it is recorded, or “not known”.',
  reach: 'Write a phone number or an email address, so that the team can reach the person.',
  phone: (typed: string) =>
    `“${typed}” does not look like a phone number. Write digits, with the country code when abroad.`,
  email: (typed: string) =>
    `“${typed}” does not look like an email address. It needs a name, an @ and a domain.`,
  team: 'Choose at least a therapist or a prescriber, so that somebody answers for the course.',
  notOnStaff: (role: Role) =>
    `The person chosen as ${ROLE_NAMES[role]} does not work in this practice in that role. Choose again.`,
  same: (name: string) =>
    `${name}, born on the same day, is in this practice already. Open their course, or confirm that this is somebody else.`,
} as const
