/** Somebody who asks the real server by hand: with cookies and headers of their own, and without a browser. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { PASSWORD } from '#demonstration/people.ts'
import { createDoor } from '#platform/auth.ts'
import { asOwner } from './database.ts'
import type { RunningServer } from './server.ts'

export type Visitor = {
  readonly open: (address: string, headers?: Readonly<Record<string, string>>) => Promise<Response>
  /** Sends a form as a page of this site sends it: its fields, or the whole of it where names repeat or a file goes. */
  readonly send: (
    address: string,
    fields?: Readonly<Record<string, string>> | FormData,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>
  readonly sendJson: (address: string, body: unknown) => Promise<Response>
  /** The cookies that it carries. */
  readonly cookies: () => string
}

/** The address that a trusted proxy says a visitor comes from, so that each has limits of their own; or one a request. */
export type From = string | (() => string)

export function visitor(origin: string, { from, cookie }: { from?: From; cookie?: string } = {}): Visitor {
  const jar = new Map<string, string>(cookie ? [[cookie.split('=')[0]!, cookie]] : [])
  const cookies = () => [...jar.values()].join('; ')
  const ask = async (
    address: string,
    init: RequestInit,
    headers: Readonly<Record<string, string>>,
  ): Promise<Response> => {
    const answer = await fetch(origin + address, {
      ...init,
      redirect: 'manual',
      headers: {
        ...(jar.size > 0 ? { cookie: cookies() } : {}),
        ...(from ? { 'x-forwarded-for': typeof from === 'string' ? from : from() } : {}),
        ...headers,
      },
    })
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      jar.set(pair.split('=')[0]!, pair)
    }
    return answer
  }
  const post = (address: string, body: BodyInit, headers: Readonly<Record<string, string>> = {}) =>
    ask(address, { method: 'POST', body }, { origin, ...headers })
  return {
    open: (address, headers = {}) => ask(address, {}, headers),
    send: (address, fields = {}, headers = {}) =>
      post(address, fields instanceof FormData ? fields : new URLSearchParams(fields), headers),
    sendJson: (address, body) =>
      post(address, typeof body === 'string' ? body : JSON.stringify(body), {
        'content-type': 'application/json',
      }),
    cookies,
  }
}

/** Somebody of the demonstration, signed in. */
export async function signedIn(origin: string, key: string, from?: From): Promise<Visitor> {
  const who = visitor(origin, { from })
  const answer = await who.send('/sign-in', {
    email: `${key}@demo.example`,
    password: PASSWORD,
    to: '/account',
  })
  if (answer.status !== 302) throw new Error(`${key} could not sign in: ${answer.status}`)
  return who
}

/** A therapist of a practice that the demonstration knows nothing of; signs in as `key`. */
export async function registerElsewhere({ databaseUrl, origin }: RunningServer, key: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  const door = createDoor(pool, randomBytes(32).toString('hex'), origin)
  const person = await door.register('Otto Elsewhere, LPC', `${key}@demo.example`, PASSWORD)
  await pool.end()
  const practice = randomUUID()
  await asOwner(databaseUrl, 'insert into practice (id, name, zone) values ($1, $2, $3)', [
    practice,
    'Another practice',
    'America/Denver',
  ])
  await asOwner(databaseUrl, `insert into sign_in_rules (practice_id, second_factor) values ($1, 'nobody')`, [
    practice,
  ])
  await asOwner(databaseUrl, 'insert into membership (practice_id, person_id, roles) values ($1, $2, $3)', [
    practice,
    person,
    ['therapist'],
  ])
}

/** A browser without an account that holds open what these one-time links opened. */
export async function holding(
  { databaseUrl, origin }: RunningServer,
  opened: readonly { readonly purpose: string; readonly subject: string }[],
  from?: From,
): Promise<Visitor> {
  const token = randomBytes(32).toString('base64url')
  for (const { purpose, subject } of opened)
    await asOwner(
      databaseUrl,
      `insert into link_opening (token, purpose, subject, until) values ($1, $2, $3, now() + interval '1 hour')`,
      [createHash('sha256').update(token).digest(), purpose, subject],
    )
  return visitor(origin, { from, cookie: `kairos-open=${token}` })
}
