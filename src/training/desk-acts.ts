/** What an educator decides about one application, and what is written when they do. Accepting is the seats' own. */
import type { z } from 'zod'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import { type Day, day, dayIn, type Instant } from '#kernel/time.ts'
import type { Application } from './application.ts'
import type { ApplicationDraft, ApplicationEntry } from './application-entry.ts'
import { correcting } from './correcting.ts'
import { DESK_ACTS } from './desk-acts-words.ts'
import type { ApplicantLetter } from './mail.ts'
import { type Ledger, method, moved, type movement, owedBack } from './money.ts'
import { dollars } from './money-words.ts'
import { leavingOf, withdrawing } from './owing.ts'
import type { Plan } from './plan.ts'
import type { StepTaken } from './ruling.ts'
import { dollarsOf, type TypedFields } from './typed-plan.ts'

export const DESK_ACT_NAMES = [
  'check-licence',
  'decline',
  'scholarship',
  'money',
  'refund',
  'correct',
  'withdraw',
] as const
export type DeskAct = (typeof DESK_ACT_NAMES)[number]

/** What can be recorded by hand. A price is charged by accepting, and given up by withdrawing. */
export const BY_HAND = ['paid', 'refunded', 'reversed', 'released'] as const satisfies readonly z.output<
  typeof movement
>[]

export type Decided = {
  readonly step: StepTaken
  readonly drafts: readonly ApplicationDraft[]
  readonly tell?: ApplicantLetter
}
type Found = {
  readonly training: { readonly plan: Plan }
  readonly application: Application
  readonly entries: readonly ApplicationEntry[]
}

export function decideAtDesk(act: DeskAct, typed: TypedFields, found: Found, at: Instant): Result<Decided> {
  switch (act) {
    case 'check-licence':
      return checkLicence(typed, at)
    case 'decline': {
      const why = reasonOf(typed)
      return why.ok
        ? ok({
            step: 'decline',
            drafts: [{ kind: 'declined', at, body: { why: why.value } }],
            tell: { about: 'declined', why: why.value },
          })
        : why
    }
    case 'scholarship':
      return grant(typed, found, at)
    case 'money':
      return move(typed, found, at)
    case 'refund':
      return payBack(typed, found, at)
    case 'correct': {
      const draft = correcting(typed, found, at)
      return draft.ok ? ok({ step: 'correct-sign-in', drafts: [draft.value] }) : draft
    }
    case 'withdraw':
      return withdraw(typed, found, at)
  }
}

function reasonOf(typed: TypedFields): Result<string> {
  const why = typed('why')
  if (!why) return fail(problem(DESK_ACTS.why, 'why'))
  return why.length > 1000 ? fail(problem(DESK_ACTS.whyLong, 'why')) : ok(why)
}

function checkLicence(typed: TypedFields, at: Instant): Result<Decided> {
  const problems: Problem[] = []
  const outcome = typed('outcome')
  const source = typed('source')
  if (outcome !== 'confirmed' && outcome !== 'not-confirmed')
    problems.push(problem(DESK_ACTS.outcome, 'outcome'))
  if (!source) problems.push(problem(DESK_ACTS.source, 'source'))
  const until = dayOf(typed, 'until', problems)
  if (problems.length > 0 || !source || (outcome !== 'confirmed' && outcome !== 'not-confirmed'))
    return fail(...problems)
  const note = typed('note')?.slice(0, 500)
  const drafts: ApplicationDraft[] = [
    { kind: 'licence-checked', at, body: { outcome, source: source.slice(0, 300), until, note } },
  ]
  return ok({ step: 'check-licence', drafts })
}

function grant(typed: TypedFields, { application }: Found, at: Instant): Result<Decided> {
  const problems: Problem[] = []
  const cents = dollarsOf(typed, 'amount', problems)
  if (cents === undefined) return fail(...problems)
  const open = application.ledger.balance
  if (cents < 1 || cents > open) return fail(problem(DESK_ACTS.upTo(dollars(Math.max(0, open))), 'amount'))
  const body = {
    movement: 'scholarship' as const,
    cents,
    note: (typed('why') ?? typed('note'))?.slice(0, 500),
  }
  return ok({ step: 'grant-scholarship', drafts: [{ kind: 'money-moved', at, body }] })
}

/** Money that came or went beside a payment service: a check, a transfer, a refund. */
function move(typed: TypedFields, { training, application }: Found, now: Instant): Result<Decided> {
  const problems: Problem[] = []
  const cents = dollarsOf(typed, 'amount', problems)
  const kind = BY_HAND.find((one) => one === typed('movement'))
  if (!kind) problems.push(problem(DESK_ACTS.movement, 'movement'))
  const on = dayOf(typed, 'on', problems)
  const today = dayIn(now, training.plan.zone)
  if (on && Temporal.PlainDate.compare(on, today) > 0) problems.push(problem(DESK_ACTS.notYet, 'on'))
  if (problems.length > 0 || cents === undefined || !kind) return fail(...problems)
  const most = mostOf(kind, application.ledger)
  if (cents < 1 || cents > most) return fail(problem(DESK_ACTS.upTo(dollars(most)), 'amount'))
  const read = moved.safeParse({
    movement: kind,
    cents,
    method: method.options.find((one) => one === typed('method')),
    reference: typed('reference')?.slice(0, 200),
    note: typed('note')?.slice(0, 500),
  })
  if (!read.success) return fail(problem(read.error.issues[0]?.message ?? DESK_ACTS.movement, 'amount'))
  const at =
    on && !on.equals(today)
      ? on.toZonedDateTime({ timeZone: training.plan.zone, plainTime: '12:00' }).toInstant()
      : now
  return ok({ step: 'move-money', drafts: [{ kind: 'money-moved', at, body: read.data }] })
}

/** Money that went back to somebody to whom we owed it: never more than that. */
function payBack(typed: TypedFields, found: Found, now: Instant): Result<Decided> {
  const most = owedBack(found.application.ledger)
  if (most === 0) return fail(problem(DESK_ACTS.nothingBack))
  const problems: Problem[] = []
  const cents = dollarsOf(typed, 'amount', problems)
  if (cents !== undefined && cents > most) problems.push(problem(DESK_ACTS.upTo(dollars(most)), 'amount'))
  if (problems.length > 0) return fail(...problems)
  return move((name) => (name === 'movement' ? 'refunded' : typed(name)), found, now)
}

/** Nobody gets back more than they paid, and nothing is given up that nobody owes. */
function mostOf(kind: (typeof BY_HAND)[number], { paid, balance }: Ledger): number {
  if (kind === 'paid') return 100_000_00
  return Math.max(0, kind === 'released' ? balance : paid)
}

/** The refund was shown before: when it is another by now, it is shown again. */
function withdraw(typed: TypedFields, { training, application }: Found, now: Instant): Result<Decided> {
  const why = reasonOf(typed)
  if (!why.ok) return why
  const { back } = leavingOf(training.plan, application, now)
  if (typed('back') !== String(back)) return fail(problem(DESK_ACTS.otherRefund(dollars(back))))
  return ok({
    step: 'withdraw',
    drafts: withdrawing(training.plan, application, { now, why: why.value }),
    tell: { about: 'withdrawn', back },
  })
}

function dayOf(typed: TypedFields, name: string, problems: Problem[]): Day | undefined {
  const text = typed(name)
  if (text === undefined) return undefined
  const read = day.safeParse(text)
  if (read.success) return read.data
  problems.push(problem(DESK_ACTS.day(text), name))
  return undefined
}
