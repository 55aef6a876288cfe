/** All queries on passkeys, and what a browser's answer has to prove. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type PersonId, personId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { DB } from '#platform/database.gen.ts'
import { instantOf, scoped, type Tx } from '#platform/database.ts'
import { moment } from './session-store.ts'
import { NOBODYS } from './store.ts'

export type Passkey = {
  readonly id: string
  readonly name: string
  readonly made: Instant
  readonly used?: Instant
}

/** How long a page with a challenge may stay open. */
const CHALLENGE_MINUTES = 10

const answered = {
  id: z.string().max(1400),
  rawId: z.string().max(1400),
  type: z.literal('public-key'),
  clientExtensionResults: z.unknown().transform(() => ({})),
}
const made = z.object({
  ...answered,
  response: z.object({
    clientDataJSON: z.string(),
    attestationObject: z.string(),
    transports: z
      .array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']))
      .optional()
      .catch(undefined),
  }),
})
const shown = z.object({
  ...answered,
  response: z.object({
    clientDataJSON: z.string(),
    authenticatorData: z.string(),
    signature: z.string(),
    userHandle: z.string().optional(),
  }),
})
const json = z
  .string()
  .max(20_000)
  .transform((text, ctx): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      ctx.issues.push({ code: 'custom', message: 'not JSON', input: text })
      return z.NEVER
    }
  })

type PasskeyNeeds = { readonly db: Kysely<DB>; readonly secret: string; readonly origin: string }

