import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { problem } from '#kernel/result.ts'
import { day } from '#kernel/time.ts'
import { care } from '#web/context.ts'
import { Choice, DateField, Field, Form, Row, Submit } from '#web/form.tsx'
import { Breadcrumb, PageHead } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { NEW_TRAINING, TRAININGS_DESK } from '../desk-words.ts'
import { planFrom, readOutlines } from '../outline.ts'
import { plan } from '../plan.ts'
import type { Route } from './+types/desk-new-training.ts'
import './trainings-desk.css'

export function loader({ context }: Route.LoaderArgs) {
  const { content, person } = context.get(care)
  const outlines = [...readOutlines(content.trainings)].map(([name, { title }]) => ({ name, title }))
  return { outlines, zone: person.zone }
}

const text = (most: number) => z.string('Please fill this in.').max(most)
const typedPlan = z.object({
  outline: z.string(NEW_TRAINING.choose),
  from: z.string(NEW_TRAINING.fromMissing).pipe(day),
  name: text(120),
  town: text(80),
  state: text(40),
  zone: text(60),
})

export async function action({ request, context }: Route.ActionArgs) {
  const { content, trainingDesk, now } = context.get(care)
  const read = await readForm(request, typedPlan)
  if (!read.ok) return data(read.typed, { status: 422 })
  const { from, zone, name, town, state } = read.value
  const outline = readOutlines(content.trainings).get(read.value.outline)
  if (!outline) return data(read.again(problem(NEW_TRAINING.choose, 'outline')), { status: 422 })
  const made = planFrom(outline, { from, zone, place: { name, town, state } })
  const checked = plan.safeEncode(made)
  if (!checked.success)
    return data(
      read.again(
        ...checked.error.issues.map(({ path, message }) => problem(message, path.map(String).at(-1))),
      ),
      { status: 422 },
    )
  const training = await trainingDesk.plan(made, now)
  throw redirect(`${href('/desk/trainings/:training', { training })}?done=yes`, 303)
}

export default function DeskNewTraining({ loaderData, actionData }: Route.ComponentProps) {
  const { outlines, zone } = loaderData
  return (
    <>
      <Breadcrumb trail={[{ href: href('/desk/trainings'), label: TRAININGS_DESK.title }]} />
      <PageHead what={NEW_TRAINING.title} />
      <p className="lead">{NEW_TRAINING.lead}</p>
      <Form typed={actionData}>
        <Choice
          name="outline"
          label={NEW_TRAINING.outline}
          options={outlines.map(({ name, title }) => ({ value: name, label: title }))}
          required
        />
        <DateField name="from" label={NEW_TRAINING.from} required />
        <Field name="name" label={NEW_TRAINING.place} maxLength={120} required />
        <Row>
          <Field name="town" label={NEW_TRAINING.town} maxLength={80} required />
          <Field name="state" label={NEW_TRAINING.state} maxLength={40} required />
        </Row>
        <Field
          name="zone"
          label={NEW_TRAINING.zone}
          help={NEW_TRAINING.zoneHelp}
          defaultValue={zone}
          maxLength={60}
          required
        />
        <Submit>{NEW_TRAINING.button}</Submit>
      </Form>
    </>
  )
}
