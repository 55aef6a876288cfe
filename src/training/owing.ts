/** What somebody owes when, and what is written when they come in, get a scholarship or leave. Cents. */
import type { PersonId } from '#kernel/ids.ts'
import { type Day, dayIn, type Instant } from '#kernel/time.ts'
import type { Application } from './application.ts'
import type { ApplicationDraft } from './application-entry.ts'
import type { Ledger, Moved } from './money.ts'
import type { Plan } from './plan.ts'
import { type Refund, refundOf } from './refund.ts'

/** A part of the price with its day. */
export type Due = {
  readonly what: 'deposit' | 'rest'
  /** Still open of it. */
  readonly cents: number
  readonly by: Day
}

/** The price, from acceptance on. */
export const chargeOf = ({ price }: Pick<Plan, 'price'>): Moved[] =>
  price > 0 ? [{ movement: 'charged', cents: price }] : []

/** How much of the deposit is still to be paid: never more than what is owed at all. */
export function depositOpen({ deposit }: Pick<Plan, 'deposit'>, { balance, paid }: Ledger): number {
  return Math.max(0, Math.min(deposit - paid, balance))
}

/** What is to be paid and until when; nothing before acceptance. Paying in parts is paying less than all that is open. */
export function duesOf(plan: Plan, { acceptedAt, ledger }: Application): Due[] {
  if (!acceptedAt) return []
  const deposit = depositOpen(plan, ledger)
  const rest = Math.max(0, ledger.balance) - deposit
  const dues: Due[] = [
    {
      what: 'deposit',
      cents: deposit,
      by: dayIn(acceptedAt, plan.zone).add({ days: plan.depositDays }),
    },
    { what: 'rest', cents: rest, by: plan.fullPaymentBy },
  ]
  return dues.filter(({ cents }) => cents > 0)
}

export type Leaving = {
  readonly refund: Refund
  /** Paid beyond what was owed: that comes back in any case. */
  readonly overpaid: number
  /** All that comes back. Never more than was paid. */
  readonly back: number
  /** What the ledger gets: after it the balance is what has to be given back. */
  readonly moves: readonly Moved[]
}

/** What leaving means in money, by the rule and before anything is confirmed. */
export function leavingOf(plan: Plan, { ledger }: Application, now: Instant): Leaving {
  const overpaid = Math.min(Math.max(0, -ledger.balance), Math.max(0, ledger.paid))
  const so = { paid: ledger.paid - overpaid, deposit: plan.deposit, hasScholarship: ledger.scholarship > 0 }
  const refund = refundOf(plan.refund, so, plan.from, dayIn(now, plan.zone))
  const back = refund.back + overpaid
  return { refund, overpaid, back, moves: settling(ledger, back) }
}

/** What is written when somebody withdraws: that they did, with the refund that was shown to them, and their money. */
export function withdrawing(
  plan: Plan,
  application: Application,
  { now: at, why, by }: { readonly now: Instant; readonly why?: string; readonly by?: PersonId },
): ApplicationDraft[] {
  const { back, moves } = leavingOf(plan, application, at)
  return [
    { kind: 'withdrawn', at, by, body: { refund: back, why } },
    ...moves.map((body) => ({ kind: 'money-moved' as const, at, by, body })),
  ]
}

/** What the ledger gets when we call the training off: everything that was paid comes back. */
export const cancelling = ({ ledger }: Application): Moved[] => settling(ledger, Math.max(0, ledger.paid))

/** Ends what is owed, so that exactly `back` is to be given back; a scholarship goes back to its fund. */
function settling({ balance, scholarship }: Ledger, back: number): Moved[] {
  const released = balance + scholarship + back
  return [
    ...(scholarship > 0 ? [{ movement: 'scholarship-ended', cents: scholarship } as const] : []),
    ...(released > 0 ? [{ movement: 'released', cents: released } as const] : []),
  ]
}
