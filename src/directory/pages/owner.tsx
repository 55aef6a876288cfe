import { data, href, redirect } from 'react-router'
import { problem } from '#kernel/result.ts'
import { dayIn } from '#kernel/time.ts'
import { type Site, site } from '#web/context.ts'
import { Field, Form, Submit } from '#web/form.tsx'
import { Notice, PageHead } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { isTrapped, Trap } from '#web/trap.tsx'
import { checksOf } from '../checks.ts'
import { readContact } from '../contact.ts'
import { limitsOfChanging } from '../contact-change.ts'
import { DESK } from '../desk-words.ts'
import { draftsOf, OWNER_ACTS, ownerActs } from '../owner.ts'
import { APPLY, OWNER } from '../owner-words.ts'
import type { Route } from './+types/owner.ts'
import { heldListing, heldListingOrAsk } from './held-listing.ts'
import { limitsOfLinks } from './limits.ts'
import { OwnListing } from './OwnListing.tsx'
import { type Sent, sentBy } from './profile-form.ts'
import './directory.css'
import './owners.css'

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const here = context.get(site)
  const { searchParams } = new URL(request.url)
  const own = await heldListing(here, params.listing)
  const waiting = own && (await here.contactChanges.waiting(own.id, here.now))
  return {
    isAsked: searchParams.has('asked'),
    own: own && {
      ...own,
      checks: checksOf(own.listing, dayIn(here.now, 'UTC')),
      done: searchParams.get('done') ?? undefined,
      waiting: waiting?.email,
    },
  }
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const here = context.get(site)
  const sent = await sentBy(request)
  switch (sent.text('intent')) {
    case 'ask':
      return ask(here, params.listing, sent)
    case 'change-address':
    case 'keep-address':
      return changeAddress(here, params.listing, sent)
    default:
      return decide(here, params.listing, sent)
  }
}

/** The answer is the same whether the address is that of the listing or not, and whether there is such a listing. */
async function ask(here: Site, named: string, sent: Sent) {
  const { owners, links, post, limits, caller, origin, now } = here
  const asked = redirect(`${href('/directory/:listing/owner', { listing: named })}?asked=yes`, 303)
  if (isTrapped(sent.form)) throw asked
  const contact = readContact(sent.text('contactEmail'))
  if (!contact.ok) return data(sent.again(...contact.problems), { status: 422 })
  const id = await owners.named(named)
  const taken = await limits.take(...limitsOfLinks(caller, id ?? named))
  if (!taken.ok) return data(sent.again(problem(APPLY.wait(taken.wait))), { status: 429 })
  if (id) await owners.sendLink(id, contact.value, { links, post, origin, now })
  throw asked
}

async function changeAddress(here: Site, named: string, sent: Sent) {
  const { id, listing } = await heldListingOrAsk(here, named)
  const { contactChanges, limits, caller } = here
  const done = (what: string) =>
    redirect(`${href('/directory/:listing/owner', { listing: named })}?done=${what}`, 303)
  if (sent.text('intent') === 'keep-address') {
    await contactChanges.keep(id, here)
    throw done('addressKept')
  }
  if (!listing.claimed) return data(sent.again(problem(DESK.changed)), { status: 422 })
  const contact = readContact(sent.text('contactEmail'))
  if (!contact.ok) return data(sent.again(...contact.problems), { status: 422 })
  const counted = limitsOfChanging(caller, id, contact.value)
  const taken = await limits.take(...counted)
  if (!taken.ok) return data(sent.again(problem(APPLY.wait(taken.wait), 'contactEmail')), { status: 429 })
  const asked = await contactChanges.ask(id, contact.value, here)
  if (!asked.ok) {
    await limits.giveBack(...counted)
    return data(sent.again(...asked.problems), { status: 422 })
  }
  throw done('addressAsked')
}

async function decide(here: Site, named: string, sent: Sent) {
  const { id, listing } = await heldListingOrAsk(here, named)
  const act = OWNER_ACTS.find((known) => known === sent.text('intent'))
  // What cannot be done any more was possible when the page was opened: it stands otherwise now.
  if (!act || !ownerActs(listing).includes(act))
    return data(sent.again(problem(DESK.changed)), { status: 422 })
  if (act === 'agree' && sent.text('consent') !== 'yes')
    return data(sent.again(problem(APPLY.agreeMissing, 'consent')), { status: 422 })
  const recorded = await here.owners.record(id, sent.text('basis') ?? '', draftsOf(act, listing, here.now))
  if (!recorded.ok) return data(sent.again(...recorded.problems), { status: 422 })
  const said = act === 'agree' && recorded.value.state === 'shown' ? 'agreeShown' : act
  throw redirect(`${href('/directory/:listing/owner', { listing: named })}?done=${said}`, 303)
}

export default function Owner({ loaderData, actionData, params }: Route.ComponentProps) {
  const { own, isAsked } = loaderData
  if (own) return <OwnListing own={own} typed={actionData} path={href('/directory/:listing/owner', params)} />
  return isAsked && !actionData ? <Asked /> : <AskForLink typed={actionData} />
}

function AskForLink({ typed }: { readonly typed?: Typed }) {
  return (
    <>
      <PageHead what={OWNER.title} />
      <p className="lead">{OWNER.lead}</p>
      <Form typed={typed} intent="ask">
        <Field
          name="contactEmail"
          label={OWNER.email}
          type="email"
          autoComplete="email"
          maxLength={254}
          required
        />
        <Trap />
        <Submit>{OWNER.ask}</Submit>
      </Form>
    </>
  )
}

const Asked = () => (
  <>
    <PageHead what={OWNER.asked.title} />
    <Notice tone="done">
      <p>{OWNER.asked.what}</p>
    </Notice>
    <p className="lead">{OWNER.asked.none}</p>
  </>
)
