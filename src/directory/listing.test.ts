import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entryId, personId } from '#kernel/ids.ts'
import { checksOf, licenceVerifiedUntil, renewBy, uncheckedOf } from './checks.ts'
import { inOrder, type ListingDraft, type ListingEntry, listingEntry, listingOf } from './listing.ts'
import { type Profile, profile, slugOf } from './profile.ts'

const noon = Temporal.Instant.from('2026-11-01T12:00:00Z')
const day = (text: string) => Temporal.PlainDate.from(text)
const someone: Profile = profile.parse({
  subject: 'person',
  name: 'Ada Example',
  roles: ['therapist'],
  npi: '1234567893',
  licences: [{ kind: 'LPC', number: '0011', state: 'CO', expires: '2027-08-31' }],
  trainings: [{ title: 'KAP foundations', by: 'A school', on: '2025' }],
  places: [{ town: 'Golden', state: 'CO', zip: '80401', lat: 39.73, lon: -105.19 }],
})

let made = 0
/** An entry, minutes after noon. Ids ascend in the order of writing. */
const entry = (minute: number, draft: { readonly kind: string; readonly body: object }): ListingEntry =>
  listingEntry.parse({
    ...draft,
    id: `0198c0de-0000-7000-8000-${String(made++).padStart(12, '0')}`,
    at: noon.add({ minutes: minute }).toString(),
    body: JSON.parse(JSON.stringify(draft.body)),
  })
const proposed = entry(0, { kind: 'listing-proposed', body: { profile: someone } })
const consented = entry(1, { kind: 'consent-given', body: { wording: 'I agree.', how: 'on the page' } })
const claimed = entry(2, { kind: 'owner-claimed', body: {} })
const accepted = entry(3, { kind: 'listing-accepted', body: {} })
const declined = entry(4, { kind: 'listing-declined', body: { why: 'The license could not be found.' } })
const takenDown = entry(5, { kind: 'taken-down', body: { by: 'owner' } })
const shownAgain = entry(6, { kind: 'shown-again', body: {} })
const withdrawn = entry(7, { kind: 'consent-withdrawn', body: {} })
const proposedAnew = entry(8, { kind: 'listing-proposed', body: { profile: someone } })

describe('what the public sees', () => {
  test.each<[string, ListingEntry[], string]>([
    ['what was only proposed is not shown', [proposed], 'proposed'],
    ['what was proposed with consent is not shown before it is accepted', [proposed, consented], 'proposed'],
    ['what was accepted without consent is not shown', [proposed, accepted], 'no-consent'],
    ['what was accepted, with consent, is shown', [proposed, consented, accepted], 'shown'],
    ['what was declined is not shown', [proposed, consented, declined], 'declined'],
    [
      'what was declined after it was accepted is not shown',
      [proposed, consented, accepted, declined],
      'declined',
    ],
    ['what was taken down is not shown', [proposed, consented, accepted, takenDown], 'taken-down'],
    ['what is shown again is shown', [proposed, consented, accepted, takenDown, shownAgain], 'shown'],
    ['whoever withdraws consent is not shown', [proposed, consented, accepted, withdrawn], 'no-consent'],
    [
      'showing again does not bring consent back',
      [proposed, consented, accepted, takenDown, shownAgain, withdrawn],
      'no-consent',
    ],
    [
      'what is proposed anew waits for a new decision',
      [proposed, consented, accepted, takenDown, proposedAnew],
      'proposed',
    ],
  ])('%s', (_, entries, state) => {
    expect(listingOf(entries)?.state).toBe(state)
  })

  test('nothing stands before it was proposed', () => {
    expect(listingOf([consented, accepted])).toBeUndefined()
  })

  test('a decision waits from the moment at which the owner has agreed and opened the link', () => {
    expect(listingOf([proposed, consented])?.waitsSince).toBeUndefined()
    expect(listingOf([proposed, consented, claimed])?.waitsSince).toEqual(claimed.at)
    expect(listingOf([proposed, consented, claimed, accepted])?.waitsSince).toBeUndefined()
  })

  test('a report changes nothing of a listing until somebody settles it', () => {
    const report = entry(9, { kind: 'wrong-listing-reported', body: { what: 'They moved.' } })
    const listing = listingOf([proposed, consented, accepted, report])
    expect(listing).toMatchObject({
      state: 'shown',
      changedAt: accepted.at,
      reports: [{ what: 'They moved.' }],
    })
    const settled = entry(10, { kind: 'report-settled', body: { how: 'Asked the owner.' } })
    expect(listingOf([proposed, consented, accepted, report, settled])?.reports).toEqual([])
  })
})

const anyDraft = fc.constantFrom(
  proposed,
  consented,
  claimed,
  accepted,
  declined,
  takenDown,
  shownAgain,
  withdrawn,
)
const anyEntries = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 3 }), anyDraft), { maxLength: 20 })
  .map((all) => all.map(([minute, draft]) => entry(minute, draft)))

describe('entries', () => {
  test('whatever was recorded folds, and shown means accepted, with consent, and not taken down', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const listing = listingOf(entries)
        if (!listing) return !entries.some(({ kind }) => kind === 'listing-proposed')
        const { accepted, consent, takenDown, declined } = listing
        return (listing.state === 'shown') === (accepted && !!consent && !takenDown && !declined)
      }),
    )
  })

  test('the order of arrival does not matter, also between entries of one time; nor does arriving twice', () => {
    fc.assert(
      fc.property(
        anyEntries.chain((entries) =>
          fc.tuple(
            fc.constant(entries),
            fc.shuffledSubarray([...entries, ...entries], { minLength: entries.length * 2 }),
          ),
        ),
        ([entries, arrived]) => {
          expect(inOrder(arrived)).toEqual(inOrder(entries))
          expect(listingOf(arrived)).toEqual(listingOf(entries))
        },
      ),
    )
  })
})

