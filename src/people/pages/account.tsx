import { data } from 'react-router'
import { z } from 'zod'
import { Field, Form, Submit } from '#web/form.tsx'
import { seatIn } from '#web/guards.ts'
import { Action, Facts, Notice, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { INVITATION, PORTAL } from '../joining-words.ts'
import { ACCOUNT, PASSWORD, RECOVERY } from '../signing-in-words.ts'
import type { Route } from './+types/account.ts'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import './people.css'

export async function loader({ context }: Route.LoaderArgs) {
  const { seat, factors, passkeys, sessions, trying } = seatIn(context)
  return {
    email: seat.person.email,
    hasCode: seat.hasCode,
    required: seat.required,
    passkeys: (await passkeys.of(seat.person.id)).length,
    sessions: (await sessions(seat, trying.now)).length,
    codesLeft: await factors.recoveryCodesLeft(seat.person.id),
    limits: seat.limits,
    isPatient: seat.member?.patient !== undefined,
  }
}

const text = z.string().max(1000).optional()
const form = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('password'), present: text, password: text, again: text }),
  z.object({ intent: z.literal('recovery-codes') }),
])

export async function action({ request, context }: Route.ActionArgs) {
  const { seat, newRecoveryCodes, changePassword, trying } = seatIn(context)
  const read = await readForm(request, form)
  if (!read.ok) return data({ typed: read.typed }, { status: 422 })
  if (read.value.intent === 'recovery-codes')
    return data({ codes: await newRecoveryCodes(trying, seat) }, { status: 200 })
  const { present = '', password = '', again = '' } = read.value
  const changed = await changePassword(trying, seat, { present, chosen: password, again })
  if (!changed.ok) return data({ typed: read.again(...changed.problems) }, { status: 422 })
  return data({ changed: true }, { headers: changed.value })
}

export default function Security({ loaderData, actionData }: Route.ComponentProps) {
  const { email, hasCode, passkeys, sessions, codesLeft, limits, isPatient } = loaderData
  const sent: Sent = actionData ?? {}
  return (
    <>
      <PageHead what={ACCOUNT.title} />
      {sent.changed && <Notice tone="done">{PASSWORD.changed}</Notice>}
      {sent.codes && <RecoveryCodes codes={sent.codes} />}
      <Facts
        facts={[
          [ACCOUNT.address, email],
          [
            ACCOUNT.codeApp,
            <a key="code" href="/account/second-factor">
              {hasCode ? ACCOUNT.on : ACCOUNT.off}
            </a>,
          ],
          [
            ACCOUNT.passkeys,
            <a key="keys" href="/account/passkeys">
              {passkeys}
            </a>,
          ],
          [
            ACCOUNT.sessions,
            <a key="sessions" href="/account/sessions">
              {sessions}
            </a>,
          ],
          [ACCOUNT.ends, ACCOUNT.endsAfter(limits.idleMinutes, limits.hours)],
        ]}
      />
      <Section title={ACCOUNT.password}>
        <Form typed={sent.typed} intent="password" label={ACCOUNT.password}>
          <Field
            name="present"
            label={ACCOUNT.present}
            type="password"
            autoComplete="current-password"
            required
          />
          <Field
            name="password"
            label={ACCOUNT.chosen}
            help={INVITATION.passwordHelp}
            type="password"
            autoComplete="new-password"
            required
          />
          <Field name="again" label={ACCOUNT.again} type="password" autoComplete="new-password" required />
          <Submit>{ACCOUNT.change}</Submit>
        </Form>
      </Section>
      <Section title={RECOVERY.title} about={RECOVERY.left(codesLeft)}>
        {hasCode || passkeys > 0 ? (
          <Form intent="recovery-codes" label={RECOVERY.title}>
            <p>{RECOVERY.againAbout}</p>
            <Submit tone="quiet">{RECOVERY.again}</Submit>
          </Form>
        ) : (
          <Action href="/account/second-factor" tone="quiet">
            {ACCOUNT.setUp}
          </Action>
        )}
      </Section>
      {isPatient && (
        <p>
          <Action href="/account/portal" tone="quiet">
            {PORTAL.ownLink}
          </Action>
        </p>
      )}
    </>
  )
}

type Sent = {
  readonly typed?: Parameters<typeof Form>[0]['typed']
  readonly codes?: readonly string[]
  readonly changed?: boolean
}
