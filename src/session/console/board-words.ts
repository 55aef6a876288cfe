/** The words of the board. */
import type { Level } from '../protocol.ts'

const people = (n: number): string => (n === 1 ? '1 person' : `${n} people`)

export const BOARD = {
  title: 'Board',
  people: (n: number) => `${people(n)} today`,
  none: 'No session is on this tablet today.',
  open: (called: string) => `Open ${called}`,
  notHere: 'Nobody is signed in here, so nothing can be written.',
  failed: 'This could not be written down:',
} as const

export const BOARD_ALARMS = {
  title: 'Alarms',
  none: 'No alarm.',
  since: (at: string) => `since ${at}`,
  recheck: (at: string) => `check again by ${at}`,
  late: (at: string) => `the re-check is late: it was due by ${at}`,
  quiet: (by: string, until: string) => `silenced by ${by} until ${until}`,
  silence: (called: string, text: string) => `Silence, in my name: ${called}, ${text}`,
  silenceShort: 'Silence, in my name',
  pause: 'Pause the others',
} as const

export const BOARD_PERSON = {
  noDose: 'nothing given',
  elapsed: (words: string) => `${words} since the first dose`,
  place: (n: number) => `place ${n}`,
  notMeasured: 'nothing measured yet',
  nothingDue: 'Nothing is due.',
  unsent: (n: number) => `${n} not on the server yet`,
  allSent: 'all on the server',
  flags: (n: number) => (n === 1 ? '1 thing to be looked at' : `${n} things to be looked at`),
  questions: (n: number) => (n === 1 ? '1 question to the prescriber' : `${n} questions to the prescriber`),
  paused: (name: string) => `Paused, held by ${name}`,
  missing: 'Somebody is missing',
  noOrder: 'no order yet',
} as const

/** How many alarms of one person, by level: "1 red". */
export const alarmCount = (level: Level, n: number): string => `${n} ${level}`

export const BOARD_QUEUE = {
  title: 'Due next',
  none: 'Nothing is due for anybody.',
  overdue: (words: string) => `overdue by ${words}`,
  due: 'due now',
  in: (words: string) => `in ${words}`,
  measure: 'Measure',
  more: (n: number) => `and ${n} more later`,
} as const

export const BOARD_GROUP = {
  title: (first: string, more: number) => `Group of ${first} and ${more} more`,
  staff: (first: string, more: number) => `Staff of the group of ${first} and ${more} more`,
  enough: (dosed: number) => `Enough of the team are there for ${people(dosed)} dosed.`,
  there: (names: readonly string[]) => `There: ${names.length === 0 ? 'nobody' : names.join(', ')}`,
  unknownHere: 'Only people whose sessions are on this tablet are counted.',
  turns: 'Doses, one after the other',
  given: (at: string) => `given at ${at}`,
  now: 'next',
  nowBy: (at: string) => `next, by ${at}`,
  late: (at: string) => `next; it should have followed by ${at}`,
  waits: 'waits',
  closed: 'went home',
  closedHere: 'closed here, not yet on the server',
  dose: (called: string) => `Dose of ${called}`,
  held: (who: string, by: string) => `${who}: held by ${by}`,
  emergency: 'Emergency: pause the others',
  whose: 'Who has the emergency',
  holder: 'Who holds the others',
  pause: (n: number) => `Pause the ${n === 1 ? 'other' : `other ${n}`}`,
  noneToPause: 'Nobody else of this group is in session.',
  paused: 'Paused',
  resume: 'Resume all',
  resuming: 'Going on',
  ask: 'Ask the prescriber',
  askAbout: 'May the paused sessions of the group go on?',
  leave: 'Somebody leaves the room',
  leaves: (name: string) => `${name} leaves`,
  size: (n: number) => `All ${n} who take part, with who is there now`,
  takeOut: 'Somebody does not take part',
  outWho: 'Who does not take part',
  outWhy: 'Why',
  outFirst: 'Choose who, and give the reason in a few words.',
  out: (called: string) => `Take ${called} out of the group`,
  outSure: (called: string) => `Yes, ${called} does not take part`,
  outKeep: (called: string) => `Keep ${called} in the group`,
  make: 'Make a group',
  makeAbout: 'In the order of their doses. Each chart says for itself that its person takes part.',
  together: 'These take part',
  choose: 'Choose at least two.',
} as const

export const BOARD_ASKED = {
  title: 'Questions to the prescriber',
  at: (called: string, at: string, mg: number | undefined) =>
    `${called}, asked at ${at}${mg === undefined ? '' : ` about ${mg} mg`}`,
  waits: 'It waits for a prescriber.',
  because: 'Because',
  go: 'Go ahead',
  hold: 'Hold',
  reasonFirst: 'Give the reason in a few words, then choose.',
  answering: (about: string) => `Answer: ${about}`,
} as const
