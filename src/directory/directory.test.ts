import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressOf, dayOf, queryFrom, type SearchOrder, WITHIN_MILES } from './directory.ts'
import {
  codeOf,
  codesOf,
  FACET_NAMES,
  type FacetName,
  licensedCode,
  matchedBy,
  optionName,
  optionOf,
  optionsOf,
} from './facets.ts'
import { milesBetween, onEarth, overGround, straight } from './place.ts'
import { profile } from './profile.ts'
import { STATE_CODES } from './states.ts'

const asked = (address: string) => queryFrom(new URL(address, 'https://kairos.example').searchParams)

describe('a search is an address', () => {
  test('the place, the miles, and every facet as often as it is asked for', () => {
    expect(asked('/directory?near=80401&within=25&route=sl&route=im&language=es&page=2')).toEqual({
      query: {
        near: '80401',
        within: 25,
        chosen: { route: ['im', 'sl'], language: ['es'] },
        order: 'distance',
        page: 2,
      },
      problems: [],
    })
  })

  test('what goes without saying is left out of the address', () => {
    expect(addressOf(asked('/directory?near=80401&within=50&order=distance&page=1&route=').query)).toBe(
      '/directory?near=80401',
    )
  })

  test('every search comes back from its address', () => {
    const chosen = fc.record(
      Object.fromEntries(
        FACET_NAMES.map((name) => [name, fc.subarray([...optionsOf(name)], { minLength: 1 })]),
      ),
      { requiredKeys: [] },
    )
    const query = fc.record(
      {
        near: fc
          .string({ minLength: 1, maxLength: 80 })
          .filter((text) => text.trim() === text && text !== ''),
        within: fc.integer({ min: 1, max: WITHIN_MILES.most }),
        chosen,
        order: fc.constantFrom<SearchOrder>('distance', 'match'),
        page: fc.integer({ min: 1, max: 50 }),
      },
      { requiredKeys: ['within', 'chosen', 'order', 'page'] },
    )
    fc.assert(
      fc.property(query, (wanted) => {
        expect(asked(addressOf(wanted))).toEqual({
          query: wanted,
          problems: [],
        })
      }),
    )
  })

  test.each([
    ['within=0', 'within', 'The distance is a whole number of miles from 1 to 500.'],
    ['within=far', 'within', 'The distance is a whole number of miles from 1 to 500.'],
    ['page=51', 'page', 'A page is a number from 1 to 50.'],
    ['order=paid', 'order', 'The order is "distance" or "match".'],
    ['route=rectal', 'route', '“rectal” is not an option of “How the medicine is given”.'],
    [`near=${'x'.repeat(81)}`, 'near', 'Type a ZIP code, or a town and its state.'],
  ])('%s is left out, with a sentence', (params, field, sentence) => {
    const { query, problems } = asked(`/directory?${params}`)
    expect(query).toEqual(asked('/directory').query)
    expect(problems).toMatchObject([{ field, message: expect.stringContaining(sentence) }])
  })

  test('whatever stands in an address, a search comes of it, and its address says the same', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('near', 'within', 'page', ...FACET_NAMES), fc.string())),
        (pairs) => {
          const { query } = queryFrom(new URLSearchParams(pairs))
          expect(asked(addressOf(query)).query).toEqual(query)
        },
      ),
    )
  })
})

