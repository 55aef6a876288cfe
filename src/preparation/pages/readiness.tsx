import { href } from 'react-router'
import type { Draft } from '#chart/chart.ts'
import { protocolName } from '#kernel/protocol.ts'
import { dayIn, isBefore } from '#kernel/time.ts'
import { has } from '#people/people.ts'
import { visitsOf } from '#visits/visits.ts'
import { ROUTE_NAMES } from '#visits/words.ts'
import { care } from '#web/context.ts'
import { dateAndClock, span } from '#web/format.ts'
import { Action, CourseNav, Notice, PageHead, Regions, Section } from '#web/page.tsx'
import { countsFrom, dayOf } from '../day.ts'
import { escortFor } from '../preparation.ts'
import type { PreparationProtocol } from '../protocol.ts'
import { readinessOf } from '../screened.ts'
import type { Route } from './+types/readiness.ts'
import { AskForm, DecisionForm, VitalsForm } from './DayForms.tsx'
import { checkForm, checkFrom, decisionForm, decisionFrom, vitalsForm, vitalsFrom } from './day-check.ts'
import { ReadinessLines } from './ReadinessLines.tsx'
import { intentOf, recordForm } from './record-form.ts'
import './preparation.css'

async function open({ params, context }: Pick<Route.LoaderArgs, 'params' | 'context'>) {
  const { charts, person, now } = context.get(care)
  const course = await charts.open(params.course)
  const visit = visitsOf(course.chart).find(({ id, kind }) => id === params.visit && kind === 'dosing')
  if (!visit) throw new Response('Not found', { status: 404 })
  return { charts, person, now, course, visit, readiness: readinessOf(course, visit, course.protocol, now) }
}

/** Everything that is answered with yes or no on this day. */
const questionsOf = ({ day }: PreparationProtocol) => [
  { id: day.escort.rule, ask: day.escort.ask },
  ...day.questions,
  { id: 'holds', ask: day.holds.ask },
]

export async function loader(args: Route.LoaderArgs) {
  const { course, visit, readiness, person, now } = await open(args)
  const { preparation } = course.protocol
  const day = dayOf(course.chart, visit, preparation)
  const holdsAsked = readiness.lines.some(({ id, evidence }) => id === 'holds' && evidence.length > 0)
  return {
    course,
    visit,
    readiness,
    now,
    protocol: protocolName(course.protocol),
    dosed: day.dosedAt !== undefined,
    counts: countsFrom(visit, preparation),
    escort: escortFor(course.chart, visit.id),
    questions: questionsOf(preparation)
      .filter(({ id }) => id !== 'holds' || holdsAsked)
      .map(({ id, ask }) => ({ id, ask, answered: day.answers.get(id)?.value })),
    pregnancy: { ask: preparation.day.pregnancy.ask, open: day.pregnancy?.value !== 'not-possible' },
    decides: has(person, 'prescriber'),
  }
}

export async function action(args: Route.ActionArgs) {
  const { request, params } = args
  const { charts, person, now, course, visit, readiness } = await open(args)
  const when = { visit: visit.id, now, zone: course.zone }
  const recording = {
    request,
    append: (drafts: readonly Draft[]) => charts.append(course.id, drafts),
    to: href('/courses/:course/preparation/:visit', params),
    lists: ['rules'],
  }
  switch (await intentOf(request)) {
    case 'vitals':
      return recordForm(recording, vitalsForm, (form) => vitalsFrom(form, when))
    case 'decide':
      return recordForm(recording, decisionForm, (form) =>
        decisionFrom(form, readiness, person, course.protocol, when),
      )
    default: {
      const questions = questionsOf(course.protocol.preparation).map(({ id }) => id)
      return recordForm(recording, checkForm, (form) => checkFrom(form, questions, when))
    }
  }
}

/** Lines that are settled on another page. */
const settledAt = (params: { readonly course: string; readonly visit: string }): Record<string, string> => {
  const plan = `${href('/courses/:course/preparation', params)}?visit=${params.visit}`
  return {
    consent: href('/courses/:course/consent', params),
    clearance: href('/courses/:course/clearance', params),
    escort: plan,
    holds: plan,
    measures: href('/courses/:course/measures', params),
    'integration-booked': href('/courses/:course/visits', params),
  }
}

const HEADLINES = {
  allow: ['done', 'Ready for the session'],
  ask: ['amber', 'A prescriber must decide'],
  refuse: ['red', 'Not ready yet'],
} as const

export default function ReadinessPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { course, visit, readiness, now, questions, pregnancy, decides, dosed, counts, escort, protocol } =
    loaderData
  const { patient, zone, names, closed } = course
  const [tone, headline] = HEADLINES[readiness.ruling]
  const open = readiness.lines.filter(({ state }) => state !== 'settled')
  const early = isBefore(now, counts)
  const asking = open.filter(({ state }) => state === 'ask')
  return (
    <>
      <CourseNav course={params.course} name={patient.name} />
      <PageHead
        what="The gate of the day"
        forWhom={patient.name}
        state={`${span(visit.from, visit.to, zone, now)}, ${visit.route ? ROUTE_NAMES[visit.route] : 'route not set'}`}
      >
        {readiness.ruling !== 'refuse' && (
          <Action href={href('/courses/:course/sessions/:visit', params)}>To the session</Action>
        )}
      </PageHead>
      <Notice tone={tone} title={headline}>
        <p>
          {open.length === 0
            ? 'Every line is settled.'
            : `${open.length} of ${readiness.lines.length} lines are open.`}
          {dosed && ' This is how it stood when the first dose was given.'}
        </p>
        {escort && (
          <p>
            Escort: {escort.body.name}, <a href={`tel:${escort.body.phone}`}>{escort.body.phone}</a>
          </p>
        )}
        <p className="ruling-protocol">Protocol {protocol}</p>
      </Notice>
      <Regions>
        <div>
          <Section title="The lines">
            <ReadinessLines
              lines={[...open, ...readiness.lines.filter((line) => !open.includes(line))]}
              names={names}
              settledAt={settledAt(params)}
            />
          </Section>
          <p>
            <a href={`${href('/courses/:course/preparation', params)}?visit=${visit.id}`}>
              Escort, medicines and instructions
            </a>
            {' · '}
            <a href={href('/courses/:course/consent', params)}>Consent</a>
          </p>
        </div>
        {!closed && !dosed && (
          <div>
            {early && (
              <Notice title="Not the day yet">
                <p>
                  What is asked and measured counts for this session from {dateAndClock(counts, zone, now)}{' '}
                  on. What is agreed, booked and decided can be settled now.
                </p>
              </Notice>
            )}
            {!early && (
              <>
                <Section title="Measure">
                  <VitalsForm typed={actionData} />
                </Section>
                <Section
                  title="Ask"
                  about="Answer what you can; each answer is kept, and the last one counts."
                >
                  <AskForm
                    questions={questions}
                    pregnancy={pregnancy}
                    day={dayIn(now, zone).toString()}
                    typed={actionData}
                  />
                </Section>
              </>
            )}
            {asking.length > 0 && (
              <Section title="Decide">
                {decides ? (
                  <DecisionForm lines={asking} typed={actionData} />
                ) : (
                  <p>These lines wait for a prescriber: {asking.map(({ title }) => title).join(', ')}.</p>
                )}
              </Section>
            )}
          </div>
        )}
      </Regions>
    </>
  )
}
