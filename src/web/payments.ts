/** What the payment service tells: written into the ledger of the application that was paid for, each thing once. */
import { createHash } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { applicationId, entryId } from '#kernel/ids.ts'
import { ok } from '#kernel/result.ts'
import type { News } from '#platform/payments.ts'
import type { Mailing } from '#training/mail.ts'
import { movesOf } from '#training/paying.ts'
import { type Bindings, bodyText } from './body.ts'
import type { Site } from './context.ts'

/** What a payment is written down with. */
type Writing = Mailing & Pick<Site, 'payments' | 'applications'>
export type PaymentNeeds = {
  readonly siteOf: (c: Context<{ Bindings: Bindings }>) => Writing
  readonly log: (line: Readonly<Record<string, unknown>>) => void
}

const LONGEST = 1024 * 1024

export function answerPayments(app: Hono<{ Bindings: Bindings }>, { siteOf, log }: PaymentNeeds): void {
  app.post('/api/payments/stripe', async (c) => {
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Cache-Control', 'no-store')
    const here = siteOf(c)
    if (!here.payments) return c.json({ message: 'No payment service is set up here.' }, 404)
    const body = await bodyText(c, LONGEST)
    if (body === undefined) return c.json({ message: 'That is more than 1 MB.' }, 413)
    const heard = await here.payments.hear(body, c.req.header('stripe-signature') ?? '')
    if (!heard) return c.json({ message: 'This is not signed as news of the payment service.' }, 400)
    if (heard.news && !(await written(here, heard.news)))
      log({ level: 'warn', payment: heard.news.reference, message: 'There is no application for it here.' })
    return c.json({ received: true })
  })
}

/** @returns false when there is no such application. Everything else that goes wrong is told to us again later. */
async function written(site: Writing, news: News): Promise<boolean> {
  const { applications, links, post, origin, now } = site
  const id = applicationId.safeParse(news.for)
  if (!id.success || !(await applications.open(id.data))) return false
  const taken = await applications.take(
    id.data,
    'move-money',
    { links, post, origin, now },
    ({ application }) =>
      ok({
        drafts: movesOf(news, application.ledger).map((body) => ({
          kind: 'money-moved' as const,
          id: entryIdOf(news),
          at: now,
          body,
        })),
      }),
  )
  if (!taken.ok) throw new Error(`A payment could not be written down: ${news.reference}`)
  return true
}

/** The same news have the same id, so that two processes that hear them at once write one entry. */
function entryIdOf({ for: application, is, reference }: News) {
  const hex = createHash('sha256').update(`stripe ${application} ${is} ${reference}`).digest('hex')
  return entryId.parse(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
  )
}
