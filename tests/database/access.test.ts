/** Who may open which course: by the store, and by the database when the store is left out. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCharts } from '#course/charts.ts'
import type { CourseId } from '#kernel/ids.ts'
import type { SignedIn } from '#people/people.ts'
import { connect, type Database, scoped } from '#platform/database.ts'
import { asOwner } from '../support/database.ts'
import { newId, practiceForTests } from '../support/practice.ts'

let at: Awaited<ReturnType<typeof practiceForTests>>
let course: CourseId
let colleague: SignedIn
let coordinator: SignedIn
let monitor: SignedIn
let guest: SignedIn
/** The same database without row-level security: what is found here, the store alone decides. */
let unguarded: Database

const now = () => Temporal.Now.instant()
beforeAll(async () => {
  at = await practiceForTests()
  colleague = await at.member('Cora Colleague', ['therapist', 'monitor'])
  coordinator = await at.member('Otto Office', ['coordinator'])
  monitor = await at.member('Mona Monitor', ['monitor'])
  guest = await at.member('Gast Guest', ['prescriber'], await at.addPractice())
  course = await at.openCourse()
  unguarded = connect(at.url)
  unguarded.pool.options.options = '-c timezone=UTC'
})
afterAll(async () => {
  await at.close()
  await unguarded.close()
})

const byStore = (person: SignedIn) =>
  createCharts({ ...at, db: unguarded.db, newId, whence: {} }, { ...person })
    .open(course)
    .then(
      () => true,
      (thrown) => {
        if (!(thrown instanceof Response) || thrown.status !== 404) throw thrown
        return false
      },
    )
const byDatabase = (person: SignedIn, practice = person.practice) =>
  scoped(at.database.db, { practice, person: person.id }, async (tx) => {
    const rows = await tx.selectFrom('entry').select('id').where('course_id', '=', course).execute()
    const summary = await tx
      .selectFrom('course_summary')
      .select('course_id')
      .where('course_id', '=', course)
      .execute()
    expect(summary.length > 0).toBe(rows.length > 0)
    return rows.length > 0
  })
const note = (kind: string, body: unknown) => ({ id: newId(), kind, at: now(), body })
const append = async (person: SignedIn, ...drafts: ReturnType<typeof note>[]) => {
  const stored = await at.chartsOf({ ...person }).append(course, drafts)
  expect(stored).toMatchObject({ ok: true })
}

test('without row-level security the connection of this test really sees everything', async () => {
  expect(await unguarded.db.selectFrom('entry').select('id').execute()).not.toEqual([])
})

describe.each([
  ['the store', byStore],
  ['the database', byDatabase],
] as const)('%s', (_, opens) => {
  test('opens a chart for the care team and for coordinators, and for no other clinician of the practice', async () => {
    expect(await opens(at.therapist)).toBe(true)
    expect(await opens(at.prescriber)).toBe(true)
    expect(await opens(coordinator)).toBe(true)
    expect(await opens(colleague)).toBe(false)
    expect(await opens(guest)).toBe(false)
  })

  test('opens it for whoever is on a visit that is planned, and not any more when it is cancelled', async () => {
    const visit = newId()
    const from = now()
    expect(await opens(monitor)).toBe(false)
    await append(
      at.therapist,
      note('visit-planned', {
        visit,
        visitKind: 'preparation',
        from,
        to: from.add({ hours: 1 }),
        place: 'Room 1',
        people: [monitor.id],
      }),
    )
    expect(await opens(monitor)).toBe(true)
    await append(at.therapist, note('visit-cancelled', { visit, by: 'practice', reason: 'ill' }))
    expect(await opens(monitor)).toBe(false)
  })

  test('closes it for whoever leaves the team', async () => {
    const team = { therapist: at.therapist.id, prescriber: at.prescriber.id }
    await append(at.therapist, note('team-changed', { team: { ...team, monitor: monitor.id } }))
    expect(await opens(monitor)).toBe(true)
    await append(at.therapist, note('team-changed', { team }))
    expect(await opens(monitor)).toBe(false)
  })
})

// shows: ASVS 8.2.2, HIPAA access control
test('a course that was shared opens for one person of another practice, who may write in it, until sharing ends', async () => {
  await append(
    at.therapist,
    note('course-shared', {
      person: guest.id,
      name: guest.name,
      practice: 'Another practice',
      agreed: 'in-person',
    }),
  )
  const charts = () => at.chartsOf({ ...guest })
  expect((await charts().open(course)).id).toBe(course)
  expect((await charts().list()).map(({ id }) => id)).toEqual([course])
  expect((await at.chartsOf(at.therapist).open(course)).names.get(guest.id)).toBe('Gast Guest')
  await append(guest, note('a-note', { text: 'from the other practice' }))
  await append(at.therapist, note('sharing-ended', { person: guest.id }))
  await expect(charts().open(course)).rejects.toMatchObject({ status: 404 })
  expect(await charts().list()).toEqual([])
  expect(await charts().append(course, [note('a-note', { text: 'too late' })])).toMatchObject({ ok: false })
  // What was written stays, with its author.
  const { chart } = await at.chartsOf(at.therapist).open(course)
  expect(chart.current.some(({ by }) => by === guest.id)).toBe(true)
})

