/** How the rules of this domain give their reasons, and how a prescriber's signed answer settles what they asked. */
import type { Evidence, Reason, Ruling } from '#kernel/ruling.ts'
import { ask, refuse, together } from '#kernel/ruling.ts'
import type { Source } from '#kernel/source.ts'
import { isBefore } from '#kernel/time.ts'
import { type EntryNamed, ofKind, type SessionEntry } from './entries.ts'
import type { Words } from './ruling-words.ts'

/** For rules that rest on no figure: an order before a dose, a licence before a signature. */
export const HOUSE: Source = { text: 'Safety rule of this software', status: 'default', mark: 'default' }

export const because = (
  rule: string,
  words: Words,
  source: Source = HOUSE,
  evidence: readonly Evidence[] = [],
): Reason => ({ rule, ...words, evidence, source })

/** The rule that a prescriber names to hold every further dose of a session. */
export const ANY_DOSE = 'any-dose'

/** The prescriber's last word on a rule, if it came after everything that the reason rests on. */
export function answerTo(
  reason: Reason,
  entries: readonly SessionEntry[],
): EntryNamed<'prescriber-decided'> | undefined {
  const decision = ofKind(entries, 'prescriber-decided').findLast(({ body }) =>
    body.rules.includes(reason.rule),
  )
  return decision && reason.evidence.every(({ at }) => !at || !isBefore(decision.at, at))
    ? decision
    : undefined
}

/** Refusals as they are; of the questions those that a prescriber has not answered, and their refusals. */
export function rulingOf(
  protocol: string,
  refused: readonly Reason[],
  asked: readonly Reason[],
  entries: readonly SessionEntry[],
): Ruling {
  const open = asked.filter((reason) => !answerTo(reason, entries))
  const held = asked.flatMap((reason) => {
    const answer = answerTo(reason, entries)
    return answer?.body.decision === 'hold'
      ? [{ ...reason, why: `${reason.why} The prescriber said to hold: ${answer.body.reason}` }]
      : []
  })
  return together(protocol, [
    ...(refused.length + held.length > 0 ? [refuse(protocol, ...refused, ...held)] : []),
    ...(open.length > 0 ? [ask(protocol, ...open)] : []),
  ])
}

/** The prescriber's hold on every further dose, unless they have said to go ahead since. */
export function heldAltogether(
  entries: readonly SessionEntry[],
): EntryNamed<'prescriber-decided'> | undefined {
  const last = ofKind(entries, 'prescriber-decided').findLast(({ body }) => body.rules.includes(ANY_DOSE))
  return last?.body.decision === 'hold' ? last : undefined
}
