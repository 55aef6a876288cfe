import { href } from 'react-router'
import { dayIn } from '#kernel/time.ts'
import { AgendaList } from '#web/agenda.tsx'
import { care } from '#web/context.ts'
import { Field, Form, Submit } from '#web/form.tsx'
import { Action, Empty, PageHead, Section } from '#web/page.tsx'
import { Table } from '#web/table.tsx'
import { type DeskListed, lineOf, QUEUES } from '../desk-lines.ts'
import { DESK_PAGE } from '../desk-words.ts'
import { POLICY } from '../verification.ts'
import { dayWords, STATE_NAMES } from '../verification-words.ts'
import type { Route } from './+types/desk-directory.ts'
import './owners.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const { directoryDesk, person, now } = context.get(care)
  const today = dayIn(now, person.zone)
  const asked = new URL(request.url).searchParams.get('find')?.trim() ?? ''
  const [queues, found] = await Promise.all([
    directoryDesk.queues(today),
    asked ? directoryDesk.search(asked) : undefined,
  ])
  return { queues, found, asked, today, zone: person.zone }
}

export default function DeskDirectory({ loaderData }: Route.ComponentProps) {
  const { queues, found, asked, today, zone } = loaderData
  return (
    <>
      <PageHead what={DESK_PAGE.title}>
        <Action href={href('/desk/directory/new')}>{DESK_PAGE.new}</Action>
        <Action href={href('/desk/directory/import')} tone="quiet">
          {DESK_PAGE.import}
        </Action>
        <Action href={href('/desk/directory/export.csv')} tone="quiet">
          {DESK_PAGE.export}
        </Action>
      </PageHead>
      <p className="lead">{DESK_PAGE.lead}</p>
      <Form method="get" label={DESK_PAGE.search}>
        <Field
          name="find"
          type="search"
          label={DESK_PAGE.search}
          help={DESK_PAGE.searchHelp}
          defaultValue={asked}
          maxLength={120}
        />
        <Submit tone="quiet">{DESK_PAGE.find}</Submit>
      </Form>
      {found && <Found listed={found} />}
      {QUEUES.map((name) => {
        const { count, listed } = queues[name]
        const title = DESK_PAGE.queues[name](POLICY.renewalDays)
        return (
          <Section key={name} id={name} title={`${title} (${count})`}>
            {listed.length > 0 ? (
              <AgendaList label={title} lines={listed.map((one) => lineOf(name, one, today, zone))} />
            ) : (
              <Empty>{DESK_PAGE.nothing}</Empty>
            )}
            {count > listed.length && <p>{DESK_PAGE.more(count - listed.length)}</p>}
          </Section>
        )
      })}
    </>
  )
}

function Found({ listed }: { readonly listed: readonly DeskListed[] }) {
  return (
    <Section title={listed.length > 0 ? DESK_PAGE.found(listed.length) : DESK_PAGE.none}>
      {listed.length > 0 && (
        <Table
          label={DESK_PAGE.search}
          columns={DESK_PAGE.columns}
          rows={listed.map(({ id, name, state, unchecked, renewBy }) => [
            <a key={id} href={href('/desk/directory/:listing', { listing: id })}>
              {name}
            </a>,
            STATE_NAMES[state],
            unchecked,
            renewBy ? dayWords(renewBy) : '–',
          ])}
        />
      )}
    </Section>
  )
}
