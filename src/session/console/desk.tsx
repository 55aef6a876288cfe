/** What lies on the desk of the console beside what is recorded: what is being typed, and what was stored just now. */
import { createContext, use } from 'react'
import type { CourseId, EntryId } from '#kernel/ids.ts'
import type { Drafts } from './entry/drafts.ts'

/** What one tap or one form has stored. */
export type Stored = {
  readonly course: CourseId
  readonly visit: EntryId
  readonly entries: readonly EntryId[]
  /** A correction or a signature is not taken back with one tap. */
  readonly final: boolean
}

export type Desk = {
  readonly drafts: Drafts
  readonly stored?: Stored
  readonly tell: (stored: Stored | undefined) => void
}

export const DeskContext = createContext<Desk | undefined>(undefined)
export function useDesk(): Desk {
  const desk = use(DeskContext)
  if (!desk) throw new Error('A view of the console stands outside of its desk.')
  return desk
}
