/** The place and the time a page is read in. A frame provides it; whatever shows a time reads it. */
import { createContext, use } from 'react'
import type { Instant } from '#kernel/time.ts'

export type Place = {
  /** IANA name of the practice's time zone. */
  readonly zone: string
  /** The time of the request; absent on pages that nobody has signed in to. */
  readonly now?: Instant
  /** Set when a signature has to come with a password or a code, because the person last showed it long ago. */
  readonly confirming?: { readonly hasCode: boolean }
}

export const PlaceContext = createContext<Place>({ zone: 'UTC' })
export const usePlace = (): Place => use(PlaceContext)
