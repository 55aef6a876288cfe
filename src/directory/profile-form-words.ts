/** What the form asks in which somebody describes themselves for the directory. */
import type { TypedList, TypedPart, TypedSwitch, TypedText } from './typed-profile.ts'

export const PROFILE_FORM = {
  who: 'Who is listed',
  work: 'The work',
  licences: 'Licenses',
  licencesAbout:
    'Everyone who treats, prescribes or watches vital signs here needs at least one. We look each of them up.',
  trainings: 'Training in this work',
  trainingsAbout:
    'Courses in ketamine-assisted psychotherapy, with where and when. Leave it empty if there is none.',
  places: 'Places',
  placesAbout: 'Where people come to. The map shows the ZIP code area, not the door.',
  therapy: 'Therapy',
  cost: 'Cost',
  reach: 'How people reach you',
  row: { licences: 'License', trainings: 'Training', places: 'Place' } satisfies Record<TypedPart, string>,
  more: {
    licences: 'Room for more licenses',
    trainings: 'Room for more trainings',
    places: 'Room for more places',
  } satisfies Record<TypedPart, string>,
  dollars: 'US dollars',
} as const

export const TEXT_LABELS: Readonly<Record<TypedText, string>> = {
  subject: 'This listing is for',
  name: 'Name',
  credentials: 'Letters after the name',
  about: 'About you and your work',
  npi: 'NPI',
  feesLow: 'Fee, from',
  feesHigh: 'Fee, to',
  feesPer: 'The fee is for',
  accepting: 'New people',
  stepFree: 'Step-free entrance',
  phone: 'Telephone number to show',
  website: 'Website to show',
}

export const TEXT_HELP = {
  name: 'As it should be shown: your own name, or that of the practice.',
  credentials: 'For example LCSW, MD',
  about: 'Plain text, up to 2,000 characters. What you write is shown as it is.',
  npi: 'Ten digits, from the national register of providers (NPPES). Prescribers need one.',
  fees: 'In whole dollars. Leave both empty if you do not want to name a fee.',
  phone: 'With area code. Leave it empty if it should not be shown.',
  website: 'For example https://practice.example',
} as const

export const LIST_LABELS: Readonly<Record<TypedList, string>> = {
  roles: 'What you do',
  routes: 'How the medicine is given',
  approaches: 'Kinds of therapy',
  conditions: 'What you work with',
  formats: 'Alone or together',
  settings: 'Where sessions take place',
  languages: 'Languages',
  insurance: 'Insurance',
}

export const SWITCH_LABELS: Readonly<Record<TypedSwitch, string>> = {
  slidingScale: 'Sliding scale: the fee follows what somebody can pay',
  paymentPlans: 'Payment plans',
  videoPreparation: 'Preparation by video',
  videoIntegration: 'Integration by video',
}

export const PART_LABELS = {
  licences: {
    kind: 'Kind, as the board names it',
    number: 'Number',
    state: 'State',
    expires: 'Valid until (last day)',
  },
  trainings: {
    title: 'Title',
    by: 'Given by',
    on: 'Year, or last day',
    where: 'Where it was',
    hours: 'Hours',
  },
  places: { label: 'Name of the place', street: 'Street', town: 'Town', state: 'State', zip: 'ZIP code' },
} as const

export const CHOICE_NAMES = {
  subject: { person: 'a person', practice: 'a practice' },
  accepting: { yes: 'Room now', 'waiting-list': 'Waiting list', no: 'Nobody new now' },
  stepFree: { yes: 'Yes', no: 'No', unknown: 'Not known' },
  feesPer: { session: 'a session', hour: 'an hour', course: 'a whole course' },
} as const
