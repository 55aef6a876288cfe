/** Who a request comes from. Remembered for a minute, and forgotten at once when an access ends or changes. */
import type { Kysely } from 'kysely'
import type { SignedIn } from '#people/people.ts'
import { signedIn } from '#people/store.ts'
import type { Door } from './auth.ts'
import type { DB } from './database.gen.ts'
import type { Listener } from './listener.ts'

export type Access = {
  /** The person of the request's cookie, in the practice they act for. */
  readonly of: (headers: Headers) => Promise<SignedIn | undefined>
}

const REMEMBERED_FOR_MS = 60_000
const MOST_REMEMBERED = 10_000

/**
 * Every request of a device that records a session asks who it is; asking the database each time costs more than
 * storing what was recorded. Nothing is remembered while the channel that tells of changes is down.
 */
export async function createAccess(listener: Listener, db: Kysely<DB>, door: Door): Promise<Access> {
  const remembered = new Map<string, { readonly person: SignedIn; readonly until: number }>()
  /** Counts what was heard, so that an answer older than a change is not remembered. */
  let heard = 0
  await listener.on('access_changed', () => {
    heard++
    remembered.clear()
  })

  return {
    async of(headers) {
      const cookie = headers.get('cookie') ?? ''
      const token = /(?:^|;\s*)((?:__Secure-)?kairos\.session_token=[^;]+)/.exec(cookie)?.[1]
      if (!token) return undefined
      const known = remembered.get(token)
      if (known && known.until > performance.now()) return known.person
      const before = heard
      const id = await door.personOf(headers)
      const person = id ? await signedIn(db, id) : undefined
      if (person && listener.up() && heard === before) {
        if (remembered.size >= MOST_REMEMBERED) remembered.clear()
        remembered.set(token, { person, until: performance.now() + REMEMBERED_FOR_MS })
      }
      return person
    },
  }
}
