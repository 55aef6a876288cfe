/** The chart in the database: what is recorded stays, once, in order, and is found only by those who may see it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Draft } from '#chart/chart.ts'
import { projectOlderCharts, rebuild } from '#course/projection-store.ts'
import { scoped } from '#platform/database.ts'
import { verifyChain } from '#platform/verify.ts'
import { asOwner } from '../support/database.ts'
import { newId, practiceForTests } from '../support/practice.ts'

let at: Awaited<ReturnType<typeof practiceForTests>>
beforeAll(async () => {
  at = await practiceForTests()
})
afterAll(() => at.close())

const now = () => Temporal.Now.instant()
const visit = (over: Partial<Draft> = {}): Draft => ({
  kind: 'visit-planned',
  at: now(),
  id: newId(),
  body: {
    visit: newId(),
    visitKind: 'evaluation',
    from: now(),
    to: now().add({ hours: 1 }),
    place: 'Room 1',
    people: [at.therapist.id],
  },
  ...over,
})
const count = async (course: string) =>
  Number(
    (
      await asOwner<{ n: string }>(at.url, 'select count(*) as n from entry where course_id = $1', [course])
    )[0]!.n,
  )

test('the application can neither change nor delete an entry, nor break its seal', async () => {
  const course = await at.openCourse()
  for (const query of [
    `update entry set body = '{}' where course_id = '${course}'`,
    `delete from entry where course_id = '${course}'`,
    'truncate entry',
    `update entry_seal set hash = ''`,
    'delete from entry_seal',
    `insert into entry_seal values ('${at.home}', 99, '${newId()}', '')`,
    'alter table entry disable row level security',
  ]) {
    const client = await at.database.pool.connect()
    try {
      await client.query('begin')
      await client.query(`select set_config('kairos.practice', $1, true)`, [at.home])
      await expect(client.query(query), query).rejects.toThrow(/permission denied|must be owner/)
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
})

test('sending the same entry twice stores it once', async () => {
  const course = await at.openCourse()
  const draft = visit()
  const charts = at.chartsOf(at.therapist)
  expect(await charts.append(course, [draft])).toMatchObject({
    ok: true,
    value: { stored: [draft.id], already: [] },
  })
  expect(await charts.append(course, [draft])).toMatchObject({
    ok: true,
    value: { stored: [], already: [draft.id] },
  })
  expect(await count(course)).toBe(2)
})

test('sending the same entry from eight places at once stores it once', async () => {
  const course = await at.openCourse()
  const draft = visit()
  const results = await Promise.all(
    Array.from({ length: 8 }, () => at.chartsOf(at.therapist).append(course, [draft])),
  )
  expect(results.every((r) => r.ok)).toBe(true)
  expect(results.filter((r) => r.ok && r.value.stored.length === 1)).toHaveLength(1)
  expect(await count(course)).toBe(2)
})

test('an id that stands for another fact already is refused, and nothing of that batch is stored', async () => {
  const course = await at.openCourse()
  const charts = at.chartsOf(at.therapist)
  const draft = visit()
  await charts.append(course, [draft])
  const refused = await charts.append(course, [visit(), visit({ id: draft.id })])
  expect(refused).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining('already recorded') }],
  })
  expect(await count(course)).toBe(2)
})

test('a batch in which one entry does not fit stores none of it', async () => {
  const course = await at.openCourse()
  const wrong = visit({
    body: {
      visit: newId(),
      visitKind: 'evaluation',
      from: now(),
      to: now().subtract({ hours: 1 }),
      place: 'Room 1',
      people: [],
    },
  })
  const refused = await at.chartsOf(at.therapist).append(course, [visit(), wrong])
  expect(refused).toMatchObject({ ok: false, problems: [{ message: 'The visit must end after it begins.' }] })
  expect(await count(course)).toBe(1)
})

test('one bad entry among many writers spoils nothing but its own batch', async () => {
  const course = await at.openCourse()
  const charts = at.chartsOf(at.therapist)
  const unstorable = visit({ device: { id: 'not \u0000 allowed', offsetMs: 0 } })
  const results = await Promise.allSettled([
    charts.append(course, [visit()]),
    charts.append(course, [unstorable]),
    charts.append(course, [visit()]),
  ])
  expect(results.map((r) => r.status === 'fulfilled' && r.value.ok)).toEqual([true, false, true])
  expect(await count(course)).toBe(3)
})

test('nothing more is added to a closed course until it is reopened, but a device that was away may still deliver', async () => {
  const course = await at.openCourse()
  const charts = at.chartsOf(at.therapist)
  const before = now()
  await charts.append(course, [
    {
      kind: 'course-closed',
      at: now().add({ milliseconds: 5 }),
      body: { outcome: 'completed', reason: 'Done' },
    },
  ])
  const refused = await charts.append(course, [visit({ at: now().add({ seconds: 1 }) })])
  expect(refused).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('closed') }] })
  expect(await charts.append(course, [visit({ at: before })])).toMatchObject({ ok: true })
  expect(
    await charts.append(course, [
      { kind: 'course-reopened', at: now().add({ seconds: 2 }), body: { reason: 'Came back' } },
    ]),
  ).toMatchObject({ ok: true })
  expect(await charts.append(course, [visit({ at: now().add({ seconds: 3 }) })])).toMatchObject({ ok: true })
})

test('an entry for a course that does not exist is refused', async () => {
  const stored = await at
    .chartsOf(at.therapist)
    .append((await at.openCourse()).replace(/^./, 'f') as Awaited<ReturnType<typeof at.openCourse>>, [
      visit(),
    ])
  expect(stored).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining('no such course') }],
  })
})

test('a kind from a newer version is kept as it came and shown as such', async () => {
  const course = await at.openCourse()
  const charts = at.chartsOf(at.therapist)
  await charts.append(course, [{ kind: 'aura-read', at: now(), body: { colour: 'green' } }])
  await asOwner(
    at.url,
    `insert into entry (practice_id, id, course_id, kind, at, by, audience, body)
    values ($1, $2, $3, 'visit-kept', now(), 'someone', 'care-team', '{"shape": "newer"}')`,
    [at.home, newId(), course],
  )
  const { chart } = await charts.open(course)
  expect(chart.current.find((e) => e.kind === 'aura-read')?.body).toEqual({ colour: 'green' })
  expect(chart.current.find((e) => e.kind === 'unreadable')?.body).toEqual({
    kind: 'visit-kept',
    body: { shape: 'newer' },
  })
})

test('another practice does not find the course, nor its entries, nor its patient', async () => {
  const course = await at.openCourse()
  const stranger = await at.member('Stan Stranger', ['therapist', 'prescriber'], await at.addPractice())
  await expect(at.chartsOf(stranger).open(course)).rejects.toMatchObject({ status: 404 })
  expect(await at.chartsOf(stranger).list()).toEqual([])
  await scoped(at.database.db, { practice: stranger.practice, person: stranger.id }, async (tx) => {
    for (const table of ['entry', 'entry_seal', 'patient', 'course_summary'] as const) {
      expect(await tx.selectFrom(table).selectAll().execute(), table).toEqual([])
    }
  })
})

// shows: ASVS 8.4.1
test('without a practice set, row-level security finds nothing and lets nothing in', async () => {
  await at.openCourse()
  const { db } = at.database
  expect(await db.selectFrom('entry').selectAll().execute()).toEqual([])
  expect(await db.selectFrom('patient').selectAll().execute()).toEqual([])
  await expect(
    db
      .insertInto('entry')
      .values({
        practice_id: at.home,
        id: newId(),
        course_id: newId(),
        kind: 'x',
        at: '2026-01-01T00:00:00Z',
        by: 'x',
        audience: 'care-team',
        body: '{}',
      })
      .execute(),
  ).rejects.toThrow(/row-level security/)
})

test('a psychotherapy note is found by its author alone, and a private journal by the person alone', async () => {
  const course = await at.openCourse()
  const person = await at.member('Test Person', ['patient'])
  await at
    .chartsOf(at.therapist)
    .append(course, [{ kind: 'a-note', at: now(), audience: 'author', body: { text: 'mine' } }])
  await at
    .chartsOf(person)
    .append(course, [{ kind: 'journal-written', at: now(), body: { journal: newId(), text: 'private' } }])
  const kindsSeenBy = async (who: typeof person) =>
    (await at.chartsOf(who).open(course)).chart.current.map((e) => e.kind)
  expect(await kindsSeenBy(at.therapist)).toContain('a-note')
  expect(await kindsSeenBy(at.prescriber)).not.toContain('a-note')
  expect(await kindsSeenBy(at.therapist)).not.toContain('journal-written')
  expect(await kindsSeenBy(person)).toContain('journal-written')
  expect(await kindsSeenBy(person)).not.toContain('a-note')
})

test('a patient corrects only what they wrote themselves, and never clears anybody', async () => {
  const course = await at.openCourse()
  const person = await at.member('Test Person', ['patient'])
  const theirs = visit()
  await at.chartsOf(at.therapist).append(course, [theirs])
  const strike = (entry: Draft['id']): Draft => ({
    kind: 'struck-out',
    at: now(),
    body: {},
    amends: { entry: entry!, reason: 'mine?' },
  })
  expect(await at.chartsOf(person).append(course, [strike(theirs.id)])).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining('wrote yourself') }],
  })
  const own: Draft = {
    kind: 'journal-written',
    at: now(),
    id: newId(),
    body: { journal: newId(), text: 'private' },
  }
  await at.chartsOf(person).append(course, [own])
  expect(
    await at.chartsOf(person).append(course, [{ ...strike(own.id), audience: 'patient' }]),
  ).toMatchObject({ ok: true })
  for (const kind of ['clearance-given', 'dose-given', 'discharged']) {
    expect(await at.chartsOf(person).append(course, [{ kind, at: now(), body: {} }]), kind).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining('Your role') }],
    })
  }
  expect(
    await at.chartsOf(at.therapist).append(course, [{ kind: 'clearance-given', at: now(), body: {} }]),
  ).toMatchObject({ ok: false })
})

test('an educator and a patient of the same practice find no chart of somebody else', async () => {
  const course = await at.openCourse()
  const educator = await at.member('Ed Educator', ['educator'])
  const other = { ...(await at.member('Other Person', ['patient'])), patient: undefined }
  await expect(at.chartsOf(educator).open(course)).rejects.toMatchObject({ status: 404 })
  await expect(at.chartsOf(other).open(course)).rejects.toMatchObject({ status: 404 })
  const written = await at.chartsOf(other).append(course, [visit()])
  expect(written.ok).toBe(false)
})

test('rebuilding the projections from the charts gives exactly what was written with the entries', async () => {
  const course = await at.openCourse()
  await at.chartsOf(at.therapist).append(course, [visit(), visit()])
  const projections = () => asOwner(at.url, 'select * from course_summary order by practice_id, course_id')
  const before = await projections()
  await asOwner(at.url, 'delete from course_summary')
  await rebuild(at.database.db, { practice: at.home, person: at.therapist.id }, at)
  expect(await projections()).toEqual(before)
})

test('charts from before it was kept who may open them are opened to their teams at the next start', async () => {
  const course = await at.openCourse()
  await asOwner(at.url, 'delete from course_access')
  await expect(at.chartsOf({ ...at.therapist }).open(course)).rejects.toMatchObject({ status: 404 })
  await projectOlderCharts(at.database.db, at.url, at)
  expect((await at.chartsOf({ ...at.therapist }).open(course)).id).toBe(course)
})

// shows: HIPAA integrity, ASVS 11.4.3
test('the hash chain holds, and names the first entry that was changed, removed or slipped in', async () => {
  const course = await at.openCourse()
  for (let i = 0; i < 3; i++) await at.chartsOf(at.therapist).append(course, [visit()])
  expect(await verifyChain(at.url)).toMatchObject({ ok: true })
  const [victim] = await asOwner<{ id: string; body: unknown }>(
    at.url,
    'select id, body from entry where course_id = $1 order by recorded_at offset 1 limit 1',
    [course],
  )

  await asOwner(at.url, `update entry set body = '{"forged": true}' where id = $1`, [victim!.id])
  expect(await verifyChain(at.url)).toMatchObject({ ok: false, entry: victim!.id, why: 'changed' })
  await asOwner(at.url, 'update entry set body = $2 where id = $1', [
    victim!.id,
    JSON.stringify(victim!.body),
  ])
  expect(await verifyChain(at.url)).toMatchObject({ ok: true })

  const slipped = newId()
  await asOwner(
    at.url,
    `set session_replication_role = replica;
    insert into entry (practice_id, id, course_id, kind, at, by, audience, body)
    values ('${at.home}', '${slipped}', '${course}', 'dose-given', now(), 'x', 'care-team', '{}')`,
  )
  expect(await verifyChain(at.url)).toMatchObject({ ok: false, entry: slipped, why: 'slipped in' })
  await asOwner(at.url, 'delete from entry where id = $1', [slipped])

  await asOwner(at.url, 'delete from entry where id = $1', [victim!.id])
  expect(await verifyChain(at.url)).toMatchObject({ ok: false, entry: victim!.id, why: 'removed' })
})
