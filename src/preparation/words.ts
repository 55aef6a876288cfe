/** Names and sentences about preparation, in one place so that they can be translated. */

export const CLOCKS = {
  midnight: (before: string, after: string) => `midnight (00:00) between ${before} and ${after}`,
  first: ' (the first of the two, before the clocks go back)',
  second: ' (the second of the two, after the clocks went back)',
} as const

export const AFTER_SESSION = 'after the session'

/** What each action of a medicine rule means, for clinicians. */
export const ACTION_WORDS = {
  H: 'hold on the day, hours set by the prescriber',
  T: 'never stop abruptly',
  C: 'caution, closer monitoring',
  V: 'prescriber’s review',
  N: 'usually continue',
} as const

export const HOLD = {
  licence: {
    why: 'Only a prescriber decides whether a prescribed medicine is held.',
    settle: 'Ask the prescriber of this course.',
  },
  hours: {
    why: 'A hold needs its hours.',
    settle: 'Write how many hours before the session the medicine is no longer taken.',
  },
  tooLong: (hours: number) => ({
    why: `A hold of more than ${hours} hours is no hold for a session.`,
    settle: 'Check the hours. A longer pause is a taper, which the prescriber orders apart from this.',
  }),
  resume: {
    why: 'A hold needs its end.',
    settle: 'Choose when the medicine is taken again.',
  },
  never: (medicine: string) => ({
    why: `${medicine} must never be stopped abruptly.`,
    settle: 'Leave it as usual, or write down why it can be held this once.',
  }),
} as const

export const ESCORT = {
  name: 'Write the name of the person who takes you home: first and last name.',
  self: 'The person who takes the patient home must be somebody else.',
  phone: 'Write a phone number with area code, like 555 010 0199 or +1 555 010 0199.',
  phoneLetters:
    'A phone number has digits, spaces, brackets, dots, dashes and a plus in front; take out the rest.',
  adult: 'Confirm that this person is an adult. A child cannot take the person home.',
  early: (from: string) => `The pick-up must be after the session has begun (${from}).`,
  beforeEnd: (to: string) => `The session is planned until ${to}. Choose a pick-up time then or later.`,
  late: (to: string) => `The pick-up is more than 12 hours after the planned end (${to}). Check the day.`,
} as const

export const INTENTION = {
  empty: 'Write your intention, or leave this page: nobody has to have one.',
  tooLong: (length: number, longest: number) =>
    `This has ${length} characters and ${longest} fit. Take out ${length - longest}.`,
} as const

export const FORM = {
  noSession: 'This session is not in the plan any more. Look at the visits.',
  otherEscort: (name: string) =>
    `Somebody named ${name} while this page was open. Send again to replace ${name}, or leave it.`,
  otherIntention: (text: string) =>
    `The intention changed while this page was open. It now reads: “${text}” Send again to replace it.`,
  noTopics: 'Tick what you talked through.',
  noMedicine: 'This medicine is not on the list any more. Look at the page again.',
  otherDecision:
    'Somebody decided on this medicine while this page was open. Look at the decision below, and decide again if you differ.',
  decision: 'Choose: hold or take.',
  hours: 'Write the hours as a number, like 12.',
} as const
