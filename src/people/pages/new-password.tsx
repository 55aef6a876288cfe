import { data } from 'react-router'
import { z } from 'zod'
import { personId } from '#kernel/ids.ts'
import { account, site } from '#web/context.ts'
import { Field, Form, Submit } from '#web/form.tsx'
import { Action, Notice, PageHead } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { INVITATION } from '../joining-words.ts'
import { FORGOTTEN, SIGN_IN } from '../signing-in-words.ts'
import type { Route } from './+types/new-password.ts'

const PURPOSE = 'new-password'

export async function loader({ context }: Route.LoaderArgs) {
  const opening = (await context.get(site).held()).find(({ purpose }) => purpose === PURPOSE)
  return { isOpen: opening !== undefined }
}

const form = z.object({ password: z.string().optional(), again: z.string().optional() })

export async function action({ request, context }: Route.ActionArgs) {
  const { held, links } = context.get(site)
  const opening = (await held()).find(({ purpose }) => purpose === PURPOSE)
  const read = await readForm(request, form)
  if (!read.ok) return data(read.typed, { status: 422 })
  if (!opening) return data(read.again({ message: FORGOTTEN.closed }), { status: 403 })
  const { password = '', again = '' } = read.value
  const { setNewPassword, trying } = context.get(account)
  const set = await setNewPassword(trying, personId.parse(opening.subject), password, again)
  if (!set.ok) return data(read.again(...set.problems), { status: 422 })
  await links.end(opening)
  return { done: true as const }
}

export default function NewPassword({ loaderData, actionData }: Route.ComponentProps) {
  if (actionData && 'done' in actionData)
    return (
      <>
        <PageHead what={FORGOTTEN.newTitle} />
        <Notice tone="done">{FORGOTTEN.done}</Notice>
        <p>
          <Action href="/sign-in">Sign in</Action>
        </p>
      </>
    )
  return (
    <>
      <PageHead what={FORGOTTEN.newTitle} />
      {loaderData.isOpen ? (
        <Form typed={actionData}>
          <Field
            name="password"
            label={INVITATION.password}
            help={INVITATION.passwordHelp}
            type="password"
            autoComplete="new-password"
            required
          />
          <Field name="again" label={INVITATION.again} type="password" autoComplete="new-password" required />
          <Submit>{FORGOTTEN.set}</Submit>
        </Form>
      ) : (
        <>
          <Notice tone="amber">{FORGOTTEN.closed}</Notice>
          <p>
            <a href="/sign-in/forgotten">{SIGN_IN.forgotten}</a>
          </p>
        </>
      )}
    </>
  )
}
