/** Seats, offers and money of trainings on the real database: never more seats than there are, whoever is faster. */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApplicationId, courseId, type TrainingId } from '#kernel/ids.ts'
import { hoursAfter } from '#kernel/time.ts'
import type { SignedIn } from '#people/people.ts'
import { type Applications, createApplications } from '#training/application-store.ts'
import { createTrainingDesk, type TrainingDesk } from '#training/desk-store.ts'
import type { Answers } from '#training/form.ts'
import { lapseEnded, remindApplicants } from '#training/jobs.ts'
import { createTrainingMedical } from '#training/medical-store.ts'
import { withdrawing } from '#training/owing.ts'
import { type Plan, seatsIn } from '#training/plan.ts'
import { createTrainings } from '#training/store.ts'
import { aPlan, someAnswers } from '#training/testing.ts'
import { asOwner } from '../support/database.ts'
import { keepLetters } from '../support/kept-letters.ts'
import { newId, practiceForTests } from '../support/practice.ts'

type Practice = Awaited<ReturnType<typeof practiceForTests>>
let practice: Practice
let nora: SignedIn
let desk: TrainingDesk
let applications: Applications

const now = Temporal.Instant.from('2027-01-10T16:00:00Z')
const { sent, mailingAt } = keepLetters()
const mailing = mailingAt(now)

beforeAll(async () => {
  practice = await practiceForTests()
  nora = await practice.member('Nora', ['educator'])
  desk = createTrainingDesk(practice.database.db, nora)
  applications = createApplications(practice.database.db)
})
afterAll(() => practice?.close())

/** A training that everybody sees. */
async function announced(over: Partial<Plan> = {}): Promise<TrainingId> {
  const id = await desk.plan({ ...aPlan(), ...over }, now)
  const { basis } = (await desk.training(id))!
  const done = await desk.act(id, basis, { act: 'publish' }, mailing)
  expect(done).toMatchObject({ ok: true })
  return id
}

/** An application that was sent, with its license looked up. */
async function applied(
  training: TrainingId,
  over: Parameters<typeof someAnswers>[0] = {},
  email = `${randomBytes(6).toString('hex')}@applicant.example`,
): Promise<ApplicationId> {
  const shown = (await desk.training(training))!
  const begun = await applications.begin(shown, email, mailing)
  if (!begun.ok) throw new Error('An application begins.')
  const answers: Answers = someAnswers(over)
  await applications.take(begun.value, 'apply', mailing, () => ({
    ok: true,
    value: { drafts: [{ kind: 'applied', at: now, body: { answers, agreed: 'The rule.' } }] },
  }))
  await desk.take(begun.value, 'check-licence', mailing, () => ({
    ok: true,
    value: {
      drafts: [{ kind: 'licence-checked', at: now, body: { outcome: 'confirmed', source: 'Board' } }],
    },
  }))
  return begun.value
}
const paid = (id: ApplicationId, cents: number) =>
  desk.take(id, 'move-money', mailing, () => ({
    ok: true,
    value: { drafts: [{ kind: 'money-moved', at: now, body: { movement: 'paid', cents } }] },
  }))
const placesOf = async (training: TrainingId) =>
  Object.groupBy((await desk.training(training))!.applications, ({ place }) => place)

test('500 race for 24 seats: 24 have one, the others wait in the order in which they were taken', async () => {
  const training = await announced({ seats: { medical: 0, 'mental-health': 24, other: 0 } })
  const plain = await applied(training)
  // What stands in the tables is copied, so that 500 are there quickly.
  await asOwner(
    practice.url,
    `with new as (select gen_random_uuid() as fresh from generate_series(1, 499)),
      rows as (insert into application select fresh, training_id, place, name, discipline, need, dosing, medical, applied_at,
        waits_since, offered_until, balance, certificate, changed_at from application, new where id = $1 returning id)
      insert into application_entry (id, application_id, training_id, kind, at, by, body)
        select gen_random_uuid(), rows.id, training_id, kind, at, by, body from application_entry, rows where application_id = $1`,
    [plain],
  )
  const all = (await desk.training(training))!.applications
  expect(all).toHaveLength(500)
  const answers = await Promise.all(all.map(({ id }) => desk.accept(id, mailing)))
  expect(answers.every(({ ok }) => ok)).toBe(true)
  const { accepted = [], waiting = [], ...others } = await placesOf(training)
  expect([accepted.length, waiting.length, Object.keys(others)]).toEqual([24, 476, []])
  const turns = await Promise.all(
    [0, 1, 100, 475].map(
      async (place) => (await desk.application(waiting.toSorted(bySince)[place]!.id))!.turn,
    ),
  )
  expect(turns).toEqual([1, 2, 101, 476])
  // Nobody waits since the same moment as another.
  expect(new Set(waiting.map(({ waitsSince }) => waitsSince?.epochMilliseconds)).size).toBe(476)
  const shown = await createTrainings(practice.database.db).named((await desk.training(training))!.slug)
  expect(shown?.fullness).toMatchObject({ free: { 'mental-health': 0 }, waiting: 476 })
}, 300_000)

