/** Who may take which step of an application when. A refusal says what would settle it; to ask, an educator gives a reason. */
import { allow, ask, type Reason, type Ruling, refuse, together } from '#kernel/ruling.ts'
import type { Source } from '#kernel/source.ts'
import { type Day, dayIn, type Instant, isBefore } from '#kernel/time.ts'
import type { Application, Place } from './application.ts'
import { depositOpen } from './owing.ts'
import { dosingBlocks, type Plan } from './plan.ts'
import { RULES } from './ruling-words.ts'
import { wantsDosing } from './steps.ts'
import { slugOf, type TrainingState } from './training.ts'

/** Everything that a step is judged by. */
export type Standing = {
  readonly training: { readonly state: TrainingState; readonly plan: Plan }
  readonly application: Application
  readonly now: Instant
  /** How many others have a scholarship in this training; only granting one asks. */
  readonly scholarships?: number
}

export const APPLICANT_STEPS = [
  'apply',
  'take-offer',
  'decline-offer',
  'withdraw',
  'choose-dosing',
  'change-wishes',
  'pay',
  'evaluate',
  'take-listing',
  'decline-listing',
] as const
export const DESK_STEPS = [
  'check-licence',
  'accept',
  'decline',
  'grant-scholarship',
  'move-money',
  'correct-sign-in',
] as const
export const SITE_STEPS = [
  'open-screening',
  'decide-medically',
  'sign-in',
  'certify',
  'replace-certificate',
] as const
export type StepTaken =
  | (typeof APPLICANT_STEPS)[number]
  | (typeof DESK_STEPS)[number]
  | (typeof SITE_STEPS)[number]

const OURS: Source = { text: RULES.source, status: 'default', mark: 'default' }
export const reason = (
  rule: string,
  [why, settle]: readonly [why: string, settle: string],
  source: Source = OURS,
): Reason => ({ rule, why, settle, evidence: [], source })

/** From where each step can be taken. */
const FROM: Readonly<Record<StepTaken, readonly Place[]>> = {
  apply: ['enquiry', 'withdrawn'],
  'take-offer': ['offered'],
  'decline-offer': ['offered'],
  withdraw: ['applied', 'accepted', 'waiting', 'offered'],
  'choose-dosing': ['applied', 'accepted', 'waiting', 'offered'],
  'change-wishes': ['applied', 'accepted', 'waiting', 'offered'],
  pay: ['accepted'],
  evaluate: ['accepted'],
  'take-listing': ['accepted'],
  'decline-listing': ['accepted'],
  'check-licence': ['applied', 'accepted', 'waiting', 'offered', 'declined'],
  accept: ['applied', 'declined'],
  decline: ['applied', 'waiting'],
  'grant-scholarship': ['accepted'],
  'move-money': ['accepted', 'withdrawn', 'declined', 'waiting', 'offered', 'applied'],
  'correct-sign-in': ['accepted'],
  'open-screening': ['accepted'],
  'decide-medically': ['accepted'],
  'sign-in': ['accepted'],
  certify: ['accepted'],
  'replace-certificate': ['accepted'],
}
/** After we called a training off, money still comes back. */
const ALSO_CANCELLED: readonly StepTaken[] = ['move-money']

/** May this step be taken now? `ask`: an educator takes it with a reason in writing. */
export function ruleOnStep(step: StepTaken, standing: Standing): Ruling {
  const { training, application } = standing
  const of = slugOf(training.plan)
  const reasons: Reason[] = []
  if (!FROM[step].includes(application.place)) reasons.push(reason('place', RULES.place[application.place]))
  if (training.state === 'cancelled' && !ALSO_CANCELLED.includes(step))
    reasons.push(reason('cancelled', RULES.cancelled))
  const first = reasons.length > 0 ? refuse(of, ...reasons) : allow(of)
  return together(of, [first, more(step, standing, of)])
}

