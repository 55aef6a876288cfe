/** Enquiries in the database: anybody may send to a practice that takes them, only its care team reads them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PracticeId } from '#kernel/ids.ts'
import type { SignedIn } from '#people/people.ts'
import { createPeople } from '#people/store.ts'
import { type Enquiry, KEPT, stateOf } from '#screening/enquiry.ts'
import { createEnquiries, createEnquiryBox, forgetEnquiries } from '#screening/enquiry-store.ts'
import { takeIn } from '#screening/pages/enquiry-act.ts'
import { asOwner } from '../support/database.ts'
import { newId, practiceForTests } from '../support/practice.ts'

let at: Awaited<ReturnType<typeof practiceForTests>>
let other: PracticeId
let coordinator: SignedIn
let elsewhere: SignedIn
beforeAll(async () => {
  at = await practiceForTests()
  other = await at.addPractice()
  coordinator = await at.member('Cora Coordinator', ['coordinator'])
  elsewhere = await at.member('Ely Elsewhere', ['therapist'], other)
  await of(coordinator).start(now())
})
afterAll(() => at.close())

const now = () => Temporal.Now.instant()
const of = (person: SignedIn) => createEnquiries(at.database.db, person)
const box = () => createEnquiryBox(at.database.db, newId)
const send = async (name: string, more: Partial<Parameters<ReturnType<typeof box>['send']>[0]> = {}) => {
  await box().send({
    practice: at.home,
    sentAt: now(),
    name,
    phone: '303 555 0142',
    answers: { preg: { value: 'no' }, 'cv-mi': { value: 'yes', grade: 'earlier' } },
    protocol: 'kap-standard@1.0.0',
    consent: 'I agree.',
    ...more,
  })
}
const called = async (name: string): Promise<Enquiry> => {
  const found = (await of(coordinator).list()).find((enquiry) => enquiry.name === name)
  if (!found) throw new Error(`There is no enquiry of ${name}.`)
  return found
}
const aged = (name: string, days: number) =>
  asOwner(at.url, `update enquiry set sent_at = now() - make_interval(days => $2) where name = $1`, [
    name,
    days,
  ])

test('the practices to choose from are those that take enquiries', async () => {
  expect(await box().practices()).toEqual([{ id: at.home, name: 'Test practice' }])
  await of(elsewhere).start(now())
  expect((await box().practices()).map(({ name }) => name)).toEqual(['Another practice', 'Test practice'])
  await of(elsewhere).stop()
  expect(await box().practices()).toHaveLength(1)
  expect([await of(coordinator).taking(), await of(elsewhere).taking()]).toEqual([true, false])
})

test('what is sent is read by the care team of that practice, as it was sent', async () => {
  await send('Ana Ruiz', { message: 'After five.' })
  expect(await called('Ana Ruiz')).toMatchObject({
    phone: '303 555 0142',
    message: 'After five.',
    answers: { preg: { value: 'no' }, 'cv-mi': { value: 'yes', grade: 'earlier' } },
    protocol: 'kap-standard@1.0.0',
    consent: 'I agree.',
    steps: [],
    taken: false,
  })
})

test('nobody else finds it: not another practice, not a patient, not an educator, not the public', async () => {
  await send('Bea Private')
  const { id } = await called('Bea Private')
  for (const person of [
    elsewhere,
    await at.member('Pia Patient', ['patient']),
    await at.member('Edu Cator', ['educator']),
  ]) {
    expect(await of(person).list()).toEqual([])
    expect(await of(person).newOnes()).toBe(0)
    await expect(of(person).open(id)).rejects.toMatchObject({ status: 404 })
    await expect(of(person).record(id, { at: now(), state: 'closed' })).rejects.toThrow(
      /row-level security|foreign key/,
    )
    expect(await of(person).remove(id)).toBe(false)
  }
  expect(await at.database.db.selectFrom('enquiry').selectAll().execute()).toEqual([])
  expect(await at.database.db.selectFrom('enquiry_step').selectAll().execute()).toEqual([])
  expect((await called('Bea Private')).steps).toEqual([])
})

test('a practice that takes none is not written to, and nobody opens or shuts another practice’s door', async () => {
  await expect(send('Cy Nowhere', { practice: other })).rejects.toThrow(/row-level security/)
  const patient = await at.member('Pat Ient', ['patient'], other)
  await expect(of(patient).start(now())).rejects.toThrow(/row-level security/)
  await of({ ...elsewhere, practice: at.home }).stop()
  expect(await of(coordinator).taking()).toBe(true)
})

test.each([
  ['a message that is too long', { message: 'x'.repeat(2001) }],
  ['no way to reach somebody', { phone: undefined }],
  [
    'answers of more than 20 kB',
    { answers: { preg: { value: 'no' as const, details: 'x'.repeat(21_000) } } },
  ],
])('the database itself refuses %s', async (_, more) => {
  await expect(send('Dee Long', more)).rejects.toThrow(/check constraint/)
})

test('what was sent cannot be changed by the application', async () => {
  const client = await at.database.pool.connect()
  try {
    for (const query of [
      `update enquiry set name = 'Somebody'`,
      `delete from enquiry_step`,
      'truncate enquiry',
    ])
      await expect(client.query(query), query).rejects.toThrow(/permission denied/)
  } finally {
    client.release()
  }
})

test('what is done about it is kept in order, and only what nobody touched is new', async () => {
  await send('Eve Steps')
  const { id } = await called('Eve Steps')
  const before = await of(coordinator).newOnes()
  await of(coordinator).record(id, { at: now(), state: 'answered', reason: 'Called back.' })
  await of(at.therapist).record(id, { at: now().add({ seconds: 1 }), state: 'closed', reason: 'Moved away.' })
  const enquiry = await of(at.prescriber).open(id)
  expect(enquiry.steps.map(({ state, by, reason }) => [state, by, reason])).toEqual([
    ['answered', coordinator.id, 'Called back.'],
    ['closed', at.therapist.id, 'Moved away.'],
  ])
  expect(stateOf(enquiry)).toBe('closed')
  expect(await of(coordinator).newOnes()).toBe(before - 1)
})

const here = (person: SignedIn) => ({
  charts: at.chartsOf(person),
  enquiries: of(person),
  people: createPeople(at.database.db, person),
  person,
  now: now(),
})
const patientFields = (name: string) => ({
  intent: 'take-in' as const,
  name,
  birthDate: '1985-04-09',
  sex: 'female',
  phone: '303 555 0142',
  therapist: at.therapist.id,
})

test('taken in, it is a course with the answers as the person’s own, given when they were sent', async () => {
  await send('Fay Taken', { sentAt: now().subtract({ hours: 48 }) })
  const enquiry = await called('Fay Taken')
  expect(await takeIn(here(coordinator), enquiry, patientFields('Fay Taken'))).toMatchObject({ ok: true })
  const course = await at.chartsOf(coordinator).open(enquiry.id)
  expect(course.patient.name).toBe('Fay Taken')
  expect(course.chart.current.find(({ kind }) => kind === 'screening-answered')).toMatchObject({
    at: enquiry.sentAt,
    body: { answers: enquiry.answers, from: 'self-check' },
  })
  expect(stateOf(await called('Fay Taken'))).toBe('course')
  // The questions are still to be asked: what somebody answered alone does not stand for that.
  const listed = (await at.chartsOf(coordinator).list()).find(({ id }) => id === course.id)
  expect(listed?.summary.obligations.map(({ href }) => href)).toContain(
    `/courses/${course.id}/screening/answers`,
  )
})

test('taken in by two people at once, the person becomes a patient once', async () => {
  await send('Gus Twice')
  const enquiry = await called('Gus Twice')
  const results = await Promise.all(
    [coordinator, at.therapist].map((person) => takeIn(here(person), enquiry, patientFields('Gus Twice'))),
  )
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  const patients = await asOwner(at.url, `select id from patient where name = 'Gus Twice'`)
  expect(patients).toHaveLength(1)
})

test('it is deleted when its sender asks for it, but not out of a chart', async () => {
  await send('Hal Asks')
  await send('Ida Course')
  const gone = await called('Hal Asks')
  await of(coordinator).record(gone.id, { at: now(), state: 'answered' })
  expect(await of(coordinator).remove(gone.id)).toBe(true)
  await expect(of(coordinator).open(gone.id)).rejects.toMatchObject({ status: 404 })
  const kept = await called('Ida Course')
  await takeIn(here(coordinator), kept, patientFields('Ida Course'))
  expect(await of(coordinator).remove(kept.id)).toBe(false)
  expect(stateOf(await called('Ida Course'))).toBe('course')
})

test('after its time what led to no course is forgotten, everywhere, and nothing else', async () => {
  for (const name of ['Jo Old', 'Kim Young', 'Lou Answered', 'Mo Course']) await send(name)
  await takeIn(here(coordinator), await called('Mo Course'), patientFields('Mo Course'))
  for (const name of ['Jo Old', 'Lou Answered', 'Mo Course']) await aged(name, KEPT.days + 1)
  await aged('Kim Young', KEPT.days - 1)
  await of(coordinator).record((await called('Lou Answered')).id, { at: now(), state: 'answered' })
  expect(await forgetEnquiries(at.database.db, now())).toBe(1)
  const left = (await of(coordinator).list()).map(({ name }) => name)
  expect(left).toEqual(expect.arrayContaining(['Kim Young', 'Lou Answered', 'Mo Course']))
  expect(left).not.toContain('Jo Old')
})

test('a clock that is wrong by a year forgets nothing of this month', async () => {
  await send('Nia Today')
  await forgetEnquiries(at.database.db, now().add({ hours: 365 * 24 }))
  expect((await called('Nia Today')).name).toBe('Nia Today')
})
