/** The second person's check, written down by the one who checked. */
import { problem } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import { sessionKinds } from '../entries.ts'
import { CHECKED } from '../group-words.ts'
import type { Here } from '../here.ts'
import { readNumber } from '../typed.ts'
import { DOSE_FIELDS, FORM } from '../words.ts'
import { type Acted, problems, type Sent } from './form.ts'

export function check(sent: Sent, at: Instant, { session, visit }: Here): Acted {
  const order = session.orders.find(({ id }) => id === sent.order) ?? session.orders.at(-1)
  if (!order) return problems(problem(CHECKED.noOrder))
  const number = (text: string | undefined) => (text === undefined ? undefined : readNumber(text))
  const read = sessionKinds['dose-checked'].safeParse({
    visit: visit.id,
    order: order.id,
    drug: order.drug,
    route: order.route,
    mg: number(sent.mg),
    lot: sent.lot,
    concentration: number(sent.concentration),
  })
  const fields = read.success ? [] : read.error.issues.map(({ path }) => String(path[0]))
  // A concentration that is no number must not pass as one that was not read.
  if (sent.concentration !== undefined && number(sent.concentration) === undefined)
    fields.push('concentration')
  if (read.success && fields.length === 0) return { drafts: [{ kind: 'dose-checked', at, body: read.data }] }
  return problems(...[...new Set(fields)].map((field) => problem(DOSE_FIELDS[field] ?? FORM.fill, field)))
}