function more(step: StepTaken, { training, application, now, scholarships }: Standing, of: string): Ruling {
  const { plan } = training
  const today = dayIn(now, plan.zone)
  const no = (rule: string, words: readonly [string, string]) => refuse(of, reason(rule, words))
  const isAfter = (last: Day) => Temporal.PlainDate.compare(today, last) > 0
  switch (step) {
    case 'apply':
      if (training.state === 'draft') return no('closed', RULES.closed)
      return isAfter(plan.applyBy) ? no('apply-by', RULES.tooLate) : allow(of)
    case 'take-offer':
      return application.offeredUntil && isBefore(application.offeredUntil, now)
        ? no('offer-ended', RULES.offerEnded)
        : allow(of)
    case 'withdraw':
      return application.attendance.length > 0 || isAfter(plan.to)
        ? no('was-there', RULES.wasThere)
        : allow(of)
    case 'change-wishes':
      return Temporal.PlainDate.compare(today, plan.from) < 0 ? allow(of) : no('begun', RULES.begun)
    case 'accept':
      return ruleOnAccepting(plan, application, today)
    case 'open-screening':
      return ruleOnScreening(plan, application)
    case 'decide-medically':
      return application.screening ? allow(of) : no('screening', RULES.notOpened)
    case 'grant-scholarship':
      return ruleOnScholarship(plan, application, scholarships)
    case 'sign-in':
      return Temporal.PlainDate.compare(today, plan.from) < 0 ? no('not-begun', RULES.notBegun) : allow(of)
    case 'evaluate':
      if (Temporal.PlainDate.compare(today, plan.to) < 0) return no('not-ended', RULES.notEnded)
      return application.attendance.length === 0 ? no('not-there', RULES.notThere) : allow(of)
    case 'take-listing':
    case 'decline-listing':
      if (!application.certificate) return no('no-certificate', RULES.noCertificate)
      return application.listing && (step === 'decline-listing' || application.listing.answer !== 'declined')
        ? no('listing-answered', RULES.listingAnswered)
        : allow(of)
    case 'replace-certificate':
      return application.certificate ? allow(of) : no('no-certificate', RULES.nothingToReplace)
    case 'certify':
      return ruleOnCertifying(plan, application, today)
    default:
      return allow(of)
  }
}

/** A licence that was looked up is a must; experience, earlier levels and a licence that ends are for an educator to weigh. */
function ruleOnAccepting(plan: Plan, { answers, licence }: Application, today: Day): Ruling {
  const of = slugOf(plan)
  if (Temporal.PlainDate.compare(today, plan.to) > 0) return refuse(of, reason('over', RULES.over))
  if (!answers) return allow(of)
  const refused: Reason[] = []
  const asked: Reason[] = []
  if (!licence && answers.licence) refused.push(reason('licence', RULES.notLookedUp))
  if (licence?.outcome === 'not-confirmed') refused.push(reason('licence', RULES.notConfirmed))
  if (!answers.licence && licence?.outcome !== 'confirmed') asked.push(reason('licence', RULES.noLicence))
  const until = licence?.until ?? answers.licence?.expires
  if (until && Temporal.PlainDate.compare(until, plan.to) < 0)
    asked.push(reason('licence', RULES.licenceEnds))
  if (plan.experience && answers.hours < plan.experience.hours)
    asked.push(
      reason('experience', RULES.experience(answers.hours, plan.experience.hours), plan.experience.source),
    )
  if (plan.after.length > 0)
    asked.push(reason('level', RULES.level(plan.after.join(', '), answers.completed)))
  return together(of, [
    refused.length > 0 ? refuse(of, ...refused) : allow(of),
    asked.length > 0 ? ask(of, ...asked) : allow(of),
  ])
}

/** As many as the plan says; above that, and while nobody has counted, an educator gives a reason. */
function ruleOnScholarship(plan: Plan, { ledger }: Application, others = Number.POSITIVE_INFINITY): Ruling {
  const of = slugOf(plan)
  if (ledger.balance <= 0) return refuse(of, reason('nothing-owed', RULES.nothingOwed))
  const { places } = plan.scholarships
  return ledger.scholarship > 0 || others < places
    ? allow(of)
    : ask(of, reason('scholarships', RULES.scholarships(places)))
}

function ruleOnScreening(plan: Plan, application: Application): Ruling {
  const of = slugOf(plan)
  const reasons: Reason[] = []
  if (dosingBlocks(plan).length === 0) reasons.push(reason('no-dosing', RULES.noDosing))
  if (!wantsDosing(application)) reasons.push(reason('not-wanted', RULES.notWanted))
  if (depositOpen(plan, application.ledger) > 0) reasons.push(reason('deposit', RULES.deposit))
  if (application.screening) reasons.push(reason('opened', RULES.opened))
  return reasons.length > 0 ? refuse(of, ...reasons) : allow(of)
}

function ruleOnCertifying(plan: Plan, application: Application, today: Day): Ruling {
  const of = slugOf(plan)
  const reasons: Reason[] = []
  if (Temporal.PlainDate.compare(today, plan.to) < 0) reasons.push(reason('not-ended', RULES.notEnded))
  if (application.attendance.length === 0) reasons.push(reason('not-there', RULES.notThere))
  if (!application.evaluatedAt) reasons.push(reason('evaluation', RULES.evaluation))
  if (application.certificate) reasons.push(reason('certified', RULES.certified))
  if (reasons.length > 0) return refuse(of, ...reasons)
  return application.ledger.balance > 0 ? ask(of, reason('unpaid', RULES.unpaid)) : allow(of)
}
