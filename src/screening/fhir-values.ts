/**
 * Reading FHIR JSON that nobody has checked: each function takes what may be anything and answers with a value that
 * fits our types, or with nothing. Pure. FHIR R4 is meant; the shapes of DSTU2, STU3 and R5 are understood where
 * they differ only in form.
 */
import type { Coding } from './history.ts'

export type Json = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The objects of a list; one object that stands where a list belongs counts as a list of one. */
export function objects(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value.filter(isObject)
  return isObject(value) ? [value] : []
}

/** Trimmed text, cut at a length that no name or note reaches; empty text is nothing. */
export function text(value: unknown, longest = 500): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  // The database stores neither NUL nor half a surrogate pair.
  const clean = value.slice(0, longest).replaceAll('\0', '').toWellFormed().trim()
  return clean === '' ? undefined : clean
}

const SNOMED = 'http://snomed.info/sct'
const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'
export const LOINC = 'http://loinc.org'

/** Older exports name a terminology by its object identifier (HL7 OID registry); FHIR's name for it is its address. */
const BY_OID: ReadonlyMap<string, string> = new Map([
  ['2.16.840.1.113883.6.96', SNOMED],
  ['2.16.840.1.113883.6.88', RXNORM],
  ['2.16.840.1.113883.6.1', LOINC],
  ['2.16.840.1.113883.6.90', 'http://hl7.org/fhir/sid/icd-10-cm'],
  ['2.16.840.1.113883.6.3', 'http://hl7.org/fhir/sid/icd-10'],
  ['2.16.840.1.113883.6.103', 'http://hl7.org/fhir/sid/icd-9-cm'],
  ['2.16.840.1.113883.6.69', 'http://hl7.org/fhir/sid/ndc'],
])

function systemName(value: unknown): string {
  const name = text(value, 200) ?? ''
  return BY_OID.get(name.replace(/^urn:oid:/, '')) ?? name.replace(/\/$/, '')
}

/** More codings than any record needs; a list beyond it is broken input. */
const MOST_CODINGS = 40

/** The codings of a CodeableConcept, of a bare Coding, or of R5's reference to a concept. */
export function codings(given: unknown): Coding[] {
  const value = unwrapped(given)
  if (!value) return []
  const list = value.coding === undefined && typeof value.code === 'string' ? [value] : objects(value.coding)
  const found: Coding[] = []
  for (const item of list) {
    const code = text(item.code, 100)
    if (!code || found.length === MOST_CODINGS) continue
    const display = text(item.display)
    found.push({ system: systemName(item.system), code, ...(display ? { display } : {}) })
  }
  return found
}

/** One layer only: a file may nest as deep as it likes, our stack may not. */
function unwrapped(value: unknown): Json | undefined {
  if (!isObject(value)) return undefined
  return isObject(value.concept) ? value.concept : value
}

/** Beside a fact without a name. */
export const NAMELESS = 'The record gives neither a code nor a name for it.'

/** What the record calls it: text, else the first display, else the first code. */
export function nameOf(given: unknown, codes: readonly Coding[] = codings(given)): string | undefined {
  if (typeof given === 'string') return text(given)
  const value = unwrapped(given)
  if (!value) return undefined
  const display = objects(value.coding).map((c) => text(c.display))
  return text(value.text) ?? display.find(Boolean) ?? text(value.display) ?? codes[0]?.code
}

/**
 * One of the codes that are allowed, from a code (DSTU2, STU3), a CodeableConcept (R4) or the words of one
 * ("Entered in Error").
 */
export function oneOf<T extends string>(allowed: readonly T[], value: unknown, otherwise: T): T {
  for (const word of words(value)) {
    const code = word.toLowerCase().replaceAll(/[\s_]+/g, '-')
    const found = allowed.find((candidate) => candidate === code)
    if (found) return found
  }
  return otherwise
}

function words(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  const codes = codings(value)
  const name = nameOf(value, codes)
  return [...codes.flatMap((c) => (c.display ? [c.code, c.display] : [c.code])), ...(name ? [name] : [])]
}

const DAY = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?=$|[T ])/
const CLOCK = /^T([01]\d|2[0-3]):[0-5]\d(:([0-5]\d|60)(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/**
 * A FHIR date as written: year, month, day or instant. A time without an offset is no instant, so only its day is
 * kept; what is no date at all is nothing.
 */
export function date(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const written = value.trim()
  const found = DAY.exec(written)
  if (!found) return undefined
  const [prefix, year, month, day] = found
  if (day && Number(day) > daysIn(Number(year), Number(month))) return undefined
  const rest = written.slice(prefix.length)
  return day && CLOCK.test(rest) ? written : prefix
}

const daysIn = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31

/**
 * A date that FHIR lets be written in several ways: `onsetDateTime`, `onsetPeriod` (its start, else its end),
 * `onsetAge` and `onsetRange` (the year in which the person reached the age, so one year inexact).
 */
export function when(resource: Json, name: string, birthDate?: string): string | undefined {
  return (
    date(resource[`${name}DateTime`]) ??
    date(resource[`${name}Instant`]) ??
    date(resource[`${name}Date`]) ??
    fromPeriod(resource[`${name}Period`]) ??
    yearAt(resource[`${name}Age`], birthDate) ??
    fromRange(resource[`${name}Range`], birthDate)
  )
}

const fromPeriod = (period: unknown): string | undefined =>
  isObject(period) ? (date(period.start) ?? date(period.end)) : undefined

const fromRange = (range: unknown, birthDate: string | undefined): string | undefined =>
  isObject(range) ? (yearAt(range.low, birthDate) ?? yearAt(range.high, birthDate)) : undefined

/** UCUM years, and the words that stand for them. */
const YEARS: readonly unknown[] = ['a', 'yr', 'year', 'years', 'y']

function yearAt(age: unknown, birthDate: string | undefined): string | undefined {
  if (!birthDate || !isObject(age) || typeof age.value !== 'number' || !(age.value >= 0 && age.value < 130))
    return undefined
  if (!YEARS.includes(age.code ?? age.unit)) return undefined
  return String(Number(birthDate.slice(0, 4)) + Math.floor(age.value)).padStart(4, '0')
}

/** Where a Reference points, as written. */
export function pointsTo(value: unknown): string | undefined {
  if (!isObject(value)) return text(value)
  return isObject(value.reference) ? text(value.reference.reference) : text(value.reference)
}
