/** What a prescriber of the practice that trains sees of the applications, and writes: who is to be screened. */
import { type Kysely, sql } from 'kysely'
import { type ApplicationId, applicationId, type CourseId } from '#kernel/ids.ts'
import { ok } from '#kernel/result.ts'
import type { Ruling } from '#kernel/ruling.ts'
import { has, type SignedIn } from '#people/people.ts'
import type { DB } from '#platform/database.gen.ts'
import { scoped, type Tx } from '#platform/database.ts'
import { type Application, applicationOf } from './application.ts'
import type { ApplicationDraft, MedicalOutcome } from './application-entry.ts'
import { applicationEntriesOf, contactOf, onBehalfOf, trainingFor } from './application-entry-store.ts'
import { type Taken, takeStep } from './application-store.ts'
import type { ApplicantLetter, Mailing } from './mail.ts'
import { ruleOnStep } from './ruling.ts'
import { type ShownTraining, trainingIn } from './store.ts'

/** Somebody with a place who wants to dose: of the application only what a prescriber reads. */
export type Screened = {
  readonly id: ApplicationId
  readonly name: string
  readonly application: Application
  readonly training: ShownTraining
  /** May their chart be opened now? The rule sees also what a prescriber does not read, such as the deposit. */
  readonly opening: Ruling
}

export function createTrainingMedical(db: Kysely<DB>, person: SignedIn) {
  const within = <T>(work: (tx: Tx) => Promise<T>) =>
    scoped(db, { practice: person.practice, person: person.id }, work)
  const take = (
    id: ApplicationId,
    step: 'open-screening' | 'decide-medically',
    draft: ApplicationDraft,
    mailing: Mailing,
    tell?: ApplicantLetter,
  ): Promise<Taken> =>
    within((tx) =>
      takeStep(tx, id, step, mailing, () =>
        ok({ drafts: [{ ...draft, by: person.id }], ...(tell ? { tell } : {}) }),
      ),
    )
  return {
    /** Whether this person prescribes, here and now, in a practice that trains: charts are opened in this one. */
    mayScreen: async (): Promise<boolean> => has(person, 'prescriber') && within((tx) => trains(tx, person)),

    /** Everybody who wants to dose in a training that is not over, by training and name. */
    waiting: (now: Temporal.Instant): Promise<Screened[]> => within((tx) => waiting(tx, now)),

    /** Where this person's letters go, for their chart. */
    contact: (id: ApplicationId): Promise<string | undefined> =>
      within(async (tx) =>
        (await trainingFor(tx, id)) ? onBehalfOf(tx, id, () => contactOf(tx, id)) : undefined,
      ),

    /** Writes down which chart the screening is in; a letter tells the person what comes. */
    opened: (id: ApplicationId, course: CourseId, mailing: Mailing): Promise<Taken> =>
      take(id, 'open-screening', { kind: 'screening-opened', at: mailing.now, body: { course } }, mailing, {
        about: 'screening',
      }),

    /** The one word that the training learns. */
    decide: (id: ApplicationId, outcome: MedicalOutcome, mailing: Mailing): Promise<Taken> =>
      take(
        id,
        'decide-medically',
        { kind: 'medically-decided', at: mailing.now, body: { outcome } },
        mailing,
      ),
  }
}
export type TrainingMedical = ReturnType<typeof createTrainingMedical>

const trains = async (tx: Tx, { practice }: SignedIn): Promise<boolean> =>
  (await tx
    .selectFrom('membership')
    .select('person_id')
    .where('practice_id', '=', practice)
    .where('left_at', 'is', null)
    .where(sql<boolean>`'educator' = any (roles)`)
    .executeTakeFirst()) !== undefined

async function waiting(tx: Tx, now: Temporal.Instant): Promise<Screened[]> {
  const rows = await tx
    .selectFrom('application as a')
    .innerJoin('training as t', 't.id', 'a.training_id')
    .select(['a.id', 'a.name'])
    .where('a.place', '=', 'accepted')
    .where('a.dosing', '=', true)
    .where('t.state', '<>', 'cancelled')
    .where('t.ends', '>=', sql<Date>`${now.toString()}::timestamptz::date - 1`)
    .orderBy('t.starts')
    .orderBy('t.id')
    .orderBy('a.name')
    .execute()
  const people: Screened[] = []
  for (const row of rows) {
    const id = applicationId.parse(row.id)
    const of = await trainingFor(tx, id)
    const training = of && (await trainingIn(tx, of))
    const application = applicationOf(await applicationEntriesOf(tx, id))
    const all = await onBehalfOf(tx, id, async () => applicationOf(await applicationEntriesOf(tx, id)))
    if (!training || !application || !all) continue
    const opening = ruleOnStep('open-screening', { training, application: all, now })
    people.push({ id, name: row.name ?? '', application, training, opening })
  }
  return people
}
