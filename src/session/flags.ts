/** What a human must look at: facts that were kept although a rule would have refused them, or that contradict. */
import type { Chart } from '#chart/chart.ts'
import type { EntryId } from '#kernel/ids.ts'
import { isBefore, minutesBetween } from '#kernel/time.ts'
import type { Dose } from './doses.ts'
import type { SessionEntry } from './entries.ts'
import { type Order, awaitsConfirmation } from './orders.ts'
import type { SessionProtocol } from './protocol.ts'
import type { Closing } from './session.ts'

export type Flag = { readonly rule: string; readonly text: string; readonly entry: EntryId }

/** Minutes within which two doses may be one dose written down twice. */
const SAME_TIME = 2

/** Flags in order of their entries. They never take a fact away. */
export function flagsOf(chart: Chart, entries: readonly SessionEntry[], doses: readonly Dose[], orders: readonly Order[], closed: Closing | undefined, protocol: SessionProtocol): Flag[] {
  const flags = doses.flatMap((dose, i) => [...onDose(dose, orders), ...twice(dose, doses[i - 1], protocol)])
  for (const entry of entries) {
    if (chart.contested.some((id) => id === entry.id || chart.history.get(entry.id)?.some((older) => older.id === id))) {
      flags.push({ rule: 'contested', text: 'Two people corrected this entry differently. Look at both.', entry: entry.id })
    }
    if (closed && entry.kind === 'dose-given' && isBefore(closed.at, entry.at)) {
      flags.push({ rule: 'after-closing', text: 'A dose is recorded after the session was closed.', entry: entry.id })
    }
    if (closed && CLOSINGS.has(entry.kind) && entry.id !== closed.entry) {
      flags.push({ rule: 'closed-twice', text: 'The session was closed twice. The first closing counts.', entry: entry.id })
    }
  }
  return flags
}

const CLOSINGS: ReadonlySet<string> = new Set(['discharged', 'left-against-advice', 'session-abandoned'])

function onDose(dose: Dose, orders: readonly Order[]): Flag[] {
  const flag = (rule: string, text: string): Flag => ({ rule, text, entry: dose.entry })
  const order = orders.findLast((o) => o.id === dose.order)
  const flags = dose.outsideRules ? [flag('outside-rules', `Recorded although a rule refused it: ${dose.outsideRules}`)] : []
  if (!order) return [...flags, flag('no-order', `${dose.mg} mg is recorded against no order of this session.`)]
  if (awaitsConfirmation(order)) flags.push(flag('order-unconfirmed', `${dose.mg} mg is recorded before the order was confirmed by a second person.`))
  if (dose.route !== order.route) flags.push(flag('wrong-route', `${dose.mg} mg is recorded by a route that was not ordered.`))
  if (dose.drug !== order.drug) flags.push(flag('wrong-drug', `${dose.drug} is recorded, ${order.drug} was ordered.`))
  if (dose.cumulative > order.cap) flags.push(flag('over-cap', `${dose.cumulative} mg in this session is above the ${order.cap} mg that were ordered at the most.`))
  return flags
}

/** Two different doses at one time are both kept; devices of one spray follow each other and are no contradiction. */
function twice(dose: Dose, before: Dose | undefined, protocol: SessionProtocol): Flag[] {
  if (!before || minutesBetween(before.at, dose.at) >= SAME_TIME) return []
  const devices = protocol.routes[dose.route].device && dose.route === before.route && before.at.epochMilliseconds !== dose.at.epochMilliseconds
  return devices ? [] : [{ rule: 'two-doses', text: `Two doses stand within ${SAME_TIME} minutes: ${before.mg} mg and ${dose.mg} mg. Strike one out if it was one dose.`, entry: dose.entry }]
}
