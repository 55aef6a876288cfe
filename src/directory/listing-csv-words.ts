/** What an educator is told about a table of listings: its columns, and what is wrong with a line. */
import type { TypedPart, TypedSwitch, TypedText } from './typed-profile.ts'

const and = (names: readonly string[]): string => {
  const quoted = names.map((name) => `“${name.slice(0, 60)}”`)
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`
}
const columns = (names: readonly string[]): string =>
  `${names.length === 1 ? 'the column' : 'the columns'} ${and(names)}`

const COMMON = { npi: 'the same NPI', name: 'the same name in the same ZIP code' } as const

export const CSV = {
  anyOf: (words: readonly string[]) => `any of: ${words.join('; ')}`,
  header: (missing: readonly string[], unknown: readonly string[], twice: readonly string[]) =>
    `The first line of the file does not fit: it ${[
      ...(missing.length > 0 ? [`lacks ${columns(missing)}`] : []),
      ...(unknown.length > 0 ? [`has ${columns(unknown)}, which nobody knows here`] : []),
      ...(twice.length > 0 ? [`has ${columns(twice)} more than once`] : []),
    ].join(', and ')}. Correct the first line and send the file again; nothing was stored.`,
  parts: (parts: readonly string[], many: number) =>
    `has ${many} parts, and ${parts.length} are known: ${parts.join(' | ')}. Write a “|” inside a part as “\\|”.`,
  yesOrNo: (typed: string) => `“${typed}” is neither yes nor no.`,
  noConsent:
    'how the person agreed to be listed is missing. Without consent nobody is listed: write how it was given, such as “signed form”, or leave this line out.',
  consentLong: 'this is longer than 300 characters. Say in a few words how the person agreed.',
  consentOn: 'when the person agreed is missing. Write the day like 2026-11-24.',
  consentToCome: (on: string) => `${on} is still to come. Write the day on which the person agreed.`,
  cells: (cells: number, columns: number) =>
    `this line has ${cells} cells, and the first line has ${columns} columns. Put a text with commas into quotes.`,
  listed: (common: 'npi' | 'name') =>
    `listed already, or further up in this file, with ${COMMON[common]}. Take this line out, or correct it.`,
  twice: (common: 'npi' | 'name', line: number) =>
    `the same as line ${line}: ${COMMON[common]}. Take one of them out, or correct it.`,
  notATable: (line: number, isLong: boolean) =>
    isLong
      ? `The file cannot be read as a table: near line ${line} a row does not end. Look for a quote that is opened and not closed. Nothing was stored.`
      : `The file cannot be read as a table: something is wrong with the quotes near line ${line}. A quote inside a text is written twice. Nothing was stored.`,
  empty: 'There is no row below the first line. Nothing was stored.',
  item: (number: number, part?: string) => `, item ${number}${part ? `, ${part}` : ''}`,
} as const

type Column = TypedText | TypedPart | TypedSwitch | 'contactEmail' | 'consentHow' | 'consentOn' | 'state'

/** What a column holds. Those that hold several of a list name its words themselves. */
export const COLUMN_WORDS: Readonly<Record<Column, string>> = {
  subject: 'person or practice',
  name: 'as it is shown',
  credentials: 'letters after the name',
  about: 'up to 2,000 characters of plain text',
  npi: 'ten digits',
  feesLow: 'whole US dollars',
  feesHigh: 'whole US dollars',
  feesPer: 'session, hour or course',
  accepting: 'yes, waiting-list or no',
  stepFree: 'yes, no or unknown',
  phone: 'with area code',
  website: 'like https://practice.example',
  licences: 'kind | number | state | last day; the next license',
  trainings: 'title | by whom | year or last day | where | hours; the next training',
  places:
    'name of the place | street | town | state | ZIP; the next place. Latitude and longitude may follow',
  slidingScale: 'yes or no',
  paymentPlans: 'yes or no',
  videoPreparation: 'yes or no',
  videoIntegration: 'yes or no',
  contactEmail: 'where the link to the listing goes; never shown',
  consentHow: 'how the person agreed to be listed, such as “signed form”',
  consentOn: 'the day on which they agreed, like 2026-11-24',
  state: 'how the listing stands; written by the export and not read',
}
