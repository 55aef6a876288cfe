/** The discharge gate, line by line: refused with its reasons until each is settled, then signed. */
import { data, href, redirect } from 'react-router'
import { care } from '#web/context.ts'
import { Form, Submit } from '#web/form.tsx'
import { clock } from '#web/format.ts'
import { Action, Breadcrumb, Notice, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { Signature, SignatureField } from '#web/signature.tsx'
import { close, DISCHARGE_LISTS, dischargeForm } from '../acts/closing.ts'
import { gateOf } from '../discharge.ts'
import { namedEscort } from '../escort.ts'
import { NOW } from '../words.ts'
import type { Route } from './+types/discharge.ts'
import { DecideForm } from './DecideForm.tsx'
import { EscortForm } from './EscortForm.tsx'
import { GateForm } from './GateForm.tsx'
import { GateSummary } from './GateSummary.tsx'
import { OtherWays } from './OtherWays.tsx'
import { openSession } from './open-session.ts'
import './session.css'

export async function loader(args: Route.LoaderArgs) {
  const { newId: _, ...here } = await openSession(args)
  const { course, session, visit, now } = here
  return { ...here, gate: gateOf(session, course.protocol, now), escort: namedEscort(course.chart, visit.id) }
}

export async function action(args: Route.ActionArgs) {
  const { charts } = args.context.get(care)
  const here = await openSession(args)
  const read = await readForm(args.request, dischargeForm, DISCHARGE_LISTS)
  if (!read.ok) return data(read.typed, { status: 422 })
  const acted = close(read.value, here)
  if ('problems' in acted) return data(read.again(...acted.problems), { status: 422 })
  if ('ruling' in acted) return data(read.refused(acted.ruling), { status: 422 })
  const stored = await charts.append(here.course.id, acted.drafts)
  if (!stored.ok) return data(read.again(...stored.problems), { status: 422 })
  throw redirect(href('/courses/:course/sessions/:visit/discharge', args.params))
}

export default function DischargePage({ loaderData, actionData: typed, params }: Route.ComponentProps) {
  const { course, session, gate, escort, now, person, writes } = loaderData
  const name = course.patient.name
  const { zone, names, protocol } = course
  const { closed } = session
  const open = !closed && writes
  return (
    <>
      <Breadcrumb
        trail={[
          { href: href('/courses/:course', params), label: name },
          { href: href('/courses/:course/sessions/:visit', params), label: 'Session' },
        ]}
      />
      <PageHead
        what="Discharge"
        forWhom={name}
        state={closed ? NOW.closed[closed.how] : `As of ${clock(now, zone)}`}
      >
        <a href="?">Refresh</a>
        <Action tone="quiet" href={href('/courses/:course/sessions/:visit/instructions', params)}>
          Instructions to print
        </Action>
      </PageHead>
      {closed ? (
        <Notice tone="done" title={NOW.closed[closed.how]}>
          <Signature name={names.get(closed.by) ?? 'somebody who has left'} at={closed.at} />
        </Notice>
      ) : (
        <GateSummary gate={gate} />
      )}
      <GateForm
        gate={gate}
        protocol={protocol}
        params={params}
        typed={typed}
        phone={person.practicePhone}
        open={open}
      />
      {!closed && !course.closed && (
        <Section title="Escort" id="escort">
          <EscortForm escort={escort} session={session} typed={typed} />
        </Section>
      )}
      {open && (
        <>
          <DecideForm gate={gate} person={person} typed={typed} />
          <Section title="Sign" id="sign">
            <Form typed={typed} intent="sign" label="Sign the discharge">
              <SignatureField help="A prescriber, a monitor or a therapist signs." />
              <Submit>Sign the discharge</Submit>
            </Form>
          </Section>
          <OtherWays session={session} typed={typed} zone={zone} now={now} />
        </>
      )}
    </>
  )
}
