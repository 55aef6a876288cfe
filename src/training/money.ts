/** What somebody owes and has paid for a training: a ledger whose sides are equal by construction. Cents of US dollars. */
import { z } from 'zod'
import { type EntryId, entryId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'

/** Each moves an amount from one account to another. */
export const movement = z.enum([
  /** The price, owed from acceptance on. */
  'charged',
  /** A part of the price that nobody owes any more. */
  'released',
  'scholarship',
  /** What was granted goes back to the fund, because the person does not come. */
  'scholarship-ended',
  'paid',
  'refunded',
  /** A payment that did not come or was taken back by the bank. */
  'reversed',
])
export type Movement = z.output<typeof movement>
export const method = z.enum(['card', 'transfer', 'check', 'cash', 'other'])
export type Method = z.output<typeof method>

export const moved = z.object({
  movement,
  cents: z
    .int()
    .min(1, 'The amount must be more than 0.')
    .max(100_000_00, 'That is more than a training can cost.'),
  method: method.optional(),
  /** What the payment service or the bank calls it: the same reference is counted once. */
  reference: z.string().max(200).optional(),
  /** The movement that this one takes back. */
  of: entryId.optional(),
  note: z.string().max(500).optional(),
})
export type Moved = z.output<typeof moved>

type Account = 'owed' | 'income' | 'fund' | 'bank'
/** From which account to which: what one gains the other gives. `owed` is what the person owes. */
const FLOW: Readonly<Record<Movement, readonly [from: Account, to: Account]>> = {
  charged: ['income', 'owed'],
  released: ['owed', 'income'],
  scholarship: ['owed', 'fund'],
  'scholarship-ended': ['fund', 'owed'],
  paid: ['owed', 'bank'],
  refunded: ['bank', 'owed'],
  reversed: ['bank', 'owed'],
}

export type LedgerLine = Moved & { readonly id: EntryId; readonly at: Instant }
export type Ledger = {
  readonly lines: readonly (LedgerLine & { readonly balance: number })[]
  readonly accounts: Readonly<Record<Account, number>>
  /** Still to be paid; less than nothing when something has to be given back. */
  readonly balance: number
  /** What the person has paid and did not get back. */
  readonly paid: number
  readonly scholarship: number
}

/** The ledger of one application. A reference that comes a second time, as a payment service repeats itself, counts once. */
export function ledgerOf(lines: readonly LedgerLine[]): Ledger {
  const accounts: Record<Account, number> = { owed: 0, income: 0, fund: 0, bank: 0 }
  const seen = new Set<string>()
  const counted: (LedgerLine & { balance: number })[] = []
  for (const line of lines) {
    const name = line.reference && `${line.movement} ${line.reference}`
    if (name && seen.has(name)) continue
    if (name) seen.add(name)
    const [from, to] = FLOW[line.movement]
    accounts[from] -= line.cents
    accounts[to] += line.cents
    counted.push({ ...line, balance: accounts.owed })
  }
  return {
    lines: counted,
    accounts,
    balance: accounts.owed,
    paid: accounts.bank,
    scholarship: accounts.fund,
  }
}

/** What has to be given back to the person, never more than they paid. Cents. */
export const owedBack = ({ balance, paid }: Pick<Ledger, 'balance' | 'paid'>): number =>
  Math.max(0, Math.min(-balance, paid))
