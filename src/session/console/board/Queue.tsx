/** What is to be measured next, over all people: one tap opens the keypad of that person. */
import type { Waiting } from '../../board.ts'
import { type Round, roundsOf } from '../../rounds.ts'
import { duration } from '../../words.ts'
import { BOARD_QUEUE } from '../board-words.ts'

/** What lies further ahead is only counted. */
const SHOWN = 8

export function Queue({ queue }: { readonly queue: readonly Waiting[] }) {
  const rounds = roundsOf(queue)
  const now = rounds.filter(({ state }) => state !== 'later')
  const shown = rounds.slice(0, Math.max(SHOWN, now.length))
  return (
    <section aria-labelledby="board-queue">
      <h2 id="board-queue">{BOARD_QUEUE.title}</h2>
      {rounds.length === 0 && <p>{BOARD_QUEUE.none}</p>}
      <ol className="board-queue">
        {shown.map((round) => (
          <li key={`${round.visit} ${round.dues[0].key}`}>
            <RoundLink round={round} />
          </li>
        ))}
      </ol>
      {rounds.length > shown.length && <p>{BOARD_QUEUE.more(rounds.length - shown.length)}</p>}
    </section>
  )
}

function RoundLink({ round: { visit, called, state, inMinutes, dues } }: { readonly round: Round }) {
  const what = dues.map((due) => due.what).join(', ')
  const when = inWords(state, inMinutes)
  return (
    <a href={`#${visit}/vitals`} className={`board-due board-due-${state}`}>
      <strong>
        <span className="only-heard">{BOARD_QUEUE.measure} </span>
        {called}
      </strong>
      <span className="board-what">{what}</span>
      <span className="board-when">{when}</span>
    </a>
  )
}

export function inWords(state: Waiting['state'], inMinutes: number): string {
  if (state === 'due') return BOARD_QUEUE.due
  return state === 'overdue'
    ? BOARD_QUEUE.overdue(duration(-inMinutes))
    : BOARD_QUEUE.in(duration(Math.max(1, Math.ceil(inMinutes))))
}
