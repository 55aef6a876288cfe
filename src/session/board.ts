/**
 * The board: several people in session at once, each with a first name only, and what they need next as one queue.
 * It is folded from the sessions at hand, in whatever order they come; it never loses an alarm.
 */
import type { CourseId, EntryId } from '#kernel/ids.ts'
import { type Ruling, together } from '#kernel/ruling.ts'
import { type Instant, minutesBetween } from '#kernel/time.ts'
import { type Alarm, byNeed, RANK } from './alarms.ts'
import { type Asked, openQuestions } from './asking.ts'
import { calledOf } from './called.ts'
import { type Due, stateOf } from './due.ts'
import { type Group, groupsOf, type Turn, turnsOf } from './group.ts'
import { ruleOnGroupSize } from './group-size.ts'
import type { CourseAtHand } from './here.ts'
import type { Measure } from './protocol.ts'
import { ageOf, latest, type Reading } from './readings.ts'
import { isClosedHere, type Session, sessionOf } from './session.ts'
import { ruleOnGroupStaffing, ruleOnStaffing } from './staffing.ts'

/** A session at hand, as a device holds it. */
export type OnBoard = CourseAtHand & { readonly visit: EntryId; readonly unsent?: ReadonlySet<EntryId> }

export type Shown = { readonly reading: Reading; readonly age: number }
export type Waiting = {
  readonly visit: EntryId
  readonly called: string
  readonly due: Due
  readonly state: 'later' | 'due' | 'overdue'
  /** Minutes until it is due; negative: for so long it has been. */
  readonly inMinutes: number
}

export type OnePerson = {
  readonly visit: EntryId
  readonly course: CourseId
  /** The first name, with a number where two share it. */
  readonly called: string
  readonly zone: string
  readonly session: Session
  readonly place?: number
  /** Minutes since the first dose. */
  readonly elapsed?: number
  /** The last of each vital sign, with its age in minutes. */
  readonly last: Partial<Record<Measure, Shown>>
  /** What is to be measured next. */
  readonly next?: Waiting
  readonly alarms: readonly Alarm[]
  readonly questions: readonly Asked[]
  readonly unsent: number
  /** Its end was written on this device and is not on the server. */
  readonly closedHere: boolean
  /** The people around this one, while the session is under way. */
  readonly staffing?: Ruling
}

export type GroupOnBoard = {
  readonly id: EntryId
  readonly group: Group
  readonly staffing: Ruling
  /** As if all who take part were dosed with who is there now. */
  readonly size: Ruling
  readonly turns: readonly (Turn & Pick<OnePerson, 'called' | 'closedHere'>)[]
  readonly paused: readonly OnePerson[]
}

export type Board = {
  /** Alarms first, then what is overdue, then place; who has gone home comes last. */
  readonly people: readonly OnePerson[]
  /** Every alarm of everybody, what needs somebody most first. */
  readonly alarms: readonly { readonly person: OnePerson; readonly alarm: Alarm }[]
  /** What is to be measured next of everybody, the longest overdue first. */
  readonly queue: readonly Waiting[]
  readonly groups: readonly GroupOnBoard[]
  /** What waits for a prescriber, the oldest first. */
  readonly questions: readonly { readonly person: OnePerson; readonly asked: Asked }[]
}

/** The board as it stands at a time. */
export function boardOf(atHand: readonly OnBoard[], now: Instant): Board {
  const calls = calledOf(atHand.map(({ visit, patient }) => ({ visit, name: patient.name })))
  const people = atHand.map((one) => personOf(one, calls.get(one.visit) ?? '', now)).sort(byUrgency)
  const protocols = new Map(atHand.map(({ visit, protocol }) => [visit, protocol]))
  return {
    people,
    alarms: people
      .flatMap((person) => person.alarms.map((alarm) => ({ person, alarm })))
      .sort((a, b) => byNeed(now)(a.alarm, b.alarm) || byVisit(a.person, b.person)),
    queue: people
      .flatMap(({ session, ...one }) => session.due.map((due) => waiting(one, due, now)))
      .sort((a, b) => byDue(a.due, b.due) || byVisit(a, b)),
    groups: groupsOf(people.map(({ session }) => session)).map((group) => onBoard(group, people, protocols)),
    questions: people
      .flatMap((person) => person.questions.map((asked) => ({ person, asked })))
      .sort((a, b) => minutesBetween(b.asked.at, a.asked.at) || (a.asked.entry < b.asked.entry ? -1 : 1)),
  }
}

