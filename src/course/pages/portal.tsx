/** The account that a patient has on the portal: bound to exactly this patient. */
import { data, redirect } from 'react-router'
import { z } from 'zod'
import { readEmail } from '#people/joining.ts'
import { JOINING, PORTAL } from '#people/joining-words.ts'
import { care, site } from '#web/context.ts'
import { Field, Form, Submit } from '#web/form.tsx'
import { CourseNav, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import type { Route } from './+types/portal.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { charts, joining, now } = context.get(care)
  const { id, patient } = await charts.open(params.course)
  const waiting = (await joining.waiting(now)).filter((one) => one.patient === patient.id)
  return {
    course: id,
    patient,
    account: await joining.accountOfPatient(patient.id),
    waiting: waiting.map(({ email }) => email),
  }
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const { charts, joining, now } = context.get(care)
  const { patient } = await charts.open(params.course)
  const read = await readForm(request, z.object({ email: z.string().optional() }))
  if (!read.ok) return data(read.typed, { status: 422 })
  const email = readEmail(read.value.email)
  if (!email) return data(read.again({ field: 'email', message: JOINING.email }), { status: 422 })
  const { links, post, origin } = context.get(site)
  const invited = await joining.invite(
    { name: patient.name, email, roles: ['patient'], patient: patient.id },
    { links, post, origin, now },
  )
  if (!invited.ok) return data(read.again(...invited.problems), { status: 422 })
  throw redirect(new URL(request.url).pathname)
}

export default function Portal({ loaderData, actionData }: Route.ComponentProps) {
  const { course, patient, account, waiting } = loaderData
  return (
    <>
      <PageHead what={PORTAL.title} forWhom={patient.name} />
      <CourseNav course={course} name={patient.name} />
      <p>{PORTAL.about}</p>
      <p>{account ? PORTAL.has(account.email) : PORTAL.none}</p>
      {waiting.map((email) => (
        <p key={email}>{PORTAL.waiting(email)}</p>
      ))}
      {!account && (
        <Section title={PORTAL.inviting}>
          <Form typed={actionData}>
            <Field
              name="email"
              label={PORTAL.email}
              help={PORTAL.emailHelp}
              type="email"
              autoComplete="off"
              required
            />
            <Submit>{PORTAL.invite}</Submit>
          </Form>
        </Section>
      )}
    </>
  )
}
