/** Everything around a device that it does not decide itself: clocks, network, storage, other windows. */
import type { Cursors } from '../wire.ts'
import type { Reading } from './clock.ts'
import type { Reply } from './outbox.ts'
import type { Store } from './sealed-store.ts'

/** What comes over an open connection, until it ends. */
export type Hearing = {
  readonly event: (name: string, data: unknown) => void
  readonly ended: () => void
}

/** The way to the server. Nothing throws: what did not come back is a reply of status 0. */
export type Transport = {
  readonly ask: (path: string) => Promise<Reply>
  readonly send: (path: string, body: unknown) => Promise<Reply>
  /** @returns ends it */
  readonly follow: (since: Cursors, courses: readonly string[], hear: Hearing) => () => void
  /** Ends the sign-in. @returns whether it did */
  readonly signOut: () => Promise<boolean>
}

/** Windows of one browser. One of them leads: it alone talks with the server. */
export type Tabs = {
  /** Calls once it is this window's turn, which may be never. */
  readonly lead: (begin: () => void) => void
  readonly say: (message: unknown) => void
  readonly hear: (heard: (message: unknown) => void) => void
  readonly close: () => void
}

/** A newer version of the console that waits. */
export type Versions = {
  /** Calls when one waits. */
  readonly waits: (tell: () => void) => void
  readonly take: () => Promise<void>
  /** Takes the console's own files out of the browser. */
  readonly forget: () => Promise<void>
}

export type World = {
  /** The device's clock and its stopwatch, in milliseconds. */
  readonly clock: () => Reading
  /** @returns takes it back */
  readonly after: (ms: number, act: () => void) => () => void
  readonly randomBytes: () => Uint8Array
  /** Between 0 and 1. */
  readonly chance: () => number
  readonly transport: Transport
  readonly tabs: Tabs
  readonly openStore: () => Promise<Store | undefined>
  readonly versions: Versions
  /** Calls when the network comes or goes, or somebody looks at the page again. */
  readonly woken: (tell: () => void) => void
  /** Goes away from the console, to sign in. */
  readonly leave: () => void
}
