/** Who looked at which chart: recorded before anything is shown, and for good. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CourseId } from '#kernel/ids.ts'
import { scoped } from '#platform/database.ts'
import { verifyChain } from '#platform/verify.ts'
import { asOwner } from '../support/database.ts'
import { practiceForTests } from '../support/practice.ts'

let at: Awaited<ReturnType<typeof practiceForTests>>
let course: CourseId
beforeAll(async () => {
  at = await practiceForTests()
  course = await at.openCourse()
})
afterAll(() => at.close())

type Row = { person_id: string; act: string; course_ids: string[] }
const looks = () =>
  asOwner<Row>(at.url, 'select person_id, act, course_ids from access_record order by at, id')
const last = async () => (await looks()).at(-1)

// shows: ASVS 16.2.1, ASVS 16.3.2, HIPAA audit controls
test('opening a chart, listing courses and being refused are each recorded, with who and which', async () => {
  await at.chartsOf(at.therapist).open(course)
  expect(await last()).toEqual({ person_id: at.therapist.id, act: 'opened', course_ids: [course] })
  await at.chartsOf(at.prescriber).list()
  expect(await last()).toEqual({ person_id: at.prescriber.id, act: 'listed', course_ids: [course] })
  const colleague = await at.member('Cora Colleague', ['therapist'])
  await expect(at.chartsOf(colleague).open(course)).rejects.toMatchObject({ status: 404 })
  expect(await last()).toEqual({ person_id: colleague.id, act: 'refused', course_ids: [course] })
})

test('fifty at once are all recorded, and none waits for ever', async () => {
  const before = (await looks()).length
  await Promise.all(Array.from({ length: 50 }, () => at.chartsOf(at.therapist).open(course)))
  expect((await looks()).length).toBe(before + 50)
})

// shows: ASVS 16.5.3
test('when the look cannot be recorded, nothing is shown', async () => {
  await asOwner(at.url, 'revoke execute on function record_access from kairos_app')
  await expect(at.chartsOf(at.therapist).open(course)).rejects.toThrow(/permission denied/)
  await expect(at.chartsOf(at.therapist).list()).rejects.toThrow(/permission denied/)
  await asOwner(at.url, 'grant execute on function record_access to kairos_app')
})

// shows: ASVS 16.4.2
test('a patient finds who looked at their own chart, a privacy officer everybody, and a therapist nobody', async () => {
  const patient = await at.member('Test Person', ['patient'])
  const officer = await at.member('Priva Officer', ['privacy-officer'])
  const stranger = await at.member('Other Officer', ['privacy-officer'], await at.addPractice())
  const found = (person: typeof patient) =>
    scoped(at.database.db, { practice: person.practice, person: person.id }, (tx) =>
      tx.selectFrom('access_record').select('person_id').execute(),
    )
  expect((await found(patient)).map((row) => row.person_id)).toContain(at.therapist.id)
  expect(await found(officer)).toHaveLength((await looks()).length)
  expect(await found(at.therapist)).toEqual([])
  expect(await found(stranger)).toEqual([])
})

// shows: ASVS 16.4.2, HIPAA integrity
test('the application can neither change, delete nor slip in a record', async () => {
  for (const query of [
    `update access_record set act = 'listed'`,
    'delete from access_record',
    `insert into access_record (practice_id, id, person_id, act, course_ids) values (gen_random_uuid(), gen_random_uuid(), 'x', 'opened', '{}')`,
    'delete from access_seal',
  ])
    await expect(at.database.pool.query(query), query).rejects.toThrow(/permission denied/)
})

test.each([
  ['changed', `update access_record set person_id = 'somebody else' where id = $1`],
  ['removed', 'delete from access_record where id = $1'],
] as const)('kairos verify names the record that was %s', async (why, query) => {
  const [row] = await asOwner<{ id: string }>(
    at.url,
    'select id from access_record order by at limit 1 offset 3',
  )
  const kept = await asOwner(at.url, 'select * from access_record where id = $1', [row!.id])
  expect(await verifyChain(at.url)).toMatchObject({ ok: true })
  await asOwner(at.url, query, [row!.id])
  expect(await verifyChain(at.url)).toMatchObject({ ok: false, chain: 'access record', entry: row!.id, why })
  await asOwner(at.url, `alter table access_record disable trigger seal`)
  await asOwner(at.url, 'delete from access_record where id = $1', [row!.id])
  await asOwner(
    at.url,
    'insert into access_record select * from json_populate_record(null::access_record, $1)',
    [JSON.stringify(kept[0])],
  )
  await asOwner(at.url, `alter table access_record enable trigger seal`)
})

test('kairos verify names a record that was slipped in', async () => {
  await asOwner(at.url, 'alter table access_record disable trigger seal')
  const [row] = await asOwner<{ id: string }>(
    at.url,
    `insert into access_record (practice_id, id, person_id, act, course_ids)
     select practice_id, gen_random_uuid(), person_id, act, course_ids from access_record limit 1 returning id`,
  )
  expect(await verifyChain(at.url)).toMatchObject({
    ok: false,
    chain: 'access record',
    entry: row!.id,
    why: 'slipped in',
  })
})