function personOf(
  { id, visit, chart, protocol, zone, unsent }: OnBoard,
  called: string,
  now: Instant,
): OnePerson {
  const session = sessionOf(chart, visit, protocol, now)
  const next = session.due.toSorted(byDue)[0]
  const underWay = session.begun && !session.closed
  return {
    visit,
    course: id,
    called,
    zone,
    session,
    place: session.group?.place,
    elapsed: session.firstDose && Math.max(0, minutesBetween(session.firstDose, session.closed?.at ?? now)),
    last: lastOf(session, now),
    next: next && waiting({ visit, called }, next, now),
    alarms: session.alarms,
    questions: openQuestions(session),
    unsent: unsent?.size ?? 0,
    closedHere: isClosedHere(session, unsent ?? new Set()),
    staffing: underWay ? ruleOnStaffing(session, protocol) : undefined,
  }
}

function lastOf({ readings }: Session, now: Instant): OnePerson['last'] {
  const last: Partial<Record<Measure, Shown>> = {}
  for (const series of Object.values(readings)) {
    const reading = latest(series)
    if (reading) last[reading.measure] = { reading, age: ageOf(reading, now) }
  }
  return last
}

const waiting = (
  { visit, called }: Pick<OnePerson, 'visit' | 'called'>,
  due: Due,
  now: Instant,
): Waiting => ({
  visit,
  called,
  due,
  state: stateOf(due, now),
  inMinutes: minutesBetween(now, due.from),
})

function onBoard(
  group: Group,
  people: readonly OnePerson[],
  protocols: ReadonlyMap<EntryId, OnBoard['protocol']>,
): GroupOnBoard {
  const byEach = (rule: (session: Session, protocol: OnBoard['protocol']) => Ruling): Ruling => {
    const rulings = group.sessions.flatMap((session) => {
      const protocol = protocols.get(session.visit)
      return protocol ? [rule(session, protocol)] : []
    })
    const said = together([...new Set(rulings.map(({ protocol }) => protocol))].sort().join(', '), rulings)
    return { ...said, reasons: once(said.reasons) }
  }
  const of = (visit: EntryId) => people.find((person) => person.visit === visit)
  return {
    id: group.id,
    group,
    staffing: byEach(({ entries }, protocol) => ruleOnGroupStaffing(group, protocol, entries)),
    size: byEach((_, protocol) => ruleOnGroupSize(group, protocol)),
    turns: turnsOf(group).map((turn) => {
      const { called = '', closedHere = false } = of(turn.session.visit) ?? {}
      return { ...turn, called, closedHere }
    }),
    paused: people.filter(({ session }) => session.group?.group === group.id && session.pauses.length > 0),
  }
}

/** Members on one protocol say the same. */
const once = (reasons: Ruling['reasons']): Ruling['reasons'] =>
  reasons.filter(({ rule, why }, i) => reasons.findIndex((r) => r.rule === rule && r.why === why) === i)

const byDue = (a: Due, b: Due): number =>
  minutesBetween(b.overdueAt, a.overdueAt) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)

const byVisit = (a: { readonly visit: EntryId }, b: { readonly visit: EntryId }): number =>
  a.visit < b.visit ? -1 : a.visit > b.visit ? 1 : 0

const LAST = Number.POSITIVE_INFINITY
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1)

function byUrgency(a: OnePerson, b: OnePerson): number {
  return (
    compare(group(a), group(b)) ||
    compare(gravest(b), gravest(a)) ||
    compare(overdueSince(a), overdueSince(b)) ||
    compare(a.place ?? LAST, b.place ?? LAST) ||
    byVisit(a, b)
  )
}
/** Under way, to come, closed. */
const group = ({ session }: OnePerson): number => (session.closed ? 2 : session.begun ? 0 : 1)
const gravest = ({ alarms }: OnePerson): number => Math.max(0, ...alarms.map(({ level }) => RANK[level]))
const overdueSince = ({ next }: OnePerson): number =>
  next?.state === 'overdue' ? next.due.overdueAt.epochMilliseconds : LAST
