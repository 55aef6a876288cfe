/** How the rules of this domain give their reasons, and how a prescriber's signed answer settles what they asked. */
import type { Evidence, Reason, Ruling } from '#kernel/ruling.ts'
import { ask, refuse, together } from '#kernel/ruling.ts'
import type { Source } from '#kernel/source.ts'
import { type Instant, isBefore } from '#kernel/time.ts'
import { type SessionEntry, ofKind } from './entries.ts'

/** For rules that rest on no figure: an order before a dose, a licence before a signature. */
export const HOUSE: Source = { text: 'Safety rule of this software', status: 'default', mark: 'default' }

export const because = (rule: string, why: string, settle: string, source: Source = HOUSE, evidence: readonly Evidence[] = []): Reason =>
  ({ rule, why, settle, evidence, source })

/** Has a prescriber, after everything the reason rests on, said to go ahead? The last word on a rule counts. */
export function answered(reason: Reason, entries: readonly SessionEntry[]): boolean {
  const decision = ofKind(entries, 'prescriber-decided').findLast(({ body }) => body.rules.includes(reason.rule))
  return decision?.body.decision === 'go-ahead' && reason.evidence.every(({ at }) => !at || !isBefore(decision.at, at))
}

/** Refusals as they are, questions without those that a prescriber has answered, as one ruling. */
export function rulingOf(protocol: string, refused: readonly Reason[], asked: readonly Reason[], entries: readonly SessionEntry[]): Ruling {
  const open = asked.filter((reason) => !answered(reason, entries))
  return together(protocol, [
    ...(refused.length > 0 ? [refuse(protocol, ...refused)] : []),
    ...(open.length > 0 ? [ask(protocol, ...open)] : []),
  ])
}

/** The last time a prescriber said to hold, unless they have said to go ahead since. */
export function held(entries: readonly SessionEntry[]): { readonly reason: string; readonly at: Instant } | undefined {
  const last = ofKind(entries, 'prescriber-decided').at(-1)
  return last?.body.decision === 'hold' ? { reason: last.body.reason, at: last.at } : undefined
}
