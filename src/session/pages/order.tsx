/** The prescriber's order: by amount or by weight, with its most, its booster, and what the guard rails say. */
import { data, href, redirect } from 'react-router'
import { has } from '#people/people.ts'
import { ROUTE_NAMES } from '#visits/words.ts'
import { care } from '#web/context.ts'
import { dateAndClock } from '#web/format.ts'
import { Breadcrumb, Empty, Notice, PageHead, Section, SourceNote } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { actOnOrder, orderForm } from '../acts/order.ts'
import { awaitsConfirmation } from '../orders.ts'
import { SESSION } from '../words.ts'
import type { Route } from './+types/order.ts'
import { OrderForm } from './OrderForm.tsx'
import { OrderView } from './OrderView.tsx'
import { openSession } from './open-session.ts'
import './session.css'

export async function loader(args: Route.LoaderArgs) {
  const { newId, ...here } = await openSession(args)
  return { ...here, entry: newId() }
}

export async function action(args: Route.ActionArgs) {
  const { charts } = args.context.get(care)
  const { newId, ...here } = await openSession(args)
  const read = await readForm(args.request, orderForm)
  if (!read.ok) return data(read.typed, { status: 422 })
  const acted = actOnOrder(read.value, here, newId())
  if ('problems' in acted) return data(read.again(...acted.problems), { status: 422 })
  if ('ruling' in acted) return data(read.refused(acted.ruling), { status: 422 })
  const stored = await charts.append(here.course.id, acted.drafts)
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
