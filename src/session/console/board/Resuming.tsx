/** The group goes on: every pause that may end is ended; where the prescriber must say so first, they are asked. */
import { sentOf } from '../../acts/form.ts'
import { actOnEach } from '../../acts/together.ts'
import type { Here } from '../../here.ts'
import { BOARD_GROUP } from '../board-words.ts'
import type { GroupProps } from './Group.tsx'
import { useWriting } from './recording.ts'
import { Said } from './Said.tsx'

export function Resuming({ group, viewer: { device } }: Pick<GroupProps, 'group' | 'viewer'>) {
  const { write, said } = useWriting(device)
  const paused = (heres: readonly Here[]) =>
    heres.filter(({ session }) => session.group?.group === group.id && session.pauses.length > 0)
  const asks = said?.rulings.filter(({ ruling }) => ruling.ruling === 'ask') ?? []
  const ask = () =>
    write((heres) =>
      actOnEach(
        paused(heres).filter(({ visit }) => asks.some(({ here }) => here.visit.id === visit.id)),
        ({ visit }) =>
          sentOf('ask', {
            about: BOARD_GROUP.askAbout,
            rules: asks
              .filter(({ here }) => here.visit.id === visit.id)
              .flatMap(({ ruling }) => ruling.reasons.map(({ rule }) => rule)),
          }),
      ),
    )
  return (
    <div className="board-form">
      <button
        type="button"
        className="button button-primary"
        onClick={() => write((heres) => actOnEach(paused(heres), () => sentOf('resume')))}
      >
        {BOARD_GROUP.resume}
      </button>
      <Said said={said} />
      {asks.length > 0 && (
        <button type="button" className="button button-quiet" onClick={ask}>
          {BOARD_GROUP.ask}
        </button>
      )}
    </div>
  )
}
