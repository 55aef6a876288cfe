import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { courseId, patientId } from '#kernel/ids.ts'
import { problem } from '#kernel/result.ts'
import { dayIn } from '#kernel/time.ts'
import { care } from '#web/context.ts'
import { Checkbox, Choice, DateField, Field, FieldGroup, Form, Row, Submit } from '#web/form.tsx'
import { PageHead } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { readPatient, readTeam, sameAs, TEAM_ROLES } from '../new-patient.ts'
import { NEW_PATIENT, ROLE_NAMES, SEX_NAMES } from '../words.ts'
import type { Route } from './+types/new-patient.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { people, person, now } = context.get(care)
  return { staff: await people.staff(), me: person.id, today: dayIn(now, person.zone) }
}

const text = z.string().max(500, 'This is longer than 500 characters. Shorten it.').optional()
const form = z.object({
  name: text,
  birthDate: text,
  sex: text,
  phone: text,
  email: text,
  indication: z.string().max(200, 'Say it in at most 200 characters.').optional(),
  therapist: text,
  prescriber: text,
  monitor: text,
  coordinator: text,
  somebodyElse: text,
})

export async function action({ request, context }: Route.ActionArgs) {
  const { charts, people, person, now } = context.get(care)
  const read = await readForm(request, form)
  if (!read.ok) return data(read.typed, { status: 422 })
  const patient = readPatient(read.value, dayIn(now, person.zone))
  const team = readTeam(read.value, await people.staff())
  if (!patient.ok || !team.ok) {
    const problems = [...(patient.ok ? [] : patient.problems), ...(team.ok ? [] : team.problems)]
    return data(read.again(...problems), { status: 422 })
  }
  const known = (await charts.list({ closed: true })).map((course) => course.patient)
  const same = read.value.somebodyElse ? undefined : sameAs(patient.value, known)
  if (same) return data(read.again(problem(NEW_PATIENT.same(same.name), 'somebodyElse')), { status: 422 })

  const id = patientId.parse(charts.newId())
  const course = courseId.parse(charts.newId())
  const { id: protocol, version } = await charts.currentProtocol()
  const opened = await charts.admit({ id, ...patient.value }, course, [
    {
      kind: 'course-opened',
      at: now,
      body: {
        patient: id,
        protocol: { id: protocol, version },
        team: team.value,
        ...(read.value.indication ? { indication: read.value.indication } : {}),
      },
    },
  ])
  if (!opened.ok) return data(read.again(...opened.problems), { status: 422 })
  throw redirect(href('/courses/:course', { course }))
}

export default function NewPatient({ loaderData, actionData }: Route.ComponentProps) {
  const { staff, me, today } = loaderData
  const asked = actionData?.problems.some((p) => p.field === 'somebodyElse')
  return (
    <>
      <PageHead what="New patient">
        <p>
          With a record from another system, <a href={href('/imports/new')}>bring the history in</a> instead:
          the person comes with it.
        </p>
      </PageHead>
      <Form typed={actionData}>
        <FieldGroup legend="Who">
          <Field name="name" label="Name" autoComplete="off" maxLength={200} required />
          <Row>
            <DateField name="birthDate" label="Birth date" min="1900-01-01" max={today.toString()} required />
            <Choice
              name="sex"
              kind="select"
              label="Sex as recorded"
              options={Object.entries(SEX_NAMES).map(([value, label]) => ({ value, label }))}
              required
            />
          </Row>
          <Row>
            <Field name="phone" label="Phone" type="tel" autoComplete="off" />
            <Field name="email" label="Email address" type="email" autoComplete="off" />
          </Row>
        </FieldGroup>
        <FieldGroup legend="Course of care">
          <Field
            name="indication"
            label="What it is for"
            help="The diagnosis or reason, in a few words. Screening looks closer."
            maxLength={200}
          />
          {TEAM_ROLES.map((role) => {
            const holders = staff.filter((one) => one.roles.includes(role))
            const mine = holders.find((one) => one.id === me)
            return (
              <Choice
                key={role}
                name={role}
                kind="select"
                label={capital(ROLE_NAMES[role])}
                defaultValue={mine?.id}
                options={[
                  { value: '', label: 'Nobody yet' },
                  ...holders.map((one) => ({ value: one.id, label: one.name })),
                ]}
              />
            )
          })}
        </FieldGroup>
        {asked && (
          <Checkbox name="somebodyElse" label="This is somebody else with the same name and birth date" />
        )}
        <Submit>Add the person and open a course</Submit>
      </Form>
    </>
  )
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
