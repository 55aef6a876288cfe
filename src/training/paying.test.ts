import { describe, expect, test } from 'vitest'
import { applicationOf } from './application.ts'
import { ledgerOf, type Moved } from './money.ts'
import { movesOf, payable, readPayment } from './paying.ts'
import { aPlan, entriesOf, someAnswers } from './testing.ts'

const at = Temporal.Instant.from('2027-01-10T16:00:00Z')
const accepted = (...moves: readonly Moved[]) =>
  applicationOf(
    entriesOf(
      { kind: 'applied', at, body: { answers: someAnswers(), agreed: 'The rule.' } },
      { kind: 'accepted', at, body: {} },
      { kind: 'money-moved', at, body: { movement: 'charged', cents: 3_200_00 } },
      ...moves.map((body) => ({ kind: 'money-moved' as const, at, body })),
    ),
  )!
const plan = aPlan()

describe('what somebody can pay now', () => {
  test('the deposit first, or everything', () => {
    expect(payable(plan, accepted())).toMatchObject({ deposit: { cents: 500_00 }, all: 3_200_00 })
    expect(payable(plan, accepted({ movement: 'paid', cents: 500_00 }))).toEqual({ all: 2_700_00 })
  })
  test.each<[Record<string, string>, number]>([
    [{ amount: 'deposit' }, 500_00],
    [{ amount: 'all' }, 3_200_00],
    [{ amount: 'other', other: '$1,000.50' }, 1_000_50],
    [{ amount: 'other', other: '300' }, 300_00],
  ])('%o is %i cents', (typed, cents) => {
    expect(readPayment(plan, accepted(), (name) => typed[name])).toEqual({ ok: true, value: cents })
  })
  test.each<[Record<string, string>, string]>([
    [{}, 'amount'],
    [{ amount: 'other', other: '' }, 'other'],
    [{ amount: 'other', other: '0.50' }, 'other'],
    [{ amount: 'other', other: '12,5' }, 'other'],
    [{ amount: 'other', other: '-20' }, 'other'],
    [{ amount: 'other', other: '3200.01' }, 'other'],
  ])('%o is asked for again', (typed, field) => {
    expect(readPayment(plan, accepted(), (name) => typed[name])).toMatchObject({
      ok: false,
      problems: [{ field }],
    })
  })
  test('nothing, once everything is paid', () => {
    const paid = accepted({ movement: 'paid', cents: 3_200_00 })
    expect(readPayment(plan, paid, () => 'all')).toMatchObject({ ok: false })
  })
})

describe('what a payment service tells', () => {
  const told = (...news: Parameters<typeof movesOf>[0][]) => {
    let lines: readonly Moved[] = [{ movement: 'charged', cents: 3_200_00 }]
    const ledger = () => accepted(...lines.slice(1)).ledger
    for (const one of news) lines = [...lines, ...movesOf(one, ledger())]
    return ledger()
  }
  const paid = { is: 'paid', cents: 500_00, reference: 'pi_1' } as const
  const refunded = { is: 'refunded', cents: 200_00, reference: 're_1' } as const

  test('a payment counts once, however often it is told', () => {
    expect(told(paid, paid, paid)).toMatchObject({ paid: 500_00, balance: 2_700_00 })
  })
  test('a repayment that came back is ours again; one that never was known changes nothing', () => {
    expect(told(paid, refunded).paid).toBe(300_00)
    expect(told(paid, refunded, { ...refunded, is: 'refund-failed' }).paid).toBe(500_00)
    expect(told(paid, { ...refunded, is: 'refund-failed' }).paid).toBe(500_00)
  })
  test('a payment that the bank took back is owed again, until the bank gives it again', () => {
    const taken = { is: 'taken-back', cents: 500_00, reference: 'du_1' } as const
    expect(told(paid, taken)).toMatchObject({ paid: 0, balance: 3_200_00 })
    expect(told(paid, taken, { ...taken, is: 'given-again' })).toMatchObject({ paid: 500_00 })
  })
  test('the ledger balances after each of them', () => {
    const { accounts } = told(paid, refunded, { ...paid, reference: 'pi_2' })
    expect(Object.values(accounts).reduce((sum, cents) => sum + cents, 0)).toBe(0)
  })
  test('a reference of another movement is other money', () => {
    expect(ledgerOf([]).paid).toBe(0)
    expect(movesOf({ ...refunded, reference: 'pi_1' }, told(paid))).toHaveLength(1)
  })
})
