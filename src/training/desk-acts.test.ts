import { expect, test } from 'vitest'
import { applicationOf } from './application.ts'
import type { ApplicationDraft } from './application-entry.ts'
import { type DeskAct, decideAtDesk } from './desk-acts.ts'
import { owedBack } from './money.ts'
import { leavingOf, withdrawing } from './owing.ts'
import { ruleOnStep } from './ruling.ts'
import { aPlan, entriesOf, someAnswers } from './testing.ts'

const now = Temporal.Instant.from('2027-02-20T16:00:00Z')
/** Two months before the first day: all of the tuition comes back, and the deposit is kept. */
const early = now.subtract({ hours: 24 * 20 })
const plan = aPlan()
const paid = (movement: 'charged' | 'paid', cents: number): ApplicationDraft => ({
  kind: 'money-moved',
  at: now.subtract({ hours: 24 }),
  body: { movement, cents },
})
const entries = entriesOf(
  { kind: 'applied', at: now.subtract({ hours: 48 }), body: { answers: someAnswers(), agreed: '' } },
  { kind: 'accepted', at: now.subtract({ hours: 24 }), body: {} },
  paid('charged', plan.price),
  paid('paid', 700_00),
)
const application = applicationOf(entries)!

const decide = (act: DeskAct, typed: Readonly<Record<string, string>>) =>
  decideAtDesk(act, (name) => typed[name], { training: { plan }, application, entries }, now)
const written = (act: DeskAct, typed: Readonly<Record<string, string>>) => {
  const decided = decide(act, typed)
  return decided.ok
    ? decided.value.drafts.map(({ kind, body }) => ({ kind, ...body }))
    : decided.problems.map(({ field, message }) => `${field}: ${message}`)
}

test.each<[DeskAct, Readonly<Record<string, string>>, unknown[]]>([
  ['check-licence', {}, ['outcome: Say what you found.', expect.stringContaining('source: Say where')]],
  [
    'check-licence',
    { outcome: 'confirmed', source: 'The board', until: 'soon' },
    [expect.stringContaining('until: “soon” is not a day')],
  ],
  ['decline', {}, ['why: Write the reason.']],
  ['scholarship', { amount: '9,000' }, ['amount: Write an amount of more than 0 and at most $2,500.']],
  [
    'scholarship',
    { amount: '1,000' },
    [expect.objectContaining({ movement: 'scholarship', cents: 1_000_00 })],
  ],
  ['money', { movement: 'refunded', amount: '701' }, [expect.stringContaining('at most $700')]],
  ['money', { movement: 'refunded', amount: '0' }, [expect.stringContaining('more than 0')]],
  ['money', { movement: 'released', amount: '2500.01' }, [expect.stringContaining('at most $2,500')]],
  ['money', { movement: 'charged', amount: '5' }, ['movement: Say what happened with the money.']],
  ['money', { movement: 'paid', amount: '5', on: '2027-02-21' }, [expect.stringContaining('still to come')]],
  [
    'money',
    { movement: 'paid', amount: '2,500', method: 'check', reference: 'No. 12' },
    [expect.objectContaining({ movement: 'paid', cents: 2_500_00, method: 'check', reference: 'No. 12' })],
  ],
])('%s with %o', (act, typed, expected) => {
  expect(written(act, typed)).toEqual(expected)
})

test('money that came on another day stands at that day', () => {
  const decided = decide('money', { movement: 'paid', amount: '5', on: '2027-02-18' })
  expect(decided.ok && decided.value.drafts[0]?.at.toString()).toBe('2027-02-18T19:00:00Z')
})

test('who withdraws gets exactly the refund that was shown, or is shown the other one', () => {
  const { back } = leavingOf(plan, application, now)
  expect(back).toBe(100_00)
  expect(written('withdraw', { why: 'A new job.', back: '9999' })).toEqual([
    expect.stringContaining('it is $100 now'),
  ])
  expect(written('withdraw', { why: 'A new job.', back: String(back) })).toEqual([
    { kind: 'withdrawn', refund: back, why: 'A new job.' },
    { kind: 'money-moved', movement: 'released', cents: 2_600_00 },
  ])
})

test('what is owed to somebody is paid back once: never more than that, and then the ledger is even', () => {
  const left = withdrawnWith(2_700_00)
  expect(owedBack(left.ledger)).toBe(2_200_00)
  const back = (amount: string) =>
    decideAtDesk(
      'refund',
      (name) => (name === 'amount' ? amount : undefined),
      { training: { plan }, application: left, entries: [] },
      now,
    )
  expect(back('2,300')).toMatchObject({ ok: false, problems: [{ field: 'amount' }] })
  const done = back('2,200')
  expect(done).toMatchObject({
    ok: true,
    value: { step: 'move-money', drafts: [{ body: { movement: 'refunded', cents: 2_200_00 } }] },
  })
  const even = withdrawnWith(2_700_00, ...(done.ok ? done.value.drafts : []))
  expect(even.ledger.balance).toBe(0)
  expect(owedBack(even.ledger)).toBe(0)
  expect(decide('refund', { amount: '10' })).toMatchObject({ ok: false })
})

/** Somebody who paid this much and withdrew long before the first day. */
function withdrawnWith(cents: number, ...more: readonly ApplicationDraft[]) {
  const before = [
    { kind: 'applied', at: now.subtract({ hours: 48 }), body: { answers: someAnswers(), agreed: '' } },
    { kind: 'accepted', at: now.subtract({ hours: 24 }), body: {} },
    paid('charged', plan.price),
    paid('paid', cents),
  ] satisfies ApplicationDraft[]
  const leaving = withdrawing(plan, applicationOf(entriesOf(...before))!, { now: early })
  return applicationOf(entriesOf(...before, ...leaving, ...more))!
}

test.each([
  [1, 'allow'],
  [2, 'ask'],
  [undefined, 'ask'],
] as const)('with %s scholarships given of two, another one: %s', (scholarships, ruling) => {
  const standing = { training: { state: 'open', plan } as const, application, now, scholarships }
  expect(ruleOnStep('grant-scholarship', standing).ruling).toBe(ruling)
})

test('who has a scholarship already may get more of it: it is the same one', () => {
  const more = { kind: 'money-moved', at: now, body: { movement: 'scholarship', cents: 100_00 } } as const
  const granted = applicationOf([...entries, ...entriesOf(...Array(5).fill(more)).slice(4)])!
  const standing = { training: { state: 'open', plan } as const, application: granted, now, scholarships: 2 }
  expect(ruleOnStep('grant-scholarship', standing).ruling).toBe('allow')
})
