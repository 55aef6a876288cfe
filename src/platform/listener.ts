/** One connection that hears what the database tells every process at once: LISTEN for everybody who asks. */
import pg from 'pg'

export type Listener = {
  /**
   * Calls `heard` at each notification on a channel, and whenever something may have been missed: when the
   * connection was lost and when it came back.
   * @returns takes it back
   */
  readonly on: (channel: string, heard: (payload: string | undefined) => void) => Promise<() => Promise<void>>
  /** Whether notifications arrive now. While they do not, nothing that depends on them may be remembered. */
  readonly up: () => boolean
  readonly close: () => Promise<void>
}

/** @param url the database; the connection is the application's role */
export async function createListener(url: string): Promise<Listener> {
  const channels = new Map<string, Set<(payload: string | undefined) => void>>()
  let client: pg.Client | undefined
  let closing = false
  const tellAll = () => {
    for (const hearing of channels.values()) for (const heard of hearing) heard(undefined)
  }

  async function connect(): Promise<void> {
    const fresh = new pg.Client({ connectionString: url, options: '-c role=kairos_app' })
    fresh.on('notification', ({ channel, payload }) => {
      for (const heard of channels.get(channel) ?? []) heard(payload)
    })
    fresh.on('error', () => lost(fresh))
    fresh.on('end', () => lost(fresh))
    try {
      await fresh.connect()
      for (const channel of channels.keys()) await fresh.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      await fresh.end().catch(() => {})
      throw error
    }
    client = fresh
    tellAll()
  }
  function lost(gone: pg.Client): void {
    if (client !== gone) return
    client = undefined
    tellAll()
    if (!closing) retry()
  }
  function retry(): void {
    setTimeout(() => void (closing || connect().catch(retry)), 1000).unref()
  }
  await connect()

  return {
    async on(channel, heard) {
      const hearing = channels.get(channel) ?? new Set()
      channels.set(channel, hearing.add(heard))
      if (hearing.size === 1) await client?.query(`listen ${pg.escapeIdentifier(channel)}`)
      return async () => {
        hearing.delete(heard)
        if (hearing.size > 0) return
        channels.delete(channel)
        await client?.query(`unlisten ${pg.escapeIdentifier(channel)}`)
      }
    },
    up: () => client !== undefined,
    async close() {
      closing = true
      await client?.end()
    },
  }
}
