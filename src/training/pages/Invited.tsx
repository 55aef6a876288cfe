/** The medical questions, while they are open: who asks, where the invitation is, and what happens with the answers. */
import { Action, Section } from '#web/page.tsx'
import { OWN } from '../applicant-words.ts'
import type { Own } from './own.ts'

const W = OWN.invited

export const Invited = ({ own: { email } }: { readonly own: Own }) => (
  <Section title={W.title} id="medical">
    <p className="training-text">{W.lead}</p>
    <ol className="training-list">
      {W.steps(email).map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
    <p className="training-quiet">{W.sure}</p>
    <p className="application-go">
      <Action href="/sign-in" tone="quiet">
        {W.go}
      </Action>
    </p>
  </Section>
)
