/** Who may decide what about screening: only a prescriber, with a reason, never past what is open or not known. */
import { allow, ask, type Evidence, type Reason, type Ruling, refuse } from '#kernel/ruling.ts'
import type { Source } from '#kernel/source.ts'
import type { Day } from '#kernel/time.ts'
import { has, type SignedIn } from '#people/people.ts'
import type { Clearance } from './clearance.ts'
import { SAY } from './clearance-words.ts'
import { durationOf } from './dates.ts'
import { coverOf, type Decided, isOpen } from './decisions.ts'
import type { ClearanceDecision, Cover, FindingDecision } from './entries.ts'
import { inWords } from './medicines.ts'
import type { ScreeningProtocol } from './protocol.ts'
import { type Finding, type Screening, standing } from './screening.ts'

type Decider = Pick<SignedIn, 'roles'>
type Section = Pick<ScreeningProtocol, 'reEvaluation'>

export type DecisionOnFinding = {
  readonly decision: FindingDecision
  readonly conditions?: string
  readonly override?: boolean
}

/**
 * May this person decide this about a finding? A hard stop asks to be passed explicitly; what can never be passed
 * is refused. The reason itself is part of the entry.
 */
export function ruleOnFinding(
  finding: Finding,
  decided: DecisionOnFinding,
  person: Decider,
  protocol: string,
): Ruling {
  const reason = reasonFor(finding)
  if (!has(person, 'prescriber')) return refuse(protocol, reason(SAY.prescriberOnly))
  if (decided.decision === 'stands') return allow(protocol)
  if (decided.decision === 'with-conditions' && !decided.conditions)
    return refuse(protocol, reason(SAY.noConditions))
  if (finding.status !== 'present' || finding.class !== 'A') return allow(protocol)
  if (finding.override === 'never') return refuse(protocol, reason(SAY.never(finding.title)))
  return decided.override ? allow(protocol) : ask(protocol, reason(SAY.override(finding.title)))
}

export type DecisionOnWhole = {
  readonly decision: ClearanceDecision
  readonly conditions: readonly string[]
  /** The last day on which it holds. */
  readonly until: Day
}

/** May this person clear, now, on these findings? Not clearing needs no more than a reason. */
export function ruleOnClearance(
  screening: Screening,
  decisions: readonly Decided[],
  given: DecisionOnWhole,
  person: Decider,
  section: Section,
): Ruling {
  const { protocol, on } = screening
  const plain = reasonOf('clearance', section.reEvaluation.source)
  if (!has(person, 'prescriber')) return refuse(protocol, plain(SAY.prescriberOnly))
  if (given.decision === 'not-cleared') return allow(protocol)
  const reasons: Reason[] = decisions.flatMap((each) => standsInTheWay(each) ?? [])
  if (given.decision === 'cleared-with-conditions' && given.conditions.length === 0)
    reasons.push(plain(SAY.noConditions))
  if (given.decision === 'cleared' && decisions.some(carriesConditions))
    reasons.push(plain(SAY.carriesConditions))
  const last = lastDay(on, section)
  if (Temporal.PlainDate.compare(given.until, on) < 0) reasons.push(plain(SAY.endsBefore))
  if (Temporal.PlainDate.compare(given.until, last) > 0)
    reasons.push(plain(SAY.tooLong(last.toString(), inMonths(section))))
  return reasons.length > 0 ? refuse(protocol, ...reasons) : allow(protocol)
}

export function ruleOnWithdrawal(
  clearance: Clearance,
  person: Decider,
  { protocol }: Screening,
  section: Section,
): Ruling {
  const plain = reasonOf('clearance', section.reEvaluation.source)
  if (!has(person, 'prescriber')) return refuse(protocol, plain(SAY.prescriberOnly))
  const standing = clearance.state === 'in-force' || clearance.state === 'reopened'
  return standing ? allow(protocol) : refuse(protocol, plain(SAY.nothingToWithdraw))
}

/** May this person be treated at all? What the gate before a dose asks. */
export function rulingOf(clearance: Clearance, { protocol }: Screening, section: Section): Ruling {
  if (clearance.state === 'in-force') return allow(protocol)
  const evidence: Evidence[] =
    clearance.state === 'none'
      ? []
      : [{ text: clearance.given.body.reason, entry: clearance.given.id, at: clearance.given.at }]
  if (clearance.state === 'withdrawn')
    evidence.unshift({
      text: clearance.withdrawn.body.reason,
      entry: clearance.withdrawn.id,
      at: clearance.withdrawn.at,
    })
  const whole = reasonOf('clearance', section.reEvaluation.source, evidence)(SAY.state[clearance.state])
  const touched =
    clearance.state === 'reopened' ? clearance.by.map((f) => reasonFor(f)(SAY.reopened(f.title))) : []
  return refuse(protocol, whole, ...touched)
}

/** The last day that a clearance given on this day may have. */
export const lastDay = (on: Day, { reEvaluation }: Section): Day => on.add(durationOf(reEvaluation))

/** What a clearance given now covers: every finding, also those that were absent. */
export const coversOf = (screening: Screening): Record<string, Cover> =>
  Object.fromEntries(standing(screening).findings.map((finding) => [finding.rule, coverOf(finding)]))

function standsInTheWay(each: Decided): Reason | undefined {
  const { finding, decision } = each
  const reason = reasonFor(finding)
  if (isOpen(each)) {
    if (each.reopened) return reason(SAY.reopened(finding.title))
    return reason(finding.status === 'unknown' ? SAY.unknown(finding.title) : SAY.undecided(finding.title))
  }
  return decision?.body.decision === 'stands' ? reason(SAY.stands(finding.title)) : undefined
}

const carriesConditions = (each: Decided): boolean =>
  !isOpen(each) && each.decision?.body.decision === 'with-conditions'

const inMonths = ({ reEvaluation: { value, unit } }: Section): string =>
  `${value} ${{ d: 'days', wk: 'weeks', mo: 'months', a: 'years' }[unit]}`

type Words = { readonly why: string; readonly settle: string }
const reasonOf =
  (rule: string, source: Source, evidence: readonly Evidence[] = []) =>
  (words: Words): Reason => ({ rule, ...words, evidence, source })
const reasonFor = ({ rule, source, evidence }: Finding) => reasonOf(rule, source, evidence.map(inWords))
