/** What one go to a person settles: everything of theirs that is due in the same way at once. */
import type { Waiting } from './board.ts'

export type Round = Omit<Waiting, 'due'> & {
  /** The most urgent one first; never empty. */
  readonly dues: readonly [Waiting['due'], ...Waiting['due'][]]
}

/** In the order of the queue. What is overdue or due goes together; what is still to come only where it comes at one time. */
export function roundsOf(queue: readonly Waiting[]): Round[] {
  const rounds = new Map<string, Round>()
  for (const { due, ...one } of queue) {
    const at = one.state === 'later' ? due.from.epochMilliseconds : ''
    const key = `${one.visit} ${one.state} ${at}`
    const before = rounds.get(key)
    if (before)
      rounds.set(key, {
        ...before,
        dues: [...before.dues, due],
        inMinutes: Math.min(before.inMinutes, one.inMinutes),
      })
    else rounds.set(key, { ...one, dues: [due] })
  }
  return [...rounds.values()]
}
