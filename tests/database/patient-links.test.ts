/** Links for patients: what whoever holds one may see and do, by the store and by the database. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Purpose } from '#course/patient-link.ts'
import { createLinkHolding, createPatientLinks, forgetPatientLinks } from '#course/patient-link-store.ts'
import type { CourseId, EntryId } from '#kernel/ids.ts'
import { entryId, personId } from '#kernel/ids.ts'
import { hoursAfter } from '#kernel/time.ts'
import type { SignedIn } from '#people/people.ts'
import { connect, type Database, scoped } from '#platform/database.ts'
import { createLinks } from '#platform/links.ts'
import type { Letter } from '#platform/mail.ts'
import { asOwner } from '../support/database.ts'
import { newId, practiceForTests } from '../support/practice.ts'

let at: Awaited<ReturnType<typeof practiceForTests>>
/** The same database without row-level security: what is found here, the store alone decides. */
let unguarded: Database
let course: CourseId
let other: CourseId
const visit = newId()
const letters: Letter[] = []
const now = () => Temporal.Now.instant()
const nobody = new Headers()

const links = () => createLinks(at.database.db, { secure: true })
const mailing = () => ({
  links: links(),
  post: { send: async (letter: Letter) => void letters.push(letter) },
  origin: 'https://kairos.example',
  now: now(),
})
const sending = (person: SignedIn) => createPatientLinks({ db: at.database.db, newId, whence: {} }, person)
const holding = (db = at.database.db) =>
  createLinkHolding({ ...at, db, newId, shipped: new Map(), writer: at.writer })
const whence = { page: '/open/forms/x', caller: '192.0.2.7' }

beforeAll(async () => {
  at = await practiceForTests()
  unguarded = connect(at.url)
  unguarded.pool.options.options = '-c timezone=UTC'
  course = await at.openCourse()
  other = await at.openCourse()
  const from = hoursAfter(now(), 48)
  const body = {
    visit,
    visitKind: 'dosing',
    from,
    to: hoursAfter(from, 3),
    place: 'Room 2',
    people: [],
    route: 'im',
  }
  for (const one of [course, other])
    await append(at.therapist, one, [
      { kind: 'intention-written', at: now(), body: { text: 'to sleep again' } },
      ...(one === course ? [{ id: newId(), kind: 'visit-planned', at: now(), body }] : []),
    ])
})
afterAll(async () => {
  await at.close()
  await unguarded.close()
})
beforeEach(() => letters.splice(0))

type Drafts = Parameters<ReturnType<typeof at.chartsOf>['append']>[1]
async function append(person: SignedIn, to: CourseId, drafts: Drafts) {
  const stored = await at.chartsOf(person).append(to, drafts)
  expect(stored).toMatchObject({ ok: true })
}

/** Sends a link of the course and answers its id and the key in its letter. */
async function sent(purpose: Purpose, until = hoursAfter(now(), 24), by = at.therapist) {
  const opened = await at.chartsOf(at.therapist).open(course)
  const things: Partial<Record<Purpose, string>> = {
    'patient-form': 'phq-9',
    'patient-screening': 'screening',
  }
  const thing = things[purpose] ?? visit
  await sending(by).send(opened, { purpose, thing, until }, 'pat@mail.example', mailing())
  const [newest] = await sending(at.therapist).of(course)
  const key = /\/links\/([\w-]{43})/.exec(letters.at(-1)?.text ?? '')?.[1] ?? ''
  return { id: newest!.id, key }
}
async function held(id: EntryId, db = at.database.db) {
  const found = await holding(db).open(id, whence, now())
  if (!found?.open) throw new Error('The link opens nothing.')
  return found.open.charts
}
const within = <T>(link: EntryId, person: string, look: Parameters<typeof scoped<T>>[2]) =>
  scoped(at.database.db, { practice: at.home, person: personId.parse(person), link }, look)
type Inserted = { id: string; course_id: string; kind: string; by: string; audience: string }
/** Past everything that stands before the database. */
const inserting = (link: EntryId, kind: string, over: Partial<Inserted>) =>
  within(link, at.patient, (tx) =>
    tx
      .insertInto('entry')
      .values({
        practice_id: at.home,
        id: link,
        course_id: course,
        kind,
        at: now().toString(),
        by: at.patient,
        audience: 'care-team',
        body: '{}',
        ...over,
      })
      .execute(),
  )
