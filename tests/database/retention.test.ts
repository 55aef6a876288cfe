/** Deleting a course: what is gone for good, what stays, and who may. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { command } from '#cli/command.ts'
import { rebuild } from '#course/projection-store.ts'
import { createRetention } from '#course/retention-store.ts'
import { type CourseId, courseId, personId } from '#kernel/ids.ts'
import type { SignedIn } from '#people/people.ts'
import { shippedRetention } from '#platform/content.ts'
import { createKeys } from '#platform/keys.ts'
import { openMasterKeys } from '#platform/master-keys.ts'
import { verifyChain } from '#platform/verify.ts'
import { asOwner } from '../support/database.ts'
import { newId, practiceForTests } from '../support/practice.ts'

let at: Awaited<ReturnType<typeof practiceForTests>>
let officer: SignedIn
let administrator: SignedIn
let patient: SignedIn
const now = Temporal.Instant.from('2036-11-24T12:00:00Z')
const LONG_AGO = Temporal.Instant.from('2015-03-02T15:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'kairos-forget-'))

beforeAll(async () => {
  at = await practiceForTests()
  officer = await at.member('Priva Officer', ['privacy-officer'])
  administrator = await at.member('Ada Ministrator', ['administrator'])
  patient = await at.member('Test Person', ['patient'])
  vi.stubEnv('DATABASE_URL', at.url)
  vi.stubEnv('KAIROS_KEYS', at.keysFile)
  vi.stubEnv('KAIROS_DATA', folder)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
  await at.close()
})

/** A course of long ago, closed, of the patient or of somebody else. */
async function oldCourse(of: string = at.patient, closed = true): Promise<CourseId> {
  const course = courseId.parse(newId())
  const { id, version } = at.library.shipped
  const drafts = [
    {
      kind: 'course-opened',
      body: { patient: of, protocol: { id, version }, team: { therapist: at.therapist.id } },
    },
    { kind: 'integration-noted', body: { text: 'the secret of the needles' } },
    ...(closed ? [{ kind: 'course-closed', body: { outcome: 'completed', reason: 'finished well' } }] : []),
  ]
  const stored = await at.chartsOf(at.therapist).append(
    course,
    drafts.map((draft, i) => ({ ...draft, at: LONG_AGO.add({ minutes: i }) })),
  )
  expect(stored).toMatchObject({ ok: true })
  return course
}
async function somebodyElse(name: string): Promise<string> {
  const id = newId()
  await asOwner(
    at.url,
    `insert into patient (practice_id, id, name, birth_date, sex, phone, email, record_system, record_id)
     values ($1, $2, $3, '1971-07-11', 'male', '303-555-0199', 'else@patient.example', 'http://hospital.example', $4)`,
    [at.home, id, name, id],
  )
  return id
}
const retention = (person: SignedIn) =>
  createRetention(
    {
      db: at.database.db,
      shipped: shippedRetention(),
      newId,
      accessRecord: at.accessRecord,
      whence: { page: '/practice/retention' },
    },
    person,
  )
const propose = (course: CourseId, person = officer) =>
  retention(person).decide(
    { course, act: 'proposed', reason: 'over its time', under: 'the rule of the test' },
    Temporal.Now.instant(),
  )
