/**
 * Clearance: the prescriber decides on each finding and on the whole, with reasons and an end date; nobody else can.
 * A newer fact that touches a finding reopens it, because the decision did not know of it.
 */
import { type Chart, type EntryOf, entriesOf } from '#chart/chart.ts'
import { type Decided, findingsToDecide, inForce, isOpen } from './decisions.ts'
import { type Cover, screeningKinds } from './entries.ts'
import type { Finding, Screening } from './screening.ts'

type Entry = EntryOf<typeof screeningKinds>
export type ClearanceEntry = Extract<Entry, { kind: 'clearance-given' }>
export type WithdrawalEntry = Extract<Entry, { kind: 'clearance-withdrawn' }>

export type Clearance =
  | { readonly state: 'none' }
  /** The person may be treated until the day, as long as the conditions are kept. */
  | { readonly state: 'in-force'; readonly given: ClearanceEntry }
  | { readonly state: 'not-cleared'; readonly given: ClearanceEntry }
  | { readonly state: 'ended'; readonly given: ClearanceEntry }
  | { readonly state: 'withdrawn'; readonly given: ClearanceEntry; readonly withdrawn: WithdrawalEntry }
  /** Facts that the decision did not know touch these findings. */
  | { readonly state: 'reopened'; readonly given: ClearanceEntry; readonly by: readonly Finding[] }

/**
 * How the clearance stands on the day of the screening.
 * @param screening everything as it is known now; what blocks only a day has no part in a clearance
 */
export function clearanceOf(chart: Chart, screening: Screening): Clearance {
  const entries = entriesOf(screeningKinds, chart)
  const given = entries.findLast((entry): entry is ClearanceEntry => entry.kind === 'clearance-given')
  if (!given) return { state: 'none' }
  const withdrawn = entries.findLast(
    (entry): entry is WithdrawalEntry =>
      entry.kind === 'clearance-withdrawn' && entry.body.clearance === given.id,
  )
  if (withdrawn) return { state: 'withdrawn', given, withdrawn }
  if (given.body.decision === 'not-cleared') return { state: 'not-cleared', given }
  if (Temporal.PlainDate.compare(screening.on, given.body.until) > 0) return { state: 'ended', given }
  const by = findingsToDecide(screening).filter((finding) => !isCovered(finding, given.body.covered))
  return by.length > 0 ? { state: 'reopened', given, by } : { state: 'in-force', given }
}

const isCovered = (finding: Finding, covered: Readonly<Record<string, Cover>>): boolean =>
  Object.hasOwn(covered, finding.rule) && inForce(finding, covered[finding.rule])

/** The conditions of everything decided so far, as a proposal for the whole. */
export const conditionsOf = (decided: readonly Decided[]): string[] => [
  ...new Set(
    decided
      .filter((each) => !isOpen(each))
      .flatMap(({ decision }) =>
        decision?.body.decision === 'with-conditions' ? (decision.body.conditions ?? []) : [],
      ),
  ),
]
