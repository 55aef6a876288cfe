/** The orders of a session, and for a prescriber the form that writes one. The server asks for a fresh confirmation. */
import { has } from '#people/people.ts'
import { Empty, Notice, Section, SourceNote } from '#web/page.tsx'
import { actOnOrder, orderForm } from '../../acts/order.ts'
import { OrderForm } from '../../pages/OrderForm.tsx'
import { OrderView } from '../../pages/OrderView.tsx'
import { SESSION } from '../../words.ts'
import { type HereAtHand, useAtHand } from '../at-hand.tsx'
import { Sends } from '../entry/Sends.tsx'
import { ORDERING } from '../words.ts'

export function Order({ here }: { readonly here: HereAtHand }) {
  const { course, session, visit, person } = here
  const { device } = useAtHand()
  const rules = visit.route && course.protocol.routes[visit.route]
  const acts = {
    here,
    schema: orderForm,
    lists: [],
    final: true,
    decide: (sent: Parameters<typeof actOnOrder>[0], at: HereAtHand) => actOnOrder(sent, at, device.newId()),
  }
  return (
    <>
      {session.orders.length === 0 && <Empty>{ORDERING.none}</Empty>}
      {session.orders.map((order) => (
        <Sends key={order.entry} {...acts} name={`order-${order.entry}`}>
          {(typed) => <OrderView order={order} here={here} typed={typed} by={course.names.get(order.by)} />}
        </Sends>
      ))}
      {session.closed || course.closed ? (
        <Notice>{course.closed ? SESSION.courseClosed : SESSION.closed}</Notice>
      ) : has(person, 'prescriber') ? (
        <Section title={ORDERING.write} about={ORDERING.about}>
          {rules && (
            <Notice>
              <p>{ORDERING.stated(rules.stated.text)}</p>
              <SourceNote source={rules.stated.source} />
            </Notice>
          )}
          <Sends {...acts} name="order">
            {(typed) => <OrderForm here={here} typed={typed} />}
          </Sends>
        </Section>
      ) : (
        <Notice>{ORDERING.only}</Notice>
      )}
    </>
  )
}
