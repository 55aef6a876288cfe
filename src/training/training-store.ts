/** Writes what happened to a training, and in the same transaction what everybody reads of it. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { entryId, type PersonId, personId, type TrainingId, trainingId, uuidv7 } from '#kernel/ids.ts'
import { instant } from '#kernel/time.ts'
import type { Tx } from '#platform/database.ts'
import { plan } from './plan.ts'
import {
  behind,
  slugOf,
  type Training,
  type TrainingDraft,
  type TrainingEntry,
  trainingEntry,
  trainingKinds,
  trainingOf,
} from './training.ts'

export const newId = () => uuidv7(Temporal.Now.instant().epochMilliseconds, randomBytes(10))
export const newTrainingId = (): TrainingId => trainingId.parse(newId())

/**
 * Whoever changes anything about a training or an application to it waits here for whoever does so already. It is the
 * only lock of this domain and is taken first, so nobody waits in a circle.
 */
export async function lockTraining(tx: Tx, training: TrainingId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${training}, 26))`.execute(tx)
}

/** Everything that was recorded of a training, in order. Only the desk reads it. */
export async function trainingEntriesOf(tx: Tx, training: TrainingId): Promise<TrainingEntry[]> {
  const rows = await tx
    .selectFrom('training_entry')
    .select(['id', 'kind', 'at', 'by', 'body'])
    .where('training_id', '=', training)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ id, kind, at, by, body }) => {
    const read = trainingEntry.safeParse({
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

/** Adds entries and writes what follows from them; the caller holds the lock. @returns the training as it stands now */
export async function appendToTraining(
  tx: Tx,
  training: TrainingId,
  drafts: readonly TrainingDraft[],
): Promise<Training> {
  const before = await trainingEntriesOf(tx, training)
  const ids = drafts.map(newId).toSorted()
  await tx
    .insertInto('training_entry')
    .values(
      behind(before.at(-1)?.at, drafts).map(({ kind, at, by, body }, i) => {
        const schema: z.ZodType = trainingKinds[kind]
        return {
          id: entryId.parse(ids[i]),
          training_id: training,
          kind,
          at: instant.encode(at),
          by: by ?? null,
          body: JSON.stringify(z.encode(schema, body)),
        }
      }),
    )
    .execute()
  const now = trainingOf(await trainingEntriesOf(tx, training))
  if (!now) throw new Error('A training begins with its plan.')
  await project(tx, training, now)
  return now
}

async function project(tx: Tx, id: TrainingId, training: Training): Promise<void> {
  const row = {
    state: training.state,
    starts: training.plan.from.toString(),
    ends: training.plan.to.toString(),
    plan: JSON.stringify(z.encode(plan, training.plan)),
    cancelled_why: training.cancelled?.why ?? null,
    changed_at: instant.encode(training.changedAt),
  }
  const written = await tx.updateTable('training').set(row).where('id', '=', id).executeTakeFirst()
  if (written.numUpdatedRows > 0n) return
  // An address once given stays. The second training of a level on one day gets a 2 behind it.
  const wanted = slugOf(training.plan)
  for (let number = 1; ; number++) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('training')
      .values({ id, slug: number === 1 ? wanted : `${wanted}-${number}`, ...row })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 1n) return
  }
}

/** The names of those who wrote something. */
export async function namesOf(
  tx: Tx,
  writers: readonly (PersonId | undefined)[],
): Promise<ReadonlyMap<PersonId, string>> {
  const ids = [...new Set(writers.flatMap((id) => id ?? []))]
  if (ids.length === 0) return new Map()
  const rows = await tx.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [personId.parse(row.id), row.name]))
}
