import { data, href, redirect } from 'react-router'
import { fail, problem } from '#kernel/result.ts'
import { dayIn } from '#kernel/time.ts'
import { SEX_NAMES } from '#people/words.ts'
import { clearanceOf } from '#screening/clearance.ts'
import { lookAt } from '#screening/pages/look.ts'
import { type Care, care, site } from '#web/context.ts'
import { Choice, DateField, Form, Row, Submit } from '#web/form.tsx'
import { date } from '#web/format.ts'
import { Action, Empty, Notice, PageHead, Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { RulingView } from '#web/ruling.tsx'
import type { Taken } from '../application-store.ts'
import { outcomeFrom } from '../medical.ts'
import type { Screened } from '../medical-store.ts'
import { MEDICAL as W } from '../medical-words.ts'
import type { Route } from './+types/medical.ts'
import { mailingOf } from './mailing.ts'
import { openChart } from './open-chart.ts'
import { cameBack, type Sent, sentBy } from './typed.ts'
import './trainings-desk.css'
import './site.css'

/** @throws Response 404 for everybody who does not prescribe in a practice that trains */
async function opened(context: Readonly<Route.LoaderArgs['context']>): Promise<Care> {
  const here = context.get(care)
  if (!(await here.trainingMedical.mayScreen())) throw new Response('Not found', { status: 404 })
  return here
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const { trainingMedical, person, now } = await opened(context)
  return {
    people: await trainingMedical.waiting(now),
    today: dayIn(now, person.zone).toString(),
    isDone: new URL(request.url).searchParams.has('done'),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const here = await opened(context)
  const sent = await sentBy(request)
  const [, act, id] = /^(open|tell)-(.+)$/.exec(sent.text('intent') ?? '') ?? []
  const one = (await here.trainingMedical.waiting(here.now)).find((each) => each.id === id)
  if (!one) return data(sent.again([problem(W.gone)]), { status: 422 })
  const done =
    act === 'open'
      ? await openChart(here, context.get(site), one, sent.text)
      : await tell(here, one, sent, mailingOf(context.get(site)))
  if (!done.ok) return data(sent.again(done.problems, done.ruling), { status: 422 })
  throw redirect(`${href('/trainings/medical')}?done=yes`, 303)
}

async function tell(
  { charts, trainingMedical, now }: Care,
  { id, application }: Screened,
  { text }: Sent,
  mailing: ReturnType<typeof mailingOf>,
): Promise<Taken> {
  if (!application.screening) return fail(problem(W.gone))
  const course = await charts.open(application.screening)
  const outcome = outcomeFrom(text('outcome'), clearanceOf(course.chart, lookAt(course, now).screening))
  return outcome.ok ? trainingMedical.decide(id, outcome.value, mailing) : outcome
}

export default function Medical({ loaderData, actionData }: Route.ComponentProps) {
  const { people, today, isDone } = loaderData
  const groups = [
    [W.waits, people.filter(({ application }) => !application.screening)],
    [W.opened, people.filter(({ application }) => application.screening && !application.medical)],
    [W.decided, people.filter(({ application }) => application.medical)],
  ] as const
  return (
    <>
      <PageHead what={W.title} />
      <p className="lead">{W.lead}</p>
      {isDone && !actionData && (
        <Notice tone="done">
          <p>{W.done}</p>
        </Notice>
      )}
      {people.length === 0 && <Empty>{W.none}</Empty>}
      {groups.map(
        ([title, listed]) =>
          listed.length > 0 && (
            <Section key={title} title={`${title} (${listed.length})`}>
              <ul className="medical-list">
                {listed.map((one) => (
                  <Person key={one.id} one={one} today={today} typed={actionData} />
                ))}
              </ul>
            </Section>
          ),
      )}
    </>
  )
}

type PersonProps = { readonly one: Screened; readonly today: string; readonly typed?: Typed }

function Person({ one, today, typed }: PersonProps) {
  const { name, application, training } = one
  const { answers, screening, medical } = application
  return (
    <li>
      <h3>{name}</h3>
      <p>{`${training.plan.title}, ${date(training.plan.from)}`}</p>
      {answers && <p className="section-about">{W.who(answers.profession, answers.phone)}</p>}
      {medical && (
        <p>
          <strong>{W.outcomes[medical]}</strong>
        </p>
      )}
      {screening ? (
        <>
          <p className="site-go">
            <Action href={href('/courses/:course', { course: screening })}>{W.toChart}</Action>
            <Action href={href('/courses/:course/portal', { course: screening })} tone="quiet">
              {W.invitation}
            </Action>
          </p>
          <Tell one={one} typed={typed} />
        </>
      ) : (
        <Open one={one} today={today} typed={typed} />
      )}
    </li>
  )
}

function Open({ one: { id, name, opening }, today, typed }: PersonProps) {
  const intent = `open-${id}`
  if (opening.ruling === 'refuse') return <RulingView ruling={opening} what={W.open(name)} />
  return (
    <details className="training-act" open={cameBack(typed, intent)}>
      <summary>{W.open(name)}</summary>
      <p className="section-about">{W.openAbout}</p>
      <Form intent={intent} typed={typed} label={W.open(name)}>
        <Row>
          <DateField name="birthDate" label={W.birthDate} min="1900-01-01" max={today} required />
          <Choice
            name="sex"
            kind="select"
            label={W.sex}
            options={Object.entries(SEX_NAMES).map(([value, label]) => ({ value, label }))}
            required
          />
        </Row>
        <Submit>{W.button}</Submit>
      </Form>
    </details>
  )
}

function Tell({ one: { id, name }, typed }: Omit<PersonProps, 'today'>) {
  const intent = `tell-${id}`
  return (
    <details className="training-act" open={cameBack(typed, intent)}>
      <summary>{W.tell(name)}</summary>
      <p className="section-about">{W.tellAbout}</p>
      <Form intent={intent} typed={typed} label={W.tell(name)}>
        <Choice
          name="outcome"
          label={W.outcome}
          options={Object.entries(W.outcomes).map(([value, label]) => ({ value, label }))}
          required
        />
        <Submit>{W.tellButton}</Submit>
      </Form>
    </details>
  )
}
