/** May this dose be given now? Every rule that stands between an order and a person, each with what settles it. */
import type { z } from 'zod'
import { protocolName } from '#kernel/protocol.ts'
import { type Reason, type Ruling, together } from '#kernel/ruling.ts'
import { type Instant, isBefore, minutesAfter, minutesBetween } from '#kernel/time.ts'
import { type Role, has } from '#people/people.ts'
import type { sessionKinds } from './entries.ts'
import { type Order, awaitsConfirmation, boosterFrom } from './orders.ts'
import { CHECKS, type SessionProtocol } from './protocol.ts'
import { latest } from './readings.ts'
import { because, held, rulingOf } from './reasons.ts'
import type { Session } from './session.ts'
import { MEASURE } from './words.ts'

export type DoseBody = z.output<(typeof sessionKinds)['dose-given']>

/** Everything that a rule on a dose looks at. `at` is when it is given. */
export type DoseAct = {
  readonly dose: DoseBody
  readonly at: Instant
  /** Of the person who gives it. */
  readonly roles: readonly Role[]
  /** The gate of the day (preparation), which a dose may never overtake. */
  readonly readiness: Ruling
}

/** Refuse what must not happen, ask the prescriber where a licensed decision is open, allow the rest. */
export function ruleOnDose(session: Session, act: DoseAct, protocol: SessionProtocol): Ruling {
  const name = protocolName(protocol)
  const order = session.orders.findLast((o) => o.id === act.dose.order)
  const refused = [
    ...onSession(session, protocol),
    ...onPerson(act, protocol),
    ...onOrder(act, order),
    ...(order ? onAmount(session, act, order) : []),
    ...onPreparation(act, protocol),
    ...onVitals(session, act, protocol),
    ...onDevices(session, act, protocol),
    ...session.alarms.filter((alarm) => alarm.level !== 'amber').map((a) => because(a.id, `${a.text}: ${a.level}.`, a.say, a.source, a.evidence)),
  ]
  const asked = [
    ...session.alarms.filter((alarm) => alarm.level === 'amber').map((a) => because(a.id, `${a.text}: amber.`, a.say, a.source, a.evidence)),
    ...(order ? onBooster(session, act, order) : []),
    ...(act.readiness.ruling === 'ask' ? act.readiness.reasons : []),
  ]
  const gate = act.readiness.ruling === 'refuse' ? [act.readiness] : []
  return together(name, [...gate, rulingOf(name, refused, asked, session.entries)])
}

function onSession(session: Session, protocol: SessionProtocol): Reason[] {
  if (session.closed) return [because('session-closed', 'This session is closed; nothing more is given in it.', 'If something was given before it was closed, record it with its true time and say so.')]
  const reasons: Reason[] = []
  const hold = held(session.entries)
  if (hold) reasons.push(because('prescriber-hold', `The prescriber said to hold: ${hold.reason}`, 'The prescriber decides to go ahead.', undefined, [{ text: hold.reason, at: hold.at }]))
  if (!session.begun) reasons.push(because('session-not-begun', 'The session has not begun.', 'Begin the session, and say who is present.'))
  const { needs, source } = protocol.staffing.individual
  for (const need of session.begun ? needs : []) {
    if (!session.present.some((p) => need.roles.includes(p.as))) reasons.push(because('staffing', `Not present: ${need.roles.join(' or ')}. ${need.text}`, 'Add who is present, or wait for them.', source))
  }
  return reasons
}

function onPerson({ dose, roles }: DoseAct, protocol: SessionProtocol): Reason[] {
  const reasons: Reason[] = []
  if (!has({ roles }, 'prescriber', 'monitor')) reasons.push(because('not-licensed', 'A prescriber or a medical monitor gives the dose.', 'Name the one who gives it.'))
  const { needed, source } = protocol.routes[dose.route].secondCheck
  if (needed && (!dose.checkedBy || dose.checkedBy === dose.by)) {
    reasons.push(because('second-check', 'A second person has not checked amount and volume.', 'Have another person read label, amount and volume, and name them.', source))
  }
  return reasons
}

function onOrder({ dose }: DoseAct, order: Order | undefined): Reason[] {
  if (!order) return [because('no-order', 'There is no order for this dose.', 'Ask the prescriber to write one.')]
  const reasons: Reason[] = []
  if (awaitsConfirmation(order)) reasons.push(because('order-unconfirmed', 'The order waits for a second confirmation.', 'A second prescriber or the medical monitor confirms it.', order.beyond[0]?.source))
  if (dose.route !== order.route) reasons.push(because('wrong-route', `The order is for another route (${order.route}).`, 'Give it as ordered, or ask for a new order.'))
  if (dose.drug !== order.drug) reasons.push(because('wrong-drug', `The order is for ${order.drug}.`, 'Give what was ordered, or ask for a new order.'))
  return reasons
}

