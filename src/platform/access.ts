/** Who a request comes from. Remembered for a minute, and forgotten at once when an access ends or changes. */
import type { Kysely } from 'kysely'
import pg from 'pg'
import type { SignedIn } from '#people/people.ts'
import { signedIn } from '#people/store.ts'
import type { Door } from './auth.ts'
import type { DB } from './database.gen.ts'

export type Access = {
  /** The person of the request's cookie, in the practice they act for. */
  readonly of: (headers: Headers) => Promise<SignedIn | undefined>
  readonly close: () => Promise<void>
}

const REMEMBERED_FOR_MS = 60_000
const MOST_REMEMBERED = 10_000

/**
 * Every request of a device that records a session asks who it is; asking the database each time costs more than
 * storing what was recorded. Nothing is remembered while the channel that tells of changes is down.
 */
export async function createAccess(url: string, db: Kysely<DB>, door: Door): Promise<Access> {
  const remembered = new Map<string, { readonly person: SignedIn; readonly until: number }>()
  let listener: pg.Client | undefined
  let closing = false
  /** Counts what was heard, so that an answer older than a change is not remembered. */
  let heard = 0
  const forget = () => {
    heard++
    remembered.clear()
  }

  async function listen(): Promise<void> {
    const client = new pg.Client({ connectionString: url, options: '-c role=kairos_app' })
    client.on('notification', forget)
    client.on('error', lost)
    client.on('end', lost)
    await client.connect()
    await client.query('listen access_changed')
    forget()
    listener = client
  }
  function lost(): void {
    if (!listener && !closing) return
    listener = undefined
    forget()
    if (!closing) retry()
  }
  function retry(): void {
    setTimeout(() => void (closing || listen().catch(retry)), 1000).unref()
  }
  await listen()

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
      if (person && listener && heard === before) {
        if (remembered.size >= MOST_REMEMBERED) remembered.clear()
        remembered.set(token, { person, until: performance.now() + REMEMBERED_FOR_MS })
      }
      return person
    },
    async close() {
      closing = true
      await listener?.end()
    },
  }
}
