/** What one person wrote, another takes out of force only where they could have written it themselves. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, practiceForTests } from '../support/practice.ts'

let practice: Awaited<ReturnType<typeof practiceForTests>>
beforeAll(async () => {
  practice = await practiceForTests()
})
afterAll(() => practice.close())

const at = Temporal.Instant.from('2026-11-24T18:00:00Z')

test('a therapist does not undo a prescriber’s decision, whatever kind of entry they amend it with', async () => {
  const { chartsOf, prescriber, therapist, openCourse } = practice
  const course = await openCourse()
  const decision = newId()
  const decided = {
    kind: 'clearance-withdrawn',
    at,
    id: decision,
    body: { clearance: newId(), reason: 'A new finding.' },
  }
  expect((await chartsOf(prescriber).append(course, [decided])).ok).toBe(true)

  const amends = { entry: decision, reason: 'It will be fine.' }
  const strike = { kind: 'struck-out', at, body: {}, amends }
  const other = { kind: 'topics-covered', at, body: { topics: ['goals'] }, amends }
  for (const draft of [strike, other]) {
    expect(await chartsOf(therapist).append(course, [draft])).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining('Clearance withdrawn') }],
    })
  }
  expect((await chartsOf(therapist).open(course)).chart.current.map(({ id }) => id)).toContain(decision)
  expect((await chartsOf(prescriber).append(course, [strike])).ok).toBe(true)
})

test('nobody takes a revocation away from the person who made it', async () => {
  const { chartsOf, prescriber, member, openCourse } = practice
  const course = await openCourse()
  const patient = await member('Test Person', ['patient'])
  const revocation = newId()
  const revoked = {
    kind: 'consent-revoked',
    at,
    id: revocation,
    body: { statement: 'touch', how: 'own-page' },
  }
  expect((await chartsOf(patient).append(course, [revoked])).ok).toBe(true)
  const strike = {
    kind: 'struck-out',
    at,
    body: {},
    amends: { entry: revocation, reason: 'Said otherwise later.' },
  }
  expect((await chartsOf(prescriber).append(course, [strike])).ok).toBe(false)
})
