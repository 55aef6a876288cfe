import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { problem } from '#kernel/result.ts'
import { site } from '#web/context.ts'
import { Description } from '#web/description.tsx'
import { Choice, Field, FieldGroup, Form, Submit } from '#web/form.tsx'
import { PageHead } from '#web/page.tsx'
import { formOf, readForm } from '#web/read-form.ts'
import { isTrapped, Trap } from '#web/trap.tsx'
import { typedAddress } from '../mailing.ts'
import { JOIN } from '../page-words.ts'
import { about, LISTS, list } from '../subscription.ts'
import { CONSENT_WORDING, LIST_WORDS, MAILING } from '../words.ts'
import type { Route } from './+types/join.ts'
import { AboutFields } from './AboutFields.tsx'
import { limitsOfAsking } from './limits.ts'
import './mailing.css'

const joinForm = about.extend({
  email: typedAddress,
  lists: z.array(list).min(1, MAILING.noList),
})

/** The answer is the same whether the address is known or not. */
export async function action({ request, context }: Route.ActionArgs) {
  const { mailing, limits, caller, now } = context.get(site)
  const sent = redirect(href('/mailing/sent'), 303)
  if (isTrapped(await formOf(request.clone()))) throw sent
  const read = await readForm(request, joinForm, ['lists'])
  if (!read.ok) return data(read.typed, { status: 422 })
  const { email, lists, ...said } = read.value
  const taken = await limits.take(...limitsOfAsking('join', caller, email))
  if (!taken.ok) return data(read.again(problem(JOIN.wait(taken.wait))), { status: 429 })
  await mailing.ask({ email, lists, about: said }, now)
  throw sent
}

export default function Join({ actionData }: Route.ComponentProps) {
  return (
    <>
      <PageHead what={JOIN.title} />
      <Description path="/mailing" title={JOIN.title} text={JOIN.description} />
      <p className="mailing-lead">{JOIN.lead}</p>
      <Form typed={actionData}>
        <Choice
          name="lists"
          kind="checkbox"
          label={JOIN.lists}
          options={LISTS.map((value) => ({
            value,
            label: LIST_WORDS[value].name,
            help: LIST_WORDS[value].about,
          }))}
          required
        />
        <Field name="email" label={JOIN.email} type="email" autoComplete="email" maxLength={254} required />
        <details className="mailing-about">
          <summary>{JOIN.practitioners}</summary>
          <FieldGroup legend={JOIN.practitionersAbout}>
            <AboutFields />
          </FieldGroup>
        </details>
        <div className="mailing-agreed">
          <p>{JOIN.agree}</p>
          <blockquote>{CONSENT_WORDING}</blockquote>
        </div>
        <Trap />
        <Submit>{JOIN.submit}</Submit>
      </Form>
      <p className="mailing-own">
        {JOIN.own} <a href={href('/mailing/page')}>{JOIN.ownLink}</a>
      </p>
    </>
  )
}
