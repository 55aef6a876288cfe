/** Work of the directory that the clock asks for. */
import { sql } from 'kysely'
import { type ListingId, listingId } from '#kernel/ids.ts'
import { type Day, dayIn } from '#kernel/time.ts'
import { owning, type Tx } from '#platform/database.ts'
import { type Mailing, writeToOwner } from './mail.ts'
import { RENEWAL } from './mail-words.ts'
import { profile } from './profile.ts'
import { type Ending, endingsOf, LIMITS } from './renewing.ts'

/** Every day at 13:30 UTC, the morning of the United States. */
export const RENEWING = '30 13 * * *'

/** @param ownerUrl the tables' owner: whose address belongs to a listing nobody reads who holds no link to it */
export type Renewing = Mailing & { readonly ownerUrl: string }

/**
 * Writes to the owners of shown listings whose licence ends soon, once for each licence and limit. All letters are
 * queued, or none.
 */
export const remindOfRenewals = ({ ownerUrl, ...mailing }: Renewing): Promise<void> =>
  owning(ownerUrl, (db) =>
    db.transaction().execute(async (tx) => {
      const today = dayIn(mailing.now, 'UTC')
      for (const { id, email, endings } of await ending(tx, today)) {
        const fresh = await firstTold(tx, id, endings)
        if (fresh.length === 0) continue
        const why = fresh.map(({ item, on }) => RENEWAL.line(item, on.toString())).join('\n')
        await writeToOwner(tx, mailing, id, email, { about: 'ends-soon', why })
      }
    }),
  )

async function ending(tx: Tx, today: Day) {
  const soon = today.add({ days: Math.max(...LIMITS) }).toString()
  const rows = await tx
    .selectFrom('listing as l')
    .innerJoin('listing_contact as c', 'c.listing_id', 'l.id')
    .select(['l.id', 'l.profile', 'c.email'])
    .where('l.state', '=', 'shown')
    .where('l.renew_by', '<=', sql<Date>`${soon}::date`)
    .orderBy('l.id')
    .execute()
  return rows.map((row) => ({
    id: listingId.parse(row.id),
    email: row.email,
    endings: endingsOf(profile.parse(row.profile), today),
  }))
}

/** Notes that these are told now. @returns those that were not told before */
async function firstTold(tx: Tx, listing: ListingId, endings: readonly Ending[]): Promise<Ending[]> {
  if (endings.length === 0) return []
  const noted = await tx
    .insertInto('listing_reminder')
    .values(
      endings.map(({ item, on, limit }) => ({
        listing_id: listing,
        item,
        ends_on: sql<Date>`${on.toString()}::date`,
        days: limit,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(['item'])
    .execute()
  const items = new Set(noted.map(({ item }) => item))
  return endings.filter(({ item }) => items.has(item))
}