async function deleted(of?: string): Promise<CourseId> {
  const course = await oldCourse(of)
  await propose(course)
  expect(await retention(administrator).confirm(course)).toBe(true)
  return course
}
/** Everything that stands in the database, as text. */
async function dump(): Promise<string> {
  const tables = await asOwner<{ name: string }>(
    at.url,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const rows: string[] = []
  // One after the other: there are more tables than the database takes connections.
  for (const { name } of tables)
    for (const { row } of await asOwner<{ row: string }>(
      at.url,
      `select row_to_json(t)::text as row from ${name} t`,
    ))
      rows.push(row)
  return rows.join('\n')
}

// shows: ASVS 14.2.7, HIPAA retention
test('after a deletion a copy of the whole database and the master keys together say nothing of what was written, nor whose it was', async () => {
  const course = await deleted(await somebodyElse('Vera Nished'))
  const everything = await dump()
  for (const words of [
    'Vera Nished',
    'secret of the needles',
    'finished well',
    '303-555-0199',
    'else@patient.example',
    '1971-07-11',
  ])
    expect(everything, words).not.toContain(words)
  const keys = createKeys(at.database.db, openMasterKeys(at.keysFile))
  const all = await asOwner<{ master: string; wrapped: Buffer | null }>(
    at.url,
    'select master, wrapped from course_key',
  )
  const sealed = await asOwner<{ id: string; sealed: string }>(
    at.url,
    `select id, body ->> 'sealed' as sealed from entry where course_id = $1`,
    [course],
  )
  expect(sealed).toHaveLength(3)
  for (const row of all) {
    const key = keys.from(row)
    for (const entry of sealed) expect(() => key?.open(entry.id, entry.sealed) ?? fail()).toThrow()
  }
})
const fail = (): never => {
  throw new Error('There is no key.')
}

test('the chains of seals hold, and lists made anew leave a deleted course as it is', async () => {
  const course = await deleted(await somebodyElse('Reba Built'))
  const row = () => asOwner(at.url, 'select * from course_summary where course_id = $1', [course])
  const before = await row()
  await rebuild(at.database.db, { practice: at.home, person: personId.parse('nobody') }, at)
  expect(await row()).toEqual(before)
  expect(await verifyChain(at.url)).toMatchObject({ ok: true })
})

test('opening it says so plainly, lists leave it out, and nothing can be added, not even by reopening it', async () => {
  const course = await oldCourse(await somebodyElse('Goan Forever'))
  const charts = at.chartsOf(at.therapist)
  await charts.open(course)
  await propose(course)
  await retention(administrator).confirm(course)
  const answer: unknown = await charts.open(course).catch((thrown: unknown) => thrown)
  expect(answer).toBeInstanceOf(Response)
  if (!(answer instanceof Response)) return
  expect(answer.status).toBe(410)
  expect(await answer.text()).toMatch(/This record was deleted on .* \(the rule of the test\)/)
  expect((await charts.list({ closed: true })).map(({ id }) => id)).not.toContain(course)
  for (const one of [charts, at.chartsOf({ ...at.therapist })])
    expect(
      await one.append(course, [
        { kind: 'course-reopened', at: Temporal.Now.instant(), body: { reason: 'again' } },
      ]),
    ).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining('This record was deleted') }],
    })
  // A process that never held its key refuses with the same sentence.
  const { createWriter } = await import('#course/writer.ts')
  const anew = { ...at, keys: createKeys(at.database.db, openMasterKeys(at.keysFile)) }
  const late = await createWriter(at.database, anew).append({ practice: at.home, person: at.therapist.id }, [
    { course, by: at.therapist.id, body: {}, draft: { id: newId(), kind: 'a-note', at: LONG_AGO, body: {} } },
  ])
  expect(late).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining('This record was deleted') }],
  })
})

test('other courses are unharmed: of another person, and of the same, whose address stays while one is left', async () => {
  const person = await somebodyElse('Two Courses')
  const kept = await oldCourse(person)
  await deleted(person)
  const { chart, patient } = await at.chartsOf(at.therapist).open(kept)
  expect(chart.current.map(({ kind }) => kind)).not.toContain('unreadable')
  expect(patient).toMatchObject({ name: 'Two Courses', birthDate: '1971-07-11' })
})

