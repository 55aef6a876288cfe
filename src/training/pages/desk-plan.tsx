import { data, href, redirect } from 'react-router'
import { trainingId } from '#kernel/ids.ts'
import { care, site } from '#web/context.ts'
import { Form, Submit, TextArea } from '#web/form.tsx'
import { Breadcrumb, PageHead } from '#web/page.tsx'
import { RulingView } from '#web/ruling.tsx'
import { PLAN_FORM, TRAINING_PAGE, TRAININGS_DESK } from '../desk-words.ts'
import { fieldsOf, readPlan } from '../typed-plan.ts'
import type { Route } from './+types/desk-plan.ts'
import { mailingOf } from './mailing.ts'
import { PlanFields } from './PlanFields.tsx'
import { sentBy } from './typed.ts'
import './trainings-desk.css'

async function opened({ params, context }: Pick<Route.LoaderArgs, 'params' | 'context'>) {
  const id = trainingId.safeParse(params.training)
  const found = id.success ? await context.get(care).trainingDesk.training(id.data) : undefined
  if (!found || found.state === 'cancelled') throw new Response('Not found', { status: 404 })
  return found
}

export async function loader(args: Route.LoaderArgs) {
  const { plan, basis } = await opened(args)
  return { title: plan.title, fields: fieldsOf(plan), basis }
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const found = await opened({ params, context })
  const sent = await sentBy(request)
  const read = readPlan(sent.text, found.plan)
  if (!read.ok) return data(sent.again(read.problems), { status: 422 })
  const done = await context
    .get(care)
    .trainingDesk.act(
      found.id,
      sent.text('basis') ?? '',
      { act: 'change', plan: read.value, why: sent.text('why')?.slice(0, 1000) },
      mailingOf(context.get(site)),
    )
  if (!done.ok) return data(sent.again(done.problems, done.ruling), { status: 422 })
  throw redirect(`${href('/desk/trainings/:training', params)}?done=yes`, 303)
}

export default function DeskPlan({ loaderData, actionData, params }: Route.ComponentProps) {
  const { title, fields, basis } = loaderData
  return (
    <>
      <Breadcrumb
        trail={[
          { href: href('/desk/trainings'), label: TRAININGS_DESK.title },
          { href: href('/desk/trainings/:training', params), label: title },
        ]}
      />
      <PageHead what={PLAN_FORM.title} />
      <p className="lead">{PLAN_FORM.lead}</p>
      {actionData?.ruling && (
        <RulingView ruling={actionData.ruling} what={PLAN_FORM.title} asks={TRAINING_PAGE.asks} />
      )}
      <div className="plan-form">
        <Form typed={actionData} basis={basis}>
          <PlanFields fields={fields} />
          <TextArea name="why" label={PLAN_FORM.why} help={PLAN_FORM.whyHelp} rows={2} maxLength={1000} />
          <Submit>{PLAN_FORM.button}</Submit>
        </Form>
      </div>
    </>
  )
}
