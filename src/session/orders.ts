/** A prescriber's orders for a session, and the rule on writing one. Software computes amounts; it never picks one. */
import type { z } from 'zod'
import type { EntryId, PersonId } from '#kernel/ids.ts'
import { plausible } from '#kernel/plausible.ts'
import { protocolName } from '#kernel/protocol.ts'
import type { Reason, Ruling } from '#kernel/ruling.ts'
import type { Instant } from '#kernel/time.ts'
import { doseFor, type Kg, type Mg } from '#kernel/units.ts'
import { has, type Role } from '#people/people.ts'
import type { Route } from '#visits/visits.ts'
import { ROUTE_NAMES } from '#visits/words.ts'
import { exact } from './doses.ts'
import { type booster, ofKind, type SessionEntry, type sessionKinds } from './entries.ts'
import type { Drug, SessionProtocol } from './protocol.ts'
import { because, rulingOf } from './reasons.ts'
import { ORDER } from './ruling-words.ts'
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
      id: body.order,
      entry,
      by,
      at,
      body,
      drug: body.drug,
      route: body.route,
      cap: body.cap,
      booster: body.booster,
      mg: orderedMg(body),
      beyond: beyondGuardRails(body, protocol),
      ...(confirmed ? { confirmed: { by: confirmed.by, at: confirmed.at } } : {}),
    }
  })
}

export const awaitsConfirmation = (order: Order): boolean => order.beyond.length > 0 && !order.confirmed

/** Where an order, at the most that it allows, goes beyond the guard rails of its route. */
export function beyondGuardRails(order: OrderBody, protocol: SessionProtocol): Reason[] {
  const { guardRail, choices } = protocol.routes[order.route]
  const first = orderedMg(order)
  const weight = weightOf(order)
  const reasons: Reason[] = []
  if (guardRail?.mgPerKg !== undefined && weight !== undefined && order.cap / weight > guardRail.mgPerKg) {
    const perKg = Math.round((order.cap / weight) * 100) / 100
    const words = ORDER.perKg(order.cap, weight, perKg, guardRail.mgPerKg)
    reasons.push(because('guard-rail', words, guardRail.source))
  }
  if (guardRail?.mg !== undefined && order.cap > guardRail.mg)
    reasons.push(because('guard-rail', ORDER.amount(order.cap, guardRail.mg), guardRail.source))
  if (choices && !choices.mg.includes(first))
    reasons.push(because('label-amount', ORDER.label(first, `${choices.mg.join(' or ')} mg`), choices.source))
  return reasons
}

/**
 * May this order be written? Ask: it may be written, and waits for a second confirmation.
 * @param roles of the person who orders
 */
export function ruleOnOrder(
  session: Session,
  order: OrderBody,
  roles: readonly Role[],
  protocol: SessionProtocol,
): Ruling {
  const refused = [
    ...(has({ roles }, 'prescriber') ? [] : [because('not-prescriber', ORDER.prescriber)]),
    ...(session.closed ? [because('session-closed', ORDER.closed)] : []),
    ...onPlan(session, order, protocol),
    ...onAmounts(order),
    ...onWeight(order, protocol),
  ]
  return rulingOf(protocolName(protocol), refused, beyondGuardRails(order, protocol), [])
}

function onPlan({ planned }: Session, order: OrderBody, { routes }: SessionProtocol): Reason[] {
  const { drug, device } = routes[order.route]
  const name = ROUTE_NAMES[order.route]
  const first = orderedMg(order)
  const otherRoute = planned?.route && planned.route !== order.route ? planned.route : undefined
  return [
    ...(otherRoute ? [because('wrong-route', ORDER.route(ROUTE_NAMES[otherRoute], name))] : []),
    ...(order.drug === drug ? [] : [because('wrong-drug', ORDER.drug(name, drug, order.drug))]),
    ...(device && first % device.mg !== 0
      ? [because('device', ORDER.device(device.mg, first), device.source)]
      : []),
  ]
}

function onAmounts(order: OrderBody): Reason[] {
  const first = orderedMg(order)
  if (first <= 0) return [because('not-positive', ORDER.nothing)]
  if (order.cap < first) return [because('cap', ORDER.most(order.cap, first))]
  const total = order.booster ? exact(first + order.booster.mg * order.booster.times) : first
  return total > order.cap ? [because('cap', ORDER.boosters(total, order.cap))] : []
}

function onWeight(order: OrderBody, { routes }: SessionProtocol): Reason[] {
  const { guardRail } = routes[order.route]
  const weight = weightOf(order)
  if (weight === undefined)
    return guardRail?.mgPerKg === undefined ? [] : [because('weight', ORDER.weight, guardRail.source)]
  const read = plausible('weight', weight)
  return read.plausible === 'impossible' ? [because('weight', ORDER.weightInKg(read.why))] : []
}

/** May this person give the second confirmation? Somebody else than the one who ordered, licensed to give doses. */
export function ruleOnConfirmation(
  session: Session,
  order: Order,
  person: { readonly id: PersonId; readonly roles: readonly Role[] },
  protocol: SessionProtocol,
): Ruling {
  const refused = [
    ...(session.closed ? [because('session-closed', ORDER.nothingToConfirm)] : []),
    ...(has(person, 'prescriber', 'monitor') ? [] : [because('not-licensed', ORDER.confirmer)]),
    ...(person.id === order.by ? [because('same-person', ORDER.samePerson)] : []),
  ]
  return rulingOf(protocolName(protocol), refused, [], [])
}