const answers = {
  questionnaire: { id: 'phq-9', version: '1' },
  answers: {},
  points: {},
  skipped: [],
  mode: 'self',
}
const answered = (id: EntryId, over: object = {}) => ({
  kind: 'questionnaire-answered',
  id,
  at: now(),
  body: { ...answers, ...over },
})

test('a link is sent, opened and ended by the care team, and each stands in the access record or with the link', async () => {
  const { id, key } = await sent('patient-form')
  expect(letters).toMatchObject([
    { to: 'pat@mail.example', subject: 'Your practice asks you to fill in a form' },
  ])
  expect(letters[0]?.text).not.toContain('Test Person')
  const stored = await asOwner(at.url, 'select * from link where subject = $1', [id])
  expect(JSON.stringify(stored)).not.toContain(key)
  await held(id)
  expect(await sending(at.therapist).of(course)).toMatchObject([
    { id, recipient: 'pat@mail.example', sentBy: at.therapist.id, opened: expect.anything() },
  ])
  expect(await sending(at.prescriber).end(course, id, mailing())).toBe(true)
  expect(await sending(at.prescriber).end(course, id, mailing())).toBe(false)
  const recorded = await asOwner<{ why: string; course_ids: string[] }>(
    at.url,
    `select why, course_ids from access_record where act = 'access-changed' order by at`,
  )
  expect(recorded.map(({ why }) => why)).toEqual([
    'a link was sent to the patient',
    'a link of the patient was ended',
  ])
  expect(recorded[0]?.course_ids).toEqual([course])
})

test('its key opens again and again, until it was ended or its form was answered; then it says which', async () => {
  const form = await sent('patient-form')
  const opening = { purpose: 'patient-form', subject: form.id }
  for (const _ of [1, 2, 3]) expect((await links().open(form.key, nobody, now()))?.opening).toEqual(opening)
  await links().close(opening, 'used', now())
  expect(await links().open(form.key, nobody, now())).toBeUndefined()
  expect(await links().look(form.key, now())).toEqual({ state: 'used', opening })

  const booking = await sent('patient-booking')
  await sending(at.therapist).end(course, booking.id, mailing())
  expect((await links().look(booking.key, now())).state).toBe('ended')
  expect(await links().open(booking.key, nobody, now())).toBeUndefined()
})

// shows: ASVS 16.2.1, HIPAA audit controls
test('each look through a link stands in the access record, under the patient and as a look through a link', async () => {
  const { id } = await sent('patient-booking')
  await (await held(id)).open(course)
  const [last] = await asOwner(
    at.url,
    'select person_id, act, page, caller, course_ids from access_record order by at desc limit 1',
  )
  expect(last).toEqual({
    person_id: at.patient,
    act: 'opened',
    page: 'one-time link: patient-booking',
    caller: '192.0.2.7',
    course_ids: [course],
  })
})

// shows: ASVS 8.2.2, ASVS 8.2.3, ASVS 8.3.1, HIPAA access control
describe.each([
  ['the store alone', () => unguarded.db],
  ['the store and the database', () => at.database.db],
] as const)('whoever holds a link, by %s', (_, db) => {
  const refused = { status: 404 }

  test('finds its course and no other, not even of the same patient', async () => {
    const { id } = await sent('patient-booking')
    const charts = await held(id, db())
    expect((await charts.open(course)).id).toBe(course)
    await expect(charts.open(other)).rejects.toMatchObject(refused)
  })

  test('finds in it only what the one thing is made of', async () => {
    const kindsFor = async (purpose: Purpose) => {
      const { chart } = await (await held((await sent(purpose)).id, db())).open(course)
      return new Set(chart.entries.map(({ kind }) => kind))
    }
    expect(await kindsFor('patient-form')).toEqual(new Set(['course-opened']))
    expect([...(await kindsFor('patient-booking'))]).not.toContain('intention-written')
    expect([...(await kindsFor('patient-visit'))]).not.toContain('intention-written')
  })

  test('writes nothing but what it is for', async () => {
    const { id } = await sent('patient-booking')
    const charts = await held(id, db())
    const { chart } = await charts.open(course)
    const planned = chart.entries.find(({ kind }) => kind === 'visit-planned')!.id
    expect(await charts.append(course, [answered(newId())])).toMatchObject({ ok: false })
    const said = { kind: 'visit-confirmed', at: now(), body: { visit, planned } }
    expect(await charts.append(other, [said])).toMatchObject({ ok: false })
    expect(await charts.append(course, [said])).toMatchObject({ ok: true })
  })
})

