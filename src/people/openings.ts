/** What one-time links open, and on which page each leads. */
import { type PersonId, personId } from '#kernel/ids.ts'
import type { Words } from './openings-words.ts'
import { OPENINGS } from './openings-words.ts'

type Purpose = keyof typeof OPENINGS

const PAGES: Readonly<Record<Purpose, (subject: string) => string>> = {
  'listing-owner': (listing) => `/directory/${listing}/owner`,
  'listing-address-confirm': (change) => `/open/addresses/${change}`,
  'listing-address-stop': (change) => `/open/addresses/${change}`,
  invitation: () => '/invitation',
  'new-password': () => '/sign-in/new-password',
  'message-confirm': (message) => `/messages/${message}`,
  'message-read': (message) => `/messages/${message}`,
  'training-application': (application) => `/open/applications/${application}`,
  'patient-form': (link) => `/open/forms/${link}`,
  'patient-screening': (link) => `/open/screening/${link}`,
  'patient-booking': (link) => `/open/bookings/${link}`,
  'patient-visit': (link) => `/open/visits/${link}`,
}

/** Whose account a link opens by itself; undefined for a link that opens something else. */
export const accountOf = ({
  purpose,
  subject,
}: {
  readonly purpose: string
  readonly subject: string
}): PersonId | undefined => (purpose === 'new-password' ? personId.parse(subject) : undefined)

const isPurpose = (purpose: string): purpose is Purpose => purpose in PAGES

/** @returns the page that a link of this purpose leads to and the words for it; undefined for a purpose of no page */
export function pageOf({
  purpose,
  subject,
}: {
  readonly purpose: string
  readonly subject: string
}): { readonly path: string; readonly words: Words } | undefined {
  return isPurpose(purpose) ? { path: PAGES[purpose](subject), words: OPENINGS[purpose] } : undefined
}
