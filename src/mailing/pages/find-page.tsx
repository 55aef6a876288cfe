import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { problem } from '#kernel/result.ts'
import { site } from '#web/context.ts'
import { Field, Form, Submit } from '#web/form.tsx'
import { PageHead } from '#web/page.tsx'
import { formOf, readForm } from '#web/read-form.ts'
import { isTrapped, Trap } from '#web/trap.tsx'
import { typedAddress } from '../mailing.ts'
import { FIND_PAGE, JOIN } from '../page-words.ts'
import type { Route } from './+types/find-page.ts'
import { limitsOfAsking } from './limits.ts'
import './mailing.css'

const findForm = z.object({ email: typedAddress })

/** The answer is the same whether the address is known or not. */
export async function action({ request, context }: Route.ActionArgs) {
  const { mailing, limits, caller } = context.get(site)
  const sent = redirect(`${href('/mailing/sent')}?for=page`, 303)
  if (isTrapped(await formOf(request.clone()))) throw sent
  const read = await readForm(request, findForm)
  if (!read.ok) return data(read.typed, { status: 422 })
  const taken = await limits.take(...limitsOfAsking('page', caller, read.value.email))
  if (!taken.ok) return data(read.again(problem(JOIN.wait(taken.wait))), { status: 429 })
  await mailing.sendPage(read.value.email)
  throw sent
}

export default function FindPage({ actionData }: Route.ComponentProps) {
  return (
    <>
      <PageHead what={FIND_PAGE.title} />
      <p className="mailing-lead">{FIND_PAGE.lead}</p>
      <Form typed={actionData}>
        <Field name="email" label={JOIN.email} type="email" autoComplete="email" maxLength={254} required />
        <Trap />
        <Submit>{FIND_PAGE.submit}</Submit>
      </Form>
      <p className="mailing-own">{FIND_PAGE.otherwise}</p>
    </>
  )
}
