/** What has to be decided about a screening, what was decided, and whether the decision still fits the facts. */
import { type Chart, changedSince, type EntryOf, entriesOf } from '#chart/chart.ts'
import type { EntryId } from '#kernel/ids.ts'
import { type Cover, screeningKinds } from './entries.ts'
import type { Evidence } from './evidence.ts'
import { historyKinds } from './history.ts'
import { asksForReview, type Finding, type FindingClass, type Screening } from './screening.ts'

export type DecisionEntry = Extract<EntryOf<typeof screeningKinds>, { kind: 'finding-decided' }>

/** A finding with the prescriber's last decision on it. */
export type Decided = {
  readonly finding: Finding
  readonly decision?: DecisionEntry
  /** A newer fact touches the finding: the decision did not know of it. */
  readonly reopened: boolean
}

/** Present findings that ask for review, and everything that is not known; never what blocks only a day. */
export const findingsToDecide = ({ findings }: Pick<Screening, 'findings'>): Finding[] =>
  findings.filter(
    (finding) =>
      finding.class !== 'D' &&
      (finding.status === 'unknown' || (finding.status === 'present' && asksForReview(finding))),
  )

export function decisionsOn(chart: Chart, screening: Pick<Screening, 'findings'>): Decided[] {
  const last = new Map<string, DecisionEntry>()
  for (const entry of entriesOf(screeningKinds, chart))
    if (entry.kind === 'finding-decided') last.set(entry.body.rule, entry)
  return findingsToDecide(screening).map((finding) => {
    const decision = last.get(finding.rule)
    return { finding, decision, reopened: decision !== undefined && !inForce(finding, decision.body.covered) }
  })
}

/** Nobody decided yet, or not on the facts as they are now. */
export const isOpen = ({ decision, reopened }: Decided): boolean => decision === undefined || reopened

/** What a decision on the finding looks at now: all of its evidence, for and against. */
export const coverOf = ({ status, class: itsClass, evidence }: Finding): Cover => ({
  status,
  class: itsClass,
  evidence: evidence.map(keyOf),
})

/**
 * Does what was looked at still cover the finding: nothing new speaks for it, it is not more certain and no graver?
 * Time alone that wears off an answer or a reading reopens nothing; the last day of a clearance takes care of that.
 */
export function inForce(finding: Finding, covered: Cover | undefined): boolean {
  if (!covered) return false
  if (finding.status === 'present' && covered.status !== 'present') return false
  if (GRAVITY[finding.class] > GRAVITY[covered.class]) return false
  const known = new Set(covered.evidence)
  return finding.evidence.every((each) => each.says === 'absent' || known.has(keyOf(each)))
}

const GRAVITY: Record<FindingClass, number> = { A: 4, D: 3, R: 2, C: 1, M: 0 }

/** An answer counts by what it says, so that giving the same one again reopens nothing. */
const keyOf = ({ resourceType, id, code, display }: Evidence): string =>
  resourceType === 'QuestionnaireResponse' ? `answer ${code}` : `${resourceType}/${id} ${display}`

/** The kinds that a page of screening shows. */
export const SHOWN = { ...historyKinds, ...screeningKinds } as const

/** The last entry that such a page has seen, for a form to carry. */
export const basisOf = (chart: Chart): EntryId | undefined =>
  chart.current.findLast(({ kind }) => Object.hasOwn(SHOWN, kind))?.id

/** Did anything about this finding change since the form was shown: a fact, an answer, somebody else's decision? */
export function touchedSince(chart: Chart, finding: Finding, basis: string | undefined): boolean {
  const since = new Set(changedSince(chart, SHOWN, basis).map(({ id }) => id))
  return entriesOf(SHOWN, chart).some((entry) => since.has(entry.id) && touches(entry, finding))
}

function touches(entry: EntryOf<typeof SHOWN>, { rule, evidence }: Finding): boolean {
  switch (entry.kind) {
    case 'finding-decided':
      return entry.body.rule === rule
    case 'screening-answered':
      return Object.hasOwn(entry.body.answers, rule)
    case 'fact-imported':
      return evidence.some(({ id }) => id === entry.body.fact.resource.id)
    case 'screening-measured':
      return evidence.some(({ id }) => id === entry.id)
    case 'patient-imported':
    case 'clearance-given':
    case 'clearance-withdrawn':
      return false
  }
}
