/** What a prescriber reads who looks at the health of those who want to dose in a training. */
import type { MedicalOutcome } from './application-entry.ts'

export const MEDICAL = {
  title: 'Trainings: medical',
  lead: 'Who has a place in a training and wants to take part in the dosing. Each has a chart of their own, which nobody who trains can open. The training learns one word.',
  none: 'Nobody waits for you.',
  waits: 'Chart to open',
  opened: 'Chart opened, to decide',
  decided: 'Decided',
  who: (profession: string, phone: string) => `${profession}, ${phone}`,
  open: (name: string) => `Open a chart for ${name}`,
  openAbout:
    'Ask them for their birth date and their sex, by telephone. They get a letter with an invitation, and answer the medical questions on their own page.',
  birthDate: 'Birth date',
  sex: 'Sex as recorded',
  button: 'Open the chart',
  indication: 'Medical screening before a training',
  toChart: 'Go to the chart',
  invitation: 'Their invitation',
  tell: (name: string) => `Tell the training about ${name}`,
  tellAbout:
    'Decide in the chart first, on its page Clearance. Here you say only how it came out: those who train read nothing else.',
  outcome: 'What the training learns',
  outcomes: {
    cleared: 'Cleared for dosing',
    conditions: 'Cleared with conditions: ask the prescriber on the day',
    'not-cleared': 'Takes part without dosing',
  } satisfies Readonly<Record<MedicalOutcome, string>>,
  tellButton: 'Tell the training',
  choose: 'Choose what the training learns.',
  notCleared: 'The chart does not say so. Decide on its page Clearance first.',
  onlyConditions: 'The chart clears them with conditions. Choose that, or decide anew on its page Clearance.',
  done: 'It is recorded.',
  gone: 'This application is not here any more.',
  nav: 'Trainings',
} as const
