/** The wording of screening and clearance, in one place so that it can be translated. */
import type { ActionCode, RuleClass } from './protocol.ts'
import type { ScreeningVerdict } from './screening.ts'

/** Beside a piece of evidence: why it counts as it does. */
export const NOTES = {
  past: 'past',
  unsure: 'the record does not say whether it is still so',
  unconfirmed: 'not confirmed',
  suspected: 'suspected',
  noDate: 'no exact date',
  future: 'the date lies in the future',
  ended: 'the record gives an end date but still calls it active',
  onHold: (status: string) => `status: ${status}`,
  stale: 'too old to count, ask again',
  otherDay: 'answered on another day',
  raises: 'raises the question',
  oldReading: 'too old to count, measure again',
  oneReading: 'one occasion is not enough, measure again on another day',
} as const

export const VERDICTS: Record<ScreeningVerdict, string> = {
  clear: 'Nothing found',
  'clear-with-conditions': 'Nothing in the way; some medicines need instructions',
  'needs-review': 'Needs review',
  'hold-today': 'Not today',
  excluded: 'Excluded unless the prescriber decides otherwise',
}

export const CLASSES: Record<RuleClass | 'M', string> = {
  A: 'Hard stop',
  R: 'Weigh risk and benefit',
  C: 'Clinician looks',
  D: 'On the day',
  M: 'Medicine',
}

export const ACTIONS: Record<ActionCode, string> = {
  H: 'Hold',
  T: 'Never stop abruptly',
  C: 'Caution',
  V: 'Review',
  N: 'Continue',
}

export const ANSWERS = { yes: 'Yes', no: 'No', unknown: 'Not sure' } as const

export const reading = {
  pressure: (systolic: number, diastolic: number) => `Blood pressure ${systolic}/${diastolic} mmHg`,
  average: (systolic: number, diastolic: number, days: number) =>
    `Average of ${days} days: ${systolic}/${diastolic} mmHg`,
  bmi: (value: number) => `BMI ${value} kg/m²`,
  weight: (value: number) => `Weight ${value} kg`,
  height: (value: number) => `Height ${value} cm`,
  rise: (systolic: number, diastolic: number) => `Rise of ${systolic}/${diastolic} mmHg during a session`,
  born: (date: string) => `Born ${date}`,
} as const

export const QUESTIONNAIRE = {
  title: 'Your health before ketamine-assisted therapy',
  about:
    'These questions help your prescriber to see whether this treatment is safe for you. Nothing here decides by itself. If you are not sure, say so.',
  clinician: 'For your clinician to fill in',
  day: 'Asked again on the day of each session',
  notice:
    'Copyright the Kairos contributors. Free to use, copy and change under the Apache License, Version 2.0.',
  source: 'Questions written for this software, one for each row of its screening protocol',
} as const
