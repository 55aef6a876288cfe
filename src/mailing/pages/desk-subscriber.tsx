import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { subscriberId } from '#kernel/ids.ts'
import { problem } from '#kernel/result.ts'
import { care } from '#web/context.ts'
import { Form, Submit, TextArea } from '#web/form.tsx'
import { dateAndClock } from '#web/format.ts'
import { Breadcrumb, Facts, Notice, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { Table } from '#web/table.tsx'
import { SUBSCRIBER_PAGE, SUBSCRIBERS_PAGE, SUPPRESSED_WORDS, WHO_WORDS } from '../desk-words.ts'
import { listsWith } from '../mailing.ts'
import { JOIN } from '../page-words.ts'
import { about, type Proof } from '../subscription.ts'
import { LIST_WORDS, MAILING } from '../words.ts'
import type { Route } from './+types/desk-subscriber.ts'
import { entryWords } from './entry-words.ts'
import './mailing.css'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { mailingDesk, person } = context.get(care)
  const id = subscriberId.safeParse(params.subscriber)
  const found = id.success ? await mailingDesk.open(id.data) : undefined
  if (!found) throw new Response('Not found', { status: 404 })
  return { ...found, zone: person.zone }
}

const deskForm = z.object({ intent: z.enum(['take-off', 'release']), why: z.string().optional() })

export async function action({ params, request, context }: Route.ActionArgs) {
  const { mailingDesk, now } = context.get(care)
  const id = subscriberId.safeParse(params.subscriber)
  if (!id.success) throw new Response('Not found', { status: 404 })
  const read = await readForm(request, deskForm)
  if (!read.ok) return data(read.typed, { status: 422 })
  const { intent, why } = read.value
  if (intent === 'release' && (why === undefined || why.length > 1000))
    return data(read.again(problem(MAILING.noWhy, 'why')), { status: 422 })
  if (intent === 'take-off') await mailingDesk.takeOff(id.data, now)
  else await mailingDesk.release(id.data, why ?? '', now)
  throw redirect(href('/desk/mailing/subscribers/:subscriber', params), 303)
}

export default function DeskSubscriber({ loaderData, actionData }: Route.ComponentProps) {
  const { email, subscriber, entries, names, zone } = loaderData
  const on = [...listsWith(subscriber, 'joined'), ...listsWith(subscriber, 'asked')]
  const said = about.parse(subscriber)
  return (
    <>
      <Breadcrumb trail={[{ href: href('/desk/mailing/subscribers'), label: SUBSCRIBERS_PAGE.title }]} />
      <PageHead what={email} title={SUBSCRIBER_PAGE.title} />
      {subscriber.suppressed && (
        <Notice tone="amber" title={SUPPRESSED_WORDS[subscriber.suppressed.why]}>
          <p>{dateAndClock(subscriber.suppressed.at, zone)}</p>
        </Notice>
      )}
      <Section title={SUBSCRIBER_PAGE.lists}>
        {subscriber.lists.size === 0 ? (
          <p>{SUBSCRIBER_PAGE.noList}</p>
        ) : (
          <Table
            label={SUBSCRIBER_PAGE.lists}
            columns={SUBSCRIBER_PAGE.columns}
            rows={[...subscriber.lists].map(([list, { standing, since, proof }]) => [
              LIST_WORDS[list].name,
              WHO_WORDS[standing],
              dateAndClock(since, zone),
              proof ? <ProofWords key={list} proof={proof} zone={zone} /> : '',
            ])}
          />
        )}
      </Section>
      <Section title={SUBSCRIBER_PAGE.about}>
        <Facts
          facts={[
            [SUBSCRIBER_PAGE.name, said.name ?? SUBSCRIBER_PAGE.unsaid],
            [
              SUBSCRIBER_PAGE.discipline,
              said.discipline ? JOIN.disciplines[said.discipline] : SUBSCRIBER_PAGE.unsaid,
            ],
            [SUBSCRIBER_PAGE.state, said.state ?? SUBSCRIBER_PAGE.unsaid],
          ]}
        />
      </Section>
      <Section title={SUBSCRIBER_PAGE.history}>
        <Table
          label={SUBSCRIBER_PAGE.history}
          columns={SUBSCRIBER_PAGE.historyColumns}
          rows={entries
            .toReversed()
            .map((entry) => [
              dateAndClock(entry.at, zone),
              entryWords(entry),
              entry.by
                ? (names.get(entry.by) ?? entry.by)
                : entry.kind === 'bounced' || entry.kind === 'complained'
                  ? SUBSCRIBER_PAGE.itself
                  : SUBSCRIBER_PAGE.themselves,
            ])}
        />
      </Section>
      {subscriber.suppressed?.why === 'bounced' && (
        <Section title={SUBSCRIBER_PAGE.release} about={SUBSCRIBER_PAGE.releaseAbout}>
          <Form typed={actionData} intent="release" label={SUBSCRIBER_PAGE.release}>
            <TextArea name="why" label={SUBSCRIBER_PAGE.releaseWhy} rows={2} maxLength={1000} required />
            <Submit tone="quiet">{SUBSCRIBER_PAGE.release}</Submit>
          </Form>
        </Section>
      )}
      {on.length > 0 && (
        <Section title={SUBSCRIBER_PAGE.takeOff} about={SUBSCRIBER_PAGE.takeOffAbout}>
          <Form typed={actionData} intent="take-off" label={SUBSCRIBER_PAGE.takeOff}>
            <Submit tone="danger">{SUBSCRIBER_PAGE.takeOff}</Submit>
          </Form>
        </Section>
      )}
    </>
  )
}

function ProofWords({ proof, zone }: { readonly proof: Proof; readonly zone: string }) {
  const words =
    proof.is === 'confirmed'
      ? SUBSCRIBER_PAGE.confirmed(
          proof.askedAt && dateAndClock(proof.askedAt, zone),
          dateAndClock(proof.at, zone),
        )
      : SUBSCRIBER_PAGE.imported(proof.source, proof.on)
  return (
    <>
      {words} <q>{proof.wording}</q>
    </>
  )
}