/** @param origin the address that people type: passkeys belong to its host */
export function createPasskeys({ db, secret, origin }: PasskeyNeeds) {
  const rpID = new URL(origin).hostname
  const key = createHmac('sha256', secret).update('kairos passkey challenges').digest()
  const of = <T>(person: PersonId, work: (tx: Tx) => Promise<T>) =>
    scoped(db, { practice: NOBODYS, person }, work)
  const sign = (text: string, whom: string) =>
    createHmac('sha256', key).update(`${whom} ${text}`).digest('base64url')

  /** Nothing is stored when a page is looked at: a challenge proves by itself that it came from here, and when. */
  function challenge(whom: string, now: Instant): string {
    const text = `${Math.floor(now.epochMilliseconds / 1000).toString(36)}.${randomBytes(16).toString('base64url')}`
    return `${text}.${sign(text, whom)}`
  }
  /** Whether it came from here, for this person, a short while ago, and for the first time. */
  const isOurs = (whom: string, now: Instant) => async (given: string) => {
    const text = Buffer.from(given, 'base64url').toString()
    const [time = '', nonce = '', seal = ''] = text.split('.')
    const wanted = Buffer.from(sign(`${time}.${nonce}`, whom))
    if (seal.length !== wanted.length || !timingSafeEqual(Buffer.from(seal), wanted)) return false
    const age = now.epochMilliseconds / 1000 - Number.parseInt(time, 36)
    if (!(age >= -1 && age < CHALLENGE_MINUTES * 60)) return false
    const used = await db
      .insertInto('sign_in_verification')
      .values({
        id: createHash('sha256').update(text).digest('hex'),
        identifier: 'passkey-challenge',
        value: '',
        expires_at: moment(now.add({ minutes: CHALLENGE_MINUTES })),
      })
      .onConflict((known) => known.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    return used !== undefined
  }
  const bytes = (text: string) => new Uint8Array(Buffer.from(text))
  const list = (tx: Tx) =>
    tx.selectFrom('passkey').select(['id', 'name', 'made_at', 'used_at']).orderBy('made_at').execute()

  return {
    of: (person: PersonId): Promise<Passkey[]> =>
      of(person, async (tx) =>
        (await list(tx)).map(({ id, name, made_at, used_at }) => ({
          id,
          name,
          made: instantOf(made_at),
          ...(used_at ? { used: instantOf(used_at) } : {}),
        })),
      ),
    /** What the browser needs to make a passkey, as JSON. */
    askToMake: (
      person: { readonly id: PersonId; readonly name: string; readonly email: string },
      now: Instant,
    ) =>
      of(person.id, async (tx) =>
        JSON.stringify(
          await generateRegistrationOptions({
            rpName: 'Kairos',
            rpID,
            userName: person.email,
            userDisplayName: person.name,
            userID: bytes(person.id),
            challenge: bytes(challenge(person.id, now)),
            attestationType: 'none',
            excludeCredentials: (await list(tx)).map(({ id }) => ({ id })),
            authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
          }),
        ),
      ),
    /** @returns whether the browser's answer made a passkey */
    async make(person: PersonId, name: string, answer: string, now: Instant): Promise<boolean> {
      const read = json.pipe(made).safeParse(answer)
      if (!read.success) return false
      const checked = await verifyRegistrationResponse({
        response: read.data,
        expectedChallenge: isOurs(person, now),
        expectedOrigin: origin,
        expectedRPID: rpID,
      }).catch(() => undefined)
      if (!checked?.verified) return false
      const { id, publicKey, counter } = checked.registrationInfo.credential
      const row = {
        id,
        person_id: person,
        public_key: Buffer.from(publicKey),
        counter,
        transports: read.data.response.transports ?? [],
        name,
        made_at: moment(now),
      }
      const stored = await of(person, (tx) =>
        tx
          .insertInto('passkey')
          .values(row)
          .onConflict((known) => known.doNothing())
          .returning('id')
          .executeTakeFirst(),
      )
      return stored !== undefined
    },
    rename: (person: PersonId, id: string, name: string) =>
      of(person, (tx) => tx.updateTable('passkey').set({ name }).where('id', '=', id).execute()),
    /** @returns whether it was there */
    remove: (person: PersonId, id: string): Promise<boolean> =>
      of(person, async (tx) => {
        const gone = await tx.deleteFrom('passkey').where('id', '=', id).returning('id').executeTakeFirst()
        return gone !== undefined
      }),
    /** What the browser needs to show a passkey, as JSON. @param person whose; anybody's when nobody is known yet */
    askToShow: async (now: Instant, person?: PersonId) =>
      JSON.stringify(
        await generateAuthenticationOptions({
          rpID,
          challenge: bytes(challenge(person ?? 'anybody', now)),
          userVerification: 'required',
          ...(person ? { allowCredentials: (await of(person, list)).map(({ id }) => ({ id })) } : {}),
        }),
      ),
    /** @returns whose passkey the browser has shown; undefined when it proves nothing */
    async shown(answer: string, now: Instant, person?: PersonId): Promise<PersonId | undefined> {
      const read = json.pipe(shown).safeParse(answer)
      if (!read.success) return undefined
      const { id } = read.data
      const row = await scoped(db, { practice: NOBODYS, person: person ?? nobody }, async (tx) => {
        await sql`select set_config('kairos.passkey', ${id}, true)`.execute(tx)
        return tx.selectFrom('passkey').selectAll().where('id', '=', id).executeTakeFirst()
      })
      if (!row || (person && row.person_id !== person)) return undefined
      const checked = await verifyAuthenticationResponse({
        response: read.data,
        expectedChallenge: isOurs(person ?? 'anybody', now),
        expectedOrigin: origin,
        expectedRPID: rpID,
        credential: { id, publicKey: new Uint8Array(row.public_key), counter: Number(row.counter) },
      }).catch(() => undefined)
      if (!checked?.verified) return undefined
      const whose = personId.parse(row.person_id)
      await of(whose, (tx) =>
        tx
          .updateTable('passkey')
          .set({ counter: checked.authenticationInfo.newCounter, used_at: moment(now) })
          .where('id', '=', id)
          .execute(),
      )
      return whose
    },
  }
}
export type Passkeys = ReturnType<typeof createPasskeys>

const nobody = personId.parse('nobody')
