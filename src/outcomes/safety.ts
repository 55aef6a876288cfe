/**
 * The safety flow: an answer about self-harm above the limit opens it at once, whatever the total, and only a
 * licensed person's written review closes it. A corrected or struck-out answer stays open until it was reviewed.
 */
import { z } from 'zod'
import { type Chart, type EntryOf, entriesOf, type Kinds } from '#chart/chart.ts'
import { type EntryId, entryId, type PersonId } from '#kernel/ids.ts'
import { protocolName } from '#kernel/protocol.ts'
import { allow, type Ruling, refuse } from '#kernel/ruling.ts'
import type { Instant } from '#kernel/time.ts'
import { has, LICENSED, type Role } from '#people/people.ts'
import { type Answered, isAnswered } from '#questionnaire/entries.ts'
import type { Protocol } from './outcomes.ts'
import type { safetyRule } from './protocol.ts'
import { words } from './words.ts'

export const outcomesKinds = {
  /** A licensed person has looked at the answers named: what was done, and what happens next. */
  'safety-reviewed': z.object({
    answers: z.array(entryId).min(1),
    /** Ids of the protocol's steps that were taken. */
    steps: z.array(z.string()),
    done: z.string().min(1, words.sayDone).max(4000),
    plan: z.string().min(1, words.sayPlan).max(4000),
  }),
} as const satisfies Kinds

export type SafetyRule = z.output<typeof safetyRule>

export type SafetyFlow = {
  /** The entry that holds the answer. */
  readonly answer: EntryId
  readonly at: Instant
  readonly by: PersonId
  readonly rule: SafetyRule
  readonly points: number
  readonly questionnaire: string
  /** True when the answer was amended or struck out since. */
  readonly corrected: boolean
  readonly review?: EntryOf<typeof outcomesKinds>
}

/** Do these answers open the safety flow? */
export function safetyRuleFor(body: Pick<Answered, 'points'>, protocol: Protocol): SafetyRule | undefined {
  return protocol.outcomes.safety.rules.find(({ item, above }) => (body.points[item] ?? 0) > above)
}

/** Every flow that an answer of this course opened, in order of time. Those without a review are open. */
export function safetyFlowsOf(chart: Chart, protocol: Protocol): SafetyFlow[] {
  const inForce = new Set(chart.current.map(({ id }) => id))
  const reviews = entriesOf(outcomesKinds, chart)
  const flows = chart.entries.filter(isAnswered).flatMap((entry): SafetyFlow[] => {
    const rule = safetyRuleFor(entry.body, protocol)
    if (!rule) return []
    const { id, at, by, body } = entry
    const points = body.points[rule.item] ?? 0
    // A review of an older version of this answer counts, unless the correction made the answer graver.
    const older = (chart.history.get(id) ?? []).filter(
      (e) => isAnswered(e) && (e.body.points[rule.item] ?? 0) >= points,
    )
    const seen = [id, ...older.map((e) => e.id)]
    const review = reviews.findLast((r) => r.body.answers.some((answer) => seen.includes(answer)))
    const corrected = !inForce.has(id)
    return [{ answer: id, at, by, rule, points, questionnaire: body.questionnaire.id, corrected, review }]
  })
  // An answer that was amended and still opens the flow is one matter, not two.
  const replaced = new Set(
    flows.flatMap(({ answer }) => (chart.history.get(answer) ?? []).map(({ id }) => id)),
  )
  return flows.filter(({ answer }) => !replaced.has(answer))
}

export const openSafetyFlows = (chart: Chart, protocol: Protocol): SafetyFlow[] =>
  safetyFlowsOf(chart, protocol).filter(({ review }) => review === undefined)

/** May this person close the safety flow? */
export function ruleOnSafetyReview(person: { readonly roles: readonly Role[] }, protocol: Protocol): Ruling {
  const name = protocolName(protocol)
  if (has(person, ...LICENSED)) return allow(name)
  const { settle } = protocol.outcomes.safety
  return refuse(name, {
    rule: 'safety-review-licensed',
    why: words.reviewNeedsLicense,
    settle: settle.text,
    evidence: [],
    source: settle.source,
  })
}
