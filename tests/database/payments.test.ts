/** Payments of a training through a stand-in for Stripe: each counts once, and only when it is signed. */
import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ApplicationId } from '#kernel/ids.ts'
import { createPayments, type Payments } from '#platform/payments.ts'
import { type Applications, createApplications } from '#training/application-store.ts'
import { createTrainingDesk, type TrainingDesk } from '#training/desk-store.ts'
import { aPlan, someAnswers } from '#training/testing.ts'
import type { Bindings } from '#web/body.ts'
import { answerPayments } from '#web/payments.ts'
import { practiceForTests } from '../support/practice.ts'
import { paidSession, type StandIn, stripeStandIn } from '../support/stripe.ts'

let practice: Awaited<ReturnType<typeof practiceForTests>>
let stripe: StandIn
let payments: Payments
let desk: TrainingDesk
let applications: Applications
let id: ApplicationId
const logged: object[] = []

const now = Temporal.Instant.from('2027-01-10T16:00:00Z')
const mailing = {
  post: { send: async () => {} },
  links: { issue: async () => '/links/here' },
  origin: 'https://kairos.example',
  now,
}
const app = new Hono<{ Bindings: Bindings }>()

beforeAll(async () => {
  practice = await practiceForTests()
  stripe = await stripeStandIn()
  payments = createPayments(stripe.setting)
  desk = createTrainingDesk(practice.database.db, await practice.member('Nora', ['educator']))
  applications = createApplications(practice.database.db)
  answerPayments(app, {
    siteOf: () => ({ ...mailing, applications, payments }),
    log: (line) => logged.push(line),
  })
})
afterAll(async () => {
  await stripe?.stop()
  await practice?.close()
})

let people = 0
beforeEach(async () => {
  logged.length = 0
  stripe.asked.length = 0
  stripe.isDown = false
  const training = await desk.plan(aPlan(), now)
  const { basis } = (await desk.training(training))!
  await desk.act(training, basis, { act: 'publish' }, mailing)
  const shown = (await desk.training(training))!
  const begun = await applications.begin(shown, `ida${++people}@applicant.example`, mailing)
  if (!begun.ok) throw new Error('An application begins.')
  id = begun.value
  await applications.take(id, 'apply', mailing, () => ({
    ok: true,
    value: { drafts: [{ kind: 'applied', at: now, body: { answers: someAnswers(), agreed: 'The rule.' } }] },
  }))
  await desk.take(id, 'check-licence', mailing, () => ({
    ok: true,
    value: {
      drafts: [{ kind: 'licence-checked', at: now, body: { outcome: 'confirmed', source: 'Board' } }],
    },
  }))
  expect(await desk.accept(id, mailing)).toMatchObject({ ok: true })
})

const asks = async (cents = 500_00) => {
  const url = await payments.ask(
    {
      for: id,
      cents,
      what: 'Foundations',
      paid: 'https://kairos.example/paid',
      left: 'https://kairos.example/',
    },
    Temporal.Now.instant(),
  )
  return { url, asked: stripe.asked.at(-1)! }
}
const tells = (type: string, object: object, secret?: string) => {
  const { body, signature } = stripe.signed(type, object, secret)
  return app.request('/api/payments/stripe', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'stripe-signature': signature },
  })
}
const ledger = async () => (await applications.open(id))!.application.ledger
const DONE = 'checkout.session.completed'

test('what is asked for is an amount and a title; they learn nothing else of anybody', async () => {
  const { url, asked } = await asks()
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/pay\/1$/)
  expect(asked).toMatchObject({ cents: 500_00, what: 'Foundations', metadata: { kairos_for: id } })
})

test('while they do not answer, nothing is asked for', async () => {
  stripe.isDown = true
  expect((await asks().catch(() => ({ url: 'thrown' }))).url).toBeUndefined()
})

