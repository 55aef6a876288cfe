/** The clock of one server, put forward by a journey: a course of care takes weeks, a test takes seconds. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asOwner } from './database.ts'

export type Clock = {
  /** What the server's environment needs. */
  readonly environment: Readonly<Record<string, string>>
  /** From now on this database's clock goes with the server's. */
  readonly govern: (databaseUrl: string) => Promise<void>
  /**
   * Puts the clock at a moment; from there it runs on. Whoever is signed in was so all the time, and is not signed
   * out for doing nothing, unless everybody was away.
   */
  readonly set: (at: Temporal.ZonedDateTime, options?: { readonly away: boolean }) => Promise<void>
}

export function clockAt(begin: Temporal.ZonedDateTime): Clock {
  const file = join(mkdtempSync(join(tmpdir(), 'kairos-clock-')), 'ahead')
  let database: string | undefined
  let ahead = 0
  const put = (at: Temporal.ZonedDateTime) => {
    ahead = at.epochMilliseconds - Temporal.Now.instant().epochMilliseconds
    writeFileSync(file, String(ahead))
  }
  const follow = async () => {
    if (database)
      await asOwner(
        database,
        `alter table entry alter column recorded_at set default clock_timestamp() + interval '${ahead} milliseconds'`,
      )
  }
  put(begin)
  return {
    environment: {
      NODE_OPTIONS: `--import=${import.meta.resolve('./moved-clock.ts')}`,
      KAIROS_TEST_CLOCK: file,
    },
    govern(databaseUrl) {
      database = databaseUrl
      return follow()
    },
    async set(at, { away } = { away: false }) {
      const before = ahead
      put(at)
      await follow()
      const passed = `interval '${ahead - before} milliseconds'`
      if (database && !away)
        await asOwner(
          database,
          `update sign_in_session set began_at = began_at + ${passed}, used_at = used_at + ${passed}, confirmed_at = confirmed_at + ${passed}`,
        )
    },
  }
}

/** The next Tuesday at 08:00 on a practice's clocks: a working day, and never today. */
export function nextTuesday(zone: string): Temporal.ZonedDateTime {
  const today = Temporal.Now.zonedDateTimeISO(zone)
  return today.add({ days: ((9 - today.dayOfWeek - 1) % 7) + 1 }).withPlainTime('08:00')
}
