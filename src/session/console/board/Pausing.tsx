/** An emergency of one: the others are paused in one act, and somebody holds them. */
import { useId, useState } from 'react'
import type { PersonId } from '#kernel/ids.ts'
import { has, LICENSED } from '#people/people.ts'
import { othersOf, pauseOthers } from '../../acts/together.ts'
import { BOARD_GROUP } from '../board-words.ts'
import type { GroupProps } from './Group.tsx'
import { heresOf, useWriting } from './recording.ts'
import { Said } from './Said.tsx'

/** Then the way to pause the others stands right below the alarms. */
export const hasEmergency = ({ group }: GroupProps['group']): boolean =>
  group.sessions.some(({ alarms }) => alarms.some(({ level }) => level === 'emergency'))

export function Pausing({ group, people, viewer: { device, held, now } }: GroupProps) {
  const { write, said } = useWriting(device)
  const [chosen, choose] = useState<string>()
  const [holder, hold] = useState<string>()
  const one = useId()
  const members = people.filter(
    ({ session }) => session.group?.group === group.id && session.begun && !session.closed,
  )
  // Whoever has the gravest alarm is most likely the one; it is shown, and only a tap says so.
  const suspect = members.find(({ alarms }) => alarms[0]?.level === 'emergency')?.visit
  const emergency = members.find(({ visit }) => visit === (chosen ?? suspect))?.visit
  const there = new Set(group.group.team.present.map(({ person }) => person))
  const holders = held.staff.filter((person) => has(person, ...LICENSED) && there.has(person.id))
  const heldBy = holders.find(({ id }) => id === holder)?.id
  const others = emergency ? othersOf(heresOf(held, now), emergency) : []
  const pause = (visit: NonNullable<typeof emergency>, by: PersonId) => () =>
    write((heres) => pauseOthers(heres, visit, by))
  if (!held.person || members.length < 2) return null
  return (
    <details className="board-act" open={suspect !== undefined && group.paused.length === 0}>
      <summary>{BOARD_GROUP.emergency}</summary>
      <div className="board-form">
        <label htmlFor={`${one}-who`}>{BOARD_GROUP.whose}</label>
        <select
          id={`${one}-who`}
          className="input"
          value={emergency ?? ''}
          onChange={(e) => choose(e.target.value)}
        >
          <option value="">…</option>
          {members.map(({ visit, called }) => (
            <option key={visit} value={visit}>
              {called}
            </option>
          ))}
        </select>
        <fieldset>
          <legend>{BOARD_GROUP.holder}</legend>
          {holders.map(({ id, name }) => (
            <label key={id} className="option">
              <input type="radio" name={`${one}-holder`} checked={heldBy === id} onChange={() => hold(id)} />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
        {emergency && heldBy && others.length > 0 && (
          <button type="button" className="button button-danger" onClick={pause(emergency, heldBy)}>
            {BOARD_GROUP.pause(others.length)}
          </button>
        )}
        {emergency && others.length === 0 && <p>{BOARD_GROUP.noneToPause}</p>}
        <Said said={said} />
      </div>
    </details>
  )
}
