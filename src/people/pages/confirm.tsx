import { data, redirect } from 'react-router'
import { z } from 'zod'
import { CONFIRM_FIELDS } from '#web/confirm-fields.ts'
import { splitForm } from '#web/confirming.ts'
import { account, waiting } from '#web/context.ts'
import { Hidden } from '#web/form.tsx'
import { within } from '#web/guards.ts'
import { PageHead } from '#web/page.tsx'
import { formOf } from '#web/read-form.ts'
import { CONFIRM, SESSION_WORDS } from '../signing-in-words.ts'
import type { Route } from './+types/confirm.ts'
import { ConfirmForm } from './ConfirmForm.tsx'
import './people.css'

/** Asks once more who somebody is: before a page that needs it, or with a form that waits to be sent on. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { seat, passkeys, trying } = context.get(account)
  if (!seat) throw redirect('/sign-in')
  const held = context.get(waiting)
  const to = held?.to ?? within(new URL(request.url).searchParams.get('to'))
  const page = {
    to,
    fields: held?.method === 'post' ? held.fields : undefined,
    why: held?.why,
    minutes: seat.confirmMinutes,
    hasCode: seat.hasCode,
    options: seat.hasPasskey ? await passkeys.askToShow(trying.now, seat.person.id) : undefined,
  }
  return data(page, { status: held ? 403 : 200 })
}

export async function action({ request, context }: Route.ActionArgs) {
  const { seat, entrance, trying } = context.get(account)
  if (!seat) throw redirect('/sign-in')
  const { shown, fields } = splitForm(await formOf(request))
  const to = within(z.string().safeParse(fields.find(([name]) => name === 'to')?.[1]).data)
  const tried = await entrance.confirm(trying, seat, shown ?? {})
  if (!tried.ok) return data({ why: tried.why, to }, { status: 422 })
  throw redirect(to, { headers: tried.headers })
}

export default function Confirm({ loaderData, actionData }: Route.ComponentProps) {
  const { fields, minutes, hasCode, options } = loaderData
  const to = actionData?.to ?? loaderData.to
  const why = actionData?.why ?? loaderData.why
  const { why: reason, settle } = SESSION_WORDS.confirm(minutes)
  return (
    <>
      <PageHead what={CONFIRM.title} />
      <p>
        {reason} {fields ? CONFIRM.kept : settle}
      </p>
      <ConfirmForm
        action={fields ? to : '/confirm'}
        why={why}
        hasCode={hasCode}
        options={options}
        names={CONFIRM_FIELDS}
      >
        {fields ? (
          fields.map(([name, value], i) => <Hidden key={i} name={name} value={value} />)
        ) : (
          <Hidden name="to" value={to} />
        )}
      </ConfirmForm>
    </>
  )
}
