/** Names and sentences about protocols, in one place so that they can be translated. */
import type { Source } from '#kernel/source.ts'

/** The sections of a protocol, by their key in the document, in the order in which a booklet shows them. */
export const SECTIONS: Readonly<Record<string, { readonly title: string; readonly about: string }>> = {
  screening: {
    title: 'Screening',
    about: 'What excludes, what must be weighed, what is asked and how a record is read.',
  },
  consent: { title: 'Consent', about: 'What must be agreed to before a session, and what is a free choice.' },
  preparation: { title: 'Preparation', about: 'Fasting, instructions, and the gate on the day.' },
  routes: {
    title: 'Routes of administration',
    about: 'Guard rails, phases and how often to measure, by route.',
  },
  staffing: { title: 'Staffing', about: 'Who must be present, for one person and for a group.' },
  dosing: { title: 'Giving a dose', about: 'How a second check and a booster are taken.' },
  monitoring: { title: 'Monitoring', about: 'Limits, what they ask for, symptoms and scales.' },
  adverseEvents: {
    title: 'Adverse events',
    about: 'The terms to choose from, and how often trials saw them.',
  },
  emergencyCards: { title: 'Emergency cards', about: 'What to do, in at most seven lines.' },
  discharge: { title: 'Discharge', about: 'The score and every further line before somebody goes home.' },
  homeInstructions: { title: 'Instructions for home', about: 'The sheet that the person takes home.' },
  visits: { title: 'Visits', about: 'How long each kind of visit usually takes.' },
  integration: {
    title: 'Integration',
    about: 'The window of a dose, always a teaching estimate, and the visits owed in it.',
  },
  outcomes: {
    title: 'Measures',
    about: 'What is asked when, what a score and a change mean, and the safety flow.',
  },
}
/** What stands above the sections: id, version, title. */
export const HEAD = { title: 'The document itself', about: '' }

/** Keys whose words are not simply the key taken apart. */
export const KEY_WORDS: Readonly<Record<string, string>> = {
  say: 'what is said',
  of: 'concerns',
  asks: 'asks for',
  spo2: 'SpO2',
  checkIn: 'check-in',
  reEvaluation: 're-evaluation',
  icd10: 'ICD-10-CM',
  snomed: 'SNOMED CT',
  rxnorm: 'RxNorm',
  loinc: 'LOINC',
  sd: 'standard deviation',
  at: 'at',
  withAny: 'only with any of',
  not: 'but not',
  and: 'and also',
  upTo: 'up to',
}

/** The unit that a key implies. */
export const KEY_UNITS: Readonly<Record<string, string>> = {
  minutes: 'min',
  afterStop: 'min',
  apart: 'min',
  recheck: 'min',
  sustained: 'min',
  continuousUntil: 'min',
  hours: 'h',
  hoursBefore: 'h',
  hoursAfter: 'h',
  withinHours: 'h',
  days: 'days',
  withinDays: 'days',
  mg: 'mg',
  mgPerKg: 'mg/kg',
  systolic: 'mmHg',
  diastolic: 'mmHg',
  percent: '%',
  full: '%',
  half: '%',
  points: 'points',
  postponeAt: '°C',
  longest: 'characters',
  lateFor: 'h',
  weight: 'kg',
  height: 'cm',
  concentration: 'mg/mL',
  over: 'min',
}
/** UCUM codes as people read them. */
export const UNITS: Readonly<Record<string, string>> = {
  'mm[Hg]': 'mmHg',
  mo: 'months',
  wk: 'weeks',
  d: 'days',
  a: 'years',
  '{days}': 'days',
  '{score}': 'points',
  Cel: '°C',
  'kg/m2': 'kg/m²',
  min: 'min',
}

export const PLACE = {
  number: (n: number) => `no. ${n}`,
  order: 'order',
  everything: 'the whole document',
} as const
export const VALUE = { yes: 'yes', no: 'no', nothing: 'nothing' } as const

/** For rules that rest on no clinical figure. */
export const HOUSE: Source = {
  text: 'Rule of this software: every threshold is versioned, dated and signed by a named prescriber',
  status: 'default',
  mark: 'default',
}

const TYPES: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'a text; put it in quotes',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
}

export const PROPOSAL = {
  notYaml: (line: number | undefined, message: string) =>
    `This is not YAML${line ? `, line ${line}` : ''}: ${message}`,
  notDocument:
    'This is not a protocol: it must begin with id, version and title, like the one shown at first.',
  misfit: (place: string, message: string) => `${place}: ${message}`,
  missing: 'this is missing. Put it back.',
  expected: (type: string) => `this must be ${TYPES[type] ?? type}.`,
  oneOf: (values: readonly string[]) =>
    values.length === 1 ? `this must be “${values[0]}”.` : `this must be one of: ${values.join(', ')}.`,
  unknown: (place: string) =>
    `${place}: this is not a word that the program knows here, so it would have no effect. Check the spelling, or take it out; if it belongs to the words before it, put them together in quotes.`,
  nowhere: (place: string, name: string) =>
    `${place}: “${name}” is named here, but there is no such thing. Check the spelling, or add it.`,
  more: (count: number) => `And ${count} more places. Settle these first, then check again.`,
} as const

export const ADOPTION = {
  prescriber: {
    why: 'Only a prescriber signs the protocol of a practice.',
    settle: 'Hand the document to your prescriber, who checks and signs it here.',
  },
  shippedId: (id: string) => ({
    why: `“${id}” is the name of a protocol that ships with the program.`,
    settle: `Give your copy an id of its own, such as the practice’s name in small letters, so that a later version that ships is never taken for yours.`,
  }),
  version: (version: string, id: string, last: string) => ({
    why: `Version ${version} of ${id} is not higher than ${last}, which is known already.`,
    settle: 'Give it a higher version. Versions that courses may run on never change.',
  }),
  same: {
    why: 'Nothing differs from the protocol in force but its name and its date.',
    settle: 'Change what you want to change, then check again.',
  },
  raised: (place: string) => ({
    why: `${place}: a default would become published although its source still says the same.`,
    settle: 'Name the publication in the source’s text, or leave the status at default.',
  }),
  figure: (place: string, before: string, after: string) => ({
    why: `${place}: ${before} becomes ${after}, while the source is still given as published.`,
    settle:
      'Confirm that the publication says so. If the figure is your own, make its source a default of your practice.',
  }),
  rowsGone: (titles: readonly string[]) => ({
    why: `These rows of the screening would no longer be asked: ${titles.join('; ')}.`,
    settle: 'Confirm that leaving them out is meant. A course on this version will not look for them.',
  }),
} as const

export const MOVING = {
  prescriber: {
    why: 'Only a prescriber moves a running course to another version of the protocol.',
    settle: 'Ask the course’s prescriber to look at the difference and move it.',
  },
  newer: (name: string) =>
    `${name} came into force after this page was opened. Look at the difference below, then move the course.`,
  same: { why: 'The course runs on this version already.', settle: 'Nothing needs to be done.' },
  closed: { why: 'This course is closed.', settle: 'It keeps the version that it ran on.' },
  openSession: (when: string) => ({
    why: `A session is under way, begun ${when}. Its limits and clocks would change under the people in the room.`,
    settle: 'Move the course after the session is closed.',
  }),
} as const
