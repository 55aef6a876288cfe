/** The medicines that screening found, each with what its rule says to do: what preparation reads. */
import type { EntryId } from '#kernel/ids.ts'
import { entryId } from '#kernel/ids.ts'
import type { Evidence as RulingEvidence } from '#kernel/ruling.ts'
import type { Source } from '#kernel/source.ts'
import type { Evidence } from './evidence.ts'
import type { Action } from './protocol.ts'
import type { Screening } from './screening.ts'

export type ScreenedMedicine = {
  /** Stable over imports: the rule and the medicine's name. */
  readonly key: string
  readonly rule: string
  readonly name: string
  /** What the rule is about: "Benzodiazepines". */
  readonly title: string
  /** None for what must not be given together. */
  readonly actions: readonly Action[]
  readonly evidence: readonly RulingEvidence[]
  readonly source: Source
}

export const medicinesOf = (screening: Screening): ScreenedMedicine[] =>
  screening.findings
    .filter(({ status }) => status === 'present')
    .flatMap(({ rule, title, medicines, source }) =>
      medicines.map(({ name, actions, evidence }) => ({
        key: `${rule} ${name.toLowerCase()}`,
        rule,
        name,
        title,
        actions,
        evidence: evidence.map(inWords),
        source,
      })),
    )

/** A piece of evidence as one line: what it is, since when, and why it counts as it does. */
export function inWords({ resourceType, id, display, date, note }: Evidence): RulingEvidence {
  const own = resourceType === 'QuestionnaireResponse' ? asEntry(id) : undefined
  const details = [date?.slice(0, 10), note].filter((part) => part !== undefined)
  return { text: details.length > 0 ? `${display} (${details.join('; ')})` : display, entry: own }
}

const asEntry = (id: string): EntryId | undefined => {
  const read = entryId.safeParse(id)
  return read.success ? read.data : undefined
}
