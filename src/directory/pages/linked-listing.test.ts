import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { JsonLd } from '#web/json-ld.tsx'
import { profile } from '../profile.ts'
import { linkedListing } from './linked-listing.ts'

const place = { town: 'Golden', state: 'CO', zip: '80401', lat: 39.75, lon: -105.22 }
const read = (input: object) => profile.parse({ name: 'A', roles: ['therapist'], places: [place], ...input })
const address = 'https://kairos.example/directory/a'

test('a person is a Person, with the languages, the work and the place that the page shows', () => {
  const listed = read({ subject: 'person', name: 'Ada Bell', credentials: 'LPC', languages: ['en', 'es'] })
  expect(linkedListing(listed, address)).toMatchObject({
    '@type': 'Person',
    '@id': address,
    name: 'Ada Bell',
    honorificSuffix: 'LPC',
    jobTitle: 'Therapist',
    knowsLanguage: ['en', 'es'],
    workLocation: [{ '@type': 'Place', address: { addressLocality: 'Golden', postalCode: '80401' } }],
  })
})

test('a practice is a MedicalBusiness with what it charges', () => {
  const listed = read({ subject: 'practice', fees: { low: 250, high: 400, per: 'session' } })
  expect(linkedListing(listed, address)).toMatchObject({
    '@type': 'MedicalBusiness',
    priceRange: '$250 to $400 a session',
  })
})

test('a listing cannot write a script into the page', () => {
  const listed = read({ subject: 'person', name: '</script><script>alert(1)</script>' })
  const html = renderToString(createElement(JsonLd, { data: linkedListing(listed, address) }))
  expect(html.match(/<\/script>/g)).toHaveLength(1)
  expect(html.match(/<script/g)).toHaveLength(1)
})
