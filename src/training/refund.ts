/** What comes back to somebody who withdraws: a rule that is data, computed before anything is confirmed. */
import { z } from 'zod'
import { source } from '#kernel/source.ts'
import type { Day } from '#kernel/time.ts'

export const refundRule = z.object({
  deposit: z.enum(['kept', 'returned']),
  /** What holds for the deposit of somebody who has a scholarship, where it is another rule. */
  depositWithScholarship: z.enum(['kept', 'returned']).optional(),
  /**
   * By how many days lie between withdrawing and the first day: `percent` of the tuition (what was paid beyond the
   * deposit) comes back when it is at least `daysBefore` days. The most generous step that holds counts.
   */
  steps: z
    .array(z.object({ daysBefore: z.int().min(0).max(730), percent: z.int().min(0).max(100) }))
    .min(1, 'Say at least once how much comes back.'),
  source,
})
export type RefundRule = z.output<typeof refundRule>

/** Everything in cents. `kept` is what stays with the nonprofit. */
export type Refund = {
  readonly back: number
  readonly kept: number
  readonly ofDeposit: number
  readonly ofTuition: number
  readonly percent: number
  readonly daysBefore: number
}

/** What the person themselves has paid so far, and how much of it is the deposit at most, in cents. */
export type PaidSoFar = { readonly paid: number; readonly deposit: number; readonly hasScholarship?: boolean }

/** @param on the day of withdrawing at the training's place */
export function refundOf(rule: RefundRule, so: PaidSoFar, first: Day, on: Day): Refund {
  const paid = Math.max(0, so.paid)
  const daysBefore = on.until(first, { largestUnit: 'day' }).days
  const percent = Math.max(
    0,
    ...rule.steps.filter((step) => daysBefore >= step.daysBefore).map((step) => step.percent),
  )
  const asDeposit = Math.min(paid, so.deposit)
  const withDeposit = (so.hasScholarship && rule.depositWithScholarship) || rule.deposit
  const ofDeposit = withDeposit === 'returned' ? asDeposit : 0
  // Rounded down to the cent: what comes back is never more than the rule says.
  const ofTuition = Math.floor(((paid - asDeposit) * percent) / 100)
  const back = ofDeposit + ofTuition
  return { back, kept: paid - back, ofDeposit, ofTuition, percent, daysBefore }
}
