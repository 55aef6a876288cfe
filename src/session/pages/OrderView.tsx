/** One order: who wrote it, what it allows, its volumes, whether it is confirmed; with what can be done about it. */

import { protocolName } from '#kernel/protocol.ts'
import { ask } from '#kernel/ruling.ts'
import { has } from '#people/people.ts'
import { Field, Form, Hidden, Submit } from '#web/form.tsx'
import { clock } from '#web/format.ts'
import type { Typed } from '#web/read-form.ts'
import { RulingView } from '#web/ruling.tsx'
import { Signature } from '#web/signature.tsx'
import type { Here } from '../here.ts'
import { awaitsConfirmation, type Order } from '../orders.ts'
import { SIGNED_AS } from '../words.ts'
import { OrderWords, Volumes } from './DoseForm.tsx'

type OrderViewProps = {
  readonly order: Order
  readonly here: Pick<Here, 'course' | 'session' | 'person'>
  readonly typed?: Typed
  readonly by?: string
}

export function OrderView({
  order,
  here: { course, session, person },
  typed,
  by = 'somebody who has left',
}: OrderViewProps) {
  const { protocol, names } = course
  const waits = awaitsConfirmation(order)
  const vials = protocol.routes[order.route].concentration?.vials ?? []
  const given = session.doses
    .filter((dose) => dose.order === order.id)
    .reduce((sum, dose) => sum + dose.mg, 0)
  const mine = typed?.values.entry?.[0] === order.entry ? typed : undefined
  return (
    <article className="order">
      <OrderWords order={order} given={given} />
      <Volumes
        amounts={[order.mg, ...(order.booster ? [order.booster.mg] : [])]}
        vials={vials}
        of={`${order.mg} mg, ${clock(order.at, course.zone)}`}
      />
      <Signature name={by} at={order.at} role={SIGNED_AS.order} />
      {order.confirmed && (
        <Signature
          name={names.get(order.confirmed.by) ?? 'somebody who has left'}
          at={order.confirmed.at}
          role={SIGNED_AS.confirmation}
        />
      )}
      {waits && <RulingView what="This order" ruling={ask(protocolName(protocol), ...order.beyond)} />}
      {waits && !session.closed && (
        <Form typed={mine} intent="confirm" label="Second confirmation">
          <Hidden name="entry" value={order.entry} />
          <Submit>Confirm this order, in my name</Submit>
        </Form>
      )}
      {given === 0 && !session.closed && has(person, 'prescriber') && (
        <details className="act">
          <summary>Withdraw this order</summary>
          <Form typed={mine} intent="withdraw" label="Withdraw this order">
            <Hidden name="entry" value={order.entry} />
            <Field name="reason" label="Reason" maxLength={500} required />
            <Submit tone="danger">Withdraw it</Submit>
          </Form>
        </details>
      )}
    </article>
  )
}
