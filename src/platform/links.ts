/** Links that open exactly one thing for whoever holds them, without an account. */
import type { Instant } from '#kernel/time.ts'
import type { Tx } from './database.ts'

/** What a link opens: `listing-owner` of this listing, `message-confirm` of that message. */
export type Opening = { readonly purpose: string; readonly subject: string }

export type Links = {
  /** Makes a link. @returns its path, `/links/…`; the key in it is stored nowhere, only its hash. */
  readonly issue: (opening: Opening, until: Instant, tx?: Tx) => Promise<string>
  /** What a key would open, while it is valid and unused. Looking changes nothing: mail programs look first. */
  readonly look: (key: string, now: Instant) => Promise<Opening | undefined>
  /** Uses a key. @returns what it opens and the headers that set the cookie which holds it open */
  readonly open: (
    key: string,
    now: Instant,
  ) => Promise<{ readonly opening: Opening; readonly headers: Headers } | undefined>
  /** What the cookies of a request hold open now. */
  readonly held: (headers: Headers, now: Instant) => Promise<readonly Opening[]>
}

export const createLinks = (): Links => ({
  issue: async () => '/links/none',
  look: async () => undefined,
  open: async () => undefined,
  held: async () => [],
})
