/** Questions to the prescriber, asked on one device and answered on another. */
import type { Chart } from '#chart/chart.ts'
import type { EntryId, PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { Mg } from '#kernel/units.ts'
import type { DoseBody } from './dose-amount.ts'
import { type EntryNamed, ofKind, type SessionEntry } from './entries.ts'
import { versionsOf } from './versions.ts'

export type Answer = {
  readonly entry: EntryId
  readonly by: PersonId
  readonly at: Instant
  readonly decision: 'go-ahead' | 'hold'
  readonly reason: string
}
export type Asked = {
  readonly entry: EntryId
  readonly by: PersonId
  readonly at: Instant
  readonly rules: readonly string[]
  readonly about: string
  readonly order?: EntryId
  readonly mg?: Mg
  /** Every answer that names it, oldest first; none: it is open. */
  readonly answers: readonly Answer[]
}

/** The rule that an answer names when the question was about no rule. */
export const QUESTION = 'question'

/** All questions of a session that nobody has withdrawn, oldest first. */
export function askedOf(chart: Chart, entries: readonly SessionEntry[]): Asked[] {
  const decisions = ofKind(entries, 'prescriber-decided')
  return ofKind(entries, 'decision-asked').map(({ id: entry, by, at, body }) => {
    const names = versionsOf(chart, entry)
    const answers = decisions
      .filter(({ body: { asked } }) => asked !== undefined && names.includes(asked))
      .map((decided) => answerOf(decided))
    const { rules, about, order, mg } = body
    return { entry, by, at, rules, about, order, mg, answers }
  })
}

const answerOf = ({ id: entry, by, at, body }: EntryNamed<'prescriber-decided'>): Answer => ({
  entry,
  by,
  at,
  decision: body.decision,
  reason: body.reason,
})

/** What waits for a prescriber; nothing more does once the session is closed. */
export const openQuestions = (session: {
  readonly asked: readonly Asked[]
  readonly closed?: unknown
}): Asked[] => (session.closed ? [] : session.asked.filter(({ answers }) => answers.length === 0))

/**
 * The entries that a rule on this dose may look for answers in. A yes to a question about an amount counts for that
 * order and up to that amount; a yes to a question that was withdrawn counts for nothing. A hold always counts.
 */
export function answersFor(
  { entries, asked }: { readonly entries: readonly SessionEntry[]; readonly asked: readonly Asked[] },
  dose: Pick<DoseBody, 'mg' | 'order'>,
): SessionEntry[] {
  const covers = ({ mg, order }: Asked) =>
    (mg === undefined || dose.mg <= mg) && (order === undefined || dose.order === order)
  return entries.filter((entry) => {
    if (entry.kind !== 'prescriber-decided' || !entry.body.asked || entry.body.decision === 'hold')
      return true
    const question = asked.find(({ answers }) => answers.some((answer) => answer.entry === entry.id))
    return question !== undefined && covers(question)
  })
}
