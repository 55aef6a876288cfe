/** The escort as a session sees them: who was named beforehand, and who came. */
import type { Chart } from '#chart/chart.ts'
import type { EntryId } from '#kernel/ids.ts'
import { escortFor } from '#preparation/preparation.ts'
import { sameName } from './typed.ts'

export type NamedEscort = { readonly name: string; readonly phone: string }

export const namedEscort = (chart: Chart, visit: EntryId): NamedEscort | undefined => {
  const named = escortFor(chart, visit)
  return named && { name: named.body.name, phone: named.body.phone }
}

/** Is this the person who was named for this visit? Without a named one nobody is. */
export const isNamed = (name: string, chart: Chart, visit: EntryId): boolean => {
  const named = namedEscort(chart, visit)
  return named !== undefined && sameName(named.name, name)
}
