/** The first page of those who treat: today's visits by time and room, and what is blocked, overdue and due. */

import { href } from 'react-router'
import { contains } from '#kernel/interval.ts'
import { dayIn, type Instant, isBefore, minutesBetween } from '#kernel/time.ts'
import { has, type SignedIn } from '#people/people.ts'
import { ENQUIRIES } from '#screening/enquiry-words.ts'
import { ROUTE_NAMES, VISIT_NAMES } from '#visits/words.ts'
import { AgendaList } from '#web/agenda.tsx'
import { care } from '#web/context.ts'
import { clock, dateOf, duration } from '#web/format.ts'
import { Action, Empty, PageHead, Regions, Section } from '#web/page.tsx'
import type { Listed } from '../list-store.ts'
import { agendaAt, byUrgency } from '../obligation.ts'
import { PAGES } from '../page-words.ts'
import type { Route } from './+types/today.ts'
import { lineOf } from './lines.ts'
import './course.css'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { charts, people, enquiries, person, now } = context.get(care)
  const everybody = new URL(request.url).searchParams.get('whose') === 'all'
  const [courses, staff, enquired] = await Promise.all([charts.list(), people.staff(), enquiries.newOnes()])
  return {
    courses,
    names: new Map(staff.map(({ id, name }) => [id, name])),
    enquired,
    person,
    now,
    everybody,
  }
}

export default function Today({
  loaderData: { courses, names, enquired, person, now, everybody },
}: Route.ComponentProps) {
  const { zone } = person
  const visits = visitsOn(courses, now, zone).filter(
    ({ course, visit }) => everybody || isAttended(person, course, visit.people),
  )
  const lines = courses
    .flatMap((course) => agendaAt(course.summary.obligations, now).map((item) => ({ course, item })))
    .filter(({ item }) => item.state !== 'upcoming')
    .filter(({ course, item }) => everybody || isTheirs(person, course, item.of))
    .toSorted((a, b) => byUrgency(a.item, b.item))
  const of = (...states: string[]) =>
    lines
      .filter(({ item }) => states.includes(item.state))
      .map(({ course, item }) => lineOf(item, zone, now, course.patient.name))
  return (
    <>
      <PageHead what={PAGES.today.title} state={dateOf(now, zone)} />
      <p className="choices">
        {everybody ? (
          <a href="/today">{PAGES.today.mine}</a>
        ) : (
          <strong aria-current="true">{PAGES.today.mine}</strong>
        )}
        {everybody ? (
          <strong aria-current="true">{PAGES.today.all}</strong>
        ) : (
          <a href="/today?whose=all">{PAGES.today.all}</a>
        )}
      </p>
      {enquired > 0 && (
        <p>
          <Action href={href('/enquiries')} tone="quiet">
            {ENQUIRIES.newOnes(enquired)}
          </Action>
        </p>
      )}
      <Regions>
        <div>
          {of('blocked').length > 0 && (
            <Section title={PAGES.today.blocked}>
              <AgendaList label={PAGES.today.blocked} lines={of('blocked')} />
            </Section>
          )}
          <Section title={PAGES.today.toDo}>
            {of('overdue', 'due').length > 0 ? (
              <AgendaList label={PAGES.today.toDo} lines={of('overdue', 'due')} />
            ) : (
              <Empty>{PAGES.today.nothing}</Empty>
            )}
          </Section>
        </div>
        <Section title={PAGES.today.visits}>
          {visits.length === 0 && <Empty>{PAGES.today.noVisits}</Empty>}
          <ol className="day-visits">
            {visits.map(({ course, visit }) => (
              <li
                key={visit.id}
                className={contains(visit, now) ? 'now' : isBefore(visit.to, now) ? 'past' : undefined}
              >
                <p className="figures">
                  {clock(visit.from, zone)}–{clock(visit.to, zone)}{' '}
                  <span className="quiet">{duration(minutesBetween(visit.from, visit.to))}</span>
                </p>
                <p>
                  <a
                    href={
                      visit.kind === 'dosing'
                        ? `/courses/${course.id}/sessions/${visit.id}`
                        : `/courses/${course.id}/visits/${visit.id}`
                    }
                  >
                    {course.patient.name}
                  </a>
                  {' · '}
                  {VISIT_NAMES[visit.kind]}
                  {visit.route && `, ${ROUTE_NAMES[visit.route]}`}
                </p>
                <p className="quiet">
                  {visit.place} · {visit.people.map((id) => names.get(id) ?? PAGES.somebody).join(', ')}
                </p>
              </li>
            ))}
          </ol>
        </Section>
      </Regions>
    </>
  )
}

function visitsOn(courses: readonly Listed[], now: Instant, zone: string) {
  const today = dayIn(now, zone)
  return courses
    .flatMap((course) => course.summary.visits.map((visit) => ({ course, visit })))
    .filter(({ visit }) => visit.state !== 'cancelled' && dayIn(visit.from, zone).equals(today))
    .toSorted((a, b) => a.visit.from.epochMilliseconds - b.visit.from.epochMilliseconds)
}

/** A visit that one takes part in; whoever books sees them all. */
const isAttended = (person: SignedIn, { summary }: Listed, people: readonly string[]): boolean =>
  has(person, 'coordinator') || people.includes(person.id) || Object.values(summary.team).includes(person.id)

/** One's own work: of one's role, and for those who treat, in the courses that they treat. */
function isTheirs(person: SignedIn, { summary }: Listed, of: readonly SignedIn['roles'][number][]): boolean {
  if (!of.some((role) => role !== 'patient' && has(person, role))) return false
  const { therapist, prescriber, monitor } = summary.team
  const treating = [therapist, prescriber, monitor].filter((id) => id !== undefined)
  return has(person, 'coordinator') || treating.length === 0 || treating.includes(person.id)
}
