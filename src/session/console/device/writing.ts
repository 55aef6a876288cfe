/** Writes to the browser's storage in order, and keeps in memory what it does not take. */
import type { PersonId } from '#kernel/ids.ts'
import type { Held } from '../held.ts'
import { isOwn, type Parts } from './kept.ts'
import type { Store } from './sealed-store.ts'
import type { World } from './world.ts'

export type Writing = {
  /** Resolves once it is on the device, or the browser has said that it takes no more. Never rejects. */
  readonly write: (person: PersonId, parts: Parts) => Promise<void>
  /** Another window has written these parts: what this one had for them is out of date. */
  readonly leave: (person: PersonId, names: Iterable<string>) => void
  /** Tries again what the browser did not take. */
  readonly retry: () => void
  /** Resolves once everything before has been tried. */
  readonly idle: () => Promise<void>
  readonly state: () => Held['storage']
}

const AGAIN_MS = 15_000

/**
 * @param after calls something a while later
 * @param changed is told when the state is another
 */
export function createWriting(store: Store | undefined, after: World['after'], changed: () => void): Writing {
  const pending = new Map<PersonId, Map<string, unknown>>()
  let state: Held['storage'] = store ? 'kept' : 'unavailable'
  let turn: Promise<void> = Promise.resolve()
  let isInLine = false

  const become = (next: Held['storage']) => {
    if (next === state) return
    state = next
    changed()
  }
  const inLine = (): Promise<void> => {
    if (isInLine || !store) return turn
    isInLine = true
    // What comes while one is being written goes together in the next.
    turn = turn.then(() => {
      isInLine = false
      return drain(store)
    })
    return turn
  }
  async function drain(into: Store): Promise<void> {
    let why: unknown
    for (const [person, parts] of [...pending]) {
      pending.delete(person)
      const left = new Map<string, unknown>()
      // Together: how far the server's entries were read never stands on the disk without them.
      const whole = await attempt(into, person, parts)
      if (whole === undefined) continue
      why = whole
      for (const [name, value] of parts) {
        // What was written here goes in by itself, and goes out only with what says that the server has it.
        const isFirst = isOwn(name) && value !== undefined
        const failed = isFirst ? await attempt(into, person, new Map([[name, value]])) : whole
        if (failed !== undefined) left.set(name, value)
      }
      if (left.size > 0) pending.set(person, new Map([...left, ...(pending.get(person) ?? [])]))
    }
    if (pending.size > 0) after(AGAIN_MS, retry)
    const isClosed = why instanceof Error && why.name !== 'QuotaExceededError'
    become(pending.size === 0 ? 'kept' : isClosed ? 'unavailable' : 'full')
  }

  const retry = () => void (pending.size > 0 && inLine())

  return {
    write(person, parts) {
      if (parts.size === 0) return turn
      if (store) pending.set(person, new Map([...(pending.get(person) ?? []), ...parts]))
      return inLine()
    },
    leave(person, names) {
      const parts = pending.get(person)
      if (!parts) return
      for (const name of names) parts.delete(name)
      if (parts.size > 0) return
      pending.delete(person)
      if (pending.size === 0 && state === 'full') become('kept')
    },
    retry,
    idle: () => turn,
    state: () => state,
  }
}

/** @returns why it was not written, or undefined when it was */
async function attempt(store: Store, person: PersonId, parts: Parts): Promise<unknown> {
  try {
    await store.write(person, parts)
    return undefined
  } catch (error) {
    return error ?? new Error('unknown')
  }
}
