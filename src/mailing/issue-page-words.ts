/** Sentences of the desk of issues. */
import type { LetterState } from './sending.ts'

export const ISSUES_PAGE = {
  title: 'Letters to subscribers',
  lead: 'A letter goes to a list, once it is approved. Drafts about new trainings and new articles come by themselves.',
  write: 'Write a letter',
  subscribers: 'Lists and subscribers',
  columns: ['Letter', 'List', 'Stands', 'Changed'],
  none: 'No letter is written yet.',
  noServer: 'There is no mail server yet, so nothing goes out. Set KAIROS_SMTP and KAIROS_MAIL_FROM.',
} as const

export const WRITE_PAGE = {
  title: 'A new letter',
  subject: 'Subject',
  subjectHelp: 'What it is about. It is also the heading of the letter.',
  text: 'Letter',
  textHelp:
    'In Markdown: a blank line between paragraphs, **bold**, [words](/trainings) for a link, “- ” before the points of a list, “## ” before a heading. A picture is left out.',
  list: 'Goes to the list',
  narrow: 'Only to some of them',
  states: 'Only in these states',
  statesHelp:
    'Two letters each, with commas: CO, NM. Empty: everywhere. Whoever did not say where they are is then left out.',
  disciplines: 'Only who works in',
  disciplinesHelp: 'Nothing ticked: everybody.',
  attended: 'Trainings',
  attendedWords: {
    anybody: 'Whether or not they were at a training of ours',
    attended: 'Only who was at one',
    'not-attended': 'Only who was at none yet',
  },
  save: 'Save as a draft',
  preview: 'Look at it first',
} as const

export const ISSUE_PAGE = {
  title: 'A letter to subscribers',
  preview: 'As it arrives',
  plain: 'The same in plain text',
  edit: 'Write',
  toWhom: (many: number, list: string) =>
    `${many.toLocaleString('en-US')} ${many === 1 ? 'person gets' : 'people get'} it now, of the list “${list}”.`,
  went: (many: number, list: string) =>
    `${many.toLocaleString('en-US')} ${many === 1 ? 'person' : 'people'} of the list “${list}” when it began.`,
  saved: 'Saved.',
  noPostal:
    'The letter names no postal address. In the United States letters that offer something must (CAN-SPAM Act): set KAIROS_POSTAL_ADDRESS.',
  test: 'Send it to yourself first',
  testAbout: 'It goes to the address that you sign in with, as saved, and to nobody else.',
  testSubmit: 'Send me a test letter',
  tested: 'A test letter went to your address.',
  notTested: (answer: string) => `The mail server did not take the test letter (${answer}).`,
  noAddress: 'You have no address to send it to.',
  approve: 'Approve and send',
  approveAbout: 'What is saved goes out, and cannot be changed while it is on its way.',
  when: 'When',
  now: 'Now',
  later: 'At a time to come',
  day: 'Day',
  time: 'Time',
  zone: (zone: string) => `In the time zone ${zone}.`,
  approveSubmit: 'Approve',
  discard: 'Set this draft aside',
  unschedule: 'Take it back',
  unscheduleAbout: (when: string) => `It goes out ${when}.`,
  progress: 'How far it is',
  columns: ['Letters', 'How many'],
  states: {
    taken: 'Taken by the mail server',
    waiting: 'Still to go',
    marked: 'Under way',
    unknown: 'Not known whether they arrived',
    refused: 'Refused: the address does not take letters',
    left: 'Left the list before it went out',
  } satisfies Record<LetterState, string>,
  nextAt: (when: string) => `Some mailboxes could not take it for now. They are tried again from ${when}.`,
  trouble: 'Waits for the mail server',
  paused: 'Paused',
  stopped: 'Stopped',
  pause: 'Pause',
  resume: 'Go on',
  stop: 'Stop for good',
  stopAbout: 'What did not go out does not. It cannot be taken back.',
  why: 'Why',
  unknown: 'Letters that nobody knows of',
  unknownAbout:
    'These were given to the mail server, and then the line or this program broke off before it answered. They do not go out again by themselves, so that nobody gets two. The log of the mail server says which it took: put it in here. Those whose id stands in it count as taken, the others go out once more.',
  unknownColumns: ['Id in the log', 'Address'],
  log: 'Log of the mail server, or the ids that it took',
  logHelp: 'Any text with the ids. Empty: it took none of them.',
  settle: 'Settle',
  history: 'What happened',
  historyColumns: ['When', 'What', 'Who'],
  itself: 'by itself',
} as const

export const ISSUE_ENTRY_WORDS = {
  drafted: 'Drafted about something new',
  written: 'Saved',
  scheduled: (when: string) => `Approved for ${when}`,
  unscheduled: 'Taken back',
  begun: (many: number) => `Began, to ${many.toLocaleString('en-US')}`,
  paused: (why: string) => `Paused: ${why}`,
  resumed: 'Went on',
  stopped: (why: string) => `Stopped: ${why}`,
  settled: (arrived: number, again: number) =>
    `Settled by the log: ${arrived} had arrived, ${again} once more`,
  finished: 'All sent',
  discarded: 'Set aside',
} as const
