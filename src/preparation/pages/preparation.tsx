import { href } from 'react-router'
import { z } from 'zod'
import type { Draft } from '#chart/chart.ts'
import { ok } from '#kernel/result.ts'
import { has } from '#people/people.ts'
import { visitsOf } from '#visits/visits.ts'
import { care } from '#web/context.ts'
import { span } from '#web/format.ts'
import { Action, CourseNav, Empty, PageHead, Regions, Section, SourceNote } from '#web/page.tsx'
import { moment } from '../clock.ts'
import { instructionsFor } from '../instructions.ts'
import { medicineState } from '../medicines.ts'
import { escortFor, intentionOf, lastEscort, topicsCovered } from '../preparation.ts'
import { screenedOf } from '../screened.ts'
import { sessionsToPrepare } from '../sessions.ts'
import { FORM } from '../words.ts'
import type { Route } from './+types/preparation.ts'
import { EscortForm } from './EscortForm.tsx'
import { holdForm, holdFrom } from './hold-form.ts'
import { InstructionList } from './InstructionList.tsx'
import { IntentionForm } from './IntentionForm.tsx'
import { Medicines } from './Medicines.tsx'
import { escortForm, escortFrom, intentionForm, intentionFrom } from './own-forms.ts'
import { intentOf, recordForm } from './record-form.ts'
import { Topics } from './Topics.tsx'
import './preparation.css'

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const { charts, person, now } = context.get(care)
  const course = await charts.open(params.course)
  const { chart, protocol, zone } = course
  const sessions = sessionsToPrepare(visitsOf(chart), now)
  const asked = new URL(request.url).searchParams.get('visit')
  const session = sessions.find(({ id }) => id === asked) ?? sessions[0]
  const { medicines } = screenedOf(course, session?.route, protocol, now)
  return {
    course,
    now,
    session,
    others: sessions.filter(({ id }) => id !== session?.id),
    medicines: medicines.map((medicine) => ({
      medicine,
      state: medicineState(chart, medicine, session?.id),
    })),
    instructions: session ? instructionsFor(session, zone, medicines, chart, protocol) : [],
    escort: session && escortFor(chart, session.id),
    last: lastEscort(chart),
    intention: intentionOf(chart),
    covered: topicsCovered(chart),
    decides: has(person, 'prescriber') && !course.closed,
  }
}

const topicsForm = z.object({
  intent: z.literal('topics'),
  topics: z.array(z.string()).min(1, FORM.noTopics),
  note: z.string().max(2000).optional(),
})

export async function action({ params, request, context }: Route.ActionArgs) {
  const { charts, person, now } = context.get(care)
  const course = await charts.open(params.course)
  const recording = {
    request,
    append: (drafts: readonly Draft[]) => charts.append(course.id, drafts),
    to: href('/courses/:course/preparation', params) + new URL(request.url).search,
    lists: ['topics'],
  }
  switch (await intentOf(request)) {
    case 'escort':
      return recordForm(recording, escortForm, (form) => escortFrom(form, course, now))
    case 'intention':
      return recordForm(recording, intentionForm, (form) => intentionFrom(form, course, now))
    case 'topics':
      return recordForm(recording, topicsForm, ({ topics, note }) =>
        ok([{ kind: 'topics-covered', at: now, body: { topics, note } }]),
      )
    default:
      return recordForm(recording, holdForm, (form) => {
        const route = visitsOf(course.chart).find(({ id }) => id === form.visit)?.route
        const { medicines } = screenedOf(course, route, course.protocol, now)
        return holdFrom(form, { ...course, medicines, person, now })
      })
  }
}

export default function Preparation({ loaderData, actionData, params }: Route.ComponentProps) {
  const { course, now, session, others, medicines, instructions, escort, last, intention, covered, decides } =
    loaderData
  const { patient, zone, protocol, names, closed } = course
  const { topics, intention: rule } = protocol.preparation
  return (
    <>
      <CourseNav course={params.course} name={patient.name} />
      <PageHead
        what="Preparation"
        forWhom={patient.name}
        state={
          session
            ? `Session ${span(session.from, session.to, zone, now)}, ${session.place}`
            : 'No session is planned'
        }
      >
        {session && (
          <Action
            href={href('/courses/:course/preparation/:visit', { course: params.course, visit: session.id })}
          >
            The gate of the day
          </Action>
        )}
      </PageHead>
      {others.length > 0 && (
        <p>
          Also planned:{' '}
          {others.map(({ id, from, to }) => (
            <a key={id} href={`?visit=${id}`}>
              {span(from, to, zone, now)}
            </a>
          ))}
        </p>
      )}
      <Regions>
        <div>
          <Section title="Medicines" about="Only a prescriber decides to hold one; the software never does.">
            <Medicines
              lines={medicines}
              session={session}
              names={names}
              typed={actionData}
              decides={decides}
            />
          </Section>
          <Section title="Who takes the person home">
            {!session && <Empty>Plan a dosing session first.</Empty>}
            {session && escort && (
              <p>
                <strong>{escort.body.name}</strong>
                {escort.body.relation && ` (${escort.body.relation})`},{' '}
                <a href={`tel:${escort.body.phone}`}>{escort.body.phone}</a>, pick-up{' '}
                {moment(escort.body.pickUp, zone)}.
              </p>
            )}
            {session && !closed && (
              <details
                className="preparation-form"
                open={!escort || actionData?.values.intent?.[0] === 'escort'}
              >
                <summary>{escort ? 'Change the escort' : 'Name the escort'}</summary>
                <EscortForm session={session} zone={zone} escort={escort} last={last} typed={actionData} />
              </details>
            )}
          </Section>
          <Section title="Intention" about="Visible to the person and the care team. Never required.">
            {closed ? (
              <p>{intention?.body.text ?? 'None was written.'}</p>
            ) : (
              <IntentionForm intention={intention} longest={rule.longest} typed={actionData} />
            )}
          </Section>
          <Section title="What to talk through">
            {!closed && <Topics topics={topics.list} covered={covered} names={names} typed={actionData} />}
            <SourceNote source={topics.source} />
          </Section>
        </div>
        <div>
          {session && (
            <Section
              title="What the person is told"
              about={`Clock times of ${zone}, from the planned begin of the session.`}
            >
              <InstructionList instructions={instructions} session={session} />
            </Section>
          )}
        </div>
      </Regions>
    </>
  )
}