test('a payment counts once, though it is told five times at once and twice later', async () => {
  const { asked } = await asks()
  const answers = await Promise.all(Array.from({ length: 5 }, () => tells(DONE, paidSession(asked))))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  await tells(DONE, paidSession(asked))
  await tells('checkout.session.async_payment_succeeded', paidSession(asked))
  expect(await ledger()).toMatchObject({ paid: 500_00, balance: 2_700_00 })
  const entries = (await applications.open(id))!.entries.filter(({ kind }) => kind === 'money-moved')
  expect(entries).toHaveLength(2)
})

test('what is not signed with our secret changes nothing', async () => {
  const { asked } = await asks()
  expect((await tells(DONE, paidSession(asked), 'whsec_of_another')).status).toBe(400)
  const bare = await app.request('/api/payments/stripe', {
    method: 'POST',
    body: JSON.stringify({ type: DONE, data: { object: paidSession(asked) } }),
  })
  expect(bare.status).toBe(400)
  expect((await ledger()).paid).toBe(0)
})

test('a transfer that is on its way does not count before it has come', async () => {
  const { asked } = await asks()
  await tells(DONE, paidSession(asked, 'unpaid'))
  expect((await ledger()).paid).toBe(0)
  await tells('checkout.session.async_payment_succeeded', paidSession(asked))
  expect((await ledger()).paid).toBe(500_00)
})

test('what was paid after somebody withdrew stands in the ledger, to be given back', async () => {
  const { asked } = await asks()
  await applications.take(id, 'withdraw', mailing, () => ({
    ok: true,
    value: {
      drafts: [
        { kind: 'withdrawn', at: now, body: { refund: 0 } },
        { kind: 'money-moved', at: now, body: { movement: 'released', cents: 3_200_00 } },
      ],
    },
  }))
  expect((await tells(DONE, paidSession(asked))).status).toBe(200)
  expect(await ledger()).toMatchObject({ paid: 500_00, balance: -500_00 })
})

test('repayments and disputes are written by the payment that they belong to', async () => {
  const { asked } = await asks(3_200_00)
  await tells(DONE, paidSession(asked))
  const refund = { id: 're_1', amount: 1_000_00, payment_intent: asked.payment, metadata: {} }
  await tells('refund.created', { ...refund, status: 'pending' })
  expect((await ledger()).paid).toBe(3_200_00)
  await tells('refund.updated', { ...refund, status: 'succeeded' })
  await tells('refund.updated', { ...refund, status: 'succeeded' })
  expect((await ledger()).paid).toBe(2_200_00)
  await tells('refund.failed', { ...refund, status: 'failed' })
  expect((await ledger()).paid).toBe(3_200_00)
  const dispute = { id: 'du_1', amount: 3_200_00, payment_intent: asked.payment }
  await tells('charge.dispute.funds_withdrawn', dispute)
  expect(await ledger()).toMatchObject({ paid: 0, balance: 3_200_00 })
  await tells('charge.dispute.funds_reinstated', dispute)
  const { accounts, paid } = await ledger()
  expect(paid).toBe(3_200_00)
  expect(Object.values(accounts).reduce((sum, cents) => sum + cents, 0)).toBe(0)
})

test('while they cannot be asked whose refund it is, they are told to send it again', async () => {
  const { asked } = await asks()
  await tells(DONE, paidSession(asked))
  stripe.isDown = true
  const refund = { id: 're_9', amount: 100_00, payment_intent: asked.payment, status: 'succeeded' }
  expect((await tells('refund.created', refund)).status).toBe(500)
  stripe.isDown = false
  expect((await tells('refund.created', refund)).status).toBe(200)
  expect((await ledger()).paid).toBe(400_00)
})

test('what was paid elsewhere with the same account is left alone; what names no application is noted', async () => {
  const { asked } = await asks()
  const elsewhere = { ...paidSession(asked), metadata: {} }
  expect((await tells(DONE, elsewhere)).status).toBe(200)
  expect(logged).toEqual([])
  const nobodys = { kairos_for: '01990000-0000-7000-8000-00000000ffff' }
  expect((await tells(DONE, { ...paidSession(asked), metadata: nobodys })).status).toBe(200)
  expect(logged).toMatchObject([{ level: 'warn', payment: asked.payment }])
  expect((await ledger()).paid).toBe(0)
})
