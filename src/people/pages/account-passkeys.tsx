import { data, redirect } from 'react-router'
import { z } from 'zod'
import { account } from '#web/context.ts'
import { Field, Form, Hidden, Submit } from '#web/form.tsx'
import { when } from '#web/format.ts'
import { within } from '#web/guards.ts'
import { Action, Empty, PageHead, Section } from '#web/page.tsx'
import { usePlace } from '#web/place.tsx'
import { readForm } from '#web/read-form.ts'
import { PASSKEY } from '../passkey-words.ts'
import { RECOVERY, SET_UP } from '../signing-in-words.ts'
import type { Route } from './+types/account-passkeys.ts'
import { PasskeyButton } from './PasskeyButton.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import './people.css'

/** Here come also those who have to set up a second factor before anything else. */
function seated(context: Readonly<Route.LoaderArgs['context']>) {
  const here = context.get(account)
  if (!here.seat) throw redirect('/sign-in')
  return { ...here, seat: here.seat }
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const { seat, passkeys, trying } = seated(context)
  return {
    passkeys: await passkeys.of(seat.person.id),
    options: await passkeys.askToMake(seat.person, trying.now),
    to: within(new URL(request.url).searchParams.get('to')),
    now: trying.now,
  }
}

const name = z.string(PASSKEY.nameMissing).max(80, PASSKEY.nameMissing)
const form = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), name, passkey: z.string(PASSKEY.without) }),
  z.object({ intent: z.literal('rename'), id: z.string().max(1400), name }),
  z.object({ intent: z.literal('remove'), id: z.string().max(1400) }),
])

export async function action({ request, context }: Route.ActionArgs) {
  const { seat, passkeys, addPasskey, removePasskey, trying } = seated(context)
  const read = await readForm(request, form)
  if (!read.ok) return data({ typed: read.typed }, { status: 422 })
  const sent = read.value
  if (sent.intent === 'add') {
    const added = await addPasskey(trying, seat, sent.name, sent.passkey)
    if (!added.ok) return data({ typed: read.again(...added.problems) }, { status: 422 })
    return data({ codes: added.value.codes, added: true }, { headers: added.value.headers })
  }
  // What would lock a person of the staff out is not done.
  if (
    sent.intent === 'remove' &&
    seat.required &&
    !seat.hasCode &&
    (await passkeys.of(seat.person.id)).length < 2
  )
    return data({ typed: read.again({ message: PASSKEY.last }) }, { status: 422 })
  if (sent.intent === 'rename') await passkeys.rename(seat.person.id, sent.id, sent.name)
  else await removePasskey(trying, seat, sent.id)
  throw redirect('/account/passkeys')
}

export default function PasskeyPage({ loaderData, actionData }: Route.ComponentProps) {
  const { passkeys, options, to, now } = loaderData
  const { zone } = usePlace()
  const sent: Sent = actionData ?? {}
  return (
    <>
      <PageHead what={PASSKEY.title} />
      <p>{PASSKEY.about}</p>
      {sent.codes && <RecoveryCodes codes={sent.codes} />}
      {sent.added && (
        <p>
          {PASSKEY.added} <Action href={to}>{SET_UP.onward}</Action>
        </p>
      )}
      {passkeys.length === 0 && <Empty>{PASSKEY.none}</Empty>}
      <ul className="passkeys">
        {passkeys.map(({ id, name, made, used }) => (
          <li key={id}>
            <p>
              <strong>{name}</strong> {PASSKEY.times(when(made, zone, now), used && when(used, zone, now))}
            </p>
            <Form intent="rename" label={`${PASSKEY.rename} ${name}`}>
              <Hidden name="id" value={id} />
              <Field name="name" label={PASSKEY.newName} defaultValue={name} maxLength={80} />
              <Submit tone="quiet">{PASSKEY.rename}</Submit>
            </Form>
            <Form typed={sent.typed} intent="remove" label={`${PASSKEY.remove} ${name}`}>
              <Hidden name="id" value={id} />
              <Submit tone="danger">{PASSKEY.remove}</Submit>
            </Form>
          </li>
        ))}
      </ul>
      <Section title={PASSKEY.adding} about={RECOVERY.withPasskey}>
        <Form typed={sent.typed} intent="add" label={PASSKEY.adding}>
          <Field name="name" label={PASSKEY.name} help={PASSKEY.nameHelp} maxLength={80} required />
          <PasskeyButton ask="make" options={options}>
            {PASSKEY.add}
          </PasskeyButton>
          <noscript>
            <p>{PASSKEY.without}</p>
          </noscript>
        </Form>
      </Section>
    </>
  )
}

type Sent = {
  readonly typed?: Parameters<typeof Form>[0]['typed']
  readonly codes?: readonly string[]
  readonly added?: boolean
}
