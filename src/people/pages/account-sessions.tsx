import { data, redirect } from 'react-router'
import { z } from 'zod'
import { Form, Hidden, Submit } from '#web/form.tsx'
import { when } from '#web/format.ts'
import { seatIn } from '#web/guards.ts'
import { Empty, PageHead, Section, State } from '#web/page.tsx'
import { usePlace } from '#web/place.tsx'
import { readForm } from '#web/read-form.ts'
import { Table } from '#web/table.tsx'
import { TRIES } from '../sign-in-record-words.ts'
import { SESSIONS } from '../signing-in-words.ts'
import type { Route } from './+types/account-sessions.ts'
import { SignInTable } from './SignInTable.tsx'
import './people.css'

export async function loader({ context }: Route.LoaderArgs) {
  const { seat, sessions, signIns, trying } = seatIn(context)
  return { sessions: await sessions(seat, trying.now), signIns: await signIns(seat), now: trying.now }
}

const form = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('end'), session: z.string().max(100) }),
  z.object({ intent: z.literal('end-others') }),
])

export async function action({ request, context }: Route.ActionArgs) {
  const { seat, endSession, endOtherSessions, trying } = seatIn(context)
  const read = await readForm(request, form)
  if (!read.ok) return data(read.typed, { status: 422 })
  if (read.value.intent === 'end') await endSession(trying, seat, read.value.session)
  else await endOtherSessions(trying, seat)
  throw redirect('/account/sessions')
}

export default function Sessions({ loaderData: { sessions, signIns, now } }: Route.ComponentProps) {
  const { zone } = usePlace()
  return (
    <>
      <PageHead what={SESSIONS.title} />
      <p>{SESSIONS.about}</p>
      <Table
        label={SESSIONS.title}
        columns={[SESSIONS.where, SESSIONS.since, SESSIONS.last, SESSIONS.ending]}
        rows={sessions.map(({ id, device, began, used, isThis }) => [
          device,
          when(began, zone, now),
          when(used, zone, now),
          isThis ? (
            <State key="this" tone="quiet">
              {SESSIONS.this}
            </State>
          ) : (
            <Form key="end" intent="end">
              <Hidden name="session" value={id} />
              <Submit tone="quiet">{SESSIONS.end}</Submit>
            </Form>
          ),
        ])}
      />
      {sessions.length > 1 && (
        <Form intent="end-others" label={SESSIONS.endOthers}>
          <Submit tone="quiet">{SESSIONS.endOthers}</Submit>
        </Form>
      )}
      <Section title={TRIES.mine} about={TRIES.mineAbout}>
        {signIns.length === 0 ? (
          <Empty>{TRIES.none}</Empty>
        ) : (
          <SignInTable label={TRIES.mine} recorded={signIns} />
        )}
      </Section>
    </>
  )
}
