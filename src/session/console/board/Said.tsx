/** What stood in the way of an act on the board, and the way to the prescriber where one may decide. */
import { RulingView } from '#web/ruling.tsx'
import type { Together } from '../../acts/together.ts'
import { BOARD } from '../board-words.ts'

export function Said({ said }: { readonly said?: Together }) {
  if (!said) return null
  const rulings = said.rulings.filter(
    ({ ruling }, i) => said.rulings.findIndex((one) => reasonsOf(one) === reasonsOf({ ruling })) === i,
  )
  return (
    <div role="alert" className="board-said">
      {said.problems.length > 0 && (
        <p>
          {BOARD.failed} {said.problems.join(' ')}
        </p>
      )}
      {rulings.map(({ here, ruling }) => (
        <RulingView key={here.visit.id} ruling={ruling} />
      ))}
    </div>
  )
}

/** What several charts say alike is said once. */
const reasonsOf = ({ ruling }: Pick<Together['rulings'][number], 'ruling'>): string =>
  ruling.reasons.map(({ why }) => why).join('\n')
