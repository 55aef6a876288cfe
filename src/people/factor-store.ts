/** All queries on second factors: the code app's secret, sealed, and recovery codes, of which only hashes are kept. */
import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { DB } from '#platform/database.gen.ts'
import { scoped, type Tx } from '#platform/database.ts'
import { sealingKey } from '#platform/sealing.ts'
import { base32, keyUri, newCodeSecret, stepOfCode } from '#platform/totp.ts'
import { moment } from './session-store.ts'
import { NOBODYS } from './store.ts'

const RECOVERY_CODES = 10

/** What a person needs to set up a code app. */
export type SetUp = { readonly key: string; readonly uri: string }

/** @param secret of the installation: who changes it has everybody set up their code app again */
export function createFactors(db: Kysely<DB>, secret: string) {
  const key = sealingKey(new Uint8Array(hkdfSync('sha256', secret, '', 'kairos one-time codes', 32)))
  const hash = (code: string) => createHmac('sha256', `recovery ${secret}`).update(plain(code)).digest()
  const of = <T>(person: PersonId, work: (tx: Tx) => Promise<T>) =>
    scoped(db, { practice: NOBODYS, person }, work)
  // Locked, so that the same code sent twice at once is seen by the second as used.
  const codeOf = (tx: Tx, person: PersonId) =>
    tx.selectFrom('one_time_code').selectAll().where('person_id', '=', person).forUpdate().executeTakeFirst()
  const secretIn = (person: PersonId, sealed: string) => Buffer.from(key.open(person, sealed), 'base64')

  async function takeCode(
    tx: Tx,
    person: PersonId,
    code: string,
    now: Instant,
    confirmed: boolean,
  ): Promise<boolean> {
    const row = await codeOf(tx, person)
    if (!row || (row.confirmed_at !== null) !== confirmed) return false
    const step = stepOfCode(
      secretIn(person, row.sealed),
      code.replaceAll(/\s/g, ''),
      now,
      Number(row.last_step),
    )
    if (step === undefined) return false
    await tx
      .updateTable('one_time_code')
      .set({ last_step: step, ...(confirmed ? {} : { confirmed_at: moment(now) }) })
      .where('person_id', '=', person)
      .execute()
    return true
  }

  async function newRecoveryCodes(tx: Tx, person: PersonId): Promise<string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)
    await tx.deleteFrom('recovery_code').where('person_id', '=', person).execute()
    await tx
      .insertInto('recovery_code')
      .values(codes.map((code) => ({ person_id: person, hash: hash(code) })))
      .execute()
    return codes
  }

  return {
    /** The secret of a code app that is being set up: the same until a first code fits. */
    setUp: (person: PersonId, account: string, now: Instant): Promise<SetUp | undefined> =>
      of(person, async (tx) => {
        const row = await codeOf(tx, person)
        if (row?.confirmed_at) return undefined
        const secret = row ? secretIn(person, row.sealed) : newCodeSecret()
        if (!row)
          await tx
            .insertInto('one_time_code')
            .values({
              person_id: person,
              sealed: key.seal(person, secret.toString('base64')),
              made_at: moment(now),
            })
            .onConflict((known) => known.doNothing())
            .execute()
        return { key: base32(secret).replaceAll(/.{4}(?=.)/g, '$& '), uri: keyUri(secret, account) }
      }),
    /** Turns the code app on with its first code. @returns recovery codes, to be shown this once */
    turnOn: (person: PersonId, code: string, now: Instant): Promise<readonly string[] | undefined> =>
      of(person, async (tx) =>
        (await takeCode(tx, person, code, now, false)) ? newRecoveryCodes(tx, person) : undefined,
      ),
    turnOff: (person: PersonId) =>
      of(person, (tx) => tx.deleteFrom('one_time_code').where('person_id', '=', person).execute()),
    /** The code of the moment, which works once, or a recovery code, which works once too; undefined when it is neither. */
    fits: (person: PersonId, code: string, now: Instant): Promise<'code' | 'recovery-code' | undefined> =>
      of(person, async (tx) => {
        if (await takeCode(tx, person, code, now, true)) return 'code'
        const used = await tx
          .updateTable('recovery_code')
          .set({ used_at: moment(now) })
          .where('person_id', '=', person)
          .where('hash', '=', hash(code))
          .where('used_at', 'is', null)
          .returning('hash')
          .executeTakeFirst()
        return used && 'recovery-code'
      }),
    newRecoveryCodes: (person: PersonId) => of(person, (tx) => newRecoveryCodes(tx, person)),
    recoveryCodesLeft: (person: PersonId): Promise<number> =>
      of(person, async (tx) => {
        const { left } = await tx
          .selectFrom('recovery_code')
          .select(sql<number>`count(*)::int`.as('left'))
          .where('person_id', '=', person)
          .where('used_at', 'is', null)
          .executeTakeFirstOrThrow()
        return left
      }),
  }
}
export type Factors = ReturnType<typeof createFactors>

/** 75 bits, in letters and digits that nobody confuses: `ABCDE-FGHIJ-KLMNO`. */
const newRecoveryCode = (): string =>
  base32(randomBytes(10))
    .slice(0, 15)
    .replaceAll(/.{5}(?=.)/g, '$&-')
const plain = (code: string): string => code.toUpperCase().replaceAll(/[^A-Z2-7]/g, '')
