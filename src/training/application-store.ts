/** What somebody without an account does with one application: begin it, open it through a link, and take each step. */
import { type Kysely, sql } from 'kysely'
import { type ApplicationId, applicationId } from '#kernel/ids.ts'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import type { Ruling } from '#kernel/ruling.ts'
import type { DB } from '#platform/database.gen.ts'
import type { Tx } from '#platform/database.ts'
import { type Application, applicationOf } from './application.ts'
import type { ApplicationDraft, ApplicationEntry } from './application-entry.ts'
import {
  appendToApplication,
  applicationEntriesOf,
  contactOf,
  forApplication,
  newApplicationId,
  onBehalfOf,
  trainingFor,
} from './application-entry-store.ts'
import { APPLICATION } from './application-words.ts'
import { type ApplicantLetter, type Mailing, writeToApplicant } from './mail.ts'
import { ruleOnStep, type StepTaken } from './ruling.ts'
import { chargesOf, offerFreed } from './seat-store.ts'
import { holdsSeat, inTurn } from './seats.ts'
import { type ShownTraining, seatedIn, trainingIn } from './store.ts'
import { lockTraining } from './training-store.ts'

/** An application as somebody works on it. */
export type OpenedApplication = {
  readonly id: ApplicationId
  readonly training: ShownTraining
  readonly application: Application
  readonly entries: readonly ApplicationEntry[]
  /** Whose turn it is before them, from 1, while they wait. */
  readonly turn?: number
}

export type Refused = { readonly ok: false; readonly problems: readonly Problem[]; readonly ruling?: Ruling }
export type Taken = { readonly ok: true; readonly value: Application } | Refused

/** What a step writes; it is asked under the lock, so what it sees stands until it is written. */
export type Deciding = (found: OpenedApplication) => Result<{
  readonly drafts: readonly ApplicationDraft[]
  readonly tell?: ApplicantLetter
}>

export function createApplications(db: Kysely<DB>) {
  return {
    /**
     * Begins an application and writes to its address. The same address again gets a letter with the link to the one
     * that there is. The answer is the same either way: it tells nobody who applied.
     */
    async begin(training: ShownTraining, email: string, mailing: Mailing): Promise<Result<ApplicationId>> {
      const fresh = newApplicationId()
      const at = mailing.now
      return forApplication(db, fresh, async (tx) => {
        await lockTraining(tx, training.id)
        const { rows } = await sql<{
          id: string | null
        }>`select application_from(${training.id}, ${email}) as id`.execute(tx)
        const known = rows[0]?.id
        if (known) {
          const id = applicationId.parse(known)
          await sql`select set_config('kairos.application', ${id}, true)`.execute(tx)
          await writeToApplicant(tx, mailing, { id, training }, { about: 'begun-already' })
          return ok(id)
        }
        await appendToApplication(tx, { id: fresh, training: training.id }, [
          { kind: 'form-filled', at, body: { typed: {} } },
        ])
        await tx
          .insertInto('application_contact')
          .values({ application_id: fresh, training_id: training.id, email, changed_at: at.toString() })
          .execute()
        await writeToApplicant(tx, mailing, { id: fresh, training }, { about: 'begun' })
        return ok(fresh)
      })
    },
    /** For whoever holds a link to it; the caller has looked whether they do. */
    open: (id: ApplicationId): Promise<OpenedApplication | undefined> =>
      forApplication(db, id, async (tx) => opened(tx, id)),
    /** The address to which its letters go, for its own page. */
    contact: (id: ApplicationId): Promise<string | undefined> =>
      forApplication(db, id, (tx) => contactOf(tx, id)),
    /** Writes a link to the address when it has an application to this training, and does nothing when not. */
    sendLink: (training: ShownTraining, email: string, mailing: Mailing): Promise<void> =>
      db.transaction().execute(async (tx) => {
        const { rows } = await sql<{
          id: string | null
        }>`select application_from(${training.id}, ${email}) as id`.execute(tx)
        if (!rows[0]?.id) return
        const id = applicationId.parse(rows[0].id)
        await sql`select set_config('kairos.application', ${id}, true)`.execute(tx)
        await writeToApplicant(tx, mailing, { id, training }, { about: 'asked' })
      }),
    /** Keeps what was typed, while the application was not sent. */
    fill: (id: ApplicationId, typed: Readonly<Record<string, string>>, mailing: Mailing): Promise<Taken> =>
      forApplication(db, id, (tx) =>
        takeStep(tx, id, 'apply', mailing, () =>
          ok({ drafts: [{ kind: 'form-filled', at: mailing.now, body: { typed } }] }),
        ),
      ),
    /**
     * Takes one of the applicant's steps, if the rule allows it now. Whatever becomes free by it is offered to the next
     * in the same transaction.
     */
    take: (id: ApplicationId, step: StepTaken, mailing: Mailing, decide: Deciding): Promise<Taken> =>
      forApplication(db, id, (tx) => takeStep(tx, id, step, mailing, decide)),
    /** Takes the seat that is offered: from then on the price is owed. */
    takeOffer: (id: ApplicationId, mailing: Mailing): Promise<Taken> =>
      forApplication(db, id, (tx) =>
        takeStep(tx, id, 'take-offer', mailing, ({ training }) =>
          ok({
            drafts: [{ kind: 'offer-taken', at: mailing.now, body: {} }, ...chargesOf(training, mailing.now)],
            tell: { about: 'accepted' },
          }),
        ),
      ),
  }
}
export type Applications = ReturnType<typeof createApplications>

