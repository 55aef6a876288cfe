/** How the gate stands, in a sentence, with a way to each line that is open. */
import { Notice } from '#web/page.tsx'
import type { Gate } from '../discharge.ts'
import { GATE } from '../words.ts'

const TONE = { allow: 'done', ask: 'amber', refuse: 'red' } as const
const WORD = { allow: GATE.allow, ask: GATE.askFirst, refuse: GATE.refuse } as const

export function GateSummary({ gate }: { readonly gate: Gate }) {
  const { ruling, reasons, protocol } = gate.ruling
  const lines = gate.lines.filter((line) => line.ruling !== 'allow')
  const others = reasons.filter(({ rule }) => !rule.startsWith('discharge:') || rule === 'discharge:score')
  return (
    <Notice tone={TONE[ruling]} title={WORD[ruling]}>
      {lines.length > 0 && <p>{GATE.open(lines.length, gate.lines.length)}</p>}
      <ul>
        {others.map(({ rule, why, settle }) => (
          <li key={rule}>
            <a href="#score">{why}</a> {settle}
          </li>
        ))}
        {lines.map(({ id, text, found }) => (
          <li key={id}>
            <a href={`#line-${id}`}>{text}</a>: {found}
          </li>
        ))}
      </ul>
      <p>Protocol {protocol}</p>
    </Notice>
  )
}
