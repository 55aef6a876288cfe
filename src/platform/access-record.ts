/** The record of who looked at which chart: stored before anything is shown. */
import { z } from 'zod'
import type { CourseId, EntryId, PersonId, PracticeId } from '#kernel/ids.ts'
import { connect } from './database.ts'

export const act = z.enum([
  'opened',
  'listed',
  'exported',
  'refused',
  'opened-in-emergency',
  'access-changed',
  'deleted',
])
export type Act = z.output<typeof act>

/** From where something was looked at: the page, the network address, the request as the log names it. */
export type Whence = { readonly page?: string; readonly caller?: string; readonly request?: string }

export type Look = Whence & {
  readonly id: EntryId
  readonly practice: PracticeId
  readonly person: PersonId
  readonly act: Act
  readonly courses: readonly CourseId[]
  readonly why?: string
}

export type AccessRecord = {
  /** Resolves when the look is stored for good. Nothing is shown before. */
  readonly store: (look: Look) => Promise<void>
  readonly close: () => Promise<void>
}

type Waiting = { readonly look: Look; readonly done: () => void; readonly failed: (error: unknown) => void }

const MOST_AT_ONCE = 200

/**
 * One writer for all requests of this process: those that wait while a transaction commits go together in the next
 * one, so that recording costs a busy practice no commit of its own for each page. It has a connection of its own:
 * whoever reads a chart holds one and waits for this.
 */
export function createAccessRecord(url: string): AccessRecord {
  const database = connect(url, 1)
  const waiting: Waiting[] = []
  let busy = false

  async function drain(): Promise<void> {
    if (busy) return
    busy = true
    try {
      while (waiting.length > 0) {
        const now = waiting.splice(0, MOST_AT_ONCE)
        try {
          await database.pool.query({
            name: 'record-access',
            text: 'select record_access($1::jsonb)',
            values: [JSON.stringify(now.map(({ look }) => look))],
          })
          for (const { done } of now) done()
        } catch (error) {
          for (const { failed } of now) failed(error)
        }
      }
    } finally {
      busy = false
    }
  }

  return {
    store: (look) =>
      new Promise((done, failed) => {
        waiting.push({ look, done, failed })
        void drain()
      }),
    close: database.close,
  }
}
