/** The words of the console. What a session says on every device is in the session's own words. */

const entries = (n: number): string => (n === 1 ? '1 entry' : `${n} entries`)

/** Where what was written is, in one line that always stands on the page. */
export const STATUS = {
  opening: 'Opening what this tablet holds.',
  /** @param refused whether something stands here that the server did not take */
  all: (clock: string | undefined, refused: boolean) =>
    `${refused ? 'Everything else is' : 'All'} on the server${clock ? `, ${clock}` : ''}`,
  sending: (n: number) => `Sending ${entries(n)}`,
  away: (clock: string | undefined, refused: boolean) =>
    `No network${clock ? ` since ${clock}` : ''}. ${refused ? 'Everything else' : 'All that was written'} is on the server; go on recording`,
  onlyHere: (n: number) => `${entries(n)} only on this tablet; sending when there is a network`,
  signIn: (n: number) =>
    n > 0
      ? `${entries(n)} only on this tablet. Sign in again to send; go on recording`
      : 'Sign in again to receive and send; go on recording',
  toSignIn: 'Sign in',
  otherPerson: (n: number, clock: string | undefined, refused: boolean) =>
    `${n > 0 ? `Sending ${entries(n)}` : `${refused ? 'Everything else' : 'All'} of yours is on the server${clock ? `, ${clock}` : ''}`}. Somebody else wrote on this tablet and has to sign in again to send it`,
  unreadable: (n: number) =>
    `${n === 1 ? 'One thing' : `${n} things`} written on this tablet cannot be opened any more, because its key is gone: look in the record for what is missing, and enter it anew. This line goes when you sign out`,
  refused: (n: number) => `Not taken by the server: ${n}`,
  newer: 'A newer version of this console is ready',
  takeNewer: 'Take it now',
  full: 'The storage of this tablet is full: what you write stays only while this page is open. Do not close it',
  unavailable:
    'This browser keeps nothing on this tablet: what you write stays only while this page is open. Do not close it',
  clock: (minutes: number) =>
    `The clock of this tablet is ${Math.abs(minutes)} min ${minutes > 0 ? 'ahead' : 'behind'}: corrected`,
  retry: 'Send now',
  look: 'Look at it',
} as const

export const FRAME = {
  title: 'Session console',
  alarmTitle: 'Alarm',
  brand: 'Kairos',
  menu: 'Menu',
  signedIn: 'Signed in',
  pages: 'Today’s pages',
  help: 'Keys and help',
  signOut: 'Sign out',
  signingOut: 'Signing out …',
  sound: 'Alarms sound',
  soundWaits: 'Allow alarm sound',
  room: 'Low light of the room',
  keys: 'Single keys open forms',
  on: 'on',
  off: 'off',
  board: 'Board',
  skip: 'Skip to the session',
  status: 'Where the entries are',
  more: 'This tablet',
} as const

export const EMPTY = {
  opening: 'Opening …',
  none: 'No session today.',
  noneWhy: 'Sessions that are planned for today or are under way come here by themselves.',
  gone: 'This session is not on this tablet.',
  goneWhy: 'It is not of today, or it has not arrived yet.',
  nobody: 'Nobody is signed in on this tablet.',
  nobodyWhy: 'Sign in once with a network. After that the console opens without one.',
  offlineFirst: 'There is no network, and this tablet holds no session yet.',
  toPage: 'Open the plain pages',
} as const

export const FAILED = {
  title: 'This part of the console failed.',
  kept: 'Everything that was recorded is kept, and what was being typed too.',
  again: 'Show it again',
  plain: 'Record on the plain page',
} as const

export const PERSON = {
  most: 'Most used',
  questions: 'Waits for the prescriber',
  more: 'More',
  formOf: (what: string) => `${what}, opened`,
  plain: 'This session as a plain page',
  sinceDose: (clock: string) => ` since the first dose at ${clock}`,
  given: (mg: number, mgPerKg: number | undefined, doses: number) =>
    `Given: ${mg} mg${mgPerKg === undefined ? '' : ` (${mgPerKg} mg/kg)`} in ${doses} ${doses === 1 ? 'dose' : 'doses'}`,
  lastAt: (clock: string) => `the last at ${clock}`,
  due: 'Due',
  nothingDue: 'Nothing is due.',
  states: { later: 'Coming up', due: 'Due', overdue: 'Overdue' },
  lateBy: (words: string) => `overdue by ${words}`,
  dueFor: (words: string) => `due for ${words}`,
  dueNow: 'due now',
  dueIn: (words: string) => `in ${words}`,
} as const

export const PANEL = {
  vitals: 'Vitals',
  scores: 'Scores',
  dose: 'Dose',
  symptoms: 'Symptoms',
  note: 'Note',
  phase: 'Phase',
  event: 'Adverse event',
  prescriber: 'Prescriber',
  check: 'Check a dose',
  present: 'Who is present',
  pause: 'Pause',
  order: 'Order',
  discharge: 'Discharge',
  cards: 'Emergency cards',
  log: 'Record',
  plot: 'Plot',
} as const