// shows: ASVS 8.3.2
test('an entry by somebody whose access ended is not stored, whatever the program believed', async () => {
  const insert = (by: SignedIn) =>
    scoped(at.database.db, { practice: at.home, person: by.id }, (tx) =>
      tx
        .insertInto('entry')
        .values({
          practice_id: at.home,
          id: newId(),
          course_id: course,
          kind: 'a-note',
          at: now().toString(),
          by: by.id,
          audience: 'care-team',
          body: '{}',
        })
        .execute(),
    )
  await expect(insert(colleague)).rejects.toThrow(/row-level security/)
  await insert(at.prescriber)
})

// shows: ASVS 8.2.3, HIPAA psychotherapy notes
test('a psychotherapy note is read by its author and those the author names, until the author takes it back', async () => {
  const therapy = { ...note('therapy-noted', { text: 'between us' }), audience: 'author' as const }
  await append(at.therapist, therapy)
  const sees = async (person: SignedIn) =>
    (await at.chartsOf({ ...person }).open(course)).chart.current.some(({ id }) => id === therapy.id)
  expect([await sees(at.therapist), await sees(at.prescriber)]).toEqual([true, false])
  // Nobody opens a note that is not theirs.
  await append(at.prescriber, note('therapy-note-opened', { note: therapy.id, readers: [at.prescriber.id] }))
  expect(await sees(at.prescriber)).toBe(false)
  await append(at.therapist, note('therapy-note-opened', { note: therapy.id, readers: [at.prescriber.id] }))
  expect([await sees(at.prescriber), await sees(coordinator)]).toEqual([true, false])
  await append(at.therapist, note('therapy-note-opened', { note: therapy.id, readers: [] }))
  expect(await sees(at.prescriber)).toBe(false)
})

test('a coordinator sees the chart without clinical notes, by the store and by the database', async () => {
  await append(at.therapist, note('integration-noted', { text: 'clinical' }))
  const kinds = (await at.chartsOf(coordinator).open(course)).chart.current.map(({ kind }) => kind)
  expect(kinds).toContain('course-opened')
  expect(kinds).not.toContain('integration-noted')
  const rows = await scoped(at.database.db, { practice: at.home, person: coordinator.id }, (tx) =>
    tx.selectFrom('entry').select('id').where('kind', '=', 'integration-noted').execute(),
  )
  expect(rows).toEqual([])
})

// shows: HIPAA emergency access
test('in an emergency a clinician opens a chart for some hours with a reason, and nobody does without one', async () => {
  const take = (person: SignedIn, why: string, hours = 4) =>
    scoped(at.database.db, { practice: at.home, person: person.id }, async (tx) => {
      const { sql } = await import('kysely')
      return (
        await sql<{
          id: string
        }>`select open_in_emergency(${at.patient}::uuid, ${why}, ${hours}) as id`.execute(tx)
      ).rows.length
    })
  expect(await take(colleague, 'short')).toBe(0)
  expect(await take(coordinator, 'collapsed in the waiting room')).toBe(0)
  expect(await take(guest, 'collapsed in the waiting room')).toBe(0)
  expect(await byStore(colleague)).toBe(false)
  expect(await take(colleague, 'collapsed in the waiting room')).toBe(1)
  expect([await byStore(colleague), await byDatabase(colleague)]).toEqual([true, true])
  await asOwner(
    at.url,
    `update course_access set until = now() - interval '1 minute' where basis = 'emergency'`,
  )
  expect([await byStore(colleague), await byDatabase(colleague)]).toEqual([false, false])
})

// shows: ASVS 8.4.1, ASVS 13.2.2
test('with no practice, another practice or nobody set, the application finds nothing at all', async () => {
  const tables = ['entry', 'course_summary', 'patient', 'course_key', 'entry_seal', 'note_reader'] as const
  for (const scope of [
    { practice: guest.practice, person: at.therapist.id },
    { practice: guest.practice, person: guest.id },
  ])
    await scoped(at.database.db, scope, async (tx) => {
      for (const table of tables) expect(await tx.selectFrom(table).selectAll().execute(), table).toEqual([])
    })
  for (const table of tables)
    expect(await at.database.db.selectFrom(table).selectAll().execute(), table).toEqual([])
})
