/** A row of the benchmark table. `ratio` is ours over the peer, turned so that bigger is better. */
export type Row = {
  readonly name: string
  readonly ours: number
  readonly unit: string
  readonly peer: string
  readonly theirs: number
  readonly ratio: number
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
