/** Everybody in treatment: where they are, what comes next, what stands in the way. */

import type { Instant } from '#kernel/time.ts'
import { isBefore } from '#kernel/time.ts'
import { VISIT_NAMES } from '#visits/words.ts'
import { care } from '#web/context.ts'
import { when } from '#web/format.ts'
import { Action, Empty, PageHead, State } from '#web/page.tsx'
import { Table } from '#web/table.tsx'
import type { Listed } from '../list-store.ts'
import { agendaAt } from '../obligation.ts'
import { PAGES, STAGES } from '../page-words.ts'
import type { Route } from './+types/caseload.ts'
import './course.css'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { charts, person, now } = context.get(care)
  const closed = new URL(request.url).searchParams.has('closed')
  return { courses: await charts.list({ closed }), zone: person.zone, now, closed }
}

export default function Caseload({ loaderData: { courses, zone, now, closed } }: Route.ComponentProps) {
  const words = PAGES.caseload
  const open = courses.filter((course) => !course.closed).length
  return (
    <>
      <PageHead what={words.title} state={words.people(open)}>
        <Action href="/patients/new">{words.add}</Action>
        <Action href="/imports/new" tone="quiet">
          {words.import}
        </Action>
      </PageHead>
      {courses.length === 0 ? (
        <Empty action={<Action href="/patients/new">{words.add}</Action>}>{words.none}</Empty>
      ) : (
        <Table
          label={words.title}
          columns={words.columns}
          rows={courses.map((course) => row(course, zone, now))}
        />
      )}
      <p>
        <a href={closed ? '/caseload' : '/caseload?closed'}>
          {closed ? words.withoutClosed : words.withClosed}
        </a>
      </p>
      <p>
        <a href="/emergency-access">{words.emergency}</a>
      </p>
    </>
  )
}

function row({ id, patient, summary }: Listed, zone: string, now: Instant) {
  const words = PAGES.caseload
  const [first] = agendaAt(summary.obligations, now).filter(({ state }) => state !== 'upcoming')
  const ahead = summary.visits.filter((v) => v.state === 'planned' && isBefore(now, v.to))
  const planned = ahead.filter((v) => v.kind === 'dosing').length
  const [next] = ahead
  return [
    <a key="person" href={`/courses/${id}`}>
      {patient.name}
    </a>,
    STAGES[summary.stage],
    words.sessions(
      new Set(summary.visits.filter((v) => v.kind === 'dosing' && v.state === 'kept').map((v) => v.id)).size,
      planned,
    ),
    next ? `${VISIT_NAMES[next.kind]}, ${when(next.from, zone, now)}` : words.noVisit,
    first ? (
      <span key="first">
        <State tone={first.state}>{first.state}</State> <a href={first.href}>{first.what}</a>
      </span>
    ) : (
      words.nothing
    ),
  ]
}
