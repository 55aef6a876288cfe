/** What a rule answers: allow, ask (a named licensed person must decide, with a reason) or refuse. */
import type { EntryId } from './ids.ts'
import type { Source } from './source.ts'

/** The fact a rule used: an entry of the chart, or a resource of an imported history, in words. */
export type Evidence = {
  readonly text: string
  readonly entry?: EntryId
  readonly at?: Temporal.Instant
}

/** One reason of a ruling: what stands in the way, what would settle it, and on what it rests. */
export type Reason = {
  readonly rule: string
  readonly why: string
  /** What would settle it, as an instruction. */
  readonly settle: string
  readonly evidence: readonly Evidence[]
  readonly source: Source
}

export type Ruling = {
  readonly ruling: 'allow' | 'ask' | 'refuse'
  /** Reasons to ask or refuse; empty for allow. */
  readonly reasons: readonly Reason[]
  /** The protocol the rule read, as `id@version`. */
  readonly protocol: string
}

const GRAVITY = { allow: 0, ask: 1, refuse: 2 } as const

/** Several rulings as one: the gravest wins, every reason of an ask or a refusal is kept. */
export function together(protocol: string, rulings: readonly Ruling[]): Ruling {
  const gravest = rulings.reduce<Ruling['ruling']>(
    (worst, { ruling }) => (GRAVITY[ruling] > GRAVITY[worst] ? ruling : worst),
    'allow',
  )
  return { ruling: gravest, reasons: rulings.flatMap((r) => r.reasons), protocol }
}

export const allow = (protocol: string): Ruling => ({ ruling: 'allow', reasons: [], protocol })
export const ask = (protocol: string, ...reasons: Reason[]): Ruling => ({ ruling: 'ask', reasons, protocol })
export const refuse = (protocol: string, ...reasons: Reason[]): Ruling => ({
  ruling: 'refuse',
  reasons,
  protocol,
})
