/** Sentences of the gate on the day: what stands in the way, and what would settle it. */

const spell = (minutes: number): string => {
  const whole = Math.ceil(minutes)
  const hours = Math.floor(whole / 60)
  const rest = whole % 60
  return [hours > 0 && `${hours} h`, (rest > 0 || hours === 0) && `${rest} min`].filter(Boolean).join(' ')
}
const hoursWords = (hours: number): string => spell(hours * 60)
const list = (names: readonly string[]): string => names.join(', ')

type Words = { readonly why: string; readonly settle: string }

export const GATE = {
  settled: 'Settled.',
  notAsked: (ask: string): Words => ({ why: 'Not asked yet today.', settle: ask }),
  decided: (reason: string): Words => ({ why: `The prescriber decided to go ahead: ${reason}`, settle: '' }),
  held: (reason: string): Words => ({
    why: `The prescriber decided to hold: ${reason}`,
    settle: 'Only the prescriber can decide otherwise, or a new fact.',
  }),
  asked: (answer: string): Words => ({ why: `Asked today: ${answer}.`, settle: '' }),
} as const

export const PRESSURE = {
  missing: {
    why: 'The pressure has not been taken on arrival.',
    settle: 'Measure it, seated and after a rest.',
  },
  fine: (read: string): Words => ({ why: `${read} mmHg, within the limits.`, settle: '' }),
  repeat: (read: string, left: number, after: number, until: number): Words => ({
    why: `${read} mmHg is above the limit.`,
    settle: `Let the person rest. Measure again after ${after} to ${until} minutes; ${left === 1 ? 'one more reading is' : `${left} more readings are`} needed.`,
  }),
  ask: (read: string, times: number): Words => ({
    why: `Still ${read} mmHg after ${times} further readings.`,
    settle: 'The prescriber decides whether to delay the dose.',
  }),
  hold: (read: string, limit: string): Words => ({
    why: `Still ${read} mmHg, at or above ${limit} mmHg.`,
    settle: 'No dose today unless a later reading is lower. Tell the prescriber, and book another day.',
  }),
} as const

export const TEMPERATURE = {
  missing: { why: 'The temperature has not been taken.', settle: 'Measure it.' },
  fine: (read: number): Words => ({ why: `${read.toFixed(1)} °C.`, settle: '' }),
  fever: (read: number): Words => ({
    why: `${read.toFixed(1)} °C is a fever.`,
    settle: 'Postpone, or let the prescriber decide.',
  }),
} as const

export const FASTING = {
  missing: {
    why: 'Not asked yet when the person last ate and drank.',
    settle: 'Ask for both times and write them down.',
  },
  fine: { why: 'Long enough since food and drink.', settle: '' },
  food: (hours: number, wait: number): Words => ({
    why: `Food less than ${hoursWords(hours)} ago.`,
    settle: `Wait another ${spell(wait)}, or let the prescriber decide.`,
  }),
  drink: (hours: number, wait: number): Words => ({
    why: `Drink less than ${hoursWords(hours)} ago.`,
    settle: `Wait another ${spell(wait)}, or let the prescriber decide.`,
  }),
} as const

export const ESCORT_GATE = {
  missing: {
    why: 'Nobody is named who takes the person home.',
    settle: 'Write down the name and phone of a responsible adult. No ride, no dose.',
  },
  unconfirmed: (name: string): Words => ({
    why: `${name} is named, but was not reached today.`,
    settle: 'Call the escort and confirm the pick-up.',
  }),
  refused: (name: string): Words => ({
    why: `${name} will not come.`,
    settle: 'Name another responsible adult, and reach them. No ride, no dose.',
  }),
  fine: (name: string): Words => ({ why: `${name} was reached and will come.`, settle: '' }),
} as const

export const PREGNANCY = {
  missing: {
    why: 'No pregnancy test today, and nobody has said that pregnancy is not possible.',
    settle: 'Do a urine test, or record that pregnancy is not possible.',
  },
  negative: { why: 'Test negative today.', settle: '' },
  impossible: { why: 'Recorded as not possible.', settle: '' },
  positive: {
    why: 'The pregnancy test is positive.',
    settle: 'No dose. Tell the person in private, and the prescriber, who decides on the clearance.',
  },
} as const

export const HOLDS = {
  none: { why: 'No medicine needs a decision.', settle: '' },
  undecided: (names: readonly string[]): Words => ({
    why: `Not decided by the prescriber: ${list(names)}.`,
    settle: 'The prescriber decides for each, under preparation.',
  }),
  broken: {
    why: 'A medicine was not taken or held as decided.',
    settle: 'Write down which; the prescriber decides.',
  },
  fine: { why: 'Taken or held as decided.', settle: '' },
} as const

export const MEASURES = {
  missing: (names: readonly string[], hours: number): Words => ({
    why: `Not answered in the ${hours} hours before the session: ${list(names)}.`,
    settle: 'Have them answered now, or let the prescriber decide.',
  }),
  fine: { why: 'Answered in time.', settle: '' },
} as const

export const INTEGRATION = {
  missing: (hours: number): Words => ({
    why: `No integration visit is booked within ${hours} hours after the session.`,
    settle: 'Book it under visits, or let the prescriber decide.',
  }),
  fine: { why: 'Booked.', settle: '' },
} as const

export const DECISION = {
  licence: {
    why: 'Only a prescriber decides against a line of the gate.',
    settle: 'Ask the prescriber of this course.',
  },
  hard: (title: string): Words => ({
    why: `“${title}” cannot be decided otherwise by anybody.`,
    settle: 'Settle it, or choose another day.',
  }),
  notOpen: (title: string): Words => ({
    why: `“${title}” does not wait for a decision.`,
    settle: 'Look at the page again: something may have changed.',
  }),
  unknown: { why: 'There is no such line in the gate.', settle: 'Look at the page again.' },
} as const

export const DAY_FORM = {
  foodFuture: 'This is still to come. Write when the person last ate or drank.',
  foodLongAgo: 'This is more than three days ago. Check the day.',
  number: 'Write a number, like 118 or 36.7.',
  noReading: 'Write at least one reading.',
  bothPressures: 'A pressure needs both numbers.',
  confirm: 'Tick the box to keep the unusual reading as it is, or correct it.',
  nothing: 'Nothing was answered. Answer at least one question.',
  reason: 'Write your reason.',
  rules: 'Choose at least one line that you decide on.',
  decision: 'Choose: go ahead or hold.',
} as const

export const VITAL_NAMES = {
  systolic: 'Systolic',
  diastolic: 'Diastolic',
  heartRate: 'Heart rate',
  spo2: 'SpO2 on air',
  respiratoryRate: 'Breaths',
  temperature: 'Temperature',
} as const

export const LINE_STATES = {
  settled: 'Settled',
  ask: 'The prescriber decides',
  refuse: 'Stands in the way',
  'not-asked': 'Not asked yet',
} as const
