/** When a training may be announced, changed or called off. */
import { allow, ask, type Reason, type Ruling, refuse, together } from '#kernel/ruling.ts'
import type { Day } from '#kernel/time.ts'
import { ANNOUNCING } from './announcing-words.ts'
import { dosingBlocks, type Plan, seatsIn } from './plan.ts'
import { reason } from './ruling.ts'
import { type Seated, seatsShort } from './seats.ts'
import { slugOf, type TrainingState } from './training.ts'

type Standing = { readonly state: TrainingState; readonly plan: Plan }

/** May everybody see it and apply? What is missing refuses; a team that is smaller than its ratios ask is for an educator to weigh. */
export function ruleOnPublishing({ state, plan }: Standing, today: Day): Ruling {
  const of = slugOf(plan)
  const missing: Reason[] = []
  const isBefore = (a: Day, b: Day) => Temporal.PlainDate.compare(a, b) < 0
  if (state === 'cancelled') missing.push(reason('cancelled', ANNOUNCING.cancelled))
  if (state === 'open') missing.push(reason('open', ANNOUNCING.open))
  if (isBefore(plan.from, today)) missing.push(reason('begun', ANNOUNCING.begun))
  if (isBefore(plan.from, plan.applyBy)) missing.push(reason('apply-by', ANNOUNCING.applyBy))
  if (isBefore(plan.from, plan.fullPaymentBy)) missing.push(reason('full-payment', ANNOUNCING.fullPaymentBy))
  if (seatsIn(plan) === 0) missing.push(reason('seats', ANNOUNCING.seats))
  if (plan.agenda.length === 0) missing.push(reason('agenda', ANNOUNCING.agenda))
  const last = plan.from.until(plan.to, { largestUnit: 'day' }).days + 1
  if (plan.agenda.some(({ day }) => day > last)) missing.push(reason('agenda', ANNOUNCING.agendaDays(last)))
  if (!plan.team.some(({ role }) => role === 'trainer')) missing.push(reason('team', ANNOUNCING.trainer))
  const doses = dosingBlocks(plan).length > 0
  if (doses && !plan.team.some(({ role }) => role === 'medical-lead'))
    missing.push(reason('team', ANNOUNCING.medicalLead))
  return together(of, [missing.length > 0 ? refuse(of, ...missing) : allow(of), ruleOnRatios(plan)])
}

/** Whether the team is large enough for as many as there are seats. Half of them dose in one block, the others sit. */
export function ruleOnRatios(plan: Plan): Ruling {
  const of = slugOf(plan)
  const count = (role: Plan['team'][number]['role']) => plan.team.filter((one) => one.role === role).length
  const { perTrainer, perMonitor } = plan.ratios
  const people = seatsIn(plan)
  const asked: Reason[] = []
  const trainers = count('trainer')
  if (trainers > 0 && people > trainers * perTrainer.most)
    asked.push(
      reason(
        'trainers',
        ANNOUNCING.trainers(people, trainers, Math.ceil(people / perTrainer.most)),
        perTrainer.source,
      ),
    )
  const travellers = Math.ceil(people / 2)
  const monitors = count('monitor') + count('medical-lead')
  if (dosingBlocks(plan).length > 0 && monitors > 0 && travellers > monitors * perMonitor.most)
    asked.push(
      reason(
        'monitors',
        ANNOUNCING.monitors(travellers, monitors, Math.ceil(travellers / perMonitor.most)),
        perMonitor.source,
      ),
    )
  return asked.length > 0 ? ask(of, ...asked) : allow(of)
}

/** May the plan be changed to this one? Not under the seats that are taken, and not once the training was called off. */
export function ruleOnChanging({ state, plan }: Standing, to: Plan, people: readonly Seated[]): Ruling {
  const of = slugOf(to)
  if (state === 'cancelled') return refuse(of, reason('cancelled', ANNOUNCING.cancelled))
  const agreed = people.filter(({ place }) => AGREED.includes(place)).length
  const reasons = [
    ...seatsShort(to, people).map(({ discipline, seats, taken }) =>
      reason('seats-taken', ANNOUNCING.seatsTaken(discipline, seats, taken)),
    ),
    ...(agreed > 0 && !sameTerms(plan, to) ? [reason('agreed', ANNOUNCING.agreed(agreed))] : []),
  ]
  return reasons.length > 0 ? refuse(of, ...reasons) : allow(of)
}
/** Whoever applied agreed to the price and to what comes back, and is not asked again. */
const AGREED: readonly string[] = ['applied', 'waiting', 'offered', 'accepted']
const sameTerms = (before: Plan, after: Plan): boolean =>
  before.price === after.price &&
  before.deposit === after.deposit &&
  JSON.stringify(before.refund) === JSON.stringify(after.refund)

/** May it be called off? Until its last day, once. */
export function ruleOnCancelling({ state, plan }: Standing, today: Day): Ruling {
  const of = slugOf(plan)
  if (state === 'cancelled') return refuse(of, reason('cancelled', ANNOUNCING.cancelled))
  return Temporal.PlainDate.compare(today, plan.to) > 0
    ? refuse(of, reason('over', ANNOUNCING.over))
    : allow(of)
}

/** Whether those who are in have to be told of a change: when or where it is, is another. */
export const movesPeople = (before: Plan, after: Plan): boolean =>
  !before.from.equals(after.from) ||
  !before.to.equals(after.to) ||
  (['name', 'street', 'town', 'state'] as const).some((part) => before.place[part] !== after.place[part])
