/** What a human must look at: facts that were kept although a rule would have refused them, or that contradict. */
import type { Chart } from '#chart/chart.ts'
import type { EntryId } from '#kernel/ids.ts'
import { isBefore, minutesBetween } from '#kernel/time.ts'
import { contradictionsOf } from './contradictions.ts'
import type { Dose } from './doses.ts'
import type { SessionEntry } from './entries.ts'
import { CONTRADICTION } from './group-words.ts'
import { awaitsConfirmation, type Order } from './orders.ts'
import type { SessionProtocol } from './protocol.ts'
import type { Closing } from './session.ts'
import { FLAG } from './words.ts'

export type Flag = {
  readonly rule: string
  readonly text: string
  readonly entry: EntryId
  /** What settles a contradiction; absent where a person only has to know. */
  readonly settle?: string
}

/** Minutes within which two doses may be one dose written down twice. */
const SAME_TIME = 2
const CLOSINGS: ReadonlySet<string> = new Set(['discharged', 'left-against-advice', 'session-abandoned'])

/** Flags never take a fact away. */
export function flagsOf(
  chart: Chart,
  entries: readonly SessionEntry[],
  doses: readonly Dose[],
  orders: readonly Order[],
  closed: Closing | undefined,
  protocol: SessionProtocol,
): Flag[] {
  return [
    ...doses.flatMap((dose, i) => [...onDose(dose, orders), ...twice(dose, doses[i - 1], protocol)]),
    ...entries.flatMap((entry) => [...onCorrections(chart, entry), ...onClosing(entry, closed)]),
    ...contradictionsOf(chart, entries),
  ]
}

function onDose(dose: Dose, orders: readonly Order[]): Flag[] {
  const { entry, mg, outsideRules } = dose
  const order = orders.findLast(({ id }) => id === dose.order)
  const when = (yes: boolean, rule: string, text: string): Flag[] => (yes ? [{ rule, text, entry }] : [])
  const outside = outsideRules
    ? [{ rule: 'outside-rules', text: FLAG.outsideRules(outsideRules), entry }]
    : []
  if (!order) return [...outside, { rule: 'no-order', text: FLAG.noOrder(mg), entry }]
  return [
    ...outside,
    ...when(awaitsConfirmation(order), 'order-unconfirmed', FLAG.unconfirmed(mg)),
    ...when(dose.route !== order.route, 'wrong-route', FLAG.route(mg)),
    ...when(dose.drug !== order.drug, 'wrong-drug', FLAG.drug(dose.drug, order.drug)),
    ...when(dose.cumulative > order.cap, 'over-cap', FLAG.most(dose.cumulative, order.cap)),
  ]
}

/** Two different doses at one time are both kept; devices of one spray follow each other and are no contradiction. */
function twice(dose: Dose, before: Dose | undefined, { routes }: SessionProtocol): Flag[] {
  if (!before || minutesBetween(before.at, dose.at) >= SAME_TIME) return []
  const oneSpray = routes[dose.route].device && dose.route === before.route && isBefore(before.at, dose.at)
  if (oneSpray) return []
  const text = FLAG.twoDoses(SAME_TIME, before.mg, dose.mg)
  return [{ rule: 'two-doses', text, entry: dose.entry, settle: CONTRADICTION.amend }]
}

/** Two corrections of one entry that did not know of each other. */
function onCorrections({ contested, history }: Chart, { id: entry }: SessionEntry): Flag[] {
  if (contested.length === 0) return []
  const line = [entry, ...(history.get(entry) ?? []).map(({ id }) => id)]
  return contested.some((id) => line.includes(id))
    ? [{ rule: 'contested', text: FLAG.contested, entry, settle: CONTRADICTION.amend }]
    : []
}

function onClosing({ id: entry, kind, at }: SessionEntry, closed: Closing | undefined): Flag[] {
  if (!closed) return []
  if (kind === 'dose-given' && isBefore(closed.at, at))
    return [{ rule: 'after-closing', text: FLAG.afterClosing, entry, settle: CONTRADICTION.closing }]
  if (CLOSINGS.has(kind) && entry !== closed.entry)
    return [{ rule: 'closed-twice', text: FLAG.closedTwice, entry, settle: CONTRADICTION.amend }]
  return []
}
