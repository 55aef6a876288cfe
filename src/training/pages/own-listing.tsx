import { data, href, redirect } from 'react-router'
import { APPLY } from '#directory/owner-words.ts'
import { Agreement } from '#directory/pages/Agreement.tsx'
import { limitsOfApplying } from '#directory/pages/limits.ts'
import { ProfileFields } from '#directory/pages/ProfileFields.tsx'
import { sentBy, typedFrom, valuesOf } from '#directory/pages/profile-form.ts'
import { readProfile } from '#directory/read-profile.ts'
import { problem } from '#kernel/result.ts'
import { dayIn } from '#kernel/time.ts'
import { placeOfZip } from '#platform/places.ts'
import { type Site, site } from '#web/context.ts'
import { Checkbox, FieldGroup, Form, Submit } from '#web/form.tsx'
import { date } from '#web/format.ts'
import { Breadcrumb, Facts, Notice, PageHead, Section } from '#web/page.tsx'
import { OWN } from '../applicant-words.ts'
import { listingFrom, ownTrainingOf } from '../listing.ts'
import { LISTING_OFFER } from '../listing-words.ts'
import { ruleOnStep } from '../ruling.ts'
import type { Route } from './+types/own-listing.ts'
import { heldApplication } from './held-application.ts'
import { mailingOf } from './mailing.ts'
import '#directory/pages/owners.css'
import './training.css'

const W = LISTING_OFFER.form

/** @throws the way to the page of the application, where a link can be asked for */
async function held(here: Site, named: string) {
  const own = await heldApplication(here, named)
  if (!own) throw redirect(href('/open/applications/:application', { application: named }), 303)
  return { own, ruling: ruleOnStep('take-listing', { ...own, now: here.now }) }
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const here = context.get(site)
  const { own, ruling } = await held(here, params.application)
  return {
    ruling,
    training: ownTrainingOf(own.training.plan, own.application),
    email: await here.applications.contact(own.id),
    typed: { values: valuesOf(listingFrom(own.application)), problems: [] },
  }
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const here = context.get(site)
  const { id } = (await held(here, params.application)).own
  const sent = await sentBy(request)
  if (sent.text('more')) return data(sent.again())
  const profile = readProfile(typedFrom(sent), { locate: placeOfZip, today: dayIn(here.now, 'UTC') })
  const agreed = sent.text('consent') === 'yes'
  if (!profile.ok || !agreed)
    return data(
      sent.again(
        ...(profile.ok ? [] : profile.problems),
        ...(agreed ? [] : [problem(APPLY.agreeMissing, 'consent')]),
      ),
      { status: 422 },
    )
  const taken = await here.limits.take(...limitsOfApplying(here.caller, id))
  if (!taken.ok) return data(sent.again(problem(APPLY.wait(taken.wait))), { status: 429 })
  const proposed = await here.listingOffers.propose(id, profile.value, mailingOf(here))
  if (!proposed.ok)
    return data(
      sent.again(
        ...proposed.problems,
        ...(proposed.ruling?.reasons ?? []).map(({ why, settle }) => problem(`${why} ${settle}`)),
      ),
      { status: 422 },
    )
  throw redirect(`${href('/open/applications/:application', params)}?done=listed#listing`, 303)
}

export default function OwnListing({ loaderData, actionData, params }: Route.ComponentProps) {
  const { ruling, training, email, typed } = loaderData
  const shown = actionData ?? typed
  return (
    <>
      <Breadcrumb trail={[{ href: href('/open/applications/:application', params), label: OWN.title }]} />
      <PageHead what={W.title} />
      {ruling.ruling !== 'allow' && (
        <Notice tone="amber">
          {ruling.reasons.map(({ rule, why, settle }) => (
            <p key={rule}>
              {why} {settle}
            </p>
          ))}
        </Notice>
      )}
      {ruling.ruling === 'allow' && <p className="training-lead">{W.lead}</p>}
      {training && (
        <div className="training-lead">
          <Section title={W.training} about={W.trainingAbout}>
            <Facts
              facts={[
                [W.what, training.training.title],
                [W.by, training.training.by],
                [W.on, date(Temporal.PlainDate.from(training.training.on))],
                [W.hours, W.row(training.training.hours)],
                [W.certificate, training.certificate],
              ]}
            />
          </Section>
        </div>
      )}
      {ruling.ruling === 'allow' && (
        <Form typed={shown} label={W.title}>
          <ProfileFields typed={shown} />
          <FieldGroup legend={APPLY.consent}>
            <Agreement />
            <Checkbox name="consent" label={APPLY.agree} required />
            {email && <p className="field-help">{W.letters(email)}</p>}
          </FieldGroup>
          <Submit>{W.send}</Submit>
        </Form>
      )}
    </>
  )
}
