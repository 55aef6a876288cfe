import { data, href, redirect } from 'react-router'
import { dayIn } from '#kernel/time.ts'
import { care, site } from '#web/context.ts'
import { Action, Breadcrumb, Notice, PageHead } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { courseFor, factsIn, stateOf } from '../enquiry.ts'
import { ENQUIRIES, ENQUIRY, STATES } from '../enquiry-words.ts'
import { screen, standing } from '../screening.ts'
import { askedAlone, reachOutAfter } from '../self-check.ts'
import type { Route } from './+types/enquiry.ts'
import { EnquiryActs } from './EnquiryActs.tsx'
import { EnquiryRaises } from './EnquiryRaises.tsx'
import { EnquirySent } from './EnquirySent.tsx'
import { enquiryForm, remove, step, takeIn } from './enquiry-act.ts'
import './screening.css'
import './self-check.css'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { charts, enquiries, people, person, now } = context.get(care)
  const enquiry = await enquiries.open(params.enquiry)
  const protocol = await charts.currentProtocol()
  const today = dayIn(now, person.zone)
  return {
    enquiry,
    rules: askedAlone(context.get(site).protocol.screening),
    screening: standing(screen(factsIn(enquiry, person.zone), protocol, today)),
    staff: await people.staff(),
    me: person.id,
    today,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const here = context.get(care)
  const enquiry = await here.enquiries.open(params.enquiry)
  const read = await readForm(request, enquiryForm)
  if (!read.ok) return data(read.typed, { status: 422 })
  const { value: sent } = read
  switch (sent.intent) {
    case 'take-in': {
      const taken = await takeIn(here, enquiry, sent)
      if (!taken.ok) return data(read.again(...taken.problems), { status: 422 })
      throw redirect(href('/courses/:course', { course: courseFor(enquiry) }))
    }
    case 'remove': {
      const removed = await remove(here, enquiry)
      if (!removed.ok) return data(read.again(...removed.problems), { status: 422 })
      throw redirect(href('/enquiries'))
    }
    case 'answered':
    case 'closed': {
      const done = await step(here, enquiry, { state: sent.intent, reason: sent.reason })
      if (!done.ok) return data(read.again(...done.problems), { status: 422 })
      throw redirect(href('/enquiries/:enquiry', params))
    }
  }
}

export default function EnquiryPage({ loaderData, actionData }: Route.ComponentProps) {
  const { enquiry, rules, screening, staff, me, today } = loaderData
  const state = stateOf(enquiry)
  const reachOut = reachOutAfter(enquiry.answers)
  const names = new Map(staff.map(({ id, name }) => [id, name]))
  return (
    <>
      <Breadcrumb trail={[{ href: href('/enquiries'), label: ENQUIRIES.title }]} />
      <PageHead what={ENQUIRY.title} forWhom={enquiry.name} state={STATES[state]} />
      {reachOut && state !== 'course' && (
        <Notice tone="amber" title={reachOut === 'told' ? ENQUIRY.toldSuicide : ENQUIRY.notSureSuicide} />
      )}
      {state === 'course' && (
        <Notice tone="done" title={ENQUIRY.became}>
          <Action href={href('/courses/:course', { course: courseFor(enquiry) })}>
            {ENQUIRY.openCourse}
          </Action>
        </Notice>
      )}
      <EnquirySent enquiry={enquiry} names={names} />
      <EnquiryRaises enquiry={enquiry} screening={screening} rules={rules} />
      {state !== 'course' && (
        <EnquiryActs enquiry={enquiry} staff={staff} me={me} today={today} typed={actionData} />
      )}
    </>
  )
}
