/** The sentences of clearance: why something is refused or asked, and what would settle it. */

import type { Clearance } from './clearance.ts'
import type { ClearanceDecision, FindingDecision } from './entries.ts'

export const FINDING_DECISIONS: Record<FindingDecision, string> = {
  acceptable: 'Acceptable as it is',
  'with-conditions': 'Acceptable with conditions',
  'not-the-case': 'Looked into: not the case',
  stands: 'Stands in the way',
}

export const CLEARANCE_DECISIONS: Record<ClearanceDecision, string> = {
  cleared: 'Cleared',
  'cleared-with-conditions': 'Cleared with conditions',
  'not-cleared': 'Not cleared',
}

export const CLEARANCE_STATES: Record<Clearance['state'], string> = {
  none: 'Not decided yet',
  'in-force': 'In force',
  'not-cleared': 'Not cleared',
  ended: 'Ended',
  withdrawn: 'Withdrawn',
  reopened: 'Reopened by newer facts',
}

type Sentence = { readonly why: string; readonly settle: string }

export const SAY = {
  prescriberOnly: {
    why: 'Only a prescriber decides on findings and on the clearance.',
    settle: 'Ask the prescriber of this course to decide.',
  },
  never: (title: string) => ({
    why: `${title}: this stop cannot be passed by anybody.`,
    settle: 'Correct the record first, if it is wrong.',
  }),
  override: (title: string) => ({
    why: `${title}: this is a hard stop by default.`,
    settle: 'If you decide otherwise, say so with the box for passing a hard stop, and write your reason.',
  }),
  noConditions: {
    why: 'The conditions are missing.',
    settle: 'Write what must be kept, or choose another decision.',
  },
  undecided: (title: string) => ({
    why: `${title}: present and not decided.`,
    settle: 'Decide on this finding first.',
  }),
  unknown: (title: string) => ({
    why: `${title}: not known.`,
    settle: 'Have the question answered, or write what you found out yourself.',
  }),
  reopened: (title: string) => ({
    why: `${title}: a newer fact touches your decision.`,
    settle: 'Look at the new evidence and decide again.',
  }),
  stands: (title: string) => ({
    why: `${title}: you decided that it stands in the way.`,
    settle: 'Decide on it again, or do not clear.',
  }),
  carriesConditions: {
    why: 'Some findings were accepted only with conditions.',
    settle: 'Choose “cleared with conditions” and keep theirs.',
  },
  endsBefore: { why: 'The clearance would have ended already.', settle: 'Choose a later last day.' },
  tooLong: (last: string, months: string) => ({
    why: `A clearance lasts at most ${months}, because everything is asked again then.`,
    settle: `Choose a last day no later than ${last}.`,
  }),
  nothingToWithdraw: { why: 'No clearance is in force.', settle: 'There is nothing to withdraw.' },
  state: {
    none: { why: 'No prescriber has decided on clearance.', settle: 'Ask the prescriber to decide.' },
    'not-cleared': {
      why: 'The prescriber did not clear.',
      settle: 'Ask the prescriber what would change that.',
    },
    ended: { why: 'The clearance has ended.', settle: 'A prescriber looks at everything again and decides.' },
    withdrawn: { why: 'The clearance was withdrawn.', settle: 'Ask the prescriber who withdrew it.' },
    reopened: {
      why: 'Newer facts touch the clearance.',
      settle: 'The prescriber decides on the new findings and clears again.',
    },
  } satisfies Record<Exclude<Clearance['state'], 'in-force'>, Sentence>,
} as const
