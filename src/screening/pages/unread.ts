/** Current medicines and conditions of the imported record that no rule reads: shown, so that nothing is hidden. */
import type { Screening, ScreeningFacts } from '../screening.ts'

export function unread(
  facts: ScreeningFacts,
  screening: Screening,
): { medicines: string[]; conditions: string[] } {
  const read = new Set(
    screening.findings.flatMap(({ evidence }) => evidence.map(({ id, display }) => `${id} ${display}`)),
  )
  const medicines = new Set<string>()
  const conditions = new Set<string>()
  for (const fact of facts.history) {
    if (read.has(`${fact.resource.id} ${fact.display}`)) continue
    if (fact.type === 'medication' && fact.status === 'active') medicines.add(fact.display)
    if (
      fact.type === 'condition' &&
      fact.clinical === 'active' &&
      !['refuted', 'entered-in-error'].includes(fact.verification)
    )
      conditions.add(fact.display)
  }
  return { medicines: [...medicines].sort(), conditions: [...conditions].sort() }
}
