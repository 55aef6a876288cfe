/** The record of attempts to sign in, as the database holds it. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { SignedIn } from '#people/people.ts'
import type { Attempt } from '#people/sign-in-record.ts'
import { createSignInRecord, createSignIns, forgetSignIns, ownSignIns } from '#people/sign-in-record-store.ts'
import { scoped } from '#platform/database.ts'
import { asOwner } from '../support/database.ts'
import { practiceForTests } from '../support/practice.ts'

const now = () => Temporal.Now.instant()
const HERE = '198.51.100.7'

let at: Awaited<ReturnType<typeof practiceForTests>>
let officer: SignedIn
let record: ReturnType<typeof createSignInRecord>
const logged: unknown[] = []
beforeAll(async () => {
  at = await practiceForTests()
  officer = await at.member('Paula Privacy', ['privacy-officer'])
  record = createSignInRecord(at.url, (line) => logged.push(line))
})
afterAll(async () => {
  await record.close()
  await at.close()
})
beforeEach(() => asOwner(at.url, 'delete from sign_in_attempt'))

const attempt = (given: Partial<Attempt>): Attempt => ({
  at: now(),
  what: 'password',
  outcome: 'done',
  caller: HERE,
  device: 'Firefox on Windows',
  ...given,
})
type Row = { person_id: string | null; outcome: string; times: number }
const rows = () =>
  asOwner<Row>(at.url, 'select person_id, outcome, times from sign_in_attempt order by at, person_id')

// shows: ASVS 16.3.1, ASVS 16.2.1
test('what lets somebody in is stored at once, with what was shown, when and from where', async () => {
  await record.keep(attempt({ person: at.therapist.id, what: 'recovery-code' }))
  expect(await ownSignIns(at.database.db, at.therapist.id)).toMatchObject([
    {
      person: at.therapist.id,
      what: 'recovery-code',
      outcome: 'done',
      confirming: false,
      times: 1,
      caller: HERE,
      device: 'Firefox on Windows',
    },
  ])
})

// shows: ASVS 16.3.1, ASVS 6.3.8
test('what fails is gathered and stored a moment later, for known and unknown addresses in the same way', async () => {
  const [{ email = '' } = {}] = await asOwner<{ email: string }>(
    at.url,
    'select email from person where id = $1',
    [at.therapist.id],
  )
  const begun = performance.now()
  for (let i = 0; i < 200; i++) {
    record.note(attempt({ address: email, outcome: 'wrong' }))
    record.note(attempt({ address: `nobody-${i}@test.example`, outcome: 'wrong' }))
  }
  expect(performance.now() - begun, 'nobody waits for it').toBeLessThan(100)
  await expect.poll(rows, { timeout: 5000 }).toHaveLength(2)
  expect(await rows()).toEqual(
    expect.arrayContaining([
      { person_id: at.therapist.id, outcome: 'wrong', times: 200 },
      { person_id: null, outcome: 'wrong', times: 200 },
    ]),
  )
  const everything = await asOwner(at.url, 'select to_jsonb(a)::text as row from sign_in_attempt a')
  expect(JSON.stringify(everything), 'no address is kept').not.toContain('@')
  expect(await createSignIns(at.database.db, officer).unknown(now())).toEqual({ attempts: 200, callers: 1 })
})

test('who would come in and cannot be recorded is told so; what fails and cannot be is counted in the log', async () => {
  await asOwner(at.url, 'revoke execute on function record_sign_ins from kairos_app')
  try {
    record.note(attempt({ person: at.therapist.id, outcome: 'wrong' }))
    await expect(record.keep(attempt({ person: at.therapist.id }))).rejects.toThrow(/permission denied/)
    expect(logged).toContainEqual(expect.objectContaining({ level: 'error', signInAttempts: 1 }))
  } finally {
    await asOwner(at.url, 'grant execute on function record_sign_ins to kairos_app')
  }
})

// shows: ASVS 16.4.2
test('the application can neither change nor remove nor slip in an attempt', async () => {
  await record.keep(attempt({ person: at.therapist.id }))
  const scope = { practice: officer.practice, person: officer.id }
  for (const change of [
    'update sign_in_attempt set outcome = $$wrong$$',
    'delete from sign_in_attempt',
    `insert into sign_in_attempt (at, what, outcome) values (now(), 'password', 'done')`,
  ])
    await expect(at.database.pool.query(change), change).rejects.toThrow(/permission denied/)
  await forgetSignIns(at.database.db)
  const { length } = await scoped(at.database.db, scope, (tx) =>
    tx.selectFrom('sign_in_attempt').select('id').execute(),
  )
  expect(length, 'and what it may have forgotten is old').toBe(1)
})

// shows: ASVS 16.4.2, ASVS 8.2.3
test('everybody sees their own, the office those of its people, and nobody those of another practice', async () => {
  const elsewhere = await at.addPractice()
  const other = await at.member('Olaf Officer', ['privacy-officer', 'administrator'], elsewhere)
  await record.keep(attempt({ person: at.therapist.id }))
  await record.keep(attempt({ person: at.prescriber.id }))
  await record.keep(attempt({ person: at.prescriber.id, what: 'practice-changed', actingFor: elsewhere }))
  const seen = async (person: SignedIn) =>
    (
      await scoped(at.database.db, { practice: person.practice, person: person.id }, (tx) =>
        tx.selectFrom('sign_in_attempt').select('person_id').execute(),
      )
    ).map(({ person_id }) => person_id)
  expect(await seen(at.therapist)).toEqual([at.therapist.id])
  expect((await seen(officer)).sort()).toEqual([at.therapist.id, at.prescriber.id].sort())
  expect(await seen(other)).toEqual([])
  expect(await createSignIns(at.database.db, at.therapist).unknown(now())).toEqual({
    attempts: 0,
    callers: 0,
  })
})

test('after somebody left, what they do elsewhere is none of the practice’s business', async () => {
  const gone = await at.member('Gus Gone', ['monitor'])
  await record.keep(attempt({ person: gone.id, at: now().subtract({ hours: 2 }) }))
  await asOwner(
    at.url,
    `update membership set roles = '{}', left_at = now() - interval '1 hour' where person_id = $1`,
    [gone.id],
  )
  await record.keep(attempt({ person: gone.id }))
  const seen = (await createSignIns(at.database.db, officer).ofPractice('gus')).length
  expect(seen).toBe(1)
  expect(await ownSignIns(at.database.db, gone.id)).toHaveLength(2)
})

// shows: ASVS 14.2.7
test('attempts with no account are forgotten after ninety days, all others after six years', async () => {
  await asOwner(
    at.url,
    `insert into sign_in_attempt (at, person_id, what, outcome)
     select now() - age, person, 'password', 'wrong' from (values
       (interval '89 days', null), (interval '91 days', null), (interval '5 years', $1), (interval '6 years 1 day', $1)) as t (age, person)`,
    [at.therapist.id],
  )
  await forgetSignIns(at.database.db)
  expect(await rows()).toMatchObject([{ person_id: at.therapist.id }, { person_id: null }])
})

test('failures in a row of a person of the practice are found for the office, and nobody else’s', async () => {
  for (let i = 0; i < 6; i++) record.note(attempt({ person: at.prescriber.id, outcome: 'wrong' }))
  record.note(attempt({ person: at.therapist.id, outcome: 'wrong' }))
  await record.keep(attempt({ person: at.therapist.id }))
  const failures = await createSignIns(at.database.db, officer).failures(now())
  expect(failures).toMatchObject([{ person: at.prescriber.id, times: 6, after: 'nobody' }])
  expect(await createSignIns(at.database.db, at.therapist).failures(now())).toEqual([])
})
