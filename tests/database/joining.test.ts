/** Leaving and coming back, and the end of a patient's portal account, as the database holds them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CourseId } from '#kernel/ids.ts'
import { openAccounts } from '#people/account-store.ts'
import { createInvitations } from '#people/invitation-store.ts'
import { createJoining } from '#people/joining-store.ts'
import type { Role, SignedIn } from '#people/people.ts'
import { createSignInRecord, type SignInRecord } from '#people/sign-in-record-store.ts'
import { createDoor } from '#platform/auth.ts'
import { createLimits } from '#platform/limits.ts'
import { createLinks } from '#platform/links.ts'
import type { Letter } from '#platform/mail.ts'
import { asOwner } from '../support/database.ts'
import { newId, practiceForTests } from '../support/practice.ts'

const ORIGIN = 'http://localhost:3000'
const now = () => Temporal.Now.instant()

let at: Awaited<ReturnType<typeof practiceForTests>>
let admin: SignedIn
let sent: Letter[] = []
let record: SignInRecord
const mailing = () => ({
  links: createLinks(at.database.db, { secure: false }),
  post: { send: async (letter: Letter) => void sent.push(letter) },
  origin: ORIGIN,
  now: now(),
})
beforeAll(async () => {
  at = await practiceForTests()
  admin = await at.member('Ada Administrator', ['administrator'])
  record = createSignInRecord(at.url, () => {})
})
afterAll(async () => {
  await record.close()
  await at.close()
})

const joining = () => createJoining(at.database.db, admin, {})
const emailOf = async ({ id }: SignedIn) =>
  (await asOwner<{ email: string }>(at.url, 'select email from person where id = $1', [id]))[0]?.email ?? ''
async function invitedBack(person: SignedIn, roles: readonly Role[], patient?: SignedIn['patient']) {
  const email = await emailOf(person)
  await joining().invite({ name: person.name, email, roles, ...(patient ? { patient } : {}) }, mailing())
  const waiting = (await joining().waiting(now())).find((one) => one.email === email)
  const invitations = createInvitations(at.database.db)
  const invitation = await invitations.open(waiting?.id ?? '', now())
  if (!invitation) throw new Error('The invitation is not there.')
  expect(await invitations.accept(invitation, person.id, {}, now())).toBe(true)
}
const mayOpen = (person: SignedIn, course: CourseId) =>
  at
    .chartsOf(person)
    .open(course)
    .then(
      () => true,
      () => false,
    )
const teamChanged = (course: CourseId, therapist: SignedIn) =>
  at.chartsOf(at.prescriber).append(course, [
    {
      kind: 'team-changed',
      at: now(),
      body: { team: { therapist: therapist.id, prescriber: at.prescriber.id } },
    },
  ])
const noted = (course: CourseId) =>
  at
    .chartsOf(at.prescriber)
    .append(course, [{ kind: 'session-noted', at: now(), body: { visit: newId(), text: 'As planned.' } }])

// shows: ASVS 8.3.2
test('whoever left and is invited back opens the charts of their care team at once, before anybody writes in them', async () => {
  const course = await at.openCourse()
  await joining().end(at.therapist.id, now())
  expect(await mayOpen(at.therapist, course)).toBe(false)
  await invitedBack(at.therapist, ['therapist'])
  expect(await mayOpen(at.therapist, course)).toBe(true)
})

test('what was written while they were away counts: a chart that names somebody else by now stays shut', async () => {
  const [stays, changed] = [await at.openCourse(), await at.openCourse()]
  await joining().end(at.therapist.id, now())
  const other = await at.member('Tess Therapist', ['therapist'])
  expect((await teamChanged(changed, other)).ok).toBe(true)
  expect((await noted(stays)).ok).toBe(true)
  await invitedBack(at.therapist, ['therapist'])
  expect(await mayOpen(at.therapist, stays)).toBe(true)
  // Who opened the course goes on finding it, without its notes; the new therapist has those.
  const rows = await asOwner<{ person_id: string; clinical: boolean }>(
    at.url,
    `select person_id, clinical from course_access where course_id = $1 and basis = 'team'`,
    [changed],
  )
  expect(rows).toContainEqual({ person_id: other.id, clinical: true })
  expect(rows).not.toContainEqual({ person_id: at.therapist.id, clinical: true })
})

// shows: ASVS 8.3.2
test('a change of roles counts at once: who treats no more opens nothing, until they treat again', async () => {
  const course = await at.openCourse()
  await joining().setRoles(at.prescriber.id, ['educator'], now())
  expect(await mayOpen(at.prescriber, course)).toBe(false)
  await joining().setRoles(at.prescriber.id, ['prescriber'], now())
  expect(await mayOpen(at.prescriber, course)).toBe(true)
})

test('the application neither reads nor writes what rests, but as it writes a chart’s projections', async () => {
  await joining().end(at.therapist.id, now())
  expect(await asOwner(at.url, 'select from course_access_resting')).not.toEqual([])
  expect((await at.database.pool.query('select from course_access_resting')).rows).toEqual([])
  await expect(
    at.database.pool.query('insert into course_access_resting values ($1, $2, $3, true)', [
      at.home,
      newId(),
      at.therapist.id,
    ]),
  ).rejects.toThrow(/permission denied/)
  await invitedBack(at.therapist, ['therapist'])
})

// shows: ASVS 7.4.2, ASVS 8.3.2
test('ending a portal account signs the patient out at once and withdraws invitations; the record and its authors stay', async () => {
  const course = await at.openCourse()
  const maya = await at.member('Maya Patient', ['patient'])
  const wrote = await at
    .chartsOf(maya)
    .append(course, [{ kind: 'intention-written', at: now(), body: { text: 'To be kinder.' } }])
  expect(wrote.ok).toBe(true)
  const door = createDoor(at.database.pool, 'of this installation', ORIGIN)
  await door.open(new Headers(), maya.id)
  sent = []
  const team = createJoining(at.database.db, at.prescriber, {})
  expect(await team.endPortal(at.patient, [course], mailing())).toBe(true)
  expect(await team.endPortal(at.patient, [course], mailing()), 'once').toBe(false)
  expect(await asOwner(at.url, 'select from sign_in_session where person_id = $1', [maya.id])).toEqual([])
  expect(await mayOpen(maya, course)).toBe(false)
  expect(await asOwner(at.url, 'select from entry where by = $1', [maya.id])).toHaveLength(1)
  expect(sent).toMatchObject([{ to: await emailOf(maya), subject: 'About your Kairos account' }])
  expect(sent[0]?.text).toContain('was ended by your care team')
  const [row] = await asOwner(
    at.url,
    `select person_id, course_ids from access_record where why = 'portal account ended'`,
  )
  expect(row).toEqual({ person_id: at.prescriber.id, course_ids: [course] })
  await invitedBack(maya, ['patient'], at.patient)
  expect(await mayOpen(maya, course), 'and invited again, it is theirs again').toBe(true)
})

test('patients end their own; nobody who is not on the care team ends it, and no other practice', async () => {
  await at.openCourse()
  const maya = await at.member('Maya Once More', ['patient'])
  const outsiders = [
    await at.member('Tomas Therapist', ['therapist']),
    await at.member('Nora Educator', ['educator']),
    await at.member('Otto Elsewhere', ['therapist', 'coordinator'], await at.addPractice()),
  ]
  for (const outsider of outsiders)
    expect(
      await createJoining(at.database.db, outsider, {}).endPortal(at.patient, [], mailing()),
      outsider.name,
    ).toBe(false)
  sent = []
  expect(await createJoining(at.database.db, maya, {}).endPortal(at.patient, [], mailing())).toBe(true)
  expect(sent[0]?.text).toContain('You ended your portal account')
})

// shows: ASVS 14.2.7
test('an account that was ended loses its name and address with the last record of the patient, unless it is used elsewhere', async () => {
  const course = await at.openCourse()
  const gone = await at.member('Gone Patient', ['patient'])
  await createJoining(at.database.db, gone, {}).endPortal(at.patient, [], mailing())
  const elsewhere = await at.member('Both Places', ['patient'])
  await asOwner(
    at.url,
    `insert into membership (practice_id, person_id, roles) values ($1, $2, '{monitor}')`,
    [await at.addPractice(), elsewhere.id],
  )
  await createJoining(at.database.db, elsewhere, {}).endPortal(at.patient, [], mailing())
  const nameOf = async (id: string) =>
    (await asOwner<{ name: string }>(at.url, 'select name from person where id = $1', [id]))[0]?.name
  const deleted = (which: string) =>
    asOwner(
      at.url,
      `update course_summary set deleted_at = now(), deleted_under = 'test' where deleted_at is null and ${which}`,
    )
  await deleted(`course_id = '${course}'`)
  expect(await nameOf(gone.id), 'one record is left').toBe('Gone Patient')
  await deleted('true')
  expect(await nameOf(gone.id)).toBe('—')
  expect(await nameOf(elsewhere.id)).toBe('Both Places')
})

// shows: ASVS 8.4.1, ASVS 7.2.4
test('who belongs to two practices acts for one at a time, changes without signing in, and is nobody in a third', async () => {
  const accounts = accountsFor()
  const second = await at.addPractice(undefined, 'Oak Street')
  const third = await at.addPractice(undefined, 'Not theirs')
  const both = await at.member('Bo Both', ['prescriber'])
  await asOwner(
    at.url,
    `insert into membership (practice_id, person_id, roles) values ($1, $2, '{monitor}')`,
    [second, both.id],
  )
  const trying = { headers: new Headers(), caller: '198.51.100.7', now: now() }
  const began = now().subtract({ minutes: 10 })
  const first = await accounts.entrance.enter(trying, both.id, { factors: 2, began, confirmed: began })
  expect(first.seat.member).toMatchObject({ practice: second, roles: ['monitor'] })
  expect(first.seat.elsewhere).toEqual([{ id: at.home, name: 'Test practice' }])
  expect(await accounts.entrance.actFor(trying, first.seat, third)).toBeUndefined()
  const changed = await accounts.entrance.actFor(
    { ...trying, headers: carrying(first.headers) },
    first.seat,
    at.home,
  )
  expect(changed?.seat.member).toMatchObject({ practice: at.home, roles: ['prescriber'] })
  expect(changed?.seat.session, 'another session').not.toBe(first.seat.session)
  expect(await asOwner(at.url, 'select from sign_in_session where id = $1', [first.seat.session])).toEqual([])
  expect(changed?.seat.confirmed?.epochMilliseconds, 'changing confirms nothing').toBe(
    began.epochMilliseconds,
  )
  expect(changed?.seat.began.epochMilliseconds, 'and lengthens nothing').toBe(began.epochMilliseconds)
  // Joining another one moves nobody; confirming goes on in the same practice; leaving it falls back to the other.
  const renewed = await accounts.entrance.renew(trying, changed!.seat)
  expect(renewed.seat.member?.practice).toBe(at.home)
  await asOwner(
    at.url,
    `update membership set roles = '{}', left_at = now() where practice_id = $1 and person_id = $2`,
    [at.home, both.id],
  )
  const after = await accounts.entrance.enter(trying, both.id, { factors: 2, actingFor: at.home })
  expect(after.seat).toMatchObject({ member: { practice: second }, elsewhere: [] })
})

test('a practice that asks for a second factor opens nothing to who changes to it without one', async () => {
  const accounts = accountsFor()
  const lax = await at.addPractice(undefined, 'A lax practice')
  await asOwner(at.url, `insert into sign_in_rules (practice_id, second_factor) values ($1, 'nobody')`, [lax])
  const both = await at.member('Lex Lax', ['prescriber'])
  await asOwner(
    at.url,
    `insert into membership (practice_id, person_id, roles) values ($1, $2, '{monitor}')`,
    [lax, both.id],
  )
  const trying = { headers: new Headers(), caller: '198.51.100.7', now: now() }
  const { seat } = await accounts.entrance.enter(trying, both.id, { factors: 1 })
  expect(seat).toMatchObject({ standing: 'in', member: { practice: lax } })
  expect((await accounts.entrance.actFor(trying, seat, at.home))?.seat.standing).toBe('second-missing')
})

const accountsFor = () =>
  openAccounts({
    db: at.database.db,
    door: createDoor(at.database.pool, 'of this installation', ORIGIN),
    limits: createLimits(at.database.pool, 'of this installation'),
    record,
    post: mailing().post,
    secret: 'of this installation',
    origin: ORIGIN,
  })
const carrying = (set: Headers) => new Headers({ cookie: set.getSetCookie()[0]?.split(';')[0] ?? '' })
