import { data, href } from 'react-router'
import { site } from '#web/context.ts'
import { Description, useOrigin } from '#web/description.tsx'
import { JsonLd } from '#web/json-ld.tsx'
import { Action, Breadcrumb, Facts, PageHead, Section, State } from '#web/page.tsx'
import { checksOf } from '../checks.ts'
import { ACCEPTING } from '../choice-words.ts'
import { dayOf } from '../directory.ts'
import { LISTING, listingDescribed, NO_LISTING } from '../listing-page-words.ts'
import type { Route } from './+types/listing.ts'
import { ChecksWork } from './ChecksWork.tsx'
import { linkedListing } from './linked-listing.ts'
import { costFacts, offerFacts } from './listing-facts.ts'
import { Places } from './Places.tsx'
import { placesMap } from './places-map.ts'
import './directory.css'
import './listing.css'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { directory, now } = context.get(site)
  const listing = await directory.listing(params.listing)
  // Search engines forget at once what was shown once; what never was is not there at all.
  if (listing.is !== 'shown') return data({ is: listing.is }, { status: listing.is === 'gone' ? 410 : 404 })
  const { profile } = listing
  return {
    is: listing.is,
    profile,
    checks: checksOf(listing, dayOf(now)),
    map: placesMap(profile.places),
  } as const
}

export default function ListingPage({ loaderData, params }: Route.ComponentProps) {
  const path = href('/directory/:listing', params)
  const address = useOrigin() + path
  const trail = <Breadcrumb trail={[{ href: '/directory', label: LISTING.directory }]} />
  if (loaderData.is !== 'shown') {
    const words = NO_LISTING[loaderData.is]
    return (
      <>
        {trail}
        <PageHead what={words.title} />
        <p className="prose">{words.about}</p>
      </>
    )
  }
  const { profile, checks, map } = loaderData
  const { name, credentials, about } = profile
  const towns = [...new Set(profile.places.map(({ town, state }) => `${town}, ${state}`))]
  const described = listingDescribed(profile)
  return (
    <article className="listing">
      <Description path={path} title={described.title} text={described.text} />
      <JsonLd data={linkedListing(profile, address)} />
      {trail}
      <PageHead
        what={name}
        title={described.title}
        state={[...(credentials ? [credentials] : []), ...towns].join(' · ')}
      >
        <Action href={`${path}/message`}>{LISTING.write}</Action>
      </PageHead>
      <State tone={profile.accepting === 'yes' ? 'done' : 'upcoming'}>{ACCEPTING[profile.accepting]}</State>
      <div className="regions">
        <div>
          {about && (
            <Section title={LISTING.about} about={LISTING.aboutWhose}>
              <p className="listing-about">{about}</p>
            </Section>
          )}
          <Section title={LISTING.offers} about={LISTING.offersWhose}>
            <Facts facts={offerFacts(profile)} />
          </Section>
          <Section title={LISTING.cost}>
            <Facts facts={costFacts(profile)} />
          </Section>
        </div>
        <div>
          <ChecksWork checks={checks} />
          <Places profile={profile} map={map} />
        </div>
      </div>
      <footer className="listing-foot">
        <p>{LISTING.rules}</p>
        <ul className="no-print">
          <li>
            <a href={`${path}/report`}>{LISTING.report}</a>
          </li>
          <li>
            <a href={`${path}/owner`}>{LISTING.owner}</a>
          </li>
        </ul>
      </footer>
    </article>
  )
}
