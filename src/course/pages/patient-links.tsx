/** Links that open one thing to the person of a course: what can be sent, what was sent, and what became of it. */
import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import type { Instant } from '#kernel/time.ts'
import { readEmail } from '#people/joining.ts'
import { presentable } from '#questionnaire/questionnaire.ts'
import { questionsFor } from '#screening/questionnaire.ts'
import { visitsOf } from '#visits/visits.ts'
import { care, site } from '#web/context.ts'
import { Choice, Field, Form, Hidden, Submit } from '#web/form.tsx'
import { when } from '#web/format.ts'
import { CourseNav, Empty, PageHead, Section, State } from '#web/page.tsx'
import { readForm, type Typed } from '#web/read-form.ts'
import { RulingView } from '#web/ruling.tsx'
import type { OpenCourse } from '../charts.ts'
import {
  FORM_DAYS,
  isAsked,
  isLive,
  type LinkState,
  ruleOnSending,
  type Sendable,
  sendable,
  stateOf,
  type Thing,
} from '../patient-link.ts'
import { SENDING } from '../patient-link-words.ts'
import type { Route } from './+types/patient-links.ts'
import { nameOfThing } from './link-names.ts'
import './patient-links.css'

async function open({ params, context }: Pick<Route.LoaderArgs, 'params' | 'context'>) {
  const { charts, forms, person, now } = context.get(care)
  const course = await charts.open(params.course)
  const shown = (await forms.all()).filter(({ questionnaire }) => presentable(questionnaire).ok)
  const ids = new Set(shown.map(({ questionnaire }) => questionnaire.id))
  const measures = course.protocol.outcomes.measures.filter(({ id }) => ids.has(id))
  return {
    course,
    ruling: ruleOnSending(person, course),
    things: sendable(
      {
        measures,
        screening: questionsFor(course.protocol.screening, 'patient').length > 0,
        visits: visitsOf(course.chart),
      },
      now,
      course.zone,
    ),
  }
}

export async function loader(args: Route.LoaderArgs) {
  const { patientLinks, people, now } = args.context.get(care)
  const { course, ruling, things } = await open(args)
  const links = await patientLinks.of(course.id)
  return {
    course,
    ruling,
    things,
    // Another page may lead here for one thing.
    asked: new URL(args.request.url).searchParams.get('what') ?? undefined,
    email: (await people.contact(course.patient.id)).email,
    links: links.map((link) => ({ ...link, state: stateOf(link, course.chart, now) })),
    now,
  }
}

const form = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('send'), what: z.string().optional(), email: z.string().optional() }),
  z.object({ intent: z.literal('end'), link: z.uuid(SENDING.gone) }),
])

export async function action(args: Route.ActionArgs) {
  const { patientLinks } = args.context.get(care)
  const { course, ruling, things } = await open(args)
  const read = await readForm(args.request, form)
  if (!read.ok) return data(read.typed, { status: 422 })
  const mailing = args.context.get(site)
  const sent = read.value
  if (sent.intent === 'end') {
    if (!(await patientLinks.end(course.id, sent.link, mailing)))
      return data(read.again({ message: SENDING.gone }), { status: 422 })
  } else {
    if (ruling.ruling !== 'allow') return data(read.refused(ruling), { status: 422 })
    const thing = things.find((one) => nameOf(one) === sent.what)
    const email = readEmail(sent.email)
    const problems = [
      ...(thing ? [] : [{ field: 'what', message: SENDING.choose }]),
      ...(email ? [] : [{ field: 'email', message: SENDING.emailMissing }]),
    ]
    if (!thing || !email) return data(read.again(...problems), { status: 422 })
    await patientLinks.send(course, thing, email, mailing)
  }
  throw redirect(href('/courses/:course/links', args.params), 303)
}

/** A thing as a form sends it. */
const nameOf = ({ purpose, thing }: Thing) => `${purpose} ${thing}`

export default function PatientLinks({ loaderData, actionData }: Route.ComponentProps) {
  const { course, ruling, things, asked, email, links, now } = loaderData
  return (
    <>
      <PageHead what={SENDING.title} forWhom={course.patient.name} />
      <CourseNav course={course.id} name={course.patient.name} />
      <p className="section-about">{SENDING.about}</p>
      <Section title={SENDING.send}>
        {ruling.ruling !== 'allow' ? (
          <RulingView ruling={ruling} />
        ) : things.length === 0 ? (
          <Empty>{SENDING.nothing}</Empty>
        ) : (
          <SendForm
            typed={actionData}
            course={course}
            things={things}
            asked={asked}
            email={email}
            now={now}
          />
        )}
      </Section>
      <Section title={SENDING.sent}>
        {links.length === 0 ? (
          <Empty>{SENDING.none}</Empty>
        ) : (
          <ul className="patient-links">
            {links.map((link) => (
              <SentLink key={link.id} link={link} course={course} typed={actionData} now={now} />
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}

type SendFormProps = {
  readonly typed?: Typed
  readonly course: OpenCourse
  readonly things: readonly Sendable[]
  /** What is chosen at first. */
  readonly asked?: string
  readonly email?: string
  readonly now: Instant
}

function SendForm({ typed, course, things, asked, email, now }: SendFormProps) {
  const options = things.map((thing) => ({
    value: nameOf(thing),
    label: nameOfThing(thing, course, now),
    help: isAsked(thing.purpose)
      ? SENDING.untilAnswered(FORM_DAYS)
      : SENDING.goodUntil(when(thing.until, course.zone, now)),
  }))
  return (
    <Form typed={typed} intent="send">
      <Choice name="what" label={SENDING.what} options={options} defaultValue={asked} required />
      <Field
        name="email"
        label={SENDING.email}
        help={SENDING.emailHelp}
        type="email"
        autoComplete="off"
        defaultValue={email}
        maxLength={200}
        required
      />
      <Submit>{SENDING.button}</Submit>
    </Form>
  )
}

const TONES = {
  sent: 'upcoming',
  opened: 'due',
  answered: 'done',
  ended: 'quiet',
  expired: 'quiet',
} as const

type SentLinkProps = {
  readonly link: Awaited<ReturnType<typeof loader>>['links'][number] & { readonly state: LinkState }
  readonly course: OpenCourse
  readonly typed?: Typed
  readonly now: Instant
}

function SentLink({ link, course, typed, now }: SentLinkProps) {
  const at = (moment: Instant) => when(moment, course.zone, now)
  const live = isLive(link, now) && link.state !== 'answered'
  const said = [
    SENDING.by(course.names.get(link.sentBy) ?? SENDING.somebody, at(link.sent)),
    link.recipient ? SENDING.to(link.recipient) : SENDING.forgotten,
    ...(link.opened ? [SENDING.opened(at(link.opened))] : []),
    ...(link.ended ? [SENDING.ended(at(link.ended))] : live ? [SENDING.until(at(link.until))] : []),
  ]
  const name = nameOfThing(link, course, now)
  const mine = typed?.values.link?.[0] === link.id ? typed : undefined
  return (
    <li>
      <p>
        <State tone={TONES[link.state]}>{SENDING.states[link.state]}</State> <strong>{name}</strong>
      </p>
      <p className="field-help">{said.join(' · ')}</p>
      {live && (
        <Form typed={mine} intent="end" label={`${SENDING.end}: ${name}`}>
          <Hidden name="link" value={link.id} />
          <Submit tone="quiet">{SENDING.end}</Submit>
        </Form>
      )}
    </li>
  )
}
