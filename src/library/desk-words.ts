/** What the desk of the library says. */
import type { ArticleState } from './desk.ts'
import type { DecisionKind, Origin, VersionState } from './versions.ts'

export const DESK = {
  title: 'Library',
  about: 'What somebody should look at comes first; then every article by topic.',
  new: 'Write a new article',
  toReview: 'Waits for your review',
  toReviewAbout: 'Somebody else wrote it. Read it, then publish it or send it back.',
  files: 'Files that changed',
  filesAbout:
    'The program came with new words. They are not published by themselves where somebody has edited here.',
  mine: 'Your drafts',
  sent: 'Sent by you, waiting for a second person',
  due: 'Reviews that are due',
  dueAbout:
    'Check the sources, bring the article up to date, and have it reviewed. The old words stay until then.',
  nothing: 'Nothing waits. Every review is in order.',
  all: 'Every article',
  none: 'There is no article yet.',
  by: (name: string) => `by ${name}`,
  sentBack: (why: string) => `Sent back: ${why}`,
  reviewBy: (on: string) => `review again by ${on}`,
  overdue: (on: string) => `was to be reviewed by ${on}`,
  open: (drafts: number) => (drafts === 1 ? 'one draft' : `${drafts} drafts`),
  somebody: 'somebody who has left',
} as const

export const ARTICLE_STATES: Readonly<Record<ArticleState, string>> = {
  published: 'published',
  'in-review': 'in review, not public yet',
  draft: 'draft, not public yet',
  withdrawn: 'withdrawn',
  'laid-aside': 'laid aside',
}

export const VERSION_STATES: Readonly<Record<VersionState, string>> = {
  draft: 'draft',
  'in-review': 'waits for review',
  returned: 'sent back',
  published: 'published',
  'was-published': 'was published',
  'set-aside': 'laid aside',
  'taken-in': 'taken into a later version',
}

export const ORIGINS: Readonly<Record<Origin, string>> = {
  file: 'from the file',
  edit: 'written here',
  review: 'reviewed',
}

export const DECISIONS: Readonly<Record<DecisionKind, string>> = {
  filed: 'the file says the same since',
  submitted: 'sent to review',
  returned: 'sent back',
  published: 'published',
  withdrawn: 'withdrawn',
  'set-aside': 'laid aside',
}

/** How sure a source is, by its status and its mark. */
export const SURENESS = {
  'published/looked-up': 'Published, looked up',
  'published/secondary': 'Published, seen only as a quote',
  'published/from-memory': 'Published, from memory',
  'default/looked-up': 'Our default, after one looked up',
  'default/secondary': 'Our default, after a quote',
  'default/from-memory': 'Our default, from memory',
  'default/default': 'Our default',
} as const

export const WRITING = {
  newTitle: 'Write a new article',
  newAbout: 'One question, answered. A second person reviews it before anybody else can read it.',
  slug: 'Address',
  slugHelp: 'Small letters, figures and dashes: what-is-kap. It stays as it is once it is saved.',
  question: 'The question that it answers',
  questionHelp: 'As somebody would ask it, in one line.',
  answer: 'The short answer',
  answerHelp: 'One to three plain sentences, 320 signs at most. Search results and cards show only this.',
  topic: 'Topic',
  tags: 'Tags',
  tagsHelp: 'A few words by which it should be found, with commas between them.',
  language: 'Language',
  languageHelp: 'en, or es-MX.',
  author: 'Written by',
  authorHelp: 'As readers shall see it.',
  text: 'The long answer',
  textHelp:
    'Markdown: ## for a heading, - for a point, **strong**, [words](/library/another). HTML stays text. Write [^name] behind a claim that comes from a source; ![what it shows](drawing:window) puts the drawing there.',
  sources: 'Sources',
  sourcesAbout: 'Leave a row empty to take it out. Saving gives room for more.',
  source: (number: number) => `Source ${number}`,
  sourceId: 'Name for references',
  sourceText: 'What it is',
  sourceUrl: 'Where it can be read',
  sourceSure: 'How sure',
  needSure: 'Say how sure this source is.',
  takesIn: 'This text takes in',
  takesInHelp: 'Tick what you have brought over. What you do not tick stays as it is.',
  save: 'Save the draft',
  preview: 'Show how it will look',
  send: 'Save and send to review',
  tooLong: 'That is more than an article holds. Shorten it, or make it two.',
  reading: (grade: string, words: string) => `Reads like school grade ${grade}, in ${words} words. Aim at 9.`,
  noReading: 'There is no sentence to read yet.',
} as const

export const OPENED = {
  desk: 'Library desk',
  asRead: 'As everybody reads it',
  history: 'Public history',
  version: (number: number, state: string) => `Version ${number}: ${state}`,
  beside: 'Somebody else is writing too',
  besideAbout:
    'Nothing is lost: both are kept. Read the other one, and bring together what belongs together.',
  behind: 'Another version was published since this one was begun',
  behindAbout: (number: number) =>
    `Version ${number} is what everybody reads now, and these words were not written on it.`,
  file: 'The file says something else',
  fileAbout:
    'These words came with the program. Publish them as they are, lay them aside, or take them over into a draft below.',
  sentBack: 'Sent back',
  waits: 'This version waits for a second person',
  waitsAbout:
    'You wrote it, so somebody else reviews it. You may go on writing: that becomes a version of its own.',
  withdrawn: 'Withdrawn',
  lacks: 'Before it can be published:',
  against: (number: number) => `What changes against version ${number}`,
  againstNothing: 'Everything is new',
  edit: 'Write',
  editOpen: 'The fields',
  editAbout: (number: number) =>
    `Begins with version ${number}. Saving makes a version of its own; nothing is overwritten.`,
  preview: 'How it will look',
  previewTyped: 'How it will look, not saved yet',
  versions: 'Versions',
  versionsAbout: 'Every one is kept. Only those that were published can be read by everybody.',
  open: (number: number) => `Version ${number}`,
} as const

export const REVIEWING = {
  publish: 'Publish it',
  publishFile: 'Publish the file as it is',
  reviewer: 'Reviewed by',
  needReviewer: 'Say who reviewed it.',
  reviewerHelp: 'As readers shall see it.',
  what: 'What was reviewed, and by what kind of person',
  whatHelp: 'For example: Facts checked against the listed sources by a licensed counselor.',
  again: 'Review again by',
  againHelp: 'Within a year.',
  confirm: 'These words shall take the place of what was published meanwhile.',
  sendBack: 'Send it back',
  sendBackTitle: 'Send it back with a reason',
  why: 'What should be different?',
  whyHelp: 'The author reads this.',
  setAside: 'Lay it aside',
  setAsideTitle: 'Lay this version aside',
  setAsideWhy: 'Why?',
  setAsideHelp: 'It stays in the list of versions and can be taken up again.',
  withdraw: 'Withdraw it now',
  withdrawTitle: 'Withdraw the article',
  withdrawAbout:
    'Nobody can read it from then on, but for its history. Anybody at the desk may do this, because what is wrong must not wait.',
  withdrawWhy: 'Why?',
  withdrawHelp: 'Everybody can read this in the history.',
  needWhy: 'Say why, in a sentence.',
  tooLong: 'Say it in at most 500 signs.',
  needDay: 'Choose a day.',
  send: 'Send to review',
} as const
