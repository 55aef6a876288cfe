/** The place and the time a page is read in. A frame provides it; whatever shows a time reads it. */
import { createContext, use } from 'react'
import type { Instant } from '#kernel/time.ts'
import type { PracticeOf } from '#people/session-store.ts'

export type Practices = { readonly acting: string; readonly others: readonly PracticeOf[] }

export type Place = {
  /** IANA name of the practice's time zone. */
  readonly zone: string
  /** The time of the request; absent on pages that nobody has signed in to. */
  readonly now?: Instant
  /** Set when a signature has to come with a password or a code, because the person last showed it long ago. */
  /** For somebody of several practices alone: the one that this page is of, and the others. */
  readonly practices?: Practices
  readonly confirming?: { readonly hasCode: boolean }
}

/** The field of a form that says for which practice its page was made: another window may have changed since. */
export const ACTING_FOR = 'acting-for'

export const PlaceContext = createContext<Place>({ zone: 'UTC' })
export const usePlace = (): Place => use(PlaceContext)
