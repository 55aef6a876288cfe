/** What somebody who describes themselves for the directory is told about a field. */
import { dayWords } from './verification-words.ts'

export const TYPED = {
  option: (typed: string, options: readonly string[]) =>
    `“${typed}” is not in the list. Choose from: ${options.join(', ')}.`,
  zip: 'A ZIP code has five digits, like 80401.',
  noSuchZip: (zip: string) => `There is no ZIP code ${zip}. Check its digits.`,
  otherState: (zip: string, town: string, state: string) =>
    `The ZIP code ${zip} is that of ${town}, ${state}. Change the ZIP code or the state.`,
  coordinates: 'Give latitude and longitude in degrees, like 39.73 and -105.19, or leave both out.',
  past: (on: Temporal.PlainDate) =>
    `This license ended on ${dayWords(on)}. Give the day until which it was renewed, or leave the license out.`,
  contact: (typed: string) =>
    typed.trim() === ''
      ? 'Write the email address to which we send the link.'
      : `“${typed}” is not an email address. Write it like name@practice.example.`,
  notUnderstood: 'This could not be understood. Please look at it again.',
  /** For fields where the schema itself has no sentence. */
  fields: {
    subject: 'Say whether this is a person or a practice.',
    name: 'Please fill in the name.',
    feesLow: 'Give the fee in whole dollars, like 250.',
    'fees.per': 'Say what the fee is for: a session, an hour or a whole course.',
    accepting: 'Say whether you have room for new people: yes, waiting-list or no.',
    stepFree: 'Say whether the entrance is step-free: yes, no or unknown.',
    'licences.kind': 'Write the kind of license, as the board names it.',
    'licences.number': 'Write the number of the license.',
    'licences.state': 'Choose the state that gave the license.',
    'licences.expires': 'Give the last day on which the license is valid, like 2027-08-31.',
    'trainings.title': 'Write what the training was called.',
    'trainings.by': 'Write who gave the training.',
    'trainings.on': 'Give the year of the training, or its last day like 2025-09-14.',
    'trainings.hours': 'Give the hours of the training as a number, or leave them out.',
    'places.town': 'Write the town.',
  } satisfies Record<string, string> as Readonly<Record<string, string>>,
} as const
