/** One questionnaire of one course, answered once by whoever holds its link. */
import { data, href, redirect } from 'react-router'
import { type Problem, problem } from '#kernel/result.ts'
import { answersInForce, INCOMPLETE, readGiven } from '#outcomes/giving.ts'
import { MeasureSent } from '#outcomes/pages/MeasureSent.tsx'
import { askable, sentFields } from '#outcomes/pages/measure-form.ts'
import { safetyRuleFor } from '#outcomes/safety.ts'
import { words } from '#outcomes/words.ts'
import { Questions } from '#questionnaire/pages/Questions.tsx'
import { site } from '#web/context.ts'
import { Checkbox, Form, Submit } from '#web/form.tsx'
import { Notice, PageHead } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { isAnswered } from '../patient-link.ts'
import { LINKED } from '../patient-link-words.ts'
import type { Route } from './+types/linked-form.ts'
import { ShutLink } from './ShutLink.tsx'
import { shutPage, throughLink } from './through-link.ts'
import '#outcomes/pages/outcomes.css'

export async function loader({ context }: Route.LoaderArgs) {
  const here = await throughLink(context)
  if (here.state !== 'opens') return shutPage(here)
  const { link, course, practice, phone, open } = here
  const { chart, protocol } = course
  const { measure, questionnaire } = await askable(link.thing, open.forms, protocol)
  const given = answersInForce(chart, link.id)
  const opens = given !== undefined && safetyRuleFor(given.body, protocol) !== undefined
  return data({
    measure,
    questionnaire,
    practice,
    phone,
    isAnswered: isAnswered(link, chart),
    safety: opens ? protocol.outcomes.safety.patient.text : undefined,
  })
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const here = await throughLink(context)
  const values = await sentFields(request)
  const again = (status: number, ...problems: readonly Problem[]) =>
    data<Typed>({ values, problems }, { status })
  if (here.state !== 'opens') return again(here.state === 'locked' ? 403 : 410, problem(LINKED.locked.title))
  const { link, course, open, now } = here
  const done = redirect(href('/open/forms/:formLink', params), 303)
  if (isAnswered(link, course.chart)) throw done
  const { measure, questionnaire } = await askable(link.thing, open.forms, course.protocol)
  if (!questionnaire) return again(422, problem(words.notAsked(measure.title)))
  const incomplete = values[INCOMPLETE] !== undefined
  const given = readGiven({ questionnaire, measure, values, mode: 'self', incomplete }, course.protocol)
  if (!given.ok) return again(422, ...given.problems)
  // Under the id of the link: the chart takes it once, however often the form is sent.
  const stored = await open.charts.append(course.id, [
    { kind: 'questionnaire-answered', id: link.id, at: now, body: given.value.body },
  ])
  if (!stored.ok) return again(422, ...stored.problems)
  await context.get(site).links.close({ purpose: link.purpose, subject: link.id }, 'used', now)
  throw done
}

export default function LinkedForm({ loaderData, actionData }: Route.ComponentProps) {
  if ('shut' in loaderData) return <ShutLink {...loaderData.shut} />
  const { measure, questionnaire, practice, phone, isAnswered, safety } = loaderData
  if (isAnswered)
    return (
      <MeasureSent title={LINKED.form.title} practice={practice} phone={phone} safety={safety}>
        <div className="prose">
          <p>{LINKED.form.done}</p>
          <p>{LINKED.form.correct(practice, phone)}</p>
        </div>
      </MeasureSent>
    )
  const leftOut =
    actionData?.problems.some(({ field }) => field === INCOMPLETE) || actionData?.values[INCOMPLETE]
  return (
    <>
      <PageHead what={questionnaire?.title ?? measure.title} title={LINKED.form.title} />
      {questionnaire ? (
        <Form typed={actionData} label={measure.title}>
          <Questions questionnaire={questionnaire} />
          {leftOut && <Checkbox name={INCOMPLETE} label={words.leaveOut} />}
          <Submit>{LINKED.form.send}</Submit>
        </Form>
      ) : (
        <Notice>{words.notAsked(measure.title)}</Notice>
      )}
    </>
  )
}
