import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import type { Draft } from '#chart/chart.ts'
import { care } from '#web/context.ts'
import { Checkbox, Field, FieldGroup, Form, Row, Submit } from '#web/form.tsx'
import { CourseNav, Notice, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { answeredSince, answersBasis, answersFrom } from '../answering.ts'
import { measurementsFrom } from '../measuring.ts'
import { questionsFor } from '../questionnaire.ts'
import { FORM, QUESTIONNAIRE } from '../words.ts'
import type { Route } from './+types/answers.ts'
import { lookAt } from './look.ts'
import { QuestionField } from './QuestionField.tsx'
import './screening.css'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { charts, now } = context.get(care)
  const course = await charts.open(params.course)
  const { screening: section } = course.protocol
  return {
    course,
    answers: lookAt(course, now).facts.answers,
    groups: [
      {
        id: 'clinician',
        title: QUESTIONNAIRE.clinician,
        rules: questionsFor(section, 'clinician').flatMap(({ rules }) => rules),
      },
      ...questionsFor(section, 'patient').map(({ topic, rules }) => ({ ...topic, rules })),
    ],
    basis: answersBasis(course.chart),
  }
}

const text = z.string().optional()
const forms = z.discriminatedUnion('intent', [
  z.looseObject({ intent: z.literal('answer'), basis: text, again: z.literal('yes').optional() }),
  z.object({
    intent: z.literal('measure'),
    systolic: text,
    diastolic: text,
    weight: text,
    height: text,
    confirmed: text,
  }),
])

export async function action({ request, params, context }: Route.ActionArgs) {
  const { charts, now } = context.get(care)
  const course = await charts.open(params.course)
  const read = await readForm(request, forms)
  if (!read.ok) return data(read.typed, { status: 422 })
  const form = read.value
  const { rules, medicines } = course.protocol.screening
  const filled =
    form.intent === 'measure'
      ? measurementsFrom(form)
      : answersFrom({
          fields: form,
          rules: [...rules, ...medicines],
          standing: lookAt(course, now).facts.answers,
          since: answeredSince(course.chart, form.basis),
          again: form.again === 'yes',
        })
  if (!filled.ok) return data(read.again(...filled.problems), { status: 422 })
  const draft: Draft =
    form.intent === 'measure'
      ? { kind: 'screening-measured', at: now, body: filled.value }
      : { kind: 'screening-answered', at: now, body: { answers: filled.value } }
  const stored = await charts.append(course.id, [draft])
  if (!stored.ok) return data(read.again(...stored.problems), { status: 422 })
  throw redirect(href('/courses/:course/screening', params))
}

export default function Answers({ loaderData, actionData, params }: Route.ComponentProps) {
  const { course, answers, groups, basis } = loaderData
  const { name } = course.patient
  return (
    <>
      <CourseNav course={params.course} name={name} />
      <PageHead what="Screening questions" forWhom={name}>
        <p>
          <a href={href('/courses/:course/screening', params)}>Back to the findings</a>
        </p>
      </PageHead>
      {course.closed ? (
        <Notice>This course is closed. Reopen it to answer questions.</Notice>
      ) : (
        <>
          <Section
            title="Measured"
            about="Seated, after five minutes of rest. Two days with a pressure settle whether it is controlled."
          >
            <Form typed={actionData} intent="measure">
              <Row>
                <Field name="systolic" type="number" label="Systolic" unit="mmHg" step={1} />
                <Field name="diastolic" type="number" label="Diastolic" unit="mmHg" step={1} />
                <Field name="weight" type="number" label="Weight" unit="kg" />
                <Field name="height" type="number" label="Height" unit="cm" />
              </Row>
              {actionData?.problems.some(({ message }) => message.includes(FORM.confirmMeasure)) && (
                <Checkbox name="confirmed" label={FORM.confirm} />
              )}
              <Submit tone="quiet">Record the measurements</Submit>
            </Form>
          </Section>
          <Section title="Asked" about="Fill this in with the person. An empty question stays not known.">
            <nav aria-label="Topics" className="screening-topics">
              {groups.map(({ id, title }) => (
                <a key={id} href={`#topic-${id}`}>
                  {title}
                </a>
              ))}
            </nav>
            <Form typed={actionData} intent="answer" basis={basis}>
              {groups.map(({ id, title, rules }) => (
                <div key={id} id={`topic-${id}`}>
                  <FieldGroup legend={title}>
                    {rules.map((rule) => (
                      <QuestionField key={rule.id} rule={rule} given={answers[rule.id]} />
                    ))}
                  </FieldGroup>
                </div>
              ))}
              <Checkbox name="again" label={FORM.again} />
              <Submit>Save the answers</Submit>
            </Form>
          </Section>
        </>
      )}
    </>
  )
}
