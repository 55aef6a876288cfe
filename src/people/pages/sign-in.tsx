import { data, redirect } from 'react-router'
import { z } from 'zod'
import { type DemonstrationSignIn, demonstrationSignIns, door, visitor } from '#web/context.ts'
import { Field, Form, Hidden, Submit } from '#web/form.tsx'
import { Notice, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { SIGN_IN } from '../words.ts'
import type { Route } from './+types/sign-in.ts'
import './people.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const to = within(new URL(request.url).searchParams.get('to'))
  if (context.get(visitor)) throw redirect(to)
  const nowhere = (await context.get(door).personOf(request.headers)) !== undefined
  return { to, nowhere, demonstration: context.get(demonstrationSignIns) }
}

const form = z.object({
  email: z.string().optional(),
  password: z.string().optional(),
  to: z.string().optional(),
})

export async function action({ request, context }: Route.ActionArgs) {
  const read = await readForm(request, form)
  if (!read.ok) return data(withoutPassword(read.typed), { status: 422 })
  const { email, password, to } = read.value
  if (!email || !password) {
    return data(withoutPassword(read.again({ message: SIGN_IN.missing })), { status: 422 })
  }
  const headers = await context.get(door).signIn(request, email, password)
  if (!headers) return data(withoutPassword(read.again({ message: SIGN_IN.wrong })), { status: 422 })
  throw redirect(within(to ?? null), { headers })
}

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const { to, nowhere, demonstration } = loaderData
  return (
    <>
      <PageHead what="Sign in" />
      {nowhere && <Notice tone="amber">{SIGN_IN.nowhere}</Notice>}
      {actionData && (
        <Notice tone="amber" urgent>
          {actionData.problems.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      <Form typed={actionData && { ...actionData, problems: [] }}>
        <Hidden name="to" value={actionData?.values.to?.[0] ?? to} />
        <Field name="email" label="Email address" type="email" autoComplete="username" required />
        <Field name="password" label="Password" type="password" autoComplete="current-password" required />
        <Submit>Sign in</Submit>
      </Form>
      {demonstration.length > 0 && <Demonstration signIns={demonstration} to={to} />}
    </>
  )
}

function Demonstration({
  signIns,
  to,
}: {
  readonly signIns: readonly DemonstrationSignIn[]
  readonly to: string
}) {
  return (
    <Section
      title="Look around in the demonstration"
      about="This practice and everybody in it are made up. Choose whose eyes to look through."
    >
      <ul className="demonstration-sign-ins">
        {signIns.map(({ role, name, email, password }) => (
          <li key={email}>
            <form method="post">
              <Hidden name="email" value={email} />
              <Hidden name="password" value={password} />
              <Hidden name="to" value={to} />
              <Submit tone="quiet">
                {name}, {role}
              </Submit>
            </form>
            <p>
              <span>{email}</span> <span>{password}</span>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Only addresses of this house: a link from elsewhere must not send the person away after signing in. */
function within(to: string | null): string {
  return to && /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-') ? to : '/today'
}

/** The password is never sent back. */
function withoutPassword<T extends { readonly values: Readonly<Record<string, readonly string[]>> }>(
  typed: T,
): T {
  const { password: _, ...values } = typed.values
  return { ...typed, values }
}
