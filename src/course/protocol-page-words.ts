/** What the pages about the protocol say. */

export const DIFFERENCE = {
  change: { changed: 'Changed', added: 'New', removed: 'Gone' },
  before: 'before',
  after: 'after',
  source: 'Source of the figure',
  sourceBefore: 'Source before',
  none: 'Nothing differs.',
  count: (n: number) => (n === 1 ? 'One difference' : `${n} differences`),
} as const

export const PAGES = {
  protocol: 'Protocol',
  about:
    'What this practice screens, measures and decides by. Each figure has its source, and how sure it is.',
  inForce: 'New courses begin on it. A running course stays on its version until a prescriber moves it.',
  signed: (name: string, when: string) => `Signed by ${name}, ${when}`,
  ships: 'As it ships with the program; no copy of this practice has been signed.',
  proposals: 'Figures marked default are proposals. A practice makes them its own by signing a copy.',
  adopt: 'Edit and sign a copy',
  contents: 'Contents',
  allSections: 'Everything on one page, to print',
  courses: 'Courses by version',
  none: 'No course is open.',
  coursesOn: (n: number) => (n === 1 ? '1 course' : `${n} courses`),
  current: 'in force',
  older: 'not the one in force',
  move: (name: string) => `${name}: look at the difference`,
  signedVersions: 'Signed versions',
  fold: (n: number) => (n === 1 ? '1 entry' : `${n} entries`),
  back: 'The protocol',
  unknownSection: 'There is no such section.',
} as const

export const ADOPTING = {
  title: 'Edit and sign a protocol',
  about:
    'The document in force stands below, with a name and a version for your own copy. Change it here or in an editor of your own, look at the difference, then sign. Nothing is stored before the signature.',
  text: 'The document (YAML)',
  textHelp:
    'Lines that begin with # are notes for people. Every number keeps its source; your own figures are defaults.',
  check: 'Check and show the difference',
  needText: 'Paste the document, or load this page anew to get the one in force.',
  tooLong:
    'The document is longer than 600,000 characters. A protocol is far shorter; check what was pasted.',
  difference: (from: string, to: string) => `What differs from ${from} in ${to}`,
  sign: 'Sign',
  signAbout: 'With your signature this version is in force for every course that begins from now on.',
  signatureHelp: 'The name you are signed in with.',
  needName: (name: string) => `Sign with your own name, as it stands in the practice: ${name}.`,
  reason: 'Why this version',
  reasonHelp: 'It stands beside your signature.',
  needReason: 'Write why, in one or two sentences.',
  confirm: 'I have looked at what is asked above, and it is meant.',
  needConfirm: 'Look at what is asked, and confirm that it is meant.',
  changedSince:
    'The text was changed after the difference was shown. Look at the difference again, then sign.',
  taken:
    'This version was signed already, perhaps by somebody else a moment ago. Give yours a higher version.',
  signNow: 'Sign and put it in force',
  download: 'Download the document in force',
} as const

export const MOVE_PAGE = {
  title: 'Protocol of this course',
  runsOn: (name: string) => `It runs on ${name}`,
  isCurrent: 'That is the version in force. There is nothing to move.',
  about: (name: string) =>
    `${name} is in force for new courses. This course stays on its version until a prescriber moves it.`,
  difference: 'What would change for this course',
  reason: 'Why this course is moved',
  reasonHelp: 'It stands in the record. Rulings from then on name the new version.',
  needReason: 'Write why, in one or two sentences.',
  move: 'Move the course',
} as const
