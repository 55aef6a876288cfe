/** The last weight that a chart knows: measured for the screening, written in an order, or imported. */
import { type Chart, entriesOf } from '#chart/chart.ts'
import type { Instant } from '#kernel/time.ts'
import { screeningKinds } from '#screening/entries.ts'
import { historyKinds } from '#screening/history.ts'
import { sessionKinds } from './entries.ts'
import { weightOf } from './orders.ts'

/** `taken` is the date of an imported reading, as its record wrote it. */
export type KnownWeight = { readonly kg: number; readonly at?: Instant; readonly taken?: string }

/** What was measured here counts before what was imported; of each the latest. */
export function lastWeight(chart: Chart): KnownWeight | undefined {
  const measured = entriesOf({ ...sessionKinds, ...screeningKinds }, chart).flatMap((entry) => {
    const kg =
      entry.kind === 'dose-ordered'
        ? weightOf(entry.body)
        : entry.kind === 'screening-measured'
          ? entry.body.weight
          : undefined
    return kg === undefined ? [] : [{ kg, at: entry.at }]
  })
  if (measured.length > 0) return measured.at(-1)
  return entriesOf(historyKinds, chart)
    .flatMap((entry) => {
      if (entry.kind !== 'fact-imported') return []
      const { fact } = entry.body
      return fact.type === 'observation' && fact.measure === 'weight' && fact.status !== 'entered-in-error'
        ? [{ kg: fact.value, taken: fact.taken }]
        : []
    })
    .toSorted((a, b) => ((a.taken ?? '') < (b.taken ?? '') ? -1 : 1))
    .at(-1)
}