const bySince = (a: { waitsSince?: Temporal.Instant }, b: { waitsSince?: Temporal.Instant }) =>
  (a.waitsSince?.epochMilliseconds ?? 0) - (b.waitsSince?.epochMilliseconds ?? 0)

test('the same address again gets a letter with the link to its application, and no second one', async () => {
  const training = (await desk.training(await announced()))!
  sent.length = 0
  const first = await applications.begin(training, 'Ida@applicant.example', mailing)
  const again = await applications.begin(training, 'ida@applicant.example', mailing)
  expect(again).toEqual(first)
  expect(sent.map(({ to, subject }) => [to, subject])).toEqual([
    ['Ida@applicant.example', 'Your application to a training'],
    ['Ida@applicant.example', 'Your application to a training'],
  ])
  expect((await desk.training(training.id))!.applications).toHaveLength(1)
  const racing = await Promise.all(
    Array.from({ length: 5 }, () => applications.begin(training, 'eli@applicant.example', mailing)),
  )
  expect(new Set(racing.map((one) => one.ok && one.value)).size).toBe(1)
})

const ONE_SEAT = { medical: 0, 'mental-health': 1, other: 0 }
test('who withdraws gives the seat to the next, who has until the limit; then it goes on', async () => {
  const training = await announced({ seats: ONE_SEAT })
  const [ada, bea, cleo] = [await applied(training), await applied(training), await applied(training)]
  for (const id of [ada, bea, cleo]) await desk.accept(id, mailing)
  sent.length = 0
  const withdrawn = await applications.take(ada, 'withdraw', mailing, () => ({
    ok: true,
    value: { drafts: [{ kind: 'withdrawn', at: now, body: { refund: 0 } }] },
  }))
  expect(withdrawn).toMatchObject({ ok: true, value: { place: 'withdrawn' } })
  expect((await applications.open(bea))?.application).toMatchObject({ place: 'offered' })
  expect(sent.map(({ subject }) => subject)).toEqual(['A seat in a training is yours if you want it'])
  expect(sent[0]?.text).toContain('Wednesday, January 13')
  const after = mailingAt(hoursAfter(now, 73))
  expect(await applications.takeOffer(bea, after)).toMatchObject({
    ok: false,
    ruling: { ruling: 'refuse', reasons: [{ rule: 'offer-ended' }] },
  })
  const before = sent.length
  for (let twice = 0; twice < 2; twice++) await lapseEnded({ ...after, ownerUrl: practice.url })
  expect(sent.slice(before).map(({ subject }) => subject)).toEqual([
    'The seat that was held for you went on',
    'A seat in a training is yours if you want it',
  ])
  expect((await applications.open(bea))?.application).toMatchObject({ place: 'waiting' })
  expect((await applications.open(cleo))?.application).toMatchObject({ place: 'offered' })
  const taken = await applications.takeOffer(cleo, after)
  expect(taken).toMatchObject({ ok: true, value: { place: 'accepted', ledger: { balance: 3_200_00 } } })
  expect((await applications.open(bea))?.turn).toBe(1)
})

test('an offer that is taken and withdrawn at the same moment never leaves two on one seat', async () => {
  const training = await announced({ seats: ONE_SEAT })
  const people = await Promise.all(Array.from({ length: 6 }, () => applied(training)))
  for (const id of people) await desk.accept(id, mailing)
  for (let round = 0; round < 5; round++) {
    const { accepted = [], offered = [] } = await placesOf(training)
    await Promise.all([
      ...accepted.map(({ id }) =>
        applications.take(id, 'withdraw', mailing, () => ({
          ok: true,
          value: { drafts: [{ kind: 'withdrawn', at: now, body: { refund: 0 } }] },
        })),
      ),
      ...offered.flatMap(({ id }) => [
        applications.takeOffer(id, mailing),
        applications.take(id, 'decline-offer', mailing, () => ({
          ok: true,
          value: { drafts: [{ kind: 'offer-declined', at: now, body: {} }] },
        })),
      ]),
    ])
    const after = await placesOf(training)
    expect((after.accepted?.length ?? 0) + (after.offered?.length ?? 0)).toBeLessThanOrEqual(1)
  }
})

