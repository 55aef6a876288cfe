/** An order as it was typed: read into the entry's body, or given back with what is missing. */
import { z } from 'zod'
import type { EntryId } from '#kernel/ids.ts'
import { plausible } from '#kernel/plausible.ts'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import { route } from '#visits/visits.ts'
import { sessionKinds } from '../entries.ts'
import type { OrderBody } from '../orders.ts'
import type { SessionProtocol } from '../protocol.ts'
import { readNumber } from '../typed.ts'
import { ORDER_FORM } from '../words.ts'

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
export function readOrder(
  typed: TypedOrder,
  visit: EntryId,
  order: EntryId,
  planned: OrderBody['route'] | undefined,
  protocol: SessionProtocol,
): Result<OrderBody> {
  const problems: Problem[] = []
  const number = (field: keyof TypedOrder, needed: boolean): number | undefined => {
    const text = typed[field]
    if (text === undefined) {
      if (needed) problems.push(problem(ORDER_FORM.needed, field))
      return undefined
    }
    const n = readNumber(text)
    if (n === undefined || n <= 0) problems.push(problem(ORDER_FORM.number, field))
    return n
  }
  const by = typed.by ?? 'mg'
  const chosen = planned ?? typed.route
  if (!chosen) problems.push(problem(ORDER_FORM.route, 'route'))
  const weight = number('weight', by === 'weight')
  const doubt = weight === undefined ? undefined : plausible('weight', weight)
  if (doubt?.plausible === 'impossible') problems.push(problem(doubt.why, 'weight'))
  if (doubt?.plausible === 'confirm' && !typed.confirmed) problems.push(problem(doubt.why, 'confirmed'))
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
  if (problems.length > 0 || !chosen) return fail(...problems)
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
