import { data, href, redirect } from 'react-router'
import { type Problem, problem } from '#kernel/result.ts'
import { Questions } from '#questionnaire/pages/Questions.tsx'
import { care } from '#web/context.ts'
import { Checkbox, Form, Hidden, Submit } from '#web/form.tsx'
import { Action, Notice, PageHead } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { answersInForce, INCOMPLETE, readGiven } from '../giving.ts'
import { trendOf } from '../outcomes.ts'
import { safetyRuleFor } from '../safety.ts'
import { words } from '../words.ts'
import type { Route } from './+types/my-measure.ts'
import { MeasureSent } from './MeasureSent.tsx'
import { askable, askedEntry, sentFields, sentId } from './measure-form.ts'
import './outcomes.css'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { charts, forms, person } = context.get(care)
  const course = await charts.mine()
  const { chart, protocol, closed } = course
  const { measure, questionnaire } = await askable(params.questionnaire, forms, protocol)
  const mine = (id: string | null | undefined) => {
    const found = id ? answersInForce(chart, id) : undefined
    return found?.by === person.id ? found : undefined
  }
  const sent = mine(new URL(request.url).searchParams.get('sent'))
  const completing = mine(askedEntry(request))
  const point = sent && trendOf(measure, chart, [], protocol).points.find(({ entry }) => entry === sent.id)
  return {
    measure,
    questionnaire,
    closed,
    practice: person.practiceName,
    phone: person.practicePhone,
    completing,
    id: charts.newId(),
    sent: sent && {
      entry: sent.id,
      opens: safetyRuleFor(sent.body, protocol) !== undefined,
      value: point?.value,
      leftOut: point?.missing.length ?? 0,
    },
    safety: protocol.outcomes.safety.patient.text,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { charts, forms, person, now } = context.get(care)
  const course = await charts.mine()
  const { measure, questionnaire } = await askable(params.questionnaire, forms, course.protocol)
  const values = await sentFields(request)
  const again = (...problems: readonly Problem[]) => data<Typed>({ values, problems }, { status: 422 })
  if (!questionnaire) return again(problem(words.notAsked(measure.title)))

  const incomplete = values[INCOMPLETE] !== undefined
  const given = readGiven({ questionnaire, measure, values, mode: 'self', incomplete }, course.protocol)
  if (!given.ok) return again(...given.problems)
  const entry = askedEntry(request)
  const older = entry ? answersInForce(course.chart, entry) : undefined
  if (entry && older?.by !== person.id) return again(problem(words.changedMeanwhile))

  const id = sentId(values) ?? charts.newId()
  const draft = { kind: 'questionnaire-answered', id, at: older?.at ?? now, body: given.value.body }
  const amends = older ? { amends: { entry: older.id, reason: words.completed } } : {}
  const stored = await charts.append(course.id, [{ ...draft, ...amends }])
  if (!stored.ok) return again(...stored.problems)
  throw redirect(`${href('/me/measures/:questionnaire', params)}?sent=${id}`)
}

export default function MyMeasure({ loaderData, actionData, params }: Route.ComponentProps) {
  const { measure, questionnaire, closed, completing, id, sent } = loaderData
  const leftOut =
    actionData?.problems.some(({ field }) => field === INCOMPLETE) || actionData?.values[INCOMPLETE]
  if (sent) return <Sent {...loaderData} sent={sent} here={href('/me/measures/:questionnaire', params)} />
  return (
    <>
      <PageHead what={questionnaire?.title ?? measure.title} title={measure.title} />
      {!questionnaire && <Notice>{words.notAsked(measure.title)}</Notice>}
      {closed && <Notice>Your course here is closed, so nothing is asked any more.</Notice>}
      {questionnaire && !closed && (
        <Form typed={actionData} label={measure.title}>
          <Hidden name="entry" value={id} />
          <Questions questionnaire={questionnaire} answers={completing?.body.answers} />
          {leftOut && <Checkbox name={INCOMPLETE} label={words.leaveOut} />}
          <Submit>Send my answers</Submit>
        </Form>
      )}
    </>
  )
}

type SentProps = Pick<Awaited<ReturnType<typeof loader>>, 'measure' | 'practice' | 'phone' | 'safety'> & {
  readonly sent: NonNullable<Awaited<ReturnType<typeof loader>>['sent']>
  readonly here: string
}

function Sent({ measure, practice, phone, safety, sent, here }: SentProps) {
  const most = measure.scores[0]?.range[1]
  const total = sent.value !== undefined && most !== undefined ? words.yourTotal(sent.value, most) : undefined
  return (
    <MeasureSent
      title={measure.title}
      practice={practice}
      phone={phone}
      safety={sent.opens ? safety : undefined}
      total={total}
    >
      {sent.leftOut > 0 && (
        <Notice title={words.someLeftOut(sent.leftOut)}>
          <a href={`${here}?entry=${sent.entry}`}>Answer the rest</a>
        </Notice>
      )}
      <p>
        <Action href={href('/me')} tone="quiet">
          Back to your page
        </Action>
      </p>
    </MeasureSent>
  )
}