test('seats are not lowered under what is taken; more seats are offered to those who wait', async () => {
  const training = await announced({ seats: { medical: 0, 'mental-health': 2, other: 0 } })
  const people = await Promise.all(Array.from({ length: 4 }, () => applied(training)))
  for (const id of people) await desk.accept(id, mailing)
  const change = async (seats: number) => {
    const found = (await desk.training(training))!
    const plan = { ...found.plan, seats: { ...ONE_SEAT, 'mental-health': seats } }
    return desk.act(training, found.basis, { act: 'change', plan }, mailing)
  }
  expect(await change(1)).toMatchObject({
    ok: false,
    ruling: {
      reasons: [{ why: '2 seats for mental health professions are taken or offered; 1 would be fewer.' }],
    },
  })
  expect((await desk.training(training))!.plan.seats['mental-health']).toBe(2)
  expect(await change(3)).toMatchObject({ ok: true })
  const places = await placesOf(training)
  expect([places.accepted?.length, places.offered?.length, places.waiting?.length]).toEqual([2, 1, 1])
  expect(seatsIn((await desk.training(training))!.plan)).toBe(3)
})

test('of two who change a training at the same moment one is told that the other was faster', async () => {
  const id = await desk.plan(aPlan(), now)
  const { basis, plan } = (await desk.training(id))!
  const done = await Promise.all(
    ['A', 'B', 'C'].map((title) => desk.act(id, basis, { act: 'change', plan: { ...plan, title } }, mailing)),
  )
  expect(done.filter(({ ok }) => ok)).toHaveLength(1)
  expect(done.find(({ ok }) => !ok)).toMatchObject({
    problems: [{ message: expect.stringContaining('Somebody changed this training') }],
  })
})

test('a training that is called off pays everything back and tells everybody why', async () => {
  const training = await announced()
  const id = await applied(training)
  await desk.accept(id, mailing)
  await paid(id, 500_00)
  sent.length = 0
  const { basis } = (await desk.training(training))!
  await desk.act(training, basis, { act: 'cancel', why: 'The house flooded.' }, mailing)
  const { ledger } = (await applications.open(id))!.application
  expect([ledger.balance, ledger.paid]).toEqual([-500_00, 500_00])
  expect(sent).toMatchObject([
    { subject: 'A training was called off', text: expect.stringContaining('flooded') },
  ])
  const late = await applied(training)
  expect((await applications.open(late))?.application.place).toBe('enquiry')
})

// shows: ASVS 8.2.2
test('what holds one application open shows nothing of another, and who is no educator finds nothing', async () => {
  const training = await announced()
  const [mine, other] = [await applied(training), await applied(training)]
  const client = await practice.database.pool.connect()
  await client.query('begin')
  await client.query("select set_config('kairos.application', $1, true)", [mine])
  const { rows } = await client.query(
    `select distinct application_id::text as id from application_entry union select id::text from application
      union select application_id::text from application_contact union select training_id::text from training_entry`,
  )
  await client.query('rollback')
  client.release()
  expect(rows).toEqual([{ id: mine }])
  for (const person of [practice.therapist, await practice.member('Pia', ['patient'])]) {
    const theirs = createTrainingDesk(practice.database.db, person)
    expect((await theirs.trainings()).filter(({ state }) => state === 'draft')).toEqual([])
    expect(await theirs.training(training)).toBeUndefined()
    expect(await theirs.application(other)).toBeUndefined()
    await expect(theirs.plan(aPlan(), now)).rejects.toThrow()
    expect(await theirs.accept(other, mailing)).toMatchObject({ ok: false })
  }
})

test('a prescriber of the practice that trains decides medically, and an educator cannot', async () => {
  const training = await announced()
  const id = await applied(training)
  await desk.accept(id, mailing)
  const petra = await practice.member('Petra', ['prescriber'])
  const decided = (by: SignedIn) =>
    createTrainingDesk(practice.database.db, by).take(id, 'decide-medically', mailing, () => ({
      ok: true,
      value: { drafts: [{ kind: 'medically-decided', at: now, body: { outcome: 'cleared' } }] },
    }))
  expect(await decided(petra)).toMatchObject({ ok: false, ruling: { reasons: [{ rule: 'screening' }] } })
  await paid(id, 500_00)
  await createTrainingDesk(practice.database.db, petra).take(id, 'open-screening', mailing, () => ({
    ok: true,
    value: {
      drafts: [{ kind: 'screening-opened', at: now, body: { course: courseId.parse(newId()) } }],
      tell: { about: 'screening' },
    },
  }))
  expect(sent.at(-1)?.subject).toBe('The medical questions before your training')
  await expect(decided(nora)).rejects.toThrow()
  expect(await decided(petra)).toMatchObject({ ok: true })
  const after = (await desk.application(id))!.application
  // What she does not read is still there: the place and the money are as they were.
  expect(after).toMatchObject({ medical: 'cleared', place: 'accepted', ledger: { balance: 2_700_00 } })
})

