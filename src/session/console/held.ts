/** What a device of the console holds and does. The views see this, and nothing of how it is kept or sent. */
import type { Draft } from '#chart/chart.ts'
import type { CourseId, EntryId, PracticeId } from '#kernel/ids.ts'
import type { Problem, Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { Colleague, CourseAtHand } from '../here.ts'

/** A session at hand: the course with what was written here and is not on the server yet folded in. */
export type HeldSession = CourseAtHand & {
  readonly visit: EntryId
  readonly practice: PracticeId
  /** Entries of it that only this device has. */
  readonly unsent: ReadonlySet<EntryId>
}

/**
 * The way to the server. `sign-in`: the sign-in has ended, everything goes on here and is sent after signing in
 * again; `other-person`: it is live, and somebody else wrote here what is not sent yet: that stays sealed, is not
 * shown, and is sent once they sign in again.
 */
export type Link = 'starting' | 'live' | 'offline' | 'sign-in' | 'other-person'

/** What the server did not take, with why. It stays until a person has settled it: nothing is dropped in silence. */
export type Refused = {
  readonly id: string
  readonly course: CourseId
  readonly drafts: readonly Draft[]
  readonly problems: readonly Problem[]
  /** It only waits for its author to show once more that it is them, as a signature does. */
  readonly confirm: boolean
}

export type Held = {
  readonly person?: Colleague & { readonly practiceName: string; readonly zone: string }
  readonly staff: readonly Colleague[]
  readonly sessions: readonly HeldSession[]
  readonly link: Link
  /** How many entries are not on the server yet, those refused not counted. */
  readonly unsent: number
  readonly refused: readonly Refused[]
  /** When the server was last heard. */
  readonly heardAt?: Instant
  /** What this device's clock is ahead of the server's, in milliseconds; undefined as long as it was never measured. */
  readonly offsetMs?: number
  /** `full`: the browser takes nothing more; what is written stays in memory and is sent, and the page says so. */
  readonly storage: 'kept' | 'full' | 'unavailable'
  /** How much of what was written here and not sent cannot be opened any more, as its key is gone. It stays as it is. */
  readonly unreadable?: number
  /** A newer version of the console waits for the moment when somebody takes it. */
  readonly newer: boolean
}

export type Device = {
  /** The same object until something changes. */
  readonly held: () => Held
  /** @returns takes it back */
  readonly subscribe: (changed: () => void) => () => void
  /** The time by the server's clock, as far as it is known. */
  readonly now: () => Instant
  readonly newId: () => EntryId
  /**
   * Writes entries down, all or none, and sends them as soon as there is a way. A draft whose `at` equals `now()` of
   * its writing is moved with the clock, should its offset turn out to be another.
   * @returns their ids once they are kept on this device, or why they could not be
   */
  readonly record: (course: CourseId, drafts: readonly Draft[]) => Promise<Result<readonly EntryId[]>>
  /** What this person was typing and has not recorded, by its place among the forms, as it was kept here last. */
  readonly typed: () => ReadonlyMap<string, unknown>
  /** Keeps it, sealed as everything else; undefined forgets it. */
  readonly keepTyped: (place: string, what: unknown) => void
  /** Takes something refused off the list: it is sent once more as it is, or given up because it was written anew. */
  readonly settle: (id: string, how: 'send-again' | 'given-up') => Promise<void>
  /** Tries now what it would try by itself a little later. */
  readonly retry: () => void
  /** Takes the newer version: everything is kept. */
  readonly takeNewer: () => Promise<void>
  /** Forgets everything here, once all has been sent, and signs out. @returns why not, when something was not sent */
  readonly signOut: () => Promise<Result<void>>
}
