/** A patient's own page: who has looked at their record, and with whom it is shared. */
import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { personId } from '#kernel/ids.ts'
import { care } from '#web/context.ts'
import { Form, Hidden, Submit } from '#web/form.tsx'
import { when } from '#web/format.ts'
import { Empty, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { Table } from '#web/table.tsx'
import { sharedWith } from '../access.ts'
import { LOOKS_SHOWN } from '../look-store.ts'
import { ACTS, ACCESS_RECORD as WORDS } from '../team-words.ts'
import type { Route } from './+types/my-access.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { charts, looks, person, now } = context.get(care)
  const course = await charts.mine()
  const all = await looks.mine()
  return { course, shared: sharedWith(course.chart), looks: all, me: person.id, now }
}

const form = z.object({ person: personId })

export async function action({ request, context }: Route.ActionArgs) {
  const { charts, now } = context.get(care)
  const course = await charts.mine()
  const read = await readForm(request, form)
  if (!read.ok) return data(read.typed, { status: 422 })
  const stored = await charts.append(course.id, [
    { kind: 'sharing-ended', at: now, body: { person: read.value.person } },
  ])
  if (!stored.ok) return data(read.again(...stored.problems), { status: 422 })
  throw redirect(href('/me/access'))
}

export default function MyAccess({ loaderData }: Route.ComponentProps) {
  const { course, shared, looks, me, now } = loaderData
  return (
    <>
      <PageHead what={WORDS.mine}>
        <p>{WORDS.mineAbout}</p>
      </PageHead>
      {shared.length > 0 && (
        <Section title={WORDS.sharing} about={WORDS.sharingAbout}>
          {shared.map(({ person, name, practice }) => (
            <Form key={person} typed={undefined}>
              <Hidden name="person" value={person} />
              <p>
                {name}, {practice}
              </p>
              <Submit tone="quiet">
                {WORDS.sharingEnd}: {name}
              </Submit>
            </Form>
          ))}
        </Section>
      )}
      {looks.length === 0 ? (
        <Empty>{WORDS.none}</Empty>
      ) : (
        <Table
          label={WORDS.mine}
          columns={['When', 'Who', 'What', 'Why']}
          rows={looks.map(({ at, person, throughLink, name, act, why }) => [
            when(at, course.zone, now),
            throughLink ? WORDS.yourLink : person === me ? WORDS.yourself : (name ?? person),
            ACTS[act],
            why ?? '',
          ])}
        />
      )}
      {looks.length === LOOKS_SHOWN && <p>{WORDS.tooMany(LOOKS_SHOWN)}</p>}
    </>
  )
}
