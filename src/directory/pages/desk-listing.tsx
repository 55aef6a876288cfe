import { data, href, redirect } from 'react-router'
import { dayIn } from '#kernel/time.ts'
import { care, site } from '#web/context.ts'
import { Action, Breadcrumb, Notice, PageHead } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { checksOf } from '../checks.ts'
import { readContact } from '../contact.ts'
import { decide, type TypedDecision } from '../desk-acts.ts'
import { DESK, DESK_LISTING, DESK_PAGE } from '../desk-words.ts'
import { ruleOnAccepting } from '../verification.ts'
import { STATE_NAMES } from '../verification-words.ts'
import type { Route } from './+types/desk-listing.ts'
import { DeskDecision } from './DeskDecision.tsx'
import { DeskHistory } from './DeskHistory.tsx'
import { DeskLookUps } from './DeskLookUps.tsx'
import { DeskOwner, DeskReports } from './DeskOwner.tsx'
import { type Sent, sentBy } from './profile-form.ts'
import { Said } from './Said.tsx'
import './owners.css'

async function openedAt({ params, context }: Pick<Route.LoaderArgs, 'params' | 'context'>) {
  const { directoryDesk, person, now } = context.get(care)
  const found = await directoryDesk.open(params.listing)
  if (!found) throw new Response('Not found', { status: 404 })
  return { found, today: dayIn(now, person.zone) }
}

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const { directoryDesk } = context.get(care)
  const { found, today } = await openedAt({ params, context })
  return {
    found,
    today,
    checks: checksOf(found.listing, today),
    ruling: ruleOnAccepting(found.listing, today),
    alike: await directoryDesk.alike(found.listing.profile, found.id),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const { directoryDesk, now } = context.get(care)
  const { links, post, origin } = context.get(site)
  const { found, today } = await openedAt({ params, context })
  const sent = await sentBy(request)
  const mailing = { links, post, origin, now }
  const again = (done: string) => redirect(`${href('/desk/directory/:listing', params)}?done=${done}`, 303)
  if (sent.text('intent') === 'link') {
    const contact = readContact(sent.text('contactEmail'))
    const written = contact.ok ? await directoryDesk.sendLink(found.id, mailing, contact.value) : contact
    if (!written.ok) return data(sent.again(...written.problems), { status: 422 })
    throw again('link')
  }
  const decided = decide(typedDecision(sent), found.listing, { at: now, today })
  if (!decided.ok)
    return data({ ...sent.again(...decided.problems), ruling: decided.ruling }, { status: 422 })
  const { draft, tell } = decided.value
  const recorded = await directoryDesk.record(
    found.id,
    sent.text('basis') ?? '',
    [draft],
    tell && { letter: tell, mailing },
  )
  if (!recorded.ok) return data(sent.again(...recorded.problems), { status: 422 })
  throw again('yes')
}

/** Several things can be looked up on one page: each form is told apart by its number behind the act. */
const typedDecision = ({ text }: Sent): TypedDecision => ({
  act: text('intent')?.replace(/-\d+$/, ''),
  why: text('why'),
  what: text('what'),
  item: text('item'),
  outcome: text('outcome'),
  source: text('source'),
  otherSource: text('otherSource'),
  until: text('until'),
})

export default function DeskListingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { found, today, checks, ruling, alike, done } = loaderData
  const { listing, slug } = found
  return (
    <>
      <Breadcrumb trail={[{ href: href('/desk/directory'), label: DESK_PAGE.title }]} />
      <PageHead what={listing.profile.name} title={DESK_PAGE.listing} state={STATE_NAMES[listing.state]}>
        {listing.state === 'shown' && (
          <Action href={`/directory/${slug}`} tone="quiet">
            {DESK_LISTING.see}
          </Action>
        )}
      </PageHead>
      {done && !actionData && (
        <Notice tone="done">
          <p>{done === 'link' ? DESK_LISTING.linkDone : DESK_LISTING.done}</p>
        </Notice>
      )}
      <Stale typed={actionData} />
      {alike.map(({ id, name, common }) => (
        <Notice key={id} tone="amber" title={DESK_LISTING.alike}>
          <p>
            <a href={href('/desk/directory/:listing', { listing: id })}>{name}</a>:{' '}
            {DESK_LISTING.alikeBy[common]}
          </p>
        </Notice>
      ))}
      <DeskReports found={found} typed={actionData} />
      <DeskDecision found={found} ruling={ruling} typed={actionData} />
      <DeskLookUps checks={checks} basis={found.basis} today={today} typed={actionData} />
      <DeskOwner found={found} typed={actionData} />
      <Said profile={listing.profile} />
      <DeskHistory found={found} />
    </>
  )
}

/** Somebody else was faster: told on top, because the form that was sent may not be on the page any more. */
const Stale = ({ typed }: { readonly typed?: Typed }) =>
  typed?.problems.some(({ message }) => message === DESK.changed) && (
    <Notice tone="red" urgent>
      <p>{DESK.changed}</p>
    </Notice>
  )
