/** The directory on the real database: what the index finds is what looking at every listing finds. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DirectoryQuery, dayOf, type FoundListings, queryFrom } from '#directory/directory.ts'
import { type Chosen, FACET_NAMES, type FacetName, offeredBy, optionsOf } from '#directory/facets.ts'
import { type Listing, type ListingDraft, listingOf } from '#directory/listing.ts'
import {
  appendEntries,
  contactOf,
  entriesOf,
  forListing,
  newListingId,
  setContact,
} from '#directory/listing-store.ts'
import { milesBetween, type Point } from '#directory/place.ts'
import { profile } from '#directory/profile.ts'
import { createDirectory } from '#directory/store.ts'
import type { ListingId } from '#kernel/ids.ts'
import { practiceForTests } from '../support/practice.ts'

type Setting = Awaited<ReturnType<typeof practiceForTests>>
let setting: Setting
let directory: ReturnType<typeof createDirectory>
const listings = new Map<ListingId, Listing>()

const NOW = Temporal.Instant.from('2026-11-23T18:00:00Z')
const at = Temporal.Instant.from('2026-11-01T12:00:00Z')
const GOLDEN = { lat: 39.7305, lon: -105.1915 }
const LISTINGS = 500

/** Around a few towns, often at the very same point, sometimes anywhere; up to three places each. */
const point = fc.oneof(
  fc.constantFrom(GOLDEN, { lat: 39.7392, lon: -104.9847 }, { lat: 40.015, lon: -105.2705 }),
  fc
    .tuple(fc.double({ min: -0.6, max: 0.6, noNaN: true }), fc.double({ min: -0.6, max: 0.6, noNaN: true }))
    .map(([lat, lon]) => ({ lat: GOLDEN.lat + lat, lon: GOLDEN.lon + lon })),
  fc.record({
    lat: fc.double({ min: -14, max: 71, noNaN: true }),
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
  }),
)
const some = <T>(options: readonly T[], most: number) => fc.subarray([...options], { maxLength: most })
const anyProfile = fc
  .record({
    subject: fc.constantFrom('person', 'practice'),
    roles: fc.subarray(['therapist', 'prescriber', 'monitor', 'facilitator'], { minLength: 1 }),
    routes: some(optionsOf('route'), 4),
    conditions: some(optionsOf('condition'), 6),
    languages: some(optionsOf('language'), 3),
    slidingScale: fc.boolean(),
    videoIntegration: fc.boolean(),
    accepting: fc.constantFrom('yes', 'waiting-list', 'no'),
    expires: fc.constantFrom('2026-03-31', '2026-11-22', '2026-11-23', '2027-12-31'),
    points: fc.array(point, { minLength: 1, maxLength: 3 }),
    name: fc.constantFrom('Alder', 'Birch', 'Cedar', 'Elm', 'Zoë & Söhne'),
  })
  .map(({ points, expires, ...rest }) =>
    profile.parse({
      ...rest,
      licences: [{ kind: 'LPC', number: '1', state: 'CO', expires }],
      places: points.map((one) => ({ town: 'Golden', state: 'CO', zip: '80401', ...one })),
    }),
  )

const shown = (one: ReturnType<typeof profile.parse>, checked: boolean): ListingDraft[] => [
  { kind: 'listing-proposed', at, body: { profile: one } },
  { kind: 'consent-given', at, body: { wording: 'I want to be listed.', how: 'in a test' } },
  { kind: 'listing-accepted', at, body: {} },
  ...(checked
    ? [
        {
          kind: 'verification-recorded',
          at,
          body: {
            what: 'licence',
            item: 'LPC 1, CO',
            outcome: 'confirmed',
            source: 'the register of the board',
          },
        } satisfies ListingDraft,
      ]
    : []),
]
const append = (id: ListingId, drafts: readonly ListingDraft[]) =>
  forListing(setting.database.db, id, (tx) => appendEntries(tx, id, drafts))

beforeAll(async () => {
  setting = await practiceForTests()
  directory = createDirectory(setting.database.db)
  const made = fc.sample(fc.tuple(anyProfile, fc.boolean()), { numRuns: LISTINGS, seed: 7 })
  await Promise.all(
    made.map(async ([one, checked]) => {
      const id = newListingId()
      listings.set(id, await append(id, shown(one, checked)))
    }),
  )
})
afterAll(() => setting.close())

const today = dayOf(NOW)
/** Without a verification of a licence that is over. */
const offers = (listing: Listing, facet: FacetName): readonly string[] =>
  facet === 'verified' && Temporal.PlainDate.compare(listing.profile.licences[0]!.expires, today) < 0
    ? []
    : (offeredBy(listing)[facet] ?? [])
