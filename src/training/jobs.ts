/** Work of the trainings that the clock asks for. */
import { sql } from 'kysely'
import { trainingId } from '#kernel/ids.ts'
import { instant } from '#kernel/time.ts'
import { owning } from '#platform/database.ts'
import type { Mailing } from './mail.ts'
import { lapseOffers } from './seat-store.ts'

/** Every five minutes: whoever is next does not wait for long, and an offer that ended is refused at once in any case. */
export const LAPSING = '*/5 * * * *'

/**
 * Ends every offer whose time is over and asks the next in turn; each training in a transaction of its own.
 * @param ownerUrl the tables' owner: nobody is signed in here, and the offers are of many applications
 */
export const lapseEnded = ({
  ownerUrl,
  ...mailing
}: Mailing & { readonly ownerUrl: string }): Promise<void> =>
  owning(ownerUrl, async (db) => {
    const rows = await db
      .selectFrom('application')
      .select('training_id')
      .distinct()
      .where('offered_until', '<', sql<Date>`${instant.encode(mailing.now)}::timestamptz`)
      .execute()
    for (const { training_id } of rows)
      await db.transaction().execute((tx) => lapseOffers(tx, trainingId.parse(training_id), mailing))
  })
