/** What the pages for everybody say about one listing: how far, what it offers, and what was checked of it. */
import type { Check, Standing } from './checks.ts'
import { FEE_PER } from './choice-words.ts'
import type { Subject } from './choices.ts'
import { dayOf } from './directory.ts'
import type { Verification } from './listing.ts'
import { OWN_TRAINING } from './own-training-words.ts'
import type { Profile } from './profile.ts'
import { dayWords } from './verification-words.ts'

/** In words, as the crow flies: nearer than a mile is not worth a digit that nobody knows. */
export function distanceSaid(miles: number): string {
  if (miles < 1) return 'less than a mile away'
  const shown = miles < 10 ? Math.round(miles * 10) / 10 : Math.round(miles)
  return `${shown.toLocaleString('en-US')} ${shown === 1 ? 'mile' : 'miles'} away`
}

export const CHECKED_THINGS: Readonly<Record<Verification['what'], string>> = {
  identity: 'Name',
  licence: 'License',
  npi: 'NPI, the number in the national register of providers',
  training: 'Training',
}

/** How a check stands, in a word or two; the work behind it stands below. */
export const STANDING_SAID: Readonly<Record<Standing, string>> = {
  confirmed: 'Confirmed',
  'not-confirmed': 'Not found as stated',
  expired: 'Expired',
  lapsed: 'Confirmed too long ago to count',
  'not-checked': 'Not checked',
}

const dollars = (whole: number): string => `$${whole.toLocaleString('en-US')}`

/** "$250 to $400 a session". */
export function feesSaid({ low, high, per }: NonNullable<Profile['fees']>): string {
  const range = low === high ? dollars(low) : `${dollars(low)} to ${dollars(high)}`
  return low === 0 && high === 0 ? 'No fee' : `${range} ${FEE_PER[per]}`
}

export type Said = { readonly standing: Standing; readonly words: string }

/**
 * What was checked, a line each, for somebody who compares: licenses first, then the rest together. A person without a
 * license is said to state none; a practice need not have one, those who work there do.
 */
export function checksInShort(subject: Subject, checks: readonly Check[]): Said[] {
  const licences = checks
    .filter(({ what }) => what === 'licence')
    .map(
      (check): Said => ({
        standing: check.standing,
        words: `License ${check.item}: ${standingSaid(check)}`,
      }),
    )
  const others = new Set(
    checks
      .filter(({ what, standing }) => what !== 'licence' && standing === 'confirmed')
      .map(({ what }) => SHORT[what]),
  )
  const lines = licences.length === 0 && subject === 'person' ? [NO_LICENCE] : licences
  if (others.size === 0) return lines.length > 0 ? lines : [NOTHING_CHECKED]
  const words = `${lines.length > 0 ? 'Also checked' : 'Checked'}: ${[...others].join(', ')}`
  return [...lines, { standing: 'confirmed', words }]
}

const NO_LICENCE: Said = { standing: 'not-checked', words: 'No license stated' }
const NOTHING_CHECKED: Said = { standing: 'not-checked', words: 'Nothing checked yet' }

const SHORT: Readonly<Record<Verification['what'], string>> = {
  identity: 'name',
  licence: 'license',
  npi: 'NPI',
  training: 'training',
}

/** How a check stands, in few words: "checked 3 Nov 2026", "expired 1 Sep 2026". */
export function standingSaid({ standing, checked, expires }: Check): string {
  switch (standing) {
    case 'confirmed':
      return checked ? `checked ${dayWords(dayOf(checked.at))}` : 'checked'
    case 'not-confirmed':
      return 'looked up and not found so'
    case 'expired':
      return expires ? `expired ${dayWords(expires)}` : 'expired'
    case 'lapsed':
      return checked
        ? `last checked ${dayWords(dayOf(checked.at))}, too long ago to count`
        : 'checked too long ago to count'
    case 'not-checked':
      return 'not checked'
  }
}

/**
 * The work behind a check, in sentences: who looked, when, where, and until when that counts.
 * @param by the name of who looked, when it is known: whoever verifies for the public answers for it by name
 */
export function checkSaid(check: Check, by?: string): string {
  const { checked, expires, standing } = check
  if (checked?.certificate && standing === 'confirmed')
    return OWN_TRAINING.said(checked.certificate, dayWords(dayOf(checked.at)))
  const looked = checked
    ? `${by ? `${by}, at the directory’s desk,` : 'The directory’s desk'} looked this up on ${dayWords(dayOf(checked.at))}: ${checked.source}.`
    : 'Nobody has looked this up. It is what the listing says about itself.'
  const ends =
    expires &&
    (standing === 'expired'
      ? `The license ended on ${dayWords(expires)}.`
      : `The license runs until ${dayWords(expires)}.`)
  return [looked, outcomeSaid(check), ends].filter(Boolean).join(' ')
}

function outcomeSaid({ standing, checked }: Check): string | undefined {
  const until = checked?.until && dayWords(checked.until)
  switch (standing) {
    case 'confirmed':
      return until ? `It was as stated; that counts until ${until}.` : 'It was as stated.'
    case 'not-confirmed':
      return 'It was not found as stated.'
    case 'lapsed':
      return `It was as stated then; that counted until ${until}, and nobody has looked again since.`
    // What was found before it ended says nothing about today.
    case 'expired':
    case 'not-checked':
      return undefined
  }
}
