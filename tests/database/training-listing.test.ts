/** A directory listing that comes with a certificate, on the real database: new, on one that there was, or not. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDirectoryDesk } from '#directory/desk-store.ts'
import { createOwners } from '#directory/owner-store.ts'
import { type Profile, profile } from '#directory/profile.ts'
import { createDirectory } from '#directory/store.ts'
import type { ApplicationId, ListingId, TrainingId } from '#kernel/ids.ts'
import type { SignedIn } from '#people/people.ts'
import { type Applications, createApplications } from '#training/application-store.ts'
import { createTrainingDesk } from '#training/desk-store.ts'
import { createListingOffers, type ListingOffers } from '#training/listing-store.ts'
import { createTrainingSite } from '#training/site-store.ts'
import { aPlan, someAnswers } from '#training/testing.ts'
import { asOwner } from '../support/database.ts'
import { keepLetters } from '../support/kept-letters.ts'
import { practiceForTests } from '../support/practice.ts'
import { reachableListing } from '../support/reachable.ts'

let practice: Awaited<ReturnType<typeof practiceForTests>>
let nora: SignedIn
let training: TrainingId
let applications: Applications
let offers: ListingOffers

const early = Temporal.Instant.from('2027-01-10T16:00:00Z')
const over = Temporal.Instant.from('2027-04-12T16:00:00Z')
const { sent, mailingAt } = keepLetters()
const mailing = mailingAt(over)
const subjectsTo = (to: string) => sent.filter((letter) => letter.to === to).map(({ subject }) => subject)

beforeAll(async () => {
  practice = await practiceForTests()
  nora = await practice.member('Nora', ['educator'])
  applications = createApplications(practice.database.db)
  offers = createListingOffers(practice.database.db)
  const desk = createTrainingDesk(practice.database.db, nora)
  training = await desk.plan(aPlan(), early)
  await desk.act(training, (await desk.training(training))!.basis, { act: 'publish' }, mailingAt(early))
})
afterAll(() => practice?.close())

/** Somebody with a certificate, whose letters go to their first name. */
async function certified(name: string, email = `${name.split(' ')[0]}@applicant.example`) {
  const { db } = practice.database
  const desk = createTrainingDesk(db, nora)
  const before = mailingAt(early)
  const begun = await applications.begin((await desk.training(training))!, email.toLowerCase(), before)
  if (!begun.ok) throw new Error('An application begins.')
  const id = begun.value
  const write = (step: 'apply' | 'evaluate', draft: never) =>
    applications.take(id, step, mailing, () => ({ ok: true, value: { drafts: [draft] } }))
  const applied = {
    kind: 'applied',
    at: early,
    body: { answers: someAnswers({ name }), agreed: 'The rule.' },
  }
  await applications.take(id, 'apply', before, () => ({ ok: true, value: { drafts: [applied as never] } }))
  const found = { kind: 'licence-checked', at: early, body: { outcome: 'confirmed', source: 'Board' } }
  await desk.take(id, 'check-licence', before, () => ({ ok: true, value: { drafts: [found as never] } }))
  await desk.accept(id, before)
  const site = createTrainingSite(db, nora)
  for (const [act, time] of [
    ['in', '15:00'],
    ['out', '18:00'],
  ] as const)
    await site.sign(
      training,
      id,
      { act, item: 'welcome', at: Temporal.Instant.from(`2027-04-08T${time}:00Z`) },
      mailing,
    )
  await write('evaluate', { kind: 'evaluated', at: over, body: { answers: {} } } as never)
  const given = await site.certify(training, mailing, { id, despite: 'Pays by the month.' })
  expect(given).toEqual({ ok: true, value: 1 })
  return id
}
const offerTo = async (id: ApplicationId, held: readonly ListingId[] = []) =>
  (await offers.of((await applications.open(id))!, held))!