// shows: ASVS 8.4.1, ASVS 8.3.1
describe('the database, whatever the program believes', () => {
  const tables = ['entry', 'course_summary', 'patient', 'course_access', 'note_reader'] as const
  const seen = async (link: EntryId, person: string) =>
    within(link, person, async (tx) => await tx.selectFrom('entry').select(['course_id', 'kind']).execute())

  test('shows through a link one course and one patient, and the entries of its thing', async () => {
    const { id } = await sent('patient-form')
    await within(id, at.patient, async (tx) => {
      expect(await tx.selectFrom('course_summary').select('course_id').execute()).toEqual([
        { course_id: course },
      ])
      expect(await tx.selectFrom('patient').select('id').execute()).toEqual([{ id: at.patient }])
    })
    expect(await seen(id, at.patient)).toEqual([{ course_id: course, kind: 'course-opened' }])
  })
  test('shows nothing through it to anybody else, in another practice, or by an id that is no link', async () => {
    const { id } = await sent('patient-form')
    expect(await seen(id, 'somebody')).toEqual([])
    expect(await seen(newId(), at.patient)).toEqual([])
    const elsewhere = { practice: await at.addPractice(), person: personId.parse(at.patient), link: id }
    await scoped(at.database.db, elsewhere, async (tx) => {
      for (const table of tables) expect(await tx.selectFrom(table).selectAll().execute(), table).toEqual([])
    })
  })
  test.each([
    ['was ended', `update patient_link set ended_at = now(), ended_by = 'x' where id = $1`],
    ['is over', `update patient_link set until = now() where id = $1`],
  ] as const)('shows nothing and takes nothing when its time %s', async (_, query) => {
    const { id } = await sent('patient-form')
    const charts = await held(id)
    await asOwner(at.url, query, [id])
    expect(await seen(id, at.patient)).toEqual([])
    await expect(charts.open(course)).rejects.toMatchObject({ status: 404 })
    expect(await charts.append(course, [answered(id)])).toMatchObject({ ok: false })
    const found = await holding().open(id, whence, now())
    expect(found).toMatchObject({ practice: 'Test practice' })
    expect(found?.open).toBeUndefined()
  })
  test('takes the answers of a form under the id of its link, in its course, and nothing else', async () => {
    const { id } = await sent('patient-form')
    const insert = (over: Partial<Inserted>) => inserting(id, 'questionnaire-answered', over)
    for (const wrong of [
      { id: newId() },
      { course_id: other },
      { kind: 'consent-signed' },
      { kind: 'visit-confirmed' },
      { by: 'somebody' },
      { audience: 'author' },
    ])
      await expect(insert(wrong), JSON.stringify(wrong)).rejects.toThrow(/row-level security/)
    await insert({})
  })
  test('lets nobody open an ended link again, end one of another team, or send one in somebody else’s name', async () => {
    const { id } = await sent('patient-form')
    const stranger = await at.member('Cora Colleague', ['therapist'])
    expect(await sending(stranger).of(course)).toEqual([])
    expect(await sending(stranger).end(course, id, mailing())).toBe(false)
    await expect(sent('patient-form', undefined, stranger)).rejects.toThrow(/row-level security/)
    const before = letters.length
    await sending(at.therapist).end(course, id, mailing())
    expect(letters).toHaveLength(before)
    await expect(
      scoped(at.database.db, { practice: at.home, person: at.therapist.id }, (tx) =>
        tx.updateTable('patient_link').set({ ended_at: null, ended_by: null }).where('id', '=', id).execute(),
      ).then(
        async () =>
          (await asOwner(at.url, 'select from patient_link where id = $1 and ended_at is null', [id])).length,
      ),
    ).resolves.toBe(0)
  })
})

const screened = (id: EntryId, answers: object = { preg: { value: 'no' } }) => ({
  kind: 'screening-answered',
  id,
  at: now(),
  body: { answers },
})

// shows: ASVS 8.2.2, ASVS 8.2.3, ASVS 8.3.1
describe.each([
  ['the store alone', () => unguarded.db],
  ['the store and the database', () => at.database.db],
] as const)('whoever holds a link to the screening questions, by %s', (_, db) => {
  test('sees no answer that was given before, and nothing of the history or of the findings', async () => {
    await append(at.therapist, course, [
      { kind: 'screening-answered', at: now(), body: { answers: { preg: { value: 'yes' } } } },
      { kind: 'screening-measured', at: now(), body: { weight: 70 } },
    ])
    const { chart } = await (await held((await sent('patient-screening')).id, db())).open(course)
    expect([...new Set(chart.entries.map(({ kind }) => kind))]).toEqual(['course-opened'])
  })
  test('answers them, and writes nothing else that a patient writes', async () => {
    const { id } = await sent('patient-screening')
    const charts = await held(id, db())
    expect(await charts.append(course, [answered(id)])).toMatchObject({ ok: false })
    expect(await charts.append(other, [screened(id)])).toMatchObject({ ok: false })
    expect(await charts.append(course, [screened(id)])).toMatchObject({ ok: true, value: { stored: [id] } })
    // Their own answers are what the page has to look at after sending.
    const { chart } = await charts.open(course)
    expect(chart.entries.filter(({ kind }) => kind === 'screening-answered')).toMatchObject([{ id }])
  })
})

