/** An entry that was corrected has several ids: what named an older one means it still. */
import type { Chart } from '#chart/chart.ts'
import type { EntryId } from '#kernel/ids.ts'

/** The ids of an entry in force and of the older ones that it replaced. */
export const versionsOf = ({ history }: Pick<Chart, 'history'>, entry: EntryId): readonly EntryId[] => [
  entry,
  ...(history.get(entry) ?? []).map(({ id }) => id),
]
