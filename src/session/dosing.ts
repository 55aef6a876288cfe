/** May this dose be given now? Every rule that stands between an order and a person, each with what settles it. */
import { protocolName } from '#kernel/protocol.ts'
import { type Reason, type Ruling, together } from '#kernel/ruling.ts'
import { type Instant, minutesBetween } from '#kernel/time.ts'
import { has, type Role } from '#people/people.ts'
import type { Alarm } from './alarms.ts'
import { answersFor } from './asking.ts'
import { onCheck } from './checks.ts'
import { type DoseBody, onAmount, onBooster, onConcentration, onDevices, onOrder } from './dose-amount.ts'
import type { Group } from './group.ts'
import { onGroup } from './group-rules.ts'
import { onPause } from './pause.ts'
import type { SessionProtocol } from './protocol.ts'
import { latest } from './readings.ts'
import { because, heldAltogether, rulingOf } from './reasons.ts'
import { DOSE } from './ruling-words.ts'
import type { Session } from './session.ts'
import { joined, onStaffing } from './staffing.ts'
import { LEVEL, MEASURE, within } from './words.ts'

/** Everything that a rule on a dose looks at. */
export type DoseAct = {
  readonly dose: DoseBody
  /** When it is given. */
  readonly at: Instant
  /** Of the person who gives it. */
  readonly roles: readonly Role[]
  /** The gate of the day (preparation), which a dose may never overtake. */
  readonly readiness: Ruling
  /** The group that the person takes part in, with what is at hand of the others; undefined when only this chart is. */
  readonly group?: Group
}

/** Refuse what must not happen, ask the prescriber where a licensed decision is open, allow the rest. */
export function ruleOnDose(session: Session, act: DoseAct, protocol: SessionProtocol): Ruling {
  const { dose, at, readiness } = act
  const name = protocolName(protocol)
  const order = session.orders.findLast(({ id }) => id === dose.order)
  const booster = order ? onBooster(session, dose, at, order) : []
  const beyond = protocol.dosing?.booster.beyond ?? 'ask'
  const people = joined(
    session.begun && !session.closed ? onStaffing(session, protocol) : { refused: [], asked: [] },
    onGroup(session, act.group, protocol),
    beyond === 'ask' ? { refused: [], asked: booster } : { refused: booster, asked: [] },
  )
  const refused = [
    ...onSession(session),
    ...onPause(session),
    ...people.refused,
    ...onPerson(act),
    ...onCheck(session, dose, at, protocol),
    ...onOrder(dose, order),
    ...(order ? onAmount(session, dose, order) : []),
    ...onConcentration(dose, protocol),
    ...onVitals(session, at, protocol),
    ...onDevices(session, dose, at, protocol),
    ...session.alarms.filter(({ level }) => level !== 'amber').map(onAlarm),
  ]
  // The gate of the day asks about the pressure on arrival too; one question is enough.
  const asksAlready = new Set(readiness.reasons.map(({ rule }) => rule))
  const amber = session.alarms.filter(({ level, rule }) => level === 'amber' && !asksAlready.has(rule))
  const asked = [...amber.map(onAlarm), ...people.asked]
  return together(name, [readiness, rulingOf(name, refused, asked, answersFor(session, dose))])
}

const onAlarm = ({ rule, text, level, say, source, evidence }: Alarm): Reason =>
  because(rule, DOSE.alarm(text, LEVEL[level].toLowerCase(), say), source, evidence)

function onSession(session: Session): Reason[] {
  if (session.closed) return [because('session-closed', DOSE.closed)]
  return [...onHold(session), ...(session.begun ? [] : [because('session-not-begun', DOSE.notBegun)])]
}

function onHold({ entries }: Session): Reason[] {
  const hold = heldAltogether(entries)
  if (!hold) return []
  const { reason } = hold.body
  const evidence = [{ text: reason, entry: hold.id, at: hold.at }]
  return [because('prescriber-hold', DOSE.held(reason), undefined, evidence)]
}

const onPerson = ({ roles }: DoseAct): Reason[] =>
  has({ roles }, 'prescriber', 'monitor') ? [] : [because('not-licensed', DOSE.licence)]

/** A dose needs readings of the last half hour: unknown is never clear. */
function onVitals(session: Session, at: Instant, protocol: SessionProtocol): Reason[] {
  const { minutes, measures, source } = protocol.monitoring.beforeDose
  const missing = measures.filter((measure) => {
    const last = latest(session.readings[measure])
    return !last || minutesBetween(last.at, at) > minutes
  })
  if (missing.length === 0) return []
  const names = missing.map((measure) => within(MEASURE[measure].name)).join(', ')
  return [because('no-vitals', DOSE.vitals(minutes, names), source)]
}
