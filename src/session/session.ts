/**
 * The dosing session: what has happened, where it stands, what is out of limits and what is due.
 * All of it is read from the chart, the protocol and the time; nothing refuses or drops a recorded fact.
 */
import { type Chart, entriesOf } from '#chart/chart.ts'
import type { EntryId, PersonId } from '#kernel/ids.ts'
import { type Instant, isBefore } from '#kernel/time.ts'
import { type Mg, type MgPerKg, mg, mgPerKg } from '#kernel/units.ts'
import { type Route, standing, type Visit, visitsOf } from '#visits/visits.ts'
import { type Alarm, alarmsOf } from './alarms.ts'
import { type Asked, askedOf } from './asking.ts'
import { type Check, checksOf } from './checks.ts'
import { type Dose, dosesIn, earliestDischarge } from './doses.ts'
import { type Due, dueOf } from './due.ts'
import { ofKind, type SessionEntry, sessionKinds } from './entries.ts'
import { type Flag, flagsOf } from './flags.ts'
import { type Membership, membershipOf, staggerOf } from './group.ts'
import { type Order, ordersOf, weightOf } from './orders.ts'
import { type Pause, pausesOf } from './pause.ts'
import { arrivedAt, type PhaseNow, type PhaseSpan, phaseNow, templateOf } from './phases.ts'
import { type Team, teamOf } from './presence.ts'
import type { SessionProtocol } from './protocol.ts'
import { type Readings, readingsOf } from './readings.ts'
import { type Symptoms, symptomsOf } from './symptoms.ts'

export type Closing = {
  readonly how: 'discharged' | 'left-against-advice' | 'session-abandoned'
  readonly at: Instant
  readonly by: PersonId
  readonly entry: EntryId
}

export type Session = {
  readonly visit: EntryId
  /** Everything written down in this session and in force, in order. */
  readonly entries: readonly SessionEntry[]
  readonly planned?: Visit
  /** Visits of the course that come after this session began. */
  readonly later: readonly Visit[]
  readonly route?: Route
  readonly begun?: Instant
  readonly closed?: Closing
  /** Who is there now, and who has left. */
  readonly team: Team
  readonly present: Team['present']
  /** The group that the person takes part in, and what its protocol says about the doses of one. */
  readonly group?: Membership
  readonly stagger?: ReturnType<typeof staggerOf>
  /** Pauses that nobody has ended. */
  readonly pauses: readonly Pause[]
  /** Questions to the prescriber, answered or not. */
  readonly asked: readonly Asked[]
  /** What a second person checked. */
  readonly checks: readonly Check[]
  readonly phase?: PhaseNow
  readonly template: readonly PhaseSpan[]
  readonly orders: readonly Order[]
  readonly doses: readonly Dose[]
  readonly given: { readonly mg: Mg; readonly mgPerKg?: MgPerKg }
  readonly firstDose?: Instant
  readonly lastDose?: Instant
  /** Before this the least time of the route has not passed. */
  readonly earliestDischarge?: Instant
  readonly readings: Readings
  readonly symptoms: Symptoms
  /** Gravest first; none once the session is closed. */
  readonly alarms: readonly Alarm[]
  readonly due: readonly Due[]
  readonly flags: readonly Flag[]
}

/** Whether a session is closed by the word of this device alone: the server and everybody else do not know of it. */
export const isClosedHere = ({ closed }: Pick<Session, 'closed'>, unsent: ReadonlySet<EntryId>): boolean =>
  closed !== undefined && unsent.has(closed.entry)

/** The session of one dosing visit, as its chart tells it at a time. */
export function sessionOf(chart: Chart, visit: EntryId, protocol: SessionProtocol, now: Instant): Session {
  const entries = entriesOf(sessionKinds, chart).filter((entry) => entry.body.visit === visit)
  const visits = visitsOf(chart)
  const planned = visits.find((v) => v.id === visit)
  const orders = ordersOf(entries, protocol)
  const doses = dosesIn(entries)
  const firstDose = doses[0]?.at
  const lastDose = doses.at(-1)?.at
  const begun = ofKind(entries, 'session-begun')
  const closed = closingOf(entries)
  const readings = readingsOf(entries)
  const alarms = closed ? [] : alarmsOf(entries, readings, firstDose, protocol, now)
  const route = doses[0]?.route ?? orders.at(-1)?.route ?? planned?.route
  const template = route ? templateOf(route, doses, protocol) : []
  const from = begun[0]?.at ?? arrivedAt(entries)
  const team = teamOf(entries)
  const group = membershipOf(entries)
  return {
    visit,
    entries,
    planned,
    orders,
    doses,
    firstDose,
    lastDose,
    readings,
    alarms,
    route,
    template,
    closed,
    later: standing(visits).filter((v) => v.id !== visit && from !== undefined && isBefore(from, v.from)),
    begun: begun[0]?.at,
    team,
    present: team.present,
    group,
    stagger: staggerOf(group, protocol),
    pauses: closed ? [] : pausesOf(chart, entries),
    asked: askedOf(chart, entries),
    checks: checksOf(chart, entries, doses),
    phase: phaseNow(entries, template, firstDose, closed?.at ?? now),
    given: givenIn(doses, orders),
    earliestDischarge: earliestDischarge(doses, protocol),
    symptoms: symptomsOf(entries),
    due: from && !closed ? dueOf(from, doses, readings, alarms, protocol) : [],
    flags: flagsOf(chart, entries, doses, orders, closed, protocol),
  }
}

/** The first closing counts; a later one is flagged. */
function closingOf(entries: readonly SessionEntry[]): Closing | undefined {
  for (const { kind, at, by, id: entry } of entries) {
    if (kind === 'discharged' || kind === 'left-against-advice' || kind === 'session-abandoned')
      return { how: kind, at, by, entry }
  }
  return undefined
}

/** Everything given so far: the sum of the doses in force, and per kilogram where an order knew the weight. */
function givenIn(doses: readonly Dose[], orders: readonly Order[]): Session['given'] {
  const total = doses.at(-1)?.cumulative ?? mg(0)
  const weight = orders.map((order) => weightOf(order.body)).findLast((kg) => kg !== undefined)
  return weight === undefined
    ? { mg: total }
    : { mg: total, mgPerKg: mgPerKg(Math.round((total / weight) * 100) / 100) }
}

/** The session under way at a time, for a course that has one: begun and not closed. */
export const isOpen = (session: Session): boolean =>
  session.begun !== undefined && session.closed === undefined
