/** Where a patient ends their own portal account. */
import { data } from 'react-router'
import { z } from 'zod'
import { account, site, visitor } from '#web/context.ts'
import { Checkbox, Form, Submit } from '#web/form.tsx'
import { Action, Notice, PageHead } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { PORTAL } from '../joining-words.ts'
import type { Route } from './+types/account-portal.ts'
import './people.css'

/** Everybody else finds no such page. */
function ofPatient(context: Readonly<Route.LoaderArgs['context']>) {
  const here = context.get(visitor)
  if (!here?.person.patient) throw new Response('Not found', { status: 404 })
  return { ...here, patient: here.person.patient }
}

export function loader({ context }: Route.LoaderArgs) {
  return { practice: ofPatient(context).person.practiceName }
}

export async function action({ request, context }: Route.ActionArgs) {
  const { joining, patient, now } = ofPatient(context)
  const read = await readForm(request, z.object({ sure: z.literal('yes', PORTAL.tickFirst) }))
  if (!read.ok) return data(read.typed, { status: 422 })
  const { post } = context.get(site)
  if (!(await joining.endPortal(patient, [], { post, now })))
    return data(read.again({ message: PORTAL.gone }), { status: 422 })
  // The session is gone already; what is left of it is its cookie.
  const { signOut, trying } = context.get(account)
  return data({ done: true as const }, { headers: await signOut(trying, undefined) })
}

export default function AccountPortal({ loaderData: { practice }, actionData }: Route.ComponentProps) {
  if (actionData && 'done' in actionData)
    return (
      <>
        <PageHead what={PORTAL.own} />
        <Notice tone="done">{PORTAL.ownDone(practice)}</Notice>
      </>
    )
  return (
    <>
      <PageHead what={PORTAL.own} />
      <p>{PORTAL.ownAbout(practice)}</p>
      <p>
        <Action href="/me/export" tone="quiet">
          {PORTAL.ownCopy}
        </Action>
      </p>
      <Form typed={actionData} label={PORTAL.own}>
        <Checkbox name="sure" label={PORTAL.ownSure} />
        <Submit tone="danger">{PORTAL.ownEnd}</Submit>
      </Form>
    </>
  )
}
