/**
 * What somebody is typing and has not recorded, kept beside what they have, and sealed in the same way: a page that is
 * loaded anew brings it back. It is sent nowhere, and goes with everything else of its person.
 */
import type { PersonId } from '#kernel/ids.ts'
import type { Parts } from './kept.ts'
import type { World } from './world.ts'
import type { Writing } from './writing.ts'

export type Typing = {
  /** What was typed at each place, as it was kept. */
  readonly all: () => ReadonlyMap<string, unknown>
  /** @param what undefined once it is recorded or cleared */
  readonly keep: (person: PersonId, place: string, what: unknown) => void
  /** Forgets what belongs to none of these visits: nobody could record it any more. */
  readonly only: (person: PersonId, visits: ReadonlySet<string>) => void
  /** Takes over what a person has here. */
  readonly take: (parts: Parts) => void
}

/** Names of its parts begin so. */
const TYPED = 'typed/'
/** A keypad is not to wait for the disk at each digit. */
const PAUSE_MS = 300

export function createTyping(writing: Writing, after: World['after']): Typing {
  let typed = new Map<string, unknown>()
  const cancel = new Map<string, () => void>()
  const keep: Typing['keep'] = (person, place, what) => {
    if (what === undefined && !typed.has(place)) return
    const name = TYPED + place
    if (what === undefined) typed.delete(place)
    else typed.set(place, what)
    cancel.get(name)?.()
    const write = () => void writing.write(person, new Map([[name, what]]))
    if (what === undefined) write()
    else cancel.set(name, after(PAUSE_MS, write))
  }
  return {
    all: () => typed,
    keep,
    only(person, visits) {
      for (const place of [...typed.keys()])
        if (!visits.has(place.split('/')[0] ?? '')) keep(person, place, undefined)
    },
    take(parts) {
      for (const stop of cancel.values()) stop()
      cancel.clear()
      typed = new Map(
        [...parts].flatMap(([name, what]) =>
          name.startsWith(TYPED) ? [[name.slice(TYPED.length), what] as const] : [],
        ),
      )
    },
  }
}
