import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { problem } from '#kernel/result.ts'
import { type Site, site } from '#web/context.ts'
import { Choice, Form, Submit } from '#web/form.tsx'
import { Action, Notice, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { hiddenAddress, listsWith } from '../mailing.ts'
import { JOIN, LEAVE, OWN } from '../page-words.ts'
import type { OwnPage } from '../store.ts'
import { about, LISTS, type List, list } from '../subscription.ts'
import { LIST_WORDS } from '../words.ts'
import type { Route } from './+types/preferences.ts'
import { AboutFields } from './AboutFields.tsx'
import { limitsOfAsking } from './limits.ts'
import './mailing.css'

const SAID = ['saved', 'asked', 'left'] as const
const said = z.enum(SAID).optional().catch(undefined)

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const own = await context.get(site).mailing.open(params.token)
  const done = said.parse(new URL(request.url).searchParams.get('done') ?? undefined)
  const shown = own && { subscriber: own.subscriber, address: hiddenAddress(own.email), done }
  return data(shown, { status: own ? 200 : 404 })
}

const intents = z.enum(['lists', 'about', 'leave'])
const ownForm = about.extend({ intent: intents, lists: z.array(list) })

export async function action({ params, request, context }: Route.ActionArgs) {
  const here = context.get(site)
  const { mailing, now } = here
  const own = await mailing.open(params.token)
  if (!own) throw new Response('Not found', { status: 404 })
  const read = await readForm(request, ownForm, ['lists'])
  if (!read.ok) return data(read.typed, { status: 422 })
  const { intent, lists, ...described } = read.value
  const back = (done: (typeof SAID)[number]) =>
    redirect(`${href('/mailing/preferences/:token', params)}?done=${done}`, 303)
  if (intent === 'leave') {
    await mailing.leave(params.token, 'preferences', now, LISTS)
    throw back('left')
  }
  if (intent === 'about') {
    await mailing.describe(own.id, described, now)
    throw back('saved')
  }
  const wait = await choose(here, params.token, own, lists)
  if (wait !== undefined) return data(read.again(problem(JOIN.wait(wait))), { status: 429 })
  throw back(added(own, lists).length > 0 ? 'asked' : 'saved')
}

/** What waits for its link already is not asked for once more, unless the letter may not have arrived. */
const added = ({ subscriber }: OwnPage, lists: readonly List[]) =>
  lists.filter((one) => subscriber.suppressed || (subscriber.lists.get(one)?.standing ?? 'left') === 'left')

/** What was taken out ends at once; what was added waits for its confirmation. @returns minutes to wait, when it was asked too often */
async function choose(
  { mailing, limits, caller, now }: Site,
  token: string,
  own: OwnPage,
  lists: readonly List[],
): Promise<number | undefined> {
  const more = added(own, lists)
  const { subscriber } = own
  const out = [...listsWith(subscriber, 'joined'), ...listsWith(subscriber, 'asked')].filter(
    (one) => !lists.includes(one),
  )
  // Leaving never waits for anything.
  if (out.length > 0) await mailing.leave(token, 'preferences', now, out)
  if (more.length === 0) return undefined
  const taken = await limits.take(...limitsOfAsking('more', caller, own.email))
  if (!taken.ok) return taken.wait
  await mailing.askMore(own, more, now)
  return undefined
}

export default function Preferences({ loaderData: own, actionData }: Route.ComponentProps) {
  if (!own)
    return (
      <>
        <PageHead what={LEAVE.unknown.title} />
        <Notice tone="amber">
          <p>{LEAVE.unknown.what}</p>
          <Action href={href('/mailing/page')} tone="quiet">
            {LEAVE.again}
          </Action>
        </Notice>
      </>
    )
  const { subscriber, address, done } = own
  return (
    <>
      <PageHead what={OWN.title} forWhom={OWN.forWhom(address)} />
      {done && !actionData && (
        <Notice tone="done">
          <p>{OWN.done[done]}</p>
        </Notice>
      )}
      {subscriber.suppressed && (
        <Notice tone="amber">
          <p>{OWN[subscriber.suppressed.why]}</p>
        </Notice>
      )}
      <Section title={OWN.lists} about={OWN.moreAbout}>
        <Form typed={actionData} intent="lists" label={OWN.lists}>
          <Choice
            name="lists"
            kind="checkbox"
            label={JOIN.lists}
            defaultValue={[...listsWith(subscriber, 'joined'), ...listsWith(subscriber, 'asked')]}
            options={LISTS.map((value) => ({
              value,
              label: LIST_WORDS[value].name,
              help: subscriber.lists.get(value)?.standing === 'asked' ? OWN.waiting : LIST_WORDS[value].about,
            }))}
          />
          <Submit>{OWN.save}</Submit>
        </Form>
      </Section>
      <Section title={OWN.leaveAll} about={OWN.leaveAllAbout}>
        <Form intent="leave" label={OWN.leaveAll}>
          <Submit tone="quiet">{OWN.leaveAll}</Submit>
        </Form>
      </Section>
      <Section title={OWN.about} about={JOIN.practitionersAbout}>
        <Form typed={actionData} intent="about" label={OWN.about}>
          <AboutFields about={about.parse(subscriber)} />
          <Submit tone="quiet">{OWN.saveAbout}</Submit>
        </Form>
      </Section>
    </>
  )
}
