/** Somebody leaves the room: every chart in which they are present says so, and the staff is ruled anew. */
import { presenceValue, sentOf } from '../../acts/form.ts'
import { actOnEach } from '../../acts/together.ts'
import type { Here } from '../../here.ts'
import { BOARD_GROUP } from '../board-words.ts'
import type { GroupProps } from './Group.tsx'
import { useWriting } from './recording.ts'
import { Said } from './Said.tsx'

export function Leaving({ group, viewer: { device, names } }: Pick<GroupProps, 'group' | 'viewer'>) {
  const { write, said } = useWriting(device)
  const { present } = group.group.team
  if (present.length === 0) return null
  const leaves = ({ person, as }: (typeof present)[number]) => {
    const isThere = ({ session }: Here) =>
      session.group?.group === group.id &&
      !session.closed &&
      session.present.some((one) => one.person === person && one.as === as)
    return () =>
      write((heres) =>
        actOnEach(heres.filter(isThere), () => sentOf('left', { leaving: presenceValue(as, person) })),
      )
  }
  return (
    <details className="board-act">
      <summary>{BOARD_GROUP.leave}</summary>
      <div className="board-form">
        {present.map((one) => (
          <button
            key={presenceValue(one.as, one.person)}
            type="button"
            className="button button-quiet"
            onClick={leaves(one)}
          >
            {BOARD_GROUP.leaves(`${names.get(one.person) ?? ''}, ${one.as}`)}
          </button>
        ))}
        <Said said={said} />
      </div>
    </details>
  )
}
