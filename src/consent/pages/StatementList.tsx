/** Each statement with how it stands: the answer, when, in which version, and the words behind it. */
import type { ReactNode } from 'react'
import type { EntryId } from '#kernel/ids.ts'
import { dateAndClock } from '#web/format.ts'
import { State, type Tone } from '#web/page.tsx'
import { usePlace } from '#web/place.tsx'
import type { Standing, StatementState } from '../consent.ts'
import type { ConsentDocument } from '../document.ts'
import { HOW_WORDS, isHow, STATE_WORDS } from '../words.ts'

type StatementListProps = {
  readonly states: readonly StatementState[]
  readonly document: ConsentDocument
  /** The newest signature, which is shown by itself: what it says need not be said at each part. */
  readonly newest?: EntryId
  /** What can be done about a statement. */
  readonly acts?: (state: StatementState) => ReactNode
}

export function StatementList({ states, document, newest, acts }: StatementListProps) {
  return (
    <ul className="consent-list">
      {states.map((state) => (
        <li key={state.id}>
          <details className="consent-statement">
            <summary>
              <span className="consent-title">{state.title}</span>
              <State tone={toneOf(state)}>{STATE_WORDS[state.state]}</State>
              <StatementFacts state={state} newest={newest} />
            </summary>
            <p className="consent-words">{wordsOf(state, document)}</p>
            {acts?.(state)}
          </details>
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

type StatementFactsProps = { readonly state: StatementState; readonly newest?: EntryId }

function StatementFacts({ state: statement, newest }: StatementFactsProps) {
  const { state, need, without, signature, version, revocation } = statement
  const { zone, now } = usePlace()
  const facts = [
    revocation &&
      `Taken back ${isHow(revocation.how) ? HOW_WORDS[revocation.how] : ''} ${dateAndClock(revocation.at, zone, now)}`,
    signature &&
      signature.id !== newest &&
      `Signed ${dateAndClock(signature.at, zone, now)} by ${signature.body.name}, version ${version}`,
    need === 'opt-in' && state !== 'agreed' && without,
  ].filter((fact) => typeof fact === 'string')
  return facts.length > 0 ? <span className="consent-facts">{facts.join(' · ')}</span> : null
}

/** The words as they were signed; else as they stand now. */
const wordsOf = ({ id, signature }: StatementState, document: ConsentDocument): string | undefined =>
  signature?.body.answers.find(({ statement }) => statement === id)?.words ??
  document.statements.find((words) => words.id === id)?.text
