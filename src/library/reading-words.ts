/** What somebody reads around the answers: the index, the search, who stands behind an answer, handing it on. */

export const LIBRARY = {
  title: 'Understand ketamine-assisted psychotherapy',
  about: 'Plain answers to one question each, with their sources and how sure they are.',
  description:
    'Plain answers about ketamine-assisted psychotherapy: what it is, how it works, risks, cost, what to expect and who should not have it. Each with its sources.',
  topics: 'Topics',
  all: 'All questions by topic',
  feed: 'Answers of the Kairos library',
  none: 'No answer is published yet.',
} as const

const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(' ')
const answers = (n: number): string => (n === 1 ? '1 answer' : `${n} answers`)

export const SEARCH = {
  title: 'Search the library',
  label: 'Search the answers',
  help: 'A word or a question. Spelling does not have to be right.',
  button: 'Search',
  results: 'What was found',
  empty: 'Type a word or a question to search for, or look through the topics.',
  common: 'These words stand in every answer. Use one that says what you are looking for.',
  cut: 'That was long, so only its beginning was searched for. A few words find more.',
  all: (n: number, used: readonly string[]) => `${answers(n)} for ${quoted(used)}.`,
  some: (n: number, matched: number, of: number) =>
    `No answer has all of these words. ${n === 1 ? 'This one has' : 'These have'} ${matched} of the ${of}.`,
  nothing: 'Nothing was found. Try another word, or look through the topics.',
  unknown: (words: readonly string[]) => `No answer has ${quoted(words)}.`,
  meant: 'Did you mean',
  tags: 'Tags:',
} as const

export const READING = {
  sources: 'Sources',
  sourcesAbout: 'Each with how sure it is.',
  about: 'Who stands behind this answer',
  author: 'Written by',
  reviewer: 'Reviewed by',
  review: 'The review',
  reviewed: 'Reviewed on',
  reviewAgain: 'Review again by',
  tags: 'Tags',
  history: 'Every version of this answer',
  overdue: (by: string) =>
    `This answer was to be reviewed again by ${by}, and has not been yet. What it says may be out of date.`,
  related: 'Related questions',
  advice: 'This is general information and not medical advice.',
  printed: (address: string) => `From ${address}`,
} as const

export const HANDING = {
  title: 'Hand this to somebody',
  link: 'The link',
  mail: 'Send it by mail',
  print: 'To hand it over on paper, print this page: it comes out as one sheet, without anything around it.',
  card: 'A card for your own website',
  cardHelp:
    'Copy this into your page. The card shows the question, the short answer and when it was reviewed, stays up to date, and sets no cookie.',
  see: 'See the card',
} as const

export const CARD = {
  whole: 'Read the whole answer',
  tab: '(opens a new tab)',
  reviewed: (on: string) => `Reviewed ${on} · Kairos library`,
  gone: 'This answer is not here any more.',
  library: 'Go to the library',
} as const

export const MISSING = {
  title: 'There is no answer at this address',
  about: 'It may have been renamed or taken back. Search for it, or look through the topics.',
} as const
