/** All queries on messages. A transaction finds only the one that it names. */
import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type ListingId, listingId, uuidv7 } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/time.ts'
import type { DB } from '#platform/database.gen.ts'
import type { Tx } from '#platform/database.ts'
import { contactOf } from './listing-store.ts'
import type { Mailing } from './mail.ts'
import {
  CONFIRM,
  heldUntil,
  keptUntil,
  type Message,
  matter,
  type NewMessage,
  plainText,
  READ,
} from './message.ts'
import { letterToConfirm, letterWith } from './message-letters.ts'

/** A listing that is shown, as the page needs it on which somebody writes to it. */
export type Recipient = {
  readonly id: ListingId
  readonly slug: string
  readonly name: string
  readonly reachable: boolean
}

export type OpenedMessage = Message & {
  /** The listing's name, while it is shown. */
  readonly provider?: string
}

export function createMessages(db: Kysely<DB>) {
  return {
    /** The shown listing of an address. Whether it can be written to is all that is told of its contact. */
    recipient: (slug: string): Promise<Recipient | undefined> =>
      naming(db, '', async (tx) => {
        const row = await shown(tx).where('slug', '=', slug).executeTakeFirst()
        if (!row) return undefined
        const id = listingId.parse(row.id)
        return { ...row, id, reachable: (await addressOfListing(tx, id)) !== undefined }
      }),
    /** Holds a first message and asks its sender to confirm their address. */
    async hold(to: Recipient, written: NewMessage, mailing: Mailing): Promise<void> {
      const message: Message = {
        ...fresh(written.text, mailing.now),
        listing: to.id,
        sender: 'visitor',
        visitorName: written.name,
        matter: written.matter,
      }
      await naming(db, message.id, async (tx) => {
        await insert(tx, { message, visitor: written.address })
        await writeToConfirm(tx, message.id, written.address, to.name, mailing)
      })
    },
    /** For whoever holds a link to it; the caller has looked whether they do. Undefined when it is not kept any more. */
    open: (id: string): Promise<OpenedMessage | undefined> =>
      naming(db, id, async (tx) => {
        const kept = await find(tx, id)
        return kept && { ...kept.message, provider: kept.provider }
      }),
    /**
     * Passes a held message on. Once: asking again changes nothing.
     * @returns false when the provider cannot be reached any more
     */
    send: (id: string, mailing: Mailing): Promise<boolean> =>
      naming(db, id, async (tx) => {
        const kept = await find(tx, id)
        const to = kept && (await readerOf(tx, kept))
        if (!to) return false
        const { numUpdatedRows } = await tx
          .updateTable('message')
          .set({ sent_at: mailing.now.toString() })
          .where('id', '=', id)
          .where('sent_at', 'is', null)
          .executeTakeFirst()
        if (numUpdatedRows > 0n) await writeToReader(tx, kept.message, to, mailing)
        return true
      }),
    /** Writes back: a message of its own, the other way. @returns false when the other side cannot be reached any more */
    answer: (id: string, text: string, mailing: Mailing): Promise<boolean> =>
      naming(db, id, async (tx) => {
        const kept = await find(tx, id)
        if (!kept) return false
        const message: Message = {
          ...kept.message,
          ...fresh(text, mailing.now),
          sender: kept.message.sender === 'visitor' ? 'provider' : 'visitor',
          sentAt: mailing.now,
        }
        const to = await readerOf(tx, { ...kept, message })
        if (!to) return false
        await insert(tx, { message, visitor: kept.visitor, answers: id })
        await writeToReader(tx, message, to, mailing)
        return true
      }),
    /** Sends a new link to whoever got the first one; nothing when the message is not kept any more. */
    sendLink: (id: string, mailing: Mailing): Promise<void> =>
      naming(db, id, async (tx) => {
        const kept = await find(tx, id)
        if (!kept) return
        const to = await readerOf(tx, kept)
        if (!to) return
        if (kept.message.sentAt) await writeToReader(tx, kept.message, to, mailing)
        else await writeToConfirm(tx, id, kept.visitor, to.provider, mailing)
      }),
    /** Deletes a message at once. */
    discard: (id: string): Promise<void> =>
      naming(db, id, async (tx) => {
        await sql`select forget_message(${id}::uuid)`.execute(tx)
      }),
  }
}
export type Messages = ReturnType<typeof createMessages>

