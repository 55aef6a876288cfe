/** Visits as lines: when, what, how it stands, where and with whom. */
import { href } from 'react-router'
import type { PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { date, list, span } from '#web/format.ts'
import { State, type Tone } from '#web/page.tsx'
import { usePlace } from '#web/place.tsx'
import { wholeDays } from '../local-time.ts'
import { isOver } from '../planning.ts'
import type { Visit } from '../visits.ts'
import { ROUTE_NAMES, STATE_NAMES, VISIT_NAMES } from '../words.ts'
import './visits.css'

type VisitListProps = {
  readonly visits: readonly Visit[]
  readonly course: string
  readonly names: ReadonlyMap<PersonId, string>
  readonly now: Instant
}

export function VisitList({ visits, course, names, now }: VisitListProps) {
  const { zone } = usePlace()
  return (
    <ul className="visits">
      {visits.map((visit) => (
        <li key={visit.id}>
          <p className="visit-what">
            <StateOf visit={visit} now={now} />
            <a href={href('/courses/:course/visits/:visit', { course, visit: visit.id })}>
              <strong>{VISIT_NAMES[visit.kind]}</strong> {span(visit.from, visit.to, zone, now)}
            </a>
          </p>
          <p className="visit-where">
            {[visit.place, visit.route && ROUTE_NAMES[visit.route], withWhom(visit, names)]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {visit.outcome?.text && <p className="visit-where">{visit.outcome.text}</p>}
          {visit.kind === 'dosing' && visit.state !== 'cancelled' && (
            <p className="visit-doors">
              <a href={href('/courses/:course/preparation/:visit', { course, visit: visit.id })}>Readiness</a>
              <a href={href('/courses/:course/sessions/:visit', { course, visit: visit.id })}>Session</a>
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

const TONES = {
  planned: 'upcoming',
  kept: 'done',
  cancelled: 'quiet',
  missed: 'overdue',
} as const satisfies Record<Visit['state'], Tone>

function StateOf({ visit, now }: { readonly visit: Visit; readonly now: Instant }) {
  if (visit.state === 'planned' && isOver(visit, now)) return <State tone="due">over</State>
  return <State tone={TONES[visit.state]}>{STATE_NAMES[visit.state]}</State>
}

/** When something is due: between two clock times, or on whole days. */
export function dueSpan(from: Instant, to: Instant, zone: string, now: Instant): string {
  const days = wholeDays(from, to, zone)
  return days ? `${date(days.first, now, zone)} to ${date(days.last, now, zone)}` : span(from, to, zone, now)
}

/** The people of a visit by name; somebody who has left the practice is still counted. */
export function withWhom(
  visit: Pick<Visit, 'people'>,
  names: ReadonlyMap<PersonId, string>,
): string | undefined {
  if (visit.people.length === 0) return undefined
  return `with ${list(visit.people.map((id) => names.get(id) ?? 'somebody who has left'))}`
}
