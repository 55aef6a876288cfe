/** How the parts of an application are called where they are read. */
import type { Answers, Wishes } from './form.ts'

export const SAID = {
  profession: 'Profession',
  town: 'Town',
  phone: 'Phone',
  hours: 'Hours of direct clinical work',
  experience: 'Experience',
  statement: 'Why they want to come',
  completed: 'Levels completed before',
  scholarship: 'Asks for a scholarship',
  dosing: 'Wants to take part in dosing',
  diet: 'Diet',
  allergies: 'Allergies',
  access: 'What the house has to know',
  room: 'Room',
  emergency: 'Whom we call',
  yes: 'yes',
  no: 'no',
} as const

export const ROOM_NAMES: Readonly<Record<Answers['room']['shares'], string>> = {
  alone: 'alone',
  shared: 'shared',
  any: 'either',
}

export const roomInWords = ({ shares, with: whom }: Wishes['room']): string =>
  whom ? `${ROOM_NAMES[shares]}, ${whom}` : ROOM_NAMES[shares]

export const emergencyInWords = ({ name, phone }: Wishes['emergency']): string => `${name}, ${phone}`
