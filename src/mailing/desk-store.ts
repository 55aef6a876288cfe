/** The educator's desk of the mailing: who is on which list and on what that rests, tables in and out. */
import type { Readable } from 'node:stream'
import { type Kysely, sql } from 'kysely'
import { type PersonId, personId, type SubscriberId, subscriberId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { SignedIn } from '#people/people.ts'
import type { DB } from '#platform/database.gen.ts'
import { scoped, type Tx } from '#platform/database.ts'
import { type DeskQuery, PAGE_SIZE } from './desk.ts'
import { exportSubscribers } from './export-store.ts'
import { type Importing, type ImportReport, importSubscribers } from './import-store.ts'
import { listsWith, type Subscriber, subscriberOf } from './mailing.ts'
import { appendEntries, entriesOf, lockSubscriber } from './subscriber-store.ts'
import { type List, list, type SubscriberDraft, type SubscriberEntry } from './subscription.ts'

export type ListCounts = Readonly<Record<'receiving' | 'asked' | 'left', number>>
export type Counts = {
  readonly lists: ReadonlyMap<List, ListCounts>
  /** Addresses that nothing is sent to. */
  readonly suppressed: Readonly<Record<'bounced' | 'complained', number>>
}
export type Listed = {
  readonly id: SubscriberId
  readonly email: string
  readonly name?: string
  readonly joined: readonly List[]
  readonly suppressed?: 'bounced' | 'complained'
}
export type FoundSubscribers = { readonly found: readonly Listed[]; readonly next?: string }
export type DeskSubscriber = {
  readonly id: SubscriberId
  readonly email: string
  readonly subscriber: Subscriber
  readonly entries: readonly SubscriberEntry[]
  readonly names: ReadonlyMap<PersonId, string>
}

/** For anybody who is no educator nothing is found, and nothing can be written: row-level security holds it. */
export function createMailingDesk(db: Kysely<DB>, person: SignedIn) {
  const scope = { practice: person.practice, person: person.id }
  const within = <T>(work: (tx: Tx) => Promise<T>) => scoped(db, scope, work)
  return {
    counts: () => within(counts),
    /** Subscribers by their address, a page at a time. */
    find: (query: DeskQuery) => within((tx) => find(tx, query)),
    open: (id: SubscriberId): Promise<DeskSubscriber | undefined> => within((tx) => opened(tx, id)),
    /** Takes somebody who asked for it off all lists, for ever unless they join again. */
    takeOff: (id: SubscriberId, at: Instant): Promise<void> =>
      within(async (tx) => {
        await lockSubscriber(tx, id)
        const now = subscriberOf(await entriesOf(tx, id))
        const lists = now ? [...listsWith(now, 'joined'), ...listsWith(now, 'asked')] : []
        if (lists.length > 0) await record(tx, id, { kind: 'left', at, body: { lists, how: 'desk' } })
      }),
    /** Writes again where letters came back. A complaint stands. */
    release: (id: SubscriberId, why: string, at: Instant): Promise<void> =>
      within(async (tx) => {
        await lockSubscriber(tx, id)
        if (subscriberOf(await entriesOf(tx, id))?.suppressed?.why === 'bounced')
          await record(tx, id, { kind: 'released', at, body: { why } })
      }),
    /** Brings a table in: all of it, or exactly its good rows. */
    import: (file: Readable, importing: Omit<Importing, 'by'>): Promise<ImportReport> =>
      importSubscribers(db, scope, file, { ...importing, by: person.id }),
    /** Every subscriber with their proof, as a table, piece by piece. */
    export: () => exportSubscribers(db, scope),
  }
  function record(tx: Tx, id: SubscriberId, draft: SubscriberDraft) {
    return appendEntries(tx, id, [{ ...draft, by: person.id }])
  }
}
export type MailingDesk = ReturnType<typeof createMailingDesk>

async function counts(tx: Tx): Promise<Counts> {
  const rows = await tx
    .selectFrom('subscription as l')
    .innerJoin('subscriber as s', 's.id', 'l.subscriber_id')
    .select((q) => [
      'l.list',
      q.fn.countAll<string>().filterWhere('standing', '=', 'asked').as('asked'),
      q.fn.countAll<string>().filterWhere('standing', '=', 'left').as('left'),
      q.fn
        .countAll<string>()
        .filterWhere((one) => one.and([one('standing', '=', 'joined'), one('suppressed', 'is', null)]))
        .as('receiving'),
    ])
    .groupBy('l.list')
    .execute()
  const given = await tx
    .selectFrom('subscriber')
    .select((q) => ['suppressed', q.fn.countAll<string>().as('many')])
    .where('suppressed', 'is not', null)
    .groupBy('suppressed')
    .execute()
  const many = (why: string) => Number(given.find(({ suppressed }) => suppressed === why)?.many ?? 0)
  return {
    lists: new Map(
      rows.map(({ list: name, asked, left, receiving }) => [
        list.parse(name),
        { receiving: Number(receiving), asked: Number(asked), left: Number(left) },
      ]),
    ),
    suppressed: { bounced: many('bounced'), complained: many('complained') },
  }
}

async function find(tx: Tx, { text, list: wanted, who, after }: DeskQuery): Promise<FoundSubscribers> {
  const pattern = `%${text.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const standing = who === 'suppressed' ? undefined : who
  const rows = await tx
    .selectFrom('subscriber as s')
    .select(['s.id', 's.email', 's.name', 's.suppressed'])
    .select(
      sql<
        string[]
      >`array(select l.list from subscription l where l.subscriber_id = s.id and l.standing = 'joined')`.as(
        'joined',
      ),
    )
    .$if(text !== '', (q) => q.where('s.email', 'like', pattern))
    .$if(after !== undefined, (q) => q.where('s.email', '>', after ?? ''))
    .$if(who === 'suppressed', (q) => q.where('s.suppressed', 'is not', null))
    .$if(standing !== undefined || wanted !== undefined, (q) =>
      q.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('subscription as l')
            .select('l.list')
            .whereRef('l.subscriber_id', '=', 's.id')
            .$if(standing !== undefined, (one) => one.where('l.standing', '=', standing ?? ''))
            .$if(wanted !== undefined, (one) => one.where('l.list', '=', wanted ?? '')),
        ),
      ),
    )
    .orderBy('s.email')
    .limit(PAGE_SIZE + 1)
    .execute()
  const found = rows.slice(0, PAGE_SIZE)
  return {
    found: found.map(({ id, email, name, suppressed, joined }) => ({
      id: subscriberId.parse(id),
      email,
      ...(name ? { name } : {}),
      ...(suppressed === 'bounced' || suppressed === 'complained' ? { suppressed } : {}),
      joined: joined.map((one) => list.parse(one)).toSorted(),
    })),
    ...(rows.length > PAGE_SIZE ? { next: found.at(-1)?.email } : {}),
  }
}

async function opened(tx: Tx, id: SubscriberId): Promise<DeskSubscriber | undefined> {
  const row = await tx.selectFrom('subscriber').select('email').where('id', '=', id).executeTakeFirst()
  const entries = await entriesOf(tx, id)
  const subscriber = subscriberOf(entries)
  if (!row || !subscriber) return undefined
  const writers = [...new Set(entries.flatMap(({ by }) => by ?? []))]
  const named =
    writers.length === 0
      ? []
      : await tx.selectFrom('person').select(['id', 'name']).where('id', 'in', writers).execute()
  const names = new Map(named.map((one) => [personId.parse(one.id), one.name]))
  return { id, email: row.email, subscriber, entries, names }
}
