/** One line of the gate: how it stands, what was found, what would settle it and where; with its answer inside. */
import type { ReactNode } from 'react'
import { SourceNote, State } from '#web/page.tsx'
import type { Gate } from '../discharge.ts'
import { GATE } from '../words.ts'

type Line = Gate['lines'][number]
type GateRowProps = {
  readonly line: Line
  /** The page or the part of this page that settles it. */
  readonly where?: { readonly href: string; readonly label: string }
  readonly children?: ReactNode
}

const TONE = { allow: 'done', ask: 'overdue', refuse: 'blocked' } as const

export function GateRow({ line, where, children }: GateRowProps) {
  const { id, text, ruling, found, settle, source } = line
  return (
    <li id={`line-${id}`}>
      <p className="gate-line">
        <State tone={TONE[ruling]}>{wordFor(line)}</State>
        <strong>{text}</strong>
      </p>
      <p className="gate-found">{found}</p>
      {ruling !== 'allow' && (
        <p className="gate-settle">
          {settle} {where && <a href={where.href}>{where.label}</a>}
        </p>
      )}
      {children}
      <SourceNote source={source} />
    </li>
  )
}

export function wordFor({ ruling, state }: Line): string {
  if (ruling === 'ask') return GATE.ask
  if (ruling === 'allow') return state === 'met' ? GATE.settled : GATE.agreed
  return state === 'not-known' ? GATE.notKnown : GATE.notMet
}
