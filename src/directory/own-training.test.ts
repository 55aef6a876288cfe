import { describe, expect, test } from 'vitest'
import { checksOf } from './checks.ts'
import { type Listing, listingOf } from './listing.ts'
import { checkSaid } from './listing-words.ts'
import { addingDrafts, canBear, isInName, type OwnTraining, withTraining } from './own-training.ts'
import { type Profile, profile } from './profile.ts'

const at = Temporal.Instant.from('2027-05-01T16:00:00Z')
const today = Temporal.PlainDate.from('2027-05-02')
const own: OwnTraining = {
  name: 'Ida Vance',
  certificate: '27-4F7QM2XK-9',
  training: { title: 'Foundations', by: 'Kairos', where: 'Larkspur, CO', on: '2027-04-11', hours: 24.5 },
}
const described = (over: Partial<Profile> = {}): Profile => ({
  ...profile.parse({
    subject: 'person',
    name: 'Ida Vance',
    roles: ['therapist'],
    places: [{ town: 'Golden', state: 'CO', zip: '80401', lat: 39.73, lon: -105.2 }],
  }),
  ...over,
})
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as never
const listed = (over: Partial<Profile> = {}, ...more: readonly object[]): Listing =>
  listingOf(
    [
      { kind: 'listing-proposed', body: { profile: described(over) } },
      { kind: 'consent-given', body: { wording: 'Yes.', how: 'Here' } },
      { kind: 'listing-accepted', body: {} },
      ...more,
    ].map((entry, n) => ({ id: id(n), at: at.add({ seconds: n }), ...entry }) as never),
  )!
const added = (before: Listing): Listing => {
  const drafts = addingDrafts(before, own, at.add({ hours: 1 }))
  if (!drafts.ok) throw new Error(drafts.problems[0]?.message)
  return listed({}, ...drafts.value)
}

describe('a certificate is put on a listing in its own name', () => {
  test.each([
    ['Ida Vance', true],
    ['Dr. Ida M. VANCE, LCSW', true],
    ['Idá Vance', true],
    ['Ida Novak', false],
    ['Sol Vance', false],
    ['Vance Counseling', false],
  ])('%s: %s', (name, is) => {
    expect(isInName(name, 'Ida Vance')).toBe(is)
  })

  test('another name is told whose certificate it is', () => {
    const refused = withTraining(described({ name: 'Sol Novak' }), own)
    expect(refused).toMatchObject({ ok: false, problems: [{ field: 'name' }] })
    expect(!refused.ok && refused.problems[0]?.message).toContain('The certificate is in the name Ida Vance.')
  })

  test('a practice has no training of its own', () => {
    expect(withTraining(described({ subject: 'practice' }), own)).toMatchObject({
      ok: false,
      problems: [{ field: 'subject' }],
    })
  })
})

test('it stands there verified, and says that we were there; a second time nothing is written', () => {
  const now = added(listed())
  const [check] = checksOf(now, today).filter(({ what }) => what === 'training')
  expect(check).toMatchObject({
    item: 'Foundations, Kairos, 2027-04-11',
    standing: 'confirmed',
    checked: { certificate: '27-4F7QM2XK-9' },
  })
  expect(checkSaid(check!)).toMatch(/^We gave this training and signed attendance ourselves.*27-4F7QM2XK-9/)
  expect(addingDrafts(now, own, at)).toEqual({ ok: true, value: [] })
})

test('what they had typed of the same training gives way; their others stay', () => {
  const typed = { title: 'Foundations', by: 'Kairos', on: '2027-04-11' }
  const other = { title: 'Breathwork', by: 'Elsewhere', on: '2020' }
  expect(withTraining(described({ trainings: [typed, other] }), own)).toMatchObject({
    ok: true,
    value: { trainings: [other, own.training] },
  })
  const full = Array.from({ length: 20 }, (_, n) => ({ ...other, title: `Course ${n}` }))
  expect(withTraining(described({ trainings: full }), own)).toMatchObject({
    ok: false,
    problems: [{ field: 'trainings' }],
  })
})

test('without consent, or when the desk took it down, a listing bears no training', () => {
  expect(canBear(listed(), own.name)).toBe(true)
  expect(canBear(listed({}, { kind: 'consent-withdrawn', body: {} }), own.name)).toBe(false)
  const down = { kind: 'taken-down', body: { by: 'educator', why: 'A complaint.' } }
  expect(canBear(listed({}, down), own.name)).toBe(false)
})
