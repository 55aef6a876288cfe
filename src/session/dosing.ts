/** May this dose be given now? Every rule that stands between an order and a person, each with what settles it. */
import { protocolName } from '#kernel/protocol.ts'
import { type Reason, type Ruling, together } from '#kernel/ruling.ts'
import { type Instant, minutesBetween } from '#kernel/time.ts'
import { has, type Role } from '#people/people.ts'
import type { Alarm } from './alarms.ts'
import { type DoseBody, onAmount, onBooster, onConcentration, onDevices, onOrder } from './dose-amount.ts'
import type { SessionProtocol } from './protocol.ts'
import { latest } from './readings.ts'
import { because, heldAltogether, rulingOf } from './reasons.ts'
import { DOSE } from './ruling-words.ts'
import type { Session } from './session.ts'
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
}

/** Refuse what must not happen, ask the prescriber where a licensed decision is open, allow the rest. */
export function ruleOnDose(session: Session, act: DoseAct, protocol: SessionProtocol): Ruling {
  const { dose, at, readiness } = act
  const name = protocolName(protocol)
  const order = session.orders.findLast(({ id }) => id === dose.order)
  const refused = [
    ...onSession(session, protocol),
    ...onPerson(act, protocol),
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
  const asked = [...amber.map(onAlarm), ...(order ? onBooster(session, dose, at, order) : [])]
  return together(name, [readiness, rulingOf(name, refused, asked, session.entries)])
}

const onAlarm = ({ rule, text, level, say, source, evidence }: Alarm): Reason =>
  because(rule, DOSE.alarm(text, LEVEL[level].toLowerCase(), say), source, evidence)

function onSession(session: Session, protocol: SessionProtocol): Reason[] {
  if (session.closed) return [because('session-closed', DOSE.closed)]
  if (!session.begun) return [...onHold(session), because('session-not-begun', DOSE.notBegun)]
  const { needs, source } = protocol.staffing.individual
  const unmet = needs.filter(({ roles }) => !session.present.some((p) => roles.includes(p.as)))
  return [
    ...onHold(session),
    ...unmet.map(({ roles, text }) => because('staffing', DOSE.staffing(roles.join(' or '), text), source)),
  ]
}

function onHold({ entries }: Session): Reason[] {
  const hold = heldAltogether(entries)
  if (!hold) return []
  const { reason } = hold.body
  const evidence = [{ text: reason, entry: hold.id, at: hold.at }]
  return [because('prescriber-hold', DOSE.held(reason), undefined, evidence)]
}

function onPerson({ dose, roles }: DoseAct, protocol: SessionProtocol): Reason[] {
  const { needed, source } = protocol.routes[dose.route].secondCheck
  const unchecked = needed && (!dose.checkedBy || dose.checkedBy === dose.by)
  return [
    ...(has({ roles }, 'prescriber', 'monitor') ? [] : [because('not-licensed', DOSE.licence)]),
    ...(unchecked ? [because('second-check', DOSE.secondCheck, source)] : []),
  ]
}

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
