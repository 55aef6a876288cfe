import fc from 'fast-check'
import { expect, test } from 'vitest'
import { personId } from '#kernel/ids.ts'
import { checkablesOf, checksOf } from './checks.ts'
import type { Listing } from './listing.ts'
import { type Profile, profile } from './profile.ts'
import { askedFor, CONSENT, countsUntil, POLICY, ruleOnAccepting, toLookUp } from './verification.ts'

const today = Temporal.PlainDate.from('2026-11-24')
const at = Temporal.Instant.from('2026-11-20T10:00:00Z')
const nora = personId.parse('nora')

const AMARA = profile.parse({
  subject: 'person',
  name: 'Amara Okafor',
  roles: ['therapist'],
  licences: [{ kind: 'LCSW', number: 'CSW.0001', state: 'CO', expires: '2027-08-31' }],
  trainings: [{ title: 'Foundations', by: 'A training institute', on: '2025' }],
  places: [{ town: 'Golden', state: 'CO', zip: '80401', lat: 39.73, lon: -105.19 }],
})

const ready = (changes: Partial<Profile> = {}, over: Partial<Listing> = {}): Listing => {
  const described = { ...AMARA, ...changes }
  return {
    state: 'proposed',
    profile: described,
    proposedAt: at,
    changedAt: at,
    consent: { at, wording: CONSENT.wording, how: 'on the page' },
    accepted: false,
    claimed: true,
    reports: [],
    verifications: checkablesOf(described).map(({ what, item, expires }) => ({
      what,
      item,
      outcome: 'confirmed',
      source: 'the state board',
      at,
      by: nora,
      until: countsUntil({ what, expires }, today),
    })),
    ...over,
  }
}
const rulesOf = (listing: Listing, on = today) => ruleOnAccepting(listing, on).reasons.map(({ rule }) => rule)

test('a therapist who agreed, whom the link reached, and whose licence was confirmed may be shown', () => {
  expect(ruleOnAccepting(ready(), today)).toEqual({
    ruling: 'allow',
    reasons: [],
    protocol: 'kairos-listing@1',
  })
})

test.each<[string, Listing, string[]]>([
  ['without consent', ready({}, { consent: undefined }), ['consent']],
  ['before the link to the contact address was opened', ready({}, { claimed: false }), ['contact']],
  ['when the owner took it down', ready({}, { takenDown: { at, by: 'owner' } }), ['taken-down']],
  ['before anything was looked up', ready({}, { verifications: [] }), ['asks-licence']],
  ['when a therapist gives no licence', ready({ licences: [] }), ['asks-licence']],
  ['when a prescriber gives no NPI', ready({ roles: ['prescriber'] }), ['asks-npi']],
  [
    'when a facilitator was trained nowhere',
    ready({ roles: ['facilitator'], trainings: [] }),
    ['asks-training'],
  ],
])('nobody is shown %s', (_, listing, rules) => {
  expect(rulesOf(listing)).toEqual(rules)
})

test('a licence in the past refuses with a sentence that names it and its last day', () => {
  const { ruling, reasons } = ruleOnAccepting(ready(), Temporal.PlainDate.from('2027-09-01'))
  expect(ruling).toBe('refuse')
  expect(reasons[0]?.why).toBe('The license LCSW CSW.0001, CO ended on 31 Aug 2027.')
})

test('one licence in the past refuses, even beside another that is in force', () => {
  const old = {
    kind: 'LPC',
    number: '77',
    state: 'UT',
    expires: Temporal.PlainDate.from('2026-11-23'),
  } as const
  expect(rulesOf(ready({ licences: [...AMARA.licences, old] }))).toEqual(['expired'])
})

test('what was looked up and not found so refuses, and says what it was', () => {
  const listing = ready()
  const [identity, licence, training] = listing.verifications
  const verifications = [identity!, licence!, { ...training!, outcome: 'not-confirmed' as const }]
  const { reasons } = ruleOnAccepting({ ...listing, verifications }, today)
  expect(reasons.map(({ why }) => why)).toEqual([
    'Looked up and not found so: training Foundations, A training institute, 2025.',
  ])
})

test('a changed licence number is another licence, and nobody has looked it up', () => {
  const listing = ready()
  const licences = [{ ...AMARA.licences[0]!, number: 'CSW.0002' }]
  expect(rulesOf({ ...listing, profile: { ...AMARA, licences } })).toEqual(['asks-licence'])
})

test('a practice is asked for what the policy asks of a practice, whatever is done there', () => {
  expect(askedFor({ ...AMARA, subject: 'practice', roles: ['prescriber', 'monitor'] })).toEqual(
    POLICY.practice,
  )
  expect(askedFor({ ...AMARA, roles: ['therapist', 'prescriber'] })).toEqual(['licence', 'npi'])
})

test.each([
  ['licence', '2027-03-31', '2027-03-31'],
  ['licence', '2029-03-31', '2027-11-24'],
  ['npi', undefined, '2027-11-24'],
  ['training', undefined, undefined],
] as const)('a check of the %s that ends on %s counts until %s', (what, expires, until) => {
  const day = expires && Temporal.PlainDate.from(expires)
  expect(countsUntil({ what, ...(day ? { expires: day } : {}) }, today)?.toString()).toBe(until)
})

test('60 days before its end a confirmed licence is to be looked up again, not a day earlier', () => {
  const last = Temporal.PlainDate.from('2027-08-31')
  const items = (on: Temporal.PlainDate) => toLookUp(ready(), on).map(({ item }) => item)
  expect(items(last.subtract({ days: 61 }))).not.toContain('LCSW CSW.0001, CO')
  expect(items(last.subtract({ days: 60 }))).toContain('LCSW CSW.0001, CO')
})

test('what is expired stands before what nobody has looked up', () => {
  const standings = toLookUp(ready({}, { verifications: [] }), Temporal.PlainDate.from('2027-09-01'))
  expect(standings.map(({ standing }) => standing)).toEqual(['expired', 'not-checked', 'not-checked'])
})

test('on no day and with no checks is a listing accepted whose licence is over or was not confirmed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -400, max: 1200 }),
      fc.subarray([...ready().verifications]),
      (days, verifications) => {
        const on = today.add({ days })
        const listing = ready({}, { verifications })
        const licence = checksOf(listing, on).find(({ what }) => what === 'licence')
        if (ruleOnAccepting(listing, on).ruling === 'allow') expect(licence?.standing).toBe('confirmed')
      },
    ),
  )
})
