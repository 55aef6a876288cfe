/** What the library says: topics for everybody, and sentences for those who write. */
import type { Topic } from './library.ts'

/** Topics as the index shows them. */
export const TOPICS: Readonly<Record<Topic, string>> = {
  basics: 'The basics',
  'how-it-works': 'How it works',
  safety: 'Is it safe, and is it for me?',
  session: 'The session',
  cost: 'Cost and insurance',
  providers: 'Finding a provider',
  after: 'After a session',
  training: 'For practitioners',
}

/** What the fields of an article are called. */
export const FIELDS = {
  question: 'The question',
  answer: 'The short answer',
  topic: 'Topic',
  tags: 'Tags',
  language: 'Language',
  sources: 'Sources',
  author: 'Written by',
  reviewer: 'Reviewed by',
  review: 'What was reviewed',
  reviewed: 'Reviewed on',
  reviewAgain: 'Review again by',
  text: 'The long answer',
} as const

export const DOCUMENT = {
  shape:
    'The document must begin with a line of three dashes, then the fields, then three dashes again, then the text.',
} as const

export const ARTICLE = {
  needQuestion: 'Write the question that it answers.',
  needSlug: 'Give the article an address.',
  slugForm: 'Write the address in small letters, figures and single dashes, at most 80 signs: what-is-kap.',
  slugTaken: '"new" is the address of the page for new articles. Choose another.',
  topic: 'Choose a topic.',
  sourceId: 'Name a source in small letters, figures and dashes: prati-faq.',
  sourceText: 'Say what the source is.',
  sourceUrl: 'The address of a source must begin with https:// or http://.',
  tooLong: (most: number) => `Say it in at most ${most} signs.`,
  language: 'Write the language as en or es-MX.',
  missing: {
    answer: 'Write the short answer: one to three plain sentences.',
    author: 'Say who wrote it.',
    reviewer: 'Say who reviewed it.',
    reviewed: 'Say on which day it was reviewed.',
    reviewAgain: 'Say by which day it must be reviewed again.',
    text: 'Write the long answer.',
  },
  noSources: 'Name at least one source.',
  sourceTwice: (id: string) => `Two sources are called "${id}". Give one of them another name.`,
  noSuchSource: (id: string) =>
    `The text refers to [^${id}], and no source has that name. Add it or correct the name.`,
  unusedSource: (id: string) =>
    `Nothing in the text refers to the source "${id}". Add [^${id}] where it is used, or take it out.`,
} as const
