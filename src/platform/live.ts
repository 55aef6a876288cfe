/** Tells whoever follows a course that something was stored: at once in this process, by NOTIFY in every other. */
import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { CourseId } from '#kernel/ids.ts'
import type { Listener } from './listener.ts'

export type Live = {
  /** To be called after entries of the course are stored for good. It only wakes: what was stored is read from the chart. */
  readonly stored: (course: CourseId) => void
  /**
   * Wakes whoever follows these courses, and everybody when something may have been missed.
   * @param over called when this process ends
   * @returns takes it back
   */
  readonly follow: (courses: Iterable<CourseId>, wake: () => void, over: () => void) => () => void
  readonly close: () => Promise<void>
}

const CHANNEL = 'entries_stored'
/** A notification holds less than 8,000 bytes. */
const MOST_AT_ONCE = 200
/** Each notification is a commit of its own. Other processes may hear a little later; this one heard at once. */
const PAUSE_MS = 20

/** One notification tells of all that was stored since the one before it. */
export async function createLive(pool: Pool, listener: Listener): Promise<Live> {
  const own = randomUUID()
  const following = new Map<string, Set<() => void>>()
  const followers = new Set<() => void>()
  const untold = new Set<CourseId>()
  let telling = false

  const stop = await listener.on(CHANNEL, (payload) => {
    const [process, courses] = payload?.split(' ') ?? []
    if (process === own) return
    if (courses === undefined) return wakeAll()
    for (const course of courses.split(',')) for (const wake of following.get(course) ?? []) wake()
  })
  function wakeAll(): void {
    for (const wake of new Set([...following.values()].flatMap((all) => [...all]))) wake()
  }

  async function tell(): Promise<void> {
    if (telling) return
    telling = true
    try {
      while (untold.size > 0) {
        const courses = [...untold].slice(0, MOST_AT_ONCE)
        for (const course of courses) untold.delete(course)
        // Should it fail, devices find out a little later: each asks by itself from time to time.
        await pool
          .query({
            name: 'entries-stored',
            text: 'select pg_notify($1, $2)',
            values: [CHANNEL, `${own} ${courses.join(',')}`],
          })
          .catch(() => {})
        await setTimeout(PAUSE_MS)
      }
    } finally {
      telling = false
    }
  }

  return {
    stored(course) {
      for (const wake of following.get(course) ?? []) wake()
      untold.add(course)
      void tell()
    },
    follow(courses, wake, over) {
      followers.add(over)
      const all = [...courses]
      for (const course of all) {
        const wakes = following.get(course)
        if (wakes) wakes.add(wake)
        else following.set(course, new Set([wake]))
      }
      return () => {
        followers.delete(over)
        for (const course of all) {
          const wakes = following.get(course)
          wakes?.delete(wake)
          if (wakes?.size === 0) following.delete(course)
        }
      }
    },
    async close() {
      for (const over of [...followers]) over()
      await stop()
    },
  }
}
