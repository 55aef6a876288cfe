import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { has } from '#people/people.ts'
import { care } from '#web/context.ts'
import { Choice, DateField, Form, Submit, TextArea } from '#web/form.tsx'
import { date } from '#web/format.ts'
import { CourseNav, Notice, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { clearanceOf, conditionsOf } from '../clearance.ts'
import { lastDay } from '../clearance-rules.ts'
import { CLEARANCE_DECISIONS, CLEARANCE_STATES, SAY } from '../clearance-words.ts'
import { basisOf, decisionsOn, isOpen } from '../decisions.ts'
import { clearanceDecision } from '../entries.ts'
import { FORM } from '../words.ts'
import type { Route } from './+types/clearance.ts'
import { ClearanceStands, OpenFindings, PastClearances } from './ClearanceParts.tsx'
import { clearanceForm, clearanceFrom, withdrawalFrom, withdrawForm } from './clearance-form.ts'
import { lookAt } from './look.ts'
import './screening.css'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { charts, person, now } = context.get(care)
  const course = await charts.open(params.course)
  const { screening } = lookAt(course, now)
  const decided = decisionsOn(course.chart, screening)
  return {
    course,
    clearance: clearanceOf(course.chart, screening),
    open: decided.filter((each) => isOpen(each) || each.decision?.body.decision === 'stands'),
    decisions: decided.length,
    conditions: conditionsOf(decided),
    last: lastDay(screening.on, course.protocol.screening).toString(),
    today: screening.on.toString(),
    source: course.protocol.screening.reEvaluation.source,
    decides: has(person, 'prescriber') && !course.closed,
    basis: basisOf(course.chart),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { charts, person, now } = context.get(care)
  const course = await charts.open(params.course)
  const read = await readForm(request, z.discriminatedUnion('intent', [clearanceForm, withdrawForm]))
  if (!read.ok) return data(read.typed, { status: 422 })
  const form = read.value
  const asked = { course, screening: lookAt(course, now).screening, person, now }
  const decided = form.intent === 'clear' ? clearanceFrom(form, asked) : withdrawalFrom(form, asked)
  if ('ruling' in decided) return data(read.refused(decided.ruling), { status: 422 })
  if (!decided.ok) return data(read.again(...decided.problems), { status: 422 })
  const stored = await charts.append(course.id, [decided.value])
  if (!stored.ok) return data(read.again(...stored.problems), { status: 422 })
  throw redirect(href('/courses/:course/clearance', params))
}

export default function ClearancePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { course, clearance, open, decisions, conditions, last, today, decides, basis, source } = loaderData
  const { name } = course.patient
  const form = (
    <Form typed={actionData} intent="clear" basis={basis} action="#decide">
      <Choice
        name="decision"
        label="Your decision"
        required
        options={clearanceDecision.options.map((value) => ({
          value,
          label: CLEARANCE_DECISIONS[value],
        }))}
      />
      <TextArea name="reason" label="Your reason" rows={3} maxLength={2000} required />
      <TextArea
        name="conditions"
        label="Conditions, one on each line"
        rows={3}
        defaultValue={conditions.join('\n')}
      />
      <DateField
        name="until"
        label="Last day on which it holds"
        help={FORM.lastDay(date(Temporal.PlainDate.from(last)), source.text)}
        defaultValue={last}
        min={today}
        max={last}
        required
      />
      <Submit>Sign the decision</Submit>
    </Form>
  )
  const standing = clearance.state === 'in-force' || clearance.state === 'reopened'
  return (
    <>
      <CourseNav course={params.course} name={name} />
      <PageHead what="Clearance" forWhom={name} state={CLEARANCE_STATES[clearance.state]} />
      <ClearanceStands clearance={clearance} names={course.names} course={params.course} />
      <OpenFindings open={open} of={decisions} course={params.course} />
      {!decides && !course.closed && (
        <Notice>
          <p>
            {SAY.prescriberOnly.why} {SAY.prescriberOnly.settle}
          </p>
        </Notice>
      )}
      {decides && (
        <Section title="Decide on the whole" about={FORM.nobodyCleared} id="decide">
          {clearance.state === 'in-force' ? (
            <details className="screening-again" open={actionData?.values.intent?.[0] === 'clear'}>
              <summary>{FORM.clearAgain}</summary>
              {form}
            </details>
          ) : (
            form
          )}
        </Section>
      )}
      {decides && standing && (
        <Section
          title="Withdraw"
          id="withdraw"
          about="It counts at once: no dose until a prescriber clears again."
        >
          <Form typed={actionData} intent="withdraw" basis={basis} action="#withdraw">
            <TextArea name="reason" label="Your reason" rows={2} maxLength={2000} required />
            <Submit tone="danger">Withdraw the clearance</Submit>
          </Form>
        </Section>
      )}
      <PastClearances chart={course.chart} names={course.names} />
    </>
  )
}
