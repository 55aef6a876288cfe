/** Work that is done beside the requests: by the clock, or because something asked for it. pg-boss on our own pool. */
import type pg from 'pg'
import { type Db, fromKysely, PgBoss } from 'pg-boss'
import type { Tx } from './database.ts'
import type { Listener } from './listener.ts'

/** What a piece of work is given: what `send` was given, or nothing when the clock asked for it. */
export type Work = (asked: unknown) => Promise<void>

/** Work that failed as often as it is tried. It stays in the list for a week. */
export type DeadJob = { readonly name: string; readonly times: number }

export type Jobs = {
  /**
   * Says what a name stands for; before `start`.
   * @param cron when it runs by itself, in UTC: `0 7 * * *`. Once for all processes together
   * @param work none: what is asked for waits, until a process starts that can do it
   */
  readonly register: (name: string, cron: string | undefined, work?: Work) => void
  /** Asks for work. Inside a transaction, when one is given: it is done only if that is kept. */
  readonly send: (name: string, asked: object, tx?: Tx) => Promise<void>
  /** What is asked for while it starts waits for it. */
  readonly start: () => Promise<void>
  /** Waits for what is being done now, some seconds at most. What is cut off is done again. */
  readonly stop: () => Promise<void>
  readonly dead: () => Promise<readonly DeadJob[]>
}

/** How often work that failed is tried again, after how many seconds at first and at most, and how often one looks. */
type Patience = {
  readonly retryLimit: number
  readonly retryDelay: number
  readonly retryDelayMax: number
  readonly lookEvery: number
}
/** Ten times within about half a day: a mail server that is down for a night loses nothing. */
const PATIENCE: Patience = { retryLimit: 10, retryDelay: 30, retryDelayMax: 2 * 3600, lookEvery: 30 }
const MONTH_SECONDS = 30 * 24 * 3600
const LONGEST_STOP_MS = 5000

export type JobsNeeds = {
  readonly pool: pg.Pool
  readonly listener: Listener
  readonly log: (line: Readonly<Record<string, unknown>>) => void
  readonly patience?: Patience
}

export function createJobs({ pool, listener, log, patience = PATIENCE }: JobsNeeds): Jobs {
  let started: Promise<void> | undefined
  const known = new Map<string, { readonly cron?: string; readonly work?: Work }>()
  const database: Db = {
    executeSql: (text, values) => pool.query(text, values),
    async listen(channel, heard, missed) {
      const off = await listener.on(channel, (payload) =>
        payload === undefined ? listener.up() && missed() : heard(payload),
      )
      return { close: off }
    },
  }
  // The schema belongs to the owner, who installs it (jobs-schema.ts) and whose work index care is.
  const boss = new PgBoss({
    db: database,
    migrate: false,
    createSchema: false,
    useListenNotify: true,
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  })
  boss.on('error', (error) => log({ level: 'error', job: 'pg-boss', message: error.message }))

  const { lookEvery, ...retries } = patience
  const queue = { ...retries, retryBackoff: true, retentionSeconds: MONTH_SECONDS, notify: true }
  async function begin(name: string): Promise<void> {
    const { cron, work } = known.get(name)!
    await boss.createQueue(name, queue)
    // A queue that was there already keeps what it was made with.
    await boss.updateQueue(name, queue)
    await (cron === undefined ? boss.unschedule(name) : boss.schedule(name, cron))
    if (!work) return
    await boss.work(name, { notifyPollingIntervalSeconds: lookEvery }, async ([job]) => {
      try {
        await work(job?.data)
      } catch (error) {
        log({ level: 'error', job: name, message: error instanceof Error ? error.message : String(error) })
        throw error
      }
    })
  }

  return {
    register(name, cron, work) {
      known.set(name, { cron, work })
    },
    async send(name, asked, tx) {
      await started
      await boss.send(name, asked, tx ? { db: fromKysely(tx) } : {})
    },
    start() {
      started = boss.start().then(async () => {
        await Promise.all([...known.keys()].map(begin))
      })
      return started
    },
    async stop() {
      await started?.catch(() => {})
      await boss.stop({ close: false, timeout: LONGEST_STOP_MS })
    },
    async dead() {
      const { rows } = await pool.query<DeadJob>(
        `select name, count(*)::int as times from pgboss.job where state = 'failed' group by name order by name`,
      )
      return rows
    },
  }
}
