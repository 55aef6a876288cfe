import { href } from 'react-router'
import type { Draft } from '#chart/chart.ts'
import { isBefore } from '#kernel/time.ts'
import { visitsOf } from '#visits/visits.ts'
import { care } from '#web/context.ts'
import { span } from '#web/format.ts'
import { Empty, Notice, PageHead, Section } from '#web/page.tsx'
import { moment } from '../clock.ts'
import { instructionsFor } from '../instructions.ts'
import { escortFor, intentionOf, lastEscort } from '../preparation.ts'
import { screenedOf } from '../screened.ts'
import { sessionsToPrepare } from '../sessions.ts'
import type { Route } from './+types/my-preparation.ts'
import { EscortForm } from './EscortForm.tsx'
import { InstructionList } from './InstructionList.tsx'
import { IntentionForm } from './IntentionForm.tsx'
import { escortForm, escortFrom, intentionForm, intentionFrom } from './own-forms.ts'
import { intentOf, recordForm } from './record-form.ts'
import './preparation.css'

export async function loader({ context }: Route.LoaderArgs) {
  const { charts, now } = context.get(care)
  const course = await charts.mine()
  const { chart, protocol, zone } = course
  const session = sessionsToPrepare(visitsOf(chart), now)[0]
  const medicines = session ? screenedOf(course, session.route, protocol, now).medicines : []
  const instructions = session ? instructionsFor(session, zone, medicines, chart, protocol) : []
  return {
    now,
    zone,
    session,
    closed: course.closed,
    instructions,
    next: instructions.find(({ part, from }) => part !== 'after' && isBefore(now, from)),
    escort: session && escortFor(chart, session.id),
    last: lastEscort(chart),
    intention: intentionOf(chart),
    longest: protocol.preparation.intention.longest,
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const { charts, now } = context.get(care)
  const course = await charts.mine()
  const recording = {
    request,
    append: (drafts: readonly Draft[]) => charts.append(course.id, drafts),
    to: href('/me/preparation'),
  }
  return (await intentOf(request)) === 'escort'
    ? recordForm(recording, escortForm, (form) => escortFrom(form, course, now))
    : recordForm(recording, intentionForm, (form) => intentionFrom(form, course, now))
}

export default function MyPreparation({ loaderData, actionData }: Route.ComponentProps) {
  const { session, instructions, next, escort, last, intention, longest, zone, now, closed } = loaderData
  return (
    <>
      <PageHead
        what="Your preparation"
        state={session && `Your session: ${span(session.from, session.to, zone, now)}`}
      />
      {session ? (
        <>
          <div className="preparation-top">
            <p>
              {session.place}. All times are clock times at your practice ({zone}).
            </p>
            {!escort && (
              <Notice tone="amber">
                Nobody is named yet who takes you home. Without this person there is no medicine that day.
              </Notice>
            )}
            {next && (
              <Notice title="Next">
                <p>{next.text}</p>
              </Notice>
            )}
          </div>
          <InstructionList instructions={instructions} session={session} />
          <Section title="Who takes you home">
            {escort && (
              <p>
                <strong>{escort.body.name}</strong>, {escort.body.phone}, at{' '}
                {moment(escort.body.pickUp, zone)}.
              </p>
            )}
            {!closed && (
              <details
                className="preparation-form"
                open={!escort || actionData?.values.intent?.[0] === 'escort'}
              >
                <summary>{escort ? 'Change this' : 'Name this person'}</summary>
                <EscortForm session={session} zone={zone} escort={escort} last={last} typed={actionData} />
              </details>
            )}
          </Section>
        </>
      ) : (
        <Empty>No session is planned. When one is, this page tells you what to do and when.</Empty>
      )}
      <Section title="Your intention">
        {closed ? (
          <p>{intention?.body.text}</p>
        ) : (
          <IntentionForm intention={intention} longest={longest} typed={actionData} />
        )}
      </Section>
    </>
  )
}
