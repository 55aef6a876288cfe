import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { care } from '#web/context.ts'
import { Form, Submit } from '#web/form.tsx'
import { Notice, PageHead, Section, State } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { answeredSince, answersBasis, answersFrom } from '../answering.ts'
import { questionsFor } from '../questionnaire.ts'
import { MINE, QUESTIONNAIRE } from '../words.ts'
import type { Route } from './+types/my-answers.ts'
import { lookAt } from './look.ts'
import { QuestionField } from './QuestionField.tsx'
import './screening.css'

async function open(context: Route.LoaderArgs['context'], request: Request) {
  const { charts, now } = context.get(care)
  const course = await charts.mine()
  const { answers } = lookAt(course, now).facts
  const parts = questionsFor(course.protocol.screening, 'patient').map((part) => ({
    ...part,
    // What came with the self-check stands in the form already, to be looked at once more.
    open: part.rules.filter(({ id }) => !answers[id] || answers[id].from).length,
  }))
  const asked = new URL(request.url).searchParams.get('part')
  return { charts, now, course, answers, parts, part: parts.find(({ topic }) => topic.id === asked) }
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const { course, answers, parts, part } = await open(context, request)
  return {
    closed: course.closed,
    parts,
    part,
    answers,
    basis: answersBasis(course.chart),
    reachOut: answers['psy-suicide']?.value === 'yes',
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { charts, now, course, answers, parts, part } = await open(context, request)
  const read = await readForm(request, z.looseObject({ basis: z.string().optional() }))
  if (!read.ok) return data(read.typed, { status: 422 })
  if (!part) throw new Response('Not found', { status: 404 })
  const filled = answersFrom({
    fields: read.value,
    rules: part.rules,
    standing: answers,
    since: answeredSince(course.chart, read.value.basis),
    again: true,
  })
  if (!filled.ok) return data(read.again(...filled.problems), { status: 422 })
  const stored = await charts.append(course.id, [
    { kind: 'screening-answered', at: now, body: { answers: filled.value } },
  ])
  if (!stored.ok) return data(read.again(...stored.problems), { status: 422 })
  // What was told about suicide is answered at once, before the next part.
  const told = filled.value['psy-suicide']?.value === 'yes'
  const next = parts.find(({ topic, open }) => topic.id !== part.topic.id && open > 0)
  throw redirect(next && !told ? `${href('/me/screening')}?part=${next.topic.id}` : href('/me/screening'))
}

export default function MyAnswers({ loaderData, actionData }: Route.ComponentProps) {
  const { closed, parts, part, answers, basis, reachOut } = loaderData
  const here = href('/me/screening')
  return (
    <>
      <PageHead what={part ? part.topic.title : QUESTIONNAIRE.title}>
        {part && (
          <p>
            <a href={here}>{MINE.allParts}</a>
          </p>
        )}
      </PageHead>
      {reachOut && !part && (
        <Notice tone="amber" title={MINE.reachOut}>
          <p>{MINE.reachOutMore}</p>
        </Notice>
      )}
      {closed ? (
        <Notice>{MINE.closed}</Notice>
      ) : part ? (
        <Form typed={actionData} basis={basis} action={`${here}?part=${part.topic.id}`}>
          {part.rules.map((rule) => (
            <QuestionField key={rule.id} rule={rule} given={answers[rule.id]} />
          ))}
          <Submit>{MINE.save}</Submit>
        </Form>
      ) : (
        <Section title={MINE.parts} about={QUESTIONNAIRE.about}>
          {parts.every(({ open }) => open === 0) && (
            <Notice tone="done" title={MINE.done}>
              <p>{MINE.doneMore}</p>
            </Notice>
          )}
          <ul className="screening-parts">
            {parts.map(({ topic, rules, open }) => (
              <li key={topic.id}>
                <a href={`${here}?part=${topic.id}`}>{topic.title}</a>
                {open === 0 ? (
                  <State tone="done">{MINE.answered}</State>
                ) : (
                  <State tone="due">{MINE.left(open, rules.length)}</State>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
