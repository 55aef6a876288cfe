import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { problem } from '#kernel/result.ts'
import { type Site, site } from '#web/context.ts'
import { PlaceContext } from '#web/place.tsx'
import { isTrapped } from '#web/trap.tsx'
import { OWN } from '../applicant-words.ts'
import { BEGIN } from '../public-words.ts'
import { ruleOnStep } from '../ruling.ts'
import type { Route } from './+types/own-application.ts'
import { ApplicationForm } from './ApplicationForm.tsx'
import { GoPayPage } from './GoPayPage.tsx'
import { heldApplication, heldListings, idOf } from './held-application.ts'
import { LockedApplication } from './LockedApplication.tsx'
import { limitsOfLinks } from './limits.ts'
import { mailingOf } from './mailing.ts'
import { OwnApplication } from './OwnApplication.tsx'
import { ACTS, type Answer } from './own-acts.ts'
import { type Sent, sentBy } from './typed.ts'
import './training.css'

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const here = context.get(site)
  const { searchParams } = new URL(request.url)
  const own = await heldApplication(here, params.application)
  return {
    isAsked: searchParams.has('asked'),
    part: searchParams.get('part') ?? undefined,
    done: searchParams.get('done') ?? undefined,
    own: own && {
      ...own,
      now: here.now,
      email: await here.applications.contact(own.id),
      offer: await here.listingOffers.of(own, await heldListings(here)),
      payments: here.payments?.name,
      canApply: ruleOnStep('apply', { ...own, now: here.now }),
    },
  }
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const here = context.get(site)
  const sent = await sentBy(request)
  const intent = sent.text('intent') ?? ''
  if (intent === 'ask') return ask(here, params.application, sent)
  const own = await heldApplication(here, params.application)
  if (!own) return data<Answer>(sent.again([problem(OWN.locked.late)]), { status: 403 })
  const act = Object.hasOwn(ACTS, intent) ? ACTS[intent] : undefined
  return act ? act(here, own, sent) : data<Answer>(sent.again([problem(OWN.changed)]), { status: 422 })
}

const address = z.email().max(254)

/** The answer is the same whether the address is that of an application or not, and whether there is such a one. */
async function ask(here: Site, named: string, sent: Sent) {
  const asked = redirect(`${href('/open/applications/:application', { application: named })}?asked=yes`, 303)
  if (isTrapped(sent.form)) throw asked
  const email = address.safeParse(sent.text('email')?.toLowerCase())
  if (!email.success) return data<Answer>(sent.again([problem(BEGIN.wrong, 'email')]), { status: 422 })
  const taken = await here.limits.take(...limitsOfLinks(here.caller, email.data))
  if (!taken.ok) return data<Answer>(sent.again([problem(BEGIN.wait(taken.wait))]), { status: 429 })
  const id = idOf(named)
  const found = id && (await here.applications.open(id))
  if (found) await here.applications.sendLink(found.training, email.data, mailingOf(here))
  throw asked
}

export default function OwnApplicationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { own, part, done, isAsked } = loaderData
  if (!own) return <LockedApplication isAsked={isAsked} typed={actionData} />
  const { plan } = own.training
  const isFilling = own.application.place === 'enquiry' || (own.application.place === 'withdrawn' && part)
  return (
    <PlaceContext value={{ zone: plan.zone, now: own.now }}>
      {actionData?.goPay ? (
        <GoPayPage {...actionData.goPay} own={own} />
      ) : isFilling ? (
        <ApplicationForm own={own} part={part} done={done} typed={actionData} />
      ) : (
        <OwnApplication own={own} done={done} typed={actionData} />
      )}
    </PlaceContext>
  )
}
