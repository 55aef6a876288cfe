/** Where somebody works and how to reach them, with a small map. */

import { AreaMap } from '#web/map/AreaMap.tsx'
import type { Area } from '#web/map/area.ts'
import { Facts, Section } from '#web/page.tsx'
import { LISTING } from '../listing-page-words.ts'
import type { PracticePlace, Profile } from '../profile.ts'

export function Places({ profile, map }: { readonly profile: Profile; readonly map: Area }) {
  const { places, phone, website, name } = profile
  return (
    <Section title={LISTING.places}>
      <ol className="places-list">
        {places.map((place, i) => (
          <li key={i}>
            {places.length > 1 && (
              <span className="mark-number" aria-hidden="true">
                {i + 1}
              </span>
            )}
            <Address place={place} />
          </li>
        ))}
      </ol>
      <Facts facts={reached({ phone, website })} />
      <figure className="places-map">
        <AreaMap area={map} title={LISTING.map(name)} description={LISTING.mapAbout} />
        <figcaption>{LISTING.mapAbout}</figcaption>
      </figure>
    </Section>
  )
}

const Address = ({ place: { label, street, town, state, zip } }: { readonly place: PracticePlace }) => (
  <address>
    {[label, street, `${town}, ${state} ${zip}`]
      .filter((line) => line !== undefined)
      .map((line) => (
        <span key={line}>{line}</span>
      ))}
  </address>
)

const reached = ({ phone, website }: Pick<Profile, 'phone' | 'website'>) => [
  ...(phone
    ? [
        [
          LISTING.telephone,
          <a key="tel" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
            {phone}
          </a>,
        ] as const,
      ]
    : []),
  ...(website
    ? [
        [
          LISTING.website,
          // Theirs, not ours: search engines need not count it as our word for them.
          <a key="web" href={website} rel="nofollow ugc noopener">
            {new URL(website).host}
          </a>,
        ] as const,
      ]
    : []),
]
