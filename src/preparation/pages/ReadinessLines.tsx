/** The lines of the gate: each with its state in a word, why, what would settle it, and on what it rests. */
import type { PersonId } from '#kernel/ids.ts'
import { dateAndClock } from '#web/format.ts'
import { SourceNote, State, type Tone } from '#web/page.tsx'
import { usePlace } from '#web/place.tsx'
import { LINE_STATES } from '../day-words.ts'
import type { LineState, ReadinessLine } from '../readiness.ts'

const TONES: Record<LineState, Tone> = {
  settled: 'done',
  ask: 'overdue',
  refuse: 'blocked',
  'not-asked': 'due',
}

type ReadinessLinesProps = {
  readonly lines: readonly ReadinessLine[]
  readonly names: ReadonlyMap<PersonId, string>
  /** The page that settles a line, by the line's id, where it is another page. */
  readonly settledAt: Readonly<Record<string, string>>
}

export function ReadinessLines({ lines, names, settledAt }: ReadinessLinesProps) {
  const { zone, now } = usePlace()
  return (
    <ul className="lines">
      {lines.map(({ id, title, state, why, settle, evidence, source, decided }) => (
        <li key={id} id={`line-${id}`}>
          <p className="line-head">
            <strong>{title}</strong>
            <State tone={TONES[state]}>{LINE_STATES[state]}</State>
          </p>
          <p>{why}</p>
          {settle && (
            <p className="line-settle">{settledAt[id] ? <a href={settledAt[id]}>{settle}</a> : settle}</p>
          )}
          {decided && (
            <p className="quiet">
              Decided by {names.get(decided.by) ?? 'a prescriber'}, {dateAndClock(decided.at, zone, now)}
            </p>
          )}
          {evidence.length > 0 && (
            <ul className="evidence">
              {evidence.map(({ text, at }, i) => (
                <li key={i}>
                  {text}
                  {at && <span className="evidence-date"> · {dateAndClock(at, zone, now)}</span>}
                </li>
              ))}
            </ul>
          )}
          <SourceNote source={source} />
        </li>
      ))}
    </ul>
  )
}
