/** One group: whether enough of the team are there, who is paused and held by whom, and whose dose comes next. */
import { type Instant, isBefore } from '#kernel/time.ts'
import { clock } from '#web/format.ts'
import { RulingView } from '#web/ruling.tsx'
import type { GroupOnBoard, OnePerson } from '../../board.ts'
import { takingPart } from '../../group-size.ts'
import { BOARD_GROUP } from '../board-words.ts'
import { Leaving } from './Leaving.tsx'
import { hasEmergency, Pausing } from './Pausing.tsx'
import { Resuming } from './Resuming.tsx'
import { TakingOut } from './TakingOut.tsx'
import type { Viewer } from './viewer.ts'

export type GroupProps = {
  readonly group: GroupOnBoard
  readonly people: readonly OnePerson[]
  readonly viewer: Viewer
}

export function Group({ group, people, viewer }: GroupProps) {
  const { staffing, size, paused, turns } = group
  // Two groups in one house are told apart by whoever is dosed first.
  const [first, more] = [turns[0]?.called ?? '', turns.length - 1]
  const { team, dosed } = group.group
  const { names, held } = viewer
  const nameOf = (id: (typeof team.present)[number]['person']) => names.get(id) ?? ''
  return (
    <section className="board-group" aria-labelledby={`group-${group.id}`}>
      <h2 id={`group-${group.id}`}>{BOARD_GROUP.title(first, more)}</h2>
      {paused.length > 0 && (
        <div className="board-paused">
          <h3>{BOARD_GROUP.paused}</h3>
          <ul>
            {paused.map(({ visit, called, session }) => (
              <li key={visit}>
                {BOARD_GROUP.held(called, session.pauses.map(({ heldBy }) => nameOf(heldBy)).join(', '))}
              </li>
            ))}
          </ul>
          {held.person && <Resuming group={group} viewer={viewer} />}
        </div>
      )}
      {!hasEmergency(group) && <Pausing group={group} people={people} viewer={viewer} />}
      {staffing.ruling === 'allow' ? (
        <p>{BOARD_GROUP.enough(dosed.length)}</p>
      ) : (
        <RulingView what={BOARD_GROUP.staff(first, more)} ruling={staffing} />
      )}
      {size.ruling !== 'allow' && takingPart(group.group).length !== dosed.length && (
        <RulingView what={BOARD_GROUP.size(takingPart(group.group).length)} ruling={size} />
      )}
      <p>{BOARD_GROUP.there(team.present.map(({ person, as }) => `${nameOf(person)} (${as})`))}</p>
      {held.person && <Leaving group={group} viewer={viewer} />}
      <h3>{BOARD_GROUP.turns}</h3>
      <Turns group={group} people={people} viewer={viewer} />
      {held.person && <TakingOut group={group} viewer={viewer} />}
      <p className="board-quiet">{BOARD_GROUP.unknownHere}</p>
    </section>
  )
}

function Turns({ group: { turns }, people, viewer: { now } }: GroupProps) {
  const zone = people[0]?.zone ?? 'UTC'
  const next = (by: Instant | undefined): string => {
    if (!by) return BOARD_GROUP.now
    return (isBefore(by, now) ? BOARD_GROUP.late : BOARD_GROUP.nowBy)(clock(by, zone))
  }
  return (
    <ol className="board-turns">
      {turns.map(({ session: { visit }, called, closedHere, state, at, by }) => (
        <li key={visit}>
          {state === 'now' ? (
            <a className="board-due board-due-now" href={`#${visit}/dose`}>
              <strong>{called}</strong>
              <span className="board-when">{next(by)}</span>
            </a>
          ) : (
            <p className="board-turn">
              <strong>{called}</strong>
              <span className="board-when">
                {state === 'given' && at
                  ? BOARD_GROUP.given(clock(at, zone))
                  : state === 'closed'
                    ? BOARD_GROUP[closedHere ? 'closedHere' : 'closed']
                    : BOARD_GROUP.waits}
              </span>
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
