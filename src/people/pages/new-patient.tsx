import { data, href, redirect } from 'react-router'
import { courseId, patientId } from '#kernel/ids.ts'
import { dayIn } from '#kernel/time.ts'
import { care } from '#web/context.ts'
import { Form, Submit } from '#web/form.tsx'
import { PageHead } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import type { Route } from './+types/new-patient.ts'
import { PatientFields } from './PatientFields.tsx'
import { patientForm, readAdmission } from './patient-form.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { people, person, now } = context.get(care)
  return { staff: await people.staff(), me: person.id, today: dayIn(now, person.zone) }
}

export async function action({ request, context }: Route.ActionArgs) {
  const { charts, people, person, now } = context.get(care)
  const read = await readForm(request, patientForm)
  if (!read.ok) return data(read.typed, { status: 422 })
  const admission = readAdmission(read.value, {
    staff: await people.staff(),
    known: (await charts.list({ closed: true })).map((course) => course.patient),
    today: dayIn(now, person.zone),
  })
  if (!admission.ok) return data(read.again(...admission.problems), { status: 422 })
  const { patient, ...course } = admission.value

  const id = patientId.parse(charts.newId())
  const opened = courseId.parse(charts.newId())
  const { id: protocol, version } = await charts.currentProtocol()
  const admitted = await charts.admit({ id, ...patient }, opened, [
    { kind: 'course-opened', at: now, body: { patient: id, protocol: { id: protocol, version }, ...course } },
  ])
  if (!admitted.ok) return data(read.again(...admitted.problems), { status: 422 })
  throw redirect(href('/courses/:course', { course: opened }))
}

export default function NewPatient({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <>
      <PageHead what="New patient">
        <p>
          With a record from another system, <a href={href('/imports/new')}>bring the history in</a> instead:
          the person comes with it.
        </p>
      </PageHead>
      <Form typed={actionData}>
        <PatientFields {...loaderData} typed={actionData} />
        <Submit>Add the person and open a course</Submit>
      </Form>
    </>
  )
}
