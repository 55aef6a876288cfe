/** The screening questions of one course, answered once by whoever holds its link: asked blank, whatever is known. */
import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { type Problem, problem } from '#kernel/result.ts'
import { MeasureSent } from '#outcomes/pages/MeasureSent.tsx'
import { answersAtOnce, LEAVE_OUT } from '#screening/answering-once.ts'
import { screeningKinds } from '#screening/entries.ts'
import { QuestionField } from '#screening/pages/QuestionField.tsx'
import { questionsFor } from '#screening/questionnaire.ts'
import { reachOutAfter } from '#screening/self-check.ts'
import { RESULT } from '#screening/self-check-words.ts'
import { MINE, ONCE, QUESTIONNAIRE } from '#screening/words.ts'
import { site } from '#web/context.ts'
import { Checkbox, FieldGroup, Form, Submit } from '#web/form.tsx'
import { PageHead } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { isAnswered } from '../patient-link.ts'
import { LINKED } from '../patient-link-words.ts'
import type { Route } from './+types/linked-screening.ts'
import { ShutLink } from './ShutLink.tsx'
import { shutPage, type Through, throughLink } from './through-link.ts'
import '#outcomes/pages/outcomes.css'
import '#screening/pages/screening.css'
import './patient-links.css'

const WORDS = LINKED.screening
const REACH_OUT = {
  told: `${MINE.reachOut} ${MINE.reachOutMore}`,
  'not-sure': `${RESULT.notSure} ${RESULT.reachOutMore}`,
} as const

export async function loader({ context }: Route.LoaderArgs) {
  const here = await throughLink(context)
  if (here.state !== 'opens') return shutPage(here)
  const { link, course, practice, phone } = here
  return data({
    parts: questionsFor(course.protocol.screening, 'patient'),
    practice,
    phone,
    isAnswered: isAnswered(link, course.chart),
    reachOut: reachOut(here),
  })
}

/** Of what was answered nothing is shown but this: whom to reach, to whoever told of suicide or was not sure. */
function reachOut({ link, course }: Through) {
  const given = course.chart.current.find(({ id }) => id === link.id)
  const read = screeningKinds['screening-answered'].safeParse(given?.body)
  return read.success ? reachOutAfter(read.data.answers) : undefined
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const here = await throughLink(context)
  const read = await readForm(request, z.looseObject({}))
  if (!read.ok) return data(read.typed, { status: 422 })
  const again = (status: number, ...problems: Problem[]) => data(read.again(...problems), { status })
  if (here.state !== 'opens') return again(here.state === 'locked' ? 403 : 410, problem(LINKED.locked.title))
  const { link, course, open, now } = here
  const done = redirect(href('/open/screening/:screeningLink', params), 303)
  if (isAnswered(link, course.chart)) throw done
  const parts = questionsFor(course.protocol.screening, 'patient')
  const answers = answersAtOnce({ fields: read.value, parts })
  if (!answers.ok) return again(422, ...answers.problems)
  // Under the id of the link: the chart takes it once, however often the form is sent.
  const stored = await open.charts.append(course.id, [
    { kind: 'screening-answered', id: link.id, at: now, body: { answers: answers.value } },
  ])
  if (!stored.ok) return again(422, ...stored.problems)
  await context.get(site).links.close({ purpose: link.purpose, subject: link.id }, 'used', now)
  throw done
}

export default function LinkedScreening({ loaderData, actionData }: Route.ComponentProps) {
  if ('shut' in loaderData) return <ShutLink {...loaderData.shut} />
  const { parts, practice, phone, isAnswered, reachOut } = loaderData
  if (isAnswered)
    return (
      <MeasureSent
        title={WORDS.title}
        practice={practice}
        phone={phone}
        safety={reachOut && REACH_OUT[reachOut]}
      >
        <div className="prose">
          <p>{WORDS.done}</p>
          <p>{LINKED.form.correct(practice, phone)}</p>
        </div>
      </MeasureSent>
    )
  const leftOut =
    actionData?.problems.some(({ field }) => field === LEAVE_OUT) || actionData?.values[LEAVE_OUT]
  return (
    <>
      <PageHead what={QUESTIONNAIRE.title} title={WORDS.title} />
      <div className="prose linked-intro">
        <p>{QUESTIONNAIRE.about}</p>
        <p>{WORDS.about}</p>
      </div>
      <Form typed={actionData} label={WORDS.title}>
        {parts.map(({ topic, rules }) => (
          <FieldGroup key={topic.id} legend={topic.title}>
            {rules.map((rule) => (
              <QuestionField key={rule.id} rule={rule} />
            ))}
          </FieldGroup>
        ))}
        {leftOut && <Checkbox name={LEAVE_OUT} label={ONCE.leaveOut} />}
        <Submit>{LINKED.form.send}</Submit>
      </Form>
    </>
  )
}
