/** Words about keeping and deleting records. */
import type { Day } from '#kernel/time.ts'
import { dateText } from '#visits/local-time.ts'

const inYears = (n: number): string => (n === 1 ? 'one year' : `${n} years`)
const FROM = {
  'last-visit': 'after the last visit',
  'last-entry': 'after the last entry',
  'last-controlled': 'after the last dose or order',
} as const

export const RETENTION = {
  title: 'Keeping and deleting records',
  about:
    'A record is kept as long as the longest rule below asks. After that it may be deleted: one person proposes, another confirms. What the chart said is gone for good then; that it was there, and under which rule it was deleted, stays.',
  from: FROM,
  again: { why: 'This course was deleted already.', settle: 'Nothing needs to be done.' },
  open: { why: 'This course is open.', settle: 'Close it first, with a reason.' },
  hold: (reason: string) => ({
    why: `It is on legal hold: ${reason}`,
    settle: 'Release the hold when its reason is over.',
  }),
  unsealed: {
    why: 'Parts of this chart are from before charts were sealed, and would stay readable.',
    settle: 'Keep it. Whoever runs the database has to decide about those parts.',
  },
  keeps: (title: string, years: number, from: Day, until: Day) => ({
    why: `${title}: kept ${inYears(years)} from ${dateText(from)}.`,
    settle: `Keep it until ${dateText(until)} is over.`,
  }),
  age: {
    why: 'No birth date is written down, so nobody knows whether this person was of age.',
    settle: 'Say in the reason how you know that they were.',
  },
  role: { why: 'Only a privacy officer decides how long records are kept.', settle: 'Ask one.' },
  confirmRole: {
    why: 'A deletion is confirmed by a privacy officer or an administrator.',
    settle: 'Ask one of them.',
  },
  nothingProposed: {
    why: 'Nobody proposes to delete this course now.',
    settle: 'A privacy officer proposes it first.',
  },
  alone: {
    why: 'You proposed it yourself. A course is deleted by two people.',
    settle: 'Ask another privacy officer or an administrator to confirm it.',
  },
  law: (years: number) => ({
    why: `A law stands behind this rule: at least ${inYears(years)}.`,
    settle: `Choose ${years} or more.`,
  }),
  noRule: { why: 'There is no such rule.', settle: 'Choose one of the list.' },
  under: (policy: string, title: string, years: number, until: Day): string =>
    `${policy}: ${title}, ${inYears(years)}, over since ${dateText(until)}`,
  /** To whoever opens a course that is no more, or writes in it. */
  gone: (on: Day, under: string): string =>
    `This record was deleted on ${dateText(on)} (${under}). What it said cannot be read any more by anybody.`,
  goneForWriting: 'This record was deleted. Nothing can be added to it; open a new course instead.',
} as const

export const RETENTION_PAGE = {
  rules: 'How long records are kept',
  rule: 'Rule',
  years: 'Years',
  counted: 'Counted',
  source: 'Where it comes from',
  set: 'Set other years',
  setAbout: 'State law often asks for more. Write down which law you follow.',
  setYears: 'Years',
  setReason: 'Why',
  setSave: 'Set the years',
  due: 'May be deleted',
  dueAbout: 'Nothing keeps these any more. You may also keep them longer.',
  noneDue: 'No record is over its time.',
  over: (until: string, rule: string) => `Over since ${until}: ${rule}`,
  toDelete: 'Deleting it',
  propose: 'Propose to delete it',
  reason: 'Reason',
  waiting: 'Waiting for a second person',
  noneWaiting: 'Nothing is proposed.',
  proposed: (by: string, when: string, reason: string) => `Proposed by ${by}, ${when}: ${reason}`,
  confirm: 'Delete it for good',
  sure: 'I have looked at whose record it is, and that nobody needs it any more.',
  sureFirst: 'Tick that you have looked at it.',
  withdraw: 'Withdraw the proposal',
  held: 'On legal hold',
  noneHeld: 'No record is on hold.',
  heldSince: (by: string, when: string, reason: string) => `Held by ${by} since ${when}: ${reason}`,
  hold: 'Put it on legal hold',
  release: 'Release the hold',
  find: 'Find a record',
  findAbout: 'To put it on hold, or to see what keeps it.',
  name: 'Name of the patient',
  nameHelp: 'At least three letters.',
  findSubmit: 'Find',
  nobody: 'Nobody of that name has a record here.',
  born: (date: string) => `Born ${date}`,
  lastEntry: (when: string) => `Last entry ${when}`,
  gone: 'Deleted',
  noneGone: 'No record was deleted.',
  when: 'When',
  course: 'Course',
  under: 'Under which rule',
  by: 'By',
  both: (one: string, other: string) => `${one} proposed, ${other} confirmed`,
  somebody: 'somebody who has left',
  needReason: 'Write the reason, in a sentence.',
  wholeYears: 'Write a whole number of years, from 1 to 100.',
  backups:
    'Backups from before today still hold the key, wrapped. It is gone with them, or when the master key was changed twice since.',
} as const
