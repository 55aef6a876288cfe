import type { Instant } from '#kernel/time.ts'
import { when } from '#web/format.ts'
import { Notice } from '#web/page.tsx'
import { BACKUPS as WORDS } from '../backup-words.ts'
import { type Backups, standingOfBackups } from '../backups.ts'

type Props = { readonly last: Backups | undefined; readonly zone: string; readonly now: Instant }

/** When the last backup was made, and what to do when there is none, or none that is known to be good. */
export function BackupNotice({ last, zone, now }: Props) {
  const standing = standingOfBackups(last, now)
  return (
    <div className="backups">
      {standing !== 'good' && (
        <Notice tone="amber">
          <p>
            {WORDS[standing]} <code>{standing === 'unchecked' ? WORDS.check : WORDS.make}</code>.
          </p>
        </Notice>
      )}
      {last && (
        <p>
          {WORDS.last(when(last.at, zone, now))}
          {last.checkedAt && ` ${WORDS.checked(when(last.checkedAt, zone, now))}`}
        </p>
      )}
    </div>
  )
}
