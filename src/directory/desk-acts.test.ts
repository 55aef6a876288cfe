import { expect, test } from 'vitest'
import { entryId } from '#kernel/ids.ts'
import { checkablesOf } from './checks.ts'
import { decide, deskActs } from './desk-acts.ts'
import type { Listing } from './listing.ts'
import { profile } from './profile.ts'

const today = Temporal.PlainDate.from('2026-11-24')
const at = Temporal.Instant.from('2026-11-24T10:00:00Z')
const now = { at, today }

const REPORT = entryId.parse('01990000-0000-7000-8000-000000000001')
const AMARA = profile.parse({
  subject: 'person',
  name: 'Amara Okafor',
  roles: ['therapist'],
  licences: [{ kind: 'LCSW', number: 'CSW.0001', state: 'CO', expires: '2027-08-31' }],
  places: [{ town: 'Golden', state: 'CO', zip: '80401', lat: 39.73, lon: -105.19 }],
})
const listing = (changes: Partial<Listing> = {}): Listing => ({
  state: 'proposed',
  profile: AMARA,
  proposedAt: at,
  changedAt: at,
  consent: { at, wording: 'I agree.', how: 'on the page' },
  accepted: false,
  claimed: true,
  reports: [],
  verifications: checkablesOf(AMARA).map(({ what, item }) => ({
    what,
    item,
    outcome: 'confirmed',
    source: 'the state board',
    at,
  })),
  ...changes,
})

test.each<[string, Partial<Listing>, string[]]>([
  ['proposed', {}, ['accept', 'decline']],
  ['shown', { accepted: true }, ['take-down']],
  ['declined', { declined: { at, why: 'x' } }, ['accept']],
  ['taken down at the desk', { accepted: true, takenDown: { at, by: 'educator' } }, ['show-again']],
  ['taken down by its owner', { accepted: true, takenDown: { at, by: 'owner' } }, []],
  [
    'shown and reported',
    { accepted: true, reports: [{ id: REPORT, at, what: 'x' }] },
    ['settle', 'take-down'],
  ],
])('a listing that is %s can be: %s', (_, changes, acts) => {
  expect(deskActs(listing(changes))).toEqual(acts)
})

test('accepting tells the owner by letter', () => {
  expect(decide({ act: 'accept' }, listing(), now)).toEqual({
    ok: true,
    value: { draft: { kind: 'listing-accepted', at, body: {} }, tell: { about: 'accepted' } },
  })
})

test('what the rule refuses is not accepted, and the answer holds the reasons', () => {
  const refused = decide({ act: 'accept' }, listing({ consent: undefined, verifications: [] }), now)
  expect(refused).toMatchObject({
    ok: false,
    ruling: { ruling: 'refuse', reasons: [{ rule: 'consent' }, { rule: 'asks-licence' }] },
  })
})

test('nobody is declined or taken down without a reason, and the owner reads it', () => {
  expect(decide({ act: 'decline' }, listing(), now)).toMatchObject({
    ok: false,
    problems: [{ field: 'why' }],
  })
  expect(decide({ act: 'take-down', why: 'Moved away' }, listing({ accepted: true }), now)).toMatchObject({
    value: {
      draft: { body: { by: 'educator', why: 'Moved away' } },
      tell: { about: 'taken-down', why: 'Moved away' },
    },
  })
})

test('what somebody else has decided meanwhile is told, and nothing is written', () => {
  const told = {
    ok: false,
    problems: [{ message: expect.stringContaining('Somebody changed this listing') }],
  }
  expect(decide({ act: 'accept' }, listing({ accepted: true }), now)).toMatchObject(told)
  const gone = { act: 'look-up', what: 'licence', item: 'LPC 7, UT', outcome: 'confirmed' }
  expect(decide(gone, listing(), now)).toMatchObject(told)
})

test('what was looked up is written down as the listing says it', () => {
  const found = {
    act: 'look-up',
    what: 'licence',
    item: 'LCSW CSW.0001, CO',
    outcome: 'confirmed',
    source: 'State board',
    until: '2027-08-31',
  }
  expect(decide(found, listing(), now)).toMatchObject({
    value: { draft: { kind: 'verification-recorded', body: { item: 'LCSW CSW.0001, CO' } } },
  })
})
