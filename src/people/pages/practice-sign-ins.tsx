/** For the office: who signed in, who tried, and where failures in a row ask for a look. */
import { data } from 'react-router'
import { z } from 'zod'
import { care } from '#web/context.ts'
import { Field, Form, Submit } from '#web/form.tsx'
import { when } from '#web/format.ts'
import { Empty, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { STANDS_OUT } from '../sign-in-record.ts'
import { LOOKED_BACK_DAYS, SIGN_INS_SHOWN } from '../sign-in-record-store.ts'
import { failureWords, TRIES } from '../sign-in-record-words.ts'
import type { Route } from './+types/practice-sign-ins.ts'
import { SignInTable } from './SignInTable.tsx'
import './people.css'

export async function loader({ context }: Route.LoaderArgs) {
  const { signIns, person, now } = context.get(care)
  return {
    recorded: await signIns.ofPractice(),
    failures: await signIns.failures(now),
    unknown: await signIns.unknown(now),
    zone: person.zone,
    now,
  }
}

// A name is not part of an address: what is looked for is sent.
export async function action({ request, context }: Route.ActionArgs) {
  const read = await readForm(request, z.object({ who: z.string().max(100).optional() }))
  if (!read.ok) return data({ ...read.typed, found: [] }, { status: 422 })
  return data({ ...read.again(), found: await context.get(care).signIns.ofPractice(read.value.who) })
}

export default function PracticeSignIns({ loaderData, actionData }: Route.ComponentProps) {
  const { failures, unknown, zone, now } = loaderData
  const recorded = actionData?.found ?? loaderData.recorded
  return (
    <>
      <PageHead what={TRIES.title}>
        <p>{TRIES.about}</p>
      </PageHead>
      <Section title={TRIES.failures} about={TRIES.failuresAbout(STANDS_OUT, LOOKED_BACK_DAYS)}>
        {failures.length === 0 && <Empty>{TRIES.noFailures}</Empty>}
        <ul className="failure-rows">
          {failures.map((row) => (
            <li key={`${row.person} ${row.from}`}>
              <strong>{failureWords(row)}</strong>
              <br />
              {when(row.from, zone, now)} – {when(row.to, zone, now)} · {row.callers.join(', ')}
            </li>
          ))}
        </ul>
        <p>{TRIES.unknown(unknown.attempts, unknown.callers, LOOKED_BACK_DAYS)}</p>
      </Section>
      <Section title={TRIES.all}>
        <Form typed={actionData} label={TRIES.all}>
          <Field name="who" label={TRIES.who} autoComplete="off" maxLength={100} />
          <Submit tone="quiet">{TRIES.show}</Submit>
        </Form>
        {recorded.length === 0 ? (
          <Empty>{actionData ? TRIES.noneFound : TRIES.none}</Empty>
        ) : (
          <SignInTable label={TRIES.all} recorded={recorded} named />
        )}
        {recorded.length === SIGN_INS_SHOWN && <p>{TRIES.tooMany(SIGN_INS_SHOWN)}</p>}
      </Section>
    </>
  )
}
