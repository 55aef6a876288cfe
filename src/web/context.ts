/** What the composition root hands to every page: who is asking, what they may read, and the time. */
import { createContext } from 'react-router'
import type { Charts } from '#course/charts.ts'
import type { Instant } from '#kernel/time.ts'
import type { SignedIn } from '#people/people.ts'
import type { People } from '#people/store.ts'
import type { Door } from '#platform/auth.ts'
import type { Library } from '#platform/content.ts'
import type { Forms } from '#questionnaire/store.ts'

/** For the signed-in person. The frames put it there after checking the role; without it a page is not found. */
export type Care = {
  readonly person: SignedIn
  readonly charts: Charts
  readonly people: People
  /** Questionnaires, consents and whatever else ships in `content/` beside the protocol. */
  readonly content: Library
  /** The questionnaires that this practice may ask with. */
  readonly forms: Forms
  /** The time of the request, one for all that it decides. */
  readonly now: Instant
}

export const care = createContext<Care>()
/** The person behind the request, or undefined when nobody is signed in. Public pages read this one. */
export const visitor = createContext<Care | undefined>()
/** Signing in and out. */
export const door = createContext<Door>()
/** What the sign-in page of a demonstration shows, so that everybody can look around. */
export type DemonstrationSignIn = {
  readonly role: string
  readonly name: string
  readonly email: string
  readonly password: string
}
export const demonstrationSignIns = createContext<readonly DemonstrationSignIn[]>([])

/** One request, as the log knows it. The error page shows the id, so that a person can name what they saw. */
export type Trace = { readonly id: string; readonly failed: (error: unknown) => void }

export const trace = createContext<Trace>({ id: '', failed: (error) => console.error(error) })
