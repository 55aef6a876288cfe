import { encodeQR } from 'qr'
import { data, redirect } from 'react-router'
import { z } from 'zod'
import { account } from '#web/context.ts'
import { Field, Form, Submit } from '#web/form.tsx'
import { within } from '#web/guards.ts'
import { Action, Notice, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { homeOf } from '../people.ts'
import { SECOND, SET_UP } from '../signing-in-words.ts'
import type { Route } from './+types/account-second-factor.ts'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { Square } from './Square.tsx'
import './people.css'

/** Here come also those who have to set up a second factor before anything else. */
function seated(context: Readonly<Route.LoaderArgs['context']>) {
  const here = context.get(account)
  if (!here.seat) throw redirect('/sign-in')
  return { ...here, seat: here.seat }
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const { seat, factors, trying } = seated(context)
  const to = new URL(request.url).searchParams.get('to')
  const setUp = seat.hasCode ? undefined : await factors.setUp(seat.person.id, seat.person.email, trying.now)
  return {
    isOn: seat.hasCode,
    // What would lock a person of the staff out is not offered.
    mayTurnOff: !seat.required || seat.hasPasskey,
    isMissing: seat.standing === 'second-missing',
    to: to ? within(to) : seat.member ? homeOf(seat.member) : '/account',
    setUp: setUp && { key: setUp.key, square: encodeQR(setUp.uri, 'raw', { ecc: 'medium', border: 4 }) },
  }
}

const form = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('on'), code: z.string().max(40).optional() }),
  z.object({ intent: z.literal('off') }),
])

export async function action({ request, context }: Route.ActionArgs) {
  const { seat, turnOnCode, turnOffCode, trying } = seated(context)
  const read = await readForm(request, form)
  if (!read.ok) return data({ typed: read.typed }, { status: 422 })
  if (read.value.intent === 'off') {
    if (seat.required && !seat.hasPasskey)
      return data({ typed: read.again({ message: SET_UP.offWhere }) }, { status: 422 })
    await turnOffCode(trying, seat)
    throw redirect('/account/second-factor')
  }
  const turned = await turnOnCode(trying, seat, read.value.code ?? '')
  if (!turned.ok) return data({ typed: read.again(...turned.problems) }, { status: 422 })
  return data({ codes: turned.value.codes }, { headers: turned.value.headers })
}

export default function SecondFactor({ loaderData, actionData }: Route.ComponentProps) {
  const { isOn, mayTurnOff, isMissing, to, setUp } = loaderData
  const sent: Sent = actionData ?? {}
  if (sent.codes)
    return (
      <>
        <PageHead what={SET_UP.doneTitle} />
        <RecoveryCodes codes={sent.codes} />
        <p>
          <Action href={to}>{SET_UP.onward}</Action>
        </p>
      </>
    )
  return (
    <>
      <PageHead what={isMissing ? SET_UP.title : SET_UP.appTitle} />
      {isMissing && <Notice tone="amber">{SET_UP.required}</Notice>}
      {isOn && <p>{SET_UP.isOn}</p>}
      {isOn &&
        (mayTurnOff ? (
          <Form typed={sent.typed} intent="off" label={SET_UP.off}>
            <Submit tone="danger">{SET_UP.off}</Submit>
          </Form>
        ) : (
          <p>{SET_UP.offWhere}</p>
        ))}
      {setUp && (
        <Section title={SET_UP.scan} about={SET_UP.appAbout}>
          <Square cells={setUp.square} label={SET_UP.square} />
          <p>
            {SET_UP.keyAbout} <code className="code-key">{setUp.key}</code>
          </p>
          <Form typed={sent.typed} intent="on" label={SET_UP.appTitle}>
            <Field
              name="code"
              label={SECOND.code}
              inputMode="numeric"
              autoComplete="one-time-code"
              required
            />
            <Submit>{SET_UP.on}</Submit>
          </Form>
        </Section>
      )}
      {isMissing && (
        <p>
          <a href={`/account/passkeys?to=${encodeURIComponent(to)}`}>{SET_UP.passkeyInstead}</a>
        </p>
      )}
    </>
  )
}

type Sent = { readonly typed?: Parameters<typeof Form>[0]['typed']; readonly codes?: readonly string[] }
