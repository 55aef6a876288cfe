/** An order as it was typed: read into the entry's body, or given back with what is missing. */
import { z } from 'zod'
import type { EntryId } from '#kernel/ids.ts'
import { plausible } from '#kernel/plausible.ts'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import { has } from '#people/people.ts'
import { route } from '#visits/visits.ts'
import { sessionKinds } from '../entries.ts'
import type { Here } from '../here.ts'
import { type OrderBody, ruleOnConfirmation, ruleOnOrder } from '../orders.ts'
import type { SessionProtocol } from '../protocol.ts'
import { readNumber } from '../typed.ts'
import { FORM, ORDER_FORM } from '../words.ts'
import { type Acted, problems } from './form.ts'

const text = z.string().optional()
export const orderForm = z.object({
  intent: z.enum(['order', 'confirm', 'withdraw']),
  entry: text,
  route: route.optional().catch(undefined),
  by: z.enum(['mg', 'weight']).optional().catch(undefined),
  mg: text,
  mgPerKg: text,
  weight: text,
  cap: text,
  boosterMg: text,
  boosterTimes: text,
  boosterAfter: text,
  instructions: z.string().max(4000, 'Say it in at most 4000 characters.').optional(),
  /** Set when a prescriber means an order beyond a guard rail. */
  meant: text,
  /** Set when an unlikely weight was looked at again. */
  confirmed: text,
  reason: z.string().max(500, 'Say it in at most 500 characters.').optional(),
})
export type TypedOrder = z.output<typeof orderForm>

/** Reads the fields of an order. Every number is asked for; none is proposed. */
function readOrder(
  typed: TypedOrder,
  visit: EntryId,
  order: EntryId,
  planned: OrderBody['route'] | undefined,
  protocol: SessionProtocol,
): Result<OrderBody> {
  const wrong: Problem[] = []
  const number = (field: keyof TypedOrder, needed: boolean): number | undefined => {
    const text = typed[field]
    if (text === undefined) {
      if (needed) wrong.push(problem(ORDER_FORM.needed, field))
      return undefined
    }
    const n = readNumber(text)
    if (n === undefined || n <= 0) wrong.push(problem(ORDER_FORM.number, field))
    return n
  }
  const by = typed.by ?? 'mg'
  const chosen = planned ?? typed.route
  if (!chosen) wrong.push(problem(ORDER_FORM.route, 'route'))
  const weight = number('weight', by === 'weight')
  const doubt = weight === undefined ? undefined : plausible('weight', weight)
  if (doubt?.plausible === 'impossible') wrong.push(problem(doubt.why, 'weight'))
  if (doubt?.plausible === 'confirm' && !typed.confirmed) wrong.push(problem(doubt.why, 'confirmed'))
  const amount =
    by === 'weight'
      ? { by, mgPerKg: number('mgPerKg', true), weight }
      : { by, mg: number('mg', true), ...(weight === undefined ? {} : { weight }) }
  const cap = number('cap', true)
  const asksBooster =
    typed.boosterMg !== undefined || typed.boosterTimes !== undefined || typed.boosterAfter !== undefined
  const booster = asksBooster
    ? {
        booster: {
          mg: number('boosterMg', true),
          times: number('boosterTimes', true),
          after: number('boosterAfter', true),
        },
      }
    : {}
  if (wrong.length > 0 || !chosen) return fail(...wrong)
  const read = sessionKinds['dose-ordered'].safeParse({
    visit,
    order,
    drug: protocol.routes[chosen].drug,
    route: chosen,
    amount,
    cap,
    ...booster,
    ...(typed.instructions ? { instructions: typed.instructions } : {}),
  })
  return read.success
    ? ok(read.data)
    : fail(
        ...read.error.issues.map(({ message, path }) =>
          problem(message, path[0] === 'booster' ? 'boosterTimes' : String(path[0])),
        ),
      )
}

/**
 * An order written, confirmed by a second person, or taken back.
 * @param order the id of the order, should it be a new one
 */
export function actOnOrder(sent: TypedOrder, here: Here, order: EntryId): Acted {
  return ACTS[sent.intent](sent, here, order)
}

const ACTS: Readonly<Record<TypedOrder['intent'], (sent: TypedOrder, here: Here, order: EntryId) => Acted>> =
  { order: write, confirm, withdraw }

function write(sent: TypedOrder, { visit, course, session, person, now }: Here, id: EntryId): Acted {
  const order = readOrder(sent, visit.id, id, visit.route, course.protocol)
  if (!order.ok) return problems(...order.problems)
  const ruling = ruleOnOrder(session, order.value, person.roles, course.protocol)
  const meant = ruling.ruling === 'ask' && sent.meant
  if (ruling.ruling !== 'allow' && !meant) return { ruling }
  return { drafts: [{ kind: 'dose-ordered', at: now, body: order.value }] }
}

function confirm(sent: TypedOrder, { visit, course, session, person, now }: Here): Acted {
  const order = session.orders.find(({ entry }) => entry === sent.entry)
  if (!order) return problems(problem(FORM.orderGone))
  const ruling = ruleOnConfirmation(session, order, person, course.protocol)
  if (ruling.ruling !== 'allow') return { ruling }
  const body = { visit: visit.id, order: order.id, entry: order.entry }
  return { drafts: [{ kind: 'order-confirmed', at: now, body }] }
}

function withdraw(sent: TypedOrder, { session, person, now }: Here): Acted {
  const order = session.orders.find(({ entry }) => entry === sent.entry)
  if (!order) return problems(problem(FORM.orderGone))
  if (!has(person, 'prescriber')) return problems(problem(FORM.onlyPrescriber))
  if (!sent.reason) return problems(problem(FORM.noReason, 'reason'))
  if (session.doses.some((dose) => dose.order === order.id)) return problems(problem(FORM.orderUsed))
  const amends = { entry: order.entry, reason: sent.reason }
  return { drafts: [{ kind: 'struck-out', at: now, body: {}, amends }] }
}