const described = (over: Partial<Profile> = {}): Profile => ({
  ...profile.parse({
    subject: 'person',
    name: 'Ada Birch',
    roles: ['therapist'],
    licences: [{ kind: 'LCSW', number: 'CSW.0099', state: 'CO', expires: '2028-08-31' }],
    places: [{ town: 'Golden', state: 'CO', zip: '80401', lat: 39.73, lon: -105.2 }],
  }),
  ...over,
})

test('the certificate’s letter offers a listing; what is proposed waits for the desk, with the training verified', async () => {
  const id = await certified('Ada Birch')
  expect(sent.find(({ subject }) => subject === 'Your certificate is ready')?.text).toContain(
    'be listed in our directory',
  )
  expect((await offerTo(id)).theirs).toEqual([])
  sent.length = 0
  const both = await Promise.all([1, 2].map(() => offers.propose(id, described(), mailing)))
  expect(both.every(({ ok }) => ok)).toBe(true)
  const listings = await asOwner<{ id: ListingId }>(
    practice.url,
    `select id from listing where name = 'Ada Birch'`,
  )
  expect(listings).toHaveLength(1)
  expect(subjectsTo('ada@applicant.example')).toEqual([
    'Your listing in the Kairos directory waits to be looked at',
  ])

  const desk = createDirectoryDesk(practice.database.db, nora)
  const { listing, basis, contactEmail } = (await desk.open(listings[0]!.id))!
  expect(contactEmail).toBe('ada@applicant.example')
  expect(listing).toMatchObject({
    state: 'proposed',
    claimed: true,
    consent: { how: 'Ticked on the page of the training application, opened with its link' },
    verifications: [{ what: 'training', outcome: 'confirmed' }],
  })
  const { certificate } = (await applications.open(id))!.application
  expect(listing.verifications[0]).toMatchObject({
    certificate: certificate!.number,
    source: `Our own certificate ${certificate!.number}`,
  })
  expect((await createDirectory(practice.database.db).listing('ada-birch')).is).toBe('unknown')
  await desk.record(listings[0]!.id, basis, [{ kind: 'listing-accepted', at: over, body: {} }])
  expect(await createDirectory(practice.database.db).listing('ada-birch')).toMatchObject({
    is: 'shown',
    profile: { trainings: [{ title: aPlan().title, hours: 3 }] },
    verifications: [{ certificate: certificate!.number }],
  })
  expect((await offerTo(id)).taken).toMatchObject({ slug: 'ada-birch', state: 'shown' })
})

test('who has a listing at the same address has the training put on it, once, and is told by letter', async () => {
  const id = await certified('Bea Cole')
  const listing = await reachableListing(practice.database.db, 'Bea Cole, LPC', 'bea@applicant.example')
  expect((await offerTo(id)).theirs).toMatchObject([{ id: listing, name: 'Bea Cole, LPC' }])
  sent.length = 0
  for (let press = 0; press < 2; press++)
    expect(await offers.add(id, listing, [], mailing)).toEqual({ ok: true, value: listing })
  const { listing: now, entries } = (await createOwners(practice.database.db).open(listing))!
  expect(now).toMatchObject({ state: 'shown', claimed: true, profile: { trainings: [{ on: '2027-04-11' }] } })
  expect(entries.filter(({ kind }) => kind === 'verification-recorded')).toHaveLength(1)
  expect(subjectsTo('bea@applicant.example')).toEqual([
    'Your listing in the Kairos directory names your training',
  ])
  expect((await applications.open(id))!.application.listing).toMatchObject({ answer: 'added', listing })
})

