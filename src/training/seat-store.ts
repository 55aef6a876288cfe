/** Seats: given under the training's lock, so that never more are held than there are, and offered when one is free. */
import type { ApplicationId, PersonId, TrainingId } from '#kernel/ids.ts'
import { isBefore } from '#kernel/time.ts'
import type { Tx } from '#platform/database.ts'
import type { Application } from './application.ts'
import type { ApplicationDraft } from './application-entry.ts'
import { appendToApplication, type Named, onBehalfOf } from './application-entry-store.ts'
import { type Mailing, writeToApplicant } from './mail.ts'
import { chargeOf } from './owing.ts'
import type { Discipline } from './plan.ts'
import { hasSeat, nextOffers, offerUntil, waitingFrom } from './seats.ts'
import { type ShownTraining, seatedIn, trainingIn } from './store.ts'
import { lockTraining } from './training-store.ts'

/** What an educator says when they accept. */
export type Accepting = {
  readonly by: PersonId
  readonly discipline: Discipline
  /** Why in spite of what the rule asked about. */
  readonly despite?: string
}

/**
 * Gives a seat, or a place on the waiting list when there is none. The caller holds the lock and has asked the rule.
 * @returns the application as it stands now, and the person is told by letter
 */
export async function seat(
  tx: Tx,
  { id, training }: { readonly id: ApplicationId; readonly training: ShownTraining },
  { by, discipline, despite }: Accepting,
  mailing: Mailing,
): Promise<Application> {
  const people = await seatedIn(tx, training.id)
  const fits = hasSeat(training.plan, people, discipline)
  const at = mailing.now
  const drafts: ApplicationDraft[] = fits
    ? [{ kind: 'accepted', at, by, body: { despite } }, ...chargesOf(training, at, by)]
    : [{ kind: 'waitlisted', at: waitingFrom(people, at), by, body: {} }]
  const now = await appendToApplication(tx, { id, training: training.id }, drafts)
  await writeToApplicant(tx, mailing, { id, training }, { about: fits ? 'accepted' : 'waiting' })
  return now
}

/** The price is owed from the moment in which somebody has a seat. */
export const chargesOf = ({ plan }: ShownTraining, at: Temporal.Instant, by?: PersonId): ApplicationDraft[] =>
  chargeOf(plan).map((body) => ({ kind: 'money-moved', at, by, body }))

/** Offers every free seat to whoever is next, with its limit and by letter. The caller holds the lock. */
export async function offerFreed(tx: Tx, training: ShownTraining, mailing: Mailing): Promise<number> {
  const until = offerUntil(training.plan, mailing.now)
  if (!until || training.state === 'cancelled') return 0
  const next = nextOffers(training.plan, await seatedIn(tx, training.id))
  for (const { id } of next)
    await onBehalfOf(tx, id, async () => {
      const named: Named = { id, training: training.id }
      await appendToApplication(tx, named, [{ kind: 'offered', at: mailing.now, body: { until } }])
      await writeToApplicant(tx, mailing, { id, training }, { about: 'offered', until })
    })
  return next.length
}

/**
 * Ends the offers of a training whose time is over, and offers those seats to the next.
 * @returns how many ended
 */
export async function lapseOffers(tx: Tx, id: TrainingId, mailing: Mailing): Promise<number> {
  await lockTraining(tx, id)
  const training = await trainingIn(tx, id)
  if (!training) return 0
  const over = (await seatedIn(tx, id)).filter(
    ({ offeredUntil }) => offeredUntil && isBefore(offeredUntil, mailing.now),
  )
  for (const one of over)
    await onBehalfOf(tx, one.id, async () => {
      const people = await seatedIn(tx, id)
      await appendToApplication(tx, { id: one.id, training: id }, [
        { kind: 'offer-lapsed', at: waitingFrom(people, mailing.now), body: {} },
      ])
      await writeToApplicant(tx, mailing, { id: one.id, training }, { about: 'offer-lapsed' })
    })
  await offerFreed(tx, training, mailing)
  return over.length
}
