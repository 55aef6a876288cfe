/** The words of this domain's pages and sentences, so that they can be translated in one place. */

import type { Check, Level, Measure, Phase } from './protocol.ts'

export const MEASURE: Readonly<Record<Measure, { readonly name: string; readonly unit: string }>> = {
  systolic: { name: 'Systolic', unit: 'mmHg' },
  diastolic: { name: 'Diastolic', unit: 'mmHg' },
  heartRate: { name: 'Heart rate', unit: '/min' },
  spo2: { name: 'SpO2', unit: '%' },
  respiratoryRate: { name: 'Breaths', unit: '/min' },
  temperature: { name: 'Temperature', unit: '°C' },
  sedation: { name: 'Sedation (MOAA/S)', unit: 'of 5' },
  dissociation: { name: 'Dissociation (CADSS-6)', unit: 'of 24' },
  distress: { name: 'Distress', unit: 'of 10' },
}

export const CHECK: Readonly<Record<Check, string>> = {
  pressure: 'Pressure and heart rate',
  oxygen: 'SpO2 and breaths',
  sedation: 'Sedation score',
}

export const PHASE: Readonly<Record<Phase, string>> = {
  arrival: 'Arrival',
  dose: 'Dose',
  onset: 'Onset',
  journey: 'Journey',
  return: 'Return',
  'early-integration': 'Early integration',
}

export const LEVEL: Readonly<Record<Level, string>> = { amber: 'Amber', red: 'Red', emergency: 'Emergency' }

/** A name within a sentence: "heart rate", "sedation (MOAA/S)"; SpO2 keeps its capital. */
export const within = (name: string): string =>
  name.startsWith('SpO2') ? name : name.charAt(0).toLowerCase() + name.slice(1)

/** A value with its unit: "165 mmHg", "97 %". */
export const withUnit = (measure: Measure, value: number): string => `${value} ${MEASURE[measure].unit}`

/** Minutes in words: "4 min", "1 h 35 min". Never negative: a clock ahead of ours reads as now. */
export function duration(minutes: number): string {
  const whole = Math.max(0, Math.floor(minutes))
  const rest = whole % 60
  if (whole < 60) return `${whole} min`
  return rest === 0 ? `${whole / 60} h` : `${Math.floor(whole / 60)} h ${rest} min`
}

export const DUE = {
  recheck: (measure: string) => `Check again: ${within(measure)}`,
  pressure: 'Pressure',
  before: 'Vitals before the dose',
  baseline: 'They are the baseline of the session.',
  missing: (names: readonly string[]) => `Missing: ${names.join(', ')}`,
  withDose: 'With the dose',
  afterDose: (minutes: number) => `${minutes} minutes after the dose`,
} as const

export const ALARM = {
  reading: (measure: Measure, value: number) => `${MEASURE[measure].name} ${withUnit(measure, value)}`,
  risen: (by: number, before: number) => `${by} above the ${before} before the dose`,
} as const

export const FLAG = {
  contested: 'Two people corrected this entry differently. Look at both.',
  afterClosing: 'A dose is recorded after the session was closed.',
  closedTwice: 'The session was closed twice. The first closing counts.',
  outsideRules: (reason: string) => `Recorded although a rule refused it: ${reason}`,
  noOrder: (mg: number) => `${mg} mg is recorded against no order of this session.`,
  unconfirmed: (mg: number) => `${mg} mg is recorded before the order was confirmed by a second person.`,
  route: (mg: number) => `${mg} mg is recorded by a route that was not ordered.`,
  drug: (given: string, ordered: string) => `${given} is recorded, ${ordered} was ordered.`,
  most: (total: number, most: number) =>
    `${total} mg in this session is above the ${most} mg that were ordered at the most.`,
  twoDoses: (minutes: number, one: number, other: number) =>
    `Two doses stand within ${minutes} minutes: ${one} mg and ${other} mg.`,
} as const

