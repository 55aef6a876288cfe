/** What people without an account do with the lists: ask to join, confirm, look at their own page, leave. */
import { type Kysely, sql } from 'kysely'
import { entryId, type SubscriberId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { DB } from '#platform/database.gen.ts'
import type { Tx } from '#platform/database.ts'
import { letterToken, readConfirmToken, readLetterToken } from './letter-links.ts'
import { type Writing, writeToSubscriber } from './mail.ts'
import { mayReceive, type Subscriber, subscriberOf, whatToConfirm } from './mailing.ts'
import {
  appendEntries,
  entriesOf,
  forSubscriber,
  lockSubscriber,
  newEntryId,
  subscriberFor,
  subscriberNamed,
} from './subscriber-store.ts'
import { type About, LISTS, type List, type WayOut } from './subscription.ts'
import { CONSENT_WORDING } from './words.ts'

export type Asking = { readonly email: string; readonly lists: readonly List[]; readonly about: About }

/** A subscriber's own page. */
export type OwnPage = {
  readonly id: SubscriberId
  readonly email: string
  readonly subscriber: Subscriber
  /** The list that the letter with this link was sent to. */
  readonly list?: List
}

/** What a confirmation link does. */
export type Confirmation = ReturnType<typeof whatToConfirm> & {
  /** The token of the subscriber's own page, for whoever came by a link that works or did. */
  readonly page?: string
}

export function createMailing(db: Kysely<DB>, writing: Writing) {
  const { tokens } = writing
  const pageOf = (subscriber: SubscriberId) => letterToken(tokens, { subscriber })
  return {
    /** Writes to the address, which joins nothing before its link is used. It does not tell whether the address is known. */
    ask: ({ email, lists, about }: Asking, at: Instant): Promise<void> =>
      db.transaction().execute(async (tx) => {
        const id = await subscriberFor(tx, email)
        await askFor(tx, writing, { id, email }, { lists, about, at })
      }),
    /** The same for more lists, from a subscriber's own page: the link may have been passed on. */
    askMore: (page: OwnPage, lists: readonly List[], at: Instant): Promise<void> =>
      forSubscriber(db, page.id, (tx) => askFor(tx, writing, page, { lists, about: {}, at })),
    /** Sends the link to their page when the address is a subscriber's, and does nothing when it is not. It does not tell which. */
    sendPage: (email: string): Promise<void> =>
      db.transaction().execute(async (tx) => {
        const id = await subscriberNamed(tx, email)
        if (id) await writeToSubscriber(tx, writing, { id, email }, { about: 'page' })
      }),
    /** What a confirmation link does now. Looking changes nothing: mail programs look first. */
    lookAt: async (token: string, now: Instant): Promise<Confirmation> => {
      const read = readConfirmToken(tokens, token)
      if (!read) return { is: 'unknown' }
      const entries = await forSubscriber(db, read.subscriber, (tx) => entriesOf(tx, read.subscriber))
      const found = whatToConfirm(entries, read.asked, now)
      return found.is === 'unknown' ? found : { ...found, page: pageOf(read.subscriber) }
    },
    /** Uses a confirmation link. @returns what it did, as it stood the moment before */
    confirm: async (token: string, now: Instant): Promise<Confirmation> => {
      const read = readConfirmToken(tokens, token)
      if (!read) return { is: 'unknown' }
      return forSubscriber(db, read.subscriber, async (tx) => {
        await lockSubscriber(tx, read.subscriber)
        const found = whatToConfirm(await entriesOf(tx, read.subscriber), read.asked, now)
        if (found.is === 'unknown') return found
        if (found.is === 'open')
          await appendEntries(tx, read.subscriber, [
            {
              kind: 'join-confirmed',
              at: now,
              body: { asked: entryId.parse(read.asked), lists: [...found.lists] },
            },
          ])
        return { ...found, page: pageOf(read.subscriber) }
      })
    },
    /** @returns undefined when the link is none of ours, or its subscriber was forgotten */
    open: async (token: string): Promise<OwnPage | undefined> => {
      const read = readLetterToken(tokens, token)
      return read && forSubscriber(db, read.subscriber, (tx) => opened(tx, read.subscriber, read.list))
    },
    /** Whatever they say of themselves, anew. */
    describe: (id: SubscriberId, about: About, at: Instant): Promise<Subscriber> =>
      forSubscriber(db, id, (tx) => appendEntries(tx, id, [{ kind: 'described', at, body: about }])),
    /** Leaves lists at once; a link of a letter to no list leaves all. Again it changes nothing. @returns undefined when the link is none of ours */
    leave: async (
      token: string,
      how: WayOut,
      at: Instant,
      which?: readonly List[],
    ): Promise<OwnPage | undefined> => {
      const read = readLetterToken(tokens, token)
      if (!read) return undefined
      const lists = which ?? (read.list ? [read.list] : LISTS)
      return forSubscriber(db, read.subscriber, async (tx) => {
        await lockSubscriber(tx, read.subscriber)
        const page = await opened(tx, read.subscriber, read.list)
        const still = lists.filter((list) => page?.subscriber.lists.get(list)?.standing !== 'left')
        if (!page || still.length === 0) return page
        const draft = { kind: 'left', at, body: { lists: still, how } } as const
        return { ...page, subscriber: await appendEntries(tx, read.subscriber, [draft]) }
      })
    },
  }
}
export type Mailing = ReturnType<typeof createMailing>

/** An address that was given and never confirmed is not kept. */
export async function forgetUnconfirmed(db: Kysely<DB>, now: Instant): Promise<void> {
  await sql`select forget_unconfirmed(${now.subtract({ hours: 30 * 24 }).toString()})`.execute(db)
}

type Wanted = { readonly lists: readonly List[]; readonly about: About; readonly at: Instant }

async function askFor(
  tx: Tx,
  writing: Writing,
  to: { readonly id: SubscriberId; readonly email: string },
  { lists, about, at }: Wanted,
): Promise<void> {
  await lockSubscriber(tx, to.id)
  const now = subscriberOf(await entriesOf(tx, to.id))
  if (now && lists.every((list) => mayReceive(now, list)))
    return writeToSubscriber(tx, writing, to, { about: 'already' })
  const asked = newEntryId()
  const body = { lists: [...lists], wording: CONSENT_WORDING, about }
  await appendEntries(tx, to.id, [{ id: asked, kind: 'join-asked', at, body }])
  await writeToSubscriber(tx, writing, to, { about: 'confirm', asked, lists, wording: CONSENT_WORDING })
}

async function opened(tx: Tx, id: SubscriberId, list: List | undefined): Promise<OwnPage | undefined> {
  const row = await tx.selectFrom('subscriber').select('email').where('id', '=', id).executeTakeFirst()
  const subscriber = subscriberOf(await entriesOf(tx, id))
  return row && subscriber && { id, email: row.email, subscriber, list }
}
