/** Listings as rows of a table (CSV): what each column holds, and reading and writing one row. */
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import { type Day, day } from '#kernel/time.ts'
import { guarded, readCell, unguarded, writeCell } from './cells.ts'
import { readContact } from './contact.ts'
import type { ListingState } from './listing.ts'
import { COLUMN_WORDS, CSV } from './listing-csv-words.ts'
import type { Profile } from './profile.ts'
import { type Reading, readProfile } from './read-profile.ts'
import {
  LIST_NAMES,
  PART_NAMES,
  PARTS,
  SWITCHES,
  TEXTS,
  type TypedPart,
  type TypedProfile,
  typedOf,
} from './typed-profile.ts'

/** A listing as a row holds it: what it says, where letters go, and how and when the person agreed to be listed. */
export type ListingRow = {
  readonly profile: Profile
  readonly contactEmail: string
  readonly consent: { readonly how: string; readonly on: Day }
}

/** The name of a field as a column: `fees_low`, `licenses` as spreadsheets in the United States spell it. */
const columnOf = (field: string): string =>
  field.replace('licences', 'licenses').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const FIELDS = [
  ...TEXTS,
  ...LIST_NAMES,
  ...PART_NAMES,
  ...SWITCHES,
  'contactEmail',
  'consentHow',
  'consentOn',
] as const
type Field = (typeof FIELDS)[number]
/** The export adds how the listing stands; the import reads past it. */
const STATE = 'state'

export const REQUIRED: readonly string[] = (
  ['subject', 'name', 'roles', 'places', 'contactEmail', 'consentHow', 'consentOn'] as const
).map(columnOf)

/** Every column in the order of the export, and what it holds. */
export const COLUMNS: readonly { readonly name: string; readonly about: string }[] = [
  ...FIELDS.map((field) => ({ name: columnOf(field), about: COLUMN_WORDS[field] })),
  { name: STATE, about: COLUMN_WORDS.state },
]

/** What is wrong with a header line, in one sentence that names every column. */
export function headerProblem(header: readonly string[]): string | undefined {
  const known = COLUMNS.map(({ name }) => name)
  const missing = REQUIRED.filter((name) => !header.includes(name))
  const unknown = header.filter((name) => !known.includes(name))
  const twice = header.filter((name, i) => known.includes(name) && header.indexOf(name) !== i)
  return missing.length + unknown.length + twice.length > 0 ? CSV.header(missing, unknown, twice) : undefined
}

/**
 * Reads one row by its column names.
 * @returns the listing, or every sentence about the row, each with the column that it is about
 */
export function readRow(row: Readonly<Record<string, string>>, reading: Reading): Result<ListingRow> {
  const cell = (field: Field): string | undefined => unguarded(row[columnOf(field)] ?? '').trim() || undefined
  const problems: Problem[] = []
  const noted = <T>(result: Result<T>): T | undefined => {
    if (result.ok) return result.value
    problems.push(...result.problems)
    return undefined
  }
  const typed: TypedProfile = {
    ...Object.fromEntries(TEXTS.map((name) => [name, cell(name)])),
    ...Object.fromEntries(SWITCHES.map((name) => [name, noted(switchOf(name, cell(name)))])),
    ...Object.fromEntries(LIST_NAMES.map((name) => [name, readCell(cell(name) ?? '').map(wholeOf)])),
    licences: noted(partsOf('licences', cell('licences'))),
    trainings: noted(partsOf('trainings', cell('trainings'))),
    places: noted(partsOf('places', cell('places'))),
  }
  const unread = problems.map(({ field }) => field)
  const profile = readProfile(typed, reading)
  if (!profile.ok) problems.push(...profile.problems.filter(({ field }) => !unread.includes(field)))
  const contactEmail = noted(readContact(cell('contactEmail')))
  const consent = noted(consentOf(cell('consentHow'), cell('consentOn'), reading.today))
  if (!profile.ok || !contactEmail || !consent || problems.length > 0)
    return fail(...problems.map(inItsColumn))
  return ok({ profile: profile.value, contactEmail, consent })
}

/** The cells of a listing in the order of the columns, safe to open in a spreadsheet. */
export function writeRow({ profile, contactEmail, consent }: ListingRow, state: ListingState): string[] {
  const typed = typedOf(profile)
  const cells = new Map<Field, string>([
    ...TEXTS.map((name) => [name, typed[name] ?? ''] as const),
    ...SWITCHES.map((name) => [name, typed[name] ? 'yes' : 'no'] as const),
    ...LIST_NAMES.map((name) => [name, writeCell((typed[name] ?? []).map((one) => [one]))] as const),
    ...PART_NAMES.map(
      (name) => [name, writeCell((typed[name] ?? []).map((one) => inOrder(name, one)))] as const,
    ),
    ['contactEmail', contactEmail],
    ['consentHow', consent.how],
    ['consentOn', consent.on.toString()],
  ])
  return [...FIELDS.map((field) => guarded(cells.get(field) ?? '')), state]
}

const inOrder = (name: TypedPart, one: Readonly<Record<string, string | undefined>>) =>
  PARTS[name].map((part) => one[part])

const wholeOf = (parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(' | ')

function partsOf(name: TypedPart, cell = ''): Result<Readonly<Record<string, string>>[]> {
  const parts = PARTS[name]
  const items = readCell(cell)
  const long = items.findIndex((item) => item.length > parts.length)
  if (long >= 0) return fail(problem(CSV.parts(parts, items[long]?.length ?? 0), `${name}.${long}`))
  return ok(
    items.map((item) =>
      Object.fromEntries(parts.flatMap((part, i) => (item[i] === undefined ? [] : [[part, item[i]]]))),
    ),
  )
}

function switchOf(name: Field, typed = 'no'): Result<boolean> {
  const word = typed.toLowerCase()
  if (['yes', 'true', '1'].includes(word)) return ok(true)
  if (['no', 'false', '0'].includes(word)) return ok(false)
  return fail(problem(CSV.yesOrNo(typed.slice(0, 40)), name))
}

/** Nobody is listed without having agreed: how and when stands in the row. */
function consentOf(
  how: string | undefined,
  when: string | undefined,
  today: Day,
): Result<ListingRow['consent']> {
  const on = day.safeParse(when)
  const problems = [
    ...(how && how.length <= 300 ? [] : [problem(how ? CSV.consentLong : CSV.noConsent, 'consentHow')]),
    ...(!on.success
      ? [problem(CSV.consentOn, 'consentOn')]
      : Temporal.PlainDate.compare(on.data, today) > 0
        ? [problem(CSV.consentToCome(on.data.toString()), 'consentOn')]
        : []),
  ]
  return how && on.success && problems.length === 0 ? ok({ how, on: on.data }) : fail(...problems)
}

/** `licences.0.expires` stands in the first item of the column licences. */
function inItsColumn({ field = '', message }: Problem): Problem {
  const [name = '', item, part] = field.split('.')
  const place = item === undefined ? '' : CSV.item(Number(item) + 1, part)
  return problem(`${columnOf(name)}${place}: ${message}`, columnOf(name))
}
