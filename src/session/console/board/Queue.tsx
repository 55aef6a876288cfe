/** What is to be measured next, over all people: one tap opens the keypad of that person. */
import type { Waiting } from '../../board.ts'
import { duration } from '../../words.ts'
import { BOARD_QUEUE } from '../board-words.ts'

/** What lies further ahead is only counted. */
const SHOWN = 8

export function Queue({ queue }: { readonly queue: readonly Waiting[] }) {
  const now = queue.filter(({ state }) => state !== 'later')
  const shown = queue.slice(0, Math.max(SHOWN, now.length))
  return (
    <section aria-labelledby="board-queue">
      <h2 id="board-queue">{BOARD_QUEUE.title}</h2>
      {queue.length === 0 && <p>{BOARD_QUEUE.none}</p>}
      <ol className="board-queue">
        {shown.map(({ visit, called, due, state, inMinutes }) => (
          <li key={`${visit} ${due.key}`}>
            <a
              href={`#${visit}/vitals`}
              className={`board-due board-due-${state}`}
              aria-label={`${BOARD_QUEUE.measure(called, due.what)}, ${inWords(state, inMinutes)}`}
            >
              <strong>{called}</strong>
              <span className="board-what">{due.what}</span>
              <span className="board-when">{inWords(state, inMinutes)}</span>
            </a>
          </li>
        ))}
      </ol>
      {queue.length > shown.length && <p>{BOARD_QUEUE.more(queue.length - shown.length)}</p>}
    </section>
  )
}

export function inWords(state: Waiting['state'], inMinutes: number): string {
  if (state === 'due') return BOARD_QUEUE.due
  return state === 'overdue'
    ? BOARD_QUEUE.overdue(duration(-inMinutes))
    : BOARD_QUEUE.in(duration(Math.max(1, Math.ceil(inMinutes))))
}
