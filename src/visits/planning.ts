/** May a visit be planned, moved, cancelled or said to have taken place as somebody asks? */
import type { EntryId } from '#kernel/ids.ts'
import { overlaps } from '#kernel/interval.ts'
import { type ProtocolId, protocolName } from '#kernel/protocol.ts'
import { allow, ask, type Evidence, type Reason, type Ruling, refuse, together } from '#kernel/ruling.ts'
import type { Source } from '#kernel/source.ts'
import { type Instant, isBefore, minutesAfter, minutesBetween } from '#kernel/time.ts'
import { type Minutes, minutes } from '#kernel/units.ts'
import { clockIn, momentIn } from './local-time.ts'
import { type Route, standing, type Visit, type VisitKind } from './visits.ts'
import { PLANNING } from './words.ts'

/** A visit as somebody wants it to be. */
export type Plan = {
  readonly kind: VisitKind
  readonly from: Instant
  readonly to: Instant
  readonly route?: Route
}

/** How long a route keeps the calendar busy, as the protocol's session section says. */
export type Block = { readonly minutes: Minutes; readonly source: Source }

/** The protocol's routes, as far as a calendar reads them. */
type Routes = Partial<
  Record<
    Route,
    { readonly block: { readonly minutes: readonly [least: number, most: number]; readonly source: Source } }
  >
>

/** The least time that a dosing session by a route keeps the calendar busy. */
export function blockOf(
  protocol: ProtocolId & { readonly routes?: Routes },
  route: Route,
): Block | undefined {
  const block = protocol.routes?.[route]?.block
  return block && { minutes: minutes(block.minutes[0]), source: block.source }
}

export type Planning = {
  readonly visits: readonly Visit[]
  readonly protocol: ProtocolId
  readonly now: Instant
  /** The zone of the practice, for the clock times in the sentences. */
  readonly zone: string
  /** For a dosing session with a route; undefined when the protocol has no figure for it. */
  readonly block?: Block
  /** The visit that is being moved, which does not stand in its own way. */
  readonly moving?: EntryId
  /** Names of the rules that asked before and were confirmed by the person who plans. */
  readonly confirmed?: readonly string[]
}

/** The rules that a person may confirm: the fact is possible, but more often a slip of the pen. */
export const CONFIRMABLE = ['visit-over', 'visit-far-ahead', 'visit-block-unknown'] as const
export type Confirmable = (typeof CONFIRMABLE)[number]

const CALENDAR: Source = {
  text: 'A rule of the calendar, not a clinical one',
  status: 'default',
  mark: 'default',
}

const FAR_AHEAD_DAYS = 2 * 366

/** May this visit stand in the calendar? Refuses what cannot be; asks once about what is probably a slip. */
export function ruleOnVisit(plan: Plan, planning: Planning): Ruling {
  const protocol = protocolName(planning.protocol)
  const moved = planning.visits.find((v) => v.id === planning.moving)
  if (moved?.outcome) return refuse(protocol, settled(moved))
  if (!isBefore(plan.from, plan.to)) return refuse(protocol, reason('visit-ends', PLANNING.ends))
  return together(protocol, [
    ruleOnTime(plan, planning, protocol),
    ruleOnRoute(plan, planning, protocol),
    ruleOnOverlap(plan, planning, protocol),
  ])
}

/** Has this visit been, as far as the clock can tell? Then it is a record of what happened. */
export const isOver = (plan: Plan, now: Instant): boolean => !isBefore(now, plan.to)

function ruleOnTime(plan: Plan, { now, zone, confirmed = [] }: Planning, protocol: string): Ruling {
  if (isOver(plan, now) && !confirmed.includes('visit-over')) {
    return ask(protocol, reason('visit-over', PLANNING.over(momentIn(plan.to, zone))))
  }
  const limit = minutesAfter(now, FAR_AHEAD_DAYS * 24 * 60)
  if (isBefore(limit, plan.from) && !confirmed.includes('visit-far-ahead')) {
    return ask(protocol, reason('visit-far-ahead', PLANNING.farAhead(momentIn(plan.from, zone))))
  }
  return allow(protocol)
}

function ruleOnRoute(plan: Plan, { now, zone, block, confirmed = [] }: Planning, protocol: string): Ruling {
  if (plan.kind !== 'dosing') {
    return plan.route
      ? refuse(protocol, reason('visit-route', PLANNING.routeUnneeded(plan.kind)))
      : allow(protocol)
  }
  if (!plan.route) return refuse(protocol, reason('visit-route', PLANNING.routeMissing))
  // A session that has been took as long as it took; the block is for planning.
  if (isOver(plan, now)) return allow(protocol)
  if (!block) {
    return confirmed.includes('visit-block-unknown')
      ? allow(protocol)
      : ask(protocol, reason('visit-block-unknown', PLANNING.blockUnknown(plan.route)))
  }
  const length = minutesBetween(plan.from, plan.to)
  if (length >= block.minutes) return allow(protocol)
  const until = clockIn(minutesAfter(plan.from, block.minutes), zone)
  const words = PLANNING.tooShort(plan.route, length, block.minutes, until)
  return refuse(protocol, { ...reason('visit-block', words), source: block.source })
}

/** The person is at every visit of their course, so no two of them may share a minute. */
function ruleOnOverlap(plan: Plan, { visits, zone, moving }: Planning, protocol: string): Ruling {
  const others = standing(visits).filter((v) => v.id !== moving && overlaps(v, plan))
  if (others.length === 0) return allow(protocol)
  return refuse(
    protocol,
    ...others.map((other) => {
      const when = `${momentIn(other.from, zone)} to ${clockIn(other.to, zone)}`
      return reason('visit-overlap', PLANNING.overlaps(other.kind, when), [
        { text: when, entry: other.planned, at: other.from },
      ])
    }),
  )
}

/** What can be said to have come of a visit. */
export type Said = 'kept' | 'cancelled' | 'missed'

/**
 * May this be said of a visit? Nothing that has not begun was kept or missed, a visit at which a dose was given
 * took place, and what was said before must be taken back before something else is said.
 * @param doses doses given, each with the visit at which it was given
 */
export function ruleOnOutcome(
  visit: Visit,
  said: Said,
  planning: Pick<Planning, 'protocol' | 'now' | 'zone'> & {
    readonly doses: readonly { readonly at: Instant; readonly visit?: EntryId }[]
  },
): Ruling {
  const protocol = protocolName(planning.protocol)
  if (visit.outcome) return refuse(protocol, settled(visit))
  if (said !== 'cancelled' && isBefore(planning.now, visit.from)) {
    return refuse(protocol, reason('visit-not-begun', PLANNING.notBegun(momentIn(visit.from, planning.zone))))
  }
  const dose = planning.doses.find((given) => given.visit === visit.id)
  if (dose && said !== 'kept') {
    const evidence = [{ text: momentIn(dose.at, planning.zone), at: dose.at }]
    return refuse(protocol, reason('visit-dose-given', PLANNING.doseGiven, evidence))
  }
  return allow(protocol)
}

const settled = (visit: Visit): Reason =>
  reason('visit-settled', PLANNING.settled(visit), [
    { text: visit.outcome?.text ?? visit.state, entry: visit.outcome?.entry, at: visit.outcome?.at },
  ])

const reason = (
  rule: string,
  words: { readonly why: string; readonly settle: string },
  evidence: readonly Evidence[] = [],
): Reason => ({ rule, ...words, evidence, source: CALENDAR })
