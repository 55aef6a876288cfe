/** All queries on the record of attempts to sign in: written by one writer of this process, read by rows that are one's own or the practice's. */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { PersonId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/time.ts'
import type { DB } from '#platform/database.gen.ts'
import { connect, instantOf, scoped, type Tx } from '#platform/database.ts'
import type { SignedIn } from './people.ts'
import { moment } from './session-store.ts'
import { type Attempt, failureRows, outcome, type Recorded, shownWhat } from './sign-in-record.ts'
import { NOBODYS } from './store.ts'

export type SignInRecord = {
  /** Records a moment later, together with others, and holds nobody up: for what opens nothing. */
  readonly note: (attempt: Attempt) => void
  /** Resolves when the attempt is stored for good: for what lets somebody in. Nobody comes in before. */
  readonly keep: (attempt: Attempt) => Promise<void>
  /** Stores what waits. */
  readonly close: () => Promise<void>
}

/** How long what opens nothing waits for others: a flood of guesses costs one transaction in this time. */
const GATHER_MS = 1000
/** More than this many waiting are not recorded; the log says how many. */
const MOST_WAITING = 5000

type Waiting = {
  readonly attempt: Attempt
  readonly done?: () => void
  readonly failed?: (error: unknown) => void
}

/** @param log hears of what could not be recorded */
export function createSignInRecord(
  url: string,
  log: (line: Readonly<Record<string, unknown>>) => void,
): SignInRecord {
  const database = connect(url, 1)
  let waiting: Waiting[] = []
  let lost = 0
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  async function write(): Promise<void> {
    const now = waiting
    waiting = []
    const missed = lost
    lost = 0
    if (missed > 0) log({ level: 'warn', signInAttempts: missed, message: 'too many at once to be recorded' })
    if (now.length === 0) return
    const rows = now.map(({ attempt: { at, actingFor, confirming = false, ...rest } }) => ({
      ...rest,
      at: instant.encode(at),
      confirming,
      acting_for: actingFor,
    }))
    try {
      await database.pool.query({
        name: 'record-sign-ins',
        text: 'select record_sign_ins($1::jsonb)',
        values: [JSON.stringify(rows)],
      })
      for (const { done } of now) done?.()
    } catch (error) {
      const unheard = now.filter(({ failed }) => !failed).length
      if (unheard > 0) log({ level: 'error', signInAttempts: unheard, message: 'could not be recorded' })
      for (const { failed } of now) failed?.(error)
    }
  }
  function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    writing = writing.then(write)
    return writing
  }

  return {
    note(attempt) {
      if (waiting.length >= MOST_WAITING) {
        lost++
        return
      }
      waiting.push({ attempt })
      timer ??= setTimeout(() => void flush(), GATHER_MS).unref()
    },
    keep: (attempt) =>
      new Promise((done, failed) => {
        waiting.push({ attempt, done, failed })
        void flush()
      }),
    async close() {
      await flush()
      await database.close()
    },
  }
}

export async function forgetSignIns(db: Kysely<DB>): Promise<void> {
  await sql`select forget_sign_ins()`.execute(db)
}

/** How many lines a page shows. */
export const SIGN_INS_SHOWN = 200
const OWN_SHOWN = 20
/** For how long failures in a row are shown, and addresses that nobody has are counted. */
export const LOOKED_BACK_DAYS = 30
const MOST_LOOKED_THROUGH = 10_000

/** The newest sign-ins of a person, and what else was tried with their account. */
export const ownSignIns = (db: Kysely<DB>, person: PersonId): Promise<Recorded[]> =>
  scoped(db, { practice: NOBODYS, person }, async (tx) =>
    recorded(await reading(tx).where('a.person_id', '=', person).limit(OWN_SHOWN).execute()),
  )

/** How long a kind of browser is known. In days. */
const KNOWN_DAYS = 90

