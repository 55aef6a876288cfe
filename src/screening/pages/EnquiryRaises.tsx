/** What the rules of the practice's protocol raise on what was sent, for whoever decides, and the answers themselves. */
import { FindingCard } from '#web/finding.tsx'
import { Section } from '#web/page.tsx'
import type { Enquiry } from '../enquiry.ts'
import { ENQUIRY } from '../enquiry-words.ts'
import type { Rule } from '../protocol.ts'
import type { Screening } from '../screening.ts'
import { AnswersGiven } from './AnswersGiven.tsx'
import { askedBy, GRAVITY } from './FindingView.tsx'

type Props = {
  readonly enquiry: Enquiry
  readonly screening: Screening
  /** The questions that were asked. */
  readonly rules: readonly Rule[]
}

export function EnquiryRaises({ enquiry, screening, rules }: Props) {
  const present = screening.findings.filter(({ status }) => status === 'present')
  const unknown = screening.findings.filter(({ status }) => status === 'unknown')
  return (
    <>
      <Section title={ENQUIRY.raises} about={ENQUIRY.raisesAbout(screening.protocol)}>
        {present.length === 0 && <p>{ENQUIRY.nothing}</p>}
        {present.map((finding) => (
          <FindingCard
            key={finding.rule}
            what={finding.title}
            presence={finding.status}
            asks={askedBy(finding)}
            gravity={GRAVITY[finding.class]}
            evidence={finding.evidence.map(({ display, note }) => ({
              text: note ? `${display} (${note})` : display,
            }))}
            source={finding.source}
          />
        ))}
        <details className="screening-absent">
          <summary>{ENQUIRY.unknown(unknown.length)}</summary>
          <ul>
            {unknown.map(({ rule, title }) => (
              <li key={rule}>{title}</li>
            ))}
          </ul>
        </details>
      </Section>
      <details className="self-check-all">
        <summary>{ENQUIRY.answers(Object.keys(enquiry.answers).length)}</summary>
        <AnswersGiven answers={enquiry.answers} rules={rules} />
      </details>
    </>
  )
}
