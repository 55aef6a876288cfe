/** Holds what was used last, up to so many bytes. */

export type Shelf<T> = {
  readonly get: (name: string) => T | undefined
  readonly put: (name: string, thing: T) => void
  readonly bytes: () => number
}

/** @param sizeOf the bytes of a thing; they may grow while it is held */
export function createShelf<T>(most: number, sizeOf: (thing: T) => number): Shelf<T> {
  // A Map keeps the order in which names were put in: the first is the one that was not used for longest.
  const things = new Map<string, T>()
  const bytes = () => things.values().reduce((sum, thing) => sum + sizeOf(thing), 0)
  return {
    get(name) {
      const thing = things.get(name)
      if (thing !== undefined) {
        things.delete(name)
        things.set(name, thing)
      }
      return thing
    },
    put(name, thing) {
      things.delete(name)
      things.set(name, thing)
      for (let held = bytes(); held > most; ) {
        const [oldest, gone] = things.entries().next().value ?? []
        if (oldest === undefined || gone === undefined) return
        things.delete(oldest)
        held -= sizeOf(gone)
      }
    },
    bytes,
  }
}
