/** A listing for programs that read pages: a Person or a MedicalBusiness of schema.org, with nothing that is not shown. */
import { list } from '#web/format.ts'
import type { Linked } from '#web/json-ld.tsx'
import { type FacetName, optionName } from '../facets.ts'
import { feesSaid } from '../listing-words.ts'
import type { PracticePlace, Profile } from '../profile.ts'

/** @param address of the page, whole */
export function linkedListing(profile: Profile, address: string): Linked {
  const { name, about, phone, website, languages, roles, conditions } = profile
  const common = {
    '@id': address,
    name,
    description: about,
    url: address,
    sameAs: website,
    telephone: phone,
    knowsLanguage: languages,
  }
  if (profile.subject === 'person')
    return {
      ...common,
      '@type': 'Person',
      honorificSuffix: profile.credentials,
      jobTitle: list(names('role', roles)),
      knowsAbout: names('condition', conditions),
      workLocation: profile.places.map((place) => ({ '@type': 'Place', ...located(place) })),
    }
  return {
    ...common,
    '@type': 'MedicalBusiness',
    priceRange: profile.fees && feesSaid(profile.fees),
    location: profile.places.map((place) => ({ '@type': 'Place', ...located(place) })),
  }
}

const names = (facet: FacetName, options: readonly string[]): string[] =>
  options.map((option) => optionName({ facet, option }))

const located = ({ label, street, town, state, zip, lat, lon }: PracticePlace): Linked => ({
  name: label,
  address: {
    '@type': 'PostalAddress',
    streetAddress: street,
    addressLocality: town,
    addressRegion: state,
    postalCode: zip,
    addressCountry: 'US',
  },
  geo: { '@type': 'GeoCoordinates', latitude: lat, longitude: lon },
})