/** Whether somebody came in before, and never with this kind of browser of late. */
export const isNewDevice = (
  db: Kysely<DB>,
  person: PersonId,
  { at, device }: { readonly at: Instant; readonly device: string },
): Promise<boolean> =>
  scoped(db, { practice: NOBODYS, person }, async (tx) => {
    const before = tx
      .selectFrom('sign_in_attempt')
      .select('id')
      .where('person_id', '=', person)
      .where('outcome', '=', 'done')
      .where('what', 'in', ['password', 'passkey', 'link'])
      // Not this very time, which is recorded already.
      .where('at', '<', moment(at.subtract({ seconds: 1 })))
    const { isNew } = await tx
      .selectNoFrom((q) =>
        q
          .and([
            q.exists(before),
            q.not(
              q.exists(
                before
                  .where('device', '=', device)
                  .where('at', '>', moment(at.subtract({ hours: KNOWN_DAYS * 24 }))),
              ),
            ),
          ])
          .as('isNew'),
      )
      .executeTakeFirstOrThrow()
    return Boolean(isNew)
  })

/** For the office: the sign-ins of everybody of the practice. Row-level security finds nothing for anybody else. */
export function createSignIns(db: Kysely<DB>, person: SignedIn) {
  const scope = { practice: person.practice, person: person.id }
  return {
    /** The newest; @param who a part of the name of whose they are */
    ofPractice: (who?: string): Promise<Recorded[]> =>
      scoped(db, scope, async (tx) => {
        let query = ofPractice(tx, person).limit(SIGN_INS_SHOWN)
        if (who) query = query.where(sql<boolean>`position(lower(${who}) in lower(p.name)) > 0`)
        return recorded(await query.execute())
      }),
    /** Failures in a row, the newest first. */
    failures: (now: Instant) =>
      scoped(db, scope, async (tx) => {
        const rows = await ofPractice(tx, person)
          .where('a.at', '>', since(now))
          .where((row) =>
            row(
              'a.person_id',
              'in',
              tx
                .selectFrom('sign_in_attempt as f')
                .select('f.person_id')
                .where('f.at', '>', since(now))
                .where('f.outcome', '<>', 'done')
                .where('f.person_id', 'is not', null)
                .$narrowType<{ person_id: string }>(),
            ),
          )
          .limit(MOST_LOOKED_THROUGH)
          .execute()
        return failureRows(recorded(rows))
      }),
    /** How often addresses were tried that nobody signs in with, and from how many places. */
    unknown: (now: Instant) =>
      scoped(db, scope, async (tx) => {
        const { rows } = await sql`select attempts, callers from unknown_sign_ins(${since(now)})`.execute(tx)
        return counted.parse(rows[0])
      }),
  }
}
export type SignIns = ReturnType<typeof createSignIns>

const counted = z.object({ attempts: z.coerce.number(), callers: z.coerce.number() })
const since = (now: Instant) => moment(now.subtract({ hours: LOOKED_BACK_DAYS * 24 }))

const reading = (tx: Tx) =>
  tx
    .selectFrom('sign_in_attempt as a')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .select(['a.at', 'a.what', 'a.outcome', 'a.confirming', 'a.times', 'a.caller', 'a.device'])
    .select(['p.id as person', 'p.name'])
    .orderBy('a.at', 'desc')
    .orderBy('a.id', 'desc')

/** Of somebody's own rows, too, only those of this practice. */
const ofPractice = (tx: Tx, { practice }: SignedIn) =>
  reading(tx)
    .innerJoin('membership as m', (on) =>
      on.onRef('m.person_id', '=', 'a.person_id').on('m.practice_id', '=', practice),
    )
    .where((row) => row.or([row('a.acting_for', 'is', null), row('a.acting_for', '=', practice)]))

type Row = Awaited<ReturnType<ReturnType<typeof reading>['execute']>>[number]
const recorded = (rows: readonly Row[]): Recorded[] =>
  rows.map(({ at, what, outcome: out, caller, device, ...row }) => ({
    ...row,
    at: instantOf(at),
    what: shownWhat.parse(what),
    outcome: outcome.parse(out),
    ...(caller ? { caller } : {}),
    ...(device ? { device } : {}),
  }))
