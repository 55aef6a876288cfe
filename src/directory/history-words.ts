/** What happened to a listing, entry by entry, in words. */
import type { ListingEntry } from './listing.ts'
import type { Profile } from './profile.ts'
import { LIST_LABELS, PROFILE_FORM, SWITCH_LABELS, TEXT_LABELS } from './profile-form-words.ts'
import { CHECK_NAMES, dayWords } from './verification-words.ts'

export type Happened = {
  readonly entry: ListingEntry
  readonly what: string
  readonly more?: string
  /** Long words, to be folded away. */
  readonly words?: string
}

/** Every entry in words, in their order; a correction says what it changed. */
export function historyOf(entries: readonly ListingEntry[]): Happened[] {
  let before: Profile | undefined
  return entries.map((entry) => {
    const said = { entry, ...inWords(entry, before) }
    if (entry.kind === 'listing-proposed' || entry.kind === 'profile-corrected') before = entry.body.profile
    return said
  })
}

function inWords(entry: ListingEntry, before: Profile | undefined): Omit<Happened, 'entry'> {
  switch (entry.kind) {
    case 'listing-proposed':
      return {
        what: before ? 'Proposed anew' : 'Proposed',
        more: before && changes(before, entry.body.profile),
      }
    case 'consent-given':
      return { what: 'Agreed to be listed', more: entry.body.how, words: entry.body.wording }
    case 'consent-withdrawn':
      return { what: 'Consent withdrawn' }
    case 'profile-corrected':
      return { what: 'Corrected', more: before && changes(before, entry.body.profile) }
    case 'owner-claimed':
      return { what: 'Address confirmed by the link in the letter' }
    case 'listing-accepted':
      return { what: 'Accepted' }
    case 'listing-declined':
      return { what: 'Declined', more: entry.body.why }
    case 'verification-recorded': {
      const { what, item, outcome, source, until } = entry.body
      const found = outcome === 'confirmed' ? 'found so' : 'not found so'
      return {
        what: `Looked up: ${CHECK_NAMES[what]} ${item}: ${found}`,
        more: until ? `${source}. Counts until ${dayWords(until)}.` : source,
      }
    }
    case 'taken-down':
      return {
        what: entry.body.by === 'owner' ? 'Taken down by the owner' : 'Taken down',
        more: entry.body.why,
      }
    case 'shown-again':
      return { what: 'Shown again' }
    case 'wrong-listing-reported':
      return { what: 'Reported as wrong', more: entry.body.what }
    case 'report-settled':
      return { what: 'Reports settled', more: entry.body.how }
    case 'contact-changed':
      return { what: 'Another email address for letters' }
    case 'contact-restored':
      return { what: 'The email address for letters was taken back to the one before' }
  }
}

const LABELS: Readonly<Record<string, string>> = {
  ...TEXT_LABELS,
  ...LIST_LABELS,
  ...SWITCH_LABELS,
  licences: PROFILE_FORM.licences,
  trainings: PROFILE_FORM.trainings,
  places: PROFILE_FORM.places,
  fees: PROFILE_FORM.cost,
}

/** What is not the same any more, by what the form calls it. */
function changes(before: Profile, after: Profile): string | undefined {
  const was = new Map(Object.entries(before).map(([key, value]) => [key, JSON.stringify(value)]))
  const is = new Map(Object.entries(after).map(([key, value]) => [key, JSON.stringify(value)]))
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter((key) => was.get(key) !== is.get(key))
  return changed.length > 0 ? `Changed: ${changed.map((key) => LABELS[key] ?? key).join(' · ')}` : undefined
}

/** Who did something without being signed in. */
export const NOBODY = { owner: 'the owner, through a link', public: 'somebody from the public' } as const
