/** What is said when a wrong sign-in is set right. */
export const CORRECTING = {
  title: 'Sign-ins',
  about: 'A wrong time is set right here, and the hours follow. What was written down stays in the history.',
  columns: ['Day', 'Part', 'What', 'Stands as', 'Written down as'],
  kinds: { 'signed-in': 'in', 'signed-out': 'out' },
  never: 'never was',
  same: '–',
  correct: 'Correct a sign-in',
  of: 'Which one',
  line: (day: number, what: string, time: string, part: string) => `Day ${day}, ${what} ${time}, ${part}`,
  what: 'What was wrong',
  whats: { time: 'It was at another time', never: 'It never was' },
  time: 'The right time',
  why: 'How you know',
  button: 'Correct it',
  link: 'Correct',
  linkOf: (name: string) => `Correct the sign-ins of ${name}`,
  gone: 'This sign-in is not here any more. Look at how it stands now.',
  choose: 'Say what was wrong.',
  whyMissing: 'Write how you know.',
  timeMissing: 'Write the right time, like 09:30.',
  order:
    'With this time somebody would be in twice, or out before in. Look at the times before and after it.',
  alone:
    'Without this sign-in its sign-out would stand alone. Correct the sign-out first: say that it never was.',
  said: (what: string, part: string, to: string) => `${what}, ${part}: ${to}`,
} as const
