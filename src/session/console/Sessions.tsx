/** What stands on the page while no person is open: the sessions of the day, or why there are none. */
import { dateAndClock } from '#web/format.ts'
import { Action, Empty } from '#web/page.tsx'
import { NOW, PHASE } from '../words.ts'
import { firstName } from './alarm/Announced.tsx'
import { useAtHand } from './at-hand.tsx'
import type { View } from './which.ts'
import { EMPTY, STATUS } from './words.ts'

export function Sessions() {
  const { sessions, now } = useAtHand()
  return (
    <>
      <h1>{EMPTY.choose}</h1>
      <ul className="sessions">
        {sessions.map(({ visit, course, session }) => (
          <li key={visit.id}>
            <a href={`#${visit.id}`}>
              <strong>{firstName(course.patient.name)}</strong>
              <span>{dateAndClock(visit.from, course.zone, now)}</span>
              <span>
                {session.closed
                  ? NOW.closed[session.closed.how]
                  : session.phase
                    ? PHASE[session.phase.phase]
                    : NOW.notBegun}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

export function Waiting({ view }: { readonly view: View }) {
  switch (view.view) {
    case 'nobody':
      return (
        <Empty action={<Action href="/sign-in?to=/console">{STATUS.toSignIn}</Action>}>
          <strong>{view.offline ? EMPTY.offlineFirst : EMPTY.nobody}</strong> {EMPTY.nobodyWhy}
        </Empty>
      )
    case 'none':
      return (
        <Empty
          action={
            <Action href="/today" tone="quiet">
              {EMPTY.toPage}
            </Action>
          }
        >
          <strong>{EMPTY.none}</strong> {EMPTY.noneWhy}
        </Empty>
      )
    case 'gone':
      return (
        <Empty
          action={
            <Action href="#board" tone="quiet">
              {EMPTY.choose}
            </Action>
          }
        >
          <strong>{EMPTY.gone}</strong> {EMPTY.goneWhy}
        </Empty>
      )
    default:
      return <p aria-busy="true">{EMPTY.opening}</p>
  }
}
