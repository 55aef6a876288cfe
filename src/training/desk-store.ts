/** The educators' desk of the trainings: what is planned, who applied, and what is decided. */
import { type Kysely, sql } from 'kysely'
import { type ApplicationId, applicationId, type PersonId, type TrainingId, trainingId } from '#kernel/ids.ts'
import { fail, problem, type Result } from '#kernel/result.ts'
import { type Day, day, type Instant } from '#kernel/time.ts'
import type { SignedIn } from '#people/people.ts'
import type { DB } from '#platform/database.gen.ts'
import { instantOf, scoped, type Tx } from '#platform/database.ts'
import { type Place, place } from './application.ts'
import { type ApplicationDraft, type MedicalOutcome, medicalOutcome } from './application-entry.ts'
import { contactOf } from './application-entry-store.ts'
import {
  type Deciding,
  type OpenedApplication,
  opened,
  openedForWriting,
  otherScholarships,
  type Taken,
  takeStep,
} from './application-store.ts'
import { APPLICATION } from './application-words.ts'
import type { Mailing } from './mail.ts'
import { type Discipline, discipline, type Plan } from './plan.ts'
import { type Acted, actOnTraining, planTraining, recordOn, type TrainingAct } from './planning-store.ts'
import { ruleOnStep, type StepTaken } from './ruling.ts'
import { seat } from './seat-store.ts'
import {
  type Fullness,
  fullnessOf,
  rowsOf,
  type ShownTraining,
  seatedIn,
  shownOf,
  trainingIn,
} from './store.ts'
import { basisOf, type Training, type TrainingDraft, type TrainingEntry, trainingOf } from './training.ts'
import { namesOf, trainingEntriesOf } from './training-store.ts'

/** An application as a list shows it. */
export type ListedApplication = {
  readonly id: ApplicationId
  readonly place: Place
  /** Undefined as long as it was not sent. */
  readonly name?: string
  readonly discipline?: Discipline
  readonly need: boolean
  readonly dosing?: boolean
  readonly medical?: MedicalOutcome
  readonly appliedAt?: Instant
  readonly waitsSince?: Instant
  readonly offeredUntil?: Instant
  /** Cents still to be paid. */
  readonly balance: number
  readonly certificate?: string
}
export type DeskTraining = ShownTraining & {
  readonly training: Training
  readonly entries: readonly TrainingEntry[]
  readonly basis: string
  readonly names: ReadonlyMap<PersonId, string>
  readonly fullness: Fullness
  readonly applications: readonly ListedApplication[]
}
export type DeskApplication = OpenedApplication & {
  /** How many others have a scholarship in this training. */
  readonly scholarships: number
  readonly email?: string
  readonly names: ReadonlyMap<PersonId, string>
}
/** Somebody whose license ends before the training does. */
export type LicenceEnding = {
  readonly id: ApplicationId
  readonly name: string
  readonly ends: Day
  readonly training: Pick<ShownTraining, 'id' | 'plan'>
}
export type ListedTraining = ShownTraining & { readonly fullness: Fullness; readonly toDecide: number }

/** For anybody who is no educator nothing is found, and nothing can be written: row-level security holds it. */
export function createTrainingDesk(db: Kysely<DB>, person: SignedIn) {
  const within = <T>(work: (tx: Tx) => Promise<T>) =>
    scoped(db, { practice: person.practice, person: person.id }, work)
  return {
    /** Every training, the newest first. */
    trainings: (): Promise<ListedTraining[]> => within(listed),
    /** Of trainings to come: whose license has to be asked for again, as it is known now. */
    licencesEnding: (today: Day): Promise<LicenceEnding[]> => within((tx) => licencesEnding(tx, today)),
    training: (id: TrainingId): Promise<DeskTraining | undefined> => within((tx) => training(tx, id)),
    /** @returns the new training, which only the desk sees */
    plan: (plan: Plan, now: Instant): Promise<TrainingId> =>
      within((tx) => planTraining(tx, plan, { by: person, now })),
    act: (id: TrainingId, basis: string, done: TrainingAct, mailing: Mailing): Promise<Acted> =>
      within((tx) => actOnTraining(tx, id, { basis, by: person, done }, mailing)),
    /** Writes down what is arranged on site. */
    record: (id: TrainingId, drafts: readonly TrainingDraft[]): Promise<Result<Training>> =>
      within((tx) =>
        recordOn(
          tx,
          id,
          drafts.map((draft) => ({ ...draft, by: person.id })),
        ),
      ),
    application: (id: ApplicationId): Promise<DeskApplication | undefined> =>
      within(async (tx) => {
        const found = await opened(tx, id)
        if (!found) return undefined
        const email = await contactOf(tx, id)
        const names = await namesOf(
          tx,
          found.entries.map(({ by }) => by),
        )
        const scholarships = await otherScholarships(tx, found)
        return { ...found, names, scholarships, ...(email ? { email } : {}) }
      }),
    /** Gives a seat, or a place on the waiting list when all are taken. `despite`: why, where the rule asks. */
    accept: (id: ApplicationId, mailing: Mailing, despite?: string): Promise<Taken> =>
      within((tx) => accept(tx, id, { by: person.id, despite }, mailing)),
    /** Takes any other step, in the name of who is signed in. */
    take: (
      id: ApplicationId,
      step: StepTaken,
      mailing: Mailing,
      decide: Deciding,
      despite?: string,
    ): Promise<Taken> =>
      within((tx) => takeStep(tx, id, step, mailing, (found) => signed(decide(found), person.id), despite)),
  }
}
export type TrainingDesk = ReturnType<typeof createTrainingDesk>

