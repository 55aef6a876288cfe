/** What the pages say that are used where the training is held. */

export const SITE = {
  nav: 'Where the training is held',
  signIn: 'Sign in and out',
  certificates: 'Hours and certificates',
} as const

export const SIGNING = {
  title: 'Sign in and out',
  lead: 'Hours of continuing education are counted from these times. Who is never signed out has no hours for that part.',
  day: (day: number) => `Day ${day}`,
  items: 'Parts of the day',
  counts: 'counts for continuing education',
  countsNot: 'does not count for continuing education',
  people: 'People',
  none: 'Nobody has a place in this training yet.',
  noAgenda: 'The agenda is empty. Write it first.',
  otherItem: 'Another day or part',
  otherTime: 'Another time',
  time: 'Time at the place of the training',
  timeHelp: 'It holds for every name below until it is changed. Leave it empty for the time of now.',
  setTime: 'Use this time',
  atNow: 'Each button writes down the time of now.',
  at: (clock: string) => `Each button writes down ${clock}.`,
  in: 'In',
  out: 'Out',
  inOf: (name: string) => `Sign ${name} in`,
  outOf: (name: string) => `Sign ${name} out`,
  allIn: 'Sign in everybody who is not in',
  allOut: 'Sign out everybody who is in',
  notYet: 'not in yet',
  since: (clock: string) => `in since ${clock}`,
  was: (from: string, to: string) => `${from} to ${to}`,
  saved: 'Written down.',
  isIn: (name: string) => `${name} is signed in already. Nothing was changed.`,
  isOut: (name: string) => `${name} is not signed in. Sign them in first.`,
  outBeforeIn: (name: string) => `${name} came after this time. Write a later one.`,
  otherDay: 'This part is not today. Write the time at which people came or left.',
  noTime: (typed: string) => `“${typed.slice(0, 12)}” is not a clock time. Write it like 09:30.`,
  toCome: 'This time is still to come.',
  gone: 'This person has no place in this training any more.',
  choose: 'Choose a part of the day.',
} as const

export const GIVING = {
  title: 'Hours and certificates',
  lead: 'A certificate is given to whoever was there and filled in the evaluation, once the training is over.',
  columns: ['Name', 'Days', 'Hours', 'Evaluation', 'Certificate'],
  days: (there: number, all: number) => `${there} of ${all}`,
  evaluated: 'filled in',
  open: (items: number) => (items === 1 ? '1 part without an end' : `${items} parts without an end`),
  notYet: 'not yet',
  none: 'Nobody has a place in this training yet.',
  may: (many: number) =>
    many === 1
      ? 'One person may have a certificate now. A letter tells them.'
      : `${many} people may have a certificate now. A letter tells each of them.`,
  nobody: 'Nobody may have a certificate now who does not have one.',
  button: (many: number) => (many === 1 ? 'Give 1 certificate' : `Give ${many} certificates`),
  given: 'The certificates were given.',
  asks: (name: string) => `Give ${name} a certificate all the same`,
  why: 'Why all the same',
  whyMissing: 'Write the reason.',
  one: 'Give this certificate',
} as const

export const CERTIFICATE = {
  form: 'Check a certificate',
  lead: 'Each certificate of our trainings has a number. Type it here to see whether we gave it, and for what.',
  number: 'Number of the certificate',
  help: 'Such as 27-4F7QM2XK-9',
  check: 'Check',
  missing: 'Type the number that stands on the certificate.',
  wrong: 'A character of this number is wrong. Compare it with the certificate and type it once more.',
  none: 'We gave no certificate with this number.',
  noneAbout: 'The number is written as ours are. Whoever showed it to you did not get it from us.',
  wait: (minutes: number) =>
    `You have looked up many numbers. Try again in ${minutes === 1 ? 'one minute' : `${minutes} minutes`}.`,
  title: 'Certificate',
  valid: 'This certificate was given by us.',
  name: 'Name',
  training: 'Training',
  when: 'Held',
  hours: 'Hours of continuing education',
  pdf: 'The certificate to print',
  another: 'Check another number',
} as const

/** What is printed on the certificate itself. */
export const PRINTED = {
  language: 'en-US',
  head: 'Certificate',
  of: 'This is to say that',
  completed: 'has completed the training',
  held: (when: string) => `held ${when}`,
  hours: (hours: string) => `with ${hours} hours of continuing education, counted from signed attendance.`,
  provider: (name: string) => `Provider of continuing education: ${name}`,
  number: (number: string) => `Certificate ${number}`,
  verify: (address: string) => `Anybody can check it at ${address}`,
  unprintable: 'The PDF cannot print the letters of a name on it. Print the page of the certificate instead.',
} as const
