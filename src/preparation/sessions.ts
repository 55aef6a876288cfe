/** The dosing sessions that are to be prepared: planned, and not over. */
import { type Instant, isBefore } from '#kernel/time.ts'
import type { Visit } from '#visits/visits.ts'

export const sessionsToPrepare = (visits: readonly Visit[], now: Instant): Visit[] =>
  visits.filter(({ kind, state, to }) => kind === 'dosing' && state === 'planned' && isBefore(now, to))
