/** Links that open exactly one thing for whoever holds them, without an account. */
import { createHash, randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { hoursAfter, type Instant, instant } from '#kernel/time.ts'
import type { DB } from './database.gen.ts'
import type { Tx } from './database.ts'

/** What a link opens: `listing-owner` of this listing, `message-confirm` of that message. */
export type Opening = { readonly purpose: string; readonly subject: string }

/** How a key stands: it opens, it did, it was ended, its time is over; or it was never given out, or long ago. */
export type Standing =
  | { readonly state: 'opens' | 'used' | 'ended' | 'expired'; readonly opening: Opening }
  | { readonly state: 'unknown' }

export type Links = {
  /**
   * Makes a link, which opens once, or `again` and again until it is closed.
   * @returns its path, `/links/…`; the key in it is stored nowhere, only its hash
   */
  readonly issue: (
    opening: Opening,
    until: Instant,
    tx?: Tx,
    how?: { readonly again: boolean },
  ) => Promise<string>
  /** How a key stands. Looking changes nothing: mail programs look first. */
  readonly look: (key: string, now: Instant) => Promise<Standing>
  /**
   * Uses a key. What the browser of the request holds open already stays open.
   * @returns what it opens and the headers that set the cookie which holds it open; undefined when it opens nothing
   */
  readonly open: (
    key: string,
    request: Headers,
    now: Instant,
  ) => Promise<{ readonly opening: Opening; readonly headers: Headers } | undefined>
  /** What the cookies of a request hold open now. */
  readonly held: (headers: Headers, now: Instant) => Promise<readonly Opening[]>
  /** Ends what was held open under this purpose and subject, in every browser: it was used. */
  readonly end: (opening: Opening) => Promise<void>
  /** No key of this purpose and subject opens any more, because its thing is done or somebody ended it. */
  readonly close: (opening: Opening, as: 'used' | 'ended', now: Instant, tx?: Tx) => Promise<void>
  /** Forgets links and openings that ended long ago. */
  readonly forget: (now: Instant) => Promise<void>
}

/** How long a browser holds open what a link opened. */
export const HELD_HOURS = 2
/** For how long a used or expired link is still told apart from one that never was. */
const REMEMBERED_HOURS = 30 * 24

const random = () => randomBytes(32).toString('base64url')
const hash = (key: string): Buffer => createHash('sha256').update(key).digest()

/** @param secure whether people reach this installation by https */
export function createLinks(db: Kysely<DB>, { secure }: { readonly secure: boolean }): Links {
  // The prefix makes the browser promise that no other host and no plain connection set this cookie.
  const name = secure ? '__Host-kairos-open' : 'kairos-open'
  const tokenOf = (headers: Headers): string | undefined =>
    (headers.get('cookie') ?? '')
      .split(/;\s*/)
      .find((cookie) => cookie.startsWith(`${name}=`))
      ?.slice(name.length + 1)

  return {
    async issue(opening, until, tx, { again } = { again: false }) {
      const key = random()
      await (tx ?? db)
        .insertInto('link')
        .values({ hash: hash(key), ...opening, until: instant.encode(until), again })
        .execute()
      return `/links/${key}`
    },
    async look(key, now) {
      const row = await db
        .selectFrom('link')
        .select(['purpose', 'subject', 'used_at', 'again', 'ended_at'])
        .select(sql<boolean>`until > ${instant.encode(now)}`.as('valid'))
        .where('hash', '=', hash(key))
        .executeTakeFirst()
      if (!row) return { state: 'unknown' }
      const opening = { purpose: row.purpose, subject: row.subject }
      if (row.ended_at) return { state: 'ended', opening }
      if (row.used_at && !row.again) return { state: 'used', opening }
      return { state: row.valid ? 'opens' : 'expired', opening }
    },
    async open(key, request, now) {
      const token = random()
      const until = instant.encode(hoursAfter(now, HELD_HOURS))
      const opening = await db.transaction().execute(async (tx) => {
        const used = await tx
          .updateTable('link')
          .set({ used_at: instant.encode(now) })
          .where('hash', '=', hash(key))
          .where((row) => row.or([row('used_at', 'is', null), row('again', '=', true)]))
          .where('ended_at', 'is', null)
          .where('until', '>', sql<Date>`${instant.encode(now)}::timestamptz`)
          .returning(['purpose', 'subject'])
          .executeTakeFirst()
        if (!used) return undefined
        await tx
          .insertInto('link_opening')
          .values({ token: hash(token), ...used, until })
          .execute()
        const before = tokenOf(request)
        if (before !== undefined)
          await tx
            .updateTable('link_opening')
            .set({ token: hash(token) })
            .where('token', '=', hash(before))
            .where((row) => row.not(row.and({ purpose: used.purpose, subject: used.subject })))
            .execute()
        return used
      })
      if (!opening) return undefined
      const cookie = `${name}=${token}; Path=/; Max-Age=${HELD_HOURS * 3600}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
      return { opening, headers: new Headers({ 'Set-Cookie': cookie }) }
    },
    async held(headers, now) {
      const token = tokenOf(headers)
      if (token === undefined) return []
      return db
        .selectFrom('link_opening')
        .select(['purpose', 'subject'])
        .where('token', '=', hash(token))
        .where('until', '>', sql<Date>`${instant.encode(now)}::timestamptz`)
        .execute()
    },
    async end({ purpose, subject }) {
      await db
        .deleteFrom('link_opening')
        .where('purpose', '=', purpose)
        .where('subject', '=', subject)
        .execute()
    },
    async close({ purpose, subject }, as, now, tx) {
      const at = instant.encode(now)
      await (tx ?? db)
        .updateTable('link')
        .set(as === 'ended' ? { ended_at: at } : { again: false, used_at: sql`coalesce(used_at, ${at})` })
        .where('purpose', '=', purpose)
        .where('subject', '=', subject)
        .execute()
    },
    async forget(now) {
      const before = sql<Date>`${instant.encode(hoursAfter(now, -REMEMBERED_HOURS))}::timestamptz`
      await db.deleteFrom('link').where('until', '<', before).execute()
      await db
        .deleteFrom('link_opening')
        .where('until', '<', sql<Date>`${instant.encode(now)}::timestamptz`)
        .execute()
    },
  }
}