const meets = (listing: Listing, chosen: Chosen, without?: FacetName): boolean =>
  FACET_NAMES.every(
    (facet) =>
      facet === without ||
      !chosen[facet] ||
      chosen[facet].some((option) => offers(listing, facet).includes(option)),
  )
const milesTo = (listing: Listing, from: Point) =>
  Math.min(...listing.profile.places.map((place) => milesBetween(from, place)))

const chosenFacets: fc.Arbitrary<Chosen> = fc.record(
  {
    route: fc.subarray([...optionsOf('route')], { minLength: 1, maxLength: 3 }),
    language: fc.subarray([...optionsOf('language')], { minLength: 1, maxLength: 2 }),
    condition: fc.subarray([...optionsOf('condition')], { minLength: 1, maxLength: 2 }),
    pay: fc.constant(['sliding-scale']),
    verified: fc.constant(['licence']),
  },
  { requiredKeys: [] },
)

async function found(query: Partial<DirectoryQuery>): Promise<FoundListings> {
  const answer = await directory.search({ ...queryFrom(new URLSearchParams()).query, ...query }, NOW)
  if (answer.is !== 'found') throw new Error(`The place was not found: ${query.near}`)
  return answer
}

describe('searching', () => {
  test('the nearest with everything that was asked are those that looking at every listing finds', async () => {
    await fc.assert(
      fc.asyncProperty(point, chosenFacets, fc.integer({ min: 1, max: 40 }), async (from, chosen, most) => {
        const hits = await directory.nearest(from, chosen, most, NOW)
        const all = [...listings.entries()].filter(([, listing]) => meets(listing, chosen))
        const miles = all.map(([, listing]) => milesTo(listing, from)).toSorted((a, b) => a - b)
        expect(hits).toHaveLength(Math.min(most, all.length))
        expect(new Set(hits.map(({ listing }) => listing)).size).toBe(hits.length)
        hits.forEach((hit, i) => {
          expect(hit.miles).toBeCloseTo(miles[i]!, 4)
          expect(all.map(([id]) => id as string)).toContain(hit.listing)
        })
      }),
      { numRuns: 60 },
    )
  })

  test('the number beside an option is how many there would be within the miles, were it chosen too', async () => {
    await fc.assert(
      fc.asyncProperty(chosenFacets, fc.constantFrom(10, 25, 50, 250), async (chosen, within) => {
        const { counts, total } = await found({ near: '80401', chosen, within })
        const near = [...listings.values()].filter((listing) => milesTo(listing, GOLDEN) <= within)
        expect(total).toEqual({ count: near.filter((one) => meets(one, chosen)).length, atLeast: false })
        for (const { facet, option, count } of counts) {
          const expected = near.filter(
            (one) => meets(one, chosen, facet) && offers(one, facet).includes(option),
          )
          expect([facet, option, count]).toEqual([facet, option, expected.length])
        }
      }),
      { numRuns: 25 },
    )
  })

  test('pages follow each other: nobody twice, nobody left out, the nearest first', async () => {
    const all = []
    for (let page = 1; ; page++) {
      const answer = await found({ near: '80401', page })
      all.push(...answer.found)
      if (!answer.more) break
    }
    const near = [...listings.entries()].filter(([, listing]) => milesTo(listing, GOLDEN) <= 50)
    expect(new Set(all.map(({ id }) => id))).toEqual(new Set(near.map(([id]) => id)))
    expect(all).toHaveLength(near.length)
    expect(all.map(({ miles }) => miles)).toEqual(all.map(({ miles }) => miles).toSorted((a, b) => a! - b!))
  })

  test('by match, who offers more of what was asked stands first, and among equals the nearest', async () => {
    const chosen = { route: ['im', 'iv', 'sl'], language: ['en', 'es'] }
    const { found: all } = await found({ near: '80401', chosen, order: 'match' })
    const keys = all.map(({ matched, miles }) => [-matched.length, miles!] as const)
    expect(keys.length).toBeGreaterThan(3)
    expect(keys).toEqual(keys.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]))
    expect(all[0]!.matched.length).toBeGreaterThan(2)
  })

  test('each result says why it is there: the distance and which of the choices it offers', async () => {
    const { found: all } = await found({ near: '80401', chosen: { route: ['sl'], language: ['es', 'fr'] } })
    for (const { matched, profile, miles, place } of all) {
      expect(matched).toContainEqual({ facet: 'route', option: 'sl' })
      for (const { facet, option } of matched)
        expect(facet === 'route' ? profile.routes : profile.languages).toContain(option)
      expect(miles).toBeCloseTo(milesBetween(GOLDEN, place), 4)
    }
  })

  test('a verification counts on its last day, and not on the day after', async () => {
    const { found: all } = await found({ near: '80401', chosen: { verified: ['licence'] } })
    const ends = all.map(({ profile }) => profile.licences[0]!.expires.toString())
    expect(ends).toContain('2026-11-23')
    expect(ends).not.toContain('2026-11-22')
  })

  test('without a place, names stand in order', async () => {
    const { found: all, total, origin } = await found({ chosen: { pay: ['sliding-scale'] } })
    const names = all.map(({ profile }) => profile.name)
    expect(origin).toBeUndefined()
    expect(total.count).toBe([...listings.values()].filter(({ profile }) => profile.slidingScale).length)
    expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
  })

  test('a town that several states have is asked back; one that nobody knows is said to be unknown', async () => {
    const { query } = queryFrom(new URLSearchParams('near=Springfield'))
    expect(await directory.search(query, NOW)).toMatchObject({ is: 'ambiguous', query })
    expect(await directory.search({ ...query, near: 'Xqzw' }, NOW)).toMatchObject({ is: 'unknown' })
  })
})

