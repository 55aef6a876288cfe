/**
 * What is being typed, form by form, as long as the page is open: going to another person, an alarm or a part that
 * fails takes nothing away. It is kept in memory alone, because what a browser keeps as text others can read.
 */
import type { Typed } from '#web/read-form.ts'

export type Drafts = {
  readonly of: (form: string) => Typed | undefined
  readonly keep: (form: string, typed: Typed) => void
  readonly forget: (form: string) => void
}

export function draftsInMemory(): Drafts {
  const kept = new Map<string, Typed>()
  return {
    of: (form) => kept.get(form),
    keep: (form, typed) => {
      if (isEmpty(typed)) kept.delete(form)
      else kept.set(form, typed)
    },
    forget: (form) => {
      kept.delete(form)
    },
  }
}

const isEmpty = ({ values }: Typed): boolean =>
  Object.values(values).every((all) => all.every((one) => one === ''))
