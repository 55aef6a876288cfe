/** What must stand large in the session: free choices about the room that are not a yes now, above all touch. */
import { Notice } from '#web/page.tsx'
import type { StatementState } from '../consent.ts'
import { inSession } from '../words.ts'
import './consent.css'

type InSessionProps = {
  /** From `sessionNotices`. */
  readonly notices: readonly StatementState[]
  /** Where taking back is recorded, when this page is another one. */
  readonly record?: string
}

export function InSession({ notices, record }: InSessionProps) {
  if (notices.length === 0 && !record) return null
  return (
    <Notice tone={notices.length > 0 ? 'amber' : 'info'} title="In the session">
      {notices.length > 0 && (
        <ul className="consent-in-session">
          {notices.map(({ id, state, without = '' }) => (
            <li key={id}>
              <strong>{without}</strong> {inSession(state)}
            </li>
          ))}
        </ul>
      )}
      {record && (
        <p>
          <a href={record}>Record that something was taken back, by word or gesture</a>
        </p>
      )}
    </Notice>
  )
}
