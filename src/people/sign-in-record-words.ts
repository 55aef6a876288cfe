/** Sentences about attempts to sign in. */
import type { FailureRow, Outcome, ShownWhat } from './sign-in-record.ts'

export const TRIES = {
  mine: 'Your last sign-ins',
  mineAbout:
    'What was tried with your account, whether it was right or not. If one is not yours, change your password and end what you do not know above.',
  title: 'Sign-ins of the practice',
  about:
    'Who signed in, who tried, how, when and from where. Kept for six years; nobody can change it. Passwords and codes are not in it.',
  columns: { when: 'When', who: 'Who', what: 'What', how: 'How it came out', from: 'From' },
  failures: 'Failures in a row',
  failuresAbout: (least: number, days: number) =>
    `Where ${least} or more attempts after each other failed in the last ${days} days. A forgotten password looks like this, and so does somebody who guesses: ask the person.`,
  noFailures: 'Nobody failed that often.',
  none: 'Nothing was tried yet.',
  noneFound: 'No sign-in of somebody with these letters in their name.',
  all: 'All sign-ins',
  who: 'Part of a name',
  show: 'Show',
  tooMany: (most: number) => `These are the newest ${most}. Look for a name to find older ones.`,
  unknown: (attempts: number, callers: number, days: number) =>
    attempts === 0
      ? `In the last ${days} days nobody tried an address that no one here signs in with.`
      : `In the last ${days} days ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'} from ${places(callers)} named an address that no one here signs in with. Those addresses are not kept.`,
  times: (times: number) => (times === 1 ? '' : ` (${times} times)`),
  nowhere: 'not known',
} as const

export const WHAT: Readonly<Record<ShownWhat, string>> = {
  password: 'Password',
  code: 'Code from the app',
  'recovery-code': 'Recovery code',
  passkey: 'Passkey',
  link: 'One-time link',
  'new-password-asked': 'New password asked for',
  'new-password-set': 'New password set by a link',
  'session-ended': 'Signed out',
  'practice-changed': 'Changed to this practice',
}
export const CONFIRMING = 'to confirm'

export const OUTCOME: Readonly<Record<Outcome, string>> = {
  done: 'right',
  wrong: 'wrong',
  'too-often': 'tried too often: turned away',
  busy: 'turned away: too many at once',
}
/** What happened rather than what was right. */
export const HAPPENED: Readonly<Partial<Record<ShownWhat, string>>> = {
  'new-password-asked': 'a letter went out',
  'new-password-set': 'done',
  'session-ended': 'done',
  'practice-changed': 'done',
}

export const failureWords = ({ name, times, callers, after }: FailureRow): string =>
  `${name}: ${times} attempts in a row failed, from ${places(callers.length)}. ${AFTER[after]}`
const AFTER: Readonly<Record<FailureRow['after'], string>> = {
  'in-from-there': 'Then an attempt from the same place was right.',
  'in-from-elsewhere': 'Then an attempt from another place was right.',
  nobody: 'None was right since.',
}
const places = (callers: number): string => (callers === 1 ? 'one place' : `${callers} places`)
