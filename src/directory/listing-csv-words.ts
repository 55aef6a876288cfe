/** What an educator is told about a table of listings: its columns, and what is wrong with a line. */
import type { TypedList, TypedPart, TypedSwitch, TypedText } from './typed-profile.ts'

const and = (names: readonly string[]): string => {
  const quoted = names.map((name) => `“${name.slice(0, 60)}”`)
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`
}
const columns = (names: readonly string[]): string =>
  `${names.length === 1 ? 'the column' : 'the columns'} ${and(names)}`

export const CSV = {
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
  item: (number: number, part?: string) => `, item ${number}${part ? `, ${part}` : ''}`,
} as const

type Column =
  | TypedText
  | TypedList
  | TypedPart
  | TypedSwitch
  | 'contactEmail'
  | 'consentHow'
  | 'consentOn'
  | 'state'

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
  roles: 'therapist; prescriber; monitor; facilitator',
  routes: 'im; iv; sl; oral; intranasal; esketamine',
  approaches: 'cbt; ifs; somatic …, as the search names them',
  conditions: 'depression; ptsd …, as the search names them',
  formats: 'individual; group; retreat',
  settings: 'clinic; office; home; retreat-centre',
  languages: 'en; es …, or English; Spanish …',
  insurance: 'private; medicare …, as the search names them',
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
