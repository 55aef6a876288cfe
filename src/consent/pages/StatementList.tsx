/** Each statement with how it stands: the answer, when, in which version, and the words behind it. */
import type { ReactNode } from 'react'
import { dateAndClock } from '#web/format.ts'
import { State, type Tone } from '#web/page.tsx'
import { usePlace } from '#web/place.tsx'
import type { Standing, StatementState } from '../consent.ts'
import type { ConsentDocument } from '../document.ts'
import { HOW_WORDS, isHow, STATE_WORDS } from '../words.ts'

type StatementListProps = {
  readonly states: readonly StatementState[]
  readonly document: ConsentDocument
  /** What can be done about a statement. */
  readonly acts?: (state: StatementState) => ReactNode
}

export function StatementList({ states, document, acts }: StatementListProps) {
  return (
    <ul className="consent-list">
      {states.map((state) => (
        <li key={state.id} className="consent-part">
          <p className="consent-head">
            <strong>{state.title}</strong>
            <State tone={toneOf(state)}>{STATE_WORDS[state.state]}</State>
          </p>
          <StatementFacts state={state} />
          <details>
            <summary>Read the words</summary>
            <p className="consent-words">{wordsOf(state, document)}</p>
          </details>
          {acts?.(state)}
        </li>
      ))}
    </ul>
  )
}

/** A no to a free choice is an answer like any other; a no to what is needed stands in the way. */
function toneOf({ need, state }: StatementState): Tone {
  if (state === 'agreed') return 'done'
  return need === 'required' ? REQUIRED_TONES[state] : 'quiet'
}
const REQUIRED_TONES: Record<Exclude<Standing, 'agreed'>, Tone> = {
  declined: 'blocked',
  revoked: 'blocked',
  elsewhere: 'due',
  'older-words': 'due',
  'not-asked': 'due',
}

function StatementFacts({
  state: { state, need, without, signature, version, revocation },
}: {
  readonly state: StatementState
}) {
  const { zone, now } = usePlace()
  const facts = [
    revocation &&
      `Taken back ${isHow(revocation.how) ? HOW_WORDS[revocation.how] : ''} ${dateAndClock(revocation.at, zone, now)}`,
    signature &&
      `Signed ${dateAndClock(signature.at, zone, now)} by ${signature.body.name}, version ${version}`,
    need === 'opt-in' && state !== 'agreed' && without,
  ].filter((fact) => typeof fact === 'string')
  return facts.length > 0 ? <p className="consent-facts">{facts.join(' · ')}</p> : null
}

/** The words as they were signed; else as they stand now. */
const wordsOf = ({ id, signature }: StatementState, document: ConsentDocument): string | undefined =>
  signature?.body.answers.find(({ statement }) => statement === id)?.words ??
  document.statements.find((words) => words.id === id)?.text
