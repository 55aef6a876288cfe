/** The rules on what is given: against which order, how much, how strong, in how many parts. */
import type { z } from 'zod'
import type { Evidence, Reason } from '#kernel/ruling.ts'
import { type Instant, isBefore, minutesAfter, minutesBetween } from '#kernel/time.ts'
import { ROUTE_NAMES } from '#visits/words.ts'
import { exact } from './doses.ts'
import type { sessionKinds } from './entries.ts'
import { awaitsConfirmation, type Order } from './orders.ts'
import type { SessionProtocol } from './protocol.ts'
import { because } from './reasons.ts'
import { DOSE } from './ruling-words.ts'
import type { Session } from './session.ts'

export type DoseBody = z.output<(typeof sessionKinds)['dose-given']>

/** There is an order, it is confirmed where it must be, and it is for this drug and route. */
export function onOrder(dose: DoseBody, order: Order | undefined): Reason[] {
  if (!order) return [because('no-order', DOSE.noOrder)]
  return [
    ...(awaitsConfirmation(order)
      ? [because('order-unconfirmed', DOSE.unconfirmed, order.beyond[0]?.source)]
      : []),
    ...(dose.route === order.route ? [] : [because('wrong-route', DOSE.route(ROUTE_NAMES[order.route]))]),
    ...(dose.drug === order.drug ? [] : [because('wrong-drug', DOSE.drug(order.drug))]),
  ]
}

/** More than nothing, and not more in the session than the order allows at the most. */
export function onAmount(session: Session, { mg }: DoseBody, order: Order): Reason[] {
  if (mg <= 0) return [because('not-positive', DOSE.nothing)]
  const total = exact(session.given.mg + mg)
  if (total <= order.cap) return []
  const evidence = [{ text: DOSE.ordered(order.cap), entry: order.entry }]
  return [because('over-cap', DOSE.most(mg, total, order.cap), undefined, evidence)]
}

/** What goes beyond the first amount is a booster: inside its limits it is allowed, above them the prescriber is asked. */
export function onBooster(session: Session, { mg }: DoseBody, at: Instant, order: Order): Reason[] {
  const { given, doses, lastDose } = session
  if (exact(given.mg + mg) <= order.mg) return []
  const asks = (rule: string, words: ReturnType<typeof DOSE.noBooster>) => [
    because(rule, words, undefined, factsOf(session, order)),
  ]
  const { booster } = order
  if (!booster) return asks('booster', DOSE.noBooster(order.mg))
  if (!lastDose || given.mg < order.mg) return asks('booster-amount', DOSE.firstAmount(mg, order.mg))
  if (doses.filter(({ cumulative }) => cumulative > order.mg).length >= booster.times)
    return asks('booster-times', DOSE.boosterTimes(booster.times))
  if (mg > booster.mg) return asks('booster-amount', DOSE.boosterAmount(mg, booster.mg))
  if (isBefore(at, minutesAfter(lastDose, booster.after)))
    return asks('booster-early', DOSE.boosterEarly(booster.after, Math.floor(minutesBetween(lastDose, at))))
  return []
}

/** A further dose is a new fact: an answer of the prescriber counts for one dose only. */
function factsOf({ doses }: Session, order: Order): Evidence[] {
  const last = doses.at(-1)
  return [
    { text: DOSE.ordered(order.mg), entry: order.entry, at: order.at },
    ...(last ? [{ text: DOSE.last(last.mg), entry: last.entry, at: last.at }] : []),
  ]
}

/** The volume must be computable where it is drawn up, and what is too strong for a route must be diluted. */
export function onConcentration({ route, concentration }: DoseBody, protocol: SessionProtocol): Reason[] {
  const { concentration: rule } = protocol.routes[route]
  if (!rule) return []
  if (concentration === undefined)
    return rule.needed ? [because('concentration', DOSE.concentration, rule.source)] : []
  if (rule.below === undefined || concentration < rule.below) return []
  return [because('undiluted', DOSE.undiluted(concentration, rule.below, ROUTE_NAMES[route]), rule.source)]
}

/** Devices of a fixed amount are recorded one by one, with the time between them that the label asks for. */
export function onDevices(
  session: Session,
  dose: DoseBody,
  at: Instant,
  protocol: SessionProtocol,
): Reason[] {
  const { device } = protocol.routes[dose.route]
  if (!device) return []
  const wait = session.lastDose && isBefore(at, minutesAfter(session.lastDose, device.apart))
  const ago = session.lastDose ? Math.floor(minutesBetween(session.lastDose, at)) : 0
  return [
    ...(dose.mg === device.mg ? [] : [because('device', DOSE.device(device.mg), device.source)]),
    ...(wait ? [because('device-wait', DOSE.deviceWait(ago, device.apart), device.source)] : []),
  ]
}