/** Deletes messages that were kept long enough, and those that nobody confirmed. */
export async function forgetMessages(db: Kysely<DB>, now: Instant): Promise<void> {
  await sql`select forget_messages(${now.toString()}::timestamptz)`.execute(db)
}

/** A message with what only letters are sent with. */
type Kept = {
  readonly message: Message
  readonly visitor: string
  /** The listing's name, while it is shown. */
  readonly provider?: string
}

const fresh = (text: string, now: Instant) => ({
  id: uuidv7(now.epochMilliseconds, randomBytes(10)),
  text: plainText(text),
  writtenAt: now,
})

/** One transaction that finds the message that it names, and no other. */
function naming<T>(db: Kysely<DB>, message: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('kairos.message', ${message}, true)`.execute(tx)
    return work(tx)
  })
}

const shown = (tx: Tx) => tx.selectFrom('listing').select(['id', 'slug', 'name']).where('state', '=', 'shown')

/** The only place where the address of a listing is read for a message; it goes into the letter's envelope. */
async function addressOfListing(tx: Tx, listing: ListingId): Promise<string | undefined> {
  await sql`select set_config('kairos.listing', ${listing}, true)`.execute(tx)
  return contactOf(tx, listing)
}

const row = z.object({
  id: z.uuid(),
  listing: listingId,
  sender: z.enum(['visitor', 'provider']),
  visitor_name: z.string(),
  matter,
  body: z.string(),
  written_at: instant,
  sent_at: instant.nullable(),
  visitor_address: z.string(),
})

async function find(tx: Tx, id: string): Promise<Kept | undefined> {
  const found = await tx.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst()
  if (!found) return undefined
  const { visitor_name, body, written_at, sent_at, visitor_address, ...rest } = row.parse({
    ...found,
    written_at: found.written_at.toISOString(),
    sent_at: found.sent_at?.toISOString() ?? null,
  })
  const listing = await shown(tx).where('id', '=', rest.listing).executeTakeFirst()
  return {
    message: {
      ...rest,
      visitorName: visitor_name,
      text: body,
      writtenAt: written_at,
      ...(sent_at ? { sentAt: sent_at } : {}),
    },
    visitor: visitor_address,
    ...(listing ? { provider: listing.name } : {}),
  }
}

async function insert(
  tx: Tx,
  { message, visitor, answers }: Pick<Kept, 'message' | 'visitor'> & { readonly answers?: string },
): Promise<void> {
  await tx
    .insertInto('message')
    .values({
      id: message.id,
      listing: message.listing,
      answers: answers ?? null,
      sender: message.sender,
      visitor_name: message.visitorName,
      visitor_address: visitor,
      matter: message.matter,
      body: message.text,
      written_at: message.writtenAt.toString(),
      sent_at: message.sentAt?.toString() ?? null,
    })
    .execute()
}

async function writeToConfirm(
  tx: Tx,
  id: string,
  to: string,
  provider: string,
  { links, post, origin, now }: Mailing,
): Promise<void> {
  const path = await links.issue({ purpose: CONFIRM, subject: id }, heldUntil(now), tx)
  await post.send({ to, ...letterToConfirm(provider, origin + path) }, tx)
}

/** Where the letter with a message goes, and the listing's name for it. */
type Reader = { readonly address: string; readonly provider: string }

/** Undefined when the listing is not shown any more or has no address: then nobody is there to write to or from. */
async function readerOf(tx: Tx, { message, visitor, provider }: Kept): Promise<Reader | undefined> {
  const address = message.sender === 'provider' ? visitor : await addressOfListing(tx, message.listing)
  return address === undefined || provider === undefined ? undefined : { address, provider }
}

async function writeToReader(
  tx: Tx,
  message: Message,
  { address, provider }: Reader,
  { links, post, origin }: Mailing,
): Promise<void> {
  const until = keptUntil(message.writtenAt)
  const path = await links.issue({ purpose: READ, subject: message.id }, until, tx)
  await post.send({ to: address, ...letterWith(message, provider, origin + path) }, tx)
}