describe('when nobody is near', () => {
  const remote = { town: 'Hagatna', state: 'GU', zip: '96910', lat: 13.47, lon: 144.74 } as const

  test('the nearest are shown instead, and the answer says that it looked further', async () => {
    const answer = await found({ near: '96910', chosen: { route: ['sl'] }, within: 10 })
    expect(answer).toMatchObject({ widened: true, total: { count: 0 }, more: false })
    expect(answer.found.length).toBe(10)
    expect(answer.found.map(({ miles }) => miles!)).toEqual(
      [...listings.values()]
        .filter((one) => meets(one, { route: ['sl'] }))
        .map((one) => milesTo(one, remote))
        .toSorted((a, b) => a - b)
        .slice(0, 10)
        .map((miles) => expect.closeTo(miles, 3)),
    )
  })

  test('whoever is licensed in that state now and works by video is offered too, wherever they sit', async () => {
    const far = { town: 'Portland', state: 'ME', zip: '04101', lat: 43.66, lon: -70.26 }
    const licensed = (name: string, expires: string) =>
      profile.parse({
        subject: 'person',
        name,
        roles: ['therapist'],
        videoPreparation: true,
        licences: [{ kind: 'LPC', number: '9', state: 'GU', expires }],
        places: [far],
      })
    const ids = [newListingId(), newListingId()] as const
    await append(ids[0], shown(licensed('Licensed in Guam', '2027-01-31'), false))
    await append(ids[1], shown(licensed('Licensed once', '2026-01-31'), false))
    const { byVideo } = await found({ near: '96910', within: 10 })
    expect(byVideo.map(({ profile }) => profile.name)).toEqual(['Licensed in Guam'])
    for (const id of ids) await append(id, [{ kind: 'taken-down', at: NOW, body: { by: 'owner' } }])
    expect((await found({ near: '96910', within: 10 })).byVideo).toEqual([])
  })
})