function onAmount(session: Session, { dose }: DoseAct, order: Order): Reason[] {
  if (dose.mg <= 0) return [because('not-positive', 'A dose must be more than 0 mg.', 'Enter what is given, in mg.')]
  const total = exact(session.given.mg + dose.mg)
  if (total <= order.cap) return []
  return [because('over-cap', `${dose.mg} mg would make ${total} mg in this session; the order allows ${order.cap} mg at the most.`, 'Give less, or ask the prescriber for another order.', undefined, [{ text: `Ordered: ${order.cap} mg at the most`, entry: order.entry }])]
}

function onPreparation({ dose }: DoseAct, protocol: SessionProtocol): Reason[] {
  const { concentration, name } = protocol.routes[dose.route]
  if (!concentration) return []
  if (concentration.needed && dose.concentration === undefined) return [because('concentration', 'Without the concentration nobody can see the volume.', 'Enter the mg/mL of the label.', concentration.source)]
  if (concentration.below !== undefined && dose.concentration !== undefined && dose.concentration >= concentration.below) {
    return [because('undiluted', `${dose.concentration} mg/mL is too strong for this route (${name}).`, `Dilute it to less than ${concentration.below} mg/mL, and enter the new concentration.`, concentration.source)]
  }
  return []
}

/** A dose needs a pressure, a heart rate, an SpO2 and a breathing rate of the last half hour: unknown is never clear. */
function onVitals(session: Session, { at }: DoseAct, protocol: SessionProtocol): Reason[] {
  const { minutes, source } = protocol.monitoring.beforeDose
  const missing = [...CHECKS.pressure, ...CHECKS.oxygen].filter((measure) => {
    const last = latest(session.readings[measure])
    return !last || minutesBetween(last.at, at) > minutes
  })
  if (missing.length === 0) return []
  const names = missing.map((measure) => MEASURE[measure].name.toLowerCase()).join(', ')
  return [because('no-vitals', `Not measured in the last ${minutes} minutes: ${names}.`, 'Measure them now.', source)]
}

function onDevices(session: Session, { dose, at }: DoseAct, protocol: SessionProtocol): Reason[] {
  const { device } = protocol.routes[dose.route]
  if (!device) return []
  const reasons: Reason[] = []
  if (dose.mg !== device.mg) reasons.push(because('device', `One device holds ${device.mg} mg.`, 'Record each device by itself.', device.source))
  const last = session.doses.at(-1)
  const from = last && minutesAfter(last.at, device.apart)
  if (from && isBefore(at, from)) reasons.push(because('device-wait', `The last device was ${Math.floor(minutesBetween(last.at, at))} minutes ago; ${device.apart} minutes lie between two.`, 'Wait until they have passed.', device.source))
  return reasons
}

/** What goes beyond the first amount is a booster: inside the order's limits it is allowed, above them the prescriber is asked. */
function onBooster(session: Session, { dose, at }: DoseAct, order: Order): Reason[] {
  if (exact(session.given.mg + dose.mg) <= order.mg) return []
  const last = session.doses.at(-1)
  const evidence = [{ text: `Ordered: ${order.mg} mg`, entry: order.entry, at: order.at }, ...(last ? [{ text: `Last dose: ${last.mg} mg`, entry: last.entry, at: last.at }] : [])]
  const asks = (rule: string, why: string) => [because(rule, why, 'The prescriber decides, or writes another order.', undefined, evidence)]
  const { booster } = order
  if (!booster) return asks('booster', `The order is ${order.mg} mg and allows no booster.`)
  const boosters = session.doses.filter((d) => d.cumulative > order.mg).length
  if (boosters >= booster.times) return asks('booster-times', `The order allows ${booster.times} booster${booster.times === 1 ? '' : 's'}, given already.`)
  if (last === undefined || session.given.mg < order.mg) return asks('booster-amount', `${dose.mg} mg is more than the first amount that was ordered (${order.mg} mg).`)
  if (dose.mg > booster.mg) return asks('booster-amount', `The order allows ${booster.mg} mg as a booster, not ${dose.mg} mg.`)
  if (isBefore(at, boosterFrom(booster, last.at))) return asks('booster-early', `The order asks for ${booster.after} minutes between the doses; ${Math.floor(minutesBetween(last.at, at))} have passed.`)
  return []
}

const exact = (n: number): number => Math.round(n * 1000) / 1000
