/**
 * What is being typed, form by form, as long as the page is open: going to another person, an alarm or a part that
 * fails takes nothing away. It is kept in memory alone, because what a browser keeps as text others can read.
 */
import type { Typed } from '#web/read-form.ts'

export type Drafts = {
  /** What was typed last in one of the forms of a place. */
  readonly of: (place: string) => Typed | undefined
  readonly keep: (place: string, typed: Typed) => void
  /** @param intent only that form of the place; all of them, when absent */
  readonly forget: (place: string, intent?: string) => void
  /** Would closing the page lose something? */
  readonly any: () => boolean
}

export function draftsInMemory(): Drafts {
  const kept = new Map<string, Map<string, Typed>>()
  const at = (place: string) => kept.get(place) ?? new Map<string, Typed>()
  return {
    of: (place) => [...at(place).values()].at(-1),
    keep: (place, typed) => {
      const forms = at(place)
      const intent = intentOf(typed)
      // The last one typed stands last.
      forms.delete(intent)
      if (!isEmpty(typed)) forms.set(intent, typed)
      kept.set(place, forms)
    },
    forget: (place, intent) => {
      if (intent === undefined) kept.delete(place)
      else kept.get(place)?.delete(intent)
    },
    any: () => [...kept.values()].some((forms) => forms.size > 0),
  }
}

const intentOf = ({ values }: Typed): string => values.intent?.[0] ?? ''
const isEmpty = ({ values }: Typed): boolean =>
  Object.entries(values).every(([name, all]) => name === 'intent' || all.every((one) => one === ''))
