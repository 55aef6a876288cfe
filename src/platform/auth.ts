/** Signing in with email and password, by better-auth on our pool and under our table names. */

import { randomUUID } from 'node:crypto'
import { betterAuth } from 'better-auth'
import type pg from 'pg'

/** What the sign-in and sign-out pages need; the answer's headers carry the cookie. */
export type Door = {
  /** @returns headers that set the cookie, or undefined when address and password do not fit together */
  readonly signIn: (request: Request, email: string, password: string) => Promise<Headers | undefined>
  readonly signOut: (request: Request) => Promise<Headers>
  /** The id of the person whose cookie the request carries. */
  readonly personOf: (headers: Headers) => Promise<string | undefined>
  /** Makes an account, or finds the one of this address. @returns the person's id */
  readonly register: (name: string, email: string, password: string) => Promise<string>
}

export function createDoor(pool: pg.Pool, secret: string, origin: string): Door {
  const auth = betterAuth({
    database: pool,
    secret,
    baseURL: origin,
    // Behind a proxy or on another name the origin is the request's own; pages check it against the host.
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    telemetry: { enabled: false },
    logger: { level: 'error' },
    emailAndPassword: { enabled: true, minPasswordLength: 12, autoSignIn: false },
    session: {
      modelName: 'sign_in_session',
      expiresIn: 12 * 3600,
      updateAge: 3600,
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
    advanced: { database: { generateId: () => randomUUID() }, cookiePrefix: 'kairos' },
  })

  return {
    async signIn(request, email, password) {
      const answer = await auth.api.signInEmail({
        body: { email, password },
        headers: request.headers,
        asResponse: true,
      })
      return answer.ok ? cookies(answer) : undefined
    },
    signOut: async (request) =>
      cookies(await auth.api.signOut({ headers: request.headers, asResponse: true })),
    personOf: async (headers) => {
      // A request without our cookie needs no look into the database.
      if (!headers.get('cookie')?.includes('kairos.')) return undefined
      return (await auth.api.getSession({ headers }))?.user.id
    },
    async register(name, email, password) {
      const found = await pool.query<{ id: string }>('select id from person where email = $1', [email])
      if (found.rows[0]) return found.rows[0].id
      return (await auth.api.signUpEmail({ body: { name, email, password } })).user.id
    },
  }
}

function cookies(answer: Response): Headers {
  const headers = new Headers()
  for (const cookie of answer.headers.getSetCookie()) headers.append('Set-Cookie', cookie)
  return headers
}