test('the screening is answered once through a link; a doubled send stores once, and each side of two at once', async () => {
  const { id } = await sent('patient-screening')
  const charts = await held(id)
  const first = screened(id)
  await Promise.all(Array.from({ length: 10 }, () => charts.append(course, [first])))
  expect(await charts.append(course, [first])).toMatchObject({ ok: true, value: { already: [id] } })
  expect(await charts.append(course, [screened(id, { preg: { value: 'yes' } })])).toMatchObject({ ok: false })
  expect(await asOwner(at.url, 'select by from entry where id = $1', [id])).toEqual([{ by: at.patient }])
})

// shows: ASVS 8.4.1, ASVS 8.3.1
test('the database takes through such a link the answers under its id, in its course, and nothing else', async () => {
  const { id } = await sent('patient-screening')
  const form = await sent('patient-form')
  const insert = (over: Partial<Inserted>, link = id) => inserting(link, 'screening-answered', over)
  for (const wrong of [
    { id: newId() },
    { course_id: other },
    { kind: 'questionnaire-answered' },
    { kind: 'screening-measured' },
    { kind: 'finding-decided' },
    { kind: 'consent-signed' },
    { by: 'somebody' },
    { by: at.therapist.id },
    { audience: 'author' },
  ])
    await expect(insert(wrong), JSON.stringify(wrong)).rejects.toThrow(/row-level security/)
  // A link to a form is none to the screening.
  await expect(insert({}, form.id)).rejects.toThrow(/row-level security/)
  await insert({})
  await asOwner(at.url, `update patient_link set until = now() where id = $1`, [form.id])
})

test('a form is answered once: sent again it changes nothing, and other answers are refused', async () => {
  const { id } = await sent('patient-form')
  const charts = await held(id)
  const first = answered(id)
  expect(await charts.append(course, [first])).toMatchObject({ ok: true, value: { stored: [id] } })
  expect(await charts.append(course, [first])).toMatchObject({ ok: true, value: { already: [id] } })
  expect(await charts.append(course, [answered(id, { mode: 'paper' })])).toMatchObject({ ok: false })
  const { chart, names } = await at.chartsOf(at.therapist).open(course)
  const entry = chart.entries.find((one) => one.id === id)
  expect(entry).toMatchObject({ by: at.patient, kind: 'questionnaire-answered' })
  expect(names.get(entry!.by)).toBe('Test Person')
})

test('twenty who send the form at once leave one answer', async () => {
  const { id } = await sent('patient-form')
  const charts = await held(id)
  await Promise.all(Array.from({ length: 20 }, () => charts.append(course, [answered(id)])))
  expect(await asOwner(at.url, 'select from entry where id = $1', [id])).toHaveLength(1)
})

test('addresses are forgotten a month after the link, and at once when the course is deleted', async () => {
  const { id } = await sent('patient-form')
  await forgetPatientLinks(at.database.db, hoursAfter(now(), 24 * 30 + 12))
  const recipient = async () =>
    (
      await asOwner<{ recipient: string | null }>(
        at.url,
        'select recipient from patient_link where id = $1',
        [id],
      )
    )[0]
  expect(await recipient()).toEqual({ recipient: 'pat@mail.example' })
  await forgetPatientLinks(at.database.db, hoursAfter(now(), 24 * 32))
  expect(await recipient()).toEqual({ recipient: null })

  const later = await sent('patient-visit')
  await asOwner(
    at.url,
    `update course_summary set deleted_at = now(), deleted_under = 'a rule' where course_id = $1`,
    [course],
  )
  expect(
    await asOwner(at.url, 'select recipient, ended_by from patient_link where id = $1', [later.id]),
  ).toEqual([{ recipient: null, ended_by: 'deleted' }])
  expect((await holding().open(entryId.parse(later.id), whence, now()))?.open).toBeUndefined()
})
