import { data, redirect } from 'react-router'
import { z } from 'zod'
import { account, type DemonstrationSignIn, demonstrationSignIns, door, site, visitor } from '#web/context.ts'
import { Field, Form, Hidden, Submit } from '#web/form.tsx'
import { doorFor, within } from '#web/guards.ts'
import { Action, Notice, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { PASSKEY } from '../passkey-words.ts'
import { SIGN_IN } from '../signing-in-words.ts'
import type { Route } from './+types/sign-in.ts'
import { PasskeyButton } from './PasskeyButton.tsx'
import './people.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const to = within(new URL(request.url).searchParams.get('to'))
  if (context.get(visitor)) throw redirect(to)
  const { seat, passkeys } = context.get(account)
  return {
    to,
    nowhere: seat?.standing === 'in' && !seat.member,
    ended: !seat && context.get(door).tokenIn(request.headers) !== undefined,
    demonstration: context.get(demonstrationSignIns),
    options: await passkeys.askToShow(context.get(site).now),
  }
}

const form = z.object({
  email: z.string().optional(),
  password: z.string().max(1000).optional(),
  passkey: z.string().optional(),
  to: z.string().optional(),
})

export async function action({ request, context }: Route.ActionArgs) {
  const read = await readForm(request, form)
  if (!read.ok) return data(withoutPassword(read.typed), { status: 422 })
  const { email, password, passkey, to } = read.value
  const { entrance, trying } = context.get(account)
  if (!passkey && (!email || !password))
    return data(withoutPassword(read.again({ message: SIGN_IN.missing })), { status: 422 })
  const tried = passkey
    ? await entrance.withPasskey(trying, passkey)
    : await entrance.withPassword(trying, email ?? '', password ?? '')
  if (!tried.ok) return data(withoutPassword(read.again({ message: tried.why })), { status: 422 })
  const onward = within(to)
  const { standing, member } = tried.seat
  // Who belongs nowhere stays here and reads so.
  const next = standing === 'in' ? (member ? onward : '/sign-in') : doorFor(tried.seat, onward)
  throw redirect(next, { headers: tried.headers })
}

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const { to, nowhere, ended, demonstration, options } = loaderData
  return (
    <>
      <PageHead what="Sign in" />
      {nowhere && <Notice tone="amber">{SIGN_IN.nowhere}</Notice>}
      {ended && !actionData && <Notice>{SIGN_IN.ended}</Notice>}
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
      <form method="post" className="form">
        <Hidden name="to" value={actionData?.values.to?.[0] ?? to} />
        <PasskeyButton ask="show" options={options}>
          {PASSKEY.signIn}
        </PasskeyButton>
      </form>
      <p>
        <Action href="/sign-in/forgotten" tone="quiet">
          {SIGN_IN.forgotten}
        </Action>
      </p>
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
    <Section title="Look around in the demonstration" about={SIGN_IN.demonstration}>
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

/** The password is never sent back. */
function withoutPassword<T extends { readonly values: Readonly<Record<string, readonly string[]>> }>(
  typed: T,
): T {
  const { password: _, passkey: __, ...values } = typed.values
  return { ...typed, values }
}
