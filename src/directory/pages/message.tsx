import { data, href, redirect } from 'react-router'
import { site } from '#web/context.ts'
import { Choice, Field, Form, Submit, TextArea } from '#web/form.tsx'
import { Action, Breadcrumb, Notice, PageHead, Section } from '#web/page.tsx'
import { formOf, readForm } from '#web/read-form.ts'
import { isTrapped, Trap } from '#web/trap.tsx'
import { LONGEST_TEXT, limitsOfWriting, matter, messageForm } from '../message.ts'
import { FORM, HELD, MATTERS, WRITE } from '../message-words.ts'
import type { Route } from './+types/message.ts'

/** The page says so in its address when the message is held: reloading it sends nothing twice. */
const HELD_QUERY = '?step=confirm'

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const { messages } = context.get(site)
  const to = await messages.recipient(params.listing)
  if (!to) throw new Response('Not found', { status: 404 })
  return { name: to.name, reachable: to.reachable, isHeld: new URL(request.url).search === HELD_QUERY }
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const here = context.get(site)
  const trapped = isTrapped(await formOf(request.clone()))
  const read = await readForm(request, messageForm)
  if (!read.ok) return data(read.typed, { status: 422 })
  const to = await here.messages.recipient(params.listing)
  if (!to) throw new Response('Not found', { status: 404 })
  if (!to.reachable) return data(read.again({ message: WRITE.notReachable }), { status: 422 })
  if (!trapped) {
    const taken = await here.limits.take(...limitsOfWriting(here.caller, read.value.address, to.id))
    if (!taken.ok) return data(read.again({ message: FORM.tooOften(taken.wait) }), { status: 429 })
    await here.messages.hold(to, read.value, here)
  }
  throw redirect(href('/directory/:listing/message', params) + HELD_QUERY, 303)
}

export default function WriteMessage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { name, reachable, isHeld } = loaderData
  const back = href('/directory/:listing', params)
  const trail = <Breadcrumb trail={[{ href: back, label: WRITE.back }]} />
  if (isHeld)
    return (
      <>
        {trail}
        <PageHead what={HELD.title} />
        <Notice tone="done">
          <p>{HELD.about}</p>
          <p>{HELD.after}</p>
        </Notice>
      </>
    )
  if (!reachable)
    return (
      <>
        {trail}
        <PageHead what={WRITE.title} />
        <Notice title={WRITE.notReachable}>
          <p>{WRITE.notReachableAbout}</p>
          <Action href={back} tone="quiet">
            {WRITE.back}
          </Action>
        </Notice>
      </>
    )
  return (
    <>
      {trail}
      <PageHead what={WRITE.title}>
        <p>{WRITE.to(name)}</p>
        <p>{WRITE.urgent}</p>
      </PageHead>
      <Form typed={actionData}>
        <Field name="name" label={WRITE.name} help={WRITE.nameHelp} autoComplete="given-name" required />
        <Field
          name="address"
          type="email"
          label={WRITE.address}
          help={WRITE.addressHelp}
          autoComplete="email"
          required
        />
        <Choice
          name="matter"
          label={WRITE.matter}
          options={matter.options.map((value) => ({ value, label: MATTERS[value] }))}
          required
        />
        <TextArea name="text" label={WRITE.text} help={WRITE.textHelp(LONGEST_TEXT)} rows={8} required />
        <Trap />
        <Submit>{WRITE.submit}</Submit>
        <p className="field-help">{WRITE.next}</p>
      </Form>
      <Section title={WRITE.keptTitle}>
        <ul>
          {WRITE.kept.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Section>
    </>
  )
}
