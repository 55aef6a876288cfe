/**
 * Who a request comes from. Remembered for a minute, and forgotten when an access ends or changes: as soon as the
 * database tells of it, some milliseconds after.
 */
import type { Kysely } from 'kysely'
import type { Instant } from '#kernel/time.ts'
import { type Seat, seatOf, touch } from '#people/session-store.ts'
import { ruleOnSession } from '#people/signing-in.ts'
import type { Door } from './auth.ts'
import type { DB } from './database.gen.ts'
import type { Listener } from './listener.ts'

export type Access = {
  /** The seat that the request's cookie holds, however far its person came; undefined when it ended. */
  readonly of: (headers: Headers, now: Instant) => Promise<Seat | undefined>
  /** The same, but looking does not count as using the session: for what goes on without anybody asking for it. */
  readonly peek: (headers: Headers, now: Instant) => Promise<Seat | undefined>
}

/** `looked`: when the database was asked last. */
type Remembered = { readonly seat: Seat; readonly looked: Instant }

const REMEMBERED_MS = 60_000
const MOST_REMEMBERED = 10_000

/**
 * Every request of a device that records a session asks who it is; asking the database each time costs more than
 * storing what was recorded. Nothing is remembered while the channel that tells of changes is down. That a session
 * was used is stored each time that the database is asked, so the idle limit is exact to a minute.
 */
export async function createAccess(listener: Listener, db: Kysely<DB>, door: Door): Promise<Access> {
  const remembered = new Map<string, Remembered>()
  /** Counts what was heard, so that an answer older than a change is not remembered. */
  let heard = 0
  await listener.on('access_changed', () => {
    heard++
    remembered.clear()
  })
  const goesOn = (seat: Seat, now: Instant) => ruleOnSession(seat, now, seat.limits).ruling === 'allow'

  const isRecent = (then: Instant, now: Instant) =>
    now.epochMilliseconds - then.epochMilliseconds < REMEMBERED_MS

  /** @param use stores that the session was used */
  async function look(
    headers: Headers,
    token: string,
    now: Instant,
    use: boolean,
  ): Promise<Seat | undefined> {
    const before = heard
    const found = await door.sessionOf(headers)
    const stored = found && (await seatOf(db, found.session, found.person))
    if (!stored || !goesOn(stored, now)) return undefined
    if (use) await touch(db, stored.session, now)
    const seat = use ? { ...stored, used: now } : stored
    if (listener.up() && heard === before) {
      if (remembered.size >= MOST_REMEMBERED) remembered.clear()
      remembered.set(token, { seat, looked: now })
    }
    return seat
  }

  return {
    async of(headers, now) {
      const token = door.tokenIn(headers)
      if (!token) return undefined
      const known = remembered.get(token)?.seat
      return known && isRecent(known.used, now) && goesOn(known, now)
        ? known
        : look(headers, token, now, true)
    },
    async peek(headers, now) {
      const token = door.tokenIn(headers)
      if (!token) return undefined
      const known = remembered.get(token)
      return known && isRecent(known.looked, now) && goesOn(known.seat, now)
        ? known.seat
        : look(headers, token, now, false)
    },
  }
}
