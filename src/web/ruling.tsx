/** What a rule answered: allow, ask or refuse, each reason with what would settle it and on what it rests. */
import type { Reason, Ruling } from '#kernel/ruling.ts'
import { dateAndClock } from './format.ts'
import { SourceNote } from './page.tsx'
import { usePlace } from './place.tsx'

const WORDS = {
  allow: 'Nothing stands in the way',
  ask: 'A licensed person must decide, with a reason',
  refuse: 'Not yet',
} as const

type RulingProps = {
  readonly ruling: Ruling
  /** What was ruled on, as the heading: "This dose", "Going home". */
  readonly what?: string
  /** Who decides when the rule asks, where it is not a licensed person. */
  readonly asks?: string
  /** Where an entry of the chart is shown, to link evidence to it. */
  readonly entryHref?: (entry: string) => string
}

export function RulingView({ ruling, what, asks, entryHref }: RulingProps) {
  return (
    <section className={`ruling ruling-${ruling.ruling}`} aria-label={what ?? 'Ruling'}>
      <p className="ruling-word">
        {what && <>{what}: </>}
        {ruling.ruling === 'ask' && asks ? asks : WORDS[ruling.ruling]}
      </p>
      {ruling.reasons.length > 0 && (
        <ul className="reasons">
          {ruling.reasons.map((reason, i) => (
            <li key={i}>
              <ReasonView reason={reason} entryHref={entryHref} />
            </li>
          ))}
        </ul>
      )}
      <p className="ruling-protocol">Protocol {ruling.protocol}</p>
    </section>
  )
}

function ReasonView({
  reason,
  entryHref,
}: {
  readonly reason: Reason
  readonly entryHref?: (entry: string) => string
}) {
  const { zone, now } = usePlace()
  return (
    <>
      <p className="reason-why">{reason.why}</p>
      {reason.settle && <p className="reason-settle">{reason.settle}</p>}
      {reason.evidence.length > 0 && (
        <ul className="evidence">
          {reason.evidence.map(({ text, entry, at }, i) => (
            <li key={i}>
              {entry && entryHref ? <a href={entryHref(entry)}>{text}</a> : text}
              {at && <span className="evidence-date"> · {dateAndClock(at, zone, now)}</span>}
            </li>
          ))}
        </ul>
      )}
      <SourceNote source={reason.source} />
    </>
  )
}