export const ENTRY = {
  notStored: 'It could not be written down on this tablet. Nothing was stored; try again.',
  gone: 'This session is not on this tablet any more. Nothing was stored.',
  earlier: 'Not just now?',
  keypad: 'Digits',
  erase: 'Erase',
  next: 'Next',
  saveVitals: 'Save the vitals',
  readSo: 'I looked again: save it so',
  last: (value: string, ago: string) => `${value}, ${ago}`,
  none: 'none yet',
  goneScore: 'No score was taken; I find that it has gone',
  tapScore: 'One tap saves it.',
  tapSymptom: 'One tap notes it. Tap again when it has gone.',
  there: 'there now',
  now: 'now',
  asksForHelp: 'Asks for help',
  asksAgain: (times: number) => `Asks for help again (${times} so far)`,
  doseAllowed: 'The rules allow this dose as it is entered.',
  doseRuling: 'This dose',
} as const

export const CAME_BACK = {
  title: (clock: string) => `Typed at ${clock}, not recorded`,
  about: 'It is back as you left it. Save it, or clear it.',
  clear: 'Clear it',
  elsewhere: 'Typed and not recorded',
} as const

export const STORED = {
  said: (what: string) => `Stored: ${what}`,
  takeBack: 'Take it back',
  takenBack: (what: string) => `Taken back: ${what}`,
  reason: 'Taken back right after it was entered',
  hide: 'Close this notice',
  closedVisit: 'The visit took place',
  struckOut: 'An entry was struck out',
  other: 'Entered',
} as const

export const LOGGED = {
  title: 'Record of this session',
  about: 'Nothing is erased: a correction stands beside what it corrects.',
  onServer: 'on the server',
  onlyHere: 'only on this tablet',
  onlyYou: 'only you see this',
  corrected: (reason: string) => `corrected: ${reason}`,
  nobody: 'somebody who has left',
  change: 'Change',
  changeWhat: (line: string) => `Change: ${line}`,
  correct: 'Correct it',
  strike: 'Strike it out',
  strikeAbout: 'For what was entered in error. It stays readable in the record.',
  reason: 'Reason',
  strikeReason: 'Why it is struck out',
  when: 'When it happened',
  whenHelp: 'A clock time of the last twelve hours',
  whole: 'Its page in the record',
  noCorrection: 'Strike it out and enter it anew, or correct it on its page in the record.',
  mayNot: 'Only whoever may write this may change it.',
  same: 'Nothing was changed.',
  empty: 'Nothing is written down yet.',
} as const

export const REFUSED = {
  title: 'Not taken by the server',
  about: 'These entries are kept on this tablet until somebody settles them.',
  confirm: 'The server asks once more who you are, because this signs something.',
  toConfirm: 'Show that it is you',
  again: 'Send it again',
  giveUp: 'Give it up',
  giveUpSure: 'It was written anew, or never happened: give it up',
  keep: 'Keep it',
} as const

export const SIGN_OUT = {
  not: 'Not signed out:',
} as const

export const HELP = {
  title: 'Keys and help',
  about: 'Keys work while you are not typing.',
  close: 'Close',
  alarm: 'To the silence button of the first alarm',
  board: 'All sessions',
  help: 'This help',
  kept: 'What you record is kept on this tablet first and sent as soon as there is a network. The line on top says what is on the server.',
  typing:
    'What you are typing stays while you look elsewhere in the console. Vitals, notes, adverse events and what is told to the prescriber are there again after the page was closed or loaded anew, until you save or clear them or sign out.',
} as const

export const SOUND = {
  elsewhere: 'Others need somebody',
  quiet: 'silenced',
  /** How the button of an alarm begins. */
  silence: 'Silence',
  announce: (name: string, level: string, text: string, say: string) => `${name}: ${level}. ${text}. ${say}`,
} as const

export const PLOT = {
  drawing: 'Drawing …',
  none: 'There is nothing to draw yet.',
  cards: 'What to do first',
  cardsAbout: 'Defaults of this protocol, for trained people. Not medical advice.',
} as const

export const ORDERING = {
  none: 'No order has been written.',
  write: 'Write an order',
  about: 'The software computes and checks. It never proposes an amount.',
  stated: (text: string) => `Stated elsewhere: ${text}.`,
  only: 'Only a prescriber writes an order.',
} as const

export const GOING_HOME = {
  instructions: 'Instructions to print',
  escort: 'Escort',
  sign: 'Sign',
  signIt: 'Sign the discharge',
  signers: 'A prescriber, a monitor or a therapist signs.',
  book: 'Book',
  nobody: 'somebody who has left',
} as const
