/** One planned visit, for whoever holds its link: they say that they come, or ask for another time. */
import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import type { Draft } from '#chart/chart.ts'
import type { EntryId } from '#kernel/ids.ts'
import { isBefore } from '#kernel/time.ts'
import { answerTo } from '#visits/answers.ts'
import { visitsOf } from '#visits/visits.ts'
import { Form, Submit, TextArea } from '#web/form.tsx'
import { span } from '#web/format.ts'
import { Facts, Notice, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { PAGES } from '../page-words.ts'
import { LINKED } from '../patient-link-words.ts'
import type { Route } from './+types/linked-booking.ts'
import { ShutLink } from './ShutLink.tsx'
import { shutPage, type Through, throughLink } from './through-link.ts'

const WORDS = LINKED.booking

/** The visit of the link as it is planned now. @throws Response 404 when the chart has no such visit any more */
function visitOf({ link, course }: Through) {
  const visit = visitsOf(course.chart).find(({ id }) => id === link.thing)
  if (!visit) throw new Response('Not found', { status: 404 })
  return visit
}

export async function loader({ context }: Route.LoaderArgs) {
  const here = await throughLink(context)
  if (here.state !== 'opens') return shutPage(here)
  const { practice, phone, zone, now, course } = here
  const visit = visitOf(here)
  return data({ visit, said: answerTo(course.chart, visit), practice, phone, zone, now })
}

const form = z.object({
  intent: z.enum(['confirm', 'change'], WORDS.choose),
  basis: z.string().optional(),
  wish: z.string().max(500, WORDS.wishLong).optional(),
})

export async function action({ request, params, context }: Route.ActionArgs) {
  const here = await throughLink(context)
  const read = await readForm(request, form)
  if (here.state !== 'opens') {
    const typed = read.ok ? read.again({ message: LINKED.locked.title }) : read.typed
    return data(typed, { status: here.state === 'locked' ? 403 : 410 })
  }
  if (!read.ok) return data(read.typed, { status: 422 })
  const { course, open, now } = here
  const visit = visitOf(here)
  const isAhead = visit.state === 'planned' && isBefore(now, visit.from)
  if (read.value.basis !== visit.planned || !isAhead)
    return data(read.again({ message: WORDS.moved }), { status: 422 })
  const stored = await open.charts.append(course.id, [answerFrom(read.value, visit, now)])
  if (!stored.ok) return data(read.again(...stored.problems), { status: 422 })
  throw redirect(href('/open/bookings/:bookingLink', params), 303)
}

function answerFrom(
  { intent, wish }: z.output<typeof form>,
  { id: visit, planned }: { readonly id: EntryId; readonly planned: EntryId },
  at: Temporal.Instant,
): Draft {
  return intent === 'confirm'
    ? { kind: 'visit-confirmed', at, body: { visit, planned } }
    : { kind: 'visit-change-asked', at, body: { visit, planned, ...(wish ? { wish } : {}) } }
}

export default function LinkedBooking({ loaderData, actionData }: Route.ComponentProps) {
  if ('shut' in loaderData) return <ShutLink {...loaderData.shut} />
  const { visit, said, practice, phone, zone, now } = loaderData
  const isAhead = visit.state === 'planned' && isBefore(now, visit.from)
  if (!isAhead)
    return (
      <>
        <PageHead what={visit.state === 'cancelled' ? WORDS.gone : WORDS.over} title={WORDS.title} />
        <p>{WORDS.goneAbout(practice, phone)}</p>
      </>
    )
  return (
    <>
      <PageHead what={WORDS.title} />
      <Facts
        facts={[
          [WORDS.when, span(visit.from, visit.to, zone, now)],
          [WORDS.what, PAGES.me.visitNames[visit.kind]],
          [WORDS.where, visit.place],
        ]}
      />
      <p className="field-help">{WORDS.zone(zone)}</p>
      {said && !actionData && (
        <Notice tone="done" title={said.kind === 'visit-confirmed' ? WORDS.confirmed : WORDS.asked}>
          <p>{said.kind === 'visit-confirmed' ? WORDS.confirmedAbout : WORDS.askedAbout}</p>
        </Notice>
      )}
      {said?.kind !== 'visit-confirmed' && (
        <Section title={WORDS.comeTitle}>
          <Form typed={actionData} intent="confirm" basis={visit.planned}>
            <Submit>{WORDS.confirm}</Submit>
          </Form>
        </Section>
      )}
      {said?.kind !== 'visit-change-asked' && (
        <Section title={WORDS.change}>
          <Form typed={actionData} intent="change" basis={visit.planned}>
            <TextArea name="wish" label={WORDS.wish} help={WORDS.wishHelp} rows={3} maxLength={500} />
            <Submit tone="quiet">{WORDS.ask}</Submit>
          </Form>
        </Section>
      )}
    </>
  )
}