describe('what was checked', () => {
  const checked = (body: Extract<ListingDraft, { kind: 'verification-recorded' }>['body'], minute = 10) =>
    listingEntry.parse({
      id: entryId.parse(`0198c0de-0000-7000-8000-9${String(minute).padStart(11, '0')}`),
      kind: 'verification-recorded',
      at: noon.add({ minutes: minute }).toString(),
      by: personId.parse('nora'),
      body: { ...body, ...(body.until ? { until: body.until.toString() } : {}) },
    })
  const LICENCE = { what: 'licence', item: 'LPC 0011, CO', source: 'the board’s register' } as const
  const confirmed = checked({ ...LICENCE, outcome: 'confirmed', until: day('2027-03-01') })
  const of = (entries: ListingEntry[], today: string) => {
    const listing = listingOf([proposed, consented, accepted, ...entries])
    if (!listing) throw new Error('It was proposed.')
    return checksOf(listing, day(today)).find(({ what }) => what === 'licence')!
  }

  test.each<[string, ListingEntry[], string, string]>([
    ['nobody has looked', [], '2026-11-23', 'not-checked'],
    ['it was looked up and found so', [confirmed], '2026-11-23', 'confirmed'],
    ['it counts on its last day', [confirmed], '2027-03-01', 'confirmed'],
    ['it does not count on the day after', [confirmed], '2027-03-02', 'lapsed'],
    ['the licence itself is over, whatever was checked', [confirmed], '2027-09-01', 'expired'],
    ['it is over, though nobody ever looked', [], '2027-09-01', 'expired'],
    [
      'it was looked up and not found so',
      [checked({ ...LICENCE, outcome: 'not-confirmed' })],
      '2026-11-23',
      'not-confirmed',
    ],
    [
      'the last look counts',
      [confirmed, checked({ ...LICENCE, outcome: 'not-confirmed' }, 20)],
      '2026-11-23',
      'not-confirmed',
    ],
    [
      'another licence was looked up',
      [checked({ ...LICENCE, item: 'LPC 9999, CO', outcome: 'confirmed' })],
      '2026-11-23',
      'not-checked',
    ],
  ])('%s', (_, entries, today, standing) => {
    expect(of(entries, today).standing).toBe(standing)
  })

  test('the work is shown: when, by whom, against which source, until when', () => {
    expect(of([confirmed], '2026-11-23').checked).toEqual({
      at: confirmed.at,
      by: 'nora',
      source: 'the board’s register',
      until: day('2027-03-01'),
    })
  })

  test('whoever changes the number of a licence is not shown as checked', () => {
    const other = { ...someone, licences: [{ ...someone.licences[0]!, number: '0012' }] }
    const corrected: ListingEntry = {
      ...proposedAnew,
      kind: 'profile-corrected',
      at: noon.add({ hours: 1 }),
      body: { profile: other },
    }
    expect(of([confirmed, corrected], '2026-11-23').standing).toBe('not-checked')
  })

  test('lists hold the days after which a check no longer counts, so that nobody has to write on them', () => {
    const listing = listingOf([proposed, confirmed])!
    expect(licenceVerifiedUntil(listing)?.toString()).toBe('2027-03-01')
    expect(renewBy(listing)?.toString()).toBe('2027-03-01')
    expect(uncheckedOf(listing).map(({ what }) => what)).toEqual(['identity', 'npi', 'training'])
    expect(licenceVerifiedUntil(listingOf([proposed])!)).toBeUndefined()
  })
})

describe('the address of a listing', () => {
  test.each([
    ['Ada Example', 'ada-example'],
    ['Zoë  O’Neil, PsyD & Söhne', 'zoe-o-neil-psyd-sohne'],
    ['Apply', 'listing-apply'],
    ['///', 'listing'],
    ['<script>', 'script'],
  ])('%s: %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug)
  })

  test('is made of small letters, digits and dashes, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), (name) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slugOf(name))),
    )
  })
})

describe('a profile that does not fit is told so in a sentence', () => {
  const filled = {
    subject: 'person',
    name: 'Ada',
    roles: ['therapist'],
    places: JSON.parse(JSON.stringify(someone.places)),
  }
  test.each<[string, object, string]>([
    [
      'a fee upside down',
      { fees: { low: 300, high: 200, per: 'session' } },
      'The lower fee is more than the higher one.',
    ],
    ['cents', { fees: { low: 99.5, high: 200, per: 'session' } }, 'Give the fee in whole dollars'],
    ['no role', { roles: [] }, 'Choose at least one role.'],
    ['no place', { places: [] }, 'Give at least one place'],
    ['a short ZIP code', { places: [{ ...someone.places[0], zip: '8040' }] }, 'A ZIP code has five digits'],
    [
      'a state in full',
      { places: [{ ...someone.places[0], state: 'Colorado' }] },
      'Choose a state by its two letters',
    ],
    ['an NPI that is too short', { npi: '12345' }, 'An NPI has ten digits.'],
    ['a script as a website', { website: 'javascript:alert(1)' }, 'Write the whole address'],
    ['a novel about oneself', { about: 'x'.repeat(2001) }, 'may have up to 2000 characters'],
    ['control characters', { name: 'A\u0000da' }, 'characters that cannot be shown'],
    ['letters for a telephone', { phone: 'call me' }, 'Write the telephone number with its area code'],
  ])('%s', (_, change, sentence) => {
    const read = profile.safeParse({ ...filled, ...change })
    expect(read.error?.issues.map(({ message }) => message).join(' ')).toContain(sentence)
  })
})
