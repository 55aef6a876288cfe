/** One person's course at a glance: the whole story as a line in time, what is due, the measures, the latest of the record. */
import { touchAgreed } from '#consent/consent.ts'
import { protocolName } from '#kernel/protocol.ts'
import { sessionsOf } from '#outcomes/outcomes.ts'
import { sayTrend } from '#outcomes/pages/say-trend.ts'
import { TrendPlot } from '#outcomes/pages/TrendPlot.tsx'
import { AgendaList } from '#web/agenda.tsx'
import { care } from '#web/context.ts'
import { dateOf, when } from '#web/format.ts'
import { Action, CourseNav, Empty, Facts, Notice, PageHead, Regions, Section } from '#web/page.tsx'
import { agendaAt } from '../obligation.ts'
import { PAGES, STAGES } from '../page-words.ts'
import { recordOf, titleOf } from '../record.ts'
import { courseView } from '../view.ts'
import type { Route } from './+types/course.ts'
import { CourseTimeline } from './CourseTimeline.tsx'
import { lineOf } from './lines.ts'
import './course.css'
import '#outcomes/pages/outcomes.css'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { charts, now } = context.get(care)
  const course = await charts.open(params.course)
  return { course, view: courseView(course, now), now }
}

const LATEST = 8

export default function CoursePage({ loaderData: { course, view, now } }: Route.ComponentProps) {
  const { zone, patient, protocol, names } = course
  const words = PAGES.course
  const items = agendaAt(view.obligations, now)
  const lines = (...states: string[]) =>
    items.filter(({ state }) => states.includes(state)).map((item) => lineOf(item, zone, now))
  const dosing = view.visits.find((v) => v.kind === 'dosing' && v.state === 'planned')
  const measured = view.trends.filter((trend) => trend.points.length > 0)
  const { closed, openedAt, team, indication } = view.folded
  const closedBy = closed && words.closed(closed.outcome, closed.reason)
  const team_ = [team.therapist, team.prescriber, team.monitor, team.coordinator].flatMap((id) =>
    id ? [names.get(id) ?? PAGES.somebody] : [],
  )
  return (
    <>
      <PageHead what={patient.name} state={STAGES[view.stage]} title={PAGES.course.facts} />
      <CourseNav course={course.id} name={patient.name} />
      {closedBy && (
        <Notice title={closedBy}>
          <a href={`/courses/${course.id}/closing`}>{words.reopen}</a>
        </Notice>
      )}
      {view.session && (
        <Notice tone="amber" title={words.open}>
          <Action href={`/courses/${course.id}/sessions/${view.session.visit}`}>{words.openIt}</Action>
        </Notice>
      )}
      {dosing && !touchAgreed(course.chart, { route: dosing.route, setting: 'clinic' }, protocol) && (
        <p className="no-touch">{words.touch}</p>
      )}
      <CourseTimeline course={course.id} view={view} now={now} />
      <Regions>
        <div>
          <Section title={words.due}>
            {lines('blocked', 'overdue', 'due').length > 0 ? (
              <AgendaList label={words.due} lines={lines('blocked', 'overdue', 'due')} />
            ) : (
              <Empty>{words.nothing}</Empty>
            )}
            {lines('upcoming').length > 0 && (
              <details>
                <summary>
                  {words.later} ({lines('upcoming').length})
                </summary>
                <AgendaList label={words.later} lines={lines('upcoming')} />
              </details>
            )}
          </Section>
          <Section title={words.record}>
            <ul className="record-short">
              {recordOf(course.chart)
                .slice(0, LATEST)
                .map((line) => (
                  <li key={line.entry.id}>
                    <span className="quiet figures">{when(line.entry.at, zone, now)}</span>{' '}
                    <a href={`/courses/${course.id}/record/${line.entry.id}`}>{titleOf(line)}</a>
                  </li>
                ))}
            </ul>
            <p>
              <a href={`/courses/${course.id}/record`}>{words.allRecord}</a>
            </p>
          </Section>
        </div>
        <div>
          <Section title={words.measures}>
            {measured.length === 0 && <Empty>{words.noMeasures}</Empty>}
            {measured.slice(0, 2).map((trend) => (
              <div key={trend.measure.id} className="trend">
                {sayTrend(trend, sessionsOf(view.doses), protocol, (at) => dateOf(at, zone, now)).map(
                  (sentence) => (
                    <p key={sentence}>{sentence}</p>
                  ),
                )}
                <TrendPlot
                  trend={trend}
                  sessions={sessionsOf(view.doses)}
                  zone={zone}
                  now={now}
                  entryHref={(point) => `/courses/${course.id}/record/${point.entry}`}
                />
              </div>
            ))}
            <p>
              <a href={`/courses/${course.id}/measures`}>{words.allMeasures}</a>
            </p>
          </Section>
          <Section title={words.facts}>
            <Facts
              facts={[
                [words.opened, openedAt ? dateOf(openedAt, zone, now) : '–'],
                ...(indication ? [[words.indication, indication] as const] : []),
                [words.team, team_.join(', ')],
                [
                  words.portal,
                  <a key="portal" href={`/courses/${course.id}/portal`}>
                    {words.portalAccount}
                  </a>,
                ],
                [
                  words.links,
                  <a key="links" href={`/courses/${course.id}/links`}>
                    {words.sendLink}
                  </a>,
                ],
                [words.given, sessionsOf(view.doses).length],
                [
                  words.protocol,
                  <a key="protocol" href={`/courses/${course.id}/protocol`}>
                    {protocolName(protocol)}
                  </a>,
                ],
              ]}
            />
            {!closed && (
              <p>
                <a href={`/courses/${course.id}/closing`}>{words.close}</a>
              </p>
            )}
          </Section>
        </div>
      </Regions>
    </>
  )
}
