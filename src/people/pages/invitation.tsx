import { data, redirect } from 'react-router'
import { z } from 'zod'
import { account, site } from '#web/context.ts'
import { Field, Form, Submit } from '#web/form.tsx'
import { list } from '#web/format.ts'
import { doorFor } from '#web/guards.ts'
import { Facts, Notice, PageHead } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { INVITATION, JOINING } from '../joining-words.ts'
import { homeOf } from '../people.ts'
import { ROLE_NAMES } from '../words.ts'
import type { Route } from './+types/invitation.ts'

/** The invitation that this browser holds open through its link. */
async function invited(context: Readonly<Route.LoaderArgs['context']>) {
  const { held, now } = context.get(site)
  const opening = (await held()).find(({ purpose }) => purpose === 'invitation')
  return opening && { opening, invitation: await context.get(account).invitations.open(opening.subject, now) }
}

export async function loader({ context }: Route.LoaderArgs) {
  const invitation = (await invited(context))?.invitation
  if (!invitation) return undefined
  const { name, email, practiceName, roles, patient } = invitation
  const isKnown = await context.get(account).hasAccount(email)
  return { name, email, practice: practiceName, roles, isPatient: patient !== undefined, isKnown }
}

const form = z.object({
  name: z.string(JOINING.name).max(200, JOINING.nameLong).optional(),
  password: z.string().max(1000).optional(),
  again: z.string().optional(),
})

export async function action({ request, context }: Route.ActionArgs) {
  const found = await invited(context)
  const read = await readForm(request, form)
  if (!read.ok) return data(read.typed, { status: 422 })
  if (!found?.invitation) return data(read.again({ message: INVITATION.closed }), { status: 403 })
  const { accept, trying, whence } = context.get(account)
  const { name = found.invitation.name, password = '', again = '' } = read.value
  const accepted = await accept(trying, found.invitation, { name, password, again }, whence)
  if (!accepted.ok) return data(read.again(...accepted.problems), { status: 422 })
  if (!accepted.value) return data(read.again({ message: INVITATION.closed }), { status: 403 })
  await context.get(site).links.end(found.opening)
  const { seat, headers } = accepted.value
  const home = homeOf(found.invitation)
  throw redirect(seat.standing === 'in' ? home : doorFor(seat, home), { headers })
}

export default function Invitation({ loaderData, actionData }: Route.ComponentProps) {
  if (!loaderData)
    return (
      <>
        <PageHead what={INVITATION.title} />
        <Notice tone="amber">{INVITATION.closed}</Notice>
      </>
    )
  const { name, email, practice, roles, isPatient, isKnown } = loaderData
  return (
    <>
      <PageHead what={INVITATION.title} />
      <p>
        {isPatient
          ? INVITATION.aboutPatient(practice)
          : INVITATION.about(practice, list(roles.map((role) => ROLE_NAMES[role])))}
      </p>
      <Facts facts={[[INVITATION.address, email]]} />
      <Form typed={actionData}>
        {isKnown ? (
          <>
            <p>{INVITATION.known}</p>
            <Field
              name="password"
              label={INVITATION.present}
              type="password"
              autoComplete="current-password"
              required
            />
          </>
        ) : (
          <>
            <Field name="name" label={INVITATION.name} defaultValue={name} autoComplete="name" required />
            <Field
              name="password"
              label={INVITATION.password}
              help={INVITATION.passwordHelp}
              type="password"
              autoComplete="new-password"
              required
            />
            <Field
              name="again"
              label={INVITATION.again}
              type="password"
              autoComplete="new-password"
              required
            />
          </>
        )}
        <Submit>{isKnown ? INVITATION.join : INVITATION.button}</Submit>
      </Form>
    </>
  )
}