// shows: ASVS 8.2.2
test('nobody puts a training on the listing of another address, of another name, or under another name', async () => {
  const id = await certified('Cleo Dahl')
  const other = await reachableListing(practice.database.db, 'Cleo Dahl', 'another@people.example')
  const colleague = await reachableListing(practice.database.db, 'Emil Fox', 'cleo@applicant.example')
  expect((await offerTo(id)).theirs).toEqual([])
  for (const listing of [other, colleague])
    expect(await offers.add(id, listing, [], mailing)).toMatchObject({ ok: false })
  expect(await offers.propose(id, described({ name: 'Emil Fox' }), mailing)).toMatchObject({
    ok: false,
    problems: [{ field: 'name' }],
  })
  expect((await applications.open(id))!.application.listing).toBeUndefined()
  // Who holds the link of that listing, too, has shown that it is theirs.
  expect((await offerTo(id, [other])).theirs).toMatchObject([{ id: other }])
  expect(await offers.add(id, other, [other], mailing)).toEqual({ ok: true, value: other })
})

test('an NPI that is listed already makes no second listing, and says how to have the training put on the first', async () => {
  const id = await certified('Dora Elm')
  const npi = '1999999984'
  await reachableListing(practice.database.db, 'Dora Elm', 'dora@elsewhere.example', { npi })
  const refused = await offers.propose(id, described({ name: 'Dora Elm', npi }), mailing)
  expect(refused).toMatchObject({ ok: false, problems: [{ field: 'npi' }] })
  expect(!refused.ok && refused.problems[0]?.message).toContain('open it in this browser, and come back here')
  expect(await asOwner(practice.url, `select from listing where profile ->> 'npi' = $1`, [npi])).toHaveLength(
    1,
  )
})

test('who says no is not listed, and is not asked again; they may still change their mind', async () => {
  const id = await certified('Emil Gray')
  sent.length = 0
  expect(await offers.decline(id, mailing)).toMatchObject({ ok: true })
  expect(await offers.decline(id, mailing)).toMatchObject({ ok: false })
  expect(sent).toEqual([])
  expect(await asOwner(practice.url, `select from listing where name = 'Emil Gray'`)).toEqual([])
  expect(await offers.propose(id, described({ name: 'Emil Gray' }), mailing)).toMatchObject({ ok: true })
})

test('when the certificate is replaced, the listing shows the new one with its hours, and its owner has one letter', async () => {
  const id = await certified('Gil Hart')
  const listing = await reachableListing(practice.database.db, 'Gil Hart, LPC', 'gil@applicant.example')
  await offers.add(id, listing, [], mailing)
  const { db } = practice.database
  const desk = createTrainingDesk(db, nora)
  const { entries } = (await desk.application(id))!
  const out = entries.find(({ kind }) => kind === 'signed-out')!
  const earlier = Temporal.Instant.from('2027-04-08T17:00:00Z')
  const why = 'She left at eleven.'
  await desk.take(id, 'correct-sign-in', mailing, () => ({
    ok: true,
    value: { drafts: [{ kind: 'attendance-corrected', at: over, body: { of: out.id, at: earlier, why } }] },
  }))
  sent.length = 0
  expect(await createTrainingSite(db, nora).replace(training, mailing, { id, why })).toEqual({
    ok: true,
    value: 1,
  })
  const { certificate } = (await applications.open(id))!.application
  expect(certificate?.hours).toBe(2)
  const { listing: now, entries: written } = (await createOwners(db).open(listing))!
  expect(now.profile.trainings).toMatchObject([{ on: '2027-04-11', hours: 2 }])
  expect(now.verifications.at(-1)).toMatchObject({ certificate: certificate!.number })
  expect(written.at(-1)).toMatchObject({ kind: 'verification-recorded', by: nora.id })
  expect(subjectsTo('gil@applicant.example')).toEqual(['Your certificate was replaced'])
})

test('before the certificate nothing is offered', async () => {
  const desk = createTrainingDesk(practice.database.db, nora)
  const begun = await applications.begin((await desk.training(training))!, 'fay@applicant.example', mailing)
  if (!begun.ok) throw new Error('An application begins.')
  expect(await offers.of((await applications.open(begun.value))!, [])).toBeUndefined()
  expect(await offers.propose(begun.value, described(), mailing)).toMatchObject({ ok: false })
})
