/** Somebody does not take part any more: chosen, told why, and asked once more before their chart says so. */
import { useId, useState } from 'react'
import { sentOf } from '../../acts/form.ts'
import { actOnEach } from '../../acts/together.ts'
import { BOARD_GROUP } from '../board-words.ts'
import type { GroupProps } from './Group.tsx'
import { useWriting } from './recording.ts'
import { Said } from './Said.tsx'

export function TakingOut({ group, viewer: { device } }: Pick<GroupProps, 'group' | 'viewer'>) {
  const { write, said } = useWriting(device)
  const [chosen, choose] = useState('')
  const [reason, setReason] = useState('')
  const [sure, setSure] = useState(false)
  const id = useId()
  const who = group.turns.find(({ session }) => session.visit === chosen)
  const keep = () => {
    choose('')
    setReason('')
    setSure(false)
  }
  async function takeOut(): Promise<void> {
    const written = await write((heres) =>
      actOnEach(
        heres.filter(({ visit, session }) => visit.id === chosen && session.group?.group === group.id),
        () => sentOf('leave-group', { reason: reason.trim() }),
      ),
    )
    if (written) keep()
    else setSure(false)
  }
  return (
    <details className="board-act">
      <summary>{BOARD_GROUP.takeOut}</summary>
      <div className="board-form">
        <label htmlFor={`${id}-who`}>{BOARD_GROUP.outWho}</label>
        <select
          id={`${id}-who`}
          className="input"
          value={who ? chosen : ''}
          onChange={({ target }) => {
            choose(target.value)
            setSure(false)
          }}
        >
          <option value="">…</option>
          {group.turns.map(({ session: { visit }, called }) => (
            <option key={visit} value={visit}>
              {called}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-why`}>{BOARD_GROUP.outWhy}</label>
        <input
          id={`${id}-why`}
          className="input"
          maxLength={500}
          autoComplete="off"
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        {!who || reason.trim() === '' ? (
          <p>{BOARD_GROUP.outFirst}</p>
        ) : sure ? (
          <>
            <button type="button" className="button button-danger" onClick={() => void takeOut()}>
              {BOARD_GROUP.outSure(who.called)}
            </button>
            <button type="button" className="button button-quiet" onClick={keep}>
              {BOARD_GROUP.outKeep(who.called)}
            </button>
          </>
        ) : (
          <button type="button" className="button button-quiet" onClick={() => setSure(true)}>
            {BOARD_GROUP.out(who.called)}
          </button>
        )}
        <Said said={said} />
      </div>
    </details>
  )
}
