/** What somebody has to do in a course: not a status but its thresholds, so that any clock can say how it stands. */
import { z } from 'zod'
import { type Instant, instant, isBefore } from '#kernel/time.ts'
import { role } from '#people/people.ts'

export const obligation = z.object({
  /** Stable within the course: the domain and the thing. */
  key: z.string(),
  what: z.string(),
  why: z.string(),
  /** The page that settles it, and the words on its link. */
  href: z.string(),
  action: z.string(),
  /** Whose work it is. */
  of: z.array(role),
  /** Due from then on. */
  from: instant,
  /** The first moment at which it is overdue; absent when it can wait. */
  overdueAt: instant.optional(),
  /** From then on nobody can do it any more. */
  until: instant.optional(),
  /** Why it cannot be done although it is due. */
  blockedBy: z.string().optional(),
})
export type Obligation = z.output<typeof obligation>

export type AgendaState = 'upcoming' | 'due' | 'overdue' | 'blocked'
export type AgendaItem = Obligation & { readonly state: AgendaState }

/** Where an obligation stands at a time; undefined once it can no longer be done. */
export function stateAt(
  { from, overdueAt, until, blockedBy }: Obligation,
  now: Instant,
): AgendaState | undefined {
  if (until && !isBefore(now, until)) return undefined
  if (blockedBy) return 'blocked'
  if (isBefore(now, from)) return 'upcoming'
  return overdueAt && !isBefore(now, overdueAt) ? 'overdue' : 'due'
}

const ORDER: Readonly<Record<AgendaState, number>> = { blocked: 0, overdue: 1, due: 2, upcoming: 3 }

/** The agenda at a time, the most urgent on top. */
export function agendaAt(obligations: readonly Obligation[], now: Instant): AgendaItem[] {
  return obligations
    .flatMap((each) => {
      const state = stateAt(each, now)
      // Nobody says what came of a visit before it was.
      const isForeseen = state === 'upcoming' && each.key.startsWith('outcome-')
      return state && !isForeseen ? [{ ...each, state }] : []
    })
    .toSorted(byUrgency)
}

/** What is blocked first, then overdue, due, and what comes; each in order of time. */
export const byUrgency = (a: AgendaItem, b: AgendaItem): number =>
  ORDER[a.state] - ORDER[b.state] || when(a) - when(b) || (a.key < b.key ? -1 : 1)

const when = ({ from, overdueAt }: Obligation): number => (overdueAt ?? from).epochMilliseconds
