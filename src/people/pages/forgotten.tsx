import { data } from 'react-router'
import { z } from 'zod'
import { account, site } from '#web/context.ts'
import { Field, Form, Submit } from '#web/form.tsx'
import { Notice, PageHead } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { readEmail } from '../joining.ts'
import { FORGOTTEN } from '../signing-in-words.ts'
import type { Route } from './+types/forgotten.ts'

export async function action({ request, context }: Route.ActionArgs) {
  const read = await readForm(request, z.object({ email: z.string().optional() }))
  if (!read.ok) return data(read.typed, { status: 422 })
  const email = readEmail(read.value.email)
  if (!email) return data(read.again({ field: 'email', message: FORGOTTEN.missing }), { status: 422 })
  const { links, post, origin, now } = context.get(site)
  const { askForNewPassword, trying } = context.get(account)
  await askForNewPassword(trying, email, { links, post, origin, now })
  return { sent: true as const }
}

export default function Forgotten({ actionData }: Route.ComponentProps) {
  const isSent = actionData !== undefined && 'sent' in actionData
  return (
    <>
      <PageHead what={FORGOTTEN.title} />
      {isSent ? (
        <Notice tone="done">{FORGOTTEN.sent}</Notice>
      ) : (
        <>
          <p>{FORGOTTEN.about}</p>
          <Form typed={actionData}>
            <Field name="email" label="Email address" type="email" autoComplete="username" required />
            <Submit>{FORGOTTEN.button}</Submit>
          </Form>
        </>
      )}
    </>
  )
}
