/** One line of the agenda, said in the words of `agenda-words.ts`. */
import type { CourseId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { AGENDA } from './agenda-words.ts'
import type { Obligation } from './obligation.ts'
import type { CourseView, Viewed } from './view.ts'

/** A view before its obligations are known. */
export type Seen = Omit<CourseView, 'obligations'>

export type Line = Pick<Obligation, 'why' | 'from'> &
  Partial<Pick<Obligation, 'overdueAt' | 'until' | 'blockedBy'>> & { readonly what?: string }

/** @param id stable within the course, when a course can have several lines of one kind */
export type Say = (key: keyof typeof AGENDA, page: string, line: Line, id?: string) => Obligation

export const sayFor =
  (course: CourseId): Say =>
  (key, page, line, id = key) => {
    const { what, action, of } = AGENDA[key]
    return { key: id, what, href: `/courses/${course}${page}`, action, of: [...of], ...line }
  }

export const openedAt = ({ chart }: Viewed, { folded }: Seen): Instant =>
  folded.openedAt ?? chart.entries[0]?.at ?? Temporal.Instant.fromEpochMilliseconds(0)