describe('facets', () => {
  test('the numbers under which listings are stored never change', () => {
    const numbers = FACET_NAMES.map(
      (facet) => `${facet}: ${optionsOf(facet).map((o) => `${codeOf(facet, o)} ${o}`)}`,
    )
    expect(numbers).toMatchInlineSnapshot(`
      [
        "who: 0 person,1 practice",
        "role: 8 therapist,9 prescriber,10 monitor,11 facilitator",
        "route: 16 im,17 iv,18 sl,19 oral,20 intranasal,21 esketamine",
        "condition: 32 depression,33 ptsd,34 anxiety,35 ocd,36 substance-use,37 chronic-pain,38 eating,39 grief,40 end-of-life,41 postpartum",
        "approach: 64 act,65 art,66 cbt,67 dbt,68 emdr,69 existential,70 family,71 ifs,72 mindfulness,73 psychodynamic,74 somatic,75 spiritual",
        "format: 96 individual,97 group,98 retreat",
        "setting: 104 clinic,105 office,106 home,107 retreat-centre",
        "language: 112 en,113 es,114 ase,115 ar,116 de,117 fa,118 fr,119 he,120 hi,121 ht,122 it,123 ja,124 ko,125 pl,126 pt,127 ru,128 tl,129 uk,130 vi,131 yue,132 zh",
        "pay: 160 sliding-scale,161 payment-plan",
        "insurance: 168 private,169 medicare,170 medicaid,171 tricare,172 veterans,173 superbill",
        "accepting: 184 yes,185 waiting-list",
        "video: 188 preparation,189 integration",
        "access: 192 step-free",
        "verified: 196 licence",
      ]
    `)
    expect([licensedCode('AL'), licensedCode('WY')]).toEqual([200, 255])
  })

  test('every option has a number of its own and a name, within the bits of the index', () => {
    const all = FACET_NAMES.flatMap((facet) => optionsOf(facet).map((option) => ({ facet, option })))
    const codes = all.map(({ facet, option }) => codeOf(facet, option)!)
    expect(new Set([...codes, ...STATE_CODES.map(licensedCode)]).size).toBe(codes.length + STATE_CODES.length)
    expect(Math.max(...codes, ...STATE_CODES.map(licensedCode))).toBeLessThan(288)
    for (const one of all) {
      expect(optionOf(codeOf(one.facet, one.option)!)).toEqual(one)
      expect(optionName(one)).not.toBe(one.option)
    }
  })

  const someone = {
    profile: profile.parse({
      subject: 'person',
      name: 'Ada Example',
      roles: ['therapist'],
      routes: ['sl', 'im'],
      languages: ['en', 'es'],
      slidingScale: true,
      accepting: 'no',
      stepFree: 'unknown',
      videoIntegration: true,
      licences: [{ kind: 'LPC', number: '1', state: 'CO', expires: '2027-01-01' }],
      places: [{ town: 'Golden', state: 'CO', zip: '80401', lat: 39.73, lon: -105.19 }],
    }),
    verifications: [],
  }

  test('a listing is found by what it says, and by nothing it does not say', () => {
    const found = codesOf(someone).map((code) => optionOf(code) ?? code)
    expect(found.map((one) => (typeof one === 'number' ? one : `${one.facet}:${one.option}`))).toEqual([
      'who:person',
      'role:therapist',
      'route:im',
      'route:sl',
      'language:en',
      'language:es',
      'pay:sliding-scale',
      'video:integration',
      licensedCode('CO'),
    ])
  })

  test('why it is in the answer: those of the choices that it offers', () => {
    const chosen: { [Name in FacetName]?: string[] } = {
      route: ['iv', 'sl'],
      language: ['es'],
      pay: ['payment-plan'],
    }
    expect(matchedBy(someone, chosen)).toEqual([
      { facet: 'route', option: 'sl' },
      { facet: 'language', option: 'es' },
    ])
  })
})

describe('distances', () => {
  test.each([
    // Airports, after their published coordinates; great-circle distances of the usual calculators.
    ['Denver to New York (JFK)', { lat: 39.8617, lon: -104.6732 }, { lat: 40.6398, lon: -73.7789 }, 1626],
    ['Los Angeles to Honolulu', { lat: 33.9425, lon: -118.4081 }, { lat: 21.3187, lon: -157.9225 }, 2556],
    ['Golden to Denver', { lat: 39.7555, lon: -105.2211 }, { lat: 39.7392, lon: -104.9847 }, 12.6],
  ])('%s', (_, a, b, miles) => {
    expect(Math.abs(milesBetween(a, b) / miles - 1)).toBeLessThan(0.005)
  })

  test('across the line where the longitude turns it is not far', () => {
    expect(milesBetween({ lat: 52, lon: 179.9 }, { lat: 52, lon: -179.9 })).toBeLessThan(10)
  })

  test('the straight line orders as the distance over ground does, and tells it', () => {
    const miles = fc.double({ min: 0, max: 12_000, noNaN: true })
    fc.assert(
      fc.property(miles, miles, (a, b) => {
        expect(overGround(straight(a))).toBeCloseTo(a, 3)
        if (a - b > 0.01) expect(straight(a)).toBeGreaterThan(straight(b))
      }),
    )
  })

  test('every place lies on the sphere', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -90, max: 90, noNaN: true }),
        fc.double({ min: -180, max: 180, noNaN: true }),
        (lat, lon) => {
          expect(Math.hypot(...onEarth({ lat, lon }))).toBeCloseTo(3958.76, 1)
        },
      ),
    )
  })
})

test('a day is over when it is over everywhere in the country', () => {
  expect(dayOf(Temporal.Instant.from('2026-11-23T10:30:00Z')).toString()).toBe('2026-11-22')
  expect(dayOf(Temporal.Instant.from('2026-11-23T11:30:00Z')).toString()).toBe('2026-11-23')
})
