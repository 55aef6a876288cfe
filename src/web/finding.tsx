/** One finding of screening: what, whether it is there, the evidence, the source of the rule, and the decision. */
import type { ReactNode } from 'react'
import type { Source } from '#kernel/source.ts'
import { SourceNote } from './page.tsx'

export type FindingEvidence = {
  readonly text: string
  /** Already in words: "Tue 24 Nov", "2019". */
  readonly date?: string
  readonly href?: string
}

type FindingProps = {
  readonly what: ReactNode
  readonly presence: 'present' | 'absent' | 'unknown'
  /** The rule's class in words: "Hard stop", "Weigh risk and benefit", "Clinician looks", "On the day". */
  readonly asks: string
  /** How grave it is, for the mark beside it. */
  readonly gravity?: 'stop' | 'weigh' | 'look' | 'none'
  readonly id?: string
  readonly evidence: readonly FindingEvidence[]
  readonly source: Source
  /** What the prescriber decided, or the form in which they do. */
  readonly decision?: ReactNode
  /** What the rule says to do or to ask next. */
  readonly children?: ReactNode
}

const PRESENCE = { present: 'Present', absent: 'Absent', unknown: 'Not known' } as const

export function FindingCard({
  what,
  presence,
  asks,
  gravity = 'look',
  id,
  evidence,
  source,
  decision,
  children,
}: FindingProps) {
  return (
    <article className={`finding finding-${presence} finding-${gravity}`} id={id}>
      <header>
        <h3>{what}</h3>
        <p className="finding-states">
          <span className="finding-presence">{PRESENCE[presence]}</span>
          <span className="finding-asks">{asks}</span>
        </p>
      </header>
      {children && <div className="finding-more">{children}</div>}
      {evidence.length > 0 && (
        <details className="finding-evidence" open={presence === 'present' && gravity !== 'none'}>
          <summary>Evidence ({evidence.length})</summary>
          <ul className="evidence">
            {evidence.map(({ text, date, href }, i) => (
              <li key={i}>
                {href ? <a href={href}>{text}</a> : text}
                {date && <span className="evidence-date"> · {date}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
      <SourceNote source={source} label="Source of the rule" />
      {decision && <div className="finding-decision">{decision}</div>}
    </article>
  )
}
