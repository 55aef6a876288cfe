import { data, href, redirect } from 'react-router'
import { applicationId } from '#kernel/ids.ts'
import { fail, problem } from '#kernel/result.ts'
import { dayIn } from '#kernel/time.ts'
import { care, site } from '#web/context.ts'
import { Form, Hidden, Row, Submit, TimeField } from '#web/form.tsx'
import { clock, date } from '#web/format.ts'
import { Empty, Notice, Section } from '#web/page.tsx'
import { CORRECTING } from '../correcting-words.ts'
import type { AgendaItem, Plan } from '../plan.ts'
import { itemAround, momentOf } from '../signing.ts'
import type { OnSite } from '../site-store.ts'
import { SIGNING as W } from '../site-words.ts'
import type { Route } from './+types/desk-sign-in.ts'
import { mailingOf } from './mailing.ts'
import { onSite } from './on-site.ts'
import { SiteHead } from './SiteHead.tsx'
import { type Sent, sentBy } from './typed.ts'
import './site.css'

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const training = await onSite({ params, context })
  const { now } = context.get(site)
  const { searchParams } = new URL(request.url)
  const { plan } = training
  const item = plan.agenda.find(({ id }) => id === searchParams.get('item')) ?? itemAround(plan, now)
  const time = searchParams.get('time') || undefined
  return {
    training,
    item,
    time,
    isToday: item !== undefined && dayIn(now, plan.zone).equals(plan.from.add({ days: item.day - 1 })),
    wrong: item && time ? momentOf(plan, item, time, now) : undefined,
    isDone: searchParams.has('done'),
  }
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const { id, plan } = await onSite({ params, context })
  const sent = await sentBy(request)
  const signing = readSigning(sent, plan, context.get(site).now)
  if (!signing.ok) return data(sent.again(signing.problems), { status: 422 })
  const { who, item, ...what } = signing.value
  const done = await context
    .get(care)
    .trainingSite.sign(id, who, { ...what, item: item.id }, mailingOf(context.get(site)))
  if (!done.ok) return data(sent.again(done.problems, done.ruling), { status: 422 })
  const next = new URLSearchParams({ item: item.id, done: 'yes' })
  const time = sent.text('time')
  if (time) next.set('time', time)
  throw redirect(`${href('/desk/trainings/:training/sign-in', params)}?${next}`, 303)
}

/** A button says whom it signs in or out. */
function readSigning({ text }: Sent, plan: Plan, now: Temporal.Instant) {
  const item = plan.agenda.find(({ id }) => id === text('item'))
  if (!item) return fail(problem(W.choose))
  const at = momentOf(plan, item, text('time'), now)
  if (!at.ok) return at
  const act = text('in') ? ('in' as const) : ('out' as const)
  const named = text(act)
  const one = applicationId.safeParse(named)
  const who = named === 'everybody' ? ('everybody' as const) : one.data
  return who ? ({ ok: true, value: { act, item, at: at.value, who } } as const) : fail(problem(W.gone))
}

export default function DeskSignIn({ loaderData, actionData, params }: Route.ComponentProps) {
  const { training, item, time, isToday, wrong, isDone } = loaderData
  const { plan, people } = training
  const here = href('/desk/trainings/:training/sign-in', params)
  return (
    <>
      <SiteHead what={W.title} training={training} />
      <p className="lead">{W.lead}</p>
      {item ? (
        <>
          <Items plan={plan} item={item} here={here} />
          <Section
            title={item.title}
            about={`${item.from} to ${item.to}; ${item.counts ? W.counts : W.countsNot}`}
          >
            <details className="sign-more" open={!isToday || time !== undefined}>
              <summary>{W.otherTime}</summary>
              <form method="get" className="form">
                <Hidden name="item" value={item.id} />
                <TimeField name="time" label={W.time} help={W.timeHelp} defaultValue={time} />
                <Submit tone="quiet">{W.setTime}</Submit>
              </form>
            </details>
            <Moment time={time} isToday={isToday} wrong={wrong?.ok === false ? wrong.problems : []} />
            {isDone && !actionData && (
              <Notice tone="done">
                <p>{W.saved}</p>
              </Notice>
            )}
            {people.length === 0 ? (
              <Empty>{W.none}</Empty>
            ) : (
              <Form intent="sign" typed={actionData} label={W.people}>
                <Hidden name="item" value={item.id} />
                {time && <Hidden name="time" value={time} />}
                <ul className="sign-list">
                  {people.map((one) => (
                    <Person key={one.id} one={one} item={item.id} zone={plan.zone} training={training.id} />
                  ))}
                </ul>
                <Row>
                  <Submit tone="quiet" name="in" value="everybody">
                    {W.allIn}
                  </Submit>
                  <Submit tone="quiet" name="out" value="everybody">
                    {W.allOut}
                  </Submit>
                </Row>
              </Form>
            )}
          </Section>
        </>
      ) : (
        <Empty>{W.noAgenda}</Empty>
      )}
    </>
  )
}

