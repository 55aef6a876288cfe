import { href } from 'react-router'
import { care } from '#web/context.ts'
import { Choice, Field, Form, Row, Submit } from '#web/form.tsx'
import { Breadcrumb, Empty, PageHead, Section } from '#web/page.tsx'
import { formOf } from '#web/read-form.ts'
import { Table } from '#web/table.tsx'
import { readDeskQuery, WHO } from '../desk.ts'
import { DESK_PAGE, SUBSCRIBERS_PAGE, SUPPRESSED_WORDS, WHO_WORDS } from '../desk-words.ts'
import { LISTS } from '../subscription.ts'
import { LIST_WORDS } from '../words.ts'
import type { Route } from './+types/desk-subscribers.ts'
import './mailing.css'

/** An address typed into the search is sent as a form: an address of a person does not stand in an address of a page. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const query = readDeskQuery(Object.fromEntries(new URL(request.url).searchParams))
  return { query, ...(await context.get(care).mailingDesk.find({ ...query, text: '', after: undefined })) }
}

export async function action({ request, context }: Route.ActionArgs) {
  const sent = [...(await formOf(request))].flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' ? [[name, value.replaceAll('\u0000', '')]] : [],
  )
  const query = readDeskQuery(Object.fromEntries(sent))
  return { query, ...(await context.get(care).mailingDesk.find(query)) }
}

export default function DeskSubscribers({ loaderData, actionData }: Route.ComponentProps) {
  const { query, found, next } = actionData ?? loaderData
  return (
    <>
      <Breadcrumb trail={[{ href: href('/desk/mailing'), label: DESK_PAGE.title }]} />
      <PageHead what={SUBSCRIBERS_PAGE.title} />
      <Form label={SUBSCRIBERS_PAGE.find}>
        <Row>
          <Field
            name="text"
            type="search"
            label={SUBSCRIBERS_PAGE.text}
            defaultValue={query.text}
            maxLength={254}
          />
          <Choice
            name="list"
            kind="select"
            label={SUBSCRIBERS_PAGE.list}
            defaultValue={query.list ?? ''}
            options={[
              { value: '', label: SUBSCRIBERS_PAGE.anyList },
              ...LISTS.map((value) => ({ value, label: LIST_WORDS[value].name })),
            ]}
          />
          <Choice
            name="who"
            kind="select"
            label={SUBSCRIBERS_PAGE.who}
            defaultValue={query.who ?? ''}
            options={[
              { value: '', label: SUBSCRIBERS_PAGE.anyWho },
              ...WHO.map((value) => ({ value, label: WHO_WORDS[value] })),
            ]}
          />
        </Row>
        <Submit tone="quiet">{SUBSCRIBERS_PAGE.find}</Submit>
      </Form>
      {found.length === 0 ? (
        <Empty action={<a href={href('/desk/mailing/subscribers')}>{SUBSCRIBERS_PAGE.clear}</a>}>
          {SUBSCRIBERS_PAGE.none}
        </Empty>
      ) : (
        <Section title={SUBSCRIBERS_PAGE.found}>
          <Table
            label={SUBSCRIBERS_PAGE.found}
            columns={SUBSCRIBERS_PAGE.columns}
            rows={found.map(({ id, email, name, joined, suppressed }) => [
              <a key={id} href={href('/desk/mailing/subscribers/:subscriber', { subscriber: id })}>
                {email}
              </a>,
              name ?? '',
              joined.map((list) => LIST_WORDS[list].name).join(', '),
              suppressed ? SUPPRESSED_WORDS[suppressed] : '',
            ])}
          />
        </Section>
      )}
      {next && (
        <form method="post" className="mailing-own">
          {Object.entries({ ...query, after: next }).map(([name, value]) =>
            value ? <input key={name} type="hidden" name={name} value={value} /> : null,
          )}
          <Submit tone="quiet">{SUBSCRIBERS_PAGE.next}</Submit>
        </form>
      )}
    </>
  )
}
