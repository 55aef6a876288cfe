/** Payments through Stripe, where an installation has an account there: a page of theirs to pay on, and their news. */
import type StripeClient from 'stripe'
import type { Stripe as Api } from 'stripe'

export type PaymentsSetting = {
  /** The account's secret key. */
  readonly key: string
  /** What its news are signed with. */
  readonly secret: string
  /** Where the service is asked: `https://api.stripe.com`, or a stand-in for tests. */
  readonly host: string
}

export type Asked = {
  /** What the payment is for, by a name of ours that comes back with every news about it. */
  readonly for: string
  /** Cents of US dollars. */
  readonly cents: number
  /** What is paid, in words, for their page. */
  readonly what: string
  /** Where the payer comes back to, having paid or not. */
  readonly paid: string
  readonly left: string
}

/** Something that happened to money that was asked for here. */
export type News = {
  readonly for: string
  readonly is: 'paid' | 'refunded' | 'refund-failed' | 'taken-back' | 'given-again'
  readonly cents: number
  /** What they call it: the same one again is the same money. */
  readonly reference: string
}

export type Payments = {
  /** The service by its name, for those who pay. */
  readonly name: string
  /** @returns the address of a page where this can be paid within the hour; undefined when they do not answer */
  readonly ask: (asked: Asked, now: Temporal.Instant) => Promise<string | undefined>
  /**
   * Reads what they sent. @returns undefined when it is not signed as theirs
   * @throws when they have to be asked about it and do not answer: they send it again later
   */
  readonly hear: (body: string, signature: string) => Promise<{ readonly news?: News } | undefined>
}

/** Our name for what is paid, in what they keep of it. */
const FOR = 'kairos_for'
/** The shortest that they allow is half an hour. */
const OPEN_SECONDS = 60 * 60
const PATIENCE_MS = 10_000

export function createPayments({ key, secret, host }: PaymentsSetting): Payments {
  const { protocol, hostname, port } = new URL(host)
  let made: Promise<StripeClient> | undefined
  // It is large, and most installations have no account there.
  const client = () => {
    made ??= import('stripe').then(
      ({ default: Stripe }) =>
        new Stripe(key, {
          protocol: protocol === 'http:' ? 'http' : 'https',
          host: hostname,
          ...(port ? { port } : {}),
          timeout: PATIENCE_MS,
          maxNetworkRetries: 1,
          telemetry: false,
        }),
    )
    return made
  }
  return {
    name: 'Stripe',
    async ask({ for: name, cents, what, paid, left }, now) {
      const stripe = await client()
      const metadata = { [FOR]: name }
      try {
        const session = await stripe.checkout.sessions.create({
          mode: 'payment',
          line_items: [
            {
              quantity: 1,
              price_data: { currency: 'usd', unit_amount: cents, product_data: { name: what } },
            },
          ],
          metadata,
          // Refunds and disputes name the payment, and not the page on which it was made.
          payment_intent_data: { metadata },
          success_url: paid,
          cancel_url: left,
          expires_at: Math.floor(now.epochMilliseconds / 1000) + OPEN_SECONDS,
        })
        return session.url ?? undefined
      } catch (error) {
        if (error instanceof stripe.errors.StripeError) return undefined
        throw error
      }
    },
    async hear(body, signature) {
      const stripe = await client()
      let event: Api.Event
      try {
        event = await stripe.webhooks.constructEventAsync(body, signature, secret)
      } catch (error) {
        if (error instanceof stripe.errors.StripeSignatureVerificationError) return undefined
        throw error
      }
      const news = await newsOf(event, async (payment) => {
        const { metadata, currency } = await stripe.paymentIntents.retrieve(payment)
        return currency === 'usd' ? metadata[FOR] : undefined
      })
      return news ? { news } : {}
    },
  }
}

/** @param nameOf what a payment was for, as we called it; undefined for what was paid elsewhere with this account */
async function newsOf(
  event: Api.Event,
  nameOf: (payment: string) => Promise<string | undefined>,
): Promise<News | undefined> {
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded': {
      const { metadata, payment_status, amount_total: cents, payment_intent } = event.data.object
      const name = metadata?.[FOR]
      const reference = idOf(payment_intent)
      // A bank transfer is on its way first: they tell again when it has come.
      return name && reference && cents && payment_status === 'paid'
        ? { for: name, is: 'paid', cents, reference }
        : undefined
    }
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed': {
      const { id, amount: cents, status, payment_intent } = event.data.object
      const is = { succeeded: 'refunded', failed: 'refund-failed', canceled: 'refund-failed' } as const
      const known = status === 'succeeded' || status === 'failed' || status === 'canceled'
      return known ? about(payment_intent, { is: is[status], cents, reference: id }) : undefined
    }
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated': {
      const { id, amount: cents, payment_intent } = event.data.object
      const is = event.type === 'charge.dispute.funds_withdrawn' ? 'taken-back' : 'given-again'
      return about(payment_intent, { is, cents, reference: id })
    }
    default:
      return undefined
  }

  async function about(payment: Named, news: Omit<News, 'for'>): Promise<News | undefined> {
    const id = idOf(payment)
    const name = id && (await nameOf(id))
    return name ? { for: name, ...news } : undefined
  }
}

/** They name a thing by its id, or put all of it in its place. */
type Named = string | { readonly id: string } | null
const idOf = (named: Named): string | undefined => (typeof named === 'string' ? named : named?.id)
