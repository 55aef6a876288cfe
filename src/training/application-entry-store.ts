/** Writes what happened to an application, and in the same transaction what lists and the count of seats read of it. */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type ApplicationId, applicationId, entryId, type TrainingId, trainingId } from '#kernel/ids.ts'
import { instant } from '#kernel/time.ts'
import type { DB } from '#platform/database.gen.ts'
import type { Tx } from '#platform/database.ts'
import { type Application, applicationOf } from './application.ts'
import {
  type ApplicationDraft,
  type ApplicationEntry,
  applicationEntry,
  applicationKinds,
  inTheirTurn,
} from './application-entry.ts'
import { wantsDosing } from './steps.ts'
import { newId } from './training-store.ts'

export const newApplicationId = (): ApplicationId => applicationId.parse(newId())

/** An application and the training that it is for. */
export type Named = { readonly id: ApplicationId; readonly training: TrainingId }

/**
 * One transaction for one application: row-level security lets it read and write what belongs to it, and nothing of
 * any other. The caller has looked first whether whoever asks holds a link to it.
 */
export const forApplication = <T>(
  db: Kysely<DB>,
  id: ApplicationId,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => db.transaction().execute((tx) => onBehalfOf(tx, id, () => work(tx)))

/** A part of a transaction that works on one application, whoever else the transaction is for. */
export async function onBehalfOf<T>(tx: Tx, id: ApplicationId, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ before: string | null }>`
    select current_setting('kairos.application', true) as before, set_config('kairos.application', ${id}, true)`.execute(
    tx,
  )
  const done = await work()
  await sql`select set_config('kairos.application', ${rows[0]?.before ?? ''}, true)`.execute(tx)
  return done
}

/** What this transaction may read of an application, in order: all of it, or for a prescriber what is theirs. */
export async function applicationEntriesOf(tx: Tx, id: ApplicationId): Promise<ApplicationEntry[]> {
  const rows = await tx
    .selectFrom('application_entry')
    .select(['id', 'kind', 'at', 'by', 'body'])
    .where('application_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ id, kind, at, by, body }) => {
    const read = applicationEntry.safeParse({
      id,
      kind,
      at: at.toISOString(),
      ...(by === null ? {} : { by }),
      body,
    })
    // An entry of a kind that this program does not know stays where it is.
    return read.success ? [read.data] : []
  })
}

/** The training of an application, when this transaction may know it. */
export async function trainingFor(tx: Tx, id: ApplicationId): Promise<TrainingId | undefined> {
  const row = await tx.selectFrom('application').select('training_id').where('id', '=', id).executeTakeFirst()
  return row && trainingId.parse(row.training_id)
}

/**
 * Adds entries in the name of whoever this transaction is for, and writes what follows from all entries; the caller
 * holds the training's lock. The same id again changes nothing.
 * @returns the application as it stands now, for deciding what follows: a prescriber's page shows less of it
 */
export async function appendToApplication(
  tx: Tx,
  { id, training }: Named,
  drafts: readonly ApplicationDraft[],
): Promise<Application> {
  const before = await onBehalfOf(tx, id, () => applicationEntriesOf(tx, id))
  const ids = drafts.map(newId).toSorted()
  if (drafts.length > 0)
    await tx
      .insertInto('application_entry')
      .values(
        inTheirTurn(before, drafts).map(({ id: given, kind, at, by, body }, i) => {
          const schema: z.ZodType = applicationKinds[kind]
          return {
            id: given ?? entryId.parse(ids[i]),
            application_id: id,
            training_id: training,
            kind,
            at: instant.encode(at),
            by: by ?? null,
            body: JSON.stringify(z.encode(schema, body)),
          }
        }),
      )
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
  return onBehalfOf(tx, id, async () => {
    const now = applicationOf(await applicationEntriesOf(tx, id))
    if (!now) throw new Error('An application begins with an entry.')
    await project(tx, { id, training }, now)
    return now
  })
}

const millis = (at: Temporal.Instant | undefined) => (at ? instant.encode(at) : null)

async function project(tx: Tx, { id, training }: Named, application: Application): Promise<void> {
  const { answers, appliedAt, waitsSince, offeredUntil, ledger, certificate } = application
  const row = {
    place: application.place,
    name: answers?.name ?? null,
    discipline: answers?.discipline ?? null,
    need: answers?.scholarship.wanted ?? false,
    dosing: answers ? wantsDosing(application) : null,
    medical: application.medical ?? null,
    applied_at: millis(appliedAt),
    waits_since: millis(waitsSince),
    offered_until: millis(offeredUntil),
    balance: ledger.balance,
    certificate: certificate?.number ?? null,
    changed_at: instant.encode(application.changedAt),
  }
  const written = await tx.updateTable('application').set(row).where('id', '=', id).executeTakeFirst()
  if (written.numUpdatedRows === 0n)
    await tx
      .insertInto('application')
      .values({ id, training_id: training, ...row })
      .execute()
}

/** The address to which letters about an application go, for the letter alone. */
export async function contactOf(tx: Tx, id: ApplicationId): Promise<string | undefined> {
  const row = await tx
    .selectFrom('application_contact')
    .select('email')
    .where('application_id', '=', id)
    .executeTakeFirst()
  return row?.email
}
