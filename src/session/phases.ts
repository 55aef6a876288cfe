/** The phases of a session. A person's word counts; without one, the clock of the route's template is shown as such. */
import { type Instant, isBefore, minutesAfter, minutesBetween } from '#kernel/time.ts'
import type { Route } from '#visits/visits.ts'
import type { Dose } from './doses.ts'
import { ofKind, type SessionEntry } from './entries.ts'
import type { Phase, SessionProtocol } from './protocol.ts'

export type PhaseNow = {
  readonly phase: Phase
  readonly since: Instant
  /** False: nobody has said so; the template of the route puts it here. */
  readonly recorded: boolean
  /** Where the template puts the session now, and when it expects the next phase. */
  readonly expected: Phase
  readonly next?: { readonly phase: Phase; readonly at: Instant }
}

/** A phase as it lies in real time, for the clock and the plot. */
export type PhaseSpan = { readonly phase: Phase; readonly from: Instant; readonly to: Instant }

/** The journey belongs to the first dose; a booster moves only what comes after it. */
const AFTER_LAST_DOSE: readonly Phase[] = ['return', 'early-integration']

/** The template of the route laid on the clock, once something has been given. */
export function templateOf(route: Route, doses: readonly Dose[], protocol: SessionProtocol): PhaseSpan[] {
  const first = doses[0]
  const last = doses.at(-1)
  if (!first || !last) return []
  const { spans } = protocol.routes[route].phases
  return spans.map(({ phase, from, to }) => {
    const start = AFTER_LAST_DOSE.includes(phase) ? last.at : first.at
    const end = phase === 'journey' || AFTER_LAST_DOSE.includes(phase) ? last.at : first.at
    return { phase, from: minutesAfter(start, from), to: minutesAfter(end, to) }
  })
}

/** Written ahead, at a desk: none of it says that anybody has come. */
const AHEAD: ReadonlySet<SessionEntry['kind']> = new Set(['dose-ordered', 'order-confirmed', 'group-joined'])

/** When the person was first there, by the first thing written down about the day itself. */
export const arrivedAt = (entries: readonly SessionEntry[]): Instant | undefined =>
  entries.find(({ kind }) => !AHEAD.has(kind))?.at

/** The phase now. Before a dose it is the arrival, from the first thing written down. */
export function phaseNow(
  entries: readonly SessionEntry[],
  template: readonly PhaseSpan[],
  firstDose: Instant | undefined,
  now: Instant,
): PhaseNow | undefined {
  const begun = arrivedAt(entries)
  if (!begun) return undefined
  const said = ofKind(entries, 'phase-entered').findLast(
    (entry) => !firstDose || !isBefore(entry.at, firstDose),
  )
  const started = template.filter((span) => !isBefore(now, span.from)).sort(byStart)
  const byClock = started.at(-1) ?? { phase: 'arrival' as const, from: begun }
  const next = template.filter((span) => isBefore(now, span.from)).sort(byStart)[0]
  return {
    phase: said ? said.body.phase : byClock.phase,
    since: said ? said.at : byClock.from,
    recorded: said !== undefined,
    expected: byClock.phase,
    ...(next ? { next: { phase: next.phase, at: next.from } } : {}),
  }
}

const byStart = (a: PhaseSpan, b: PhaseSpan): number => minutesBetween(b.from, a.from)
