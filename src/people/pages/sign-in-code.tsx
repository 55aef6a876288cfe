import { data, redirect } from 'react-router'
import { z } from 'zod'
import { account } from '#web/context.ts'
import { Field, Form, Hidden, Submit } from '#web/form.tsx'
import { doorFor, within } from '#web/guards.ts'
import { PageHead } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { PASSKEY } from '../passkey-words.ts'
import { SECOND } from '../signing-in-words.ts'
import type { Route } from './+types/sign-in-code.ts'
import { PasskeyButton } from './PasskeyButton.tsx'
import './people.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const { seat, passkeys, trying } = context.get(account)
  const to = within(new URL(request.url).searchParams.get('to'))
  if (seat?.standing !== 'second-wanted') throw redirect(seat?.standing === 'in' ? to : doorFor(seat, to))
  return {
    to,
    hasCode: seat.hasCode,
    options: seat.hasPasskey ? await passkeys.askToShow(trying.now, seat.person.id) : undefined,
  }
}

const form = z.object({
  code: z.string().max(40).optional(),
  passkey: z.string().optional(),
  to: z.string().optional(),
})

export async function action({ request, context }: Route.ActionArgs) {
  const { seat, entrance, trying } = context.get(account)
  const read = await readForm(request, form)
  if (!read.ok) return data(read.typed, { status: 422 })
  const { code, passkey, to } = read.value
  if (seat?.standing !== 'second-wanted') throw redirect(doorFor(seat, within(to)))
  if (!code && !passkey) return data(read.again({ field: 'code', message: SECOND.missing }), { status: 422 })
  const tried = passkey
    ? await entrance.confirm(trying, seat, { passkey })
    : await entrance.withCode(trying, seat, code ?? '')
  if (!tried.ok) return data(read.again({ field: 'code', message: tried.why }), { status: 422 })
  throw redirect(within(to), { headers: tried.headers })
}

export default function SignInCode({ loaderData, actionData }: Route.ComponentProps) {
  const { to, hasCode, options } = loaderData
  return (
    <>
      <PageHead what={SECOND.title} />
      <p>{hasCode ? SECOND.about : SECOND.passkeyAbout}</p>
      <Form typed={actionData}>
        <Hidden name="to" value={to} />
        <Field name="code" label={SECOND.code} help={SECOND.codeHelp} autoComplete="one-time-code" required />
        <Submit>{SECOND.button}</Submit>
      </Form>
      {options && (
        <form method="post" className="form">
          <Hidden name="to" value={to} />
          <PasskeyButton ask="show" options={options}>
            {PASSKEY.confirm}
          </PasskeyButton>
        </form>
      )}
    </>
  )
}
