/** Work that is dear, a few at once: who comes while too many wait is turned away and keeps nobody waiting. */

export class TooBusy extends Error {}

export function createTurns({
  atOnce,
  mostWaiting,
}: {
  readonly atOnce: number
  readonly mostWaiting: number
}) {
  let working = 0
  const waiting: (() => void)[] = []
  /** @throws TooBusy */
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (working >= atOnce) {
      if (waiting.length >= mostWaiting) throw new TooBusy('Too many wait already.')
      await new Promise<void>((go) => waiting.push(go))
    } else working++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else working--
    }
  }
}
