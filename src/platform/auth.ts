/** Accounts, passwords and session cookies, by better-auth on our pool and under our table names. */

import { randomUUID } from 'node:crypto'
import { type BetterAuthPlugin, betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import type pg from 'pg'
import { z } from 'zod'
import { createTurns } from './turns.ts'

/** The door of the house. Who may pass is decided by whoever asks it to open. */
export type Door = {
  /**
   * The person whose address and password these are. It takes as long for an address that nobody has.
   * @throws TooBusy when more passwords wait to be checked than can be
   */
  readonly fits: (email: string, password: string) => Promise<string | undefined>
  /** Makes a session with a token of its own; the one that the request carried ends. It opens nothing by itself. */
  readonly open: (
    headers: Headers,
    person: string,
  ) => Promise<{ readonly session: string; readonly headers: Headers }>
  /** Ends the session of the request. */
  readonly close: (headers: Headers) => Promise<Headers>
  /** The session whose cookie the request carries. */
  readonly sessionOf: (
    headers: Headers,
  ) => Promise<{ readonly session: string; readonly person: string } | undefined>
  /** The cookie's value, to remember by; undefined when there is none. */
  readonly tokenIn: (headers: Headers) => string | undefined
  /** Makes an account, or finds the one of this address. @returns the person's id */
  readonly register: (name: string, email: string, password: string) => Promise<string>
  readonly setPassword: (person: string, password: string) => Promise<void>
}

/** A ceiling; the practice's own limits are shorter. */
const LONGEST_DAYS = 7

const opening = {
  id: 'kairos-opening',
  endpoints: {
    openSession: createAuthEndpoint(
      { method: 'POST', body: z.object({ person: z.string() }) },
      async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.person)
        if (!user) throw ctx.error('NOT_FOUND')
        const session = await ctx.context.internalAdapter.createSession(user.id)
        // A cookie that goes with the browser; how long the session lasts is said by its row.
        await setSessionCookie(ctx, { session, user }, false, { maxAge: undefined })
        return ctx.json({ session: session.id })
      },
    ),
  },
} satisfies BetterAuthPlugin

export function createDoor(pool: pg.Pool, secret: string, origin: string): Door {
  const secure = origin.startsWith('https:')
  // The prefix makes the browser promise that no other host and no plain connection set this cookie.
  const cookieName = secure ? '__Host-kairos-session' : 'kairos-session'
  const auth = betterAuth({
    database: pool,
    secret,
    baseURL: origin,
    // Behind a proxy or on another name the origin is the request's own; pages check it against the host.
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    telemetry: { enabled: false },
    logger: { level: 'error' },
    emailAndPassword: { enabled: true, minPasswordLength: 12, autoSignIn: false },
    plugins: [opening],
    session: {
      modelName: 'sign_in_session',
      expiresIn: LONGEST_DAYS * 24 * 3600,
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    account: {
      modelName: 'sign_in_account',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'sign_in_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      database: { generateId: () => randomUUID() },
      // It would take any forwarded address for true, and nothing here needs one.
      ipAddress: { disableIpTracking: true },
      useSecureCookies: false,
      cookiePrefix: secure ? '__Host-kairos' : 'kairos',
      cookies: { session_token: { name: cookieName } },
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
    },
  })
  const turns = createTurns({ atOnce: 2, mostWaiting: 60 })
  // Checked against when nobody has the address, so that both take the same time.
  const nobodys = auth.$context.then(({ password }) => password.hash(randomUUID()))

  const tokenIn = (headers: Headers): string | undefined =>
    (headers.get('cookie') ?? '')
      .split(/;\s*/)
      .find((cookie) => cookie.startsWith(`${cookieName}=`))
      ?.slice(cookieName.length + 1)
  const carried = async (headers: Headers) =>
    tokenIn(headers)
      ? ((await auth.api.getSession({ headers, query: { disableRefresh: true } })) ?? undefined)
      : undefined

  return {
    async fits(email, password) {
      const { password: hashing } = await auth.$context
      const { rows } = await pool.query<{ id: string; hash: string | null }>(
        `select p.id, a.password as hash from person p
         left join sign_in_account a on a.person_id = p.id and a.provider_id = 'credential' where p.email = $1`,
        [email.toLowerCase()],
      )
      const hash = rows[0]?.hash ?? (await nobodys)
      const right = await turns(() => hashing.verify({ hash, password }))
      return right && rows[0]?.hash ? rows[0].id : undefined
    },
    async open(headers, person) {
      const before = await carried(headers)
      const answer = await auth.api.openSession({ body: { person }, headers, asResponse: true })
      const { session } = z.object({ session: z.string() }).parse(await answer.json())
      if (before) await pool.query('delete from sign_in_session where id = $1', [before.session.id])
      return { session, headers: cookies(answer) }
    },
    close: async (headers) => cookies(await auth.api.signOut({ headers, asResponse: true })),
    async sessionOf(headers) {
      const found = await carried(headers)
      return found && { session: found.session.id, person: found.user.id }
    },
    tokenIn,
    async register(name, email, password) {
      const found = await pool.query<{ id: string }>('select id from person where email = $1', [
        email.toLowerCase(),
      ])
      if (found.rows[0]) return found.rows[0].id
      return (await auth.api.signUpEmail({ body: { name, email, password } })).user.id
    },
    async setPassword(person, password) {
      const { internalAdapter, password: hashing } = await auth.$context
      await internalAdapter.updatePassword(person, await turns(() => hashing.hash(password)))
    },
  }
}

function cookies(answer: Response): Headers {
  const headers = new Headers()
  for (const cookie of answer.headers.getSetCookie()) headers.append('Set-Cookie', cookie)
  return headers
}
