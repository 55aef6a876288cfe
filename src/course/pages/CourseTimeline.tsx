/** The course from its opening to its last visit: visits, doses, and the window of each dose. */
import { earlier, hoursAfter, type Instant, isBefore, later } from '#kernel/time.ts'
import { sessionsOf } from '#outcomes/outcomes.ts'
import type { Visit } from '#visits/visits.ts'
import { ROUTE_NAMES, VISIT_NAMES } from '#visits/words.ts'
import { Timeline, type TimelineItem } from '#web/timeline.tsx'
import { PAGES } from '../page-words.ts'
import type { CourseView } from '../view.ts'

type Props = { readonly course: string; readonly view: CourseView; readonly now: Instant }

const DAY = 24
/** Follow-ups months away would squeeze everything else; they stand in the list of visits. */
const AHEAD_DAYS = 28

export function CourseTimeline({ course, view, now }: Props) {
  const visits = view.visits.filter((v) => v.state !== 'cancelled')
  const opened = view.folded.openedAt ?? now
  const horizon = hoursAfter(now, AHEAD_DAYS * DAY)
  const shown = visits.filter((v) => isBefore(v.from, horizon))
  const bands = view.window.spans
    .map(({ from, to }) => ({ from, to: earlier(to, horizon), what: PAGES.course.window }))
    .filter(({ from, to }) => isBefore(from, to))
  const last = [...shown.map((v) => v.to), ...bands.map((b) => b.to), now].reduce(later)
  const given = sessionsOf(view.doses)
  const sessions = new Map(given.map((session) => [session.visit, session]))
  const href = (v: Visit) =>
    v.kind === 'dosing' ? `/courses/${course}/sessions/${v.id}` : `/courses/${course}/visits/${v.id}`
  const state = (v: Visit): TimelineItem['state'] =>
    v.state === 'kept'
      ? 'done'
      : v.state === 'missed'
        ? 'missed'
        : isBefore(v.to, now)
          ? 'overdue'
          : 'planned'
  return (
    <Timeline
      from={hoursAfter(opened, -2 * DAY)}
      to={hoursAfter(last, 2 * DAY)}
      now={now}
      items={shown
        .filter((v) => v.kind !== 'dosing')
        .map((v) => ({ at: v.from, what: VISIT_NAMES[v.kind], state: state(v), href: href(v) }))}
      doses={shown
        .filter((v) => v.kind === 'dosing')
        .map((v) => {
          const session = sessions.get(v.id)
          const total = view.doses.filter((d) => d.visit === v.id).at(-1)
          const what = total
            ? `${total.cumulative} mg ${total.route.toUpperCase()}`
            : `${PAGES.course.session}${v.route ? `, ${ROUTE_NAMES[v.route]}` : ''}`
          return { at: session?.first ?? v.from, what, state: session ? 'done' : state(v), href: href(v) }
        })}
      bands={bands}
    />
  )
}
