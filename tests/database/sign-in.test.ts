/** What the database itself holds about signing in, whatever the program asks. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#kernel/ids.ts'
import { createFactors } from '#people/factor-store.ts'
import { createInvitations } from '#people/invitation-store.ts'
import { createJoining } from '#people/joining-store.ts'
import type { Role, SignedIn } from '#people/people.ts'
import { begin, seatOf } from '#people/session-store.ts'
import { createAccess } from '#platform/access.ts'
import { createDoor } from '#platform/auth.ts'
import { scoped } from '#platform/database.ts'
import { createLimits } from '#platform/limits.ts'
import { createLinks } from '#platform/links.ts'
import { createListener } from '#platform/listener.ts'
import { codeAt, stepAt } from '#platform/totp.ts'
import { asOwner } from '../support/database.ts'
import { newId, practiceForTests } from '../support/practice.ts'

const ORIGIN = 'http://localhost:3000'
const SECRET = 'of this installation'
const now = () => Temporal.Now.instant()

let at: Awaited<ReturnType<typeof practiceForTests>>
let admin: SignedIn
beforeAll(async () => {
  at = await practiceForTests()
  admin = await at.member('Ada Administrator', ['administrator'])
})
afterAll(() => at.close())

const as = <T>(person: SignedIn, query: string, values: unknown[] = []): Promise<T[]> =>
  at.database.pool.connect().then(async (client) => {
    try {
      await client.query('begin')
      await client.query(
        `select set_config('kairos.practice', $1, true), set_config('kairos.person', $2, true)`,
        [person.practice, person.id],
      )
      const { rows } = await client.query(query, values)
      await client.query('commit')
      return rows
    } catch (error) {
      await client.query('rollback')
      throw error
    } finally {
      client.release()
    }
  })
const rolesOf = async (person: PersonId) =>
  (await asOwner<{ roles: Role[] }>(at.url, 'select roles from membership where person_id = $1', [person]))[0]
    ?.roles

test.each([
  ['a therapist', () => at.therapist],
  ['an administrator for themselves', () => admin],
] as const)('%s changes no roles, even past the program', async (_who, person) => {
  const before = await rolesOf(person().id)
  await as(
    person(),
    `update membership set roles = array['prescriber', 'administrator'] where person_id = $1`,
    [person().id],
  )
  expect(await rolesOf(person().id)).toEqual(before)
})

test('nobody becomes a member without an invitation that says exactly that', async () => {
  const stranger = await at.member('Sten Stranger', ['therapist'], await at.addPractice())
  const inside = { ...stranger, practice: at.home }
  const join = (roles: string) =>
    as(inside, `insert into membership (practice_id, person_id, roles) values ($1, $2, array['${roles}'])`, [
      at.home,
      stranger.id,
    ])
  await expect(join('therapist')).rejects.toThrow(/row-level security/)
  const sent: string[] = []
  const mailing = {
    links: createLinks(at.database.db, { secure: false }),
    post: { send: async ({ text }: { readonly text: string }) => void sent.push(text) },
    origin: ORIGIN,
    now: now(),
  }
  const joining = createJoining(at.database.db, admin, {})
  await joining.invite({ name: 'Sten', email: 'sten@test.example', roles: ['monitor'] }, mailing)
  const [waiting] = await joining.waiting(now())
  await expect(
    as(inside, `select set_config('kairos.invitation', '${waiting?.id}', true)`).then(() =>
      join('prescriber'),
    ),
  ).rejects.toThrow(/row-level security/)
  const invitations = createInvitations(at.database.db)
  const invitation = await invitations.open(waiting?.id ?? '', now())
  if (!invitation) throw new Error('The invitation is not there.')
  expect(await invitations.accept(invitation, stranger.id, {}, now())).toBe(true)
  expect(await invitations.accept(invitation, stranger.id, {}, now()), 'once').toBe(false)
})

test('a therapist invites a patient and nobody else; a second account for the same patient is refused', async () => {
  const insert = (person: SignedIn, roles: string, patient: string | null) =>
    as(
      person,
      `insert into invitation (practice_id, id, email, name, roles, patient_id, invited_by, invited_at, until)
       values ($1, $2, 'x@test.example', 'X', array['${roles}'], $3, $4, now(), now() + interval '1 day')`,
      [person.practice, newId(), patient, person.id],
    )
  await insert(at.therapist, 'patient', at.patient)
  await expect(insert(at.therapist, 'therapist', null)).rejects.toThrow(/row-level security/)
  await expect(insert(admin, 'therapist', at.patient), 'staff is no patient').rejects.toThrow(
    /check constraint/,
  )
  await at.member('First Account', ['patient'])
  const second = await at.member('Second Account', ['monitor'])
  await expect(
    asOwner(at.url, `update membership set roles = '{patient}', patient_id = $1 where person_id = $2`, [
      at.patient,
      second.id,
    ]),
  ).rejects.toThrow(/one_account_a_patient/)
})

// shows: ASVS 7.4.2, ASVS 8.3.2, HIPAA workforce access
test('whoever leaves loses every session and every chart in the same moment; what they wrote stays', async () => {
  const course = await at.openCourse()
  const listener = await createListener(at.url)
  const door = createDoor(at.database.pool, SECRET, ORIGIN)
  const access = await createAccess(listener, at.database.db, door)
  const opened = await door.open(new Headers(), at.therapist.id)
  await begin(at.database.db, opened.session, { factors: 2, now: now() })
  const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const headers = new Headers({ cookie })
  expect((await access.of(headers, now()))?.member?.name).toBe('Thea Therapist')
  const joining = createJoining(at.database.db, admin, {})
  expect(await joining.end(at.therapist.id, now())).toMatchObject({ ok: true })
  // The database opens nothing from now on; what a program remembers of the session goes when word of it has come.
  await expect(at.chartsOf(at.therapist).open(course)).rejects.toMatchObject({ status: 404 })
  await expect.poll(() => access.of(headers, now()), { timeout: 5_000 }).toBeUndefined()
  // The chart goes on naming her as its therapist; writing in it again opens it for nobody who left.
  const noted = await at
    .chartsOf(at.prescriber)
    .append(course, [{ kind: 'session-noted', at: now(), body: { visit: newId(), text: 'She has left.' } }])
  expect(noted.ok).toBe(true)
  const rows = await asOwner(at.url, 'select from course_access where person_id = $1', [at.therapist.id])
  expect(rows).toEqual([])
  const entries = await asOwner(at.url, 'select from entry where by = $1', [at.therapist.id])
  expect(entries.length).toBeGreaterThan(0)
  await listener.close()
})

test('two administrators who end each other’s access at the same moment: one of them stays', async () => {
  const practice = await at.addPractice()
  const [one, two] = [
    await at.member('One', ['administrator'], practice),
    await at.member('Two', ['administrator'], practice),
  ]
  const ended = await Promise.all([
    createJoining(at.database.db, one, {}).end(two.id, now()),
    createJoining(at.database.db, two, {}).end(one.id, now()),
  ])
  expect(ended.filter(({ ok }) => ok)).toHaveLength(1)
})

// shows: ASVS 6.5.2, ASVS 13.3.2
test('a person’s secrets are found only in that person’s name, and sealed', async () => {
  const factors = createFactors(at.database.db, SECRET)
  const setUp = await factors.setUp(at.prescriber.id, 'pat@test.example', now())
  expect(setUp?.uri).toMatch(/^otpauth:\/\/totp\/Kairos:pat%40test\.example\?secret=[A-Z2-7]{32}&/)
  expect(await as(admin, 'select sealed from one_time_code')).toEqual([])
  const other = createFactors(at.database.db, 'another installation')
  await expect(other.setUp(at.prescriber.id, 'pat@test.example', now())).rejects.toThrow()
})

// shows: ASVS 6.5.1, ASVS 15.4.2
test('a code works once, also when it is sent twice at the same moment', async () => {
  const factors = createFactors(at.database.db, SECRET)
  const person = (await at.member('Cody Code', ['monitor'])).id
  const { uri = '' } = (await factors.setUp(person, 'cody@test.example', now())) ?? {}
  const key = bytesOf(/secret=([A-Z2-7]+)/.exec(uri)?.[1] ?? '')
  expect(await factors.turnOn(person, '000000', now())).toBeUndefined()
  const later = now().add({ minutes: 5 })
  const codes = await factors.turnOn(person, codeAt(key, stepAt(now())), now())
  expect(codes).toHaveLength(10)
  const code = codeAt(key, stepAt(later))
  const both = await Promise.all([factors.fits(person, code, later), factors.fits(person, code, later)])
  expect(both.filter(Boolean)).toHaveLength(1)
  const recovery = codes?.[3] ?? ''
  const thrice = await Promise.all([1, 2, 3].map(() => factors.fits(person, recovery, later)))
  expect(thrice.filter(Boolean)).toHaveLength(1)
  expect(await factors.recoveryCodesLeft(person)).toBe(9)
})
const bytesOf = (text: string): Buffer =>
  Buffer.from(
    (
      [...text]
        .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
        .join('')
        .match(/.{8}/g) ?? []
    ).map((byte) => Number.parseInt(byte, 2)),
  )

test('a session that has shown nothing yet opens nothing', async () => {
  const door = createDoor(at.database.pool, SECRET, ORIGIN)
  const { session } = await door.open(new Headers(), admin.id)
  expect(await seatOf(at.database.db, session, admin.id)).toBeUndefined()
  await begin(at.database.db, session, { factors: 1, now: now() })
  expect((await seatOf(at.database.db, session, admin.id))?.standing).toBe('second-missing')
})

// shows: ASVS 3.3.1, ASVS 3.3.2, ASVS 3.3.3, ASVS 3.3.4
test.each([
  ['https://kairos.example', /^__Host-kairos-session=.+; Path=\/; HttpOnly; Secure; SameSite=Lax$/],
  ['http://localhost:3000', /^kairos-session=.+; Path=\/; HttpOnly; SameSite=Lax$/],
])('the cookie of %s is as strict as the address allows', async (origin, form) => {
  const door = createDoor(at.database.pool, SECRET, origin)
  const { headers } = await door.open(new Headers(), admin.id)
  expect(headers.getSetCookie()).toHaveLength(1)
  expect(headers.getSetCookie()[0]).toMatch(form)
})

test('what succeeded is counted against nobody', async () => {
  const limits = createLimits(at.database.pool, SECRET)
  const limit = { what: 'test', whom: 'somebody', most: 3, minutes: 10 }
  for (let i = 0; i < 10; i++) {
    expect(await limits.take(limit)).toEqual({ ok: true })
    await limits.giveBack(limit)
  }
  for (let i = 0; i < 3; i++) await limits.take(limit)
  expect((await limits.take(limit)).ok).toBe(false)
})

test('the rules of signing in are changed by an administrator alone, and read by the members', async () => {
  await createJoining(at.database.db, admin, {}).setRules(
    {
      staff: { idleMinutes: 20, hours: 8 },
      patients: { idleMinutes: 15, hours: 12 },
      confirmMinutes: 10,
      secondFactor: 'staff',
    },
    now(),
  )
  const read = (person: SignedIn) =>
    as<{ staff_hours: number }>(person, 'select staff_hours from sign_in_rules')
  expect(await read(at.prescriber)).toEqual([{ staff_hours: 8 }])
  await as(at.prescriber, 'update sign_in_rules set staff_hours = 24')
  expect(await read(admin)).toEqual([{ staff_hours: 8 }])
  const elsewhere = await at.member('Else Where', ['administrator'], await at.addPractice())
  expect(
    await scoped(at.database.db, { practice: elsewhere.practice, person: elsewhere.id }, (tx) =>
      tx.selectFrom('sign_in_rules').selectAll().execute(),
    ),
  ).toEqual([])
})
