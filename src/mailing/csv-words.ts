/** What the table of subscribers says about its columns and its rows. */
import { LISTS, type List } from './subscription.ts'
import { LIST_WORDS } from './words.ts'

const columns = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ')

export const COLUMN_WORDS = {
  email: 'The address, one a row.',
  lists: `Any of: ${LISTS.join('; ')}. With “;” between two.`,
  standing:
    'joined, when it is empty. left: they asked not to be written to, and nobody can bring them in again.',
  consent_source: 'Where they agreed, such as “Sign-up sheet, spring conference 2026”. Not needed for left.',
  consent_wording: 'The sentence that they agreed to, word for word. Not needed for left.',
  consent_on: 'When: 2026-03-14, or a time such as 2026-03-14T18:30:00-06:00. Not needed for left.',
  name: 'Their name.',
  state: 'A state of the United States by its postal code, such as CO.',
  discipline: 'medical, mental-health or other.',
} as const

export const CSV = {
  header: (missing: readonly string[], unknown: readonly string[], twice: readonly string[]) =>
    `The first line of the file does not fit: it ${[
      ...(missing.length > 0 ? [`lacks ${columns(missing)}`] : []),
      ...(unknown.length > 0 ? [`has ${columns(unknown)}, which do not belong here`] : []),
      ...(twice.length > 0 ? [`has ${columns(twice)} more than once`] : []),
    ].join(', and ')}. Correct the first line and send the file again; nothing was stored.`,
  cells: (cells: number, wanted: number) =>
    `this line has ${cells} cells, and the first line has ${wanted} columns. Put a text with commas into quotes.`,
  lists: (typed: string) =>
    typed === ''
      ? `no list is named. Write any of: ${LISTS.join('; ')}.`
      : `“${typed.slice(0, 60)}” is not a list. Write any of: ${LISTS.join('; ')}.`,
  standing: (typed: string) => `“${typed.slice(0, 40)}” is neither joined nor left.`,
  unconfirmed: 'they asked and did not confirm. Without a confirmation nobody is brought in.',
  toCome: (on: string) => `${on} is still to come. Write when they agreed.`,
  state: (typed: string) => `“${typed.slice(0, 40)}” is not a state. Write its postal code, such as CO.`,
  discipline: (typed: string) =>
    `“${typed.slice(0, 40)}” is not known. Write medical, mental-health or other, or leave it empty.`,
  twice: (list: List, line: number) =>
    `line ${line} has this address for “${LIST_WORDS[list].name}” already. Take one of them out.`,
  notATable: (line: number, isLong: boolean) =>
    isLong
      ? `The file cannot be read as a table: near line ${line} a row does not end. Look for a quote that is opened and not closed. Nothing was stored.`
      : `The file cannot be read as a table: something is wrong with the quotes near line ${line}. A quote inside a text is written twice. Nothing was stored.`,
  empty: 'There is no row below the first line. Nothing was stored.',
  confirmed: 'Confirmed by the link in a letter',
} as const
