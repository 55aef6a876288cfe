/** Readings arrive by the hundred and take the short way into the chart: what guards them is the same. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPlainEntries, type Prepared } from '#chart/store.ts'
import { type CourseId, courseId } from '#kernel/ids.ts'
import type { SignedIn } from '#people/people.ts'
import type { Scope } from '#platform/database.ts'
import { verifyChain } from '#platform/verify.ts'
import { asOwner } from '../support/database.ts'
import { newId, practiceForTests } from '../support/practice.ts'

let at: Awaited<ReturnType<typeof practiceForTests>>
let course: CourseId
let colleague: SignedIn
let coordinator: SignedIn
let guest: SignedIn
beforeAll(async () => {
  at = await practiceForTests()
  colleague = await at.member('Cora Colleague', ['therapist', 'monitor'])
  coordinator = await at.member('Otto Office', ['coordinator'])
  guest = await at.member('Gast Guest', ['prescriber'], await at.addPractice())
  course = await at.openCourse()
})
afterAll(() => at.close())

const now = () => Temporal.Now.instant()
const reading = (by: SignedIn, of = course): Prepared => ({
  course: of,
  by: by.id,
  draft: { id: newId(), kind: 'vitals-taken', at: now(), body: {} },
  body: { sealed: '1.AAAA' },
})
/** Straight into the database, past everything that the program itself asks before. */
const store = (scope: Pick<Scope, 'practice' | 'person'>, ...entries: Prepared[]) =>
  addPlainEntries(at.database.pool, scope, entries)
const inTheirOwn = (person: SignedIn) => ({ practice: person.practice, person: person.id })
const count = async () =>
  (
    await asOwner<{ n: number }>(at.url, `select count(*)::int as n from entry where kind = 'vitals-taken'`)
  )[0]!.n

test('the database stores a reading of the team and of a coordinator, and of nobody else', async () => {
  const before = await count()
  expect(await store(inTheirOwn(at.therapist), reading(at.therapist))).toBe(true)
  expect(await store(inTheirOwn(coordinator), reading(coordinator))).toBe(true)
  expect(await store(inTheirOwn(colleague), reading(colleague))).toBe(false)
  expect(await store(inTheirOwn(guest), reading(guest))).toBe(false)
  expect(await store({ practice: at.home, person: guest.id }, reading(guest))).toBe(false)
  expect(await count()).toBe(before + 2)
})

test('whose name stands under a reading is asked, not who sends it', async () => {
  const before = await count()
  expect(await store(inTheirOwn(at.therapist), reading(colleague))).toBe(false)
  expect(await store(inTheirOwn(at.therapist), reading(at.therapist), reading(colleague))).toBe(false)
  expect(await count()).toBe(before)
})

test('an access of limited time lets readings in until it ends', async () => {
  const until = (when: string) =>
    asOwner(
      at.url,
      `insert into course_access (practice_id, course_id, person_id, basis, until, reason)
       values ($1, $2, $3, 'emergency', now() + $4::interval, 'collapsed in the waiting room')
       on conflict (practice_id, course_id, person_id, basis) do update set until = excluded.until`,
      [at.home, course, colleague.id, when],
    )
  await until('1 hour')
  expect(await store(inTheirOwn(colleague), reading(colleague))).toBe(true)
  await until('-1 second')
  expect(await store(inTheirOwn(colleague), reading(colleague))).toBe(false)
})

test('readings for a closed course or one that is not there are not let in, nor are those that come with them', async () => {
  const closed = await at.openCourse()
  await at
    .chartsOf(at.therapist)
    .append(closed, [{ kind: 'course-closed', at: now(), body: { outcome: 'completed', reason: 'Done' } }])
  const before = await count()
  const nowhere = (await at.openCourse()).replace(/^./, 'f')
  expect(await store(inTheirOwn(at.therapist), reading(at.therapist, closed), reading(at.therapist))).toBe(
    false,
  )
  expect(await store(inTheirOwn(at.therapist), reading(at.therapist, courseId.parse(nowhere)))).toBe(false)
  expect(await count()).toBe(before)
})

test('readings that many send at once, one of them twice, are each stored once, answered, and sealed', async () => {
  const charts = at.chartsOf(at.therapist)
  const vitals = (i: number) => ({
    id: newId(),
    kind: 'vitals-taken',
    at: now(),
    body: { visit: newId(), systolic: 110 + i, diastolic: 70, heartRate: 66, spo2: 98 },
  })
  const drafts = Array.from({ length: 20 }, (_, i) => vitals(i))
  const before = await count()
  const answers = await Promise.all([...drafts, drafts[3]!].map((draft) => charts.append(course, [draft])))
  expect(answers.every(({ ok }) => ok)).toBe(true)
  expect(answers.flatMap((answer) => (answer.ok ? answer.value.stored : []))).toHaveLength(20)
  expect(answers.flatMap((answer) => (answer.ok ? answer.value.already : []))).toEqual([drafts[3]!.id])
  expect(await count()).toBe(before + 20)
  expect(await verifyChain(at.url)).toMatchObject({ ok: true })
})