export const TYPED = {
  notANumber: (text: string) => `"${text.slice(0, 20)}" is not a number. Type digits only.`,
  noReading: 'Enter at least one reading.',
  notAPressure: (text: string) =>
    `"${text.slice(0, 20)}" is not a pressure. Type it as 120/80, or as digits: 12080.`,
  later: (text: string) =>
    `${text.slice(0, 20)} is still to come. Enter when it happened, or leave it empty for now.`,
} as const

/** What each entry says, in one line. */
export const LOG = {
  ordered: (mg: number, route: string, most: number) => `Ordered: ${mg} mg ${route}, at the most ${most} mg`,
  confirmed: 'The order was confirmed by a second person',
  begun: (people: number) => `Begun, ${people} of the team present`,
  phase: (phase: string) => `Phase: ${phase}`,
  dose: (mg: number, route: string, ml: number | undefined, lot: string, over: number | undefined) =>
    `Given: ${mg} mg${ml === undefined ? '' : ` (${ml} mL)`} ${route}${over ? ` over ${over} min` : ''}, lot ${lot}`,
  onOxygen: 'with oxygen',
  lookedTwice: 'looked at twice',
  dissociationGone: 'Dissociation has gone',
  symptoms: (present: readonly string[], gone: readonly string[]) =>
    [present.length > 0 && `Present: ${present.join('; ')}`, gone.length > 0 && `Gone: ${gone.join('; ')}`]
      .filter(Boolean)
      .join('. ') || 'No symptom',
  event: (term: string, severity: string) => `Adverse event, ${severity}: ${term}`,
  called: (about: string, reached: boolean, answer: string | undefined) =>
    `${reached ? 'Prescriber told' : 'Prescriber not reached'}: ${about}${answer ? `. Answer: ${answer}` : ''}`,
  decided: (goAhead: boolean, reason: string) => `${goAhead ? 'Go ahead' : 'Hold'}: ${reason}`,
  silenced: (level: string) => `Alarm silenced (${level})`,
  escort: (name: string, matched: boolean) =>
    `Escort here: ${name}${matched ? '' : ', not the person who was named'}`,
  checked: 'Looked at for going home',
  discharged: (score: number) => `Discharged, score ${score}`,
  left: (reason: string) => `Left against advice: ${reason}`,
  abandoned: (reason: string) => `Not carried out: ${reason}`,
} as const

/** What a form of the session says when it comes back. */
export const FORM = {
  choose: 'Please choose one.',
  fill: 'Please fill this in.',
  gone: 'This alarm is not open any more. Look at the page again.',
  noText: 'Please write it down.',
  noReason: 'Give the reason in a few words.',
  noScore: 'Score at least one of them.',
  sameSymptoms: 'Nothing was changed. Tick what is there, untick what has gone.',
  onlyPrescriber: 'Only a prescriber decides this. Call them, and write down what they say.',
  orderGone: 'This order was withdrawn or changed meanwhile. Look at the page again.',
  orderUsed: 'Something was given against this order already. Write another order instead.',
  doseOfNothing: 'A dose must be more than 0 mg. Enter what was given, in mg.',
  score: {
    sedation: 'Choose one of the six.',
    dissociation: 'The total is a whole number from 0 to 24.',
    distress: 'The number is a whole one from 0 to 10.',
  },
} as const

/** What is asked for at each field of a dose. */
export const DOSE_FIELDS: Readonly<Record<string, string>> = {
  mg: 'Enter what was given, in mg, above 0.',
  lot: 'Enter the lot number of the label.',
  concentration: 'Enter the concentration in mg/mL, above 0.',
  over: 'Enter how many minutes the infusion takes.',
  by: 'Say who gives it.',
  checkedBy: 'Say who checked it.',
  route: 'The visit has no route yet. Ask the prescriber for an order first.',
}