const signed = (decided: ReturnType<Deciding>, by: PersonId): ReturnType<Deciding> =>
  decided.ok
    ? {
        ok: true,
        value: {
          ...decided.value,
          drafts: decided.value.drafts.map((draft): ApplicationDraft => ({ ...draft, by })),
        },
      }
    : decided

async function accept(
  tx: Tx,
  id: ApplicationId,
  { by, despite }: { readonly by: PersonId; readonly despite?: string },
  mailing: Mailing,
): Promise<Taken> {
  const found = await openedForWriting(tx, id)
  const answers = found?.application.answers
  if (!found || !answers) return fail(problem(APPLICATION.gone))
  const ruling = ruleOnStep('accept', { ...found, now: mailing.now })
  if (ruling.ruling === 'refuse' || (ruling.ruling === 'ask' && !despite))
    return { ok: false, problems: [], ruling }
  const value = await seat(tx, found, { by, discipline: answers.discipline, despite }, mailing)
  return { ok: true, value }
}

async function listed(tx: Tx): Promise<ListedTraining[]> {
  const rows = await rowsOf(tx).orderBy('starts', 'desc').orderBy('id').execute()
  const all: ListedTraining[] = []
  for (const row of rows) {
    const shown = shownOf(row)
    const people = await seatedIn(tx, shown.id)
    const toDecide = people.filter(({ place }) => place === 'applied').length
    all.push({ ...shown, fullness: fullnessOf(shown.plan, people), toDecide })
  }
  return all
}

async function training(tx: Tx, id: TrainingId): Promise<DeskTraining | undefined> {
  const shown = await trainingIn(tx, id)
  const entries = await trainingEntriesOf(tx, id)
  const folded = trainingOf(entries)
  if (!shown || !folded) return undefined
  return {
    ...shown,
    training: folded,
    entries,
    basis: basisOf(entries),
    names: await namesOf(
      tx,
      entries.map(({ by }) => by),
    ),
    fullness: fullnessOf(shown.plan, await seatedIn(tx, id)),
    applications: await applicationsOf(tx, id),
  }
}

/** All applications of a training, by when they came. */
export async function applicationsOf(tx: Tx, training: TrainingId): Promise<ListedApplication[]> {
  const rows = await tx
    .selectFrom('application')
    .selectAll()
    .where('training_id', '=', training)
    .orderBy(sql`applied_at nulls last`)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: applicationId.parse(row.id),
    place: place.parse(row.place),
    need: row.need,
    balance: row.balance,
    ...(row.name === null ? {} : { name: row.name }),
    ...(row.discipline === null ? {} : { discipline: discipline.parse(row.discipline) }),
    ...(row.dosing === null ? {} : { dosing: row.dosing }),
    ...(row.medical === null ? {} : { medical: medicalOutcome.parse(row.medical) }),
    ...(row.applied_at ? { appliedAt: instantOf(row.applied_at) } : {}),
    ...(row.waits_since ? { waitsSince: instantOf(row.waits_since) } : {}),
    ...(row.offered_until ? { offeredUntil: instantOf(row.offered_until) } : {}),
    ...(row.certificate === null ? {} : { certificate: row.certificate }),
  }))
}

/** What the last look-up says counts, and else what the person wrote, as `ruleOnAccepting` reads it. */
async function licencesEnding(tx: Tx, today: Day): Promise<LicenceEnding[]> {
  const { rows } = await sql<{ id: string; training_id: string; name: string; ends: string }>`
    select a.id, a.training_id, a.name, known.ends::text from application a
    join training t on t.id = a.training_id
    cross join lateral (select coalesce(
      (select body ->> 'until' from application_entry where application_id = a.id and kind = 'licence-checked'
        order by at desc, id desc limit 1),
      (select body -> 'answers' -> 'licence' ->> 'expires' from application_entry
        where application_id = a.id and kind = 'applied' order by at desc, id desc limit 1))::date as ends) known
    where t.state <> 'cancelled' and t.ends >= ${today.toString()}::date and known.ends < t.ends
      and a.place in ('applied', 'accepted', 'waiting', 'offered')
    order by t.starts, a.name, a.id`.execute(tx)
  const all: LicenceEnding[] = []
  for (const row of rows) {
    const training = await trainingIn(tx, trainingId.parse(row.training_id))
    if (training)
      all.push({ id: applicationId.parse(row.id), name: row.name, ends: day.parse(row.ends), training })
  }
  return all
}
