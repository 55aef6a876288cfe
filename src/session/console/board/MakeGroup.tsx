/** People who are in no group yet take part in one, in the order in which they were chosen. */
import { useState } from 'react'
import type { EntryId } from '#kernel/ids.ts'
import { RulingView } from '#web/ruling.tsx'
import { sentOf } from '../../acts/form.ts'
import { actOnEach } from '../../acts/together.ts'
import type { OnePerson } from '../../board.ts'
import { wouldBe } from '../../group.ts'
import { ruleOnGroupSize } from '../../group-size.ts'
import { BOARD_GROUP } from '../board-words.ts'
import { useWriting } from './recording.ts'
import { Said } from './Said.tsx'
import type { Viewer } from './viewer.ts'

type MakeGroupProps = { readonly people: readonly OnePerson[]; readonly viewer: Viewer }

export function MakeGroup({ people, viewer: { device, held } }: MakeGroupProps) {
  const { write, said } = useWriting(device)
  const [chosen, choose] = useState<readonly EntryId[]>([])
  const free = people.filter(({ session }) => !session.group && !session.closed)
  if (!held.person || free.length < 2) return null
  const [protocol] = held.sessions.flatMap((one) => (one.visit === chosen[0] ? [one.protocol] : []))
  const members = free.filter(({ visit }) => chosen.includes(visit)).map(({ session }) => session)
  const size = chosen[0] && protocol && ruleOnGroupSize(wouldBe(chosen[0], members), protocol)
  const toggle = (visit: EntryId) => () =>
    choose((before) => (before.includes(visit) ? before.filter((one) => one !== visit) : [...before, visit]))
  const make = async () => {
    const written = await write((heres, { newId }) => {
      const group = newId()
      const members = chosen.flatMap((id) => heres.filter(({ visit }) => visit.id === id))
      return actOnEach(members, ({ visit }) =>
        sentOf('join', { group, place: String(chosen.indexOf(visit.id) + 1) }),
      )
    })
    if (written) choose([])
  }
  return (
    <details className="board-act">
      <summary>{BOARD_GROUP.make}</summary>
      <div className="board-form">
        <p>{BOARD_GROUP.makeAbout}</p>
        <fieldset>
          <legend>{BOARD_GROUP.together}</legend>
          {free.map(({ visit, called }) => (
            <label key={visit} className="option">
              <input type="checkbox" checked={chosen.includes(visit)} onChange={toggle(visit)} />
              <span>
                {called}
                {chosen.includes(visit) && ` (${chosen.indexOf(visit) + 1})`}
              </span>
            </label>
          ))}
        </fieldset>
        {chosen.length < 2 ? (
          <p>{BOARD_GROUP.choose}</p>
        ) : (
          <>
            {size && size.ruling !== 'allow' && (
              <RulingView what={BOARD_GROUP.size(chosen.length)} ruling={size} />
            )}
            <button type="button" className="button button-primary" onClick={make}>
              {BOARD_GROUP.make}
            </button>
          </>
        )}
        <Said said={said} />
      </div>
    </details>
  )
}
