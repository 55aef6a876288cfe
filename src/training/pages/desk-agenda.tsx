import { data, href, redirect } from 'react-router'
import { trainingId } from '#kernel/ids.ts'
import { care, site } from '#web/context.ts'
import { Checkbox, Choice, Field, FieldGroup, Form, Hidden, Row, Submit, TimeField } from '#web/form.tsx'
import { Breadcrumb, PageHead } from '#web/page.tsx'
import { PLAN_FORM, TRAININGS_DESK } from '../desk-words.ts'
import { KIND_NAMES } from '../plan-words.ts'
import { fieldsOf, readAgenda, rowsToShow } from '../typed-plan.ts'
import type { Route } from './+types/desk-agenda.ts'
import { mailingOf } from './mailing.ts'
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
  const read = readAgenda(sent.text, found.plan)
  if (!read.ok) return data(sent.again(read.problems), { status: 422 })
  const done = await context
    .get(care)
    .trainingDesk.act(
      found.id,
      sent.text('basis') ?? '',
      { act: 'change', plan: read.value, why: PLAN_FORM.agendaTitle },
      mailingOf(context.get(site)),
    )
  if (!done.ok) return data(sent.again(done.problems, done.ruling), { status: 422 })
  throw redirect(`${href('/desk/trainings/:training', params)}?done=yes`, 303)
}

const SPARE = 4
const KINDS = Object.entries(KIND_NAMES).map(([value, label]) => ({ value, label }))

export default function DeskAgenda({ loaderData, actionData, params }: Route.ComponentProps) {
  const { title, fields, basis } = loaderData
  const rows = rowsToShow('agenda', Object.keys(actionData?.values ?? fields), SPARE)
  return (
    <>
      <Breadcrumb
        trail={[
          { href: href('/desk/trainings'), label: TRAININGS_DESK.title },
          { href: href('/desk/trainings/:training', params), label: title },
        ]}
      />
      <PageHead what={PLAN_FORM.agendaTitle} />
      <p className="lead">{PLAN_FORM.agendaLead}</p>
      <div className="plan-form">
        <Form typed={actionData} basis={basis}>
          {Array.from({ length: rows }, (_, row) => (
            <Item key={row} row={row} fields={fields} />
          ))}
          <Submit>{PLAN_FORM.saveAgenda}</Submit>
        </Form>
      </div>
    </>
  )
}

function Item({ row, fields }: { readonly row: number; readonly fields: Readonly<Record<string, string>> }) {
  const name = (part: string) => `agenda.${row}.${part}`
  const was = (part: string) => fields[name(part)]
  const id = was('id')
  return (
    <div className="plan-item">
      <FieldGroup legend={PLAN_FORM.item(row + 1)}>
        {id && <Hidden name={name('id')} value={id} />}
        <Field name={name('title')} label={PLAN_FORM.itemTitle} maxLength={160} defaultValue={was('title')} />
        <Row>
          <Field name={name('day')} type="number" step={1} label={PLAN_FORM.day} defaultValue={was('day')} />
          <TimeField name={name('from')} label={PLAN_FORM.begins} defaultValue={was('from')} />
          <TimeField name={name('to')} label={PLAN_FORM.ends} defaultValue={was('to')} />
          <Choice
            kind="select"
            name={name('kind')}
            label={PLAN_FORM.kind}
            options={KINDS}
            defaultValue={was('kind')}
          />
        </Row>
        <Checkbox name={name('counts')} label={PLAN_FORM.counts} defaultChecked={was('counts') === 'yes'} />
      </FieldGroup>
    </div>
  )
}
