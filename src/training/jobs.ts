/** Work of the trainings that the clock asks for. */
import { sql } from 'kysely'
import { type ApplicationId, applicationId, trainingId } from '#kernel/ids.ts'
import { instant } from '#kernel/time.ts'
import { owning, type Tx } from '#platform/database.ts'
import { appendToApplication, onBehalfOf } from './application-entry-store.ts'
import { openedForWriting } from './application-store.ts'
import { type ApplicantLetter, type Mailing, writeToApplicant } from './mail.ts'
import { type Reminder, remindersDue } from './reminding.ts'
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

/** Every hour at a quarter past: an offer that ends at night is told of in the evening. */
export const APPLICANTS_REMINDED = '15 * * * *'

/**
 * Writes to whoever has not paid in time, or has not answered an offer that ends soon: once for each. Each application
 * in a transaction of its own, so that the letter and the note of it go together.
 * @param ownerUrl the tables' owner, as above
 */
export const remindApplicants = ({
  ownerUrl,
  ...mailing
}: Mailing & { readonly ownerUrl: string }): Promise<void> =>
  owning(ownerUrl, async (db) => {
    const rows = await db
      .selectFrom('application as a')
      .innerJoin('training as t', 't.id', 'a.training_id')
      .select('a.id')
      .where('t.state', '<>', 'cancelled')
      .where('t.starts', '>=', sql<Date>`${instant.encode(mailing.now)}::timestamptz::date - 1`)
      .where((q) =>
        q.or([q.and([q('a.place', '=', 'accepted'), q('a.balance', '>', 0)]), q('a.place', '=', 'offered')]),
      )
      .execute()
    for (const { id } of rows)
      await db.transaction().execute((tx) => remind(tx, applicationId.parse(id), mailing))
  })

async function remind(tx: Tx, id: ApplicationId, mailing: Mailing): Promise<void> {
  const found = await openedForWriting(tx, id)
  if (!found) return
  const { training, application } = found
  await onBehalfOf(tx, id, async () => {
    for (const reminder of remindersDue(training.plan, application, mailing.now)) {
      await appendToApplication(tx, { id, training: training.id }, [
        { kind: 'reminded', at: mailing.now, body: { of: reminder.of } },
      ])
      await writeToApplicant(tx, mailing, { id, training }, letterFor(reminder))
    }
  })
}

const letterFor = (reminder: Reminder): ApplicantLetter =>
  reminder.of === 'offer'
    ? { about: 'offer-ends', until: reminder.until }
    : {
        about: reminder.of === 'deposit' ? 'deposit-overdue' : 'rest-overdue',
        cents: reminder.cents,
        by: reminder.by,
      }
