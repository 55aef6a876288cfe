/** Who is there: who came, who left, who came again. */
import type { PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { Role } from '#people/people.ts'
import type { SessionEntry } from './entries.ts'

export type Presence = { readonly person: PersonId; readonly as: Role; readonly since: Instant }
export type Gone = { readonly person: PersonId; readonly as: Role; readonly at: Instant }

export type Team = {
  readonly present: readonly Presence[]
  /** Who left and has not come again. */
  readonly gone: readonly Gone[]
  /** Everybody who was there at any time. */
  readonly attended: readonly PersonId[]
  /** When somebody last came or left. */
  readonly changed?: Instant
}

type Person = Pick<Presence, 'person' | 'as'>
const keyOf = ({ person, as }: Person): string => `${as} ${person}`

/** The last word about each person in each role counts; entries come in order. */
export function teamOf(entries: readonly SessionEntry[]): Team {
  const present = new Map<string, Presence>()
  const gone = new Map<string, Gone>()
  const attended = new Set<PersonId>()
  let changed: Instant | undefined
  for (const { kind, at, body } of entries) {
    if (kind === 'session-begun') {
      for (const { person, as } of body.present) {
        const key = keyOf({ person, as })
        gone.delete(key)
        attended.add(person)
        if (!present.has(key)) present.set(key, { person, as, since: at })
      }
      changed = at
    } else if (kind === 'staff-left') {
      const { person, as } = body
      present.delete(keyOf({ person, as }))
      gone.set(keyOf({ person, as }), { person, as, at })
      changed = at
    }
  }
  return { present: [...present.values()], gone: [...gone.values()], attended: [...attended], changed }
}
