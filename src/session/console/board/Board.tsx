/** Several people at once: alarms on top, then the group, what is due over all of them, and each person in short. */
import { useMemo } from 'react'
import type { Instant } from '#kernel/time.ts'
import { boardOf, type GroupOnBoard } from '../../board.ts'
import { BOARD } from '../board-words.ts'
import type { Device, Held } from '../held.ts'
import { Alarms } from './Alarms.tsx'
import './board.css'
import { Group } from './Group.tsx'
import { MakeGroup } from './MakeGroup.tsx'
import { hasEmergency, Pausing } from './Pausing.tsx'
import { Person } from './Person.tsx'
import { Questions } from './Questions.tsx'
import { Queue } from './Queue.tsx'

export type BoardProps = { readonly device: Device; readonly held: Held; readonly now: Instant }

export function Board({ device, held, now }: BoardProps) {
  const board = useMemo(() => boardOf(held.sessions, now), [held.sessions, now])
  const names = new Map(held.staff.map(({ id, name }) => [id, name]))
  const viewer = { device, held, now, names }
  const groupView = (group: GroupOnBoard) => (
    <Group key={group.id} group={group} people={board.people} viewer={viewer} />
  )
  return (
    <div className="board">
      <h1>
        {BOARD.title} <span className="board-count">{BOARD.people(board.people.length)}</span>
      </h1>
      {board.people.length === 0 && <p>{BOARD.none}</p>}
      <Alarms alarms={board.alarms} viewer={viewer} />
      {board.groups.filter(hasEmergency).map((group) => (
        <div key={group.id} className="board-emergency">
          <Pausing group={group} people={board.people} viewer={viewer} />
        </div>
      ))}
      <Questions questions={board.questions} viewer={viewer} />
      <div className="board-regions">
        <div className="board-side">
          {board.groups.filter(isUrgent).map(groupView)}
          <Queue queue={board.queue} />
          {board.groups.filter((group) => !isUrgent(group)).map(groupView)}
          <MakeGroup people={board.people} viewer={viewer} />
        </div>
        <ul className="board-people">
          {board.people.map((person) => (
            <li key={person.visit}>
              <Person person={person} viewer={viewer} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** An emergency in it, or a pause, stands above what is due. */
const isUrgent = ({ group, paused }: GroupOnBoard): boolean =>
  paused.length > 0 || group.sessions.some(({ alarms }) => alarms.some(({ level }) => level === 'emergency'))