describe('what the public cannot see', () => {
  const quiet = profile.parse({
    subject: 'person',
    name: 'Quiet Person',
    roles: ['therapist'],
    places: [{ town: 'Adak', state: 'AK', zip: '99546', lat: 51.88, lon: -176.65 }],
  })
  const inAdak = async () =>
    (await found({ near: '99546', within: 10 })).found.map(({ profile }) => profile.name)

  test('a listing is found from the moment of acceptance with consent to the moment of being taken down', async () => {
    const id = newListingId()
    await append(id, [{ kind: 'listing-proposed', at, body: { profile: quiet } }])
    expect(await inAdak()).not.toContain('Quiet Person')
    expect(await directory.listing('quiet-person')).toEqual({ is: 'unknown' })
    await append(id, [{ kind: 'listing-accepted', at, body: {} }])
    expect(await inAdak()).not.toContain('Quiet Person')
    await append(id, [{ kind: 'consent-given', at, body: { wording: 'Yes.', how: 'in a test' } }])
    expect(await inAdak()).toEqual(['Quiet Person'])
    expect(await directory.listing('quiet-person')).toMatchObject({ is: 'shown', id })
    await append(id, [{ kind: 'taken-down', at: NOW, body: { by: 'owner' } }])
    expect(await inAdak()).not.toContain('Quiet Person')
    expect(await directory.listing('quiet-person')).toEqual({ is: 'gone' })
    expect((await directory.slugs()).map(({ slug }) => slug)).not.toContain('quiet-person')
  })

  test('without an educator and without the listing being opened, nothing hidden and no address is read', async () => {
    const { db } = setting.database
    const id = newListingId()
    await append(id, [
      { kind: 'listing-proposed', at, body: { profile: { ...quiet, name: 'Waiting Person' } } },
    ])
    await forListing(db, id, (tx) => setContact(tx, id, 'waiting@listing.example'))

    expect(await db.selectFrom('listing').select('id').where('state', '<>', 'shown').execute()).toEqual([])
    expect(await db.selectFrom('listing_contact').selectAll().execute()).toEqual([])
    expect(await db.selectFrom('listing_entry').select('id').execute()).toEqual([])
    await expect(
      db
        .insertInto('listing_contact')
        .values({ listing_id: id, email: 'thief@elsewhere.example', changed_at: NOW.toString() })
        .execute(),
    ).rejects.toThrow(/row-level security/)

    // Who opened the listing finds it alone; an educator finds all.
    expect(await forListing(db, id, (tx) => contactOf(tx, id))).toBe('waiting@listing.example')
    const other = newListingId()
    expect(await forListing(db, other, (tx) => contactOf(tx, id))).toBeUndefined()
    const educator = await setting.member('Edda Educator', ['educator'])
    expect(await forListing(db, other, (tx) => contactOf(tx, id), educator.id)).toBe(
      'waiting@listing.example',
    )
    const therapist = await forListing(db, other, (tx) => contactOf(tx, id), setting.therapist.id)
    expect(therapist).toBeUndefined()
  })

  test('no part of an answer holds the contact address', async () => {
    const { db } = setting.database
    const id = newListingId()
    await append(id, shown({ ...quiet, name: 'Reachable Person' }, false))
    await forListing(db, id, (tx) => setContact(tx, id, 'reachable@listing.example'))
    const answers = [await directory.listing('reachable-person'), await found({ near: '99546' })]
    expect(JSON.stringify(answers)).not.toContain('reachable@listing.example')
  })

  test('the application may not change or delete what was recorded', async () => {
    const { db } = setting.database
    await expect(sql`update listing_entry set kind = 'listing-accepted'`.execute(db)).rejects.toThrow(
      /permission/,
    )
    await expect(sql`delete from listing_entry`.execute(db)).rejects.toThrow(/permission/)
    await expect(sql`delete from listing`.execute(db)).rejects.toThrow(/permission/)
  })
})

describe('writing', () => {
  test('what a list holds is what the entries say', async () => {
    const { db } = setting.database
    for (const [id, listing] of [...listings].slice(0, 40)) {
      const entries = await forListing(db, id, (tx) => entriesOf(tx, id))
      expect(listingOf(entries)).toEqual(listing)
      const { slug } = await db
        .selectFrom('listing')
        .select('slug')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      expect(await directory.listing(slug)).toMatchObject({
        is: 'shown',
        profile: listing.profile,
        verifications: listing.verifications,
      })
    }
  })

  test('the same entry sent again changes nothing', async () => {
    const [id, listing] = [...listings][0]!
    const entries = await forListing(setting.database.db, id, (tx) => entriesOf(tx, id))
    expect(await append(id, entries)).toEqual(listing)
    expect(await forListing(setting.database.db, id, (tx) => entriesOf(tx, id))).toEqual(entries)
  })

  test('two of the same name get two addresses, and an address stays when the name is corrected', async () => {
    const one = profile.parse({
      subject: 'person',
      name: 'Twin Name',
      roles: ['therapist'],
      places: [{ town: 'Golden', state: 'CO', zip: '80401', ...GOLDEN }],
    })
    const ids = [newListingId(), newListingId()] as const
    await append(ids[0], shown(one, false))
    await append(ids[1], shown(one, false))
    expect(await directory.listing('twin-name')).toMatchObject({ id: ids[0] })
    expect(await directory.listing('twin-name-2')).toMatchObject({ id: ids[1] })
    await append(ids[0], [
      { kind: 'profile-corrected', at: NOW, body: { profile: { ...one, name: 'Other Name' } } },
    ])
    expect(await directory.listing('twin-name')).toMatchObject({
      id: ids[0],
      profile: { name: 'Other Name' },
    })
  })

  test('a listing that was never proposed cannot begin with anything else', async () => {
    await expect(append(newListingId(), [{ kind: 'listing-accepted', at, body: {} }])).rejects.toThrow(
      /proposal/,
    )
  })
})
