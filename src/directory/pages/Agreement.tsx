import { CONSENT } from '../verification.ts'

/** What a person agrees to who is listed, sentence by sentence. */
export const Agreement = () => (
  <ul className="agreement">
    {CONSENT.statements.map((statement) => (
      <li key={statement}>{statement}</li>
    ))}
  </ul>
)
