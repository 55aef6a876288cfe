/** A stand-in for Stripe on this machine: it takes what is asked for, and sends signed news of what became of it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'

export type AskedPayment = {
  readonly cents: number
  readonly what: string
  readonly metadata: Readonly<Record<string, string>>
  readonly payment: string
  /** Where whoever paid is sent back to. */
  readonly back: string
}

const SECRET = 'whsec_for_tests'

export type StandIn = {
  readonly environment: Readonly<Record<string, string>>
  readonly setting: { readonly key: string; readonly secret: string; readonly host: string }
  /** Everything that was asked for, the newest last. */
  readonly asked: AskedPayment[]
  /** While true, it answers nothing but an error of its own. */
  isDown: boolean
  /** Sends news to an address as Stripe signs them. @param secret another one: somebody else wrote them */
  readonly tell: (address: string, type: string, object: object, secret?: string) => Promise<Response>
  readonly signed: (type: string, object: object, secret?: string) => { body: string; signature: string }
  readonly stop: () => Promise<void>
}

export async function stripeStandIn(): Promise<StandIn> {
  const asked: AskedPayment[] = []
  const stripe = new Stripe('sk_test_for_signing')
  const server = createServer(async (request, answer) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const fields = new URLSearchParams(Buffer.concat(chunks).toString())
    const say = (status: number, json: object) =>
      answer.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(json))
    if (standIn.isDown) return say(503, { error: { type: 'api_error', message: 'down' } })
    if (request.headers.authorization !== 'Bearer sk_test_stand')
      return say(401, { error: { type: 'invalid_request_error', message: 'Which account?' } })
    const payment = request.url?.match(/^\/v1\/payment_intents\/(\w+)$/)?.[1]
    if (payment) {
      const found = asked.find((one) => one.payment === payment)
      return found
        ? say(200, { id: payment, object: 'payment_intent', currency: 'usd', metadata: found.metadata })
        : say(404, { error: { type: 'invalid_request_error', message: 'No such payment' } })
    }
    if (request.url !== '/v1/checkout/sessions' || request.method !== 'POST')
      return say(404, { error: { type: 'invalid_request_error', message: 'No such thing' } })
    const number = asked.length + 1
    const name = fields.get('payment_intent_data[metadata][kairos_for]') ?? ''
    asked.push({
      cents: Number(fields.get('line_items[0][price_data][unit_amount]')),
      what: fields.get('line_items[0][price_data][product_data][name]') ?? '',
      metadata: { kairos_for: name },
      payment: `pi_${number}`,
      back: fields.get('success_url') ?? '',
    })
    return say(200, { id: `cs_${number}`, object: 'checkout.session', url: `${host}/pay/${number}` })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const standIn: StandIn = {
    environment: {
      KAIROS_STRIPE_KEY: 'sk_test_stand',
      KAIROS_STRIPE_WEBHOOK: SECRET,
      KAIROS_STRIPE_HOST: host,
    },
    setting: { key: 'sk_test_stand', secret: SECRET, host },
    asked,
    isDown: false,
    signed(type, object, secret = SECRET) {
      const body = JSON.stringify({ id: 'evt_1', object: 'event', type, data: { object } })
      return { body, signature: stripe.webhooks.generateTestHeaderString({ payload: body, secret }) }
    },
    tell(address, type, object, secret) {
      const { body, signature } = standIn.signed(type, object, secret)
      return fetch(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json; charset=utf-8', 'Stripe-Signature': signature },
        body,
      })
    },
    stop: () => new Promise((done) => server.close(() => done())),
  }
  return standIn
}

/** What Stripe sends when a page of theirs was paid. */
export const paidSession = ({ cents, metadata, payment }: AskedPayment, status = 'paid') => ({
  id: `cs_of_${payment}`,
  object: 'checkout.session',
  amount_total: cents,
  currency: 'usd',
  metadata,
  payment_intent: payment,
  payment_status: status,
})
