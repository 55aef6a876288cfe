/** What a sheet of instructions needs of a session. */
import { ofKind } from '../entries.ts'
import type { Session } from '../session.ts'

/** The 24-hour number given at discharge, and the next visits of the course. */
export function sheetOf(session: Session) {
  return {
    contact: ofKind(session.entries, 'discharge-checked').findLast(({ body }) => body.contact)?.body.contact,
    next: session.later.filter(({ state }) => state === 'planned').slice(0, 4),
  }
}
