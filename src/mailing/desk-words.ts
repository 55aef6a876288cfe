/** Sentences of the mailing's desk. */
import type { Who } from './desk.ts'
import { CONSENT_WORDING } from './words.ts'

const counted = (many: number, one: string, more: string): string =>
  many === 1 ? `1 ${one}` : `${many.toLocaleString('en-US')} ${more}`

export const WHO_WORDS: Readonly<Record<Who, string>> = {
  joined: 'joined',
  asked: 'asked, not confirmed',
  left: 'left',
  suppressed: 'not written to any more',
}

export const SUPPRESSED_WORDS = {
  bounced: 'Letters come back',
  complained: 'Complained about a letter',
} as const

export const DESK_PAGE = {
  title: 'Mailing',
  lead: 'People put themselves on a list, and confirm it by the link in a letter. Whoever leaves gets nothing more unless they join again.',
  lists: 'Lists',
  columns: ['List', 'Get letters', 'Asked, not confirmed', 'Left'],
  suppressed: 'Not written to any more',
  suppressedAbout: 'Whatever these addresses joined, nothing is sent to them.',
  suppressedColumns: ['Why', 'Addresses'],
  subscribers: 'Subscribers',
  import: 'Bring subscribers in',
  export: 'Table of all (CSV)',
  issues: 'Letters',
} as const

export const SUBSCRIBERS_PAGE = {
  title: 'Subscribers',
  text: 'Part of the address',
  list: 'List',
  anyList: 'Any list',
  who: 'How they stand',
  anyWho: 'Anyhow',
  find: 'Find',
  found: 'By address',
  columns: ['Address', 'Name', 'Gets', 'Not written to'],
  none: 'Nobody fits.',
  clear: 'Show everybody',
  next: 'Next 50',
} as const

export const SUBSCRIBER_PAGE = {
  title: 'A subscriber',
  lists: 'Lists',
  columns: ['List', 'Stands', 'Since', 'What it rests on'],
  noList: 'They asked for no list yet.',
  confirmed: (asked: string | undefined, at: string) =>
    `Asked ${asked ?? 'at a time that is not known'}, confirmed by the link in a letter ${at}, under the sentence:`,
  imported: (source: string, on: string) => `${source}, ${on}, under the sentence:`,
  about: 'About them',
  name: 'Name',
  state: 'State',
  discipline: 'Works in',
  unsaid: 'not said',
  history: 'What happened',
  historyColumns: ['When', 'What', 'Who'],
  themselves: 'themselves',
  itself: 'by itself',
  takeOff: 'Take them off all lists',
  takeOffAbout: 'When they ask you to. Only they can join again.',
  release: 'Write to this address again',
  releaseAbout: 'When you know that letters arrive there again.',
  releaseWhy: 'How do you know?',
  gone: 'This subscriber is not there any more.',
} as const

export const ENTRY_WORDS = {
  'join-asked': (lists: string) => `Asked for ${lists}`,
  'join-confirmed': (lists: string) => `Confirmed ${lists}`,
  imported: (lists: string) => `Brought in for ${lists}`,
  described: () => 'Said something about themselves',
  left: (lists: string, how: string) => `Left ${lists}, by ${how}`,
  bounced: (isHard: boolean, status = '') =>
    `${isHard ? 'A letter cannot arrive' : 'A letter came back for now'}${status ? ` (${status})` : ''}`,
  complained: () => 'Complained about a letter',
  released: (why: string) => `Written to again: ${why}`,
} as const

export const IMPORT_PAGE = {
  title: 'Bring subscribers in',
  lead: 'A table (CSV, UTF-8, with commas) of people who agreed elsewhere to get letters. Each row says where they agreed, in which words, and when. Without that, it is not taken.',
  never:
    'Never bring in the patients of a practice. Whoever is treated joins by themselves or not at all. That somebody gave their address for an appointment is no agreement to letters.',
  file: 'File',
  fileHelp: 'Up to 64 MB.',
  noFile: 'Choose a file.',
  takeGoodRows: 'Take the good rows when others are wrong',
  takeGoodRowsHelp: 'Without this, one wrong row keeps the whole file out.',
  submit: 'Bring in',
  columns: 'Columns',
  columnsAbout: 'The first line names them, in any order. Other columns keep the file out.',
  columnsOfColumns: ['Column', 'Must be there', 'What it holds'],
  required: 'yes',
  example: `Our own sentence is: “${CONSENT_WORDING}”`,
  report: 'What came of it',
  badRows: 'Rows that were not taken',
  columnsOfReport: ['Line', 'What is wrong, and what to do'],
  stored: (stored: number, known: number, bad: number) =>
    [
      `${counted(stored, 'row', 'rows')} brought in.`,
      ...(known > 0
        ? [`${counted(known, 'row says', 'rows say')} what stands here already; nothing changed for them.`]
        : []),
      ...(bad > 0 ? [`${counted(bad, 'row was', 'rows were')} not taken; see below.`] : []),
    ].join(' '),
  nothing: (bad: number, all: number) =>
    `Nothing was stored: ${counted(bad, 'row', 'rows')} of ${all.toLocaleString('en-US')} cannot be taken. Correct ${bad === 1 ? 'it' : 'them'}, or tick that the good rows are taken.`,
  more: (many: number) => `And ${counted(many, 'row', 'rows')} more with something wrong.`,
  onward: 'To the subscribers',
} as const
