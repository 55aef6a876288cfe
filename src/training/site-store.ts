/** What educators do where the training is held: sign people in and out, and give certificates. */
import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { inListing } from '#directory/listing-store.ts'
import { putTraining } from '#directory/owner-store.ts'
import { type ApplicationId, applicationId, type PersonId, type TrainingId } from '#kernel/ids.ts'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import type { SignedIn } from '#people/people.ts'
import type { DB } from '#platform/database.gen.ts'
import { scoped, type Tx } from '#platform/database.ts'
import { type Application, applicationOf } from './application.ts'
import type { ApplicationDraft } from './application-entry.ts'
import { applicationEntriesOf } from './application-entry-store.ts'
import { type Refused, type Taken, takeStep } from './application-store.ts'
import { APPLICATION } from './application-words.ts'
import { certified, ruleOnCertificate } from './certifying.ts'
import { ownTrainingOf } from './listing.ts'
import type { Mailing } from './mail.ts'
import type { Plan } from './plan.ts'
import { type Replacement, replacing } from './replacing.ts'
import { type Signing, signed } from './signing.ts'
import { SIGNING } from './site-words.ts'
import { type ShownTraining, trainingIn } from './store.ts'
import { type Training, trainingOf } from './training.ts'
import { lockTraining, trainingEntriesOf } from './training-store.ts'

/** Somebody who takes part: they have a place. */
export type OnSite = { readonly id: ApplicationId; readonly name: string; readonly application: Application }
export type TrainingOnSite = ShownTraining & {
  readonly training: Training
  readonly people: readonly OnSite[]
}
export type ReplacementFor = Replacement & { readonly id: ApplicationId }
/** How many were written, or why nothing was. */
export type Written = { readonly ok: true; readonly value: number } | Refused

/** For anybody who is no educator nothing is found, and nothing can be written: row-level security holds it. */
export function createTrainingSite(db: Kysely<DB>, person: SignedIn) {
  const within = <T>(work: (tx: Tx) => Promise<T>) =>
    scoped(db, { practice: person.practice, person: person.id }, work)
  const byMe = (drafted: Result<ApplicationDraft>): Result<ApplicationDraft> =>
    drafted.ok ? ok({ ...drafted.value, by: person.id }) : drafted
  return {
    /** A training with everybody who has a place in it, by name. */
    open: (id: TrainingId): Promise<TrainingOnSite | undefined> => within((tx) => onSite(tx, id)),

    /** Signs one person in or out, or everybody for whom it makes sense now. */
    sign: (
      id: TrainingId,
      who: ApplicationId | 'everybody',
      signing: Signing,
      mailing: Mailing,
    ): Promise<Written> =>
      within(async (tx) => {
        await lockTraining(tx, id)
        const { people = [] } = (await onSite(tx, id)) ?? {}
        const meant = people.filter((one) =>
          who === 'everybody' ? signed(one.application, signing, one.name).ok : one.id === who,
        )
        if (meant.length === 0 && who !== 'everybody') return fail(problem(SIGNING.gone))
        return all(meant, ({ id, name }) =>
          takeStep(tx, id, 'sign-in', mailing, ({ application }) =>
            draftsOf(byMe(signed(application, signing, name))),
          ),
        )
      }),

    /** Gives a certificate to all who may have one, or to one person with a reason where the rule asks for it. */
    certify: (
      id: TrainingId,
      mailing: Mailing,
      one?: { readonly id: ApplicationId; readonly despite: string },
    ): Promise<Written> =>
      within(async (tx) => {
        await lockTraining(tx, id)
        const found = await onSite(tx, id)
        if (!found) return fail(problem(APPLICATION.noTraining))
        const meant = found.people.filter(({ id, application }) =>
          one ? id === one.id : ruleOnCertificate(found, application, mailing.now).ruling === 'allow',
        )
        if (meant.length === 0 && one) return fail(problem(SIGNING.gone))
        const given = { at: mailing.now, despite: one?.despite }
        return all(meant, ({ id }) =>
          takeStep(
            tx,
            id,
            'certify',
            mailing,
            ({ application, training }) => ({
              ok: true,
              value: {
                drafts: certified(training.plan, application, { ...given, random: randomBytes(8) }).map(
                  (draft) => ({ ...draft, by: person.id }),
                ),
                tell: { about: 'certified' },
              },
            }),
            one?.despite,
          ),
        )
      }),

    /** Gives another certificate in the place of one that says something wrong; their directory listing follows. */
    replace: (id: TrainingId, mailing: Mailing, one: ReplacementFor): Promise<Written> =>
      within(async (tx) => {
        await lockTraining(tx, id)
        const found = await onSite(tx, id)
        const meant = found?.people.filter(({ id }) => id === one.id) ?? []
        if (!found || meant.length === 0) return fail(problem(SIGNING.gone))
        return all(meant, () => replaceIn(tx, found.plan, one, mailing, person.id))
      }),
  }
}
export type TrainingSite = ReturnType<typeof createTrainingSite>

async function replaceIn(
  tx: Tx,
  plan: Plan,
  { id, ...said }: ReplacementFor,
  mailing: Mailing,
  by: PersonId,
): Promise<Taken> {
  const taken = await takeStep(tx, id, 'replace-certificate', mailing, ({ application }) => {
    const made = { at: mailing.now, random: randomBytes(8) }
    const draft = replacing(plan, application, said, made)
    return draft.ok
      ? ok({ drafts: [{ ...draft.value, by }], tell: { about: 'certificate-replaced' } })
      : draft
  })
  if (!taken.ok) return taken
  const { listing } = taken.value
  const own = ownTrainingOf(plan, taken.value)
  // A listing that cannot bear it any more, as one that was taken down, stays as it is.
  const on = listing?.listing
  if (on && own) await inListing(tx, on, () => putTraining(tx, on, own, mailing.now, by))
  return taken
}

const draftsOf = (
  drafted: Result<ApplicationDraft>,
): Result<{ readonly drafts: readonly ApplicationDraft[] }> =>
  drafted.ok ? ok({ drafts: [drafted.value] }) : drafted

/** One after the other in one transaction. Only the first can be refused: what is asked of the others was looked at. */
async function all(
  people: readonly OnSite[],
  take: (one: OnSite) => ReturnType<typeof takeStep>,
): Promise<Written> {
  for (const one of people) {
    const taken = await take(one)
    if (!taken.ok) return taken
  }
  return ok(people.length)
}

async function onSite(tx: Tx, id: TrainingId): Promise<TrainingOnSite | undefined> {
  const shown = await trainingIn(tx, id)
  const training = trainingOf(await trainingEntriesOf(tx, id))
  if (!shown || !training) return undefined
  const rows = await tx
    .selectFrom('application')
    .select(['id', 'name'])
    .where('training_id', '=', id)
    .where('place', '=', 'accepted')
    .orderBy('name')
    .orderBy('id')
    .execute()
  const people: OnSite[] = []
  for (const row of rows) {
    const named = applicationId.parse(row.id)
    const application = applicationOf(await applicationEntriesOf(tx, named))
    if (application) people.push({ id: named, name: row.name ?? '', application })
  }
  return { ...shown, training, people }
}
