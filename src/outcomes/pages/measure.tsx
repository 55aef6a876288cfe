import { data, href, redirect } from 'react-router'
import type { Chart, Draft } from '#chart/chart.ts'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import { type Instant, isBefore } from '#kernel/time.ts'
import { Questions } from '#questionnaire/pages/Questions.tsx'
import { clockIn, instantAt } from '#visits/local-time.ts'
import { care } from '#web/context.ts'
import { Checkbox, Choice, DateField, Field, Form, Hidden, Row, Submit, TimeField } from '#web/form.tsx'
import { dateAndClock } from '#web/format.ts'
import { Breadcrumb, CourseNav, Notice, PageHead } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { answersInForce, INCOMPLETE, readGiven } from '../giving.ts'
import { words } from '../words.ts'
import type { Route } from './+types/measure.ts'
import { askable, askedEntry, sentFields, sentId } from './measure-form.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { charts, forms, now } = context.get(care)
  const course = await charts.open(params.course)
  const asked = await askable(params.questionnaire, forms, course.protocol)
  const entry = askedEntry(request)
  const correcting = entry ? answersInForce(course.chart, entry) : undefined
  return { course, now, ...asked, entry, correcting, id: charts.newId() }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { charts, forms, now } = context.get(care)
  const course = await charts.open(params.course)
  const { measure, questionnaire } = await askable(params.questionnaire, forms, course.protocol)
  const values = await sentFields(request)
  const again = (...problems: readonly Problem[]) => data<Typed>({ values, problems }, { status: 422 })
  if (!questionnaire) return again(problem(words.notAsked(measure.title)))

  const mode = MODES.find((known) => known === values.mode?.[0])
  const incomplete = values[INCOMPLETE] !== undefined
  const given = readGiven(
    { questionnaire, measure, values, mode: mode ?? 'interview', incomplete },
    course.protocol,
  )
  const at = momentOf(values, course.zone, now)
  const amends = amendmentOf(course.chart, askedEntry(request), values.reason?.[0]?.trim())
  if (!given.ok || !at.ok || !amends.ok || !mode) {
    const problems = [given, at, amends].flatMap((read) => (read.ok ? [] : read.problems))
    return again(...problems, ...(mode ? [] : [problem(words.sayMode, 'mode')]))
  }
  const draft = { kind: 'questionnaire-answered', id: sentId(values), at: at.value, body: given.value.body }
  const stored = await charts.append(course.id, [{ ...draft, ...amends.value }])
  if (!stored.ok) return again(...stored.problems)
  const measures = href('/courses/:course/measures', { course: params.course })
  throw redirect(`${measures}#${given.value.opens ? 'safety' : measure.id}`)
}

const MODES = ['interview', 'paper', 'self'] as const

/** When the form was answered: never after now. */
function momentOf(values: Typed['values'], zone: string, now: Instant): Result<Instant> {
  const read = instantAt(values.date?.[0] ?? '', values.time?.[0] ?? '', zone, 'first')
  if (!read.ok) return read
  return isBefore(now, read.value) ? fail(problem(words.notYet, 'date')) : read
}

/** What the answers amend, when the page was opened to correct or complete some. */
function amendmentOf(
  chart: Chart,
  entry: string | undefined,
  reason: string | undefined,
): Result<Pick<Draft, 'amends'>> {
  if (!entry) return ok({})
  const older = answersInForce(chart, entry)
  if (!older) return fail(problem(words.changedMeanwhile))
  if (!reason) return fail(problem(words.reason, 'reason'))
  return ok({ amends: { entry: older.id, reason } })
}

export default function GiveMeasure({ loaderData, actionData, params }: Route.ComponentProps) {
  const { course, now, measure, questionnaire, entry, correcting, id } = loaderData
  const { zone } = course
  const at = correcting?.at ?? now
  const leftOut =
    actionData?.problems.some(({ field }) => field === INCOMPLETE) || actionData?.values[INCOMPLETE]
  return (
    <>
      <CourseNav course={params.course} name={course.patient.name} />
      <Breadcrumb
        trail={[{ href: href('/courses/:course/measures', { course: params.course }), label: 'Measures' }]}
      />
      <PageHead
        what={questionnaire?.title ?? measure.title}
        title={measure.title}
        forWhom={course.patient.name}
      />
      {!questionnaire && (
        <Notice title="Not loaded">
          <p>{words.notAsked(measure.title)}</p>
          <a href={href('/questionnaires')}>Questionnaires of the practice</a>
        </Notice>
      )}
      {course.closed && <Notice>This course is closed. Reopen it to give a measure.</Notice>}
      {entry && !correcting && <Notice tone="amber">{words.changedMeanwhile}</Notice>}
      {questionnaire && !course.closed && (!entry || correcting) && (
        <Form typed={actionData} label={measure.title}>
          <Hidden name="entry" value={id} />
          {correcting && (
            <p>
              These answers are from {dateAndClock(correcting.at, zone, now)}. What you send replaces them;
              the old ones stay in the record.
            </p>
          )}
          <Questions questionnaire={questionnaire} answers={correcting?.body.answers} />
          {leftOut && <Checkbox name={INCOMPLETE} label={words.leaveOut} />}
          <Choice
            name="mode"
            label="How was it answered?"
            options={MODES.map((value) => ({ value, label: words.modes[value] }))}
            defaultValue={correcting?.body.mode}
            required
          />
          <Row>
            <DateField
              name="date"
              label="Answered on"
              defaultValue={at.toZonedDateTimeISO(zone).toPlainDate().toString()}
              required
            />
            <TimeField name="time" label="At" defaultValue={clockIn(at, zone)} required />
          </Row>
          {correcting && <Field name="reason" label="Why are they changed?" maxLength={500} required />}
          <Submit>{correcting ? 'Replace the answers' : 'Save the answers'}</Submit>
        </Form>
      )}
    </>
  )
}
