/**
 * A group: several people who are dosed in one room. Each chart says for itself that its person takes part, and none
 * names another; who belongs together is read from the sessions at hand. (Section 15 of the clinical reference.)
 */
import type { EntryId } from '#kernel/ids.ts'
import { earlier, type Instant, isBefore, minutesAfter, minutesBetween } from '#kernel/time.ts'
import { lastOfKind, type SessionEntry } from './entries.ts'
import { type Team, teamOf } from './presence.ts'
import type { SessionProtocol } from './protocol.ts'
import type { Session } from './session.ts'

/** That a person takes part, as their own chart says it. */
export type Membership = {
  readonly group: EntryId
  readonly place?: number
  readonly entry: EntryId
  readonly at: Instant
}

export type Group = {
  readonly id: EntryId
  /** In order of place, as far as they are at hand. */
  readonly sessions: readonly Session[]
  /** Everybody who is with any of them; who left one of them and was not seen again has left. */
  readonly team: Team
  /** Who was dosed and has not gone home. */
  readonly dosed: readonly Session[]
}

/** The last word counts; two different groups are flagged. */
export function membershipOf(entries: readonly SessionEntry[]): Membership | undefined {
  const joined = lastOfKind(entries, 'group-joined')
  if (!joined) return undefined
  const { group, place } = joined.body
  return { group, place, entry: joined.id, at: joined.at }
}

/** Every group among some sessions, whatever order they come in. */
export function groupsOf(sessions: readonly Session[]): Group[] {
  const ids = [...new Set(sessions.flatMap(({ group }) => (group ? [group.group] : [])))].sort()
  return ids.map((id) => groupFrom(id, sessions))
}

/** The group of one session, with what is at hand of the others; undefined when it takes part in none. */
export const groupOf = (session: Session, others: readonly Session[]): Group | undefined =>
  session.group &&
  groupFrom(session.group.group, [session, ...others.filter(({ visit }) => visit !== session.visit)])

const groupFrom = (id: EntryId, all: readonly Session[]): Group =>
  wouldBe(
    id,
    all.filter(({ group }) => group?.group === id),
  )

/** The group that some people are, or would be together. */
export function wouldBe(id: EntryId, members: readonly Session[]): Group {
  const sessions = members.toSorted(byPlace)
  return {
    id,
    sessions,
    team: teamOf(words(sessions)),
    dosed: sessions.filter(({ doses, closed }) => doses.length > 0 && !closed),
  }
}

const LAST = Number.POSITIVE_INFINITY
function byPlace({ group: a, visit: first }: Session, { group: b, visit: second }: Session): number {
  const [one, other] = [a?.place ?? LAST, b?.place ?? LAST]
  return one === other ? (first < second ? -1 : 1) : one - other
}

/** Whoever came to a session that is closed now is counted only where they came too; who left counts from everywhere. */
function words(sessions: readonly Session[]): SessionEntry[] {
  return sessions
    .flatMap(({ entries, closed }) => entries.filter(({ kind }) => kind === 'staff-left' || !closed))
    .sort((a, b) => minutesBetween(b.at, a.at) || (a.id < b.id ? -1 : 1))
}

export type Turn = {
  readonly session: Session
  /** `now`: the next one, or one of those who are dosed together. */
  readonly state: 'given' | 'now' | 'waits' | 'closed'
  /** When the dose was given. */
  readonly at?: Instant
  /** For whoever is next: by when, so that not more than the minutes of the protocol lie between two doses. */
  readonly by?: Instant
}

/** Who is dosed when: one after the other by place, or all together by routes that the protocol names. */
export function turnsOf({ sessions }: Group): Turn[] {
  const given = sessions.flatMap(({ firstDose }) => (firstDose ? [firstDose] : []))
  const last = given.reduce<Instant | undefined>((a, b) => (a && isBefore(b, a) ? a : b), undefined)
  const first = given.reduce<Instant | undefined>((a, b) => (a ? earlier(a, b) : b), undefined)
  const waiting = sessions.filter(({ firstDose, closed }) => !firstDose && !closed)
  const next = waiting.find((session) => !isTogether(session))
  return sessions.map((session) => {
    const { firstDose: at, closed } = session
    if (at) return { session, state: 'given', at }
    if (closed) return { session, state: 'closed' }
    const together = isTogether(session)
    const before = together ? first : last
    const minutes = session.stagger?.minutes
    const by = before && minutes !== undefined ? { by: minutesAfter(before, minutes) } : {}
    return together || session === next ? { session, state: 'now', ...by } : { session, state: 'waits' }
  })
}

const isTogether = ({ route, stagger }: Session): boolean =>
  route !== undefined && (stagger?.together ?? []).includes(route)

/** What a protocol says about the doses of a group, as a session of one carries it. */
export const staggerOf = (
  membership: Membership | undefined,
  { staffing }: SessionProtocol,
): { readonly minutes: number; readonly together: readonly string[] } | undefined =>
  membership && staffing.group?.stagger
