/** How often something may be done, counted in the database so that it holds for every process. */
import { createHmac } from 'node:crypto'
import type pg from 'pg'

export type Limit = {
  /** What is counted: `message-sent`. */
  readonly what: string
  /** Whom it is counted for: a caller, a listing, an address. Stored only as a keyed hash. */
  readonly whom: string
  readonly most: number
  readonly minutes: number
}

type Answer = { readonly ok: true } | { readonly ok: false; readonly wait: number }

export type Limits = {
  /** Counts once against every limit, or against none. @returns minutes to wait when one of them is used up */
  readonly take: (...limits: readonly Limit[]) => Promise<Answer>
  /** Uncounts what was taken for something that need not count after all. */
  readonly giveBack: (...limits: readonly Limit[]) => Promise<void>
  /** Forgets what was counted long ago. */
  readonly forget: () => Promise<void>
}

const MOST_REMEMBERED = 10_000

/**
 * A used-up limit stays used up until its minutes are over, whichever process looks. So a refusal is remembered
 * here, and whoever goes on trying costs the database nothing.
 * @param secret of this installation: with it a hash tells nobody whom it stands for
 */
export function createLimits(pool: pg.Pool, secret: string): Limits {
  const refused = new Map<string, number>()
  const keyOf = ({ what, whom, minutes }: Limit) =>
    createHmac('sha256', `limits ${secret}`).update([what, whom, minutes].join('\n')).digest()

  const lines = new Map<string, Promise<Answer>>()

  async function count(names: string, keys: readonly Buffer[], limits: readonly Limit[]): Promise<Answer> {
    const left = (refused.get(names) ?? 0) - performance.now()
    if (left > 0) return { ok: false, wait: Math.ceil(left / 60_000) }
    const { rows } = await pool.query<{ wait: number }>(
      'select take_limits($1::bytea[], $2::int[], $3::int[]) as wait',
      [keys, limits.map(({ most }) => most), limits.map(({ minutes }) => minutes)],
    )
    const seconds = rows[0]?.wait ?? 0
    if (seconds === 0) return { ok: true }
    if (refused.size >= MOST_REMEMBERED) refused.clear()
    refused.set(names, performance.now() + seconds * 1000)
    return { ok: false, wait: Math.ceil(seconds / 60) }
  }

  return {
    async take(...limits) {
      const keys = limits.map(keyOf)
      const names = keys.map((key) => key.toString('base64')).join()
      // Requests of one caller stand in line here and not at the database's connections, which are everybody's.
      const before = lines.get(names)
      const mine = (before ?? Promise.resolve()).catch(() => {}).then(() => count(names, keys, limits))
      lines.set(names, mine)
      try {
        return await mine
      } finally {
        if (lines.get(names) === mine) lines.delete(names)
      }
    },
    async giveBack(...limits) {
      await pool.query('select give_limits_back($1::bytea[])', [limits.map(keyOf)])
    },
    async forget() {
      await pool.query('select forget_limits()')
    },
  }
}
