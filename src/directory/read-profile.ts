/**
 * Reads a profile as it was typed. One reader for forms and tables, so that the same sentence tells what is wrong
 * wherever it was typed.
 */
import type { z } from 'zod'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import type { Day } from '#kernel/time.ts'
import { FACET_WORDS } from './choice-words.ts'
import { readNpi } from './npi.ts'
import { type Licence, licence, type PracticePlace, type Profile, profile } from './profile.ts'
import { type State, stateOf } from './states.ts'
import {
  LIST_NAMES,
  LISTS,
  PART_NAMES,
  type Parts,
  TEXTS,
  type TypedList,
  type TypedPart,
  type TypedProfile,
} from './typed-profile.ts'
import { TYPED } from './typed-profile-words.ts'

/** Where a ZIP code lies, to about a kilometre. */
export type Locate = (
  zip: string,
) => { readonly town: string; readonly state: State; readonly lat: number; readonly lon: number } | undefined

export type Reading = {
  readonly locate: Locate
  readonly today: Day
  /** What the listing says so far: a licence that ended since may stay, and is shown as ended. */
  readonly before?: Profile
}

/**
 * Reads a profile. Every problem is told at once, each with its field: `name`, `licences.0.expires`.
 * What was left empty is not known and not in the profile.
 */
export function readProfile(typed: TypedProfile, reading: Reading): Result<Profile> {
  const problems: Problem[] = []
  const noted = <T>(result: Result<T>): T | undefined => {
    if (result.ok) return result.value
    problems.push(...result.problems)
    return undefined
  }
  const { feesLow, feesHigh, feesPer, website, npi, about, ...rest } = onOneLine(typed)
  // Rows that were left empty are no licences; the others keep their numbers for what is told about them.
  const filled = filledRows(typed)
  const input = {
    ...rest,
    about: about?.replaceAll(/\r\n?/g, '\n').trim(),
    ...Object.fromEntries(
      LIST_NAMES.map((name) => [
        name,
        [...new Set((typed[name] ?? []).flatMap((t) => noted(option(name, t)) ?? []))],
      ]),
    ),
    npi: npi && noted(readNpi(npi)),
    website: website && (/^\w+:/.test(website) ? website : `https://${website}`),
    fees:
      feesLow || feesHigh
        ? { low: dollars(feesLow ?? feesHigh), high: dollars(feesHigh ?? feesLow), per: feesPer }
        : undefined,
    licences: filled.licences.map(([one, i]) => {
      const field = `licences.${i}`
      const read = {
        ...one,
        state: one.state && (stateOf(one.state) ?? one.state),
        expires: isoDay(one.expires),
      }
      problems.push(...inThePast(read, field, reading))
      return read
    }),
    trainings: filled.trainings.map(([one]) => ({
      ...one,
      on: isoDay(one.on),
      hours: one.hours && Number(one.hours),
    })),
    places: filled.places.map(([one, i]) => noted(placeOf(one, `places.${i}`, reading)) ?? UNREAD_PLACE),
  }
  const read = profile.safeParse(withoutEmpty(input))
  if (!read.success) problems.push(...read.error.issues.map((issue) => told(issue, filled)))
  if (!read.success || problems.length > 0) return fail(...firstOfEach(problems))
  return ok(read.data)
}

type Filled = { readonly [Name in TypedPart]: readonly (readonly [parts: Parts<Name>, row: number])[] }

const filledRows = ({ licences = [], trainings = [], places = [] }: TypedProfile): Filled => ({
  licences: numbered(licences),
  trainings: numbered(trainings),
  places: numbered(places),
})

const numbered = <P extends object>(rows: readonly P[]): (readonly [P, number])[] =>
  rows
    .map((row, i) => [row, i] as const)
    .filter(([row]) => Object.values(row).some((part) => part !== undefined))

/** Stands for a place whose problem is told already, so that the number of places stays right. */
const UNREAD_PLACE = { town: 'x', state: 'CO', zip: '00000', lat: 0, lon: 0 }

