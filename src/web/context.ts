/** What the composition root hands to every page: who is asking, what they may read, and the time. */
import { createContext } from 'react-router'
import type { Charts } from '#course/charts.ts'
import type { Instant } from '#kernel/time.ts'
import type { SignedIn } from '#people/people.ts'
import type { People } from '#people/store.ts'

/** For the signed-in person. Reading it on a page that nobody has signed in to is answered with the sign-in page. */
export type Care = {
  readonly person: SignedIn
  readonly charts: Charts
  readonly people: People
  /** The time of the request, one for all that it decides. */
  readonly now: Instant
}

export const care = createContext<Care>()