test('the last course of a person takes their address and their account with it', async () => {
  const own = await oldCourse()
  const others = await asOwner<{ course_id: string }>(
    at.url,
    'select course_id from course_summary where patient_id = $1 and deleted_at is null and course_id <> $2',
    [at.patient, own],
  )
  expect(others).toEqual([])
  await asOwner(
    at.url,
    `insert into sign_in_account (id, person_id, account_id, provider_id) values ('x', $1, $1, 'credential')`,
    [patient.id],
  )
  await propose(own)
  await retention(administrator).confirm(own)
  expect(
    await asOwner(at.url, 'select name, phone, email, birth_date from patient where id = $1', [at.patient]),
  ).toEqual([{ name: '—', phone: null, email: null, birth_date: null }])
  expect(await asOwner(at.url, 'select name, email from person where id = $1', [patient.id])).toEqual([
    { name: '—', email: `${patient.id}@deleted.invalid` },
  ])
  expect(await asOwner(at.url, 'select from sign_in_account where person_id = $1', [patient.id])).toEqual([])
  const [member] = await asOwner<{ left_at: Date }>(
    at.url,
    'select left_at from membership where person_id = $1',
    [patient.id],
  )
  expect(member?.left_at).toBeInstanceOf(Date)
})

test('an enquiry that the course began with goes too: it lay there in clear', async () => {
  const course = await oldCourse(await somebodyElse('Eva Quiry'))
  await asOwner(
    at.url,
    `insert into enquiry (practice_id, id, sent_at, name, email, answers, protocol, consent)
     values ($1, $2, now(), 'Eva Quiry', 'eva@patient.example', '{}', 'p', 'yes')`,
    [at.home, course],
  )
  await propose(course)
  await retention(administrator).confirm(course)
  expect(await dump()).not.toContain('eva@patient.example')
})

test('nobody confirms alone, nobody without the role, and nothing that was withdrawn or is on hold', async () => {
  const course = await oldCourse(await somebodyElse('Kep Tagain'))
  expect(await retention(administrator).confirm(course)).toBe(false)
  await propose(course)
  expect(await retention(officer).confirm(course)).toBe(false)
  expect(await retention(at.therapist).confirm(course)).toBe(false)
  const stranger = await at.member('Other Officer', ['privacy-officer'], await at.addPractice())
  expect(await retention(stranger).confirm(course)).toBe(false)
  await retention(officer).decide(
    { course, act: 'held', reason: 'a letter from a court' },
    Temporal.Now.instant(),
  )
  await expect(retention(administrator).confirm(course)).rejects.toThrow(/legal hold/)
  await retention(officer).decide(
    { course, act: 'released', reason: 'the court is done' },
    Temporal.Now.instant(),
  )
  await retention(administrator).decide({ course, act: 'withdrawn', reason: 'wait' }, Temporal.Now.instant())
  expect(await retention(administrator).confirm(course)).toBe(false)
  expect((await at.chartsOf(at.therapist).open(course)).chart.current).toHaveLength(3)
})

test('an open course and a chart with parts that no key seals are not deleted, whoever confirms', async () => {
  const open = await oldCourse(await somebodyElse('Opal Open'), false)
  await propose(open)
  await expect(retention(administrator).confirm(open)).rejects.toThrow(/only a closed course/)
  const older = await oldCourse(await somebodyElse('Olda Sealed'))
  await asOwner(
    at.url,
    `update entry set body = '{"text":"plain"}' where course_id = $1 and kind = 'integration-noted'`,
    [older],
  )
  await propose(older)
  await expect(retention(administrator).confirm(older)).rejects.toThrow(/no key seals/)
  expect((await retention(officer).one(older))?.kept.sealed).toBe(false)
  await asOwner(at.url, 'delete from entry where course_id = $1', [older])
  await asOwner(
    at.url,
    'delete from entry_seal s where not exists (select from entry e where e.id = s.entry_id)',
  )
})

