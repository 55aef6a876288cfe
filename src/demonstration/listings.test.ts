import { describe, expect, test } from 'vitest'
import { checksOf } from '#directory/checks.ts'
import { FACET_NAMES, offeredBy } from '#directory/facets.ts'
import { listingEntry, listingOf } from '#directory/listing.ts'
import { isNpi } from '#directory/npi.ts'
import { ruleOnAccepting } from '#directory/verification.ts'
import { personId } from '#kernel/ids.ts'
import { dayIn } from '#kernel/time.ts'
import { LISTED } from './listing-people.ts'
import { demonstrationListings } from './listings.ts'

const now = Temporal.Instant.from('2026-11-23T18:00:00Z')
const today = dayIn(now, 'UTC')
const told = demonstrationListings({ now, educator: personId.parse('nora') }).map(
  ({ entries, contact }, i) => {
    const read = entries.map((draft) =>
      listingEntry.parse(JSON.parse(JSON.stringify({ ...draft, at: draft.at.toString() }))),
    )
    return { ...LISTED[i]!, contact, entries: read, listing: listingOf(read)! }
  },
)
const named = (name: string) => told.find((one) => one.name === name)!

test('every listing that is shown gave its consent, and what the rules ask for was confirmed when it was accepted', () => {
  const shown = told.filter(({ listing }) => listing.state === 'shown')
  expect(shown.length).toBeGreaterThan(50)
  for (const { entries, name } of shown) {
    const place = entries.findIndex(({ kind }) => kind === 'listing-accepted')
    const before = listingOf(entries.slice(0, place))!
    expect([
      name,
      ruleOnAccepting(before, dayIn(entries[place]!.at, 'UTC')).reasons.map(({ why }) => why),
    ]).toEqual([name, []])
  }
})

test.each([
  ['Yorick Greenmantle', 'proposed', 'waits for a decision'],
  ['Cassian Mallowby', 'proposed', 'was prepared at the desk and waits for its owner'],
  ['Ambrose Vinterly', 'declined', 'was declined'],
  ['Beatrix Sedgeworth', 'taken-down', 'was taken down by its owner'],
  ['Osric Fallowfield', 'shown', 'was reported and is still shown'],
])('%s is %s: it %s', (name, state) => {
  expect(named(name).listing.state).toBe(state)
})

test('there is something to renew, something to look up, something expired and something reported', () => {
  const standings = new Set(
    told.flatMap(({ listing }) => checksOf(listing, today).map(({ standing }) => standing)),
  )
  expect([...standings].sort()).toEqual(['confirmed', 'expired', 'lapsed', 'not-checked', 'not-confirmed'])
  expect(named('Osric Fallowfield').listing.reports).toHaveLength(1)
  expect(named('Cassian Mallowby').listing.waitsSince).toBeUndefined()
  expect(named('Yorick Greenmantle').listing.waitsSince).toBeDefined()
})

test('every facet can be tried, and there are listings in many states', () => {
  for (const facet of FACET_NAMES)
    expect(told.some(({ listing }) => (offeredBy(listing)[facet] ?? []).length > 0)).toBe(true)
  expect(
    new Set(told.flatMap(({ listing }) => listing.profile.places.map(({ state }) => state))).size,
  ).toBeGreaterThan(15)
})

describe('nobody real is in it', () => {
  test('telephone numbers and addresses are those of examples', () => {
    for (const { listing, contact } of told) {
      expect(listing.profile.phone).toMatch(/^303 555 01\d\d$/)
      expect(listing.profile.website).toMatch(/\.example$/)
      expect(contact).toMatch(/@listing\.example$/)
      expect(isNpi(listing.profile.npi ?? '')).toBe(true)
      expect(listing.profile.npi).toMatch(/^2/)
    }
  })

  test('every name is there once', () => {
    expect(new Set(told.map(({ name }) => name)).size).toBe(told.length)
  })
})
