/** What a course asks of whom: every line of its agenda, with the times at which it becomes due and overdue. */
import type { Visit } from '#visits/visits.ts'
import { integrationLines, measureLines, safetyLines, visitLines } from './after-dose.ts'
import { WHY } from './agenda-words.ts'
import { screeningLines, sessionLines } from './before-session.ts'
import { openedAt, type Seen, sayFor } from './line.ts'
import type { Obligation } from './obligation.ts'
import type { Viewed } from './view.ts'

/** All open lines of a course that is not closed. Reads no clock beyond the time of the view. */
export function obligationsOf(course: Viewed, view: Seen, nextDosing: Visit | undefined): Obligation[] {
  const say = sayFor(course.id)
  return [
    ...safetyLines(course, view, say),
    ...screeningLines(course, view, say),
    ...(nextDosing ? sessionLines(course, view, nextDosing, say) : []),
    ...visitLines(course, view, say),
    ...integrationLines(course, view, say),
    ...measureLines(view, say),
    ...course.chart.contested.map((id) =>
      say(
        'contested',
        `/record/${id}`,
        { why: WHY.contested, from: openedAt(course, view) },
        `contested-${id}`,
      ),
    ),
  ]
}