type MomentProps = {
  readonly time?: string
  readonly isToday: boolean
  readonly wrong: readonly { readonly message: string }[]
}

/** Which time the buttons below write. */
function Moment({ time, isToday, wrong }: MomentProps) {
  if (wrong.length > 0 || (!time && !isToday))
    return (
      <Notice tone="amber">
        <p>{wrong.map(({ message }) => message).join(' ') || W.otherDay}</p>
      </Notice>
    )
  return <p className="section-about">{time ? W.at(time) : W.atNow}</p>
}

type ItemsProps = { readonly plan: Plan; readonly item: AgendaItem; readonly here: string }

function Items({ plan, item, here }: ItemsProps) {
  const days = [...new Set(plan.agenda.map(({ day }) => day))].sort((a, b) => a - b)
  const ofDay = (day: number) =>
    plan.agenda.filter((one) => one.day === day).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const current = (isIt: boolean) => (isIt ? 'page' : undefined)
  return (
    <details className="sign-more">
      <summary>{W.otherItem}</summary>
      <nav className="sign-items" aria-label={W.items}>
        <ul>
          {days.map((day) => (
            <li key={day}>
              <a href={`${here}?item=${ofDay(day)[0]?.id}`} aria-current={current(day === item.day)}>
                {`${W.day(day)}, ${date(plan.from.add({ days: day - 1 }))}`}
              </a>
            </li>
          ))}
        </ul>
        <ul>
          {ofDay(item.day).map(({ id, from, title }) => (
            <li key={id}>
              <a href={`${here}?item=${id}`} aria-current={current(id === item.id)}>{`${from} ${title}`}</a>
            </li>
          ))}
        </ul>
      </nav>
    </details>
  )
}

type PersonProps = {
  readonly one: OnSite
  readonly item: string
  readonly zone: string
  readonly training: string
}

function Person({ one: { id, name, application }, item, zone, training }: PersonProps) {
  const all = application.attendance.filter((was) => was.item === item)
  const open = all.find(({ out }) => out === undefined)
  const was = all.flatMap(({ in: came, out }) => (out ? [W.was(clock(came, zone), clock(out, zone))] : []))
  const stands = [...was, open ? W.since(clock(open.in, zone)) : was.length > 0 ? '' : W.notYet]
  return (
    <li className={open ? 'sign-one sign-in' : 'sign-one'}>
      <span className="sign-name">{name}</span>
      <span className="sign-stands">
        {stands.filter(Boolean).join(', ')}{' '}
        {all.length > 0 && (
          <a
            href={`${href('/desk/trainings/:training/applications/:application', { training, application: id })}#sign-ins`}
            aria-label={CORRECTING.linkOf(name)}
          >
            {CORRECTING.link}
          </a>
        )}
      </span>
      <button
        type="submit"
        className={open ? 'button button-quiet' : 'button button-primary'}
        name={open ? 'out' : 'in'}
        value={id}
        aria-label={open ? W.outOf(name) : W.inOf(name)}
      >
        {open ? W.out : W.in}
      </button>
    </li>
  )
}
