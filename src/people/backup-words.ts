/** Sentences about backups, for the administrators of a practice. */
import { CHECK_DAYS, RECENT_HOURS } from './backups.ts'

export const BACKUPS = {
  none: 'There is no backup yet. Whoever runs this installation makes one with',
  old: `The last backup is more than ${RECENT_HOURS} hours old. Whoever runs this installation makes a new one with`,
  unchecked: `No backup was restored within the last ${CHECK_DAYS} days to see whether it can be. Whoever runs this installation does so with`,
  make: 'npx kairos backup FILE',
  check: 'npx kairos backup check FILE',
  last: (at: string) => `Last backup: ${at}.`,
  checked: (at: string) => `A backup was last restored, to see whether it can be, ${at}.`,
} as const
