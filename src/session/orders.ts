/** A prescriber's orders for a session, and the rule on writing one. Software computes amounts; it never picks one. */
import type { z } from 'zod'
import type { EntryId, PersonId } from '#kernel/ids.ts'
import { plausible } from '#kernel/plausible.ts'
import { protocolName } from '#kernel/protocol.ts'
import type { Reason, Ruling } from '#kernel/ruling.ts'
import { type Instant, minutesAfter } from '#kernel/time.ts'
import { type Kg, type Mg, doseFor } from '#kernel/units.ts'
import { type Role, has } from '#people/people.ts'
import type { Route } from '#visits/visits.ts'
import { type SessionEntry, type booster, ofKind, type sessionKinds } from './entries.ts'
import type { Drug, SessionProtocol } from './protocol.ts'
import { because, rulingOf } from './reasons.ts'
import type { Session } from './session.ts'

export type OrderBody = z.output<(typeof sessionKinds)['dose-ordered']>
export type Booster = z.output<typeof booster>

export type Order = {
  readonly id: EntryId
  /** The entry in force; a changed order is another entry. */
  readonly entry: EntryId
  readonly by: PersonId
  readonly at: Instant
  readonly drug: Drug
  readonly route: Route
  /** The first amount, computed where it was ordered by weight. */
  readonly mg: Mg
  readonly body: OrderBody
  readonly cap: Mg
  readonly booster?: Booster
  /** Why it needs a second confirmation; empty when it does not. */
  readonly beyond: readonly Reason[]
  readonly confirmed?: { readonly by: PersonId; readonly at: Instant }
}

/** The amount of an order in mg. */
export const orderedMg = ({ amount }: Pick<OrderBody, 'amount'>): Mg =>
  amount.by === 'mg' ? amount.mg : doseFor(amount.mgPerKg, amount.weight)
export const weightOf = ({ amount }: Pick<OrderBody, 'amount'>): Kg | undefined => amount.weight

/** The orders of a session in the order they were written. A confirmation counts only for the very entry it saw. */
export function ordersOf(entries: readonly SessionEntry[], protocol: SessionProtocol): Order[] {
  const confirmations = ofKind(entries, 'order-confirmed')
  return ofKind(entries, 'dose-ordered').map(({ id: entry, by, at, body }) => {
    const confirmed = confirmations.find((c) => c.body.entry === entry && c.by !== by)
    return {
      id: body.order, entry, by, at, body, drug: body.drug, route: body.route, cap: body.cap, booster: body.booster,
      mg: orderedMg(body), beyond: beyondGuardRails(body, protocol),
      ...(confirmed ? { confirmed: { by: confirmed.by, at: confirmed.at } } : {}),
    }
  })
}

export const awaitsConfirmation = (order: Order): boolean => order.beyond.length > 0 && !order.confirmed

/** Where an order, at the most that it allows, goes beyond the guard rails of its route. */
export function beyondGuardRails(order: OrderBody, protocol: SessionProtocol): Reason[] {
  const { guardRail, choices } = protocol.routes[order.route]
  const settle = 'A second prescriber or the medical monitor confirms the order before anything is given.'
  const reasons: Reason[] = []
  const weight = weightOf(order)
  if (guardRail?.mgPerKg !== undefined && weight !== undefined && order.cap / weight > guardRail.mgPerKg) {
    const perKg = Math.round((order.cap / weight) * 100) / 100
    reasons.push(because('guard-rail', `Up to ${order.cap} mg for ${weight} kg is ${perKg} mg/kg, above ${guardRail.mgPerKg} mg/kg.`, settle, guardRail.source))
  }
  if (guardRail?.mg !== undefined && order.cap > guardRail.mg) {
    reasons.push(because('guard-rail', `Up to ${order.cap} mg is above ${guardRail.mg} mg.`, settle, guardRail.source))
  }
  if (choices && !choices.mg.includes(orderedMg(order))) {
    reasons.push(because('label-amount', `${orderedMg(order)} mg is not an amount of the label (${choices.mg.join(' or ')} mg).`, settle, choices.source))
  }
  return reasons
}

/**
 * May this order be written? Ask: it may be written, and waits for a second confirmation.
 * @param roles of the person who orders
 */
export function ruleOnOrder(session: Session, order: OrderBody, roles: readonly Role[], protocol: SessionProtocol): Ruling {
  const route = protocol.routes[order.route]
  const first = orderedMg(order)
  const weight = weightOf(order)
  const refused: Reason[] = []
  const no = (...reason: Parameters<typeof because>) => refused.push(because(...reason))

  if (!has({ roles }, 'prescriber')) no('not-prescriber', 'Only a prescriber orders a dose.', 'Ask the prescriber of this course to write the order.')
  if (session.closed) no('session-closed', 'This session is closed.', 'Write the order for another dosing visit.')
  if (session.planned?.route && session.planned.route !== order.route) {
    no('wrong-route', `The visit is planned as ${protocol.routes[session.planned.route].name}, the order is ${route.name}.`, 'Change the route of the visit first, so that consent, fasting and monitoring follow it.')
  }
  if (order.drug !== route.drug) no('wrong-drug', `${route.name} is given as ${route.drug}, not ${order.drug}.`, `Order ${route.drug}, or another route.`)
  if (first <= 0) no('not-positive', 'The order comes to 0 mg.', 'Enter an amount above 0.')
  if (order.cap < first) no('cap', `The most for this session (${order.cap} mg) is less than the first amount (${first} mg).`, 'Raise the most, or lower the amount.')
  else if (order.booster && first + order.booster.mg * order.booster.times > order.cap) {
    no('cap', `The first amount and all boosters come to ${first + order.booster.mg * order.booster.times} mg, above the most for this session (${order.cap} mg).`, 'Lower the boosters, or raise the most.')
  }
  if (route.guardRail?.mgPerKg !== undefined && weight === undefined) {
    no('weight', 'Without a weight nobody can see how many mg/kg this is.', 'Weigh the person, and enter the weight.', route.guardRail.source)
  }
  if (weight !== undefined) {
    const read = plausible('weight', weight)
    if (read.plausible === 'impossible') no('weight', read.why, 'Enter the weight in kg.')
  }
  if (route.device && first % route.device.mg !== 0) {
    no('device', `A device holds ${route.device.mg} mg; ${first} mg cannot be given with whole devices.`, `Order a multiple of ${route.device.mg} mg.`, route.device.source)
  }
  return rulingOf(protocolName(protocol), refused, beyondGuardRails(order, protocol), [])
}

/** May this person give the second confirmation? Somebody else than the one who ordered, and licensed to give doses. */
export function ruleOnConfirmation(session: Session, order: Order, person: { readonly id: PersonId; readonly roles: readonly Role[] }, protocol: SessionProtocol): Ruling {
  const refused: Reason[] = []
  if (session.closed) refused.push(because('session-closed', 'This session is closed.', 'Nothing is left to confirm.'))
  if (!has(person, 'prescriber', 'monitor')) refused.push(because('not-licensed', 'A second prescriber or a medical monitor confirms an order.', 'Ask one of them.'))
  if (person.id === order.by) refused.push(because('same-person', 'The person who ordered cannot be the second to confirm.', 'Ask a second prescriber or the monitor.'))
  return rulingOf(protocolName(protocol), refused, [], [])
}

/** The earliest time for a booster after a dose. */
export const boosterFrom = (booster: Booster, lastDose: Instant): Instant => minutesAfter(lastDose, booster.after)
