import { data, href, redirect } from 'react-router'
import { problem } from '#kernel/result.ts'
import { dayIn } from '#kernel/time.ts'
import { placeOfZip } from '#platform/places.ts'
import { site } from '#web/context.ts'
import { Form, Submit } from '#web/form.tsx'
import { Breadcrumb, PageHead } from '#web/page.tsx'
import { correctionOf } from '../owner.ts'
import { CORRECT, OWNER } from '../owner-words.ts'
import { readProfile } from '../read-profile.ts'
import { typedOf } from '../typed-profile.ts'
import type { Route } from './+types/owner-profile.ts'
import { heldListingOrAsk } from './held-listing.ts'
import { ProfileFields } from './ProfileFields.tsx'
import { sentBy, typedFrom, valuesOf } from './profile-form.ts'
import './owners.css'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { listing, basis } = await heldListingOrAsk(context.get(site), params.listing)
  return { basis, typed: { values: valuesOf(typedOf(listing.profile)), problems: [] } }
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const here = context.get(site)
  const { id, listing } = await heldListingOrAsk(here, params.listing)
  const sent = await sentBy(request)
  if (sent.text('more')) return data(sent.again())
  const reading = { locate: placeOfZip, today: dayIn(here.now, 'UTC'), before: listing.profile }
  const read = readProfile(typedFrom(sent), reading)
  if (!read.ok) return data(sent.again(...read.problems), { status: 422 })
  if (JSON.stringify(read.value) === JSON.stringify(listing.profile))
    return data(sent.again(problem(CORRECT.same)), { status: 422 })
  const correction = correctionOf(listing, read.value, here.now)
  const recorded = await here.owners.record(id, sent.text('basis') ?? '', [correction])
  if (!recorded.ok) return data(sent.again(...recorded.problems), { status: 422 })
  const done = correction.kind === 'listing-proposed' ? 'proposed' : 'corrected'
  throw redirect(`${href('/directory/:listing/owner', params)}?done=${done}`, 303)
}

export default function OwnerProfile({ loaderData, actionData, params }: Route.ComponentProps) {
  const typed = actionData ?? loaderData.typed
  return (
    <>
      <Breadcrumb trail={[{ href: href('/directory/:listing/owner', params), label: OWNER.own }]} />
      <PageHead what={CORRECT.title} />
      <p className="lead">{CORRECT.lead}</p>
      <Form typed={typed} basis={actionData?.values.basis?.[0] ?? loaderData.basis}>
        <ProfileFields typed={typed} />
        <Submit>{CORRECT.submit}</Submit>
      </Form>
    </>
  )
}
