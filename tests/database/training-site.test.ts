/** Where a training is held, on the real database: sign-ins, certificates, and what their number tells. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApplicationId, courseId, patientId, type TrainingId } from '#kernel/ids.ts'
import type { SignedIn } from '#people/people.ts'
import { scoped } from '#platform/database.ts'
import { createApplications } from '#training/application-store.ts'
import { hoursOf } from '#training/attendance.ts'
import { readCertificateNumber } from '#training/certificate.ts'
import { createTrainingDesk, type TrainingDesk } from '#training/desk-store.ts'
import { createTrainingMedical } from '#training/medical-store.ts'
import { createTrainingSite, type TrainingSite } from '#training/site-store.ts'
import { createTrainings } from '#training/store.ts'
import { aPlan, someAnswers } from '#training/testing.ts'
import { asOwner } from '../support/database.ts'
import { keepLetters } from '../support/kept-letters.ts'
import { practiceForTests } from '../support/practice.ts'

type Practice = Awaited<ReturnType<typeof practiceForTests>>
let practice: Practice
let nora: SignedIn
let desk: TrainingDesk
let site: TrainingSite
let training: TrainingId
let ada: ApplicationId
let bea: ApplicationId
let cleo: ApplicationId

const early = Temporal.Instant.from('2027-01-10T16:00:00Z')
const denver = (text: string) => Temporal.ZonedDateTime.from(`${text}[America/Denver]`).toInstant()
const over = denver('2027-04-12T10:00')
const { sent, mailingAt } = keepLetters()
const mailing = mailingAt(early)

beforeAll(async () => {
  practice = await practiceForTests()
  nora = await practice.member('Nora', ['educator'])
  desk = createTrainingDesk(practice.database.db, nora)
  site = createTrainingSite(practice.database.db, nora)
  training = await desk.plan(aPlan(), early)
  await desk.act(training, (await desk.training(training))!.basis, { act: 'publish' }, mailing)
  ;[ada, bea, cleo] = [await accepted('Ada Birch'), await accepted('Bea Cole'), await accepted('Cleo Dahl')]
})
afterAll(() => practice?.close())

async function accepted(name: string): Promise<ApplicationId> {
  const applications = createApplications(practice.database.db)
  const shown = (await desk.training(training))!
  const begun = await applications.begin(shown, `${name.replace(' ', '.')}@applicant.example`, mailing)
  if (!begun.ok) throw new Error('An application begins.')
  const answers = someAnswers({ name })
  await applications.take(begun.value, 'apply', mailing, () => ({
    ok: true,
    value: { drafts: [{ kind: 'applied', at: early, body: { answers, agreed: 'The rule.' } }] },
  }))
  await desk.take(begun.value, 'check-licence', mailing, () => ({
    ok: true,
    value: {
      drafts: [{ kind: 'licence-checked', at: early, body: { outcome: 'confirmed', source: 'Board' } }],
    },
  }))
  await desk.accept(begun.value, mailing)
  return begun.value
}
const on = async (id: ApplicationId) =>
  (await site.open(training))!.people.find((one) => one.id === id)!.application

test('who is signed in and out is counted, dated back too; nobody is signed in before the training', async () => {
  const first = { item: 'welcome', at: denver('2027-04-08T09:00') }
  expect(await site.sign(training, ada, { act: 'in', ...first }, mailing)).toMatchObject({
    ok: false,
    ruling: { reasons: [{ rule: 'not-begun' }] },
  })
  const there = mailingAt(denver('2027-04-08T13:00'))
  expect(await site.sign(training, ada, { act: 'in', ...first }, there)).toMatchObject({ ok: true })
  expect(await site.sign(training, ada, { act: 'in', ...first }, there)).toMatchObject({ ok: false })
  const late = { act: 'in', item: 'welcome', at: denver('2027-04-08T10:00') } as const
  expect(await site.sign(training, 'everybody', late, there)).toEqual({ ok: true, value: 2 })
  const out = { act: 'out', item: 'welcome', at: denver('2027-04-08T12:00') } as const
  expect(await site.sign(training, 'everybody', out, there)).toEqual({ ok: true, value: 3 })
  expect(hoursOf(aPlan(), await on(ada))).toBe(3)
  expect(hoursOf(aPlan(), await on(bea))).toBe(2)
})

test('two tablets that sign the same person in at once write it once', async () => {
  const there = mailingAt(denver('2027-04-11T09:00'))
  const both = await Promise.all(
    [1, 2].map(() => site.sign(training, ada, { act: 'in', item: 'closing', at: there.now }, there)),
  )
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect((await on(ada)).attendance.filter(({ item }) => item === 'closing')).toHaveLength(1)
})

const evaluate = (id: ApplicationId) =>
  createApplications(practice.database.db).take(id, 'evaluate', mailingAt(over), () => ({
    ok: true,
    value: { drafts: [{ kind: 'evaluated', at: over, body: { answers: {} } }] },
  }))
const settle = (id: ApplicationId) =>
  desk.take(id, 'move-money', mailing, () => ({
    ok: true,
    value: { drafts: [{ kind: 'money-moved', at: early, body: { movement: 'paid', cents: 3_200_00 } }] },
  }))

test('who was there, evaluated and paid has a certificate; who owes gets it only with a reason', async () => {
  await settle(ada)
  for (const id of [ada, bea]) await evaluate(id)
  sent.length = 0
  expect(await site.certify(training, mailingAt(over))).toEqual({ ok: true, value: 1 })
  expect(await site.certify(training, mailingAt(over))).toEqual({ ok: true, value: 0 })
  expect(sent.map(({ subject }) => subject)).toEqual(['Your certificate is ready'])
  const despite = 'She pays by the month.'
  expect(await site.certify(training, mailingAt(over), { id: bea, despite })).toEqual({ ok: true, value: 1 })
  expect(await site.certify(training, mailingAt(over), { id: cleo, despite })).toMatchObject({
    ok: false,
    ruling: { ruling: 'refuse', reasons: [{ rule: 'evaluation' }] },
  })
  expect((await on(ada)).certificate).toMatchObject({ hours: 3 })
  expect((await on(bea)).certificate).toMatchObject({ hours: 2 })
  expect((await on(cleo)).certificate).toBeUndefined()
})

async function paidDeposit(name: string): Promise<ApplicationId> {
  const id = await accepted(name)
  await desk.take(id, 'move-money', mailing, () => ({
    ok: true,
    value: { drafts: [{ kind: 'money-moved', at: early, body: { movement: 'paid', cents: 500_00 } }] },
  }))
  return id
}

// shows: ASVS 8.2.3, HIPAA access control
test('the chart of a screening opens for the prescriber and for nobody who trains, and the training learns one word', async () => {
  const petra = await practice.member('Petra', ['prescriber'])
  const medical = createTrainingMedical(practice.database.db, petra)
  const id = await paidDeposit('Dora Elm')
  const openings = new Map((await medical.waiting(early)).map(({ name, opening }) => [name, opening]))
  expect(openings.get('Dora Elm')).toMatchObject({ ruling: 'allow' })
  expect(openings.get('Cleo Dahl')).toMatchObject({ ruling: 'refuse', reasons: [{ rule: 'deposit' }] })
  const course = courseId.parse(id)
  const { shipped } = practice.library
  const charts = practice.chartsOf(petra)
  const admitted = await charts.admit(
    { id: patientId.parse(id), name: 'Dora Elm', birthDate: '1980-02-01', sex: 'female' },
    course,
    [
      {
        kind: 'course-opened',
        at: early,
        body: {
          patient: patientId.parse(id),
          protocol: { id: shipped.id, version: shipped.version },
          team: { prescriber: petra.id },
        },
      },
      {
        kind: 'screening-answered',
        at: early,
        body: { answers: { 'cv-mi': { value: 'yes', details: 'years ago' } } },
      },
    ],
  )
  expect(admitted).toMatchObject({ ok: true })
  sent.length = 0
  expect(await medical.opened(id, course, mailing)).toMatchObject({ ok: true })
  expect(sent.map(({ to, subject }) => [to, subject])).toEqual([
    ['Dora.Elm@applicant.example', 'The medical questions before your training'],
  ])
  expect(await medical.decide(id, 'not-cleared', mailing)).toMatchObject({ ok: true })

  // Those who train: by their charts, by the database, and in what they read of the application.
  await expect(practice.chartsOf(nora).open(course)).rejects.toMatchObject({ status: 404 })
  const found = await scoped(
    practice.database.db,
    { practice: nora.practice, person: nora.id },
    async (tx) => [
      await tx.selectFrom('entry').select('id').where('course_id', '=', course).execute(),
      await tx.selectFrom('course_summary').select('course_id').where('course_id', '=', course).execute(),
      await tx.selectFrom('patient').select('id').where('id', '=', patientId.parse(id)).execute(),
    ],
  )
  expect(found).toEqual([[], [], []])
  const read = (await desk.application(id))!
  expect(read.application.medical).toBe('not-cleared')
  const kinds = read.entries.filter(({ kind }) => ['screening-opened', 'medically-decided'].includes(kind))
  expect(kinds.map(({ body }) => body)).toEqual([{ course }, { outcome: 'not-cleared' }])
  await expect(
    createTrainingMedical(practice.database.db, nora).decide(id, 'cleared', mailing),
  ).rejects.toThrow()
  expect((await desk.application(id))!.application.medical).toBe('not-cleared')
})

// shows: ASVS 8.4.1
test('a prescriber where nobody trains sees nobody, and opens nothing', async () => {
  const elsewhere = await practice.member('Otto', ['prescriber'], await practice.addPractice())
  const theirs = createTrainingMedical(practice.database.db, elsewhere)
  expect(await theirs.mayScreen()).toBe(false)
  expect(await theirs.waiting(early)).toEqual([])
  expect(await theirs.contact(cleo)).toBeUndefined()
  expect(await theirs.decide(cleo, 'cleared', mailing)).toMatchObject({ ok: false })
})

test('not being cleared, and not wanting to dose, never fail the course', async () => {
  const notCleared = (await desk.application(
    (await site.open(training))!.people.find(({ name }) => name === 'Dora Elm')!.id,
  ))!
  const without = await accepted('Emil Fox')
  await desk.take(without, 'choose-dosing', mailing, () => ({
    ok: true,
    value: { drafts: [{ kind: 'dosing-chosen', at: early, body: { dosing: false } }] },
  }))
  for (const id of [notCleared.id, without]) {
    const there = mailingAt(over)
    const item = 'closing'
    const came = denver('2027-04-11T09:00')
    await site.sign(training, id, { act: 'in', item, at: came }, there)
    await site.sign(training, id, { act: 'out', item, at: denver('2027-04-11T12:00') }, there)
    await evaluate(id)
    expect(await site.certify(training, there, { id, despite: 'Pays later.' })).toEqual({
      ok: true,
      value: 1,
    })
    expect((await on(id)).certificate?.hours).toBe(3)
  }
})

// shows: ASVS 8.2.3
test('the number of a certificate tells whose it is, for what and how many hours, and nothing else', async () => {
  const { number } = (await on(ada)).certificate!
  expect(readCertificateNumber(number)).toBe(number)
  expect(await createTrainings(practice.database.db).certificate(number)).toEqual({
    number,
    name: 'Ada Birch',
    training: 'Foundations of ketamine-assisted therapy',
    from: Temporal.PlainDate.from('2027-04-08'),
    to: Temporal.PlainDate.from('2027-04-11'),
    hours: 3,
  })
  const { rows } = await practice.database.pool.query('select * from certificate_named($1)', [number])
  expect(Object.keys(rows[0])).toEqual([
    'name',
    'title',
    'starts',
    'ends',
    'hours',
    'provider',
    'replaced_on',
  ])
  for (const wrong of ['', '%', '27-00000000-0'])
    expect(await createTrainings(practice.database.db).certificate(wrong)).toBeUndefined()
})

test('a certificate with a wrong name is replaced: the old number says so, the new one holds, a letter tells', async () => {
  const { number: old } = (await on(ada)).certificate!
  const at = mailingAt(denver('2027-04-20T10:00'))
  sent.length = 0
  const wrong = [
    { id: ada, name: 'Áda Birch' },
    { id: ada, why: 'Nothing is wrong.' },
    { id: cleo, name: 'Cleo', why: 'She has none.' },
  ]
  for (const one of wrong) expect(await site.replace(training, at, one)).toMatchObject({ ok: false })
  const why = 'Her license says so.'
  const both = await Promise.all(
    [1, 2].map(() => site.replace(training, at, { id: ada, name: 'Áda Birch', why })),
  )
  expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
  const { certificate } = await on(ada)
  expect(certificate).toMatchObject({ name: 'Áda Birch', hours: 3 })
  expect(sent.map(({ subject }) => subject)).toEqual(['Your certificate was replaced'])
  const trainings = createTrainings(practice.database.db)
  expect(await trainings.certificate(old)).toMatchObject({
    name: 'Ada Birch',
    replacedOn: Temporal.PlainDate.from('2027-04-20'),
  })
  const now = await trainings.certificate(certificate!.number)
  expect(now).toMatchObject({ name: 'Áda Birch', hours: 3 })
  expect(now?.replacedOn).toBeUndefined()
})

// shows: ASVS 8.2.2
test('who is no educator signs nobody in and gives no certificate', async () => {
  for (const person of [practice.therapist, await practice.member('Petra', ['prescriber'])]) {
    const theirs = createTrainingSite(practice.database.db, person)
    const at = mailingAt(over)
    expect(await theirs.open(training)).toBeUndefined()
    expect(await theirs.sign(training, cleo, { act: 'in', item: 'closing', at: over }, at)).toMatchObject({
      ok: false,
    })
    expect(await theirs.certify(training, at)).toMatchObject({ ok: false })
    const replacement = { id: ada, name: 'Somebody Else', why: 'I say so.' }
    expect(await theirs.replace(training, at, replacement)).toMatchObject({ ok: false })
    await expect(
      scoped(practice.database.db, { practice: person.practice, person: person.id }, (tx) =>
        tx
          .insertInto('application_entry')
          .values({
            id: '01990000-0000-7000-8000-000000000999',
            application_id: cleo,
            training_id: training,
            kind: 'certified',
            at: over.toString(),
            by: person.id,
            body: JSON.stringify({ number: '27-00000000-0', hours: 40 }),
          })
          .execute(),
      ),
    ).rejects.toThrow()
  }
  const kinds = await asOwner<{ kind: string }>(
    practice.url,
    `select kind from application_entry where application_id = $1 and kind = 'certified'`,
    [cleo],
  )
  expect(kinds).toEqual([])
})
