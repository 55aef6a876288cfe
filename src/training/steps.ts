/** Where somebody stands on the way from the first question to the certificate, and what is still open before that. */
import type { Instant } from '#kernel/time.ts'
import type { Application } from './application.ts'
import { depositOpen } from './owing.ts'
import type { Plan } from './plan.ts'

/** The states by name, in the order of the way. */
export const STATES = [
  'enquiry',
  'applied',
  'licence-checked',
  'waiting',
  'offered',
  'accepted',
  'deposit',
  'screening',
  'cleared',
  'conditions',
  'not-cleared',
  'paid',
  'attended',
  'evaluated',
  'certified',
  'declined',
  'withdrawn',
] as const
export type State = (typeof STATES)[number]

export type StepName =
  | 'applied'
  | 'licence-checked'
  | 'accepted'
  | 'deposit'
  | 'screened'
  | 'paid'
  | 'attended'
  | 'evaluated'
  | 'certified'
/** One step of the way. A step that nobody needs to take, as the screening of who does not dose, is left out. */
export type Step = { readonly step: StepName; readonly done: boolean; readonly at?: Instant }

/** Who wants to dose: what they chose last, or else what they wrote when they applied. */
export const wantsDosing = ({ dosing, answers }: Application): boolean => dosing ?? answers?.dosing ?? false

/** Who may dose: a prescriber cleared them, with conditions or without, and they want to. */
export const mayDose = (application: Application): boolean =>
  wantsDosing(application) && (application.medical === 'cleared' || application.medical === 'conditions')

/** Whether a prescriber waits for their medical answers. */
export const isInvited = (application: Application): boolean =>
  application.place === 'accepted' &&
  application.screening !== undefined &&
  application.medical === undefined &&
  application.attendance.length === 0 &&
  wantsDosing(application)

/** Days of the agenda on which this person was signed in at least once. */
export const daysThere = ({ agenda }: Pick<Plan, 'agenda'>, { attendance }: Application): number[] =>
  [
    ...new Set(agenda.filter(({ id }) => attendance.some(({ item }) => item === id)).map(({ day }) => day)),
  ].sort((a, b) => a - b)

/** Signed in on every day that the agenda has. */
export const attendedAll = (plan: Pick<Plan, 'agenda'>, application: Application): boolean => {
  const days = new Set(plan.agenda.map(({ day }) => day))
  return days.size > 0 && daysThere(plan, application).length === days.size
}

export function stepsOf(plan: Plan, application: Application): Step[] {
  const { appliedAt, licence, acceptedAt, ledger, medical, evaluatedAt, certificate } = application
  const isIn = acceptedAt !== undefined
  const all: (Step & { readonly needed?: boolean })[] = [
    { step: 'applied', done: appliedAt !== undefined, at: appliedAt },
    { step: 'licence-checked', done: licence?.outcome === 'confirmed', at: licence?.at },
    { step: 'accepted', done: isIn, at: acceptedAt },
    { step: 'deposit', done: isIn && depositOpen(plan, ledger) === 0, needed: plan.deposit > 0 },
    // Not dosing never fails the course: who does not want to needs nobody's word.
    { step: 'screened', done: medical !== undefined, needed: wantsDosing(application) },
    { step: 'paid', done: isIn && ledger.balance <= 0, needed: plan.price > 0 },
    { step: 'attended', done: attendedAll(plan, application) },
    { step: 'evaluated', done: evaluatedAt !== undefined, at: evaluatedAt },
    { step: 'certified', done: certificate !== undefined, at: certificate?.at },
  ]
  return all.flatMap(({ needed = true, ...step }) => (needed || step.done ? [step] : []))
}

/** The furthest state that was reached. What of the way before it is still open, `stepsOf` says. */
export function stateOf(plan: Plan, application: Application): State {
  const { place, medical, screening, licence } = application
  if (place === 'accepted') {
    const done = stepsOf(plan, application).filter((one) => one.done)
    const last = done.at(-1)?.step ?? 'accepted'
    if (last === 'screened') return medical ?? 'screening'
    // An opened screening is further than the deposit, and a payment in full further than both.
    if ((last === 'accepted' || last === 'deposit') && screening && wantsDosing(application))
      return 'screening'
    return last
  }
  if (place === 'applied') return licence?.outcome === 'confirmed' ? 'licence-checked' : 'applied'
  return place
}