export const NOW = {
  notBegun: 'Not begun',
  nothingGiven: 'Nothing has been given.',
  pressure: 'Pressure',
  symptoms: 'Symptoms now',
  nothingMeasured: 'Nothing has been measured yet.',
  closed: {
    discharged: 'Discharged',
    'left-against-advice': 'Left against advice',
    'session-abandoned': 'Not carried out',
  },
  /** Closed on a device whose word the server does not have yet. */
  closedHere: {
    discharged: 'Discharge written here, not yet on the server',
    'left-against-advice': 'Leaving against advice written here, not yet on the server',
    'session-abandoned': 'Written here as not carried out, not yet on the server',
  },
} as const

/** @param onlyHere the server does not have it yet */
export const closedInWords = (how: keyof typeof NOW.closed, onlyHere: boolean): string =>
  NOW[onlyHere ? 'closedHere' : 'closed'][how]

export const EVENT = {
  severity: { mild: 'Mild', moderate: 'Moderate', severe: 'Severe' },
  relatedness: { 'not-related': 'No', possible: 'Possibly', probable: 'Probably', definite: 'Surely' },
  action: {
    watched: 'Watched',
    comforted: 'Comforted, without a medicine',
    'medicine-given': 'A medicine was given',
    'dose-withheld': 'A dose was withheld',
    'dose-stopped': 'The dose was stopped',
    'emergency-called': 'Emergency services were called',
    other: 'Something else, see note',
  },
  outcome: {
    resolved: 'Over',
    recovering: 'Getting better',
    ongoing: 'Still there',
    resolvedWithSequelae: 'Over, with lasting effects',
    fatal: 'Died',
    unknown: 'Not known',
  },
  told: {
    prescriber: 'Prescriber',
    monitor: 'Monitor',
    therapist: 'Therapist',
    escort: 'Escort',
    'emergency-services': 'Emergency services',
    regulator: 'Regulator or maker',
  },
} as const

export const ORDER_FORM = {
  needed: 'Please fill this in.',
  number: 'Enter a number above 0.',
  route: 'Choose the route.',
} as const

export const CLOSE = {
  nothing: 'Answer at least one line, or write down the number that was given.',
  escortName: 'Write the name of the person who came.',
  noLine: 'Tick what you decide on.',
  signature: (name: string) => `Type your full name as it stands here: ${name}.`,
  wellnessCall: 'Say on which day and at what time somebody calls.',
} as const

export const SIGNED_AS = { order: 'prescriber', confirmation: 'second confirmation' } as const

export const GATE = {
  settled: 'Settled',
  agreed: 'The prescriber agreed',
  ask: 'Ask the prescriber',
  notMet: 'Not met',
  notKnown: 'Not known',
  points: (points: number) => `${points} of 2`,
  allow: 'Going home: nothing stands in the way. Sign below.',
  askFirst: 'Going home: the prescriber must decide first.',
  refuse: 'Going home: not yet.',
  open: (open: number, all: number) => `${open} of ${all} lines are open:`,
  printed: 'It is printed on the instructions, with the crisis number.',
  practice: (phone: string) => `The practice’s own number is ${phone}.`,
} as const

export const SESSION = {
  courseClosed: 'This course is closed. Reopen it to write in its sessions.',
  readOnly: 'You can read this session. A therapist, a prescriber or a medical monitor writes in it.',
  closed: 'This session is closed.',
  notPlanned: 'This visit does not stand in the plan any more.',
  keptAllTheSame: 'It was cancelled or did not take place. What you record here is kept all the same.',
} as const

export const ORDER_VIEW = {
  order: (mg: number, drug: string, route: string, waits: boolean) =>
    `${mg} mg ${drug}, ${route}${waits ? ' (waits for a second confirmation)' : ''}`,
  byWeight: (mgPerKg: number, kg: number) => `${mgPerKg} mg/kg × ${kg} kg`,
  most: (mg: number) => `${mg} mg in this session`,
  booster: (times: number, mg: number, after: number) =>
    `${times} × up to ${mg} mg, ${after} minutes after the dose before`,
  noBooster: 'none',
} as const
