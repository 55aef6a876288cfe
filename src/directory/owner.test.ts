import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entryId, uuidv7 } from '#kernel/ids.ts'
import { type Listing, type ListingDraft, type ListingEntry, listingOf } from './listing.ts'
import { correctionOf, draftsOf, OWNER_ACTS, ownerActs, standsForOwner } from './owner.ts'
import { profile } from './profile.ts'

const AMARA = profile.parse({
  subject: 'person',
  name: 'Amara Okafor',
  roles: ['therapist'],
  places: [{ town: 'Golden', state: 'CO', zip: '80401', lat: 39.73, lon: -105.19 }],
})
const at = (minute: number) => Temporal.Instant.fromEpochMilliseconds(1_795_000_000_000 + minute * 60_000)

/** A listing as it stands after these, a minute apart. */
function after(
  ...drafts: readonly ((listing: Listing, at: Temporal.Instant) => readonly ListingDraft[])[]
): Listing {
  const entries: ListingEntry[] = []
  const write = (draft: ListingDraft) => {
    const id = entryId.parse(uuidv7(1_795_000_000_000 + entries.length, new Uint8Array(10)))
    entries.push({ ...draft, id })
  }
  write({ kind: 'listing-proposed', at: at(0), body: { profile: AMARA } })
  for (const [i, made] of drafts.entries())
    for (const draft of made(listingOf(entries)!, at(i + 1))) write(draft)
  return listingOf(entries)!
}
const agree = (listing: Listing, when: Temporal.Instant) => draftsOf('agree', listing, when)
const act = (name: (typeof OWNER_ACTS)[number]) => (listing: Listing, when: Temporal.Instant) =>
  draftsOf(name, listing, when)
const accept = (_: Listing, when: Temporal.Instant): ListingDraft[] => [
  { kind: 'listing-accepted', at: when, body: {} },
]
const decline = (_: Listing, when: Temporal.Instant): ListingDraft[] => [
  { kind: 'listing-declined', at: when, body: { why: 'The license was not found.' } },
]
const takenByDesk = (_: Listing, when: Temporal.Instant): ListingDraft[] => [
  { kind: 'taken-down', at: when, body: { by: 'educator', why: 'The license was withdrawn.' } },
]
const correct = (listing: Listing, when: Temporal.Instant): ListingDraft[] => [
  correctionOf(listing, { ...AMARA, name: 'Amara N. Okafor' }, when),
]

test('a listing that an educator prepared can only be agreed to, and agreeing confirms the address too', () => {
  expect(ownerActs(after())).toEqual(['agree'])
  expect(after(agree)).toMatchObject({ claimed: true, state: 'proposed' })
  expect(after(agree).waitsSince).toEqual(at(1))
})

test('the owner of a shown listing takes it down at once, and shows it again at once', () => {
  const shown = [agree, accept]
  expect(ownerActs(after(...shown))).toEqual(['take-down', 'withdraw'])
  expect(after(...shown, act('take-down')).state).toBe('taken-down')
  expect(after(...shown, act('take-down'), act('show-again')).state).toBe('shown')
})

test('withdrawn consent hides it at once, and only agreeing anew shows it', () => {
  const withdrawn = after(agree, accept, act('withdraw'))
  expect(withdrawn.state).toBe('no-consent')
  expect(ownerActs(withdrawn)).toEqual(['agree'])
  expect(after(agree, accept, act('withdraw'), agree).state).toBe('shown')
})

test('what the desk took down its owner does not show again, but correcting it asks the desk anew', () => {
  const taken = after(agree, accept, takenByDesk)
  expect(ownerActs(taken)).toEqual(['withdraw'])
  expect(after(agree, accept, takenByDesk, correct)).toMatchObject({
    state: 'proposed',
    waitsSince: at(4),
    profile: { name: 'Amara N. Okafor' },
  })
})

test('a declined listing that its owner corrects waits again; a shown one stays shown', () => {
  expect(after(agree, decline, correct)).toMatchObject({ state: 'proposed', waitsSince: at(3) })
  expect(after(agree, accept, correct).state).toBe('shown')
})

test.each([
  ['prepared', [], 'unagreed'],
  ['agreed', [agree], 'proposed'],
  ['shown', [agree, accept], 'shown'],
  ['declined', [agree, decline], 'declined'],
  ['taken down by its owner', [agree, accept, act('take-down')], 'takenByOwner'],
  ['taken down by the desk', [agree, accept, takenByDesk], 'takenByDesk'],
  ['without consent again', [agree, accept, act('withdraw')], 'no-consent'],
] as const)('when it is %s, the owner is told so', (_, happened, words) => {
  expect(standsForOwner(after(...happened))).toBe(words)
})

test('whatever happened, the owner can leave the search at once', () => {
  const all = [agree, accept, decline, takenByDesk, correct, ...OWNER_ACTS.map(act)]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...all)), (happened) => {
      const listing = after(...happened)
      if (listing.state !== 'shown') return
      for (const leaving of ['take-down', 'withdraw'] as const) {
        expect(ownerActs(listing)).toContain(leaving)
        expect(after(...happened, act(leaving)).state).not.toBe('shown')
      }
    }),
  )
})
