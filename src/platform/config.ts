/** The environment, read once. */
import { isAbsolute, join } from 'node:path'
import { z } from 'zod'
import type { PaymentsSetting } from './payments.ts'
import { weaknessOf } from './strength.ts'

export type Environment = {
  readonly port: number
  readonly host: string
  /** Where the data is: the database's files, secrets. */
  readonly data: string
  /** A PostgreSQL of one's own instead of the one that comes along. */
  readonly databaseUrl?: string
  /** The address that people type, for cookies behind a proxy. */
  readonly origin: string
  readonly secret?: string
  /** The file of the master keys that the charts' keys are wrapped with. */
  readonly keys: string
  /** Where letters are given to be sent; without it they wait. */
  readonly mail?: { readonly url: string; readonly from: string }
  /** Where letters of issues come back to, each to an address of its own behind a plus; and the port that takes them. */
  readonly returns?: { readonly address: string; readonly port?: number }
  /** Stands at the end of every issue. */
  readonly postalAddress?: string
  /** Where trainings are paid for by card; without it payments are written down by hand. */
  readonly payments?: PaymentsSetting
  /** Proxies whose word about where a request comes from is taken: addresses or ranges. */
  readonly trustedProxies: readonly string[]
  /** Whether an empty database is filled with a demonstration practice. */
  readonly demonstration: boolean
}

const ADDRESS_OR_RANGE = /^[0-9a-f.:]+(\/\d{1,3})?$/i

const schema = z.object({
  PORT: z.coerce
    .number('PORT must be a number, such as 3000.')
    .int()
    .min(1, 'PORT must be between 1 and 65535.')
    .max(65535, 'PORT must be between 1 and 65535.')
    .default(3000),
  HOST: z.string().default('127.0.0.1'),
  KAIROS_DATA: z.string().default('.data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must begin with postgres://')
    .optional(),
  KAIROS_ORIGIN: z.url('KAIROS_ORIGIN must be an address such as https://kairos.example.org').optional(),
  KAIROS_SECRET: z
    .string()
    .check((ctx) => {
      const weakness = weaknessOf(ctx.value)
      if (weakness) ctx.issues.push({ code: 'custom', message: weakness, input: ctx.value })
    })
    .optional(),
  KAIROS_KEYS: z.string().optional(),
  KAIROS_SMTP: z
    .string()
    .regex(
      /^smtps?:\/\/[^/]+/,
      'KAIROS_SMTP must be an address such as smtp://user:password@mail.example.org:587',
    )
    .refine(
      (url) => URL.canParse(url),
      'KAIROS_SMTP cannot be read: write % and @ in a password as %25 and %40.',
    )
    .optional(),
  KAIROS_MAIL_FROM: z.email('KAIROS_MAIL_FROM must be an address such as kairos@example.org').optional(),
  KAIROS_RETURNS: z
    .email('KAIROS_RETURNS must be an address such as returned@kairos.example.org')
    .refine(
      (address) => address.indexOf('@') <= 27,
      'KAIROS_RETURNS can have 27 characters before the @: an id is put behind them.',
    )
    .optional(),
  KAIROS_RETURNS_PORT: z.coerce
    .number('KAIROS_RETURNS_PORT must be a number, such as 2525.')
    .int()
    .min(1, 'KAIROS_RETURNS_PORT must be between 1 and 65535.')
    .max(65535, 'KAIROS_RETURNS_PORT must be between 1 and 65535.')
    .optional(),
  KAIROS_POSTAL_ADDRESS: z.string().trim().min(1).max(300).optional(),
  KAIROS_TRUSTED_PROXY: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine(
      (parts) => parts.every((part) => ADDRESS_OR_RANGE.test(part)),
      'KAIROS_TRUSTED_PROXY must list addresses or ranges such as 127.0.0.1, 10.0.0.0/8',
    )
    .default([]),
  KAIROS_STRIPE_KEY: z
    .string()
    .regex(/^[sr]k_\w+$/, 'KAIROS_STRIPE_KEY must be a secret key of Stripe, which begins with sk_ or rk_.')
    .optional(),
  KAIROS_STRIPE_WEBHOOK: z
    .string()
    .regex(/^whsec_\w+$/, 'KAIROS_STRIPE_WEBHOOK must be the signing secret of the webhook: whsec_…')
    .optional(),
  KAIROS_STRIPE_HOST: z
    .url('KAIROS_STRIPE_HOST must be an address such as https://api.stripe.com')
    .default('https://api.stripe.com'),
  KAIROS_DEMONSTRATION: z.enum(['yes', 'no'], 'KAIROS_DEMONSTRATION must be yes or no.').optional(),
})

/** @throws Error with the first sentence of what is wrong */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  root: string,
): Environment {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = schema.safeParse(filled)
  if (!read.success) throw new Error(read.error.issues[0]?.message ?? 'The environment does not fit.')
  const { PORT, HOST, KAIROS_DATA, DATABASE_URL, KAIROS_ORIGIN, KAIROS_SECRET, KAIROS_DEMONSTRATION } =
    read.data
  const data = isAbsolute(KAIROS_DATA) ? KAIROS_DATA : join(root, KAIROS_DATA)
  const { KAIROS_SMTP, KAIROS_MAIL_FROM, KAIROS_TRUSTED_PROXY } = read.data
  if (KAIROS_SMTP && !KAIROS_MAIL_FROM)
    throw new Error('KAIROS_SMTP needs KAIROS_MAIL_FROM too: the address that letters come from.')
  const { KAIROS_RETURNS: returned, KAIROS_RETURNS_PORT: returnsPort } = read.data
  if (returnsPort !== undefined && !returned)
    throw new Error('KAIROS_RETURNS_PORT needs KAIROS_RETURNS too: the address that letters come back to.')
  const { KAIROS_STRIPE_KEY: key, KAIROS_STRIPE_WEBHOOK: webhook, KAIROS_STRIPE_HOST: host } = read.data
  if ((key === undefined) !== (webhook === undefined))
    throw new Error(
      'KAIROS_STRIPE_KEY and KAIROS_STRIPE_WEBHOOK go together: the key to ask with, and the secret that news are signed with.',
    )
  return {
    port: PORT,
    host: HOST,
    data,
    keys: read.data.KAIROS_KEYS ?? join(data, 'keys.json'),
    databaseUrl: DATABASE_URL,
    origin: KAIROS_ORIGIN ?? `http://localhost:${PORT}`,
    secret: KAIROS_SECRET,
    mail: KAIROS_SMTP && KAIROS_MAIL_FROM ? { url: KAIROS_SMTP, from: KAIROS_MAIL_FROM } : undefined,
    returns: returned ? { address: returned, port: returnsPort } : undefined,
    postalAddress: read.data.KAIROS_POSTAL_ADDRESS,
    payments: key && webhook ? { key, secret: webhook, host } : undefined,
    trustedProxies: KAIROS_TRUSTED_PROXY,
    demonstration: KAIROS_DEMONSTRATION ? KAIROS_DEMONSTRATION === 'yes' : DATABASE_URL === undefined,
  }
}
