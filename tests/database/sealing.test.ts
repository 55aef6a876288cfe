/** What the database holds of a chart: nothing that anybody could read without the keys. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entriesOfCourse } from '#chart/store.ts'
import { kinds } from '#course/kinds.ts'
import { courseId } from '#kernel/ids.ts'
import { scoped } from '#platform/database.ts'
import { createKeys } from '#platform/keys.ts'
import { openMasterKeys } from '#platform/master-keys.ts'
import { rotateMasterKey } from '#platform/rotation.ts'
import { verifyChain } from '#platform/verify.ts'
import { asOwner } from '../support/database.ts'
import { keysForTests } from '../support/keys.ts'
import { newId, practiceForTests } from '../support/practice.ts'

let at: Awaited<ReturnType<typeof practiceForTests>>
beforeAll(async () => {
  at = await practiceForTests()
})
afterAll(() => at.close())

const note = (text: string) => ({
  id: newId(),
  kind: 'a-note',
  at: Temporal.Now.instant(),
  body: { text },
})

// shows: ASVS 11.3.2, ASVS 14.2.4, HIPAA encryption at rest
test('a copy of the database shows nothing of what an entry says, of why it was corrected, or of a summary', async () => {
  const course = await at.openCourse()
  const charts = at.chartsOf(at.therapist)
  const first = note('afraid of needles')
  await charts.append(course, [first])
  await charts.append(course, [
    { ...note('afraid of dogs'), amends: { entry: first.id, reason: 'misheard the word' } },
  ])
  const rows = await asOwner<{ all: string }>(at.url, 'select row_to_json(e)::text as all from entry e')
  const summaries = await asOwner<{ all: string }>(
    at.url,
    'select row_to_json(s)::text as all from course_summary s',
  )
  const stored = [...rows, ...summaries].map((row) => row.all).join('\n')
  for (const word of ['needles', 'dogs', 'misheard', 'obligations', 'protocol'])
    expect(stored).not.toContain(word)
  const { chart } = await charts.open(course)
  expect(chart.current.at(-1)).toMatchObject({
    body: { text: 'afraid of dogs' },
    amends: { reason: 'misheard the word' },
  })
})

// shows: ASVS 11.3.3, HIPAA integrity
test('an entry that was moved to another place in the chart does not open there', async () => {
  const course = await at.openCourse()
  const charts = at.chartsOf(at.therapist)
  const [one, two] = [note('one'), note('two')]
  await charts.append(course, [one, two])
  await asOwner(at.url, 'update entry set body = (select body from entry where id = $1) where id = $2', [
    one.id,
    two.id,
  ])
  await expect(charts.open(course)).rejects.toThrow()
  expect(await verifyChain(at.url)).toMatchObject({ ok: false, entry: two.id, why: 'changed' })
})

// shows: ASVS 11.1.1, ASVS 11.2.2, ASVS 13.3.4
test('the master key is exchanged while charts are read and written, and twice is enough to be rid of the old one', async () => {
  const charts = at.chartsOf(at.therapist)
  const courses = await Promise.all([at.openCourse(), at.openCourse(), at.openCourse()])
  const reading = Promise.all(
    courses.map(async (course, i) => {
      for (let round = 0; round < 10; round++) {
        await charts.append(course, [note(`${i} ${round}`)])
        await charts.open(course)
      }
    }),
  )
  const first = await rotateMasterKey(at.url, at.keysFile)
  await reading
  expect(first.wrapped).toBeGreaterThanOrEqual(3)
  await at.openCourse()
  const second = await rotateMasterKey(at.url, at.keysFile)
  const third = await rotateMasterKey(at.url, at.keysFile)
  expect([...second.dropped, ...third.dropped]).toContain('key-1')
  const anew = createKeys(at.database.db, openMasterKeys(at.keysFile))
  for (const course of courses) {
    const opened = await scoped(at.database.db, { practice: at.home, person: at.therapist.id }, async (tx) =>
      entriesOfCourse(tx, course, await anew.find(tx, at.home, course), kinds),
    )
    expect(opened.filter(({ kind }) => kind === 'a-note')).toHaveLength(10)
    expect(opened.some(({ kind }) => kind === 'unreadable')).toBe(false)
  }
})

test('with other master keys nothing opens', async () => {
  const other = createKeys(at.database.db, keysForTests().masters)
  const [row] = await asOwner<{ master: string; wrapped: Buffer }>(
    at.url,
    'select master, wrapped from course_key limit 1',
  )
  expect(() => other.from(row)).toThrow()
})

test('nothing is written to a course that does not exist, and no key is made for it', async () => {
  const before = await asOwner(at.url, 'select from course_key')
  const refused = await at.chartsOf(at.therapist).append(courseId.parse(newId()), [note('lost')])
  expect(refused.ok).toBe(false)
  expect(await asOwner(at.url, 'select from course_key')).toHaveLength(before.length)
})

// shows: ASVS 13.3.2
test('the application can make a key and use it, but neither exchange nor destroy it', async () => {
  await expect(
    at.database.pool.query('update course_key set wrapped = null, destroyed_at = now()'),
  ).rejects.toThrow(/permission denied/)
  await expect(at.database.pool.query('delete from course_key')).rejects.toThrow(/permission denied/)
})
