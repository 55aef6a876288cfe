/** For tests of the views: a device that keeps everything in memory, with one session told as in the session's tests. */
import { chartOf, type Draft } from '#chart/chart.ts'
import { type EntryId, patientId, practiceId } from '#kernel/ids.ts'
import { ok } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { Colleague } from '../here.ts'
import { course, entriesFrom, minute, nthId, people, type Told, visit } from '../testing.ts'
import type { Device, Held, HeldSession } from './held.ts'

export const PRACTICE = practiceId.parse('0198c0de-0000-7000-8000-0000000000ff')
export const STAFF: readonly Colleague[] = [
  { id: people.monitor, name: 'Sam Okafor, RN', roles: ['monitor'] },
  { id: people.prescriber, name: 'Helen Marsh, MD', roles: ['prescriber'] },
  { id: people.therapist, name: 'Ruth Adler, LCSW', roles: ['therapist'] },
]

export function heldSession(
  facts: readonly Told[],
  protocol: HeldSession['protocol'],
  but: Partial<HeldSession> = {},
): HeldSession {
  return {
    id: course,
    visit,
    practice: PRACTICE,
    patient: { id: patientId.parse('0198c0de-0000-7000-8000-0000000000cc'), name: 'Maya Lindqvist' },
    chart: chartOf(entriesFrom(facts)),
    protocol,
    zone: 'UTC',
    names: new Map(STAFF.map(({ id, name }) => [id, name])),
    closed: false,
    unsent: new Set(),
    ...but,
  }
}

/** @param at minutes after the tests' minute 0 */
export function deviceHolding(sessions: readonly HeldSession[], at: number, but: Partial<Held> = {}) {
  let n = 0
  let held: Held = {
    person: { ...STAFF[0]!, practiceName: 'Willow Practice', zone: 'UTC' },
    staff: STAFF,
    sessions,
    link: 'live',
    unsent: 0,
    refused: [],
    heardAt: minute(at),
    storage: 'kept',
    newer: false,
    ...but,
  }
  const typed = new Map<string, unknown>()
  const recorded: (readonly Draft[])[] = []
  const listening = new Set<() => void>()
  const now = (): Instant => minute(at)
  const newId = (): EntryId => nthId(1_000_000 + n++)
  const device: Device = {
    held: () => held,
    subscribe: (changed) => {
      listening.add(changed)
      return () => listening.delete(changed)
    },
    now,
    newId,
    record: async (id, drafts) => {
      recorded.push(drafts)
      const by = held.person?.id ?? people.monitor
      const entries = drafts.map((draft) => ({
        audience: 'care-team' as const,
        ...draft,
        id: draft.id ?? newId(),
        course: id,
        recordedAt: now(),
        by,
      }))
      held = {
        ...held,
        sessions: held.sessions.map((session) =>
          session.id === id
            ? {
                ...session,
                chart: chartOf([...session.chart.entries, ...entries]),
                unsent: new Set([...session.unsent, ...entries.map((entry) => entry.id)]),
              }
            : session,
        ),
      }
      for (const changed of listening) changed()
      return ok(entries.map((entry) => entry.id))
    },
    typed: () => typed,
    keepTyped: (place, what) => {
      if (what === undefined) typed.delete(place)
      else typed.set(place, what)
    },
    settle: async () => {},
    retry: () => {},
    takeNewer: async () => {},
    signOut: async () => ok(undefined),
  }
  return { device, recorded }
}
