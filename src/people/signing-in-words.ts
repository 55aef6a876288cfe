/** Sentences about signing in, sessions and second factors. */

export const SESSION_WORDS = {
  source: 'Set by the practice; what comes with Kairos is a proposal',
  tooLong: (hours: number) => ({
    why: `It is ${hours} hours since you signed in.`,
    settle: 'Sign in again.',
  }),
  idle: (minutes: number) => ({
    why: `Nothing was done here for ${minutes} minutes.`,
    settle: 'Sign in again.',
  }),
  confirm: (minutes: number) => ({
    why: `It is more than ${minutes} minutes since you last showed that it is you.`,
    settle: 'Write your password, or a code from your app.',
  }),
} as const

/** One sentence for a wrong address and for a wrong password: it must not tell who has an account. */
export const SIGN_IN = {
  wrong: 'This address and this password do not fit together. Check both and try again.',
  missing: 'Write your email address and your password.',
  nowhere:
    'You are signed in, but you belong to no practice now. Ask the practice that you worked or were treated in.',
  tooOften: (minutes: number) =>
    `That was tried too often. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again. If you do not know your password any more, you can ask for a new one.`,
  passkey: 'This passkey was not accepted. Reload the page and try again, or sign in with your password.',
  busy: 'Many people are signing in right now. Wait a minute, then try again.',
  ended: 'You were signed out, because nothing was done here for a while. Sign in to go on.',
  forgotten: 'I forgot my password',
  demonstration:
    'This practice and everybody in it are made up. Choose whose eyes to look through. A real practice asks its staff for a second factor; this one does not, so that one click opens it.',
} as const

export const SECOND = {
  title: 'One more step',
  about: 'Write the six digits that your code app shows now.',
  passkeyAbout: 'Use your passkey, or one of your recovery codes.',
  code: 'Code',
  button: 'Go on',
  codeHelp: 'Six digits from your code app, or one of your recovery codes',
  wrong: 'This code does not fit, or it was used already. Wait for the next one in your app and write that.',
  tooOften: (minutes: number) =>
    `Too many codes did not fit. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then sign in again.`,
  missing: 'Write the code.',
} as const

export const SET_UP = {
  title: 'Set up a second way to show that it is you',
  required:
    'Everybody who works here needs two ways to show who they are, so that a password alone opens no chart. Set up a code app or a passkey now; it takes two minutes.',
  appTitle: 'A code app',
  appAbout:
    'Scan this square with an app such as Aegis, 2FAS, Google Authenticator or the passwords app of your phone, then write the six digits that it shows.',
  keyAbout: 'If you cannot scan it, type this key into the app:',
  wrong:
    'This code does not fit the square above. Check that your device’s clock is right, and write the code that the app shows now.',
  on: 'Turn on',
  off: 'Turn off the code app',
  isOn: 'The code app is on: signing in with your password asks for a code.',
  scan: 'Connect your code app',
  square: 'A square to scan with your code app; the same key stands below as text',
  doneTitle: 'Your second factor is set up',
  onward: 'Go on to your pages',
  passkeyInstead: 'Or set up a passkey instead',
  offWhere: 'Your practice asks for a second factor. Add a passkey before you turn off the code app.',
} as const

export const RECOVERY = {
  title: 'Your recovery codes',
  about:
    'Each opens the door once when your app or passkey is not at hand. Print them or write them down now and keep them away from your computer: they are shown this one time.',
  left: (codes: number) =>
    codes === 0
      ? 'No recovery code is left.'
      : `${codes} recovery ${codes === 1 ? 'code is' : 'codes are'} left.`,
  again: 'Make new recovery codes',
  againAbout: 'The old ones stop working.',
  withPasskey: 'With your first second factor you get recovery codes too, shown once.',
} as const

export const PASSWORD = {
  short: (least: number) =>
    `A password needs at least ${least} characters. Several words in a row are easy to remember.`,
  long: 'A password may have at most 128 characters.',
  common:
    'This password is on lists that attackers try first. Choose another: several words that do not belong together.',
  own: 'Leave your name and your email address out of the password.',
  again: 'The two passwords are not the same. Write the new one twice.',
  present: 'This is not your present password.',
  changed: 'Your password is changed. Every other session of yours has ended.',
} as const

export const FORGOTTEN = {
  title: 'Ask for a new password',
  about: 'We send a link to your address. With it you choose a new password.',
  sent: 'If somebody signs in with this address, a letter with a link is on its way. It works for one hour. Look in the spam folder too.',
  missing: 'Write the email address that you sign in with.',
  subject: 'A new password for Kairos',
  letter: (link: string) =>
    `Somebody asked for a new password for the account with this address.\n\nTo choose one, open this link within an hour:\n\n${link}\n\nIf it was not you, you need not do anything: your password stays as it is.\n`,
  button: 'Send me a link',
  set: 'Set the new password',
  newTitle: 'Choose a new password',
  closed: 'This page opens with the link from the letter. Ask for a new letter if yours is too old.',
  done: 'Your password is changed, and every session has ended. Sign in with the new one.',
} as const

export const CONFIRM = {
  title: 'Show that it is you',
  kept: 'What you wrote is kept, and is sent on when you go on.',
  password: 'Your password',
  code: 'or a code from your app',
  wrong: 'That does not fit. Write your password, or the code that your app shows now.',
  button: 'Go on',
  signing: 'You signed in a while ago. A signature needs to show that it is you.',
  device: 'Show first that it is you: open /confirm in this browser, then send this again.',
} as const

export const SESSIONS = {
  title: 'Where you are signed in',
  about: 'End what you do not know. If one is not yours, change your password too.',
  this: 'this one',
  where: 'Where',
  since: 'Signed in',
  last: 'Last used',
  ending: 'End it',
  end: 'End',
  endOthers: 'End all others',
  device: (browser: string, system: string) => `${browser} on ${system}`,
  browser: 'A browser',
  system: 'another device',
} as const

export const ACCOUNT = {
  title: 'Your account',
  address: 'You sign in with',
  codeApp: 'Code app',
  on: 'on',
  off: 'off',
  passkeys: 'Passkeys',
  sessions: 'Signed in at',
  ends: 'You are signed out',
  endsAfter: (minutes: number, hours: number) =>
    `after ${minutes} minutes without doing anything, and after ${hours} hours in any case`,
  password: 'Change your password',
  present: 'Your present password',
  chosen: 'The new password',
  again: 'The new password again',
  change: 'Change the password',
  setUp: 'Set up a second factor',
} as const
