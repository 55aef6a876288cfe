/** Names and sentences of integration, in one place so that they can be translated. */
import type { Source } from '#kernel/source.ts'
import type { OwedState } from './due.ts'
import type { CheckIn } from './entries.ts'
import type { Phase } from './integration.ts'

/** The source of rules that are this product's, such as who may write what. */
export const PRODUCT_RULE: Source = {
  text: 'A rule of this product on privacy and roles',
  status: 'default',
  mark: 'default',
}

export const OWED_STATES: Readonly<Record<OwedState, string>> = {
  upcoming: 'coming up',
  due: 'due',
  overdue: 'overdue',
  booked: 'booked',
  'to-record': 'say whether it took place',
  done: 'done',
  lapsed: 'not held',
}

/** How the team is told where the person stands, always as an estimate. */
export const PHASES: Readonly<Record<Phase['phase'], string>> = {
  'before-opening': 'not open yet after the last dose',
  'before-peak': 'open, before its peak',
  'after-peak': 'open, after its peak',
  closed: 'closed',
}

/** The same for the person, in plain words. `until` is a day. */
export const MY_PHASES: Readonly<Record<Phase['phase'], (until: string) => string>> = {
  'before-opening': () =>
    'Your session was a short while ago. Rest, drink, sleep. There is nothing you have to work out today.',
  'before-peak': (until) =>
    `These days are thought to be a good time for change. Small steps count. The time is thought to last until about ${until}.`,
  'after-peak': (until) =>
    `What you practice now is thought to settle more easily. The time is thought to last until about ${until}.`,
  closed: () =>
    'The weeks after your last session are over. What you have begun goes on, and your visits with it.',
}

export const JOURNAL = {
  own: {
    why: 'Only the person whose journal this is can write in it, share from it or take back from it.',
    settle: 'Sign in as that person.',
  },
  gone: {
    why: 'This entry is not in your journal.',
    settle: 'Go back to your journal and choose an entry.',
  },
  sharedAlready: {
    why: 'Your care team can read this entry already, in these words.',
    settle: 'There is nothing to do. You can take it back at any time.',
  },
  rewritten: 'Rewritten by its author',
  sharedAgain: 'Shared again after it was rewritten',
  takenBack: 'Taken back by the person who shared it',
  removed: 'Removed from the journal by its author',
  empty: 'Write something first.',
  changed:
    'This entry was rewritten after you opened it, perhaps on another device. Both are here: look at the other, then save yours again.',
} as const

const licence = {
  why: 'Clinical notes are written by a therapist, a prescriber or a monitor.',
  settle: 'Ask one of them to write it.',
}

export const NOTES = {
  writer: {
    'checked-in': licence,
    'integration-noted': licence,
    'therapy-noted': {
      why: 'Psychotherapy notes are written by a therapist or a prescriber.',
      settle: 'Ask one of them to write it.',
    },
  },
} as const

export const CHECK_IN_BY: Readonly<Record<CheckIn['by'], string>> = {
  call: 'by phone',
  message: 'by message',
  'in-person': 'in person',
}
export const SLEEP: Readonly<Record<NonNullable<CheckIn['sleep']>, string>> = {
  good: 'slept well',
  broken: 'slept badly',
  hardly: 'hardly slept',
}
export const SUICIDAL: Readonly<Record<CheckIn['suicidal'], string>> = {
  no: 'asked: no thoughts of suicide',
  yes: 'asked: thoughts of suicide',
  'not-asked': 'thoughts of suicide not asked about',
}

/** What somebody who records a check-in is told about a field. */
export const CHECKING_IN = {
  reached: 'Say whether the person was reached.',
  by: 'Choose how the person was reached, or how it was tried.',
  suicidal: 'Say whether you asked about thoughts of suicide, and what the person answered.',
  mood: 'Mood is a whole number from 0 to 10.',
  future: (now: string) => `This time is still to come: it is ${now}. Write when you spoke.`,
  both: 'Write both the day and the time, or neither for now.',
} as const
