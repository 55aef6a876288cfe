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
  selfCheck: 'sent from the self-check, nobody has asked yet',
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

/** The pages' sentences. */
export const FORM = {
  decision: 'Choose your decision.',
  reason: 'Write your reason.',
  until: 'Choose the last day of the clearance.',
  wholeDecision: 'Choose whether to clear.',
  noFinding: 'This finding is no longer there. Look at the page again.',
  decidedMeanwhile:
    'Somebody else decided on this while you were writing. Look at their decision, then send yours again if it still holds.',
  clearedMeanwhile:
    'The screening or the clearance changed while you were writing. Look again, then send once more.',
  neverPassed: 'This stop cannot be passed by anybody. Correct the record first, if it is wrong.',
  conditionsHelp: 'Only when it is acceptable with conditions: what must be kept.',
  override: 'I pass this hard stop on purpose, for the reason that I wrote.',
  overridden: 'A hard stop was passed on purpose.',
  ifThere: 'if it is there',
  contradicts: 'The answer was no; the record says otherwise. Both stand here.',
  somebody: 'Somebody no longer in the practice',
  reopened: 'A newer fact touches this decision. Look at the evidence and decide again.',
  clearAgain: 'Decide again',
  decide: 'Decide',
  decideAgain: 'Change the decision',
  settle: 'Settle without an answer',
  unanswered: (n: number) => `${n} without an answer and without anything in the record`,
  answered: 'Answer',
  aboutMust: 'Present: hard stops, risks to weigh, and medicines to review before scheduling.',
  aboutLook: 'Present: a clinician looks, or gives an instruction.',
  aboutUnknown: 'Unknown is never clear. Ask, measure, or settle it yourself.',
  aboutAbsent: 'Answered with no, or measured, and nothing in the record says otherwise.',
  aboutUnread:
    'Current medicines and conditions that no rule of the screening reads. Look whether any of them matters.',
  nothingMust: 'Nothing of this kind is present.',
  nothingLook: 'Nothing of this kind is present.',
  allDecided: 'Everything is answered and decided.',
  decided: (findings: number) =>
    findings === 0
      ? 'Nothing had to be decided.'
      : findings === 1
        ? 'The one finding is decided.'
        : `All ${findings} findings are decided.`,
  nobodyCleared: 'The software clears nobody. The prescriber decides on each finding, then on the whole.',
  sendQuestions: 'Send the questions by a link',
  open: (present: number, unknown: number) =>
    [present > 0 ? `${present} present and not decided` : '', unknown > 0 ? `${unknown} not known` : '']
      .filter(Boolean)
      .join(', '),
  details: 'If you like, say more',
  nothingAnswered: 'Nothing was changed. Choose an answer first.',
  notAnAnswer: 'Choose one of the answers.',
  changedBy: (answer: string) =>
    `While you were filling this in, somebody else answered “${answer}”. Choose the right answer, then save again.`,
  again: 'All of these questions were asked again today',
  measure: 'Enter at least one measurement.',
  pair: 'Enter both numbers of the pressure.',
  number: 'Write a number, such as 128.',
  confirmMeasure: 'Tick the box to keep it as it is, or correct it.',
  confirm: 'I looked twice: keep an unusual reading as it is.',
  lastDay: (last: string, source: string) =>
    `No later than ${last}, because everything is asked again then (${source.toLowerCase()}).`,
} as const

/** All questions at once, answered once. */
export const ONCE = {
  leftOut: (topic: string, n: number) =>
    `${topic}: ${n === 1 ? 'one question has' : `${n} questions have`} no answer yet.`,
  leftOutAll: 'Answer what is missing, or choose “Not sure”. Or tick this box to leave it out.',
  leaveOut: 'Send my answers with these questions left out',
} as const

/** The patient's own page. */
export const MINE = {
  allParts: 'All parts',
  parts: 'The questions, in parts',
  closed: 'This course of treatment is closed. There is nothing to answer.',
  save: 'Save and go on',
  answered: 'Answered',
  left: (open: number, of: number) =>
    open < of ? `${open} of ${of} left` : of === 1 ? '1 question' : `${of} questions`,
  done: 'You have answered everything. Thank you.',
  doneMore:
    'Your prescriber reads your answers and talks with you about them. You can change an answer at any time.',
  reachOut: 'Thank you for telling us that you have thought of ending your life, or have tried to.',
  reachOutMore:
    'It is not a reason to turn you away, and your care team will talk with you about it. If you might act on it, call or text 988 now, or your emergency number. You do not have to wait for us.',
} as const
