/** What a payment service tells, as the ledger of an application writes it down, and how much somebody may pay. */
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import type { Application } from './application.ts'
import type { Ledger, Moved } from './money.ts'
import { type Due, duesOf } from './owing.ts'
import { PAYING } from './paying-words.ts'
import type { Plan } from './plan.ts'
import { dollarsOf, type TypedFields } from './typed-plan.ts'

/** Something that happened to money, told by a service whose word was checked. */
export type PaymentNews = {
  readonly is:
    | 'paid'
    | 'refunded'
    /** A refund that was on its way and came back. */
    | 'refund-failed'
    /** The bank took a payment back, or gave it again after it was disputed. */
    | 'taken-back'
    | 'given-again'
  readonly cents: number
  /** What the service calls it: the same one again is the same money. */
  readonly reference: string
}

/** @returns what the ledger gets; nothing when it has it already, or when it is about a refund that it never had */
export function movesOf({ is, cents, reference }: PaymentNews, { lines }: Pick<Ledger, 'lines'>): Moved[] {
  const has = (movement: Moved['movement'], name: string) =>
    lines.some((line) => line.movement === movement && line.reference === name)
  const once = (moved: Moved): Moved[] => (has(moved.movement, moved.reference ?? '') ? [] : [moved])
  const how = { cents, method: 'card', reference } as const
  switch (is) {
    case 'paid':
      return once({ movement: 'paid', ...how })
    case 'refunded':
      return once({ movement: 'refunded', ...how })
    case 'refund-failed':
      return has('refunded', reference) ? once({ movement: 'paid', ...how, note: PAYING.refundCameBack }) : []
    case 'taken-back':
      return once({ movement: 'reversed', ...how, note: PAYING.takenBack })
    case 'given-again':
      return has('reversed', reference) ? once({ movement: 'paid', ...how, note: PAYING.givenAgain }) : []
  }
}

/** What can be paid now, each with its name: the deposit, everything that is open. */
export function payable(
  plan: Plan,
  application: Application,
): { readonly deposit?: Due; readonly all: number } {
  const deposit = duesOf(plan, application).find(({ what }) => what === 'deposit')
  const all = Math.max(0, application.ledger.balance)
  return { all, ...(deposit && deposit.cents < all ? { deposit } : {}) }
}

/** How much somebody wants to pay now: never more than is open, and in parts as small as they like. */
export function readPayment(plan: Plan, application: Application, typed: TypedFields): Result<number> {
  const { deposit, all } = payable(plan, application)
  const amount = typed('amount')
  if (all === 0) return fail(problem(PAYING.nothingOpen))
  if (amount === 'all') return ok(all)
  if (amount === 'deposit' && deposit) return ok(deposit.cents)
  if (amount !== 'other') return fail(problem(PAYING.choose, 'amount'))
  const problems: Problem[] = []
  const cents = dollarsOf(typed, 'other', problems)
  if (cents === undefined) return fail(...problems)
  const least = Math.min(PAYING.least, all)
  return cents < least || cents > all ? fail(problem(PAYING.between(least, all), 'other')) : ok(cents)
}
