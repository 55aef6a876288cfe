import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { entryId } from '#kernel/ids.ts'
import { dosesOf } from '#session/doses.ts'
import { visitsOf } from '#visits/visits.ts'
import { type AgendaLine, AgendaList } from '#web/agenda.tsx'
import { care } from '#web/context.ts'
import { when } from '#web/format.ts'
import { Action, CourseNav, Empty, Notice, PageHead, Section, SourceNote } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { sessionsOf, trendsOf } from '../outcomes.ts'
import { openSafetyFlows, ruleOnSafetyReview, safetyFlowsOf } from '../safety.ts'
import { type MeasureDue, measureSchedule, measuresDue } from '../schedule.ts'
import { words } from '../words.ts'
import type { Route } from './+types/measures.ts'
import { PlanTable } from './PlanTable.tsx'
import { SafetyReview } from './SafetyReview.tsx'
import { TrendSection } from './TrendSection.tsx'
import './outcomes.css'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { charts, forms, now } = context.get(care)
  const course = await charts.open(params.course)
  const { chart, protocol } = course
  const doses = dosesOf(chart)
  const loaded = await forms.loadedIds()
  const situation = { chart, visits: visitsOf(chart), doses, loaded }
  return {
    course,
    now,
    sessions: sessionsOf(doses),
    trends: trendsOf(chart, doses, protocol),
    plan: measureSchedule(situation, protocol, now),
    due: course.closed ? [] : measuresDue(situation, protocol, now),
    flows: safetyFlowsOf(chart, protocol),
    askable: protocol.outcomes.measures.filter((m) => m.license !== 'site-supplied' || loaded.has(m.id)),
    notLoaded: protocol.outcomes.measures.filter((m) => m.license === 'site-supplied' && !loaded.has(m.id)),
  }
}

const review = z.object({
  intent: z.literal('review'),
  answers: z.array(entryId).min(1),
  steps: z.array(z.string()),
  done: z.string({ error: words.sayDone }).max(4000),
  plan: z.string({ error: words.sayPlan }).max(4000),
})

export async function action({ request, params, context }: Route.ActionArgs) {
  const { charts, person, now } = context.get(care)
  const course = await charts.open(params.course)
  const form = await readForm(request, review, ['answers', 'steps'])
  if (!form.ok) return data(form.typed, { status: 422 })
  const ruling = ruleOnSafetyReview(person, course.protocol)
  if (ruling.ruling !== 'allow') return data(form.refused(ruling), { status: 422 })
  const open = openSafetyFlows(course.chart, course.protocol).map((flow) => flow.answer)
  // What somebody else reviewed meanwhile keeps their review; nothing is signed twice.
  const { intent: _, ...body } = form.value
  const answers = body.answers.filter((answer) => open.includes(answer))
  if (answers.length === 0) return data(form.again({ message: words.reviewedMeanwhile }), { status: 422 })
  const stored = await charts.append(course.id, [
    { kind: 'safety-reviewed', at: now, body: { ...body, answers } },
  ])
  if (!stored.ok) return data(form.again(...stored.problems), { status: 422 })
  throw redirect(`${href('/courses/:course/measures', params)}#safety`)
}

export default function Measures({ loaderData, actionData, params }: Route.ComponentProps) {
  const { course, now, sessions, trends, plan, due, flows, askable, notLoaded } = loaderData
  const { zone, protocol } = course
  const give = (measure: string) =>
    href('/courses/:course/measures/:questionnaire', { ...params, questionnaire: measure })
  return (
    <>
      <CourseNav course={params.course} name={course.patient.name} />
      <PageHead what="Measures" forWhom={course.patient.name} state={stateOf(due)} />
      <SafetyReview
        flows={flows}
        safety={protocol.outcomes.safety}
        names={course.names}
        zone={zone}
        now={now}
        typed={actionData}
        closed={course.closed}
      />
      {due.length > 0 && (
        <Section title="To be given">
          <AgendaList
            label="Measures to be given"
            lines={due.map((line) => agendaLine(line, give(line.measure.id), zone, now))}
          />
        </Section>
      )}
      {trends.map((trend) => (
        <TrendSection
          key={trend.measure.id}
          trend={trend}
          sessions={sessions}
          plan={plan.filter((line) => line.measure.id === trend.measure.id)}
          protocol={protocol}
          zone={zone}
          now={now}
          entryHref={(point) =>
            point.origin === 'imported'
              ? href('/courses/:course/record/:entry', { ...params, entry: point.entry })
              : `${give(trend.measure.id)}?entry=${point.entry}`
          }
        />
      ))}
      {trends.length === 0 && <Empty>{words.none}</Empty>}
      <Section
        title="The plan"
        about="What is asked when. Times come from the visits and doses in the chart."
      >
        <PlanTable plan={plan} zone={zone} now={now} />
        {plan[0] && <SourceNote source={plan[0].source} label="Where this plan comes from" />}
      </Section>
      {course.closed ? (
        <Notice>This course is closed. Reopen it to give a measure.</Notice>
      ) : (
        <Section title="Give a measure now">
          <div className="measure-doors">
            {askable.map((measure) => (
              <Action key={measure.id} href={give(measure.id)} tone="quiet">
                {measure.title}
              </Action>
            ))}
          </div>
          {notLoaded.length > 0 && (
            <p className="quiet">
              Not asked here, because this practice has not loaded their text:{' '}
              {notLoaded.map((m) => m.title).join(', ')}.{' '}
              <a href={href('/questionnaires')}>Questionnaires of the practice</a>
            </p>
          )}
        </Section>
      )}
    </>
  )
}

function stateOf(due: readonly MeasureDue[]): string {
  const overdue = due.filter(({ state }) => state === 'overdue').length
  if (due.length === 0) return 'nothing is due'
  return overdue > 0 ? `${overdue} overdue, ${due.length - overdue} due` : `${due.length} due`
}

function agendaLine(line: MeasureDue, to: string, zone: string, now: MeasureDue['from']): AgendaLine {
  const { measure, occasionTitle, state, until, incomplete } = line
  const overdue = state === 'overdue'
  return {
    state: overdue ? 'overdue' : 'due',
    what: words.measureDue(measure.title, occasionTitle),
    when: `${overdue ? 'since' : 'until'} ${when(until, zone, now)}`,
    why: incomplete
      ? words.whyIncomplete(incomplete.missing.length)
      : words.whyDue(measure.about, measure.lookBack?.words),
    href: to,
    action: words.give,
  }
}
