import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entryId, uuidv7 } from '#kernel/ids.ts'
import { type Application, applicationOf } from './application.ts'
import { type LedgerLine, ledgerOf, type Moved, movement } from './money.ts'
import { cancelling, depositOpen, duesOf, leavingOf } from './owing.ts'
import { refundOf } from './refund.ts'
import { aPlan, entriesOf } from './testing.ts'

const at = Temporal.Instant.from('2027-01-10T16:00:00Z')
const id = (n: number) => entryId.parse(uuidv7(1_800_000_000_000 + n, new Uint8Array(10)))
const lines = fc
  .array(
    fc.record({
      movement: fc.constantFrom(...movement.options),
      cents: fc.integer({ min: 1, max: 500_000 }),
      reference: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
    }),
    { maxLength: 20 },
  )
  .map((all) => all.map((one, n): LedgerLine => ({ ...one, id: id(n), at })))
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

test('what one account gains another gives: both sides of the ledger are always equal', () => {
  fc.assert(
    fc.property(lines, (all) => {
      expect(sum(Object.values(ledgerOf(all).accounts))).toBe(0)
    }),
  )
})

test('a payment that a payment service tells of twice counts once', () => {
  const paid = { movement: 'paid', cents: 100, reference: 'pi_1', at } as const
  expect(
    ledgerOf([
      { ...paid, id: id(1) },
      { ...paid, id: id(2) },
    ]).paid,
  ).toBe(100)
})

const plan = aPlan()
const accepted = (
  ...moves: readonly (readonly [movement: LedgerLine['movement'], cents: number])[]
): Application => {
  const found = applicationOf(
    entriesOf(
      { kind: 'accepted', at, body: {} },
      ...moves.map(([movement, cents]) => ({
        kind: 'money-moved' as const,
        at,
        body: { movement, cents },
      })),
    ),
  )
  if (!found) throw new Error('There are entries.')
  return found
}
const CHARGED = ['charged', 3_200_00] as const

test('the deposit is due two weeks after acceptance, the rest on its day', () => {
  const said = (application: Application) =>
    duesOf(plan, application).map(({ what, cents, by }) => [what, cents, by.toString()])
  expect(said(accepted(CHARGED))).toEqual([
    ['deposit', 500_00, '2027-01-24'],
    ['rest', 2_700_00, '2027-03-04'],
  ])
  expect(said(accepted(CHARGED, ['paid', 700_00]))).toEqual([['rest', 2_500_00, '2027-03-04']])
  expect(said(accepted(CHARGED, ['scholarship', 3_000_00]))).toEqual([['deposit', 200_00, '2027-01-24']])
  expect(said(accepted(CHARGED, ['paid', 3_200_00]))).toEqual([])
})

test.each([
  ['more than 60 days before', '2027-02-05T12:00:00Z', 2_700_00],
  ['60 days before', '2027-02-07T12:00:00Z', 1_350_00],
  ['15 days before', '2027-03-24T12:00:00Z', 1_350_00],
  ['14 days before', '2027-03-25T12:00:00Z', 0],
])('who paid everything and withdraws %s gets the rule’s part of the tuition', (_, when, back) => {
  const leaving = leavingOf(plan, accepted(CHARGED, ['paid', 3_200_00]), Temporal.Instant.from(when))
  expect(leaving.back).toBe(back)
})

test('the deposit of somebody with a scholarship can follow another rule', () => {
  const rule = { ...plan.refund, depositWithScholarship: 'returned' as const }
  const days = { first: plan.from, on: Temporal.PlainDate.from('2027-04-01') }
  const back = (hasScholarship: boolean) =>
    refundOf(rule, { paid: 500_00, deposit: 500_00, hasScholarship }, days.first, days.on).back
  expect([back(false), back(true)]).toEqual([0, 500_00])
})

const moves = fc.array(fc.tuple(fc.constantFrom(...movement.options), fc.integer({ min: 1, max: 400_000 })), {
  maxLength: 8,
})
const when = fc.integer({ min: -30, max: 200 }).map((days) => at.add({ hours: days * 24 }))

test('nobody gets back more than they paid, whatever moved before and whenever they leave', () => {
  fc.assert(
    fc.property(moves, when, (all, now) => {
      const application = accepted(CHARGED, ...all)
      const { back } = leavingOf(plan, application, now)
      expect(back).toBeGreaterThanOrEqual(0)
      expect(back).toBeLessThanOrEqual(Math.max(0, application.ledger.paid))
    }),
  )
})

/** What can happen to an account in good order: parts of the price are granted and paid, perhaps too much. */
const ordinary = fc.record({
  scholarship: fc.integer({ min: 0, max: 3_200_00 }),
  paid: fc.integer({ min: 0, max: 4_000_00 }),
})

test('after leaving, what stands in the ledger is exactly what has to be given back', () => {
  fc.assert(
    fc.property(ordinary, when, ({ scholarship, paid }, now) => {
      const before = accepted(
        CHARGED,
        ...(scholarship > 0 ? [['scholarship', scholarship] as const] : []),
        ...(paid > 0 ? [['paid', paid] as const] : []),
      )
      const after = (moved: readonly Moved[]) =>
        ledgerOf([...before.ledger.lines, ...moved.map((one, n) => ({ ...one, id: id(900 + n), at: now }))])
      const leaving = leavingOf(plan, before, now)
      expect(after(leaving.moves)).toMatchObject({ balance: 0 - leaving.back, scholarship: 0 })
      expect(after(cancelling(before))).toMatchObject({ balance: 0 - paid, scholarship: 0 })
      expect(depositOpen(plan, after(leaving.moves))).toBe(0)
    }),
  )
})
