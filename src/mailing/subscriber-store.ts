/** Writes what happened between a subscriber and the lists, and in the same transaction what follows from it for those who send. */
import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type EntryId, entryId, type SubscriberId, subscriberId, uuidv7 } from '#kernel/ids.ts'
import type { DB } from '#platform/database.gen.ts'
import type { Tx } from '#platform/database.ts'
import { type Subscriber, subscriberOf } from './mailing.ts'
import {
  type SubscriberDraft,
  type SubscriberEntry,
  subscriberEntry,
  subscriberKinds,
} from './subscription.ts'

const uuid = () => uuidv7(Temporal.Now.instant().epochMilliseconds, randomBytes(10))
export const newSubscriberId = (): SubscriberId => subscriberId.parse(uuid())
export const newEntryId = (): EntryId => entryId.parse(uuid())

/** One transaction for one subscriber without an account: the caller has seen a token of theirs, or holds their address. */
export function forSubscriber<T>(
  db: Kysely<DB>,
  subscriber: SubscriberId,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await actForSubscriber(tx, subscriber)
    return work(tx)
  })
}

export async function actForSubscriber(tx: Tx, subscriber: SubscriberId): Promise<void> {
  await sql`select set_config('kairos.subscriber', ${subscriber}, true)`.execute(tx)
}

/** One transaction of whoever sends issues, or takes in what came back: it reads every recipient, and acts for nobody. */
export function whileSending<T>(db: Kysely<DB>, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('kairos.mailing', 'sending', true)`.execute(tx)
    return work(tx)
  })
}

/** The subscriber that an address in small letters stands for, when it ever was one. */
export async function subscriberNamed(tx: Tx, email: string): Promise<SubscriberId | undefined> {
  const { rows } = await sql<{ id: string | null }>`select subscriber_named(${email}) as id`.execute(tx)
  return rows[0]?.id ? subscriberId.parse(rows[0].id) : undefined
}

/** The same, who is made when there is none; the transaction then acts for them. */
export async function subscriberFor(tx: Tx, email: string): Promise<SubscriberId> {
  const known = await subscriberNamed(tx, email)
  const id = known ?? newSubscriberId()
  await actForSubscriber(tx, id)
  if (known) return known
  const { numInsertedOrUpdatedRows: made } = await tx
    .insertInto('subscriber')
    .values({ id, email, changed_at: Temporal.Now.instant().toString() })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirstOrThrow()
  // Somebody gave the same address in the same moment.
  return made === 1n ? id : subscriberFor(tx, email)
}

/** Everything that was recorded of a subscriber and can be read by this program, in order. */
export async function entriesOf(tx: Tx, subscriber: SubscriberId): Promise<SubscriberEntry[]> {
  return (await entriesOfMany(tx, [subscriber])).get(subscriber) ?? []
}

/** The same of several subscribers, by their ids. */
export async function entriesOfMany(
  tx: Tx,
  subscribers: readonly string[],
): Promise<ReadonlyMap<string, SubscriberEntry[]>> {
  if (subscribers.length === 0) return new Map()
  const rows = await tx
    .selectFrom('subscriber_entry')
    .select(['id', 'subscriber_id', 'kind', 'at', 'by', 'body'])
    .where(sql<boolean>`subscriber_id = any(${[...subscribers]}::uuid[])`)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const all = rows.flatMap(({ subscriber_id: subscriber, at, by, ...row }) => {
    const entry = subscriberEntry.safeParse({ ...row, at: at.toISOString(), ...(by === null ? {} : { by }) })
    // An entry of a kind that this program does not know stays where it is.
    return entry.success ? [{ subscriber, entry: entry.data }] : []
  })
  const bySubscriber = Map.groupBy(all, ({ subscriber }) => subscriber)
  return new Map([...bySubscriber].map(([id, own]) => [id, own.map(({ entry }) => entry)]))
}

/** Whoever comes second waits here until the first is done, and then sees what they wrote. */
export async function lockSubscriber(tx: Tx, subscriber: SubscriberId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${subscriber}, 27))`.execute(tx)
}

/**
 * Adds entries and writes what follows from them. The same id again changes nothing.
 * @returns the subscriber as they stand now
 */
export async function appendEntries(
  tx: Tx,
  subscriber: SubscriberId,
  drafts: readonly SubscriberDraft[],
): Promise<Subscriber> {
  await lockSubscriber(tx, subscriber)
  if (drafts.length > 0)
    await tx
      .insertInto('subscriber_entry')
      .values(entryRows(subscriber, drafts))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
  const now = subscriberOf(await entriesOf(tx, subscriber))
  if (!now) throw new Error('A subscriber begins with an entry.')
  await tx.updateTable('subscriber').set(subscriberRow(now)).where('id', '=', subscriber).execute()
  const rows = subscriptionRows(subscriber, now)
  if (rows.length > 0)
    await tx
      .insertInto('subscription')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['subscriber_id', 'list']).doUpdateSet((q) => ({
          standing: q.ref('excluded.standing'),
          since: q.ref('excluded.since'),
        })),
      )
      .execute()
  return now
}

/** Entries as they are stored. Of those written at once the first stays the first: ids decide between equal times. */
export function entryRows(subscriber: SubscriberId, drafts: readonly SubscriberDraft[]) {
  const ids = drafts.map(({ id }) => id ?? newEntryId())
  if (drafts.every(({ id }) => id === undefined)) ids.sort()
  return drafts.map(({ kind, at, by, body }, i) => {
    const schema: z.ZodType = subscriberKinds[kind]
    return {
      id: entryId.parse(ids[i]),
      subscriber_id: subscriber,
      kind,
      at: at.toString(),
      by: by ?? null,
      body: JSON.stringify(z.encode(schema, body)),
    }
  })
}

/** What lists keep of a subscriber. */
export const subscriberRow = ({ name, state, discipline, suppressed, changedAt }: Subscriber) => ({
  name: name ?? null,
  state: state ?? null,
  discipline: discipline ?? null,
  suppressed: suppressed?.why ?? null,
  suppressed_at: suppressed?.at.toString() ?? null,
  changed_at: changedAt.toString(),
})

export const subscriptionRows = (subscriber: SubscriberId, { lists }: Subscriber) =>
  [...lists].map(([list, { standing, since }]) => ({
    subscriber_id: subscriber,
    list,
    standing,
    since: since.toString(),
  }))
