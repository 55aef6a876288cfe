/** The prescriber's order: by amount or by weight, with its most, its booster, and what the guard rails say. */
import { data, href, redirect } from 'react-router'
import type { Draft } from '#chart/chart.ts'
import { entryId } from '#kernel/ids.ts'
import { problem } from '#kernel/result.ts'
import { has } from '#people/people.ts'
import { ROUTE_NAMES } from '#visits/words.ts'
import { care } from '#web/context.ts'
import { dateAndClock } from '#web/format.ts'
import { Breadcrumb, Empty, Notice, PageHead, Section, SourceNote } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { awaitsConfirmation, ruleOnConfirmation, ruleOnOrder } from '../orders.ts'
import { FORM, SESSION } from '../words.ts'
import type { Route } from './+types/order.ts'
import { OrderForm } from './OrderForm.tsx'
import { OrderView } from './OrderView.tsx'
import { openSession } from './open-session.ts'
import { orderForm, readOrder } from './order-act.ts'
import './session.css'

export async function loader(args: Route.LoaderArgs) {
  const { newId, ...here } = await openSession(args)
  return { ...here, entry: newId() }
}

export async function action(args: Route.ActionArgs) {
  const { charts } = args.context.get(care)
  const { course, session, visit, person, now, newId } = await openSession(args)
  const { protocol } = course
  const read = await readForm(args.request, orderForm)
  if (!read.ok) return data(read.typed, { status: 422 })
  const sent = read.value
  const back = (message: string, field?: string) => data(read.again(problem(message, field)), { status: 422 })

  let draft: Draft
  if (sent.intent === 'order') {
    const order = readOrder(sent, visit.id, newId(), visit.route, protocol)
    if (!order.ok) return data(read.again(...order.problems), { status: 422 })
    const ruling = ruleOnOrder(session, order.value, person.roles, protocol)
    const meant = ruling.ruling === 'ask' && sent.meant
    if (ruling.ruling !== 'allow' && !meant) return data(read.refused(ruling), { status: 422 })
    draft = { kind: 'dose-ordered', at: now, body: order.value }
  } else {
    const order = session.orders.find(({ entry }) => entry === sent.entry)
    if (!order) return back(FORM.orderGone)
    if (sent.intent === 'confirm') {
      const ruling = ruleOnConfirmation(session, order, person, protocol)
      if (ruling.ruling !== 'allow') return data(read.refused(ruling), { status: 422 })
      draft = {
        kind: 'order-confirmed',
        at: now,
        body: { visit: visit.id, order: order.id, entry: order.entry },
      }
    } else {
      if (!has(person, 'prescriber')) return back(FORM.onlyPrescriber)
      if (!sent.reason) return back(FORM.noReason, 'reason')
      if (session.doses.some((dose) => dose.order === order.id)) return back(FORM.orderUsed)
      draft = {
        kind: 'struck-out',
        at: now,
        body: {},
        amends: { entry: entryId.parse(order.entry), reason: sent.reason },
      }
    }
  }
  const stored = await charts.append(course.id, [draft])
  if (!stored.ok) return data(read.again(...stored.problems), { status: 422 })
  throw redirect(href('/courses/:course/sessions/:visit/order', args.params))
}

export default function OrderPage({ loaderData: here, actionData: typed, params }: Route.ComponentProps) {
  const { course, session, visit, person, now } = here
  const name = course.patient.name
  const { protocol, zone, names } = course
  const rules = visit.route && protocol.routes[visit.route]
  return (
    <>
      <Breadcrumb
        trail={[
          { href: href('/courses/:course', params), label: name },
          { href: href('/courses/:course/sessions/:visit', params), label: 'Session' },
        ]}
      />
      <PageHead
        what="Order"
        forWhom={name}
        state={`${dateAndClock(visit.from, zone, now)}${visit.route ? `, ${ROUTE_NAMES[visit.route]}` : ''}`}
      />
      <Section title="Orders of this session">
        {session.orders.length === 0 ? (
          <Empty>No order has been written.</Empty>
        ) : (
          session.orders.map((order) => (
            <OrderView key={order.entry} order={order} here={here} typed={typed} by={names.get(order.by)} />
          ))
        )}
      </Section>
      {session.orders.some(awaitsConfirmation) && (
        <Notice tone="amber" title="Nothing is given until a second person has confirmed the order." />
      )}
      {session.closed || course.closed ? (
        <Notice>{course.closed ? SESSION.courseClosed : SESSION.closed}</Notice>
      ) : has(person, 'prescriber') ? (
        <Section
          title="Write an order"
          about="The software computes and checks. It never proposes an amount."
        >
          {rules && (
            <Notice>
              <p>Stated elsewhere: {rules.stated.text}.</p>
              <SourceNote source={rules.stated.source} />
            </Notice>
          )}
          <OrderForm here={here} typed={typed} />
        </Section>
      ) : (
        <Notice>Only a prescriber writes an order.</Notice>
      )}
    </>
  )
}
