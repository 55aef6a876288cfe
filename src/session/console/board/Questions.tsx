/** What waits for a prescriber, and their answer, signed with their name by whoever is signed in. */
import { useId, useState } from 'react'
import { has } from '#people/people.ts'
import { clock } from '#web/format.ts'
import { sentOf } from '../../acts/form.ts'
import { actOnEach } from '../../acts/together.ts'
import type { Board } from '../../board.ts'
import { BOARD_ASKED } from '../board-words.ts'
import { useWriting } from './recording.ts'
import { Said } from './Said.tsx'
import type { Viewer } from './viewer.ts'

type One = Board['questions'][number]

export function Questions({
  questions,
  viewer,
}: {
  readonly questions: Board['questions']
  readonly viewer: Viewer
}) {
  if (questions.length === 0) return null
  return (
    <section className="board-questions" aria-labelledby="board-questions">
      <h2 id="board-questions">{BOARD_ASKED.title}</h2>
      <ul>
        {questions.map((one) => (
          <li key={one.asked.entry}>
            <Question one={one} viewer={viewer} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Question({ one: { person, asked }, viewer }: { readonly one: One; readonly viewer: Viewer }) {
  const { held, device } = viewer
  const { write, said } = useWriting(device)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const field = useId()
  const answer = (decision: 'go-ahead' | 'hold') => () => {
    const because = reason.trim()
    setMissing(because === '')
    if (because === '') return
    write((heres) =>
      actOnEach(
        heres.filter(({ visit }) => visit.id === person.visit),
        () => sentOf('decide', { asked: asked.entry, decision, reason: because }),
      ),
    )
  }
  return (
    <>
      <p>
        <a className="board-asked" href={`#${person.visit}`}>
          {BOARD_ASKED.at(person.called, clock(asked.at, person.zone), asked.mg)}
        </a>
      </p>
      <p className="board-about">{asked.about}</p>
      {held.person && has(held.person, 'prescriber') ? (
        <fieldset className="board-answer">
          <legend className="only-heard">{BOARD_ASKED.answering(asked.about)}</legend>
          <label htmlFor={field}>{BOARD_ASKED.because}</label>
          <input
            id={field}
            className="input"
            maxLength={500}
            value={reason}
            aria-invalid={missing || undefined}
            aria-describedby={missing ? `${field}-problem` : undefined}
            onChange={({ target }) => setReason(target.value)}
          />
          {missing && (
            <p id={`${field}-problem`} role="alert" className="field-problem">
              {BOARD_ASKED.reasonFirst}
            </p>
          )}
          <div className="alarm-acts">
            <button type="button" className="button button-primary" onClick={answer('go-ahead')}>
              {BOARD_ASKED.go}
            </button>
            <button type="button" className="button button-quiet" onClick={answer('hold')}>
              {BOARD_ASKED.hold}
            </button>
          </div>
        </fieldset>
      ) : (
        <p>{BOARD_ASKED.waits}</p>
      )}
      <Said said={said} />
    </>
  )
}
