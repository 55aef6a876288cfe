/** The medicines of one rule: each with its own actions, because one may be regular and another as needed. */
import { type Evidence, tidy } from './evidence.ts'
import type { Grounded } from './finding.ts'
import type { Action, Rule } from './protocol.ts'
import type { Answer, FoundMedicine } from './screening.ts'

/**
 * @param present the records that speak for the rule
 * @param yes the answers that count and say yes: one, and perhaps another beside it
 */
export function foundMedicines(
  rule: Rule,
  present: readonly Grounded[],
  yes: readonly { readonly answer: Answer; readonly evidence: Evidence }[],
): FoundMedicine[] {
  const found = new Map<string, FoundMedicine>()
  const add = (
    name: string,
    actions: readonly Action[],
    asNeeded: boolean | undefined,
    evidence: Evidence,
  ) => {
    const sofar = found.get(name.toLowerCase())
    const fitting = actions.filter((action) => fits(action, asNeeded))
    found.set(name.toLowerCase(), {
      name: sofar?.name ?? name,
      actions: inOrder(rule, [...(sofar?.actions ?? []), ...fitting]),
      evidence: tidy([...(sofar?.evidence ?? []), evidence]),
    })
  }
  for (const { ground, evidence, asNeeded } of present)
    add(evidence.display, ground.actions, asNeeded, evidence)
  // A yes beside medicines of the record adds one only when it names it.
  const naming = yes.filter(({ answer }) => answer.details)
  for (const { answer, evidence } of naming.length > 0 || present.length > 0 ? naming : yes)
    add(answer.details ?? rule.title, allActions(rule), usedAs(answer), evidence)
  return [...found.values()].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
}

/** Once each, in the protocol's order, whatever the order of the facts. */
export const inOrder = (rule: Rule, wanted: readonly Action[]): Action[] =>
  rule.grounds.flatMap((ground) => ground.actions.filter((action) => wanted.includes(action)))

const allActions = (rule: Rule): Action[] =>
  rule.grounds.flatMap((ground) => (ground.says === 'present' ? ground.actions : []))

const usedAs = ({ grade }: Answer): boolean | undefined =>
  grade === 'as-needed' ? true : grade === 'regular' ? false : undefined

/** A medicine of unknown use may be a regular one: never stopped abruptly, never held as if it were as needed. */
const fits = ({ only }: Action, asNeeded: boolean | undefined): boolean =>
  only === undefined || (only === 'as-needed') === (asNeeded ?? false)