test('above the number of scholarships the plan has, one is given only with a reason; ended ones count no more', async () => {
  const training = await announced({ scholarships: { places: 1 } })
  const grant = (id: ApplicationId, despite?: string) =>
    desk.take(
      id,
      'grant-scholarship',
      mailing,
      () => ({
        ok: true,
        value: {
          drafts: [{ kind: 'money-moved', at: now, body: { movement: 'scholarship', cents: 500_00 } }],
        },
      }),
      despite,
    )
  const [first, second, third] = [await applied(training), await applied(training), await applied(training)]
  for (const id of [first, second, third]) await desk.accept(id, mailing)
  expect(await grant(first)).toMatchObject({ ok: true })
  expect(await grant(second)).toMatchObject({ ok: false, ruling: { reasons: [{ rule: 'scholarships' }] } })
  expect(await grant(second, 'A friend of the house gave for her.')).toMatchObject({ ok: true })
  for (const id of [first, second])
    await applications.take(id, 'withdraw', mailing, ({ training: { plan }, application }) => ({
      ok: true,
      value: { drafts: withdrawing(plan, application, { now }) },
    }))
  expect((await desk.application(third))!.scholarships).toBe(0)
  expect(await grant(third)).toMatchObject({ ok: true })
})

test('what somebody changes after sending reaches the prescriber and the desk, and nobody else’s page', async () => {
  const training = await announced()
  const id = await applied(training, { dosing: true })
  await desk.accept(id, mailing)
  const wishes = { ...someAnswers(), phone: '303-555-0188', allergies: 'Eggs' }
  await applications.take(id, 'change-wishes', mailing, () => ({
    ok: true,
    value: { drafts: [{ kind: 'wishes-changed', at: now, body: { wishes } }] },
  }))
  const petra = await practice.member('Petra', ['prescriber'])
  const seen = (await createTrainingMedical(practice.database.db, petra).waiting(now)).find(
    (one) => one.id === id,
  )
  expect(seen?.application.answers).toMatchObject({ phone: '303-555-0188', allergies: 'Eggs' })
  expect((await desk.application(id))!.application.answers).toMatchObject({ allergies: 'Eggs' })
  const other = await applied(training)
  expect((await applications.open(other))!.application.answers?.allergies).toBeUndefined()
})

test('a deposit that is late and an offer that ends are told of by letter, once each, whatever the clock asks', async () => {
  const training = await announced({ seats: { medical: 0, 'mental-health': 1, other: 0 } })
  const [first, second] = [
    await applied(training, {}, 'late@applicant.example'),
    await applied(training, {}, 'next@applicant.example'),
  ]
  for (const id of [first, second]) await desk.accept(id, mailing)
  const later = hoursAfter(now, 15 * 24)
  sent.length = 0
  const runs = (at: Temporal.Instant) =>
    Promise.all([1, 2].map(() => remindApplicants({ ...mailingAt(at), ownerUrl: practice.url })))
  await runs(later)
  await runs(later)
  const ours = () => sent.filter(({ to }) => /^(late|next)@/.test(to)).map(({ to, subject }) => [to, subject])
  expect(ours()).toEqual([['late@applicant.example', 'The deposit of your training is still open']])
  expect(sent.find(({ to }) => to === 'late@applicant.example')?.text).toContain('$500')
  await applications.take(first, 'withdraw', mailingAt(later), ({ training: { plan }, application }) => ({
    ok: true,
    value: { drafts: withdrawing(plan, application, { now: later }) },
  }))
  sent.length = 0
  await runs(hoursAfter(later, 60))
  await runs(hoursAfter(later, 61))
  expect(ours()).toEqual([['next@applicant.example', 'The seat that is held for you goes on soon']])
})

test('a license that ends before the training is among what is to do, until it is looked up anew', async () => {
  const training = await announced()
  const licence = { kind: 'LCSW', number: 'X', state: 'CO', expires: '2027-04-10' }
  const id = await applied(training, { name: 'Lea Short', licence })
  const ending = async () =>
    (await desk.licencesEnding(Temporal.PlainDate.from('2027-01-10'))).filter((one) => one.id === id)
  expect(await ending()).toMatchObject([{ name: 'Lea Short', ends: Temporal.PlainDate.from('2027-04-10') }])
  await desk.take(id, 'check-licence', mailing, () => ({
    ok: true,
    value: {
      drafts: [
        {
          kind: 'licence-checked',
          at: hoursAfter(now, 1),
          body: { outcome: 'confirmed', source: 'Board', until: Temporal.PlainDate.from('2029-04-10') },
        },
      ],
    },
  }))
  expect(await ending()).toEqual([])
  const ruth = createTrainingDesk(practice.database.db, practice.therapist)
  expect(await ruth.licencesEnding(Temporal.PlainDate.from('2027-01-10'))).toEqual([])
})
