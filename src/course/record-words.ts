/** What the record of a course says about itself, and why an entry may not be changed. */

export const RECORD = {
  unknown: (kind: string) => `“${kind}”`,
  unreadable: 'Cannot be read by this version',
  unknownDomain: 'Not known to this version',
  kept: 'It is kept as it was written.',
  contested: 'Two people changed this independently. The later change is in force; look at both.',
  struck: 'Struck out',
  nobody: 'somebody who has left',
  clock: (minutes: string, ahead: boolean) =>
    `The device’s clock was ${minutes} ${ahead ? 'ahead' : 'behind'}.`,
  audience: {
    'care-team': '',
    author: 'Only its author reads this.',
    patient: 'Only the person reads this.',
  },
} as const

/** What the pages of the record say. */
export const RECORD_PAGES = {
  title: 'Record',
  state: (shown: number, all: number) => (shown === all ? `${all} entries` : `${shown} of ${all} entries`),
  filter: 'Show',
  domain: 'About',
  kind: 'Kind',
  person: 'Written by',
  everything: 'everything',
  anybody: 'anybody',
  apply: 'Show these',
  reset: 'Show everything',
  copy: 'Make a copy of this record',
  nothing: 'No entry fits what you chose.',
  newer: 'Newer entries',
  older: 'Older entries',
  recorded: (when: string) => `recorded ${when}`,
  history: (n: number) => (n === 1 ? 'What it said before' : `What it said before (${n})`),
  struckOut: (by: string, when: string, reason: string) => `Struck out by ${by}, ${when}: ${reason}`,
  entry: 'One entry',
  happened: 'When',
  recordedAt: 'Recorded',
  by: 'By',
  device: 'Device',
  id: 'Entry',
  says: 'What it says',
  saysNothing: 'It says nothing more.',
  many: (what: string, n: number) => `${what}: ${n}`,
  raw: 'As it was stored',
  changed: 'Corrected',
  because: (reason: string) => `because: ${reason}`,
  isOlder: 'This is an older version.',
  inForce: 'Look at the entry in force',
  change: 'Correct it',
  changeAbout: 'The entry as it is stays in the record; the corrected one takes its place.',
  elsewhere: 'It is corrected on its own page.',
  goThere: 'Open that page',
  date: 'Day',
  time: 'Time',
  reason: 'Why it is corrected',
  save: 'Save the correction',
  strike: 'Strike it out',
  strikeAbout:
    'For what was recorded in error, such as on the wrong person’s chart. It stays in the record, struck through.',
  strikeReason: 'Why it is struck out',
  restore: 'Put it back',
  restoreReason: 'Why it is put back',
  notHere: 'It cannot be changed here',
} as const

const ROLE = 'Ask somebody of the team who holds it, or the one who wrote the entry.'
/** Why an entry may not be corrected here, and what would settle it. */
export const AMENDING = {
  notInForce: {
    why: 'This entry was changed or struck out meanwhile.',
    settle: 'Look at the entry in force, and correct that one.',
  },
  closed: { why: 'This course is closed.', settle: 'Reopen it with a reason, then correct the entry.' },
  opening: {
    why: 'Striking out the opening would take the whole course away.',
    settle: 'Close the course with a reason instead.',
  },
  closing: {
    why: 'A closing is not taken back by striking it out.',
    settle: 'Reopen the course with a reason instead.',
  },
  theirOwn: {
    why: 'What a person agreed to, took back or wrote for themselves is theirs: nobody else changes it.',
    settle: 'Talk with the person; they change it on their own pages.',
  },
  licence: { why: 'Changing what somebody else wrote needs a license to treat.', settle: ROLE },
} as const

export const CORRECTION = {
  reason: 'Write why, in one sentence. It stays with the correction.',
  same: 'Nothing was changed. Change a value, or leave the page.',
  needed: (label: string) => `Write or choose: ${label}.`,
  number: (typed: string, label: string) =>
    `“${typed}” is not a number. Write ${label} in digits, like 118 or 36.8.`,
  moment: (typed: string, label: string) => `“${typed}” is not a time. Write ${label} like 2026-11-24 10:05.`,
  choose: (label: string) => `Choose one of the answers for: ${label}.`,
  confirm: 'It was looked at twice and read so',
  momentHelp: 'Like 2026-11-24 10:05',
  none: 'not given',
  future: 'This time is still to come. An entry tells what has happened; check the date and the clock.',
} as const
