/** For the privacy officer: who looked at which chart of the practice. */
import { data, href } from 'react-router'
import { z } from 'zod'
import { has } from '#people/people.ts'
import { care } from '#web/context.ts'
import { DateField, Field, Form, Row, Submit } from '#web/form.tsx'
import { when } from '#web/format.ts'
import { Action, Empty, PageHead } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { Table } from '#web/table.tsx'
import { looksAsked } from '../access-filter.ts'
import { LOOKS_SHOWN } from '../look-store.ts'
import { ACTS, ACCESS_RECORD as WORDS } from '../team-words.ts'
import type { Route } from './+types/access-record.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { looks, person, now } = context.get(care)
  if (!has(person, 'privacy-officer')) throw new Response('Not found', { status: 404 })
  return { looks: await looks.ofPractice({}), zone: person.zone, now }
}

// Names are not part of an address: what is looked for is sent.
export async function action({ request, context }: Route.ActionArgs) {
  const { looks, person } = context.get(care)
  if (!has(person, 'privacy-officer')) throw new Response('Not found', { status: 404 })
  const read = await readForm(request, z.looseObject({}))
  if (!read.ok) return data({ ...read.typed, looks: [] }, { status: 422 })
  return data({ ...read.again(), looks: await looks.ofPractice(looksAsked(read.value, person.zone)) })
}

export default function AccessRecordPage({ loaderData, actionData }: Route.ComponentProps) {
  const { zone, now } = loaderData
  const looks = actionData?.looks ?? loaderData.looks
  return (
    <>
      <PageHead what={WORDS.title}>
        <p>{WORDS.about}</p>
      </PageHead>
      <Form typed={actionData}>
        <Row>
          <Field name="patient" label={WORDS.patient} autoComplete="off" maxLength={100} />
          <Field name="who" label={WORDS.who} autoComplete="off" maxLength={100} />
        </Row>
        <Row>
          <DateField name="from" label={WORDS.from} />
          <DateField name="to" label={WORDS.to} />
        </Row>
        <Submit>{WORDS.show}</Submit>
      </Form>
      <p>
        <Action href={href('/practice/access-record.csv')} tone="quiet">
          {WORDS.csv}
        </Action>
      </p>
      {looks.length === 0 ? (
        <Empty>{WORDS.noneFound}</Empty>
      ) : (
        <Table
          label={WORDS.title}
          columns={['When', 'Who', 'What', 'Patients', 'Why', 'Page', 'From']}
          rows={looks.map(({ at, person, throughLink, name, act, patients, why, page, caller }) => [
            when(at, zone, now),
            throughLink ? WORDS.theirLink : (name ?? person),
            ACTS[act],
            patients.length > 3 ? `${patients.length} patients` : patients.join(', '),
            why ?? '',
            page ?? '',
            caller ?? '',
          ])}
        />
      )}
      {looks.length === LOOKS_SHOWN && <p>{WORDS.tooMany(LOOKS_SHOWN)}</p>}
    </>
  )
}