test('the office sees whose course is over its time, and nobody else sees anything', async () => {
  const course = await oldCourse(await somebodyElse('Dua Longago'))
  const recent = await at.openCourse()
  const policy = await retention(officer).policy()
  const found = await retention(officer).courses(now, policy)
  expect(found.find(({ kept }) => kept.course === course)?.kept).toMatchObject({
    name: 'Dua Longago',
    closed: true,
    sealed: true,
  })
  expect(found.map(({ kept }) => kept.course)).not.toContain(recent)
  expect((await retention(officer).named('dua lo')).map(({ kept }) => kept.course)).toEqual([course])
  for (const person of [at.therapist, patient]) {
    expect(await retention(person).courses(now, policy)).toEqual([])
    expect(await retention(person).named('dua')).toEqual([])
    await expect(propose(course, person)).rejects.toThrow(/row-level security/)
  }
  await expect(propose(course, administrator)).rejects.toThrow(/row-level security/)
})

test('years that a practice sets count for it alone', async () => {
  await retention(officer).set({ rule: 'record', years: 10 }, 'our state asks for it', Temporal.Now.instant())
  const years = async (person: SignedIn) =>
    (await retention(person).policy()).rules.find(({ id }) => id === 'record')?.years
  expect(await years(officer)).toBe(10)
  expect(await years(await at.member('Third Officer', ['privacy-officer'], await at.addPractice()))).toBe(7)
  await expect(
    retention(administrator).set({ rule: 'record', years: 1 }, 'less', Temporal.Now.instant()),
  ).rejects.toThrow(/row-level security/)
})

test('the application can neither delete by itself nor take back what was decided', async () => {
  for (const query of [
    `select delete_course(gen_random_uuid(), gen_random_uuid(), 'a', 'b', 'c', 'd', '{}')`,
    'update retention_act set act = null',
    'delete from retention_act',
    'delete from retention_setting',
  ])
    await expect(at.database.pool.query(query), query).rejects.toThrow(/permission denied/)
})

async function kairos(...args: readonly string[]) {
  const out: string[] = []
  const err: string[] = []
  const status = await command(args, { say: (line) => out.push(line), complain: (line) => err.push(line) })
  return { status, stdout: out.join('\n'), stderr: err.join('\n') }
}
const email = (person: SignedIn) => `${person.id}@test.example`
const people = (one: SignedIn, other: SignedIn) => [
  '--proposed-by',
  email(one),
  '--confirmed-by',
  email(other),
]

test('kairos forget deletes in the name of two people, keeps when and why, and kairos verify holds', async () => {
  const course = await oldCourse(await somebodyElse('Cora Command'))
  expect(await kairos('forget', course, ...people(officer, officer))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('two people'),
  })
  expect(await kairos('forget', course, ...people(administrator, officer))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('privacy officer'),
  })
  expect(await kairos('forget', course)).toMatchObject({ status: 2 })
  const done = await kairos('forget', course, ...people(officer, administrator))
  expect(done).toMatchObject({ status: 0, stdout: expect.stringContaining('The record of a course of care') })
  expect(done.stdout).toContain('Backups')
  const [row] = await asOwner(
    at.url,
    `select person_id, act, page, why from access_record where course_ids = array[$1]::uuid[] and act = 'deleted'`,
    [course],
  )
  expect(row).toMatchObject({
    person_id: administrator.id,
    act: 'deleted',
    page: 'command line',
    why: expect.stringContaining('retention@'),
  })
  expect(await kairos('forget', course, ...people(officer, administrator))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('deleted already'),
  })
  expect(await kairos('course', course)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('This record was deleted'),
  })
  expect(await kairos('export', course)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('This record was deleted'),
  })
  expect(await kairos('rebuild')).toMatchObject({ status: 0 })
  expect(await kairos('verify')).toMatchObject({ status: 0 })
  expect(await kairos('keys', 'rotate')).toMatchObject({ status: 0 })
})

test('kairos forget keeps what is not over its time', async () => {
  const course = await at.openCourse()
  expect(await kairos('forget', course, ...people(officer, administrator))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('This course is open.'),
  })
})
