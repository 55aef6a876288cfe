/** The visits owed after the doses, each with what settles it. */
import { href } from 'react-router'
import type { Instant } from '#kernel/time.ts'
import { bookingQuery } from '#visits/booking.ts'
import { dueSpan } from '#visits/pages/VisitList.tsx'
import { type AgendaLine, AgendaList } from '#web/agenda.tsx'
import { when } from '#web/format.ts'
import type { Owed, OwedState } from '../due.ts'
import { OWED_STATES } from '../words.ts'

type OwedListProps = {
  readonly owed: readonly Owed[]
  readonly course: string
  readonly zone: string
  readonly now: Instant
  /** False when nothing can be booked, as in a closed course. */
  readonly open: boolean
}

const LINE: Readonly<Record<Exclude<OwedState, 'lapsed'>, AgendaLine['state']>> = {
  upcoming: 'upcoming',
  due: 'due',
  overdue: 'overdue',
  booked: 'upcoming',
  'to-record': 'due',
  done: 'done',
}

export function OwedList({ owed, course, zone, now, open }: OwedListProps) {
  const lapsed = owed.filter((o) => o.state === 'lapsed')
  const lines = owed.flatMap((o): AgendaLine[] =>
    o.state === 'lapsed'
      ? []
      : [{ ...lineOf(o, zone, now), state: LINE[o.state], ...doorOf(o, course, open) }],
  )
  return (
    <>
      <AgendaList lines={lines} label="Visits after the doses" />
      {lapsed.length > 0 && (
        <details>
          <summary>Not held, and no longer owed: {lapsed.length}</summary>
          <ul>
            {lapsed.map((o) => (
              <li key={`${o.id} ${o.dose.epochMilliseconds}`}>
                {o.title}, was due {dueSpan(o.dueFrom, o.dueBy, zone, now)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

const lineOf = (o: Owed, zone: string, now: Instant) => ({
  what: o.title,
  why: o.purpose,
  when: whenOf(o, zone, now),
})

function whenOf({ settledBy, state, dueFrom, dueBy }: Owed, zone: string, now: Instant): string {
  if (!settledBy)
    return state === 'overdue'
      ? `was due ${dueSpan(dueFrom, dueBy, zone, now)}`
      : dueSpan(dueFrom, dueBy, zone, now)
  const at = settledBy.by === 'visit' ? settledBy.visit.from : settledBy.at
  const late = settledBy.late ? ', late' : ''
  return state === 'done'
    ? `${when(at, zone, now)}${late}`
    : `${OWED_STATES[state]}: ${when(at, zone, now)}${late}`
}

/** Where the line leads: to the visit that settles it, or to the form that books one. */
function doorOf({ kind, state, settledBy, dueFrom, dueBy }: Owed, course: string, open: boolean) {
  if (settledBy?.by === 'visit') {
    return {
      href: href('/courses/:course/visits/:visit', { course, visit: settledBy.visit.id }),
      action: 'Open',
    }
  }
  if (settledBy)
    return {
      href: href('/courses/:course/record/:entry', { course, entry: settledBy.entry }),
      action: 'Open',
    }
  if (!open) return {}
  // A check-in is mostly a call: whoever makes it records it, without planning a visit first.
  if (kind === 'check-in' && state !== 'upcoming') return { href: '#check-ins', action: 'Record' }
  const query = bookingQuery({ kind, from: dueFrom, by: dueBy })
  return { href: `${href('/courses/:course/visits', { course })}?${query}#plan`, action: 'Book' }
}
