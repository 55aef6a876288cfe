/** What educators do with a training itself: plan it, announce it, change it, call it off. */
import type { TrainingId } from '#kernel/ids.ts'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import { allow, type Ruling, together } from '#kernel/ruling.ts'
import { dayIn } from '#kernel/time.ts'
import type { SignedIn } from '#people/people.ts'
import type { Tx } from '#platform/database.ts'
import { movesPeople, ruleOnCancelling, ruleOnChanging, ruleOnPublishing } from './announcing.ts'
import { applicationOf } from './application.ts'
import { appendToApplication, applicationEntriesOf } from './application-entry-store.ts'
import { APPLICATION } from './application-words.ts'
import { type ApplicantLetter, type Mailing, writeToApplicant } from './mail.ts'
import { cancelling } from './owing.ts'
import type { Plan } from './plan.ts'
import { offerFreed } from './seat-store.ts'
import type { Seated } from './seats.ts'
import { type ShownTraining, seatedIn, trainingIn } from './store.ts'
import { basisOf, slugOf, type Training, type TrainingDraft, trainingOf } from './training.ts'
import { appendToTraining, lockTraining, newTrainingId, trainingEntriesOf } from './training-store.ts'

/** What is done with a training; the reason is for those who are in it, and for the history. */
export type TrainingAct =
  | { readonly act: 'change'; readonly plan: Plan; readonly why?: string }
  | { readonly act: 'publish'; readonly why?: string }
  | { readonly act: 'hide' | 'cancel'; readonly why: string }

export type Acted =
  | { readonly ok: true; readonly value: Training }
  | {
      readonly ok: false
      readonly problems: readonly { message: string; field?: string }[]
      readonly ruling?: Ruling
    }

/** A new training, which only the desk sees. */
export async function planTraining(
  tx: Tx,
  plan: Plan,
  { by, now }: { readonly by: SignedIn; readonly now: Temporal.Instant },
): Promise<TrainingId> {
  const id = newTrainingId()
  await appendToTraining(tx, id, [{ kind: 'training-planned', at: now, by: by.id, body: { plan } }])
  return id
}

/** Does it, if the rule allows it and nobody changed the training since `basis` was seen; whoever is in it is told. */
export async function actOnTraining(
  tx: Tx,
  id: TrainingId,
  { basis, by, done }: { readonly basis: string; readonly by: SignedIn; readonly done: TrainingAct },
  mailing: Mailing,
): Promise<Acted> {
  await lockTraining(tx, id)
  const entries = await trainingEntriesOf(tx, id)
  const before = trainingOf(entries)
  if (!before) return fail(problem(APPLICATION.noTraining))
  if (basisOf(entries) !== basis) return fail(problem(APPLICATION.changed))
  const people = await seatedIn(tx, id)
  const ruling = ruleOn(done, before, people, mailing)
  if (ruling.ruling === 'refuse' || (ruling.ruling === 'ask' && !done.why))
    return { ok: false, problems: [], ruling }
  const now = await appendToTraining(tx, id, [{ ...draftOf(done, mailing), by: by.id }])
  const shown = await trainingIn(tx, id)
  if (!shown) return fail(problem(APPLICATION.noTraining))
  if (done.act === 'cancel') await callOff(tx, shown, people, { why: done.why, by }, mailing)
  else await offerFreed(tx, shown, mailing)
  if (done.act === 'change' && now.state === 'open' && movesPeople(before.plan, now.plan))
    await tellAll(tx, shown, people, { about: 'changed' }, mailing)
  return ok(now)
}

function ruleOn(done: TrainingAct, before: Training, people: readonly Seated[], { now }: Mailing): Ruling {
  const today = dayIn(now, before.plan.zone)
  switch (done.act) {
    case 'change':
      return ruleOnChanging(before, done.plan, people)
    case 'publish':
      return together(slugOf(before.plan), [
        ruleOnPublishing(before, today),
        ruleOnChanging(before, before.plan, people),
      ])
    case 'cancel':
      return ruleOnCancelling(before, today)
    case 'hide':
      return before.state === 'open' ? allow(slugOf(before.plan)) : ruleOnCancelling(before, today)
  }
}

function draftOf(done: TrainingAct, { now: at }: Mailing): TrainingDraft {
  switch (done.act) {
    case 'change':
      return { kind: 'training-changed', at, body: { plan: done.plan, why: done.why } }
    case 'publish':
      return { kind: 'training-published', at, body: { despite: done.why } }
    case 'hide':
      return { kind: 'training-hidden', at, body: { why: done.why } }
    case 'cancel':
      return { kind: 'training-cancelled', at, body: { why: done.why } }
  }
}

/** Everything that was paid comes back, nothing is owed any more, and everybody who was in it is told why. */
async function callOff(
  tx: Tx,
  training: ShownTraining,
  people: readonly Seated[],
  { why, by }: { readonly why: string; readonly by: SignedIn },
  mailing: Mailing,
): Promise<void> {
  for (const { id } of people) {
    const application = applicationOf(await applicationEntriesOf(tx, id))
    if (!application) continue
    await appendToApplication(
      tx,
      { id, training: training.id },
      cancelling(application).map((body) => ({ kind: 'money-moved', at: mailing.now, by: by.id, body })),
    )
  }
  await tellAll(tx, training, people, { about: 'cancelled', why }, mailing)
}

async function tellAll(
  tx: Tx,
  training: ShownTraining,
  people: readonly Seated[],
  letter: ApplicantLetter,
  mailing: Mailing,
): Promise<void> {
  for (const { id } of people.filter(({ place }) => INVOLVED.includes(place)))
    await writeToApplicant(tx, mailing, { id, training }, letter)
}
const INVOLVED: readonly string[] = ['applied', 'accepted', 'waiting', 'offered']

/** Adds what was arranged on site: pairs, rooms, an incident. */
export async function recordOn(
  tx: Tx,
  id: TrainingId,
  drafts: readonly TrainingDraft[],
): Promise<Result<Training>> {
  await lockTraining(tx, id)
  const before = trainingOf(await trainingEntriesOf(tx, id))
  if (!before) return fail(problem(APPLICATION.noTraining))
  if (before.cancelled) return fail(problem(APPLICATION.calledOff))
  return ok(await appendToTraining(tx, id, drafts))
}
