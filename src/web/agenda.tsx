/** The agenda as lines: what is due, overdue or blocked, when, why, and the one action that settles it. */
import { State } from './page.tsx'

export type AgendaLine = {
  readonly state: 'due' | 'overdue' | 'blocked' | 'upcoming' | 'done'
  readonly what: string
  /** When, in words and clock: "today 09:30", "since Tue 24 Nov". */
  readonly when?: string
  readonly why?: string
  /** Whom it is about, on lists over several people. */
  readonly forWhom?: string
  /** The page that settles it, and what one does there. */
  readonly href?: string
  readonly action?: string
}

const WORDS = {
  due: 'Due',
  overdue: 'Overdue',
  blocked: 'Blocked',
  upcoming: 'Coming up',
  done: 'Done',
} as const

/** Lines in the order given: whoever computes the agenda puts what is blocked on top. */
export function AgendaList({
  lines,
  label = 'Agenda',
}: {
  readonly lines: readonly AgendaLine[]
  readonly label?: string
}) {
  return (
    <ul className="agenda" aria-label={label}>
      {lines.map((line, i) => (
        <li key={i} className={`agenda-line agenda-${line.state}`}>
          <div className="agenda-words">
            <State tone={line.state}>{WORDS[line.state]}</State>
            <p className="agenda-what">
              {line.forWhom && <span className="agenda-for">{line.forWhom}</span>}
              <strong>{line.what}</strong>
              {line.when && <span className="agenda-when">{line.when}</span>}
            </p>
            {line.why && <p className="agenda-why">{line.why}</p>}
          </div>
          {line.href && (
            <a
              className="agenda-action"
              href={line.href}
              aria-label={`${line.action ?? 'Open'}: ${line.what}`}
            >
              {line.action ?? 'Open'}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
