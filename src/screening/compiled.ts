/** The screening section made ready for reading: worked out once for each version of a protocol. */

import type { Ground, Rule, RuleClass, ScreeningProtocol, Span } from './protocol.ts'
import { type Recognise, recogniser } from './recognise.ts'

export type CompiledRule = {
  readonly rule: Rule
  /** The class that a plain yes has; M for a medicine that is not a hard stop. */
  readonly class: RuleClass | 'M'
  readonly otherwise?: { readonly routes: readonly string[]; readonly class: RuleClass }
}

export type Compiled = {
  readonly rules: readonly CompiledRule[]
  /** For each concept, the grounds that read it. */
  readonly grounds: ReadonlyMap<string, readonly { readonly rule: string; readonly ground: Ground }[]>
  readonly recognise: Recognise
  readonly reEvaluation: Span
}

const known = new WeakMap<ScreeningProtocol, Compiled & { readonly day: Compiled }>()

export function compiled(section: ScreeningProtocol): Compiled & { readonly day: Compiled } {
  const sofar = known.get(section)
  if (sofar) return sofar
  const rules: CompiledRule[] = [
    ...section.rules.map((rule) => ({ rule, class: rule.class, otherwise: rule.otherwise })),
    ...section.medicines.map((rule) => ({ rule, class: rule.class ?? ('M' as const) })),
  ]
  const recognise = recogniser(section)
  const of = (some: readonly CompiledRule[]): Compiled => ({
    rules: some,
    grounds: groundsOf(some),
    recognise,
    reEvaluation: section.reEvaluation,
  })
  const made = { ...of(rules), day: of(rules.filter((each) => each.class === 'D')) }
  known.set(section, made)
  return made
}

function groundsOf(rules: readonly CompiledRule[]): Map<string, { rule: string; ground: Ground }[]> {
  const grounds = new Map<string, { rule: string; ground: Ground }[]>()
  for (const { rule } of rules)
    for (const ground of rule.grounds)
      for (const concept of ground.of) {
        const readers = grounds.get(concept)
        if (readers) readers.push({ rule: rule.id, ground })
        else grounds.set(concept, [{ rule: rule.id, ground }])
      }
  return grounds
}
