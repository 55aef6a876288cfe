/** What people are called on a board that others in the room can see: first names, and no surname to tell two apart. */
import type { EntryId } from '#kernel/ids.ts'

type Named = { readonly visit: EntryId; readonly name: string }

/** The same whatever order the people come in. Two with one first name get a number each. */
export function calledOf(people: readonly Named[]): ReadonlyMap<EntryId, string> {
  const sorted = people.toSorted((a, b) => (a.visit < b.visit ? -1 : 1))
  const groups = Map.groupBy(sorted, ({ name }) => plain(firstOf(name)))
  const called = new Map<EntryId, string>()
  for (const same of groups.values()) {
    for (const [i, { visit, name }] of same.entries())
      called.set(visit, same.length === 1 ? firstOf(name) : `${firstOf(name)} ${i + 1}`)
  }
  return called
}

const firstOf = (name: string): string => name.trim().split(/\s+/)[0] ?? ''
const plain = (name: string): string => name.normalize('NFD').replaceAll(/\P{L}/gu, '').toLowerCase()
