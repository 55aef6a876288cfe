/** The account that a patient has on the portal: bound to exactly this patient. */
import { data, redirect } from 'react-router'
import { z } from 'zod'
import { readEmail } from '#people/joining.ts'
import { JOINING, PORTAL } from '#people/joining-words.ts'
import { care, site } from '#web/context.ts'
import { Checkbox, Field, Form, Submit } from '#web/form.tsx'
import { CourseNav, Notice, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import type { Route } from './+types/portal.ts'

/** An account belongs to the practice that the patient belongs to: colleagues elsewhere find no such page. */
async function opened(context: Readonly<Route.LoaderArgs['context']>, course: string) {
  const here = context.get(care)
  const { id, patient, practice } = await here.charts.open(course)
  if (practice !== here.person.practice) throw new Response('Not found', { status: 404 })
  return { ...here, id, patient }
}

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const { joining, now, id, patient } = await opened(context, params.course)
  const waiting = (await joining.waiting(now)).filter((one) => one.patient === patient.id)
  return {
    course: id,
    patient,
    account: await joining.accountOfPatient(patient.id),
    waiting: waiting.map(({ email }) => email),
    ended: new URL(request.url).searchParams.has('ended'),
  }
}

const form = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('invite'), email: z.string().optional() }),
  z.object({ intent: z.literal('end'), sure: z.literal('yes', PORTAL.tickFirst) }),
])

export async function action({ params, request, context }: Route.ActionArgs) {
  const { joining, now, id, patient } = await opened(context, params.course)
  const read = await readForm(request, form)
  if (!read.ok) return data(read.typed, { status: 422 })
  const { links, post, origin } = context.get(site)
  const { pathname } = new URL(request.url)
  if (read.value.intent === 'end') {
    if (!(await joining.endPortal(patient.id, [id], { post, now })))
      return data(read.again({ message: PORTAL.gone }), { status: 422 })
    throw redirect(`${pathname}?ended`)
  }
  const email = readEmail(read.value.email)
  if (!email) return data(read.again({ field: 'email', message: JOINING.email }), { status: 422 })
  const invited = await joining.invite(
    { name: patient.name, email, roles: ['patient'], patient: patient.id },
    { links, post, origin, now },
  )
  if (!invited.ok) return data(read.again(...invited.problems), { status: 422 })
  throw redirect(pathname)
}

export default function Portal({ loaderData, actionData }: Route.ComponentProps) {
  const { course, patient, account, waiting, ended } = loaderData
  return (
    <>
      <PageHead what={PORTAL.title} forWhom={patient.name} />
      <CourseNav course={course} name={patient.name} />
      <p>{PORTAL.about}</p>
      {ended && !account && <Notice tone="done">{PORTAL.done}</Notice>}
      <p>{account ? PORTAL.has(account.email) : PORTAL.none}</p>
      {waiting.map((email) => (
        <p key={email}>{PORTAL.waiting(email)}</p>
      ))}
      {!account && (
        <Section title={PORTAL.inviting}>
          <Form typed={actionData} intent="invite" label={PORTAL.inviting}>
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
      {account && (
        <Section title={PORTAL.ending} about={PORTAL.endingAbout}>
          <Form typed={actionData} intent="end" label={PORTAL.ending}>
            <Checkbox name="sure" label={PORTAL.sure} />
            <Submit tone="danger">{PORTAL.end}</Submit>
          </Form>
        </Section>
      )}
    </>
  )
}
