/** How the backups of an installation stand: whether there is one, whether it is recent, whether one was ever restored. */
import { hoursAfter, type Instant } from '#kernel/time.ts'

export type Backups = {
  /** The moment that the last backup shows. */
  readonly at: Instant
  /** When a backup was last restored to see whether it can be. */
  readonly checkedAt: Instant | undefined
}

export type BackupStanding = 'none' | 'old' | 'unchecked' | 'good'

/**
 * HIPAA Security Rule as proposed (90 FR 898): copies no more than 48 hours behind, restored once a month to see
 * whether they can be (from memory – verify). A proposal, and ours until a practice says otherwise.
 */
export const RECENT_HOURS = 48
export const CHECK_DAYS = 31

/** What is wrong first: none, then an old one, then none that was ever restored within a month. */
export function standingOfBackups(last: Backups | undefined, now: Instant): BackupStanding {
  if (!last) return 'none'
  if (isOver(last.at, RECENT_HOURS, now)) return 'old'
  return !last.checkedAt || isOver(last.checkedAt, CHECK_DAYS * 24, now) ? 'unchecked' : 'good'
}

const isOver = (at: Instant, hours: number, now: Instant): boolean =>
  Temporal.Instant.compare(now, hoursAfter(at, hours)) > 0