/** The choice that somebody typed: its word, or what it is called. */
function option(name: TypedList, typed: string): Result<string[]> {
  const options: Readonly<Record<string, string>> = FACET_WORDS[LISTS[name]].options
  const plain = typed.trim().toLowerCase()
  const found = Object.entries(options).find(
    ([word, called]) => word === plain || called.toLowerCase() === plain,
  )
  return found ? ok([found[0]]) : fail(problem(TYPED.option(typed.slice(0, 40), Object.keys(options)), name))
}

function placeOf(typed: Parts<'places'>, field: string, { locate, before }: Reading): Result<PracticePlace> {
  const zip = typed.zip?.match(/^(\d{5})(-?\d{4})?$/)?.[1]
  if (!zip) return fail(problem(TYPED.zip, `${field}.zip`))
  const known = locate(zip)
  if (!known) return fail(problem(TYPED.noSuchZip(zip), `${field}.zip`))
  const state = typed.state ? stateOf(typed.state) : known.state
  if (state !== known.state)
    return fail(problem(TYPED.otherState(zip, known.town, known.state), `${field}.state`))
  const { label, street, town = known.town } = typed
  const same = before?.places.find((p) => p.zip === zip && p.town === town && p.street === street)
  const given = typed.lat && typed.lon ? { lat: Number(typed.lat), lon: Number(typed.lon) } : undefined
  const { lat, lon } = given ?? same ?? known
  if (!Number.isFinite(lat) || !Number.isFinite(lon)) return fail(problem(TYPED.coordinates, `${field}.lat`))
  return ok({ ...(label ? { label } : {}), ...(street ? { street } : {}), town, state, zip, lat, lon })
}

/** A licence that is over is not taken in. One that ended while it was listed is shown as ended, and may stay. */
function inThePast(typed: object, field: string, { today, before }: Reading): Problem[] {
  const read = licence.safeParse(typed)
  if (!read.success || Temporal.PlainDate.compare(read.data.expires, today) >= 0) return []
  const same = (one: Licence) => one.number === read.data.number && one.expires.equals(read.data.expires)
  if (before?.licences.some(same)) return []
  return [problem(TYPED.past(read.data.expires), `${field}.expires`)]
}

/** Only what somebody says about themselves has lines; everything else stands in one. A choice is one word. */
const onOneLine = (typed: TypedProfile): TypedProfile => ({
  ...typed,
  ...Object.fromEntries(
    TEXTS.flatMap((name) => {
      const text = typed[name]?.replaceAll(/\s+/g, ' ').trim()
      return text === undefined || name === 'about'
        ? []
        : [[name, CHOICES.has(name) ? text.toLowerCase() : text]]
    }),
  ),
})
const CHOICES: ReadonlySet<string> = new Set(['subject', 'feesPer', 'accepting', 'stepFree'])

const dollars = (typed = ''): number =>
  /^\$?[\d,]+(\.0*)?$/.test(typed) ? Number(typed.replaceAll(/[$,]/g, '')) : Number.NaN

/** `08/31/2027`, as spreadsheets in the United States write it, is 2027-08-31. Anything else stays as typed. */
function isoDay(typed: string | undefined): string | undefined {
  const [, month, day, year] = typed?.match(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/) ?? []
  return month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : typed
}

const withoutEmpty = (input: object): object =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined && value !== ''))

const FIELD_OF: Readonly<Record<string, string>> = {
  'fees.low': 'feesLow',
  'fees.high': 'feesHigh',
  'fees.per': 'feesPer',
}

function told({ path, message }: z.core.$ZodIssue, filled: Filled): Problem {
  const [first, row, ...rest] = path
  const part = PART_NAMES.find((name) => name === first)
  const field = (part && typeof row === 'number' ? [part, filled[part][row]?.[1], ...rest] : path)
    .map(String)
    .join('.')
  // What the schema says, unless that is only the library's own phrase.
  const isPhrase = /^(Invalid|Too (small|big)|Unrecognized)\b/.test(message)
  const words = isPhrase ? (TYPED.fields[field.replaceAll(/\.\d+/g, '')] ?? TYPED.notUnderstood) : message
  return problem(words, FIELD_OF[field] ?? field)
}

const firstOfEach = (problems: readonly Problem[]): Problem[] =>
  [...new Map(problems.toReversed().map((one) => [one.field, one])).values()].toReversed()