/** An application with its training, as this transaction may read it. */
export async function opened(tx: Tx, id: ApplicationId): Promise<OpenedApplication | undefined> {
  const of = await trainingFor(tx, id)
  const training = of && (await trainingIn(tx, of))
  const entries = await applicationEntriesOf(tx, id)
  const application = applicationOf(entries)
  if (!training || !application) return undefined
  const turn = application.place === 'waiting' ? await turnOf(tx, training, id) : undefined
  return { id, training, application, entries, ...(turn ? { turn } : {}) }
}

async function turnOf(tx: Tx, { id: training, plan }: ShownTraining, id: ApplicationId): Promise<number> {
  return inTurn(plan, await seatedIn(tx, training)).findIndex((one) => one.id === id) + 1
}

/**
 * Opens an application under the lock of its training, for whoever may know of it: what is seen stands until the
 * transaction ends. A rule sees all of it, also what the page of a prescriber does not show.
 */
export async function openedForWriting(tx: Tx, id: ApplicationId): Promise<OpenedApplication | undefined> {
  const training = await trainingFor(tx, id)
  if (!training) return undefined
  await lockTraining(tx, training)
  return onBehalfOf(tx, id, () => opened(tx, id))
}

/** How many others of the training have a scholarship now. Whoever may not read them counts none of theirs. */
export async function otherScholarships(
  tx: Tx,
  { id, training }: Pick<OpenedApplication, 'id' | 'training'>,
): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) from (
      select e.application_id from application a join application_entry e on e.application_id = a.id
      where a.training_id = ${training.id} and a.id <> ${id} and e.kind = 'money-moved'
      group by e.application_id
      having sum(case e.body ->> 'movement' when 'scholarship' then (e.body ->> 'cents')::int
        when 'scholarship-ended' then -(e.body ->> 'cents')::int else 0 end) > 0) granted`.execute(tx)
  return Number(rows[0]?.count ?? 0)
}

/** Asks the rule, writes the step, tells the person, and offers what became free: all of it or nothing. */
export async function takeStep(
  tx: Tx,
  id: ApplicationId,
  step: StepTaken,
  mailing: Mailing,
  decide: Deciding,
  /** A reason in writing, where the rule asks for one. */
  despite?: string,
): Promise<Taken> {
  const found = await openedForWriting(tx, id)
  if (!found) return fail(problem(APPLICATION.gone))
  const counted = step === 'grant-scholarship' ? { scholarships: await otherScholarships(tx, found) } : {}
  const ruling = ruleOnStep(step, { ...found, ...counted, now: mailing.now })
  if (ruling.ruling === 'refuse' || (ruling.ruling === 'ask' && !despite))
    return { ok: false, problems: [], ruling }
  const decided = decide(found)
  if (!decided.ok) return decided
  const { drafts, tell } = decided.value
  const named = { id, training: found.training.id }
  const now = await appendToApplication(tx, named, drafts)
  if (tell) await writeToApplicant(tx, mailing, { id, training: found.training }, tell)
  if (holdsSeat(found.application) && !holdsSeat(now)) await offerFreed(tx, found.training, mailing)
  return ok(now)
}
