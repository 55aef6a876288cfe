/** What everybody may read of the trainings: those that are announced, and those that were called off. */
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import { applicationId, type TrainingId, trainingId } from '#kernel/ids.ts'
import type { Day, Instant } from '#kernel/time.ts'
import type { DB } from '#platform/database.gen.ts'
import { instantOf, type Tx } from '#platform/database.ts'
import { place } from './application.ts'
import { certificateNamed } from './certificate-store.ts'
import { discipline, type Plan, plan } from './plan.ts'
import { freeSeats, type Seated, takenIn } from './seats.ts'
import { type TrainingState, trainingState } from './training.ts'

export type ShownTraining = {
  readonly id: TrainingId
  readonly slug: string
  readonly state: TrainingState
  readonly plan: Plan
  /** Why it was called off. */
  readonly cancelledWhy?: string
  readonly changedAt: Instant
}
/** How full a training is. */
export type Fullness = {
  readonly taken: Plan['seats']
  readonly free: Plan['seats']
  readonly waiting: number
}

export function createTrainings(db: Kysely<DB>) {
  const announced = () => rowsOf(db).where('state', '<>', 'draft')
  return {
    /** By its public address. */
    async named(slug: string): Promise<(ShownTraining & { readonly fullness: Fullness }) | undefined> {
      const row = await announced().where('slug', '=', slug).executeTakeFirst()
      if (!row) return undefined
      const shown = shownOf(row)
      return { ...shown, fullness: fullnessOf(shown.plan, await seatedIn(db, shown.id)) }
    },
    /** Open ones that did not end before this day, the next first. */
    upcoming: async (today: Day): Promise<ShownTraining[]> =>
      (
        await announced()
          .where('state', '=', 'open')
          .where('ends', '>=', sql<Date>`${today.toString()}::date`)
          .orderBy('starts')
          .orderBy('id')
          .execute()
      ).map(shownOf),
    /** What stands behind the number of a certificate. */
    certificate: (number: string) => certificateNamed(db, number),
    /** Everything that has a page, for the sitemap. */
    all: async (): Promise<ShownTraining[]> =>
      (await announced().orderBy('starts').orderBy('id').execute()).map(shownOf),
  }
}
export type Trainings = ReturnType<typeof createTrainings>

/** A training for whoever works on it in this transaction: the desk, or the applicant of the moment. */
export async function trainingIn(tx: Tx, id: TrainingId): Promise<ShownTraining | undefined> {
  const row = await rowsOf(tx).where('id', '=', id).executeTakeFirst()
  return row && shownOf(row)
}

export const rowsOf = (db: Kysely<DB>) =>
  db.selectFrom('training').select(['id', 'slug', 'state', 'plan', 'cancelled_why', 'changed_at'])
type Row = ReturnType<typeof rowsOf> extends SelectQueryBuilder<DB, 'training', infer Found> ? Found : never

export const shownOf = (row: Row): ShownTraining => ({
  id: trainingId.parse(row.id),
  slug: row.slug,
  state: trainingState.parse(row.state),
  plan: plan.parse(row.plan),
  ...(row.cancelled_why === null ? {} : { cancelledWhy: row.cancelled_why }),
  changedAt: instantOf(row.changed_at),
})

/** Who stands where in a training, without a name. */
export async function seatedIn(db: Kysely<DB>, id: TrainingId): Promise<Seated[]> {
  const { rows } = await sql<{
    id: string
    place: string
    discipline: string | null
    need: boolean
    waits_since: Date | null
    offered_until: Date | null
  }>`select * from training_seats(${id})`.execute(db)
  return rows.map((row) => ({
    id: applicationId.parse(row.id),
    place: place.parse(row.place),
    need: row.need,
    ...(row.discipline === null ? {} : { discipline: discipline.parse(row.discipline) }),
    ...(row.waits_since ? { waitsSince: instantOf(row.waits_since) } : {}),
    ...(row.offered_until ? { offeredUntil: instantOf(row.offered_until) } : {}),
  }))
}

export function fullnessOf(plan: Plan, people: readonly Seated[]): Fullness {
  const { of } = freeSeats(plan, people)
  const left = (one: keyof Plan['seats']) => Math.max(0, of(one))
  return {
    taken: takenIn(people),
    free: { medical: left('medical'), 'mental-health': left('mental-health'), other: left('other') },
    waiting: people.filter(({ place }) => place === 'waiting').length,
  }
}
