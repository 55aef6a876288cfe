/** The session's page: what is out of limits on top, the clock, the last vitals, what is due, and the forms. */
import { data, href, redirect } from 'react-router'
import { sessionNotices } from '#consent/consent.ts'
import { InSession } from '#consent/pages/InSession.tsx'
import { care } from '#web/context.ts'
import type { PageHandle } from '#web/handle.ts'
import { Breadcrumb, Notice, PageHead, Section } from '#web/page.tsx'
import { emptyDocument } from '#web/plot-document.ts'
import { readForm } from '#web/read-form.ts'
import { act } from '../acts/acts.ts'
import { LISTS, sessionForm } from '../acts/form.ts'
import { SESSION } from '../words.ts'
import type { Route } from './+types/session.ts'
import { Alarms } from './Alarms.tsx'
import { BeforeDose } from './BeforeDose.tsx'
import { Cards } from './Cards.tsx'
import { Doors } from './Doors.tsx'
import { DueNow } from './DueNow.tsx'
import { Forms } from './Forms.tsx'
import { Now } from './Now.tsx'
import { openSession } from './open-session.ts'
import { Flags, SessionLog } from './SessionLog.tsx'
import { TeamNow } from './TeamForms.tsx'
import { VitalsPlot } from './VitalsPlot.tsx'
import './session.css'

export const handle: PageHandle = { theme: 'room' }

export async function loader(args: Route.LoaderArgs) {
  const { newId, ...here } = await openSession(args)
  return { ...here, entry: newId() }
}

export async function action(args: Route.ActionArgs) {
  const { charts } = args.context.get(care)
  const here = await openSession(args)
  const read = await readForm(args.request, sessionForm, LISTS)
  if (!read.ok) return data(read.typed, { status: 422 })
  const page = href('/courses/:course/sessions/:visit', args.params)
  // A form sent twice, by two taps or by going back, is one fact.
  if (here.course.chart.entries.some(({ id }) => id === read.value.entry)) throw redirect(page)
  const acted = act(read.value, here)
  if ('problems' in acted) return data(read.again(...acted.problems), { status: 422 })
  if ('ruling' in acted) return data(read.refused(acted.ruling), { status: 422 })
  const [first, ...more] = acted.drafts
  const drafts = first ? [{ id: read.value.entry, ...first }, ...more] : []
  const stored = await charts.append(here.course.id, drafts)
  if (!stored.ok) return data(read.again(...stored.problems), { status: 422 })
  throw redirect(page)
}

export default function SessionPage({ loaderData: here, actionData: typed, params }: Route.ComponentProps) {
  const { course, session, now, visit } = here
  const name = course.patient.name
  return (
    <div className="session">
      <Breadcrumb
        trail={[
          { href: href('/courses/:course', params), label: name },
          { href: href('/courses/:course/visits', params), label: 'Visits' },
        ]}
      />
      <PageHead what="Session" forWhom={name}>
        <Doors params={params} closed={session.closed !== undefined} />
      </PageHead>
      {visit.state !== 'planned' && visit.state !== 'kept' && (
        <Notice tone="amber" title={SESSION.notPlanned}>
          <p>{SESSION.keptAllTheSame}</p>
        </Notice>
      )}
      <Alarms here={here} typed={typed} />
      <TeamNow here={here} />
      <Now here={here} />
      {!session.closed && (
        <InSession
          notices={sessionNotices(course.chart, { route: session.route, setting: 'clinic' }, course.protocol)}
          record={href('/courses/:course/consent', params)}
        />
      )}
      {!session.closed && session.doses.length === 0 && <BeforeDose here={here} params={params} />}
      <DueNow due={session.due} now={now} zone={course.zone} />
      {here.writes ? (
        <Forms here={here} typed={typed} />
      ) : (
        <Notice>{course.closed ? SESSION.courseClosed : SESSION.readOnly}</Notice>
      )}
      <Flags flags={session.flags} course={params.course} />
      <VitalsPlot session={session} protocol={course.protocol} zone={course.zone} document={emptyDocument} />
      <SessionLog here={here} course={params.course} />
      <Section
        title="Emergency cards"
        id="cards"
        about="Defaults of this protocol, for trained people. Not medical advice."
      >
        <Cards cards={course.protocol.emergencyCards} />
      </Section>
    </div>
  )
}
